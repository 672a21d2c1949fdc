"""Columns defined where they are computed, so that the code book needs no list of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Generic, NamedTuple, Protocol, TypeVar

from cstocli.model.log import EventLog
from cstocli.model.lookup import state_name
from cstocli.model.terms import StateCode
from cstocli.reports.report import Cell, Report, count_of

RowT = TypeVar("RowT", contravariant=True)  # noqa: PLC0105 - a column of any State serves for the rows of all


class Column(NamedTuple, Generic[RowT]):
    """One column of a table: its name, its definition in a sentence or two, and how to compute its cell for a row."""

    name: str
    definition: str
    value: Callable[[RowT], Cell]
    holds: type = str
    """The type of a cell that is not empty: ``str``, ``int``, ``float`` or ``date``."""


class OfState(Protocol):
    """A row that is about one State of a log."""

    @property
    def log(self) -> EventLog:
        """The log."""

    @property
    def state(self) -> StateCode:
        """The State."""


_CODES: Final[Mapping[str, tuple[str, type]]] = {
    "alpha3": ("ISO 3166-1 alpha-3 code of the State.", str),
    "cow": ("Letters of the State in the Correlates of War.", str),
    "cow_number": ("Number of the State in the Correlates of War.", int),
    "gw": ("Number of the State in the list of Gleditsch and Ward.", int),
}
"""The definition and type of each code of a State, by its field."""


def alpha2(name: str) -> Column[OfState]:
    """Return the column of the code that the log uses for a State."""
    return Column(name, "ISO 3166-1 alpha-2 code of the State.", lambda row: row.state)


def english_name(name: str) -> Column[OfState]:
    """Return the column of the name of a State."""
    return Column(name, "English name of the State.", lambda row: state_name(row.log, row.state))


def code(name: str, field: str) -> Column[OfState]:
    """Return the column of another code of a State; empty for one that the log does not define."""

    def value(row: OfState) -> Cell:
        info = row.log.states.get(row.state)
        found: Cell = getattr(info, field) if info else None
        return found

    definition, holds = _CODES[field]
    return Column(name, definition, value, holds)


def names(columns: Sequence[Column[RowT]]) -> tuple[str, ...]:
    """Return the names of the columns, in their order."""
    return tuple(column.name for column in columns)


def cells(columns: Sequence[Column[RowT]], row: RowT) -> tuple[Cell, ...]:
    """Return the cells of one row."""
    return tuple(column.value(row) for column in columns)


def code_book(command: str, columns: Sequence[Column[RowT]]) -> Report:
    """Return the definition of each column of a table."""
    return Report(
        command=command,
        title=f"The columns of csto {command}",
        columns=("column", "definition"),
        rows=tuple((column.name, column.definition) for column in columns),
        summary=count_of(len(columns), "column"),
    )
