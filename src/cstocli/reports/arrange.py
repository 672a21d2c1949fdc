"""A report with other columns, or its rows in another order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from cstocli.model.dates import Edtf
from cstocli.model.lookup import find
from cstocli.model.struct import replace
from cstocli.model.terms import Figure
from cstocli.reports.report import Cell, Report, Row

_NUMBER, _DATE, _TEXT = range(3)
_EMPTY: Final = (None, "", ())


def sort(report: Report, keys: Sequence[str]) -> Report:
    """Return the report sorted by some columns; a minus before a column sorts it in descending order.

    The sort is stable, and empty cells come last either way. Raises ``UnknownNameError``.
    """
    rows = list(report.rows)
    for key in reversed(keys):
        index = report.columns.index(find("column", key.removeprefix("-"), report.columns))
        rows = _sorted(rows, index, descending=key.startswith("-"))
    return replace(report, rows=tuple(rows))


def sort_reversed(report: Report, keys: Sequence[str]) -> Report:
    """Return the report sorted by some columns in the other direction. Raises ``UnknownNameError``."""
    return sort(report, [key.removeprefix("-") if key.startswith("-") else f"-{key}" for key in keys])


def limit(report: Report, count: int | None) -> Report:
    """Return the report with its first rows only, so many at most; its summary counts them: "12 of 88 events"."""
    total = len(report.rows)
    if count is None or count >= total:
        return report
    words = report.summary.removeprefix(f"{total} ")
    of = f"{count} of {total}" + (f" {words}" if words != report.summary else f" rows: {report.summary}")
    return replace(report, rows=report.rows[:count], summary=of)


def choose(report: Report, columns: Sequence[str]) -> Report:
    """Return the report with only these columns, in this order. Raises ``UnknownNameError``."""
    named = tuple(find("column", column, report.columns) for column in columns)
    places = [report.columns.index(name) for name in named]
    rows = tuple(tuple(row[place] for place in places) for row in report.rows)
    layout = report.layout if report.layout.bars in named else report.layout._replace(bars=None)
    return replace(report, columns=named, rows=rows, layout=layout)


def omitted(report: Report, columns: Sequence[str]) -> tuple[str, ...]:
    """Return the columns of a report that are not among these and have a cell that is not empty."""
    return tuple(
        name
        for place, name in enumerate(report.columns)
        if name not in columns and any(row[place] not in _EMPTY for row in report.rows)
    )


def _sorted(rows: Sequence[Row], index: int, *, descending: bool) -> list[Row]:
    filled = (row for row in rows if row[index] not in _EMPTY)
    ordered = sorted(filled, key=lambda row: _order(row[index]), reverse=descending)
    return [*ordered, *(row for row in rows if row[index] in _EMPTY)]


def _order(cell: Cell) -> tuple[int, float, date, date, str]:
    """Return the sort key of a cell: numbers come first, then dates, then text, ignoring case."""
    number, first, last, text = 0.0, date.min, date.min, ""
    if isinstance(cell, Figure):
        return _NUMBER, float(cell.number), first, last, str(cell)
    if isinstance(cell, int | float):
        return _NUMBER, float(cell), first, last, text
    if isinstance(cell, Edtf):
        return _DATE, number, cell.first_known, cell.last_known, text
    if isinstance(cell, date):
        return _DATE, number, cell, cell, text
    if isinstance(cell, tuple):
        text = " ".join(str(item) for item in cell)
    else:
        text = str(dict(cell)) if isinstance(cell, Mapping) else str(cell)
    return _TEXT, number, first, last, text.casefold()
