from datetime import date

import pytest

from cstocli.model.log import EventLog
from cstocli.model.terms import EventId, Figure, Reading, Status
from cstocli.render.context import RenderContext
from cstocli.render.formats.table import table
from cstocli.reports.report import Cell
from cstocli.reports.status import status
from support.evidence import HISTORY, MEMBERS
from support.logs import Read, event


def facts(log: EventLog, day: date) -> dict[str, list[tuple[Cell, ...]]]:
    """Return value, date, event and certainty of each fact of a day."""
    found: dict[str, list[tuple[Cell, ...]]] = {}
    for fact, *told in status(log, day).rows:
        found.setdefault(str(fact), []).append(tuple(told))
    return found


def ids(log: EventLog, day: date, fact: str) -> list[Cell]:
    return [told[2] for told in facts(log, day).get(fact, [])]


def test_the_standings_the_chair_and_the_offices_of_the_day_are_told(read: Read) -> None:
    cy = event("appointment", "2005-01-01", 'person = "Cy"', 'states = ["XC"]', body="office", ident="cy")
    box = facts(read(HISTORY + cy), date(2010, 7, 1))
    assert [(told[0], told[2]) for told in box["member"]] == [(("XB",), ("in-force",))]
    assert [(told[0], told[2]) for told in box["suspended"]] == [(("XA",), ("public",))]
    assert [(told[0], told[2]) for told in box["chair"]] == [("(gap)", "chair-gap")]
    assert [(told[0], told[2]) for told in box["Secretary"]] == [("XC Cy", "cy")]


def test_an_office_that_its_holder_left_is_vacant_and_not_a_gap(read: Read) -> None:
    ana = event("appointment", "2003-01-01", 'states = ["XA"]', body="office", person="Ana", ident="ana")
    left = event("departure", "2004-01-01", 'states = ["XA"]', body="office", person="Ana", ident="left")
    box = facts(read(MEMBERS + ana + left), date(2004, 1, 1))
    assert [(row[0], str(row[1]), row[2], row[3]) for row in box["Secretary"]] == [
        ("(vacant)", "2004-01-01", "left", "certain")
    ]


def test_a_standing_of_several_states_has_a_day_only_if_they_share_it(read: Read) -> None:
    later = event("accession", "2003-03-03", 'states = ["XC"]', instrument="charter", ident="xc")
    later += event("entry-into-force", "2003-03-03", 'states = ["XC"]', instrument="charter", ident="xc-in-force")
    shared = facts(read(MEMBERS), date(2005, 1, 1))["member"]
    apart = facts(read(MEMBERS + later), date(2005, 1, 1))["member"]
    assert [str(told[1]) for told in shared] == ["2001-01-01"]
    assert [(told[0], told[1], told[2]) for told in apart] == [(("XA", "XB", "XC"), None, ("in-force", "xc-in-force"))]


def test_the_reading_law_leaves_practice_out(read: Read) -> None:
    rows = status(read(HISTORY), date(2010, 7, 1), Reading.LAW).rows
    assert [row[1] for row in rows if row[0] == "member"] == [("XA", "XB")]
    assert [row for row in rows if row[0] == "suspended"] == []


def test_the_days_since_a_change_are_certain_once_its_window_has_closed(read: Read) -> None:
    log = read(MEMBERS + event("lapse", "2010-06", 'states = ["XA"]', instrument="charter", ident="lapsed"))
    days = (date(2010, 6, 15), date(2010, 6, 30), date(2010, 7, 15))
    assert [facts(log, day)["days unchanged"][0][3] for day in days] == ["possible", "certain", "certain"]


def test_changes_of_one_day_are_told_together(read: Read) -> None:
    both = event("lapse", "2010-06-01", 'states = ["XA"]', instrument="charter", ident="a")
    both += event("withdrawal", "2010-06-01", 'states = ["XB"]', instrument="charter", ident="b")
    (told,) = facts(read(MEMBERS + both), date(2010, 6, 1))["days unchanged"]
    assert (told[0], told[2]) == (0, ("a", "b"))


