"""The chair and the offices: who may be seated, from when to when, and what is one act too many."""

from __future__ import annotations

import pytest

from cstocli.check.engine import check
from cstocli.model.struct import replace
from support.evidence import MEMBERS
from support.findings import has_finding
from support.logs import Read, event

XA, XB = 'states = ["XA"]', 'states = ["XB"]'
UNKNOWN = "unknown = true"


def _chair(date: str, *lines: str, ident: str = "") -> str:
    return event("chairmanship", date, *lines, body="council", ident=ident)


def _codes(read: Read, events: str) -> set[str]:
    return {one.finding.code for one in check(read(MEMBERS + events)) if one.finding.code.startswith("CS4")}


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        (("2004-01-01", XA), ("2004-01-01", XB), {"CS402"}),
        (("2004-01-01", XA, 'person = "Ann"'), ("2004-01-01", XA, 'person = "Bo"'), {"CS402"}),
        (("2004-01", XA), ("2004-01", XB), set()),
        (("2004-01-01", XA), ("2004-01-01", XB, 'status = "planned"'), set()),
        (("2004-01-01", XA), ("2004-01-02", XB), set()),
    ],
)
def test_two_are_too_many_where_both_are_seated_on_one_day(
    read: Read, first: tuple[str, ...], second: tuple[str, ...], codes: set[str]
) -> None:
    assert _codes(read, _chair(*first, ident="first") + _chair(*second, ident="second")) == codes


@pytest.mark.parametrize(
    ("taken_over", "codes"),
    [
        ((), {"CS404"}),
        (("2004-06-06", XA), set()),
        (("2004-06-07", XA), set()),
        (("2004-06-08", XA), {"CS404"}),
        (("2004-06-07", UNKNOWN), set()),
        (("2004-06", XA), set()),
    ],
)
def test_a_chair_that_leaves_is_followed_by_another_or_by_a_gap(
    read: Read, taken_over: tuple[str, ...], codes: set[str]
) -> None:
    leaves = event("withdrawal", "2004-06-07", XB, instrument="charter")
    after = _chair(*taken_over) if taken_over else ""
    assert _codes(read, _chair("2004-01-01", XB) + leaves + after) == codes


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ((XA,), set()),
        ((UNKNOWN,), set()),
        ((), {"CS405"}),
        (('states = ["XA", "XB"]',), {"CS405"}),
        ((UNKNOWN, XA), {"CS405"}),
        ((UNKNOWN, 'person = "Ann"'), {"CS405"}),
    ],
)
def test_a_chair_is_of_one_state_or_of_nobody_known(read: Read, lines: tuple[str, ...], codes: set[str]) -> None:
    assert _codes(read, _chair("2004-01-01", *lines)) == codes


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        ((XA,), (XA,), {"CS407"}),
        ((XA, 'person = "Ann"'), (XA, 'person = "Bo"'), set()),
        ((XA,), (XB,), set()),
        ((UNKNOWN,), (UNKNOWN,), {"CS407"}),
        ((UNKNOWN,), (XA,), set()),
    ],
)
def test_a_seat_is_taken_by_somebody_else_than_holds_it(
    read: Read, first: tuple[str, ...], second: tuple[str, ...], codes: set[str]
) -> None:
    assert _codes(read, _chair("2004-01-01", *first) + _chair("2005-01-01", *second)) == codes


@pytest.mark.parametrize(
    ("before", "predecessor", "codes"),
    [
        (XA, "XA", set()),
        (XA, "XB", {"CS403"}),
        (XA, "", {"CS403"}),
        (UNKNOWN, "", set()),
        (UNKNOWN, "XA", {"CS403"}),
    ],
)
def test_the_chair_is_handed_over_by_its_holder(read: Read, before: str, predecessor: str, codes: set[str]) -> None:
    after = _chair("2005-01-01", XB, f'predecessor = "{predecessor}"')
    assert _codes(read, _chair("2004-01-01", before) + after) == codes


@pytest.mark.parametrize(
    ("leaves", "codes"),
    [
        ('person = "Ann"', set()),
        ('person = "Bo"', {"CS413"}),
        ("", {"CS405"}),
    ],
)
def test_an_office_is_left_by_its_holder(read: Read, leaves: str, codes: set[str]) -> None:
    taken = event("appointment", "2004-01-01", XA, 'person = "Ann"', body="office")
    assert _codes(read, taken + event("departure", "2005-01-01", XA, leaves, body="office")) == codes


@pytest.mark.parametrize(
    ("appointed", "codes"),
    [
        ((("XC", "Cy"),), ["CS411"]),  # whoever leaves, the appointment was wrong
        ((("XC", "Cy"), ("XB", "Bo")), ["CS411", "CS413"]),
        ((("XA", "Ann"), ("XC", "Cy")), ["CS411"]),
    ],
)
def test_a_departure_is_judged_by_a_sound_appointment(
    read: Read, appointed: tuple[tuple[str, str], ...], codes: list[str]
) -> None:
    acts = [
        event("appointment", f"200{number}-01-01", f'states = ["{state}"]', f'person = "{person}"', body="office")
        for number, (state, person) in enumerate(appointed, start=4)
    ]
    left = event("departure", "2007-01-01", XA, 'person = "Ann"', body="office")
    again = event("departure", "2008-01-01", XA, 'person = "Ann"', body="office")
    found = check(read(MEMBERS + "".join(acts) + left), {"CS411", "CS413"})
    assert [one.finding.code for one in found] == codes
    assert has_finding(read(MEMBERS + "".join(acts) + left + again), "CS413")


def test_a_state_without_a_name_in_the_language_of_the_rotation_is_told_once(read: Read) -> None:
    log = read(MEMBERS + _chair("2004-01-01", XA) + _chair("2005-01-01", XB) + _chair("2006-01-01", XA))
    states = {code: replace(info, names={}) if code == "XA" else info for code, info in log.states.items()}
    (found,) = check(log.replace(states=states), {"CS409"})
    assert found.finding.path == ("states", "XA", "names")


def test_a_person_of_two_states_is_told_wherever_the_second_is_said(read: Read) -> None:
    chairs = _chair("2004-01-01", XA, 'person = "Ann"') + _chair("2005-01-01", UNKNOWN)
    assert _codes(read, chairs + _chair("2006-01-01", XA, 'person = "Ann"')) == set()
    taken = event("appointment", "2006-01-01", XB, 'person = "Ann"', body="office")
    assert _codes(read, chairs + taken) == {"CS408"}


@pytest.mark.parametrize(
    ("kind", "body", "codes"),
    [
        ("chairmanship", "office", {"CS406"}),
        ("appointment", "council", {"CS406"}),
        ("appointment", "office", set()),
        ("chairmanship", "council", set()),
    ],
)
def test_a_seat_is_one_that_its_body_has(read: Read, kind: str, body: str, codes: set[str]) -> None:
    assert _codes(read, event(kind, "2004-01-01", XA, 'person = "Ann"', body=body)) == codes
