"""Dates typed by what is known of them: a day, a month, a year, a window, open on one side, doubtful.

The notation is a subset of EDTF (ISO 8601-2:2019): ``2012-06-28``, ``1993-12``, ``1994``, ``199X``,
``[2012-06-20..2012-06-28]``, ``[..2012-11-14]``, ``[2021-08..]``, ``2012-21`` and ``2002-05~``; see ``edtf.py``.
Every date stands for *one* day that lies somewhere between ``earliest`` and ``latest``, both included.
What people type on the command line is not read here: see ``cli/days.py``.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

FIRST: Final = date.min
LAST: Final = date.max

_DAY_LENGTH: Final = 10
_DAY: Final = timedelta(days=1)


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
    """A known day, which may be doubtful."""

    __slots__ = ()


class Month(Edtf):
    """Some day of a month."""

    __slots__ = ()


class Year(Edtf):
    """Some day of a year."""

    __slots__ = ()


class Between(Edtf):
    """Some day of a window or of a set, from its first through its last; an end may be open."""

    __slots__ = ()


_BY_PRECISION: Final = {"day": Day, "month": Month, "year": Year, "window": Between}


def day(value: date) -> Day:
    """Return the date that means exactly this calendar day."""
    return Day(value.isoformat(), value, value)


def parse(text: str) -> Edtf:
    """Read one date of the EDTF subset.

    Raises ``DateError`` when the text is not a date of one day, or names a day that does not exist.
    """
    if len(text) == _DAY_LENGTH and text[4] == text[7] == "-":
        try:  # nearly every date of a log is a plain day
            value = date.fromisoformat(text)
        except ValueError:
            pass
        else:
            return Day(text, value, value)
    from cstocli.model.edtf import read

    precision, earliest, latest = read(text)
    return _BY_PRECISION[precision](text, earliest, latest)


def between(earliest: date, latest: date) -> Edtf:
    """Return the narrowest date for a window, both ends included; ``FIRST`` and ``LAST`` mean an open end."""
    if earliest == latest:
        return day(earliest)
    start = "" if earliest == FIRST else earliest.isoformat()
    end = "" if latest == LAST else latest.isoformat()
    return Between(f"[{start}..{end}]", earliest, latest)


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