def test_a_state_whose_dates_leave_its_standing_open_is_told_apart(read: Read) -> None:
    box = facts(read(MEMBERS + event("lapse", "2010", 'states = ["XA"]', instrument="charter")), date(2010, 7, 1))
    assert [(told[0], told[3]) for told in box["member"]] == [(("XB",), "certain"), (("XA",), "possible")]
    assert [(told[0], told[3]) for told in box["former"]] == [(("XA",), "possible")]


def test_the_days_since_the_last_change_of_membership_are_counted(read: Read) -> None:
    log = read(HISTORY + event("observer", "2015-01-01", 'states = ["XC"]'))
    soon, later = (facts(log, day)["days unchanged"] for day in (date(2010, 7, 1), date(2016, 1, 1)))
    assert [(told[0], told[2]) for told in soon] == [(3, ("public",))]
    assert [told[2] for told in later] == [("public",)]


def test_a_change_whose_day_is_not_known_gives_a_range(read: Read) -> None:
    log = read(MEMBERS + event("lapse", "2010-06", 'states = ["XA"]', instrument="charter", ident="lapsed"))
    (told,) = facts(log, date(2010, 7, 1))["days unchanged"]
    assert (told[0], told[2]) == (Figure(1, "", 30), ("lapsed",))


def sent(*lines: str, ident: str = "sent", day: str = "2006-01-07") -> str:
    return event("deployment", day, 'states = ["XB"]', 'host = ["XA"]', *lines, ident=ident)


def test_a_deployment_is_under_way_until_its_end(read: Read) -> None:
    log = read(HISTORY + sent('end = "2006-01-19"'))
    days = [date(2006, 1, 6), date(2006, 1, 7), date(2006, 1, 19), date(2006, 1, 20)]
    assert [bool(ids(log, day, "deployment")) for day in days] == [False, True, True, False]
    assert [facts(log, day)["deployment"][0][3] for day in days[1:3]] == ["certain", "certain"]


def test_a_linked_withdrawal_ends_a_deployment(read: Read) -> None:
    left = event("withdrawal-of-forces", "2006-02-01", 'end = "2006-02-05"', 'links = ["sent"]', ident="left")
    log = read(HISTORY + sent() + left)
    days = [date(2006, 1, 31), date(2006, 2, 5), date(2006, 2, 6)]
    assert [bool(ids(log, day, "deployment")) for day in days] == [True, True, False]


def test_a_part_of_a_deployment_under_way_is_not_told_apart(read: Read) -> None:
    part = sent('end = "2006-01-19"', 'links = ["sent"]', ident="contingent")
    assert ids(read(HISTORY + sent('end = "2006-01-19"') + part), date(2006, 1, 8), "deployment") == ["sent"]


def test_a_deployment_without_recorded_end_is_possible_for_a_year_and_then_assumed_ended(read: Read) -> None:
    log = read(HISTORY + sent())
    assert [told[3] for told in facts(log, date(2006, 6, 1))["deployment"]] == ["possible"]
    assert ids(log, date(2006, 6, 1), "assumed ended") == []
    assert ids(log, date(2008, 1, 1), "deployment") == []
    assert ids(log, date(2008, 1, 1), "assumed ended") == ["sent"]


def test_a_planned_deployment_is_none(read: Read) -> None:
    assert ids(read(HISTORY + sent('status = "planned"')), date(2006, 1, 8), "deployment") == []


def test_a_force_is_told_once_by_the_latest_word_on_it(read: Read) -> None:
    log = read(
        event("agreement", "2004-01-01", ident="agreed")
        + event("force", "2005-01-01", 'links = ["agreed"]', ident="made")
        + event("force", "2007-01-01", 'links = ["made"]', ident="grown")
        + event("force", "2008-01-01", 'links = ["agreed"]', ident="later")
    )
    assert ids(log, date(2007, 5, 1), "force") == ["grown"]
    assert ids(log, date(2009, 5, 1), "force") == ["later"]


