"""The terms of a chair or an office: who held it, from when, through when, and how far that is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from cstocli.model.dates import LAST, Edtf, shift
from cstocli.model.events import Event, Seat, Subject
from cstocli.model.period import Period
from cstocli.model.terms import Certainty, EventId
from cstocli.replay.history import ReplayedLog
from cstocli.replay.intervals import causes, constant_intervals, known_intervals, spans, surest_day, within
from cstocli.replay.snapshot import Change, Holder, Outcome

_DAY: Final = timedelta(days=1)


class Term(NamedTuple):
    """One unbroken time of a chair or an office: who, from which day, through which (None: still open)."""

    seat: Seat
    start: Edtf
    end: Edtf | None
    event: Event
    begun_by: frozenset[EventId]
    """The events that may have begun it; usually one."""

    @property
    def first(self) -> date:
        """The first day on which it may last."""
        return self.start.earliest

    @property
    def last(self) -> date:
        """The last day on which it may last."""
        return self.end.latest if self.end else LAST


class HeldInterval(NamedTuple):
    """Days, from ``first`` through ``last``, at whose end the same may hold a chair or an office, as surely."""

    first: date
    last: date
    holders: tuple[Holder, ...]


def terms(history: ReplayedLog, subject: Subject) -> list[Term]:
    """Return the terms of a chair or an office, oldest first; a vacancy or an unknown holder is a term too.

    Whoever was replaced on the day of the appointment has no term: a day counts as of its end.
    """
    found, acts = constant_intervals(history, subject), history.acts.get(subject, ())
    listed = [
        Term(seat, span.start, span.end, span.begun_by, frozenset(event for _, event in group))
        for group in causes(found, _key)
        for seat in [next(iter(group))[0]]
        for span in spans(found, acts, _in(seat, frozenset(event for _, event in group)))
    ]
    return sorted(listed, key=lambda term: (term.start.earliest, term.start.latest, term.event.id))


def certainty_of(history: ReplayedLog, subject: Subject, term: Term) -> Certainty:
    """Return how sure a term is on the day on which it is surest."""
    return surest_day(known_intervals(history, subject), term.first, term.last, _in(term.seat, term.begun_by))


def holders_during(history: ReplayedLog, subject: Subject, period: Period) -> Iterator[HeldInterval]:
    """Yield who may hold a chair or an office in a period, in order of time, from the first act on the seat on."""
    for stretch in within(constant_intervals(history, subject), period.first, period.last):
        first = stretch.first
        horizon = history.horizon(subject, Change(stretch.first, stretch.held))
        for last in (*(day for day in horizon if first <= day < stretch.last), stretch.last):
            if first <= last:
                yield HeldInterval(first, last, history.holders(subject, first))
                first = shift(last, _DAY)


def _key(held: Outcome) -> tuple[Seat, EventId] | None:
    return (held.value, held.caused_by.id) if isinstance(held.value, Seat) and held.caused_by else None


def _in(seat: Seat, events: frozenset[EventId]) -> Callable[[Outcome], bool]:
    return lambda held: held.value == seat and held.caused_by is not None and held.caused_by.id in events
