"""One State in one period: the data from which a row of the panel is computed."""

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
    """Which days of a period count; as ``partial`` in the R package states, and also ``share``."""

    ANY = "any"
    FIRST = "first"
    LAST = "last"
    EXACT = "exact"
    SHARE = "share"


class Covered(NamedTuple):
    """A calendar period: its label, and its days that are covered, both ends included."""

    label: int | str
    first: date
    last: date

    @property
    def days(self) -> int:
        """The number of days covered."""
        return (self.last - self.first).days + 1


class Tally(NamedTuple):
    """The number of events in a period that name a State."""

    hosted: int = 0
    joined: int = 0
    events: int = 0


class PeriodIntervals(NamedTuple):
    """The intervals of a subject within a period: on all its days, and on those that count."""

    whole: Sequence[ConstantInterval]
    counted: Sequence[ConstantInterval]


class StatePeriod(NamedTuple):
    """One State in one period."""

    log: EventLog
    state: StateCode
    period: Covered
    partial: Partial
    standing: PeriodIntervals
    """The possible standings of the State."""
    chair: PeriodIntervals
    """The possible holders of the chair."""
    tally: Tally

    def held(self, found: PeriodIntervals, wanted: Callable[[Outcome], bool]) -> int | float | None:
        """Return 1 if a condition holds on a day that counts, 0 if on none, None if that is open or unknown.

        It may be presumed to hold. For ``share`` it is the part of the days on which it certainly holds.
        """
        if self.partial is Partial.SHARE:
            return share(certain_days(found.whole, wanted), self.period.days)
        possible = False
        for part in found.counted:
            if part.presumably(wanted):
                return 1
            possible = possible or part.may(wanted)
        return None if possible else 0


def certain_days(found: Sequence[ConstantInterval], wanted: Callable[[Outcome], bool]) -> int:
    """Return the number of days on which a condition certainly holds."""
    return sum(stretch.days for stretch in found if stretch.must(wanted))


def possible_days(found: Sequence[ConstantInterval], wanted: Callable[[Outcome], bool]) -> int:
    """Return the number of days on which a condition may hold, and does not certainly hold."""
    return sum(stretch.days for stretch in found if stretch.may(wanted) and not stretch.must(wanted))


def found_in(constant_intervals: Sequence[ConstantInterval], period: Covered, counted: Covered) -> PeriodIntervals:
    """Return the intervals within a period, and within its days that count."""
    start = bisect_right(constant_intervals, period.first, key=lambda stretch: stretch.first)
    whole = list(within(constant_intervals[max(0, start - 1) :], period.first, period.last))
    same = (counted.first, counted.last) == (period.first, period.last)
    return PeriodIntervals(whole, whole if same else list(within(whole, counted.first, counted.last)))


def share(days: int, of: int) -> float:
    """Return a share of a whole as a fraction, rounded to six decimal places."""
    places = 6
    return round(days / of, places)


def periods(by: By, first: date, last: date) -> Iterator[Covered]:
    """Yield the calendar periods from ``first`` through ``last``, cut to those days."""
    start = first
    while start <= last:
        whole = calendar_period(by, start)
        yield Covered(whole.label, start, min(whole.last, last))
        if whole.last == LAST:
            return
        start = whole.last + _DAY


def count_periods(by: By, first: date, last: date) -> int:
    """Return the number of calendar periods from ``first`` through ``last``, partial ones included."""
    match by:
        case By.YEAR:
            return last.year - first.year + 1
        case By.MONTH:
            return 12 * (last.year - first.year) + last.month - first.month + 1
        case By.DAY:
            return (last - first).days + 1


def calendar_period(by: By, day: date) -> Covered:
    """Return the whole year, month or day that contains a day."""
    match by:
        case By.YEAR:
            return Covered(day.year, date(day.year, 1, 1), date(day.year, 12, 31))
        case By.MONTH:
            return Covered(day.isoformat()[:7], *month_span(day.year, day.month))
        case By.DAY:
            return Covered(day.isoformat(), day, day)


def deciding(period: Covered, by: By, partial: Partial, like: date) -> Covered:
    """Return the days of a period that count; for ``exact``, the day in the same position as ``like``."""
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
    """Return the day in the same position of its period as another day; the last of the month if it has no such day."""
    if by is By.DAY:
        return day
    first, last = month_span(day.year, like.month if by is By.YEAR else day.month)
    return first.replace(day=min(like.day, last.day))
