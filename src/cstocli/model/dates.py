"""Dates typed by what is known of them: a day, a month, a year, a window, open on one side, approximate.

The notation is a subset of EDTF (ISO 8601-2:2019): ``2012-06-28``, ``1993-12``, ``1994``,
``2012-06-20/2012-06-28``, ``../2012-11-14``, ``2021-08/..`` and ``2002-05~``.
Every date stands for *one* day that lies somewhere between ``earliest`` and ``latest``, both included.
What people type on the command line is not read here: see ``cli/days.py``.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

FIRST: Final = date.min
LAST: Final = date.max

_BOUND: Final = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(~?)"
_DAY_LENGTH: Final = 10
_MAX_LENGTH: Final = 40
"""Characters of a malformed date that a message repeats."""
_DAY: Final = timedelta(days=1)
_ABOUT_DAY: Final = timedelta(days=7)


class Edtf:
    """One day as far as it is known; immutable, equal when written the same."""

    __slots__ = ("earliest", "latest", "text")

    text: str
    earliest: date
    latest: date

    def __init__(self, text: str, earliest: date, latest: date) -> None:
        """Store the notation and the first and last day that it may stand for, both included."""
        store = object.__setattr__
        store(self, "text", text)
        store(self, "earliest", earliest)
        store(self, "latest", latest)

    def __setattr__(self, name: str, value: object) -> None:
        """Raise ``AttributeError``: a date is immutable."""
        msg = f"a date does not change: {name}"
        raise AttributeError(msg)

    def __str__(self) -> str:
        """Return the EDTF notation."""
        return self.text

    def __repr__(self) -> str:
        """Return the class and the notation."""
        return f"{type(self).__name__}({self.text!r})"

    def __eq__(self, other: object) -> bool:
        """Two dates are equal when they say the same in the same words."""
        return isinstance(other, Edtf) and self.text == other.text

    def __hash__(self) -> int:
        """Hash the notation."""
        return hash(self.text)

    @property
    def first_known(self) -> date:
        """The first possible day, or the known end of a window that is open at its beginning."""
        return self.latest if self.earliest == FIRST else self.earliest

    @property
    def last_known(self) -> date:
        """The last possible day, or the known end of a window that is open at its end."""
        return self.earliest if self.latest == LAST else self.latest

    @property
    def is_exact(self) -> bool:
        """Whether one single day is meant."""
        return self.earliest == self.latest


class Day(Edtf):
    """A known day (or about that day)."""

    __slots__ = ()


class Month(Edtf):
    """Some day of a month."""

    __slots__ = ()


class Year(Edtf):
    """Some day of a year."""

    __slots__ = ()


class Between(Edtf):
    """Some day of a window, both ends included; an end may be open."""

    __slots__ = ()


class DateError(ValueError):
    """The text is not a date of the subset; the message says why and what to write."""


def day(value: date) -> Day:
    """Return the date that means exactly this calendar day."""
    return Day(value.isoformat(), value, value)


def parse(text: str) -> Edtf:
    """Read one date of the EDTF subset.

    Raises ``DateError`` when the text is not a date, or names a day that does not exist.
    """
    if len(text) == _DAY_LENGTH and text[4] == text[7] == "-":
        try:  # nearly every date of a log is a plain day
            value = date.fromisoformat(text)
        except ValueError:
            pass
        else:
            return Day(text, value, value)
    if "/" not in text:
        return _bound(text)
    start, _, end = text.partition("/")
    if start == end == "..":
        msg = "a window needs at least one end; leave the date out if nothing is known"
        raise DateError(msg)
    earliest = FIRST if start == ".." else _bound(start).earliest
    latest = LAST if end == ".." else _bound(end).latest
    if earliest > latest:
        msg = f"the window ends before it begins: {text}"
        raise DateError(msg)
    return Between(text, earliest, latest)


def between(earliest: date, latest: date) -> Edtf:
    """Return the narrowest date for a window, both ends included; ``FIRST`` and ``LAST`` mean an open end."""
    if earliest == latest:
        return day(earliest)
    start = ".." if earliest == FIRST else earliest.isoformat()
    end = ".." if latest == LAST else latest.isoformat()
    return Between(f"{start}/{end}", earliest, latest)


def eve(value: Edtf) -> Edtf:
    """Return the day before, at the precision of the date: the last day of what ends when ``value`` begins."""
    return between(shift(value.earliest, -_DAY), shift(value.latest, -_DAY))


def shift(value: date, by: timedelta) -> date:
    """Move a day, but not past the ends of the calendar; an open end stays open."""
    if value in (FIRST, LAST):
        return value
    try:
        return value + by
    except OverflowError:
        return FIRST if by < timedelta() else LAST


def add_months(value: date, months: int) -> date:
    """Return the same day of a later month, or its last day if it has no such day; ``LAST`` past the calendar."""
    year, month = divmod(12 * value.year + value.month - 1 + months, 12)
    if year > LAST.year:
        return LAST
    first, last = month_span(year, month + 1)
    return min(first + timedelta(days=value.day - 1), last)


def month_span(year: int, month: int) -> tuple[date, date]:
    """Return the first and last day of a month."""
    first = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (LAST.year, LAST.month) else None
    return first, after - _DAY if after else LAST


def _bound(text: str) -> Edtf:
    found = re.fullmatch(_BOUND, text)  # compiled when the first date needs it, not at every start
    if found is None:
        msg = f"not a date: {text[:_MAX_LENGTH]!r}"
        raise DateError(msg)
    year, month, day_, about = found.groups()
    try:
        return _dated(text, int(year), int(month) if month else None, int(day_) if day_ else None, about=bool(about))
    except ValueError:
        msg = f"no such day in the calendar: {text}"
        raise DateError(msg) from None


def _dated(text: str, year: int, month: int | None, day_: int | None, *, about: bool) -> Edtf:
    """Build a day, month or year; "about" widens it by a week, a month or a year on each side.

    Raises ``ValueError`` when there is no such day.
    """
    if month is None:
        date(year, 1, 1)  # there is no year 0
        slack_years = 1 if about else 0
        first, last = max(year - slack_years, FIRST.year), min(year + slack_years, LAST.year)
        return Year(text, date(first, 1, 1), date(last, 12, 31))
    if day_ is None:
        first_day, last_day = month_span(year, month)
        if about:
            first_day = shift(first_day, -_DAY).replace(day=1)
            after = shift(last_day, _DAY)
            last_day = month_span(after.year, after.month)[1]
        return Month(text, first_day, last_day)
    value = date(year, month, day_)
    slack = _ABOUT_DAY if about else timedelta()
    return Day(text, shift(value, -slack), shift(value, slack))
