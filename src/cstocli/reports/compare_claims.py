"""The claims of another data set: State-years and spells, from the cells of its table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from cstocli.model.dates import FIRST, LAST, Edtf, between, eve, parse
from cstocli.model.errors import DateError, UnknownNameError
from cstocli.model.log import EventLog
from cstocli.model.lookup import find_state
from cstocli.model.terms import StateCode
from cstocli.reports.compare_layout import STATE, Line, TableError, TableLayout

MISSING: Final = -9
"""The code of the Correlates of War for a missing value."""
_EMPTY: Final = ("", "-9", "NA", "NaN", "nan", ".", "NULL", "None")
"""The contents of a cell that has no value."""


class StateYear(NamedTuple):
    """The code that a table gives a State in a year; ``state`` is None if the log does not know the State."""

    state: StateCode | None
    word: str
    year: int
    value: int
    line: int


class Claimed(NamedTuple):
    """A spell in a table: its first day, and its last (None: it has not ended)."""

    state: StateCode | None
    word: str
    start: Edtf
    end: Edtf | None
    line: int
    standing: str = ""
    alliance: str = ""


def read_years(log: EventLog, found: TableLayout, lines: Sequence[Line]) -> Iterator[StateYear]:
    """Yield the State-years of a wide table. Raises ``TableError``."""
    states = _States(log, found.state)
    for number, cells in lines:
        year, value = _number(cells[found.year], number), _number(cells[found.value], number)
        if year is None:
            msg = f"line {number}: no year"
            raise TableError(msg)
        yield StateYear(*states.find(cells[found.state]), year, MISSING if value is None else value, number)


def read_spells(log: EventLog, found: TableLayout, lines: Sequence[Line]) -> Iterator[Claimed]:
    """Yield the spells of a table. Raises ``TableError``."""
    states = _States(log, found.state)
    for number, cells in lines:
        start = _date([cells[name] for name in found.start], number) or between(FIRST, LAST)
        end = _date([cells[name] for name in found.end], number)
        if end and end.earliest.year == LAST.year:
            end = None  # how some data sets write that a spell has not ended
        if end and found.excluded:
            end = eve(end)
        if end and end.latest < start.earliest:
            msg = f"line {number}: the spell ends on {end}, before it begins on {start}"
            raise TableError(msg)
        more = {name: cells[column].strip() for name, column in found.more.items()}
        claimed = Claimed(*states.find(cells[found.state]), start, end, number)
        yield claimed._replace(standing=more.get("standing", ""), alliance=more.get("version4id", ""))


class _States:
    """Finds the State that a cell names: by the code that the column holds, or by any code or name."""

    def __init__(self, log: EventLog, column: str) -> None:
        code = STATE[column.strip().casefold()]
        self.log = log
        self.coded = bool(code)
        self.codes: dict[str, StateCode | None] = {
            str(key if code == "alpha2" else getattr(info, code)).casefold(): key
            for key, info in log.states.items()
            if code
        }

    def find(self, word: str) -> tuple[StateCode | None, str]:
        """Return the State, if the log knows it, and the word."""
        key = word.strip().casefold().removesuffix(".0")
        if key not in self.codes:
            self.codes[key] = None if self.coded else self._by_any_name(word)
        return self.codes[key], word.strip()

    def _by_any_name(self, word: str) -> StateCode | None:
        try:
            return find_state(self.log, word)
        except UnknownNameError:
            return None


def _number(text: str, line: int) -> int | None:
    """Return a whole number, with or without ".0" after it; None for an empty cell."""
    word = text.strip()
    if word in _EMPTY:
        return None
    digits = word.removesuffix(".0")
    if not digits.removeprefix("-").isdecimal() or len(digits) > len("-99999"):
        msg = f"line {line}: not a whole number: {word[:40]!r}"
        raise TableError(msg)
    return int(digits)


def _date(cells: Sequence[str], line: int) -> Edtf | None:
    """Return a date from one cell (EDTF or messydates), or from year, month and day; None for empty cells."""
    try:
        return _whole(cells[0]) if len(cells) == 1 else _of_parts(cells, line)
    except DateError as error:
        msg = f"line {line}: {' '.join(cells)[:40]!r}: {error}"
        hint = error.hint or "write days as 2012-06-28, months as 2012-06, years as 2012"
        raise TableError(msg, hint) from None


def _whole(text: str) -> Edtf | None:
    word = text.strip().removesuffix(".0")
    if word in _EMPTY:
        return None
    if ".." in word and "/" not in word and word[0] != "[":
        word = f"[{word}]"
    return between(FIRST, LAST) if word == "[..]" else parse(word)


def _of_parts(cells: Sequence[str], line: int) -> Edtf | None:
    """Return the date of a year, a month and a day; the day, or day and month, may be missing."""
    known: list[int] = []
    for cell in cells:
        number = _number(cell, line)
        if number is None or number < 0:
            break
        known.append(number)
    return parse("-".join([f"{known[0]:04}", *(f"{number:02}" for number in known[1:])])) if known else None
