"""A table for reading on a terminal. The only module that uses Rich; text from a log is never read as Rich markup."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cstocli.model.log import EventLog
from cstocli.model.terms import Certainty, Confidence, Figure, SourceAgreement, Standing, Status
from cstocli.render.cells import encodable, is_quantity, joined, parts, plain, visible
from cstocli.render.context import RenderContext
from cstocli.render.formats.column_widths import Fit, FittedColumn, fit
from cstocli.reports.report import Cell, Report, Shape

_UNLIMITED: Final = 1_000_000
"""The width used where the output is not a terminal: so wide that nothing wraps."""
_STYLES: Final[dict[str, str]] = {
    Standing.MEMBER: "green",
    Standing.PARTY: "green",
    Standing.CONTRACTING: "cyan",
    Standing.SIGNATORY: "cyan",
    Standing.FROZEN: "yellow",
    Standing.SUSPENDED: "yellow",
    Standing.OBSERVER: "blue",
    Standing.BODY_OBSERVER: "blue",
    Standing.FORMER: "dim",
    Certainty.PRESUMED: "cyan",
    Certainty.POSSIBLE: "magenta",
    Certainty.UNKNOWN: "magenta",
    SourceAgreement.DISPUTED: "magenta",
    Confidence.LOW: "magenta",
    Status.PLANNED: "cyan",
    Status.CANCELLED: "dim",
    Status.ANNOUNCED: "magenta",
}
"""The colour of a word. Colour only repeats the word, so nothing is lost without it."""
_MIN_GROUPED: Final = 10_000
"""Numbers from here on have a comma between thousands; years and numeric State codes are smaller."""
_BAR_LENGTH: Final = 20
"""Characters of the bar of the largest number."""
_INDENT: Final = 2
_END_OF_RIGHT_TO_LEFT_CELL: Final = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?=\s\s)"
"""The last letter of a cell that is written from right to left."""


def table(report: Report, _log: EventLog | None, context: RenderContext) -> str:
    """Return the report as text for people: title, table, summary, notes and provenance."""
    return "".join(f"{line.rstrip()}\n" for line in _TableRenderer(report, context).lines())


class _TableRenderer:
    """Renders one report with one Rich console."""

    def __init__(self, report: Report, context: RenderContext) -> None:
        """Store the report and its context, and create a console that reads nothing from the environment."""
        self.report = report
        self.context = context
        self.console = Console(
            file=io.StringIO(),
            width=context.width or _UNLIMITED,
            force_terminal=context.colour,
            color_system="standard" if context.colour else None,
            no_color=not context.colour,
            highlight=False,
            emoji=False,
            markup=False,
            legacy_windows=False,
            _environ={},
        )

    def lines(self) -> Iterator[str]:
        """Yield the lines of the text."""
        report = self.report
        yield from self._text_lines(report.title, "bold")
        if report.rows:
            yield ""
            yield from (self._keep_direction(line) for line in self._body(report.layout.shape))
        notes = [line for note in report.notes for line in self._text_lines(note)]
        if report.summary or notes:
            yield ""
        yield from self._text_lines(report.summary, "bold")
        yield from notes
        if report.provenance:
            yield ""
        for name, value in report.provenance.items():
            yield from self._text_lines(f"{name}: {value}", "dim")

    def _body(self, shape: Shape) -> Iterable[str]:
        """Return the lines of the rows, in the shape that the report asks for."""
        match shape:
            case Shape.TABLE:
                return self._table()
            case Shape.RECORD:
                return self._field_lists()
            case Shape.FACTS:
                return self._box()

    def _print(self, block: Table | Padding | Text, *, soft: bool = False) -> list[str]:
        """Return the lines that the console prints for a block."""
        with self.console.capture() as captured:
            self.console.print(block, soft_wrap=soft)
        return captured.get().removesuffix("\n").split("\n")

    def _text_lines(self, text: str, style: str = "") -> list[str]:
        if not text:
            return []
        return self._print(Text(self._encodable(visible(text)), style=style), soft=self.context.width is None)

    def _encodable(self, text: str) -> str:
        return text if self.context.unicode else encodable(text, self.context.encoding)

    def _keep_direction(self, line: str) -> str:
        """Add a left-to-right mark after each right-to-left cell; a bidirectional terminal would move the next cell."""
        if line.isascii() or self.context.width is None or not self.context.unicode:
            return line
        return re.sub(_END_OF_RIGHT_TO_LEFT_CELL, lambda found: f"{found[0]}\u200e", line)

    def _table(self) -> list[str]:
        """Return the lines of the table, fitted to the width of the terminal if there is one."""
        report = self.report
        rows = [[self._cell(cell) for cell in row] for row in report.rows]
        names, rows = self._add_bars([self._encodable(visible(name)) for name in report.columns], rows)
        if self.context.width is None:
            return self._print(self._rich_table(names, rows, None))
        fitted = self._fitted(names, rows)
        lines = self._print(self._rich_table(names, rows, fitted))
        if fitted.below:
            lines = self._with_fields_below(lines, names, rows, fitted)
        return [*lines, *self._moved_columns(names, rows, fitted)]

    def _add_bars(self, names: list[str], rows: list[list[Text]]) -> tuple[list[str], list[list[Text]]]:
        """Add the column of bars, if the report has one and it fits; a bar only repeats a number."""
        report = self.report
        if report.layout.bars is None or not report.rows:
            return names, rows
        at = report.columns.index(report.layout.bars)
        cells = [row[at] for row in report.rows]
        numbers = [cell if isinstance(cell, int) else 0 for cell in cells]
        largest = max(numbers)
        if not largest:
            return names, rows
        mark = "█" if self.context.unicode else "#"
        bars = [Text(mark * round(_BAR_LENGTH * number / largest), style="cyan") for number in numbers]
        barred = [[*row, bar] for row, bar in zip(rows, bars, strict=True)]
        has_room = self.context.width is None or not self._fitted([*names, ""], barred).changed
        return ([*names, ""], barred) if has_room else (names, rows)

    def _fitted(self, names: list[str], rows: list[list[Text]]) -> Fit:
        return fit([_column(names, rows, index) for index in range(len(names))], self.context.width or _UNLIMITED)

    def _rich_table(self, names: list[str], rows: list[list[Text]], fitted: Fit | None) -> Table:
        """Return a Rich table of the columns that fit; all of them if ``fitted`` is None."""
        style = box.SIMPLE_HEAD if self.context.unicode else box.ASCII2
        header = self.context.header
        table = Table(box=style if header else None, show_header=header, pad_edge=False, show_edge=False)
        if not header:
            table.padding = (0, 3, 0, 0)
        kept = range(len(names)) if fitted is None else fitted.widths
        for index in kept:
            name = names[index]
            table.add_column(
                Text(name),
                justify="right" if is_quantity(name) else "left",
                overflow="fold",
                width=None if fitted is None else fitted.widths[index],
            )
        for cells in rows:
            table.add_row(*(cells[index] for index in kept))
        return table

    def _with_fields_below(self, lines: list[str], names: list[str], rows: list[list[Text]], fitted: Fit) -> list[str]:
        """Insert below each row of a table the fields that did not fit into it."""
        heights = [
            max(len(cells[index].wrap(self.console, width)) for index, width in fitted.widths.items()) for cells in rows
        ]
        at = len(lines) - sum(heights)
        result = lines[:at]
        for cells, height in zip(rows, heights, strict=True):
            result += lines[at : at + height]
            at += height
            fields = [f"{names[index]}: {cells[index].plain}" for index in fitted.below if cells[index].plain]
            for line in self._fill(fields):
                result += self._print(Padding(Text(line, style="dim"), (0, 0, 0, _INDENT)))
        return result

    def _fill(self, fields: list[str]) -> list[str]:
        """Return the fields joined into lines that fit below a row; a line breaks between fields, if it can."""
        separator = self._encodable(" · ")
        room = (self.context.width or _UNLIMITED) - _INDENT
        lines: list[str] = []
        for field in fields:
            if lines and cell_len(longer := f"{lines[-1]}{separator}{field}") <= room:
                lines[-1] = longer
            else:
                lines.append(field)
        return lines

    def _moved_columns(self, names: list[str], rows: list[list[Text]], fitted: Fit) -> Iterator[str]:
        """Yield a line for each group of columns that were hidden or moved so that the table fits."""
        if not fitted.changed:
            return
        yield ""
        same = [f"{names[index]} = {rows[0][index].plain}" for index in fitted.once if rows[0][index].plain]
        empty = [names[index] for index in fitted.once if not rows[0][index].plain]
        below = [names[index] for index in fitted.below]
        width = f"to fit {self.context.width} columns"
        for heading, columns in (
            (f"Hidden {width} (same in every row)", same),
            (f"Hidden {width} (empty in every row)", empty),
            (f"Moved below each row {width}", below),
        ):
            if columns:
                yield from self._text_lines(f"{heading}: {', '.join(columns)}", "dim")

    def _field_lists(self) -> Iterator[str]:
        """Yield each row as a list of fields, one line for each."""
        for index, row in enumerate(self.report.rows):
            if index:
                yield ""
            table = Table(box=None, show_header=False, pad_edge=False)
            table.add_column(style="bold", no_wrap=True)
            table.add_column(overflow="fold")
            for name, cell in zip(self.report.columns, row, strict=True):
                self._field(table, name, cell)
            yield from self._print(table)

    def _box(self) -> list[str]:
        """Return one line for each row: its first cell, unless the row above has the same, then its other cells.

        That sources agree goes without saying here.
        """
        table = Table(box=None, show_header=False, pad_edge=False)
        table.add_column(style="bold", no_wrap=True)
        table.add_column(overflow="fold")
        previous = ""
        for first, *cells in self.report.rows:
            name = plain(first)
            rest = [cell for cell in cells if cell is not SourceAgreement.AGREED]
            table.add_row(self._cell("" if name == previous else name), self._cell(joined(rest)))
            previous = name
        return self._print(table)

    def _field(self, table: Table, name: str, cell: Cell) -> None:
        """Add the lines of a field: one for each item of a list, or for each field of a mapping."""
        if isinstance(cell, Mapping):
            for inner, value in cell.items():
                self._field(table, inner, value)
            return
        for index, part in enumerate(parts(cell)):
            value = joined(part.values()) if isinstance(part, Mapping) else part
            table.add_row(Text(self._encodable(visible(name)) if index == 0 else ""), self._cell(value))

    def _cell(self, cell: Cell) -> Text:
        if isinstance(cell, Figure):
            upper = "" if cell.upper is None else f"..{cell.upper:,}"
            return Text(f"{cell.qualifier}{cell.number:,}{upper}")
        if isinstance(cell, int) and not isinstance(cell, bool):
            return Text(f"{cell:,}" if abs(cell) >= _MIN_GROUPED else str(cell))
        text = visible(plain(cell))
        return Text(self._encodable(text), style=_STYLES.get(text, "") if isinstance(cell, str) else "")


def _column(names: list[str], rows: list[list[Text]], index: int) -> FittedColumn:
    """Return the widths that one column needs."""
    texts = [cells[index].plain for cells in rows]
    first = texts[0]
    head = cell_len(names[index])
    return FittedColumn(
        widest=max(head, *(cell_len(text) for text in texts)),
        word=max(head, *(cell_len(word) for text in texts for word in text.split(" "))),
        same=len(texts) > 1 and all(text == first for text in texts),
        empty=not any(texts),
    )
