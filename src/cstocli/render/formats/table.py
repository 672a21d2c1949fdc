"""The table that people read. The only module that knows Rich; nothing from a log ever becomes its markup."""

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

from cstocli.model.terms import Certainty, Confidence, Figure, Standing, Status
from cstocli.render.cells import is_quantity, parts, plain, spelled, visible
from cstocli.render.context import RenderContext
from cstocli.render.formats.fit import Fit, FittedColumn, fit
from cstocli.reports.report import Cell, Report, Shape

_UNLIMITED: Final = 1_000_000
"""Columns away from a terminal: so many that nothing is ever wrapped."""
_STYLES: Final[dict[str, str]] = {
    Standing.MEMBER: "green",
    Standing.PARTY: "green",
    Standing.SIGNATORY: "cyan",
    Standing.FROZEN: "yellow",
    Standing.SUSPENDED: "yellow",
    Standing.OBSERVER: "blue",
    Standing.FORMER: "dim",
    Certainty.POSSIBLE: "magenta",
    Confidence.LOW: "magenta",
    Status.PLANNED: "cyan",
    Status.CANCELLED: "dim",
    Status.ANNOUNCED: "magenta",
}
"""Colour repeats what the word says; it never says anything alone."""
_GROUPED: Final = 10_000
"""From here on the digits of a number stand in groups; years and the codes of States are smaller."""
_BAR: Final = 20
_INDENT: Final = 2
_RIGHT_TO_LEFT: Final = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?=\s\s)"
"""The end of a cell written from right to left."""


def draw(report: Report, setting: RenderContext) -> str:
    """Return the report as text for a person: title, table, summary, notes."""
    return "".join(f"{line.rstrip()}\n" for line in _Drawing(report, setting).lines())


