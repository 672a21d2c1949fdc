"""An answer for reading on a terminal: a table, or lists of fields. Text from a log is never read as markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from cstocli.model.log import EventLog
from cstocli.model.terms import Certainty, Confidence, SourceAgreement, Standing, Status
from cstocli.render.cells import encodable, is_quantity, readable, visible
from cstocli.render.context import RenderContext
from cstocli.render.formats.column_widths import GAP, Fit, FittedColumn, cut_to_fit, fit
from cstocli.render.formats.field_lists import SEPARATOR, LabelledText, facts, flow, records
from cstocli.render.formats.sections import aligned
from cstocli.render.marks import explain_marks
from cstocli.render.terminal_text import (
    has_address,
    keep_direction,
    link_addresses,
    paint,
    text_width,
    words_of,
    wrap,
)
from cstocli.reports.report import Report, Shape

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
_BAR_LENGTH: Final = 20
"""Characters of the bar of the largest number."""
_INDENT: Final = 2


def table(report: Report, _log: EventLog | None, context: RenderContext) -> str:
    """Return the report as text for people: title, rows, explanation of marks, summary, notes and provenance."""
    return "".join(f"{line.rstrip()}\n" for line in _Screen(report, context).lines())


class _Column(NamedTuple):
    """A column of a table: its texts as they are printed, one for each row."""

    name: str
    texts: Sequence[str]
    is_quantity: bool = False
    style: str = ""
    """The style of every cell; by the word in the cell if it is empty."""

    def fitted(self) -> FittedColumn:
        """Return the widths that the column needs. Equal texts, which are many in a long table, are measured once."""
        texts = {self.name, *self.texts}
        values = set(self.texts)
        widest = max(map(text_width, texts))
        words = (word for text in texts for word in words_of(text))
        return FittedColumn(
            widest=widest,
            word=max(map(text_width, words)),
            same=len(self.texts) > 1 and len(values) == 1,
            empty=not any(values),
            unbroken=max(
                (text_width(word) for text in texts if has_address(text) for word in text.split(" ")), default=0
            ),
        )


class _Screen:
    """Prints one report for one terminal or file."""

    def __init__(self, report: Report, context: RenderContext) -> None:
        """Store the report and the properties of the output."""
        self.report = report
        self.context = context
        self.width = context.width
        self.gap, self.rule, self.cross = ("   ", "─", "───") if context.unicode else (" | ", "-", "-+-")

    def lines(self) -> Iterator[str]:
        """Yield the lines of the text."""
        report = self.report
        yield from self._text(report.title, "bold")
        if report.sections:  # the answer comes first, and what it rests on below it
            yield from self._text(report.summary, "bold")
        if report.sections or report.rows:
            yield ""
            for line in self._sections() if report.sections else self._body():
                kept = keep_direction(line) if self.width and self.context.unicode else line
                yield link_addresses(kept) if self.context.links else kept
        yield from self._below_the_rows(report)

    def _below_the_rows(self, report: Report) -> Iterator[str]:
        """Yield the lines below the rows or the sections: marks, summary, notes, provenance, columns left out."""
        if legend := explain_marks(report):
            if not report.sections:
                yield ""
            yield from self._text(legend, "dim")
        summary = "" if report.sections else report.summary
        if summary or (report.notes and not report.sections):
            yield ""
        yield from self._text(summary, "bold")
        for note in report.notes:
            yield from self._text(note)
        if report.provenance:
            yield ""
        for name, value in report.provenance.items():
            yield from self._text(f"{name}: {value}", "dim")
        if report.layout.omitted and self.width:
            yield ""
            yield from self._text(f"More columns with --wide: {', '.join(report.layout.omitted)}", "dim")

    def _body(self) -> Iterator[str]:
        """Yield the lines of the rows, in the shape that the report asks for."""
        match self.report.layout.shape:
            case Shape.TABLE:
                return self._table()
            case Shape.RECORD:
                return self._field_lists(records(self.report))
            case Shape.FACTS:
                return self._field_lists([facts(self.report)])

    def _sections(self) -> Iterator[str]:
        """Yield the lines of the sections: each heading, and the lines below it."""
        for section in self.report.sections:
            yield from self._text(section.heading, "bold")
            lines = [[self._printable(cell) for cell in line] for line in section.lines]
            yield from aligned(lines, self.width, _INDENT if section.heading else 0)

    def _printable(self, text: str) -> str:
        """Return a text in characters that the output can show; a control character is shown as its escape."""
        text = visible(text)
        return text if self.context.unicode else encodable(text, self.context.encoding)

    def _paint(self, text: str, style: str) -> str:
        return paint(text, style) if self.context.colour else text

    def _text(self, text: str, style: str = "") -> Iterator[str]:
        """Yield the lines of a title, a summary or a note."""
        for line in wrap(self._printable(text), self.width) if text else ():
            painted = self._paint(line, style)
            yield link_addresses(painted) if self.context.links else painted

    def _table(self) -> Iterator[str]:
        """Yield the lines of the table, fitted to the width of the terminal if there is one."""
        columns = self._with_bars([self._column(index) for index in range(len(self.report.columns))])
        fitted = self._fit(columns)
        kept = [columns[index] for index in fitted.widths]
        widths = [*fitted.widths.values()]
        gap = self.gap if self.context.header else " " * GAP
        if self.context.header:
            heads = (
                self._cells(column._replace(texts=[column.name], style="bold"), width)
                for column, width in zip(kept, widths, strict=True)
            )
            yield from _side_by_side(
                [cells[column.name] for cells, column in zip(heads, kept, strict=True)], widths, gap
            )
            yield self.cross.join(self.rule * width for width in widths)
        cells = [self._cells(column, width) for column, width in zip(kept, widths, strict=True)]
        below = [columns[index] for index in fitted.below]
        for index, texts in enumerate(zip(*(column.texts for column in kept), strict=True)):
            yield from _side_by_side([lines[text] for lines, text in zip(cells, texts, strict=True)], widths, gap)
            if below:
                yield from self._fields_below(below, index)
        if fitted.changed and self._lines_below() is None:
            yield from self._moved_columns(columns, fitted)

    def _column(self, index: int) -> _Column:
        name = self.report.columns[index]
        texts = [self._printable(readable(row[index], name)) for row in self.report.rows]
        return _Column(self._printable(name), texts, is_quantity(name))

    def _with_bars(self, columns: list[_Column]) -> list[_Column]:
        """Return the columns with one of bars, if the report has one and it fits; a bar only repeats a number."""
        report = self.report
        if report.layout.bars is None:
            return columns
        at = report.columns.index(report.layout.bars)
        numbers = [cell if isinstance(cell, int) else 0 for cell in (row[at] for row in report.rows)]
        largest = max(numbers)
        if not largest:
            return columns
        mark = "█" if self.context.unicode else "#"
        bars = [mark * round(_BAR_LENGTH * number / largest) for number in numbers]
        barred = [*columns, _Column("", bars, style="cyan")]
        return columns if self._fit(barred).changed else barred

    def _fit(self, columns: Sequence[_Column]) -> Fit:
        fitted = [column.fitted() for column in columns]
        if self.width:
            return fit(fitted, self.width, lines_below=self._lines_below())
        return Fit({key: one.widest for key, one in enumerate(fitted)})

    def _lines_below(self) -> list[int] | None:
        """Return the columns that may have a line of their own below each row; None for a table of all columns."""
        report = self.report
        if report.columns != report.layout.brief:
            return None
        return [report.columns.index(column) for column in report.layout.below]

    def _cells(self, column: _Column, width: int) -> dict[str, list[str]]:
        """Return the lines of each text of a column, each as wide as the column."""
        return {
            text: [self._padded(line, text, column, width) for line in wrap(text, width)] for text in set(column.texts)
        }

    def _padded(self, line: str, text: str, column: _Column, width: int) -> str:
        space = " " * (width - text_width(line))
        painted = self._paint(line, column.style or _STYLES.get(text, ""))
        return f"{space}{painted}" if column.is_quantity else f"{painted}{space}"

    def _fields_below(self, columns: Sequence[_Column], index: int) -> Iterator[str]:
        """Yield the lines of the fields of a row that did not fit into the table."""
        room = (self.width or 0) - _INDENT
        texts = ((column.name, column.texts[index]) for column in columns if column.texts[index])
        fields = [text if has_address(text) else f"{name}: {text}" for name, text in texts]
        if {column.name for column in columns} <= set(self.report.layout.below):
            line = self._one_line(fields if len(columns) > 1 else [columns[0].texts[index]], room)
            yield " " * _INDENT + self._paint(line, "dim")
            return
        for line in flow(fields, room, self._printable(SEPARATOR)):
            yield " " * _INDENT + self._paint(line, "dim")

    def _one_line(self, fields: Sequence[str], room: int) -> str:
        """Return fields as one line; the longest are cut, and end in dots."""
        separator, dots = self._printable(SEPARATOR), self._printable("…")
        lengths = cut_to_fit([text_width(field) for field in fields], room - text_width(separator) * (len(fields) - 1))
        return separator.join(
            field if text_width(field) <= length else wrap(field, length - text_width(dots))[0].rstrip() + dots
            for field, length in zip(fields, lengths, strict=True)
        )

    def _moved_columns(self, columns: Sequence[_Column], fitted: Fit) -> Iterator[str]:
        """Yield a line for each group of columns that were hidden or moved so that the table fits."""
        yield ""
        once = [columns[index] for index in fitted.once]
        width = f"to fit {self.width} columns"
        for heading, names in (
            (f"Hidden {width} (same in every row)", [f"{one.name} = {one.texts[0]}" for one in once if one.texts[0]]),
            (f"Hidden {width} (empty in every row)", [one.name for one in once if not one.texts[0]]),
            (f"Moved below each row {width}", [columns[index].name for index in fitted.below]),
        ):
            if names:
                yield from self._text(f"{heading}: {', '.join(names)}", "dim")

    def _field_lists(self, blocks: Sequence[Sequence[LabelledText]]) -> Iterator[str]:
        """Yield each block as a list of fields: the labels on the left, the values beside them."""
        for number, block in enumerate(blocks):
            if number:
                yield ""
            labels = [self._printable(field.label) for field in block]
            indent = max(map(text_width, labels), default=0)
            if self.width:
                indent = min(indent, self.width // 2 - _INDENT)
            for label, field in zip(labels, block, strict=True):
                yield from self._field(wrap(label, indent), field, indent)

    def _field(self, labels: list[str], field: LabelledText, indent: int) -> Iterator[str]:
        """Yield the lines of one field. An address that does not fit beside the label begins at the left edge."""
        room = None if self.width is None else self.width - indent - _INDENT
        text = self._printable(field.text)
        style = _STYLES.get(field.text, "")
        values = [self._paint(line, style) for line in wrap(text, room)] if text else []
        outside: list[str] = []
        for address in map(self._printable, field.addresses):
            fits = room is None or text_width(address) <= room
            (values if fits and not outside else outside).append(address)
        for label, value in zip_longest(labels, values, fillvalue=""):
            space = " " * (indent + _INDENT - text_width(label))
            yield f"{self._paint(label, 'bold')}{space}{value}"
        yield from outside


def _side_by_side(cells: Sequence[list[str]], widths: Sequence[int], gap: str) -> Iterator[str]:
    """Yield the lines of one row of cells, each of which has one line or more."""
    height = max(map(len, cells))
    if height == 1:  # nearly every row
        yield gap.join([lines[0] for lines in cells])
        return
    for number in range(height):
        yield gap.join(
            lines[number] if number < len(lines) else " " * width for lines, width in zip(cells, widths, strict=True)
        )
