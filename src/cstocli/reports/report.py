"""An answer as a value: a title, named columns, rows, and what must be said beside them. No text is laid out here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from cstocli.model.dates import Edtf
from cstocli.model.struct import NOTHING, Struct
from cstocli.model.terms import Figure, Reading

Cell = str | int | float | bool | date | Edtf | Figure | None | tuple["Cell", ...] | Mapping[str, "Cell"]
"""What a cell may hold; a renderer writes dates as EDTF, figures with their qualifier, and lists in its own way."""


class Report(Struct):
    """The answer of one command. The columns are the keys of its rows in every format."""

    command: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    on: date | None = None
    """The day asked about, if the question has one."""
    reading: Reading = Reading.PRACTICE
    summary: str = ""
    notes: tuple[str, ...] = ()
    """Sentences that the reader must know to read the rows rightly."""
    as_record: bool = False
    """Whether each row is one thing with many fields, better shown as a list of them than as a line of a table."""
    as_box: bool = False
    """Whether each row is a fact that its first cell names, better shown as a line of words than as one of a table."""
    further: tuple[str, ...] = ()
    """Columns that are shown only if they are asked for by name."""
    bars: str | None = None
    """The column of numbers that a table may draw as bars."""
    provenance: Mapping[str, str] = NOTHING
    """What it was made from, if that was asked for."""

    def dicts(self) -> Iterator[dict[str, Cell]]:
        """Yield each row by column."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return each row as a dictionary of plain values, as pandas and polars take it.

        Numbers and days (``datetime.date``) stay what they are; a date that is not one day is EDTF.
        """
        return [{column: _value(cell) for column, cell in row.items()} for row in self.dicts()]


def counted(number: int, word: str) -> str:
    """Return a number of things in words, for a summary or a note: "1 spell", "2 spells"."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def _value(cell: Cell) -> Any:  # noqa: ANN401 - whatever a data frame holds
    if cell is None or isinstance(cell, bool | int | float | date):
        return cell
    if isinstance(cell, Mapping):
        return {key: _value(inner) for key, inner in cell.items()}
    if isinstance(cell, tuple) and not isinstance(cell, Figure):
        return [_value(inner) for inner in cell]
    return str(cell)
