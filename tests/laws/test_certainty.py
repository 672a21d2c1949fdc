"""Replay against brute force: every choice of days that the windows allow, folded one by one."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from cstocli.model.dates import Edtf, between
from cstocli.model.events import (
    UNKNOWN,
    Appointment,
    Bonds,
    Chairmanship,
    Departure,
    Event,
    Observer,
    ObserverEnd,
    SeatAct,
    Subject,
    TreatyAct,
    Value,
)
from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import BodyId, InstrumentId, StateCode, Status
from cstocli.replay.fold import MAX_OPEN, order
from cstocli.replay.history import ReplayedLog, replay
from support.strategies import ACTS, EMPTY, START, events, numbered

SPAN = 8
KINDS = {instrument: entry.kind for instrument, entry in EMPTY.instruments.items()}


@st.composite
def windows(draw: st.DrawFn, apart: int) -> Edtf:
    """Draw a window between days that are so many days apart."""
    first = draw(st.integers(0, SPAN - 1))
    last = min(first + draw(st.sampled_from((0, 0, 1, 2, 3))), SPAN - 1)
    return between(START + timedelta(apart * first), START + timedelta(apart * last))


packed = st.sampled_from(
    [between(START, START + timedelta(1))] * 9 + [between(START + timedelta(4), START + timedelta(4))]
)
"""Two days for nearly everything: more windows than are followed, and few choices for each."""


def _not_on_pact(event: Event) -> Event:
    """Return the event, an act on the pact as one on the treaty."""
    if isinstance(event, TreatyAct) and event.instrument == "pact":
        return replace(event, instrument=InstrumentId("treaty"))
    return event


def _of_office(event: Event) -> SeatAct:
    assert isinstance(event, SeatAct)
    return replace(event, body=BodyId("office"))


@st.composite
def one_subject(
    draw: st.DrawFn, at_most: int, when: st.SearchStrategy[Edtf], at_least: int = 1
) -> tuple[EventLog, Subject]:
    """Draw acts on one State, one chair or one office."""
    facet = draw(st.sampled_from(("state", "state", "chair", "office")))
    wanted = {"chair": (Chairmanship,), "office": (Appointment, Departure)}
    treaty_acts = tuple(cls for cls in ACTS if issubclass(cls, TreatyAct | Observer | ObserverEnd))
    kinds = wanted.get(facet, treaty_acts)
    drawn = draw(st.lists(events(kinds, when), min_size=at_least, max_size=at_most))
    held = [replace(event, status=Status.HELD, effect=None) for event in drawn]
    if facet == "state":
        named = [replace(event, states=(StateCode("XA"),)) for event in held]
        named = [_not_on_pact(event) for event in named]
        return EMPTY.replace(events=numbered(named)), Subject("state", "XA")
    return EMPTY.replace(events=numbered([_of_office(event) for event in held])), Subject(facet, "office")


def outcomes(log: EventLog, subject: Subject, on: date) -> set[Value]:
    """Return every value of the subject at the end of a day, over every choice of days."""
    choices = [[START + timedelta(days) for days in possible(event)] for event in log.events]
    return {folded(subject, chosen, log.events, on) for chosen in product(*choices)}


def possible(event: Event) -> Iterator[int]:
    first, last = event.takes_effect.earliest, event.takes_effect.latest
    yield from range((first - START).days, (last - START).days + 1)


def folded(subject: Subject, chosen: Sequence[date], listed: Sequence[Event], on: date) -> Value:
    value: Value = Bonds() if subject.facet == "state" else UNKNOWN
    by_day = sorted(zip(chosen, listed, strict=True), key=lambda pair: (pair[0], pair[1].rank, order(pair[1])))
    for when, event in by_day:
        if when <= on:
            value = event.apply(value)
    return value


def replayed(history: ReplayedLog, subject: Subject, on: date) -> tuple[set[Value], bool]:
    change = history.at(subject, on)
    if change is None:
        return {Bonds() if subject.facet == "state" else UNKNOWN}, True
    return {held.value for held in change.held}, change.exact


def days() -> Iterator[date]:
    return (START + timedelta(days) for days in range(-1, 2 * SPAN + 1))


def most_open(log: EventLog) -> int:
    spans = [event.takes_effect for event in log.events if not event.takes_effect.is_exact]
    return max((sum(span.earliest <= on <= span.latest for span in spans) for on in days()), default=0)


@given(one_subject(4, windows(2)))
def test_every_outcome_of_some_choice_of_days_is_among_the_possible_ones(
    drawn: tuple[EventLog, Subject],
) -> None:
    log, subject = drawn
    history = replay(log)
    for on in days():
        found, exact = replayed(history, subject, on)
        assert exact
        assert outcomes(log, subject, on) <= found


@settings(max_examples=40)
@given(one_subject(MAX_OPEN + 3, packed, at_least=MAX_OPEN + 2))
def test_too_many_windows_to_enumerate_never_make_an_uncertain_answer_certain(
    drawn: tuple[EventLog, Subject],
) -> None:
    log, subject = drawn
    history = replay(log)
    for on in (START, START + timedelta(1), START + timedelta(4)):
        found, exact = replayed(history, subject, on)
        if exact:
            assert outcomes(log, subject, on) <= found


@given(one_subject(3, windows(3)))
def test_every_possible_outcome_results_from_some_choice_of_days_before_the_next_date(
    drawn: tuple[EventLog, Subject],
) -> None:
    """Replay answers for the whole stretch from one date to the next, in which windows close in any order.

    The dates are three days apart: one for the act of the date itself, and one for each of two open windows after it.
    """
    log, subject = drawn
    if most_open(log) > 2:
        return
    history = replay(log)
    bounds = sorted(
        {bound for event in log.events for bound in (event.takes_effect.earliest, event.takes_effect.latest)}
    )
    for bound in bounds:
        brought_about = {value for day in range(3) for value in outcomes(log, subject, bound + timedelta(day))}
        assert brought_about == replayed(history, subject, bound)[0]