def test_a_force_is_known_by_its_name_where_it_has_one(read: Read) -> None:
    log = read(
        event("force", "2005-01-01", ident="made", name="Rapid Force")
        + event("force", "2007-01-01", ident="grown", name="Rapid Force")
        + event("force", "2008-01-01", ident="other", name="Air Force")
    )
    assert ids(log, date(2009, 5, 1), "force") == ["grown", "other"]


def test_the_nearest_events_before_and_after_are_told(read: Read) -> None:
    log = read(HISTORY)
    assert ids(log, date(2003, 1, 1), "last event") == ["chair-a", "chair-b"]
    assert ids(log, date(2003, 1, 1), "next event") == ["chair-gap", "public"]


def test_an_event_whose_days_the_day_lies_among_is_neither_last_nor_next(read: Read) -> None:
    log = read(HISTORY + event("crisis", "2003-01", ident="riot"))
    assert "riot" not in (*ids(log, date(2003, 1, 15), "last event"), *ids(log, date(2003, 1, 15), "next event"))
    assert ids(log, date(2003, 1, 31), "last event")[-1] == "riot"


def screen(log: EventLog, day: date, reading: Reading = Reading.PRACTICE) -> list[str]:
    """Return what a person reads at 80 columns."""
    return table(status(log, day, reading), None, RenderContext(width=80)).splitlines()


@pytest.mark.parametrize("reading", Reading)
def test_the_answer_fits_one_screen_on_any_day(record: EventLog, reading: Reading) -> None:
    days = [date(year, month, 8) for year in range(1991, 2028) for month in (1, 6, 10, 12)]
    lengths = {day: len(screen(record, day, reading)) for day in days}
    assert {day: length for day, length in lengths.items() if length > 24} == {}


def test_a_person_reads_names_and_numbers_and_no_ids(read: Read) -> None:
    force = event("force", "2005-03-01", 'personnel = "~4000"', name="Rapid Force", ident="strength")
    force += event("force", "2005-04-01", ident="nameless")
    cy = event("appointment", "2005-01-01", 'person = "Cy"', 'states = ["XC"]', body="office", ident="cy")
    lines = screen(read(HISTORY + cy + force + sent('end = "2010-08-01"', ident="sent")), date(2010, 7, 1))
    assert lines[:2] == ["XO: status on 2010-07-01, counted in practice", "1 member, 1 suspended"]
    assert lines[3:] == [
        "member      2001-01-01  Betonia",
        "suspended   2010-06-28  Alphia",
        "chair      2004-01-01  unknown",
        "Secretary  2005-01-01  Cy of Gammaland",
        "founded     2001-01-01; membership unchanged since 2010-06-28 (3 days)",
        "deployed    2006-01-07 Something happens",
        "forces      Rapid Force about 4,000 (2005); 1 other",
        "last event  2010-06-28 Something happens",
        "next event  2010-12-19 Something happens",
        "In law, Alphia remained a member through 2010-12-18.",
    ]


def test_marks_stand_in_brackets_and_alternatives_on_one_line(read: Read) -> None:
    vague = event("lapse", "2010", 'states = ["XA"]', instrument="charter")
    ana = event("appointment", "2009", 'person = "Ana"', 'states = ["XA"]', body="office", ident="ana")
    bob = event("appointment", "2010", 'person = "Bob"', 'states = ["XB"]', body="office", ident="bob")
    lines = screen(read(MEMBERS + vague + ana + bob), date(2010, 7, 1))
    assert "member      2001-01-01  Betonia" in lines
    assert "            2001-01-01  Alphia (possible)" in lines
    assert "others      Alphia (former, possible)" in lines
    assert "Secretary    Ana of Alphia or Bob of Betonia (possible)" in lines


