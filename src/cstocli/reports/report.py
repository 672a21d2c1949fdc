"""The result of a query: typed rows, and the words that go with them. Nothing is formatted here.

Each query defines its row as a ``NamedTuple``; the fields of the row are the columns of the report. Whoever needs the
answer (a command that chooses its exit status, a program) reads the rows. The title, the summary and the notes
are for people, and nothing parses them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple

from cstocli.model.dates import Edtf
from cstocli.model.struct import NOTHING, Struct
from cstocli.model.terms import Figure, Reading

if TYPE_CHECKING:
    from typing_extensions import TypeVar
else:
    from typing import TypeVar

Cell = str | int | float | bool | date | Edtf | Figure | None | tuple["Cell", ...] | Mapping[str, "Cell"]
"""What a cell may hold. Renderers write dates as EDTF, figures with their qualifier, and lists as the format has it."""
Row = tuple[Cell, ...]

if TYPE_CHECKING:
    RowT_co = TypeVar("RowT_co", bound=Row, default=Row, covariant=True)
else:
    RowT_co = TypeVar("RowT_co", covariant=True)  # Python 3.11 knows no defaults; only a type checker needs this one


class Shape(Enum):
    """How a report is best shown to a person."""

    TABLE = "table"
    """One line for each row."""
    RECORD = "record"
    """One block for each row, with a line for each field."""
    FACTS = "facts"
    """One line for each row: a label, then the other cells as running text."""


class Layout(NamedTuple):
    """How a report is shown to a person. Formats for programs ignore it, except for the hidden columns."""

    shape: Shape = Shape.TABLE
    hidden: tuple[str, ...] = ()
    """Columns that are shown only when asked for by name, or with all others (``--wide``)."""
    brief: tuple[str, ...] = ()
    """The columns that a table shows a person, in this order, unless all are asked for; empty for all."""
    below: tuple[str, ...] = ()
    """Those of the brief columns that have a line of their own below each row, cut to the width, where they do not fit
    beside the others."""
    omitted: tuple[str, ...] = ()
    """Columns that were left out of this answer and are not empty; a table names them below the rows."""
    bars: str | None = None
    """A column of numbers that a table may also draw as bars."""


class Section(NamedTuple):
    """A part of an answer as a person reads it: a heading, and lines of cells.

    The cells of all lines are aligned, and the last one wraps. An address is a cell of its own and is never broken.
    """

    heading: str
    """Empty for a part without one."""
    lines: tuple[tuple[str, ...], ...]


TABLE: Final = Layout()
RECORD: Final = Layout(Shape.RECORD)
FACTS: Final = Layout(Shape.FACTS)


class Report(Struct, Generic[RowT_co]):
    """The result of one query. The columns are the keys of its rows in every format."""

    command: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[RowT_co, ...]
    on: date | None = None
    """The day asked about, if the query has one."""
    reading: Reading = Reading.PRACTICE
    summary: str = ""
    notes: tuple[str, ...] = ()
    """Sentences that a reader needs to understand the rows."""
    open_elsewhere: bool = False
    """Whether something that has no row here, such as a State that is absent, is presumed, unknown or disputed."""
    undecided: bool = False
    """Whether the log leaves open what was asked, so that a command ends with the exit code for that."""
    layout: Layout = TABLE
    sections: tuple[Section, ...] = ()
    """The answer as a person reads it, which a table shows in place of the rows; empty if it shows the rows."""
    provenance: Mapping[str, str] = NOTHING
    """What the report was made from, if that was asked for."""

    def dicts(self) -> Iterator[dict[str, Cell]]:
        """Yield each row as a dictionary from column to cell."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return each row as a dictionary of plain values, as pandas and polars take it.

        Numbers and days (``datetime.date``) are unchanged; a date that is not a single day becomes EDTF text.
        """
        return [{column: _plain_value(cell) for column, cell in row.items()} for row in self.dicts()]


def column_names(fields: Iterable[str]) -> tuple[str, ...]:
    """Return the columns for the fields of a row, without the underscore that ``from_`` needs in Python."""
    return tuple(name.rstrip("_") for name in fields)


def count_of(number: int, word: str) -> str:
    """Return a number with its noun, for a summary or a note: "1 spell", "2 spells", "1,200 spells"."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _plain_value(cell: Cell) -> Any:  # noqa: ANN401 - whatever a data frame holds
    if cell is None or isinstance(cell, bool | int | float | date):
        return cell
    if isinstance(cell, Mapping):
        return {key: _plain_value(inner) for key, inner in cell.items()}
    if isinstance(cell, tuple) and not isinstance(cell, Figure):
        return [_plain_value(inner) for inner in cell]
    return str(cell)
