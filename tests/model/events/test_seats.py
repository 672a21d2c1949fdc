from __future__ import annotations

import pytest

from cstocli.model.events import UNKNOWN, VACANT, Seat, Subject
from cstocli.model.terms import StateCode
from support.factories import made

XA, XB = StateCode("XA"), StateCode("XB")
BEFORE = (VACANT, UNKNOWN, Seat(XB), Seat(XB, "Bo"), Seat(XB, "Bo", acting=True))


@pytest.mark.parametrize("before", BEFORE)
def test_a_chairmanship_seats_its_state_whoever_held_the_chair(before: Seat) -> None:
    act = made("chairmanship", states=(XA,), body="council", person="Ana")
    assert act.apply(before) == Seat(XA, "Ana")
    assert act.subjects() == (Subject("chair", "council"),)


@pytest.mark.parametrize("before", BEFORE)
def test_a_chairmanship_that_no_source_names_leaves_the_holder_unknown(before: Seat) -> None:
    assert made("chairmanship", body="council", unknown=True).apply(before) == UNKNOWN
    assert made("chairmanship", states=(XA,), body="council", unknown=True).apply(before) == UNKNOWN


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("acting", [True, False])
def test_an_appointment_seats_its_person_whoever_held_the_office(before: Seat, *, acting: bool) -> None:
    act = made("appointment", states=(XA,), body="office", person="Ana", acting=acting)
    assert act.apply(before) == Seat(XA, "Ana", acting=acting)
    assert act.subjects() == (Subject("office", "office"),)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Seat(XA, "Ana"), VACANT),
        (Seat(XA, "Ana", acting=True), VACANT),
        (Seat(XB, "Bo"), Seat(XB, "Bo")),
        (VACANT, VACANT),
        (UNKNOWN, UNKNOWN),
    ],
)
def test_a_departure_vacates_the_office_unless_somebody_else_has_it(before: Seat, after: Seat) -> None:
    act = made("departure", states=(XA,), body="office", person="Ana")
    assert act.apply(before) == after
    assert act.subjects() == (Subject("office", "office"),)


def test_a_person_may_hold_an_office_for_no_state() -> None:
    assert made("appointment", body="office", person="Ana").apply(UNKNOWN) == Seat(None, "Ana")
