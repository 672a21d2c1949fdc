"""One State in one period: what a row of the panel is computed from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from cstocli.model.dates import LAST, month_span
from cstocli.model.log import EventLog
from cstocli.model.terms import StateCode
from cstocli.replay.intervals import ConstantInterval, within
from cstocli.replay.snapshot import Outcome

_DAY = timedelta(days=1)


class By(StrEnum):
    """How long a period of the panel is."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class Partial(StrEnum):
    """Which days of a period decide what a State was in it; as ``partial`` of the R package states, and ``share``."""

    ANY = "any"
    FIRST = "first"
    LAST = "last"
    EXACT = "exact"
    SHARE = "share"


class Covered(NamedTuple):
    """A calendar period: what it is called, and the days of it that are covered, both ends included."""

    label: int | str
    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days are covered."""
        return (self.last - self.first).days + 1


class Tally(NamedTuple):
    """How many events of a period name a State."""

    hosted: int = 0
    joined: int = 0
    events: int = 0


class Found(NamedTuple):
    """What may hold for a subject in a period: on all its days, and on those that count."""

    whole: Sequence[ConstantInterval]
    counted: Sequence[ConstantInterval]


class StatePeriod(NamedTuple):
    """One State in one period."""

    log: EventLog
    state: StateCode
    period: Covered
    partial: Partial
    standing: Found
    """What the State may be."""
    chair: Found
    """Who may have the chair."""
    tally: Tally

    def held(self, found: Found, wanted: Callable[[Outcome], bool]) -> int | float | None:
        """Return 1 where what is wanted holds on a day that counts, 0 where it does not, None where it may.

        For ``share`` it is the part of the days on which it certainly holds.
        """
        if self.partial is Partial.SHARE:
            return share(certain_days(found.whole, wanted), self.period.days)
        possible = False
        for part in found.counted:
            if part.must(wanted):
                return 1
            possible = possible or part.may(wanted)
        return None if possible else 0


def certain_days(found: Sequence[ConstantInterval], wanted: Callable[[Outcome], bool]) -> int:
    """Return on how many days what is wanted certainly holds."""
    return sum(stretch.days for stretch in found if stretch.must(wanted))


def possible_days(found: Sequence[ConstantInterval], wanted: Callable[[Outcome], bool]) -> int:
    """Return on how many days what is wanted may hold, and may not."""
    return sum(stretch.days for stretch in found if stretch.may(wanted) and not stretch.must(wanted))


def found_in(constant_intervals: Sequence[ConstantInterval], period: Covered, counted: Covered) -> Found:
    """Return what may hold in a period and on the days of it that count."""
    start = bisect_right(constant_intervals, period.first, key=lambda stretch: stretch.first)
    whole = list(within(constant_intervals[max(0, start - 1) :], period.first, period.last))
    same = (counted.first, counted.last) == (period.first, period.last)
    return Found(whole, whole if same else list(within(whole, counted.first, counted.last)))


def share(days: int, of: int) -> float:
    """Return a part of a whole, rounded to six places."""
    places = 6
    return round(days / of, places)


def periods(by: By, first: date, last: date) -> Iterator[Covered]:
    """Yield the calendar periods that have a day from ``first`` through ``last``, cut to those days."""
    start = first
    while start <= last:
        whole = calendar_period(by, start)
        yield Covered(whole.label, start, min(whole.last, last))
        if whole.last == LAST:
            return
        start = whole.last + _DAY


def count_periods(by: By, first: date, last: date) -> int:
    """Return how many calendar periods have a day from ``first`` through ``last``."""
    match by:
        case By.YEAR:
            return last.year - first.year + 1
        case By.MONTH:
            return 12 * (last.year - first.year) + last.month - first.month + 1
        case By.DAY:
            return (last - first).days + 1


def calendar_period(by: By, day: date) -> Covered:
    """Return the whole year, month or day in which a day lies."""
    match by:
        case By.YEAR:
            return Covered(day.year, date(day.year, 1, 1), date(day.year, 12, 31))
        case By.MONTH:
            return Covered(day.isoformat()[:7], *month_span(day.year, day.month))
        case By.DAY:
            return Covered(day.isoformat(), day, day)


def deciding(period: Covered, by: By, partial: Partial, like: date) -> Covered:
    """Return the days of a period that decide; for ``exact`` the one that is placed in it as ``like`` is in its own."""
    match partial:
        case Partial.FIRST:
            return period._replace(last=period.first)
        case Partial.LAST:
            return period._replace(first=period.last)
        case Partial.EXACT:
            day = max(period.first, min(period.last, _placed(period.first, by, like)))
            return period._replace(first=day, last=day)
        case Partial.ANY | Partial.SHARE:
            return period


def _placed(day: date, by: By, like: date) -> date:
    """Return the day of the same year, month or day that has the month and day of another; the last where none has."""
    if by is By.DAY:
        return day
    first, last = month_span(day.year, like.month if by is By.YEAR else day.month)
    return first.replace(day=min(like.day, last.day))
