from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cstocli.model.period import Period
from cstocli.model.struct import replace
from cstocli.model.terms import BodyId, Reading, StateCode, Status, Weight
from cstocli.reports import arrange
from cstocli.reports.filters import EventFilter
from cstocli.reports.timeline import timeline
from support.logs import Read, event

TODAY = date(2026, 1, 1)
LOG = (
    event("crisis", "2005", 'states = ["XA"]', 'note = "An Uprising."', ident="crisis", place="Hill Town")
    + event(
        "exercise", "2004-07-01", 'states = ["XB", "XA"]', 'host = ["XC"]', ident="ex", series="Rubezh", name="Shield"
    )
    + event("appointment", "2004-07-01", 'states = ["XB"]', ident="sg", body="office", person="Bo Ångström")
    + event("freeze", "2003-01-01", 'states = ["XB"]', ident="freeze", instrument="charter", weight="major")
    + event("session", "2006-01-01", 'end = "2006-01-03"', ident="session", status="planned")
    + event("agreement", "[..2002-11-14]", ident="old")
)


def idents(read: Read, **wanted: Any) -> list[str]:  # noqa: ANN401
    return [str(row[1]) for row in timeline(read(LOG), TODAY, EventFilter(**wanted)).rows]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, ["old", "freeze", "sg", "ex", "crisis", "session"]),
        ({"kinds": ("crisis", "session")}, ["crisis", "session"]),
        ({"states": (StateCode("XB"),)}, ["freeze", "sg", "ex"]),
        ({"states": (StateCode("XB"), StateCode("XC"))}, ["ex"]),
        ({"series": ("Rubezh",)}, ["ex"]),
        ({"texts": ("uprising",)}, ["crisis"]),
        ({"texts": ("HILL",)}, ["crisis"]),
        ({"texts": ("shield",)}, ["ex"]),
        ({"texts": ("ÅNGSTRÖM",)}, ["sg"]),
        ({"texts": ("angstrom",)}, ["sg"]),
        ({"texts": ("rising",)}, ["crisis"]),
        ({"texts": ("rising",), "whole_words": True}, []),
        ({"texts": ("uprising",), "whole_words": True}, ["crisis"]),
        ({"texts": ("hill", "uprising")}, ["crisis"]),
        ({"texts": ("hill", "shield")}, []),
        ({"weights": (Weight.MAJOR,)}, ["freeze"]),
        ({"weights": (Weight.ORDINARY,)}, ["old", "sg", "ex", "crisis", "session"]),
        ({"texts": ("freeze",)}, ["freeze"]),
        ({"texts": ("something",)}, ["old", "freeze", "sg", "ex", "crisis", "session"]),
        ({"texts": ("nowhere",)}, []),
        ({"period": Period(first=date(2005, 6, 1))}, ["crisis", "session"]),
        ({"period": Period(first=date(2006, 1, 3))}, ["session"]),
        ({"period": Period(last=date(2003, 1, 1))}, ["old", "freeze"]),
        ({"period": Period(first=date(2004, 1, 1), last=date(2004, 12, 31)), "kinds": ("exercise",)}, ["ex"]),
    ],
)
def test_a_filter_keeps_what_passes_all_of_it(read: Read, wanted: dict[str, Any], expected: list[str]) -> None:
    assert idents(read, **wanted) == expected


def test_a_row_names_every_state_involved_and_says_what_was_only_planned(read: Read) -> None:
    rows = {row["id"]: row for row in timeline(read(LOG), TODAY, EventFilter()).dicts()}
    assert {str(code) for code in rows["ex"]["states"]} == {"XA", "XB", "XC"}  # type: ignore[union-attr]
    assert rows["session"]["title"] == "Something happens (planned)"
    assert (rows["freeze"]["basis"], rows["crisis"]["basis"]) == ("practice", None)
    assert rows["ex"]["sources"] == ("s1", "s2")


