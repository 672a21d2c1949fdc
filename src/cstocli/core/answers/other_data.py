"""What other data sets say: from the text of their tables to State-years and spells.

Three forms are known. A wide table has a State, a year, and one column for each organisation, as the State-year form
of the Correlates of War's data on organisations (COW IGO v3). A table of alliances has one row for each State and
alliance, as the form by member of COW Alliances 4.1. Any other table needs a State, a start and an end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from cstocli.core.dates import FIRST, LAST, DateError, Edtf, between, eve, parse
from cstocli.core.errors import UnknownNameError
from cstocli.core.log import Log
from cstocli.core.names import find_state, nearest
from cstocli.core.terms import StateCode

MISSING: Final = -9
"""What stands in the data of the Correlates of War for what is not known."""


class Form(StrEnum):
    """What kind of table it is."""

    COW_IGO = "cow-igo"
    COW_ALLIANCE = "cow-alliance"
    SPELLS = "spells"


class TableError(ValueError):
    """The table cannot be read as what it is taken for; ``hint`` says what to do."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        """Keep the hint."""
        self.hint = hint
        super().__init__(message)


class Line(NamedTuple):
    """One row of a table: its line in the file, and its cells by column."""

    number: int
    cells: Mapping[str, str]


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


STATE: Final[Mapping[str, str]] = {
    "ccode": "cow_number",
    "cowcode": "cow_number",
    "cownr": "cow_number",
    "cowc": "cow",
    "cowid": "cow",
    "stateabb": "cow",
    "iso2c": "alpha2",
    "iso3c": "alpha3",
    "stateid": "alpha3",
    "gwcode": "gw",
    "gwno": "gw",
    **dict.fromkeys(("state", "country", "country_name", "statename", "statenme", "state_name", "name"), ""),
}
"""Columns that may name the State, in the order in which they are looked for, and which code each holds."""
YEAR: Final = ("year", "period")
START: Final = ("start", "begin", "beg", "from", "start_date", "startdate", "st_date")
END: Final = ("end", "to", "end_date", "enddate")
UNTIL: Final = ("until",)
STARTS: Final = ("mem_st_", "st", "st_", "start", "start_")
ENDS: Final = ("mem_end_", "end", "end_")
PARTS: Final = ("year", "month", "day")
_NOTHING: Final = ("", "-9", "NA", "NaN", "nan", ".", "NULL", "None")


class Layout(NamedTuple):
    """Which columns of a table say what."""

    form: Form
    state: str
    start: tuple[str, ...] = ()
    """One column with a date, or three with its year, month and day."""
    end: tuple[str, ...] = ()
    excluded: bool = False
    """Whether the end is the first day after the spell."""
    year: str = ""
    value: str = ""
    more: Mapping[str, str] = {}

    @property
    def columns(self) -> set[str]:
        """The columns that are read."""
        named = {self.state, self.year, self.value, *self.start, *self.end, *self.more.values()}
        return named - {""}


def layout(columns: Sequence[str], form: Form | None, organisation: str, column: str | None) -> Layout:
    """Return what the columns of a table say; without ``form``, as which of the three it can be read.

    ``column`` is that of the organisation in a wide table; by default it has the organisation's name. Raises
    ``TableError``.
    """
    named = {name.strip().casefold(): name for name in columns}
    value, year = named.get((column or organisation).casefold()), _first(named, YEAR)
    if form is None:
        wide = year and (value or column)
        form = Form.COW_IGO if wide else Form.COW_ALLIANCE if "version4id" in named else Form.SPELLS
    if form is Form.COW_IGO:
        if value is None:
            guess = nearest(column or organisation, named)
            hint = f"did you mean --column {named[guess]}?" if guess else "name the organisation's with --column"
            msg = f"no column {(column or organisation)!r}"
            raise TableError(msg, hint)
        return Layout(form, _state(named), year=_needed(year, "a year", YEAR), value=value)
    start = _dated(named, START, STARTS)
    end = _dated(named, END, ENDS)
    until = None if end else _first(named, UNTIL)
    more: dict[str, str] = {name: named[name] for name in ("standing", "version4id") if name in named}
    if start is None or not (end or until):
        missing, known = ("start", (*START, *(f"{stem}year" for stem in STARTS)))
        if start:
            missing, known = "end", (*END, *UNTIL, *(f"{stem}year" for stem in ENDS))
        msg = f"no column for the {missing}"
        raise TableError(msg, f"name it one of {', '.join(known)}")
    if form is Form.COW_ALLIANCE and "version4id" not in named:
        raise TableError("no column 'version4id'", "the form by member of COW Alliances 4.1 is wanted")
    return Layout(form, _state(named), start, end or (until or "",), excluded=until is not None, more=more)


def read_years(log: Log, found: Layout, lines: Sequence[Line]) -> Iterator[StateYear]:
    """Yield what a wide table says of each State and year. Raises ``TableError``."""
    states = _States(log, found.state)
    for number, cells in lines:
        year, value = _number(cells[found.year], number), _number(cells[found.value], number)
        if year is None:
            msg = f"line {number}: no year"
            raise TableError(msg)
        yield StateYear(*states.find(cells[found.state]), year, MISSING if value is None else value, number)


def read_spells(log: Log, found: Layout, lines: Sequence[Line]) -> Iterator[Claimed]:
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

    def __init__(self, log: Log, column: str) -> None:
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


def _first(named: Mapping[str, str], wanted: Sequence[str]) -> str | None:
    return next((named[name] for name in wanted if name in named), None)


def _needed(column: str | None, what: str, known: Sequence[str]) -> str:
    if column is None:
        msg = f"no column for {what}"
        raise TableError(msg, f"name it one of {', '.join(known)}")
    return column


def _state(named: Mapping[str, str]) -> str:
    return _needed(_first(named, tuple(STATE)), "the State", tuple(STATE))


def _dated(named: Mapping[str, str], whole: Sequence[str], stems: Sequence[str]) -> tuple[str, ...] | None:
    """Return the column of a date, or those of its year, month and day."""
    for stem in stems:
        parts = tuple(named[f"{stem}{part}"] for part in PARTS if f"{stem}{part}" in named)
        if parts and f"{stem}{PARTS[0]}" in named:
            return parts
    column = _first(named, whole)
    return (column,) if column else None


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
    read: Callable[[], Edtf | None] = (
        (lambda: _whole(cells[0])) if len(cells) == 1 else (lambda: _of_parts(cells, line))
    )
    try:
        return read()
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
