"""Which columns of another data set hold the State, the years or days, and the organisation.

Three forms are known. A wide table has a State, a year, and one column for each organisation, as the State-year form
of the Correlates of War's data on organisations (COW IGO v3). A table of alliances has one row for each State and
alliance, as the form by member of COW Alliances 4.1. Any other table needs a State, a start and an end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from cstocli.model.lookup import nearest
from cstocli.model.struct import NOTHING


class TableKind(StrEnum):
    """The kinds of table that can be compared."""

    COW_IGO = "cow-igo"
    COW_ALLIANCE = "cow-alliance"
    SPELLS = "spells"


class TableError(ValueError):
    """The table cannot be read as the kind that it is taken for; ``hint`` says what to do."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        """Create the error with its message and an optional hint."""
        self.hint = hint
        super().__init__(message)


class Line(NamedTuple):
    """One row of a table: its line in the file, and its cells by column."""

    number: int
    cells: Mapping[str, str]


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
"""Columns that may name the State, in order of preference, with the code that each holds."""
_YEAR: Final = ("year", "period")
_START: Final = ("start", "begin", "beg", "from", "start_date", "startdate", "st_date")
_END: Final = ("end", "to", "end_date", "enddate")
_UNTIL: Final = ("until",)
_START_STEMS: Final = ("mem_st_", "st", "st_", "start", "start_")
_END_STEMS: Final = ("mem_end_", "end", "end_")
_PARTS: Final = ("year", "month", "day")
"""The suffixes of the columns of a date split into year, month and day."""
_SURVIVAL: Final = {"start", "stop", "event"}
"""Columns of the style survival of ``csto spells``, whose start and stop are numbers of days."""
ALLIANCE: Final = "version4id"
"""The column with the number of the alliance."""


class TableLayout(NamedTuple):
    """Which column of a table holds what."""

    form: TableKind
    state: str
    start: tuple[str, ...] = ()
    """One column with a date, or three with its year, month and day."""
    end: tuple[str, ...] = ()
    excluded: bool = False
    """Whether the end is the first day after the spell."""
    year: str = ""
    value: str = ""
    """The column of the organisation."""
    more: Mapping[str, str] = NOTHING
    """The columns of the standing and of the alliance, by these names, if there are any."""

    @property
    def columns(self) -> set[str]:
        """The columns that are read."""
        named = {self.state, self.year, self.value, *self.start, *self.end, *self.more.values()}
        return named - {""}


def layout(columns: Sequence[str], form: TableKind | None, organisation: str, column: str | None) -> TableLayout:
    """Return which column of a table holds what; without ``form``, the kind of table is found from its columns.

    ``column`` is that of the organisation in a wide table; by default it has the organisation's name. Raises
    ``TableError``.
    """
    named = {name.strip().casefold(): name for name in columns}
    wanted = column or organisation
    if form is None:
        wide = _first(named, _YEAR) and (column or wanted.casefold() in named)
        form = TableKind.COW_IGO if wide else TableKind.COW_ALLIANCE if ALLIANCE in named else TableKind.SPELLS
    return _of_years(named, wanted) if form is TableKind.COW_IGO else _of_spells(named, form)


def _of_years(named: Mapping[str, str], organisation: str) -> TableLayout:
    value = named.get(organisation.casefold())
    if value is None:
        guess = nearest(organisation, named)
        hint = (
            f"did you mean --column {named[guess]}?" if guess else "name the column of the organisation with --column"
        )
        msg = f"no column {organisation!r}"
        raise TableError(msg, hint)
    state, year = _state(named), _first(named, _YEAR)
    if year is None:
        raise _missing("a year", _YEAR)
    return TableLayout(TableKind.COW_IGO, state, year=year, value=value)


def _of_spells(named: Mapping[str, str], form: TableKind) -> TableLayout:
    if named.keys() >= _SURVIVAL:
        raise TableError("its spells are counted in days, without dates", "compare spells of another --style")
    start = _dated(named, _START, _START_STEMS)
    if not start:
        raise _missing("the start", (*_START, *(f"{stem}year" for stem in _START_STEMS)))
    end = _dated(named, _END, _END_STEMS)
    until = _dated(named, _UNTIL, ())
    if not (end or until):
        raise _missing("the end", (*_END, *_UNTIL, *(f"{stem}year" for stem in _END_STEMS)))
    if form is TableKind.COW_ALLIANCE and ALLIANCE not in named:
        msg = f"no column {ALLIANCE!r}"
        raise TableError(msg, "give the by-member file of COW Alliances 4.1")
    more = {name: named[name] for name in ("standing", ALLIANCE) if name in named}
    return TableLayout(form, _state(named), start, end or until, excluded=not end, more=more)


def _missing(what: str, known: Sequence[str]) -> TableError:
    return TableError(f"no column for {what}", f"name it one of {', '.join(known)}")


def _first(named: Mapping[str, str], wanted: Sequence[str]) -> str | None:
    return next((named[name] for name in wanted if name in named), None)


def _state(named: Mapping[str, str]) -> str:
    found = _first(named, tuple(STATE))
    if found is None:
        raise _missing("the State", tuple(STATE))
    return found


def _dated(named: Mapping[str, str], whole: Sequence[str], stems: Sequence[str]) -> tuple[str, ...]:
    """Return the column of a date, or the columns of its year, month and day; empty if there is none."""
    for stem in stems:
        parts = tuple(named[f"{stem}{part}"] for part in _PARTS if f"{stem}{part}" in named)
        if parts and f"{stem}{_PARTS[0]}" in named:
            return parts
    column = _first(named, whole)
    return (column,) if column else ()
