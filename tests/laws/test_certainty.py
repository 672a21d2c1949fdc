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
from cstocli.model.terms import BodyId, EventId, InstrumentId, StateCode, Status
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
    """Return every value of the subject at the end of a day, over every choice of days that leaves few acts in vain."""
    choices = [[START + timedelta(days) for days in possible(event)] for event in log.events]
    found = [(chosen, folded(subject, chosen, log.events, date.max)[1]) for chosen in product(*choices)]
    least = {in_vain for _, in_vain in found if not any(other < in_vain for _, other in found)}
    return {folded(subject, chosen, log.events, on)[0] for chosen, in_vain in found if in_vain in least}


def possible(event: Event) -> Iterator[int]:
    first, last = event.takes_effect.earliest, event.takes_effect.latest
    yield from range((first - START).days, (last - START).days + 1)


def folded(
    subject: Subject, chosen: Sequence[date], listed: Sequence[Event], on: date
) -> tuple[Value, frozenset[EventId]]:
    """Return the value at the end of a day, and the acts through that day that found nothing to start from."""
    value: Value = Bonds() if subject.facet == "state" else UNKNOWN
    in_vain: set[EventId] = set()
    by_day = sorted(zip(chosen, listed, strict=True), key=lambda pair: (pair[0], pair[1].rank, order(pair[1])))
    for when, event in by_day:
        if when <= on:
            if not event.starts_from(value):
                in_vain.add(event.id)
            value = event.apply(value)
    return value, frozenset(in_vain)


def replayed(history: ReplayedLog, subject: Subject, on: date) -> tuple[set[Value], bool]:
    change = history.at(subject, on)
    if change is None:
        return {Bonds() if subject.facet == "state" else UNKNOWN}, True
    return {held.value for held in change.held}, change.exact


def days() -> Iterator[date]:
    return (START + timedelta(days) for days in range(-1, 3 * SPAN + 1))


@given(st.integers(1, 3).flatmap(lambda apart: one_subject(4 if apart == 1 else 3, windows(apart))))
def test_the_possible_outcomes_are_those_of_every_choice_of_days(drawn: tuple[EventLog, Subject]) -> None:
    log, subject = drawn
    history = replay(log)
    for on in days():
        assert (outcomes(log, subject, on), True) == replayed(history, subject, on)


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
