"""The notation of dates that are not plain days: what of EDTF (ISO 8601-2:2019) is read, and why the rest is refused.

``docs/dates.md`` describes it. Nothing here knows the classes of ``dates.py``, which imports this module when a date
needs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import product
from typing import Final, Literal, NamedTuple

from cstocli.model.errors import DateError

MARKS: Final = "?~%"
"""Signs of doubt: uncertain, approximate, both."""
_NO_MARKS: Final = str.maketrans("", "", MARKS)
_POINT: Final = r"([?~%]?)([0-9X]{4})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
_UNSPECIFIED_END: Final = r"(-XX)+(?=[?~%]?$)"
_OTHER_YEAR: Final = r"[?~%]?(?:-[0-9X]{4}(?![0-9]).*|Y-?[0-9]+(?:E[0-9]+)?(?:S[0-9]+)?[?~%]?|-?[0-9]{4}S[0-9])"
_MAX_LENGTH: Final = 40
"""Characters of a malformed date that a message repeats."""
_ABOUT: Final = 7
"""Days by which a doubtful day may be wrong."""
_DAY: Final = timedelta(days=1)
_MONTHS: Final = 12
_LAST_YEAR: Final = date.max.year
_FIRST_SEASON: Final = 21
_SEASONS: Final = (
    *((3, 3), (6, 3), (9, 3), (12, 3)),  # 21-24: spring, summer, autumn, winter; the hemisphere is not said
    *((3, 3), (6, 3), (9, 3), (12, 3)),  # 25-28: those of the north
    *((9, 3), (12, 3), (3, 3), (6, 3)),  # 29-32: those of the south
    *((1, 3), (4, 3), (7, 3), (10, 3)),  # 33-36: quarters
    *((1, 4), (5, 4), (9, 4)),  # 37-39: thirds of a year
    *((1, 6), (7, 6)),  # 40-41: halves of a year
)
"""The first month of each part of a year, and its months; what begins in December ends in the next year."""


Precision = Literal["day", "month", "year", "window"]


class Window(NamedTuple):
    """The days on one of which something lies, both ends included."""

    precision: Precision
    earliest: date
    latest: date


def read(text: str) -> Window:
    """Return the window of one day. Raises ``DateError`` if the text is not a date, or not a date of one day."""
    if text[:1] == "[" and text[-1:] == "]":
        return _one_of(text)
    if "/" in text:
        bounds = ["" if bound == ".." else bound for bound in text.split("/")]
        period(text)
        window = bounds[0] if bounds[0] == bounds[1] else f"[{'..'.join(bounds)}]"
        msg = f"one day is meant, and {text} is a period"
        raise DateError(msg, f'write "{window}"')
    return _point(text)


def period(text: str) -> tuple[str, str]:
    """Return the first and the last day of a period, each written as one day; the last is empty if it is unknown.

    Raises ``DateError`` if the text is not a period, or ends before it begins.
    """
    start, slash, end = text.partition("/")
    if not slash or "/" in end or text.split() != [text]:
        raise _refusal(text)
    is_open = [bound in ("", "..") for bound in (start, end)]
    if all(is_open):
        msg = "a period needs at least one end"
        raise DateError(msg, "leave the date out if nothing is known")
    bounds = [_point(bound) for bound, without in zip((start, end), is_open, strict=True) if not without]
    if len(bounds) > 1:
        begins, ends = (_point(bound.translate(_NO_MARKS)) for bound in (start, end))
        if (ends.latest if "X" in end else ends.earliest) < begins.earliest:
            how = "ends" if ends.latest < begins.earliest else "may end"
            msg = f"the period {how} before it begins: {text}"
            raise DateError(msg)
    return f"[..{end}]" if is_open[0] else start, f"[{start}..]" if end == ".." else end


def _one_of(text: str) -> Window:
    """Return the window from the first through the last day of a set, of which one is meant."""
    members = text[1:-1].split(",")
    earliest, latest = date.max, date.min
    for place, member in enumerate(members):
        start, dots, end = member.partition("..")
        has_start, has_end = bool(start or not dots), bool(end or not dots)
        if text.split() != [text] or not (has_start or place == 0) or not (has_end or place == len(members) - 1):
            raise _refusal(text)
        first = _point(start).earliest if has_start else date.min
        last = _point(end if dots else start).latest if has_end else date.max
        if first > last:
            msg = f"the window ends before it begins: {text[:_MAX_LENGTH]}"
            raise DateError(msg)
        earliest, latest = min(earliest, first), max(latest, last)
    if (earliest, latest) == (date.min, date.max):
        msg = "a window needs at least one end; leave the date out if nothing is known"
        raise DateError(msg)
    return Window("window", earliest, latest)


def _point(text: str) -> Window:
    """Return the window of a day, month, year or part of a year, some digits of which may be unspecified."""
    found = re.fullmatch(_POINT, re.sub(_UNSPECIFIED_END, "", text) if "XX" in text else text)
    if found is None:
        raise _refusal(text)
    parts = [found.group(place, place + 1, place + 2) for place in (1, 4, 7)]
    (_, year, _), (_, month, _), (_, day, _) = parts
    if any(before and after for before, _, after in parts):
        raise _refusal(text)
    if year == "XXXX":
        msg = f"no digit of the year is given: {text}"
        raise DateError(msg, "leave the date out if the year is not known")
    season = _season(month) if month and not day else None
    years = _numbers(year, 1, _LAST_YEAR)
    months = [season[0]] if season else _numbers(month or "XX", 1, _MONTHS)
    days = _numbers(day or "01", 1, 31)
    earliest, latest = _first(product(years, months, days)), _first(product(years[::-1], months[::-1], days[::-1]))
    if earliest is None or latest is None:
        msg = f"no such day in the calendar: {text}"
        raise DateError(msg)
    length = season[1] if season else 1
    if not day:
        latest = _month_end(latest.year, latest.month + length - 1)
    by_year, by_month, by_day = (bool(before or after) for before, _, after in parts)
    if by_year or by_month or by_day:
        by_months, by_days = _MONTHS * by_year + length * by_month, timedelta(_ABOUT * by_day)
        earliest = _moved(earliest, -by_months, -by_days, to_end=False)
        latest = _moved(latest, by_months, by_days, to_end=not day)
    if season or "X" in f"{year}{month}{day}":
        return Window("window", earliest, latest)
    return Window("day" if day else "month" if month else "year", earliest, latest)


def _season(number: str) -> tuple[int, int] | None:
    """Return the first month of a part of a year and how many months it has; None for the number of a month."""
    place = int(number) - _FIRST_SEASON if "X" not in number else -1
    return _SEASONS[place] if 0 <= place < len(_SEASONS) else None


def _numbers(digits: str, least: int, most: int) -> list[int]:
    """Return the numbers in a range that some digits stand for, each X being any digit, in ascending order."""
    if "X" not in digits:
        number = int(digits)
        return [number] if least <= number <= most else []
    if not digits.strip("X"):
        return list(range(least, most + 1))
    written = product(*("0123456789" if digit == "X" else digit for digit in digits))
    return [number for number in (int("".join(one)) for one in written) if least <= number <= most]


def _first(dates: Iterable[tuple[int, int, int]]) -> date | None:
    """Return the first of some dates that is in the calendar."""
    for year, month, day in dates:
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return None


def _month_end(year: int, month: int) -> date:
    """Return the last day of a month, where months beyond the twelfth are those of the next year."""
    next_year, next_month = divmod(_MONTHS * year + month, _MONTHS)
    return date(next_year, next_month + 1, 1) - _DAY if next_year <= _LAST_YEAR else date.max


def _moved(value: date, months: int, days: timedelta, *, to_end: bool) -> date:
    """Return a day moved by months, to the end of the month if asked, and then by days; within the calendar."""
    year, month = divmod(_MONTHS * value.year + value.month - 1 + months, _MONTHS)
    try:
        end = _month_end(date(year, 1, 1).year, month + 1)
        return (end if to_end else end.replace(day=min(value.day, end.day))) + days
    except (ValueError, OverflowError):
        return date.min if months < 0 or days < timedelta() else date.max


def _refusal(text: str) -> DateError:
    """Return the error for a text that is not a date of one day, with the reason if the text is EDTF."""
    shown = text[:_MAX_LENGTH]
    if digits := re.fullmatch(r"([0-9]{4})S([1-3])", text):
        known = int(digits[2])
        hint = f'write "{digits[1][:known]:X<4}"'
        return DateError(f"a number of significant digits is not read: {shown}", hint)
    if re.fullmatch(_OTHER_YEAR, text):
        return DateError(f"years run from 0001 to 9999, in four digits: {shown}")
    if text[:1] == "{" and text[-1:] == "}":
        return DateError(f"one day is meant, and braces are all of several: {shown}", 'write "[...]" for one of them')
    together = "".join(text.split())
    short = {2: f"{text}XX", 3: f"{text}X"}.get(len(text)) if text.isascii() and text.isdecimal() else None
    return DateError(f"not a date: {shown!r}", _write(short or (together if together != text else None)))


def _write(text: str | None) -> str | None:
    """Return the hint to write a date, if it is one."""
    if text is None:
        return None
    try:
        read(text)
    except DateError:
        return None
    return f'write "{text}"'