def test_the_reading_law_leaves_practice_out(read: Read) -> None:
    report = timeline(read(LOG), TODAY, EventFilter(), Reading.LAW)
    assert "freeze" not in {row[1] for row in report.rows}
    assert report.title == "XO: timeline, counted in law"


@pytest.mark.parametrize(
    ("limit", "reverse", "expected", "summary"),
    [
        (2, False, ["old", "freeze"], "2 of 6 events (5 held and 1 planned)"),
        (2, True, ["crisis", "ex"], "2 of 6 events (5 held and 1 planned)"),
        (1, True, ["crisis"], "1 of 6 events (5 held and 1 planned)"),
        (0, False, [], "0 of 6 events (5 held and 1 planned)"),
        (9, False, ["old", "freeze", "sg", "ex", "crisis", "session"], "6 events (5 held and 1 planned)"),
        (9, True, ["crisis", "ex", "sg", "freeze", "old", "session"], "6 events (5 held and 1 planned)"),
    ],
)
def test_a_limit_keeps_the_first_of_the_order_asked_for_and_what_was_planned_is_last(
    read: Read, limit: int, expected: list[str], summary: str, *, reverse: bool
) -> None:
    report = arrange.limit(timeline(read(LOG), TODAY, EventFilter(), reverse=reverse), limit)
    assert [row[1] for row in report.rows] == expected
    assert report.summary == summary


def test_the_title_names_the_period_and_the_notes_the_horizon(read: Read) -> None:
    period = Period(first=date(2004, 1, 1), last=date(2040, 1, 1))
    report = timeline(read(LOG), date(2041, 1, 1), EventFilter(period=period))
    assert report.title == "XO: timeline from 2004-01-01 to 2040-01-01, counted in practice"
    assert report.notes == ("The sources were read through 2030-12-31; later events may be missing.",)
    assert timeline(read(LOG), TODAY, EventFilter(period=period)).notes == ()


UNHELD = LOG + event("session", "2007-01-01", ident="called-off", status="cancelled")


def test_a_filter_by_status_says_what_it_leaves_out(read: Read) -> None:
    held = EventFilter(statuses=(Status.HELD,))
    last = arrange.limit(timeline(read(LOG), TODAY, held, reverse=True), 1)
    assert ([row[1] for row in last.rows], last.summary) == (["crisis"], "1 of 5 events")
    assert last.notes == ("1 planned event is left out; `--all` lists it too.",)
    assert timeline(read(UNHELD), TODAY, held).notes == (
        "1 planned and 1 cancelled events are left out; `--all` lists them too.",
    )
    assert timeline(read(UNHELD), TODAY, EventFilter()).notes == ()


def test_the_note_on_what_is_left_out_is_about_the_events_that_were_asked_for(read: Read) -> None:
    held = EventFilter(statuses=(Status.HELD,), kinds=("exercise",))
    assert timeline(read(UNHELD), TODAY, held).notes == ()
    planned = EventFilter(statuses=(Status.PLANNED, Status.CANCELLED), kinds=("session",))
    assert [row[1] for row in timeline(read(UNHELD), TODAY, planned).rows] == ["session", "called-off"]
    practice = read(UNHELD + event("freeze", "2008-01-01", 'states = ["XA"]', instrument="charter", status="planned"))
    in_law = timeline(practice, TODAY, EventFilter(statuses=(Status.HELD,)), Reading.LAW)
    assert in_law.notes == ("1 planned and 1 cancelled events are left out; `--all` lists them too.",)


def test_a_session_is_found_by_its_body_and_by_what_people_call_its_sessions(read: Read) -> None:
    log = read(UNHELD + event("session", "2005-05-05", ident="met", body="council"))
    body = replace(log.bodies[BodyId("council")], sessions="summit")
    for text in ("council", "SUMMIT"):
        wanted = EventFilter(texts=(text,), bodies={BodyId("council"): body})
        assert [row.id for row in timeline(log, TODAY, wanted).rows] == ["met"]
    assert [row.id for row in timeline(log, TODAY, EventFilter(texts=("cancelled",))).rows] == ["called-off"]
