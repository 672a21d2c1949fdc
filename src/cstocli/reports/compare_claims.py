"""What another data set says: from the cells of its table to State-years and spells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from cstocli.model.dates import FIRST, LAST, DateError, Edtf, between, eve, parse
from cstocli.model.errors import UnknownNameError
from cstocli.model.log import EventLog
from cstocli.model.lookup import find_state
from cstocli.model.terms import StateCode
from cstocli.reports.compare_layout import STATE, Layout, Line, TableError

MISSING: Final = -9
"""What stands in the data of the Correlates of War for what is not known."""
_NOTHING: Final = ("", "-9", "NA", "NaN", "nan", ".", "NULL", "None")
"""What cells hold where there is no value."""


class StateYear(NamedTuple):
    """What a table says of a State in a year; a State that the log does not know has no code."""

    state: StateCode | None
    word: str
    year: int
    value: int
    line: int


class Claimed(NamedTuple):
    """A spell that a table asserts: its first day, and its last (None: it has not ended)."""

    state: StateCode | None
    word: str
    start: Edtf
    end: Edtf | None
    line: int
    standing: str = ""
    alliance: str = ""


def read_years(log: EventLog, found: Layout, lines: Sequence[Line]) -> Iterator[StateYear]:
    """Yield what a wide table says of each State and year. Raises ``TableError``."""
    states = _States(log, found.state)
    for number, cells in lines:
        year, value = _number(cells[found.year], number), _number(cells[found.value], number)
        if year is None:
            msg = f"line {number}: no year"
            raise TableError(msg)
        yield StateYear(*states.find(cells[found.state]), year, MISSING if value is None else value, number)


def read_spells(log: EventLog, found: Layout, lines: Sequence[Line]) -> Iterator[Claimed]:
    """Yield the spells that a table asserts. Raises ``TableError``."""
    states = _States(log, found.state)
    for number, cells in lines:
        start = _date([cells[name] for name in found.start], number) or between(FIRST, LAST)
        end = _date([cells[name] for name in found.end], number)
        if end and end.earliest.year == LAST.year:
            end = None  # as some data sets write what goes on
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
            self.codes[key] = None if self.coded else self._called(word)
        return self.codes[key], word.strip()

    def _called(self, word: str) -> StateCode | None:
        try:
            return find_state(self.log, word)
        except UnknownNameError:
            return None


def _number(text: str, line: int) -> int | None:
    """Return a whole number, as some programs write one with a decimal point; None where there is none."""
    word = text.strip()
    if word in _NOTHING:
        return None
    digits = word.removesuffix(".0")
    if not digits.removeprefix("-").isdecimal() or len(digits) > len("-99999"):
        msg = f"line {line}: no number: {word[:40]!r}"
        raise TableError(msg)
    return int(digits)


def _date(cells: Sequence[str], line: int) -> Edtf | None:
    """Return a date in one cell (EDTF, or messydates), or in year, month and day; None where there is none."""
    try:
        return _whole(cells[0]) if len(cells) == 1 else _of_parts(cells, line)
    except DateError as error:
        msg = f"line {line}: {' '.join(cells)[:40]!r}: {error}"
        raise TableError(msg, "write days as 2012-06-28, months as 2012-06, years as 2012") from None


def _whole(text: str) -> Edtf | None:
    word = text.strip().removesuffix(".0")
    if word in _NOTHING:
        return None
    if ".." in word and "/" not in word:
        start, _, end = word.partition("..")
        word = f"{start or '..'}/{end or '..'}"
    return between(FIRST, LAST) if word == "../.." else parse(word)


def _of_parts(cells: Sequence[str], line: int) -> Edtf | None:
    """Return the date of a year, a month and a day, of which the later may be missing."""
    known: list[int] = []
    for cell in cells:
        number = _number(cell, line)
        if number is None or number < 0:
            break
        known.append(number)
    return parse("-".join([f"{known[0]:04}", *(f"{number:02}" for number in known[1:])])) if known else None