def test_beyond_the_horizon_a_note_says_that_all_is_presumed_and_later_nothing_is_known(read: Read) -> None:
    presumed, unknown = (screen(read(HISTORY), day) for day in (date(2031, 6, 1), date(2033, 1, 1)))
    assert "member      2001-01-01  Betonia" in presumed
    assert "unknown       Alphia, Betonia" in unknown
    assert "founded     2001-01-01" in unknown


def test_before_the_charter_nothing_is_founded_and_a_plan_has_a_line_of_its_own(read: Read) -> None:
    party = event("signature", "1992-01-01", 'states = ["XA"]', instrument="treaty", ident="s")
    party += event("entry-into-force", "1994-01-01", 'states = ["XA"]', instrument="treaty", ident="e")
    early = screen(read(party + MEMBERS), date(1995, 1, 1))
    assert "unchanged   since 1994-01-01 (365 days)" in early
    assert not [line for line in early if line.startswith("founded")]
    plans = read(MEMBERS + PLANS)
    assert "planned     2005-02-01 Something happens" in screen(plans, date(2005, 1, 1))
    late = screen(plans, date(2005, 4, 15))
    assert "announced   2005-03-01 Something happens, and 1 more; not known to have taken" in late


def test_on_10_january_2022_the_forces_are_in_kazakhstan(record: EventLog) -> None:
    found = ids(record, date(2022, 1, 10), "deployment")
    assert "csto-deployment-kz-2022-01" in found
    assert "am-contingent-kz-2022-01" not in found
    assert "csto-deployment-kz-2022-01" not in ids(record, date(2022, 1, 20), "deployment")


PLANS = (
    event("session", "2005-02-01", ident="plan", status="planned")
    + event("session", "2005-03-01", ident="word", status="announced")
    + event("session", "2005-04-01", ident="off", status="cancelled")
    + event("session", "2005-05-01", ident="met")
)


def test_what_was_not_held_is_never_the_last_event_and_what_was_called_off_never_the_next(read: Read) -> None:
    log = read(MEMBERS + PLANS)
    box = facts(log, date(2005, 1, 1))
    assert [row[2] for row in box["next event (planned)"]] == ["plan"]
    assert [row[2] for row in box["next event (announced)"]] == ["word"]
    assert box["next event (planned)"][0][0] == "Something happens"
    assert "next event" not in box
    assert ids(log, date(2005, 3, 15), "next event") == ["met"]
    for day in (date(2005, 2, 2), date(2005, 3, 2), date(2005, 4, 2)):
        assert not {"plan", "word", "off"} & {*ids(log, day, "last event")}
    assert ids(log, date(2005, 5, 1), "last event")[-1] == "met"


def test_a_plan_whose_day_has_passed_is_unconfirmed_until_something_later_was_held(read: Read) -> None:
    def unconfirmed(text: str, day: date) -> list[tuple[str, Cell]]:
        return [(row[0], row[3]) for row in status(read(text), day).rows if row[0].startswith("unconfirmed event")]

    plan, word = ("unconfirmed event (planned)", "plan"), ("unconfirmed event (announced)", "word")
    assert unconfirmed(MEMBERS + PLANS, date(2005, 4, 15)) == [plan, word]
    assert unconfirmed(MEMBERS + PLANS, date(2005, 2, 1)) == [plan]
    assert unconfirmed(MEMBERS + PLANS, date(2005, 1, 31)) == []
    assert unconfirmed(MEMBERS + PLANS, date(2005, 5, 1)) == []
    assert unconfirmed(PLANS, date(2005, 4, 15)) == [plan, word]


def test_no_event_of_the_record_that_was_not_held_is_the_last(record: EventLog) -> None:
    days = [event.date.last_known for event in record.events if event.status is not Status.HELD]
    for day in days:
        found = ids(record, day, "last event")
        assert [record.by_id[EventId(str(ident))].status for ident in found] == [Status.HELD] * len(found)
