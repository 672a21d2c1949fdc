"""The history of a State as a person reads it."""

from datetime import date

from cstocli.model.log import EventLog
from cstocli.model.terms import StateCode
from cstocli.render.context import RenderContext
from cstocli.render.formats.table import table
from cstocli.reports.country import country
from cstocli.reports.report import Report
from support.evidence import HISTORY, MEMBERS
from support.logs import Read, event

DAY = date(2012, 1, 1)


def history(log: EventLog, code: str, *, full: bool = False) -> Report:
    return country(log, StateCode(code), DAY, full=full)


def sections(report: Report) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {part.heading: part.lines for part in report.sections}


def test_each_kind_of_entry_is_a_section_and_standings_have_both_readings(read: Read) -> None:
    found = sections(history(read(HISTORY), "XA"))
    assert list(found) == ["Standing in practice", "Standing in law", "Chair"]
    assert found["Standing in practice"][-1] == ("since 2010-06-28", "suspended")
    assert found["Standing in law"][-1] == ("since 2010-12-19", "suspended")
    assert found["Chair"] == (("2002-01-01 to 2002-12-31", "Council Ann"),)


def test_readings_that_agree_are_one_section(read: Read) -> None:
    assert list(sections(history(read(MEMBERS), "XA"))) == ["Standing in practice"]


EXERCISES = "".join(
    event("exercise", f"200{year}-05-01", 'states = ["XA"]', ident=f"e{year}", status="held" if year else "announced")
    for year in range(7)
)


def test_the_latest_events_are_listed_and_the_others_counted_until_all_are_asked_for(read: Read) -> None:
    log = read(MEMBERS + EXERCISES)
    brief, full = (sections(history(log, "XA", full=full))["Exercise joined"] for full in (False, True))
    assert brief[0] == ("", "3 earlier (--full lists them)")
    assert [day for day, _ in brief[1:]] == ["2003-05-01", "2004-05-01", "2005-05-01", "2006-05-01"]
    assert len(full) == 7
    assert full[0][1].endswith("(possible)")


def test_an_answer_to_an_appeal_names_the_state_that_made_it(read: Read) -> None:
    appeal = event("appeal", "2005-01-01", 'states = ["XA"]', 'to = ["XB"]', ident="appeal")
    answer = event("decision", "2005-01-02", 'states = ["XB"]', 'links = ["appeal"]', ident="answer")
    log = read(MEMBERS + appeal + answer)
    assert sections(history(log, "XB"))["Answer to Alphia"] == (("2005-01-02", "Something happens"),)


def test_no_state_of_the_record_fills_more_than_four_screens(record: EventLog) -> None:
    lengths = {
        code: table(history(record, code), record, RenderContext(width=80)).count("\n") for code in record.states
    }
    assert max(lengths.values()) <= 96
