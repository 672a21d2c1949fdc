"""Exercises: who may take part as what, and where a part may lie."""

from __future__ import annotations

import pytest

from cstocli.check.engine import check
from support.evidence import MEMBERS
from support.logs import Read, event

CODES = {"CS501", "CS502", "CS503", "CS504"}


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (('states = ["XA"]', 'guests = ["XC"]'), ["CS503 guests"]),
        (('states = ["XA", "XC"]', 'guests = ["XC"]'), []),
        (('states = ["XA"]', 'host = ["XC"]', 'guests = ["XC"]'), []),
        (('states = ["XA", "XC"]', 'host = ["XC"]'), ["CS501 states"]),
        (('states = ["XA", "XC"]', 'status = "cancelled"'), []),
        (('states = ["XA", "XC"]', 'status = "planned"'), ["CS501 states"]),
        (('states = ["XA", "XB"]', 'observers = ["XC"]'), []),
        (('states = ["XA"]', 'observers = ["XC"]', 'absent = ["XC"]'), ["CS504 absent"]),
        (('states = ["XA"]', 'absent = ["XB"]'), []),
    ],
)
def test_who_takes_part_is_a_member_or_a_guest_and_there_only_once(
    read: Read, lines: tuple[str, ...], found: list[str]
) -> None:
    cancelled = event("exercise", "2007-07-22", 'states = ["XC"]', 'status = "cancelled"')
    log = read(MEMBERS + cancelled + event("exercise", "2008-07-22", *lines))
    assert [f"{one.finding.code} {one.finding.path[2]}" for one in check(log, CODES)] == found


@pytest.mark.parametrize(("left", "codes"), [("2008-07-21", {"CS501"}), ("2008-07-22", set()), ("2008-07-25", set())])
def test_who_left_on_the_first_day_may_still_have_taken_part(read: Read, left: str, codes: set[str]) -> None:
    leaves = event("withdrawal", left, 'states = ["XB"]', instrument="charter")
    held = event("exercise", "2008-07-22", 'end = "2008-07-30"', 'states = ["XA", "XB"]')
    assert {one.finding.code for one in check(read(MEMBERS + leaves + held), CODES)} == codes


@pytest.mark.parametrize(
    ("joined", "codes"),
    [("2008-07-22", set()), ("2008-07-25", set()), ("2008-07-30", set()), ("2008-07-31", {"CS501"})],
)
def test_who_joined_before_it_ended_may_have_taken_part(read: Read, joined: str, codes: set[str]) -> None:
    joins = event("accession", "2008-06-01", 'states = ["XC"]', instrument="charter", effect=joined)
    held = event("exercise", "2008-07-22", 'end = "2008-07-30"', 'states = ["XA", "XC"]')
    watches = event("observer", "2008-07-25", 'states = ["XC"]')
    later = event("entry-into-force", "2009-01-01", 'states = ["XC"]', instrument="charter")
    assert {one.finding.code for one in check(read(MEMBERS + joins + watches + held + later), CODES)} == codes


def test_what_a_state_says_of_itself_gives_it_no_standing_in_law(read: Read) -> None:
    watches = event("observer", "2008-06-01", 'states = ["XC"]', 'basis = "practice"')
    held = event("exercise", "2008-07-22", 'states = ["XA", "XC"]')
    assert [one.finding.code for one in check(read(MEMBERS + watches + held), CODES)] == ["CS501"]


@pytest.mark.parametrize(
    ("first", "last", "key"),
    [
        ("2008-07-21", "", "date"),
        ("2008-07-21", "2008-07-23", "date"),
        ("2008-07-22", "2008-08-08", None),
        ("2008-07", "", None),
        ("2008-08-08", "2008-08-09", "end"),
        ("2008-08-09", "", "date"),
    ],
)
def test_a_part_lies_inside_its_umbrella(read: Read, first: str, last: str, key: str | None) -> None:
    umbrella = event("exercise", "2008-07-22", 'end = "2008-08-08"', ident="whole")
    part = event("exercise", first, *([f'end = "{last}"'] if last else []), umbrella="whole")
    assert [one.finding.path[2] for one in check(read(umbrella + part), {"CS506"})] == [key] * bool(key)


def test_a_part_of_an_umbrella_at_fault_is_let_be_and_the_next_part_is_not(read: Read) -> None:
    backward = event("exercise", "2007-07-22", 'end = "2007-07-21"', ident="backward")
    whole = event("exercise", "2008-07-22", 'end = "2008-08-08"', ident="whole")
    parts = [event("exercise", f"200{year}-09-01", umbrella=of) for year, of in ((7, "backward"), (8, "whole"))]
    found = check(read(backward + whole + "".join(parts)), {"CS506"})
    assert [one.finding.path for one in found] == [("event", 3, "date")]


@pytest.mark.parametrize(("first", "is_found"), [("2008-07-21", True), ("2008-09-21", False)])
def test_an_umbrella_without_an_end_may_last(read: Read, first: str, is_found: bool) -> None:  # noqa: FBT001
    log = read(event("exercise", "2008-07-22", ident="whole") + event("exercise", first, umbrella="whole"))
    assert bool(check(log, {"CS506"})) is is_found


@pytest.mark.parametrize(
    ("whole", "part", "is_found"),
    [
        ("cancelled", "held", True),
        ("planned", "held", True),
        ("cancelled", "cancelled", False),
        ("held", "held", False),
    ],
)
def test_what_was_held_is_no_part_of_what_was_not(
    read: Read,
    whole: str,
    part: str,
    is_found: bool,  # noqa: FBT001
) -> None:
    umbrella = event("exercise", "2008-07-22", ident="whole", status=whole)
    sound = event("exercise", "2008-07-22", ident="sound")
    sound += event("exercise", "2008-07-22", ident="part-of-sound", umbrella="sound")
    log = read(sound + umbrella + event("exercise", "2008-07-22", umbrella="whole", status=part))
    assert bool(check(log, {"CS507"})) is is_found
