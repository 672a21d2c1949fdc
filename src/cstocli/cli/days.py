"""Dates as people type them: ISO dates first, then what dateutil understands, but no field is taken from today.

Only the words ``today``, ``yesterday`` and ``tomorrow`` depend on the clock.

``dateutil.parser`` fills missing fields from a default date and reads 01/02 as January 2nd. So a text is parsed with
three defaults and in both orders of day and month: a field that changes with the default was not given, and a date
that changes with the order is ambiguous. Both are errors.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta
from typing import Final, NamedTuple

from cstocli.cli.exits import UsageError
from cstocli.model.dates import month_span, parse, shift
from cstocli.model.errors import DateError

DATE_FORMATS: Final = "write 2012-07-01, 2012-07 or 2012, 28 June 2012, today or yesterday"
RELATIVE_DAYS: Final = {"today": timedelta(), "yesterday": timedelta(days=-1), "tomorrow": timedelta(days=1)}
"""The words for days that depend on the clock, and how far each is from today."""
_ISO: Final = r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?"
_YEAR_FIRST: Final = r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})|(\d{4})(\d{2})(\d{2})"
_TIMED: Final = r"\d{4}-\d{2}-\d{2}[T ]\d"
_MAX_LENGTH: Final = 60
_MONTHS: Final = 12
_MIDNIGHT: Final = time()
# Different years, months and days, more than a week apart, so that a weekday cannot move two of them to one date.
_DEFAULTS: Final = (datetime(2001, 1, 1), datetime(2002, 5, 12), datetime(2003, 9, 23))  # noqa: DTZ001 - only their fields count


class Days(NamedTuple):
    """The days that a text names: a day, a month or a year; both ends are included."""

    first: date
    last: date

    @property
    def is_one(self) -> bool:
        """Whether a single day was named."""
        return self.first == self.last


def read_days(text: str, today: date) -> Days:
    """Return the day, month or year that a text names. Raises ``UsageError`` when it names none, or is ambiguous."""
    words = _ascii_digits(text).strip()
    if _is_day(words):
        return _iso(text, *words.split("-"))
    if words.casefold() in RELATIVE_DAYS:
        named = shift(today, RELATIVE_DAYS[words.casefold()])
        return Days(named, named)
    year_first = re.fullmatch(_YEAR_FIRST, words)
    if year_first:
        year, month, day = (part for part in year_first.groups() if part)
        words = f"{year}-{month:0>2}-{day:0>2}"
    iso = re.fullmatch(_ISO, words)
    is_part_of_year = bool(iso and iso[2] and int(iso[2]) > _MONTHS)
    if (not iso or is_part_of_year) and _is_notation(words):
        msg = f"not a single day: {text!r}"
        raise UsageError(msg, "write one day, such as 2012-07-01")
    if iso:
        return _iso(text, *iso.groups())
    if len(words) > _MAX_LENGTH or not re.search(r"(?<!\d)\d{4}(?!\d)", words):
        msg = f"no four-digit year in the date {text[:_MAX_LENGTH]!r}"
        raise UsageError(msg, DATE_FORMATS)
    return _written(text, words)


def _is_day(words: str) -> bool:
    """Whether a text has the form 2012-07-01; nearly all have, and need no regular expression."""
    parts = words.split("-")
    return [len(part) for part in parts] == [4, 2, 2] and all(part.isdigit() for part in parts)


def _is_notation(words: str) -> bool:
    """Whether a text is a date as a log has it: [2012-06-20..2012-06-28], 2012-06~, 2012-21, or a period."""
    from cstocli.model.edtf import period

    try:
        if "/" in words:
            period(words)
        else:
            parse(words)
    except DateError:
        return False
    return True


def _iso(text: str, year: str, month: str | None, day: str | None) -> Days:
    try:
        if day and month:
            value = date(int(year), int(month), int(day))
            return Days(value, value)
        if month:
            return Days(*month_span(int(year), int(month)))
        return Days(date(int(year), 1, 1), date(int(year), 12, 31))
    except ValueError:
        msg = f"{text!r} does not exist"
        raise UsageError(msg, _calendar_hint(int(year), int(month or 1))) from None


def _calendar_hint(year: int, month: int) -> str:
    """Return which part of a date that is not in the calendar is wrong."""
    if not MINYEAR <= year <= MAXYEAR:
        return f"years run from {MINYEAR:04} to {MAXYEAR}"
    if not 1 <= month <= _MONTHS:
        return f"months run from 01 to {_MONTHS}, as in {year:04}-{_MONTHS}-31"
    from calendar import month_name, monthrange

    return f"{month_name[month]} {year} has {monthrange(year, month)[1]} days"


def _written(text: str, words: str) -> Days:
    """Return the days of a date in words, or with day or month first. Raises ``UsageError``."""
    if re.match(_TIMED, words):  # dateutil would read its day as the month
        msg = f"not a day but a time: {text!r}"
        raise UsageError(msg, DATE_FORMATS)
    from dateutil import parser

    try:
        read = [
            [parser.parse(words, default=default, dayfirst=first) for first in (True, False)] for default in _DEFAULTS
        ]
    except (ValueError, OverflowError, TypeError, AttributeError):
        msg = f"not a date: {text!r}"
        raise UsageError(msg, DATE_FORMATS) from None
    if any(one.date() != other.date() for one, other in read):
        readings = {(one.date(), other.date()) for one, other in read}
        if len(readings) > 1:
            msg = f"ambiguous and incomplete: {text!r}"
            raise UsageError(msg, DATE_FORMATS)
        day_first, month_first = readings.pop()
        msg = f"ambiguous: {text!r} is {day_first} or {month_first}"
        raise UsageError(msg, "write the one that is meant")
    found = [one for one, _ in read]
    if any(moment.timetz().replace(tzinfo=None) != _MIDNIGHT or moment.tzinfo for moment in found):
        msg = f"not a day but a time: {text!r}"
        raise UsageError(msg, DATE_FORMATS)
    years, months, days = ({getattr(moment, part) for moment in found} for part in ("year", "month", "day"))
    if len(years) == len(months) == len(days) == 1:
        return Days(found[0].date(), found[0].date())
    if len(years) == len(months) == 1:
        return Days(*month_span(found[0].year, found[0].month))
    msg = f"incomplete: {text!r} does not say which day"
    raise UsageError(msg, DATE_FORMATS)


def _ascii_digits(text: str) -> str:
    """Return the text with the digits of other scripts, such as Arabic-Indic, written as 0-9."""
    if text.isascii():
        return text
    import unicodedata

    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
