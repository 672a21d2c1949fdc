"""Runs of days on which the same may hold for a subject, and the spans of time in which a condition may hold.

A panel counts the days of constant intervals, a spell is a span of them, a comparison sets spans against those of
another data set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from cstocli.model.dates import FIRST, LAST, Edtf, between, eve, shift
from cstocli.model.events import Event, Subject
from cstocli.model.terms import Certainty, EventId, SourceAgreement, surest
from cstocli.replay.fold import initial_value, order
from cstocli.replay.history import ReplayedLog
from cstocli.replay.horizon import Reach, reach_of
from cstocli.replay.snapshot import Change, Outcome

_DAY = timedelta(days=1)
_ValueT = TypeVar("_ValueT")
_VERIFIED, _UNKNOWN = Reach.VERIFIED, Reach.UNKNOWN  # to look up a member of an enum takes time


class ConstantInterval(NamedTuple):
    """Days, from ``first`` through ``last``, at whose end one of the same values holds."""

    first: date
    last: date
    held: tuple[Outcome, ...]
    exact: bool = True
    reach: Reach = Reach.VERIFIED
    """Whether the evidence reaches its days. Where it is unknown, ``held`` are the last values known."""
    agreement: SourceAgreement = SourceAgreement.AGREED

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def may(self, wanted: Callable[[Outcome], bool]) -> bool:
        """Whether something wanted may hold; anything may on days that the evidence does not reach."""
        if self.reach is _UNKNOWN:
            return True
        if len(self.held) == 1:  # the usual case; a panel by day calls this two million times
            return wanted(self.held[0])
        return any(wanted(held) for held in self.held)

    def must(self, wanted: Callable[[Outcome], bool]) -> bool:
        """Whether only what is wanted can hold, and the evidence reaches its days."""
        return self.reach is _VERIFIED and self.presumably(wanted)

    def presumably(self, wanted: Callable[[Outcome], bool]) -> bool:
        """Whether only what is wanted can hold, certainly or as long as nothing unknown has ended it."""
        if self.reach is _UNKNOWN:
            return False
        if len(self.held) == 1:
            return self.exact and wanted(self.held[0])
        return self.exact and all(wanted(held) for held in self.held)

    def certainty(self, answer: Callable[[Outcome], object]) -> Certainty:
        """Return how sure an answer is on its days, given the one that each outcome gives."""
        return Change(self.first, self.held, self.exact, self.reach).certainty({answer(held) for held in self.held})


class UncertainInterval(NamedTuple):
    """An unbroken time: the day on which it begins, and the first one after it (None: it has not ended)."""

    start: Edtf
    until: Edtf | None
    certainty: Certainty
    """How sure it is on the day on which it is surest."""
    begun_by: Event
    ended_by: Event | None

    @property
    def end(self) -> Edtf | None:
        """The last day, included."""
        return eve(self.until) if self.until else None


def constant_intervals(history: ReplayedLog, subject: Subject) -> list[ConstantInterval]:
    """Return the constant intervals of a subject, oldest first, from the first change on; the last one is open."""
    changes = history.changes(subject)
    ends = [*(shift(change.day, -_DAY) for change in changes[1:]), LAST]
    return [
        ConstantInterval(change.day, end, change.held, change.exact) for change, end in zip(changes, ends, strict=False)
    ]


def known_intervals(history: ReplayedLog, subject: Subject) -> list[ConstantInterval]:
    """Return the constant intervals of a subject through the whole calendar, with the reach and agreement of each.

    They are cut after the last verified day and the last presumed day, and where sources begin or cease to dispute
    what holds.
    """
    found = constant_intervals(history, subject)
    if not found or found[0].first > FIRST:
        until = shift(found[0].first, -_DAY) if found else LAST
        found.insert(0, ConstantInterval(FIRST, until, (Outcome(initial_value(subject)),)))
    return [part for stretch in found for part in _cut(history, subject, stretch)]


def _cut(history: ReplayedLog, subject: Subject, stretch: ConstantInterval) -> Iterator[ConstantInterval]:
    horizon = history.horizon(subject, Change(stretch.first, stretch.held))
    disputed = [days for claim in history.competing(subject) for days in claim.days]
    ends = {*horizon, *(shift(first, -_DAY) for first, _ in disputed), *(last for _, last in disputed)} - {FIRST}
    first = stretch.first
    for last in (*sorted(end for end in ends if first <= end < stretch.last), stretch.last):
        agreement = history.agreement(subject, first)
        yield stretch._replace(first=first, last=last, reach=reach_of(horizon, first), agreement=agreement)
        first = shift(last, _DAY)


def within(found: Sequence[ConstantInterval], first: date, last: date) -> Iterator[ConstantInterval]:
    """Yield the parts of constant intervals that lie from ``first`` through ``last``."""
    for stretch in found:
        if stretch.first <= last and stretch.last >= first:
            yield stretch._replace(first=max(stretch.first, first), last=min(stretch.last, last))


def causes(
    found: Sequence[ConstantInterval], key: Callable[[Outcome], tuple[_ValueT, EventId] | None]
) -> list[frozenset[tuple[_ValueT, EventId]]]:
    """Return what makes one span each, in order of time: a value and the event since which it is held.

    ``key`` returns the two for an outcome, None for one that makes no span. Where either of two events may have begun
    one and the same span, and none of them alone is ever certain, both make one.
    """
    alone = {key(stretch.held[0]) for stretch in found if len({key(held) for held in stretch.held}) == 1}
    groups: dict[tuple[_ValueT, EventId], frozenset[tuple[_ValueT, EventId]]] = {}
    for stretch in found:
        keys = {pair for held in stretch.held if (pair := key(held))}
        for pair in sorted(keys - groups.keys(), key=lambda pair: (str(pair[0]), pair[1])):
            groups[pair] = frozenset({pair})
        for value in {pair[0] for pair in keys - alone}:
            either = [groups[pair] for pair in keys - alone if pair[0] == value]
            merged: frozenset[tuple[_ValueT, EventId]] = frozenset().union(*either)
            groups.update(dict.fromkeys(merged, merged))
    return list(dict.fromkeys(groups.values()))


def surest_day(
    found: Sequence[ConstantInterval], first: date, last: date, wanted: Callable[[Outcome], bool]
) -> Certainty:
    """Return how sure something wanted is on the day, from ``first`` through ``last``, on which it is surest."""
    inside = (
        stretch
        for stretch in within(found, first, last)
        if stretch.first != LAST and any(wanted(held) for held in stretch.held)  # an open window never closes
    )
    return surest(stretch.certainty(wanted) for stretch in inside)


def spans(
    found: Sequence[ConstantInterval], acts: Sequence[Event], wanted: Callable[[Outcome], bool]
) -> Iterator[UncertainInterval]:
    """Yield the times through which something wanted may hold, which an event must have made.

    ``acts`` are those of the subject.
    """
    run: list[ConstantInterval] = []
    for index, stretch in enumerate(found):
        if stretch.may(wanted):
            run.append(stretch)
        if run and (not stretch.may(wanted) or index == len(found) - 1):
            yield _span(run, None if stretch.may(wanted) else stretch, acts, wanted)
            run = []


def _span(
    run: Sequence[ConstantInterval],
    after: ConstantInterval | None,
    acts: Sequence[Event],
    wanted: Callable[[Outcome], bool],
) -> UncertainInterval:
    """Return the span of a run of constant intervals: each end is a window where the days are only possible."""
    sure = [stretch for stretch in run if stretch.must(wanted) and stretch.first != LAST]  # an open window never closes
    rest = run[run.index(sure[-1]) + 1 :] if sure else run
    begins = sure[0].first if sure else run[-1].last
    ceases = shift(sure[-1].last if sure else run[0].first, _DAY)
    begun_by = min(_made(run[0], wanted), key=order)
    enders = (_made(stretch, lambda held: not wanted(held)) for stretch in (*rest, after) if stretch)
    later = (min(_after(events, begun_by), key=order, default=None) for events in enders)
    ended_by = next((event for event in later if event), None)
    ended = after is not None or (bool(sure) and bool(rest))
    return UncertainInterval(
        start=_known(run[0].first, begins, acts, begun_by),
        until=_known(ceases, after.first if after else LAST, acts, ended_by) if ended else None,
        certainty=Certainty.CERTAIN if sure else Certainty.POSSIBLE,
        begun_by=begun_by,
        ended_by=ended_by if ended else None,
    )


def _made(stretch: ConstantInterval, wanted: Callable[[Outcome], bool]) -> list[Event]:
    """Return the events that made what is wanted."""
    return [held.caused_by for held in stretch.held if wanted(held) and held.caused_by]


def _after(events: Iterable[Event], first: Event) -> list[Event]:
    """Return the events that come after another in the order of replay."""
    return [event for event in events if order(event) > order(first)]


def _known(earliest: date, latest: date, acts: Sequence[Event], event: Event | None) -> Edtf:
    """Return a window in the words of the event that made it, or of another act, if the date of one has that window."""
    for act in (event, *acts) if event else acts:
        effect = act.takes_effect
        if (effect.earliest, effect.latest) == (earliest, latest):
            return effect
    return between(earliest, latest)