class _Drawing:
    """One report on one console."""

    def __init__(self, report: Report, setting: RenderContext) -> None:
        """Prepare the console and the cells."""
        self.report = report
        self.setting = setting
        self.console = Console(
            file=io.StringIO(),
            width=setting.width or _UNLIMITED,
            force_terminal=setting.colour,
            color_system="standard" if setting.colour else None,
            no_color=not setting.colour,
            highlight=False,
            emoji=False,
            markup=False,
            legacy_windows=False,
            _environ={},
        )

    def lines(self) -> Iterator[str]:
        """Yield the lines of the text."""
        report = self.report
        yield from self._said(report.title, "bold")
        if report.rows:
            yield ""
            yield from (self._directed(line) for line in self._drawn(report.layout.shape))
        said = [line for note in report.notes for line in self._said(note)]
        if report.summary or said:
            yield ""
        yield from self._said(report.summary, "bold")
        yield from said

    def _drawn(self, shape: Shape) -> Iterable[str]:
        """Return the lines of the rows, in the shape that the report asks for."""
        match shape:
            case Shape.TABLE:
                return self._table()
            case Shape.RECORD:
                return self._records()
            case Shape.FACTS:
                return self._box()

    def _printed(self, block: Table | Padding | Text, *, soft: bool = False) -> list[str]:
        """Return what the console makes of one thing."""
        with self.console.capture() as captured:
            self.console.print(block, soft_wrap=soft)
        return captured.get().removesuffix("\n").split("\n")

    def _said(self, text: str, style: str = "") -> list[str]:
        if not text:
            return []
        return self._printed(Text(self._letters(visible(text)), style=style), soft=self.setting.width is None)

    def _letters(self, text: str) -> str:
        return text if self.setting.unicode else spelled(text, self.setting.encoding)

    def _directed(self, line: str) -> str:
        """Keep a cell written from right to left from drawing the next one to its left, on a terminal that turns."""
        if line.isascii() or self.setting.width is None or not self.setting.unicode:
            return line
        return re.sub(_RIGHT_TO_LEFT, lambda found: f"{found[0]}\u200e", line)

    def _table(self) -> list[str]:
        """Return the table, folded to the width of the terminal if there is one."""
        report = self.report
        rows = [[self._cell(cell) for cell in row] for row in report.rows]
        names, rows = self._barred([self._letters(visible(name)) for name in report.columns], rows)
        if self.setting.width is None:
            return self._printed(self._laid(names, rows, None))
        fitted = self._fitted(names, rows)
        table = self._laid(names, rows, fitted)
        drawn = self._printed(table)
        if fitted.below:
            drawn = self._told_below(drawn, names, rows, fitted)
        return [*drawn, *self._told_once(names, rows, fitted)]

    def _barred(self, names: list[str], rows: list[list[Text]]) -> tuple[list[str], list[list[Text]]]:
        """Add the column of bars, if there is one; a bar repeats a number, so where it has no room, nothing is lost."""
        report = self.report
        if report.layout.bars is None or not report.rows:
            return names, rows
        at = report.columns.index(report.layout.bars)
        cells = [row[at] for row in report.rows]
        numbers = [cell if isinstance(cell, int) else 0 for cell in cells]
        largest = max(numbers)
        if not largest:
            return names, rows
        mark = "█" if self.setting.unicode else "#"
        bars = [Text(mark * round(_BAR * number / largest), style="cyan") for number in numbers]
        barred = [[*row, bar] for row, bar in zip(rows, bars, strict=True)]
        has_room = self.setting.width is None or not self._fitted([*names, ""], barred).changed
        return ([*names, ""], barred) if has_room else (names, rows)

    def _fitted(self, names: list[str], rows: list[list[Text]]) -> Fit:
        return fit([_column(names, rows, index) for index in range(len(names))], self.setting.width or _UNLIMITED)

    def _laid(self, names: list[str], rows: list[list[Text]], fitted: Fit | None) -> Table:
        """Return the Rich table of the columns that stand in it."""
        form = box.SIMPLE_HEAD if self.setting.unicode else box.ASCII2
        header = self.setting.header
        table = Table(box=form if header else None, show_header=header, pad_edge=False, show_edge=False)
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

    def _told_below(self, drawn: list[str], names: list[str], rows: list[list[Text]], fitted: Fit) -> list[str]:
        """Put below each row of a drawn table what has no room in it."""
        heights = [
            max(len(cells[index].wrap(self.console, width)) for index, width in fitted.widths.items()) for cells in rows
        ]
        at = len(drawn) - sum(heights)
        told = drawn[:at]
        for cells, height in zip(rows, heights, strict=True):
            told += drawn[at : at + height]
            at += height
            parts = [f"{names[index]}: {cells[index].plain}" for index in fitted.below if cells[index].plain]
            if parts:
                text = Text(self._letters(" · ").join(parts), style="dim")
                told += self._printed(Padding(text, (0, 0, 0, _INDENT)))
        return told

    def _told_once(self, names: list[str], rows: list[list[Text]], fitted: Fit) -> Iterator[str]:
        """Yield what was left out of the table so that it fits, and where it is told."""
        if not fitted.changed:
            return
        yield ""
        told = [f"{names[index]} {rows[0][index].plain}" for index in fitted.once if rows[0][index].plain]
        empty = [names[index] for index in fitted.once if not rows[0][index].plain]
        below = [names[index] for index in fitted.below]
        for words, listed in (("In every row", told), ("Empty in every row", empty), ("Below each row", below)):
            if listed:
                yield from self._said(f"{words}, to fit {self.setting.width} columns: {', '.join(listed)}.", "dim")

    def _records(self) -> Iterator[str]:
        """Yield each row as a list of its fields, nested ones indented below their names."""
        for index, row in enumerate(self.report.rows):
            if index:
                yield ""
            table = Table(box=None, show_header=False, pad_edge=False)
            table.add_column(style="bold", no_wrap=True)
            table.add_column(overflow="fold")
            for name, cell in zip(self.report.columns, row, strict=True):
                self._field(table, name, cell)
            yield from self._printed(table)

    def _box(self) -> list[str]:
        """Return one line a row: what it is about, once, then its other cells."""
        table = Table(box=None, show_header=False, pad_edge=False)
        table.add_column(style="bold", no_wrap=True)
        table.add_column(overflow="fold")
        before = ""
        for first, *cells in self.report.rows:
            name = plain(first)
            table.add_row(self._cell("" if name == before else name), self._cell(_joined(cells)))
            before = name
        return self._printed(table)

    def _field(self, table: Table, name: str, cell: Cell) -> None:
        """Add the lines of a field: those of its own fields, or one for each of the things in it."""
        if isinstance(cell, Mapping):
            for inner, value in cell.items():
                self._field(table, inner, value)
            return
        for index, part in enumerate(parts(cell)):
            told = _joined(part.values()) if isinstance(part, Mapping) else part
            table.add_row(Text(self._letters(visible(name)) if index == 0 else ""), self._cell(told))

    def _cell(self, cell: Cell) -> Text:
        if isinstance(cell, Figure):
            upper = "" if cell.upper is None else f"..{cell.upper:,}"
            return Text(f"{cell.qualifier}{cell.number:,}{upper}")
        if isinstance(cell, int) and not isinstance(cell, bool):
            return Text(f"{cell:,}" if abs(cell) >= _GROUPED else str(cell))
        text = visible(plain(cell))
        return Text(self._letters(text), style=_STYLES.get(text, "") if isinstance(cell, str) else "")


def _joined(cells: Iterable[Cell]) -> str:
    """Return cells as one text; what is empty is left out."""
    return " · ".join(filter(None, map(plain, cells)))


def _column(names: list[str], rows: list[list[Text]], index: int) -> FittedColumn:
    """Return what one column of the table needs."""
    texts = [cells[index].plain for cells in rows]
    first = texts[0]
    head = cell_len(names[index])
    return FittedColumn(
        widest=max(head, *(cell_len(text) for text in texts)),
        word=max(head, *(cell_len(word) for text in texts for word in text.split(" "))),
        same=len(texts) > 1 and all(text == first for text in texts),
        empty=not any(texts),
    )
