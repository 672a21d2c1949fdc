"""Tables: a name, columns with their types and meanings, and a function from a replayed log to rows.

From this one definition follow the SQL schema, the data package, the labels of a Stata file and docs/tables.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from cstocli.model.dates import FIRST, LAST, Edtf
from cstocli.replay.history import ReplayedLog

Value = str | int | float | bool | date | None
"""A cell of a table: a plain value, so that every file format can hold it."""
Row = tuple[Value, ...]


class Type(StrEnum):
    """The type of a column."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"


class TableColumn(NamedTuple):
    """One column: its name, its type, and its meaning in one line."""

    name: str
    type: Type
    meaning: str
    words: tuple[str, ...] = ()
    """The allowed values of a text, if there is a closed list."""
    references: str | None = None
    """The table in which each value of this column is a key."""
    required: bool = False
    """Whether every row has a value."""


class Table(NamedTuple):
    """One table: its columns, the columns that name a row, and the function from a replayed log to its rows."""

    name: str
    meaning: str
    columns: tuple[TableColumn, ...]
    key: tuple[str, ...]
    rows: Callable[[ReplayedLog], Iterable[Row]]
    label: str | None = None
    """The column by which a person knows a row."""
    searched: tuple[str, ...] = ()
    """The columns of running text, of which a full-text index is useful."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


def text(name: str, meaning: str, *, required: bool = False) -> TableColumn:
    """Return a column of text."""
    return TableColumn(name, Type.TEXT, meaning, required=required)


def integer(name: str, meaning: str, *, required: bool = False) -> TableColumn:
    """Return a column of whole numbers."""
    return TableColumn(name, Type.INTEGER, meaning, required=required)


def flag(name: str, meaning: str) -> TableColumn:
    """Return a column of yes or no, with a value in every row."""
    return TableColumn(name, Type.BOOLEAN, meaning, required=True)


def word(name: str, meaning: str, words: type[StrEnum] | Iterable[str], *, required: bool = False) -> TableColumn:
    """Return a column of words from a closed list."""
    return TableColumn(name, Type.TEXT, meaning, words=tuple(str(one) for one in words), required=required)


def reference(table: str, meaning: str, *, name: str | None = None, required: bool = True) -> TableColumn:
    """Return a column that refers to a row of another table, by default named after the key of that table."""
    return TableColumn(name or table.removesuffix("s"), Type.TEXT, meaning, references=table, required=required)


def dated(
    name: str, meaning: str, *, empty: str = "", required: bool = False
) -> tuple[TableColumn, TableColumn, TableColumn]:
    """Return the three columns of a date: the date in EDTF, and its first and last possible day.

    ``empty`` says when there is no date.
    """
    empty_if = f"; empty {empty}" if empty else ""
    return (
        TableColumn(name, Type.TEXT, f"{meaning}, as far as it is known (EDTF){empty_if}", required=required),
        TableColumn(f"{name}_earliest", Type.DATE, f"{meaning}: first possible day; empty if open"),
        TableColumn(f"{name}_latest", Type.DATE, f"{meaning}: last possible day; empty if open"),
    )


def known(value: Edtf | None) -> Iterator[Value]:
    """Yield the values of the three columns of a date."""
    if value is None:
        yield from (None, None, None)
        return
    yield value.text
    yield None if value.earliest == FIRST else value.earliest
    yield None if value.latest == LAST else value.latest


class Filled(NamedTuple):
    """A table with its rows."""

    table: Table
    rows: tuple[Row, ...]


def fill(table: Table, history: ReplayedLog) -> Filled:
    """Return a table with the rows that a replayed log gives it."""
    return Filled(table, tuple(table.rows(history)))
