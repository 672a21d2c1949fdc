"""The table that people read. The only module that knows Rich; nothing from a log ever becomes its markup."""

from __future__ import annotations

import io
from typing import Final

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cstocli.core.report import Cell, Report
from cstocli.core.terms import Certainty, Confidence, Figure, Standing, Status
from cstocli.render.cells import plain, visible
from cstocli.render.setting import Setting

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
_NUMBERS: Final = ("personnel", "aircraft", "vehicles", "exercises")
_BAR: Final = 20


def draw(report: Report, setting: Setting) -> str:
    """Return the report as text for a person: title, table, summary, notes."""
    out = io.StringIO()
    console = Console(
        file=out,
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
    lines = [visible(report.title)]
    console.print(Text(lines[0], style="bold"), soft_wrap=setting.width is None)
    for block in _records(report) if report.as_record else [_table(report, setting)] if report.rows else []:
        console.print()
        console.print(block)
    console.print()
    for text, style in ((report.summary, "bold"), *((note, "") for note in report.notes)):
        if text:
            console.print(Text(visible(text), style=style), soft_wrap=setting.width is None)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().rstrip("\n").split("\n"))


def _table(report: Report, setting: Setting) -> Table:
    table = Table(box=box.SIMPLE_HEAD if setting.unicode else box.ASCII2, pad_edge=False, show_edge=False)
    for column in report.columns:
        numeric = column in _NUMBERS or column.endswith("_unknown")
        table.add_column(Text(column), justify="right" if numeric else "left", overflow="fold")
    largest = _largest(report)
    if largest:
        table.add_column(Text(""))
    for row in report.rows:
        cells = [_cell(cell) for cell in row]
        if largest and report.bars:
            cells.append(_bar(row[report.columns.index(report.bars)], largest, setting))
        table.add_row(*cells)
    return table


def _records(report: Report) -> list[Table | Padding]:
    """Return each row as a list of its fields, nested ones indented below their names."""
    blocks: list[Table | Padding] = []
    for row in report.rows:
        table = Table(box=None, show_header=False, pad_edge=False)
        table.add_column(style="bold", no_wrap=True)
        table.add_column(overflow="fold")
        for name, cell in zip(report.columns, row, strict=True):
            _field(table, name, cell)
        blocks.append(table)
    return blocks


def _field(table: Table, name: str, cell: Cell) -> None:
    if cell is None or cell in ((), {}):
        return
    if isinstance(cell, dict):
        for inner, value in cell.items():
            _field(table, inner, value)
    elif isinstance(cell, tuple) and not isinstance(cell, Figure) and any(isinstance(item, dict) for item in cell):
        for index, item in enumerate(cell):
            told = (
                " · ".join(plain(value) for value in item.values() if value is not None)
                if isinstance(item, dict)
                else ""
            )
            table.add_row(Text(name if index == 0 else ""), _cell(told or item))
    else:
        table.add_row(Text(name), _cell(cell))


def _cell(cell: Cell) -> Text:
    if isinstance(cell, Figure):
        upper = "" if cell.upper is None else f"..{cell.upper:,}"
        return Text(f"{cell.qualifier}{cell.number:,}{upper}")
    if isinstance(cell, int) and not isinstance(cell, bool):
        return Text(f"{cell:,}")
    text = visible(plain(cell))
    return Text(text, style=_STYLES.get(text, "") if isinstance(cell, str) else "")


def _largest(report: Report) -> int:
    if report.bars is None:
        return 0
    index = report.columns.index(report.bars)
    return max((row[index] for row in report.rows if isinstance(row[index], int)), default=0)  # type: ignore[type-var, return-value]


def _bar(cell: Cell, largest: int, setting: Setting) -> Text:
    length = round(_BAR * cell / largest) if isinstance(cell, int) else 0
    return Text(("█" if setting.unicode else "#") * length, style="cyan")
