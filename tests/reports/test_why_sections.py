"""What a person reads of an answer of ``why``."""

from datetime import date

from cstocli.model.log import EventLog
from cstocli.render.context import RenderContext
from cstocli.render.formats.table import table
from cstocli.reports.best_sources import best_sources
from cstocli.reports.why import find_subject, why, why_in_full
from support.evidence import CHAIRS, HISTORY, MEMBERS, PUBLIC, claim
from support.logs import Read, event

JULY = date(2010, 7, 1)


def sections(log: EventLog, what: str, day: date = JULY) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {part.heading: part.lines for part in why(log, find_subject(log, what), day).sections}


def test_the_deciding_event_comes_first_then_its_sources_and_the_other_acts(read: Read) -> None:
    found = sections(read(HISTORY), "XA")
    assert list(found) == ["Decided by public", "Sources", "Other acts that count", ""]
    assert found["Decided by public"] == (("2010-06-28", "Something happens"),)
    assert found["Sources"] == (
        ("First Press",),
        ("https://first.example/1",),
        ("Second Press",),
        ("https://second.example/2",),
    )
    assert found["Other acts that count"] == (
        ("2000-01-01", "signatory", "signed"),
        ("2001-01-01", "member", "in-force"),
    )
    assert found[""] == (("Set aside (--full has the reasons): 1 act, 1 claim.",),)


def test_a_claim_against_the_answer_is_worded_and_the_others_are_counted(read: Read) -> None:
    log = read(MEMBERS + PUBLIC + claim("s2", "date", '"2010-07-20"') + claim("s1", "date", '"2010-07-21"'))
    first, *_ = sections(log, "XA")[""]
    assert first == (
        "Against this answer: Second Press gives 2010-07-20 as the date of public, not 2010-06-28; 1 more claim.",
    )


def test_each_event_that_may_decide_is_shown_with_its_sources(read: Read) -> None:
    vague = event("suspension", "2010", 'states = ["XA"]', instrument="charter", ident="vague")
    found = why(read(MEMBERS + vague), find_subject(read(MEMBERS + vague), "XA"), JULY).sections
    assert [part.heading for part in found if part.heading.startswith("Decided")] == [
        "Decided by in-force",
        "Decided by vague",
    ]


def test_a_seat_names_its_holders_and_the_day_on_which_a_decision_takes_effect(read: Read) -> None:
    later = event(
        "chairmanship", "2003-06-01", 'effect = "2005-01-01"', 'states = ["XC"]', body="council", ident="chair-c"
    )
    log = read(MEMBERS + CHAIRS + later)
    found = sections(log, "chair")
    assert found["Decided by chair-c"] == (("2003-06-01", "Something happens"), ("2005-01-01", "in effect"))
    assert found["Other acts that count"] == (("2004-01-01", "unknown", "chair-gap"),)
    assert sections(log, "chair", date(2004, 6, 1))["Other acts that count"][-1][1] == "Bo of Betonia"


def test_before_the_first_act_nothing_decides(read: Read) -> None:
    assert sections(read(HISTORY), "XC") == {}


def test_in_full_each_row_has_its_sources_and_no_section_is_left(read: Read) -> None:
    log = read(HISTORY)
    brief = why(log, find_subject(log, "XA"), JULY)
    full = why_in_full(log, brief)
    assert full.columns == (*brief.columns, "references")
    assert [row[:-1] for row in full.rows] == list(brief.rows)
    assert full.rows[0].references[0] == {
        "key": "s1",
        "publisher": "First Press",
        "title": None,
        "url": "https://first.example/1",
        "date": None,
        "language": None,
    }
    assert (full.sections, full.summary, full.notes) == ((), brief.summary, brief.notes)


SOURCE = '\n[sources.{0}]\npublisher = "{1}"\nurl = "https://{0}.example/"\n{2}'


def ranked(read: Read, *more: tuple[str, str, str], number: int = 9) -> tuple[str, ...]:
    """Return the sources of an event of 2010-06-28, the best first."""
    keys = ", ".join(f'"{key}"' for key, _, _ in more)
    act = PUBLIC.replace('sources = ["s1", "s2"]', f"sources = [{keys}]")
    text = "".join(SOURCE.format(*one) for one in more)
    log = read(text + MEMBERS + act)
    return best_sources(log, log.by_id["public"], number)  # type: ignore[index]


def test_the_best_source_is_of_the_organisation_then_of_the_time_then_in_english(read: Read) -> None:
    june, english = 'date = "2010-06-29"\n', 'language = "en"\n'
    title = 'title = "News"\n'
    assert ranked(
        read,
        ("undated", "A", title + english),
        ("copy", "B", title + june + english + 'origin = "C"\n'),
        ("late", "D", title + english + 'date = "2015-01-01"\n'),
        ("russian", "E", title + june + 'language = "ru"\n'),
        ("english", "F", title + june + english),
        ("untitled", "G", june + english),
        ("own", "XO", ""),
    ) == ("own", "english", "russian", "untitled", "late", "undated", "copy")


def test_the_second_source_is_of_another_witness_if_there_is_one(read: Read) -> None:
    day = 'title = "News"\nlanguage = "en"\ndate = "2010-06-{}"\n'
    one, same, other = ("a", "A", day.format(28)), ("b", "A", day.format(29)), ("c", "C", day.format(30))
    assert ranked(read, one, same, other, number=2) == ("a", "c")
    assert ranked(read, one, same, number=2) == ("a", "b")


def test_a_source_that_the_bibliography_lacks_is_its_key(read: Read) -> None:
    log = read(HISTORY).replace(sources={})
    assert sections(log, "XA")["Sources"] == (("s1",), ("s2",))


def test_no_answer_on_the_record_is_longer_than_a_screen(record: EventLog) -> None:
    for what in ("UZ", "Armenia", "chair", "Secretary-General", "AF", "GE"):
        report = why(record, find_subject(record, what), date(2026, 1, 15))
        assert table(report, record, RenderContext(width=80)).count("\n") <= 24, what


def test_an_address_stands_whole_on_a_line_of_its_own(record: EventLog) -> None:
    report = why(record, find_subject(record, "AM"), date(2026, 1, 15))
    addresses = [line for part in report.sections for (line, *_) in part.lines if line.startswith("http")]
    lines = [line.strip() for line in table(report, record, RenderContext(width=40)).splitlines()]
    assert addresses
    assert set(addresses) <= set(lines)
