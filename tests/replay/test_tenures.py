"""The terms of an office, from its acts in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations_with_replacement, product
from typing import Any

import pytest

from cstocli.model.dates import between
from cstocli.model.events import UNKNOWN, Appointment, Chairmanship, Departure, Event, Seat, SeatAct, Subject
from cstocli.model.period import Period
from cstocli.model.struct import replace
from cstocli.model.terms import BodyId, Certainty, Duration, EventId, StateCode
from cstocli.replay.fold import order
from cstocli.replay.history import replay
from cstocli.replay.tenures import certainty_of, holders_during, terms
from support.logs import Read, event
from support.strategies import EMPTY

OFFICE = Subject("office", "office")


def appointed(person: str, day: str) -> str:
    return event("appointment", day, 'states = ["XA"]', body="office", person=person, ident=person.lower())


def departed(person: str, day: str) -> str:
    return event("departure", day, 'states = ["XA"]', body="office", person=person, ident=f"bye-{person.lower()}")


def test_a_term_ends_on_the_eve_of_the_next_act(read: Read) -> None:
    history = replay(
        read(appointed("Ana", "2003-01-01") + departed("Ana", "2004-01-01") + appointed("Bo", "2005-01-01"))
    )
    ana, vacant, bo = terms(history, OFFICE)
    assert (ana.seat.person, ana.start.earliest, ana.end and ana.end.latest) == (
        "Ana",
        date(2003, 1, 1),
        date(2003, 12, 31),
    )
    assert vacant.seat not in {ana.seat, bo.seat}
    assert vacant.end
    assert vacant.end.latest == date(2004, 12, 31)
    assert (bo.seat.person, bo.start.earliest, bo.end) == ("Bo", date(2005, 1, 1), None)


def test_a_departure_before_the_first_holder_does_not_hide_that_holder(read: Read) -> None:
    history = replay(read(departed("Ana", "2002-01-01") + appointed("Bo", "2003-01-01")))
    (bo,) = terms(history, OFFICE)
    assert (bo.seat.person, bo.start.earliest, bo.begun_by) == ("Bo", date(2003, 1, 1), frozenset({EventId("bo")}))


def test_a_departure_of_somebody_else_ends_no_term(read: Read) -> None:
    history = replay(read(appointed("Ana", "2003-01-01") + departed("Bo", "2004-01-01")))
    (ana,) = terms(history, OFFICE)
    assert (ana.seat.person, ana.end) == ("Ana", None)


def test_whoever_is_replaced_on_the_day_of_the_appointment_has_no_term(read: Read) -> None:
    history = replay(read(appointed("Ana", "2003-01-01") + appointed("Bo", "2003-01-01")))
    assert [term.seat.person for term in terms(history, OFFICE)] == ["Bo"]


def test_a_departure_in_a_window_that_begins_before_the_term_ends_it(read: Read) -> None:
    """By the first possible day the departure comes before the appointment; it ends the term all the same."""
    history = replay(read(appointed("Bo", "2003-06-01") + departed("Bo", "2003")))
    bo, vacant = terms(history, OFFICE)
    assert (bo.seat.person, str(bo.start), str(bo.end)) == ("Bo", "2003-06-01", "[2003-06-01..2003-12-30]")
    assert (vacant.seat.is_held, str(vacant.start), vacant.end) == (False, "[2003-06-02..2003-12-31]", None)


def test_the_certainty_of_a_term_is_that_of_its_surest_day(read: Read) -> None:
    log = read(appointed("Ana", "2003-01-01") + appointed("Bo", "2004-01-01") + appointed("Cy", "2006-01-01"))
    log = log.replace(verified_to=date(2003, 6, 30))
    history = replay(log)
    found = [(term.seat.person, certainty_of(history, OFFICE, term)) for term in terms(history, OFFICE)]
    assert found == [("Ana", Certainty.CERTAIN), ("Bo", Certainty.PRESUMED), ("Cy", Certainty.UNKNOWN)]


@pytest.mark.parametrize(
    ("period", "parts"),
    [
        (
            Period(first=date(2002, 1, 1), last=date(2005, 12, 31)),
            [
                ("2003-01-01", "2004-05-31", "Ana", "certain"),
                ("2004-06-01", "2004-12-31", "Bo", "certain"),
                ("2005-01-01", "2005-12-31", "Bo", "presumed"),
            ],
        ),
        (
            Period(first=date(2005, 12, 31), last=date(2006, 1, 1)),
            [("2005-12-31", "2005-12-31", "Bo", "presumed"), ("2006-01-01", "2006-01-01", None, "unknown")],
        ),
        (Period(first=date(2004, 7, 1), last=date(2004, 7, 1)), [("2004-07-01", "2004-07-01", "Bo", "certain")]),
        (Period(first=date(2001, 1, 1), last=date(2002, 12, 31)), []),
    ],
)
def test_the_holders_of_a_period_change_with_the_term_and_at_the_horizon(
    read: Read, period: Period, parts: list[object]
) -> None:
    log = read(appointed("Ana", "2003-01-01") + appointed("Bo", "2004-06-01")).replace(verified_to=date(2004, 12, 31))
    found = [
        (str(held.first), str(held.last), one.seat.person, one.certainty)
        for held in holders_during(replay(log), OFFICE, period)
        for one in held.holders
    ]
    assert found == parts


def test_a_term_of_known_length_is_not_presumed_after_its_end(read: Read) -> None:
    log = read(appointed("Ana", "2003-01-01")).replace(verified_to=date(2003, 6, 30))
    bodies = {key: replace(body, term=Duration(months=9)) for key, body in log.bodies.items()}
    period = Period(first=date(2003, 1, 1), last=date(2003, 12, 31))
    found = [
        (str(held.first), [one.certainty for one in held.holders])
        for held in holders_during(replay(log.replace(bodies=bodies)), OFFICE, period)
    ]
    assert found == [
        ("2003-01-01", [Certainty.CERTAIN]),
        ("2003-07-01", [Certainty.PRESUMED]),
        ("2003-10-01", [Certainty.UNKNOWN]),
    ]


def test_where_nothing_is_presumed_a_holder_is_unknown_at_once(read: Read) -> None:
    verified = date(2003, 6, 30)
    log = read(appointed("Ana", "2003-01-01")).replace(verified_to=verified, presumed_to=verified)
    period = Period(first=date(2003, 1, 1), last=date(2003, 12, 31))
    found = [
        (str(held.first), [one.certainty for one in held.holders])
        for held in holders_during(replay(log), OFFICE, period)
    ]
    assert found == [("2003-01-01", [Certainty.CERTAIN]), ("2003-07-01", [Certainty.UNKNOWN])]


START = date(2000, 1, 1)
WINDOWS = [(0, 0), (1, 1), (2, 2), (0, 1), (0, 2), (1, 3)]
DAYS = [START + timedelta(number) for number in range(5)]


def office_acts() -> Iterator[Event]:
    kinds = ((Appointment, "Ana"), (Appointment, "Bo"), (Departure, "Ana"))
    for (kind, person), (first, last) in product(kinds, WINDOWS):
        when = between(DAYS[first], DAYS[last])
        yield kind(**COMMON, date=when, states=(StateCode("XA"),), body=BodyId("office"), person=person)


def chair_acts() -> Iterator[Event]:
    for code, (first, last) in product(("XA", "XB", None), WINDOWS):
        states: dict[str, Any] = {"states": (StateCode(code),)} if code else {"unknown": True}
        yield Chairmanship(**COMMON, date=between(DAYS[first], DAYS[last]), body=BodyId("office"), **states)


COMMON: dict[str, Any] = {"title": "Something happens", "confidence": "high", "sources": (), "id": EventId("e")}


def worlds(acts: Sequence[Event]) -> list[list[Seat]]:
    """Return the seat at the end of each day, for every choice of days that leaves no act in vain without need."""
    found: list[tuple[frozenset[str], list[Seat]]] = []
    for chosen in product(*(possible(act) for act in acts)):
        listed = sorted(zip(chosen, acts, strict=True), key=lambda pair: (pair[0], pair[1].rank, order(pair[1])))
        vain: set[str] = set()
        seat, by_day = UNKNOWN, dict.fromkeys(DAYS, UNKNOWN)
        for when, act in listed:
            assert isinstance(act, SeatAct)
            vain.update(() if act.starts_from(seat) else (act.id,))
            seat = act.apply(seat)
            by_day.update((later, seat) for later in DAYS if later >= when)
        found.append((frozenset(vain), list(by_day.values())))
    return [seats for vain, seats in found if not any(other < vain for other, _ in found)]


def possible(act: Event) -> list[date]:
    return [one for one in DAYS if act.date.earliest <= one <= act.date.latest]


@pytest.mark.parametrize(("facet", "alphabet"), [("office", office_acts), ("chair", chair_acts)])
def test_the_terms_of_small_logs_are_those_of_every_choice_of_days(
    facet: str, alphabet: Callable[[], Iterator[Event]]
) -> None:
    subject = Subject(facet, "office")
    for chosen in combinations_with_replacement(alphabet(), 3):
        acts = [replace(act, id=EventId(f"e{number}")) for number, act in enumerate(chosen)]
        history = replay(EMPTY.replace(events=tuple(acts)))
        found, seats = terms(history, subject), worlds(acts)
        certain = {term for term in found if certainty_of(history, subject, term) is Certainty.CERTAIN}
        sure = dict.fromkeys(found, False)
        for index, on in enumerate(DAYS):
            lasting = [term for term in found if term.first <= on <= term.last]
            held = {world[index] for world in seats}
            assert {term.seat for term in lasting} - {UNKNOWN} == held - {UNKNOWN}, (acts, on)
            if len(held) == 1 and held != {UNKNOWN}:
                assert certain.intersection(lasting), (acts, on)
                sure.update((term, True) for term in lasting)
        assert all(sure[term] for term in certain if term.seat != UNKNOWN), acts
