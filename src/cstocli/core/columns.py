"""Columns that are defined where they are computed, so that a code book is never another list to keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from cstocli.core.report import Cell, Report

Row = TypeVar("Row")


class Column(NamedTuple, Generic[Row]):
    """One column of a table: its name, what it says in a sentence or two, and how a row answers it."""

    name: str
    definition: str
    value: Callable[[Row], Cell]


def names(columns: Sequence[Column[Row]]) -> tuple[str, ...]:
    """Return the names of the columns, in their order."""
    return tuple(column.name for column in columns)


def cells(columns: Sequence[Column[Row]], row: Row) -> tuple[Cell, ...]:
    """Return the cells of one row."""
    return tuple(column.value(row) for column in columns)


def code_book(command: str, columns: Sequence[Column[Row]]) -> Report:
    """Return what each column of a table means."""
    return Report(
        command=command,
        title=f"The columns of csto {command}",
        columns=("column", "definition"),
        rows=tuple((column.name, column.definition) for column in columns),
        summary=f"{len(columns)} columns",
    )
