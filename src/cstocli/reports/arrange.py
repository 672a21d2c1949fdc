"""A report with other columns, or its rows in another order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from cstocli.model.dates import Edtf
from cstocli.model.lookup import find
from cstocli.model.struct import replace
from cstocli.model.terms import Figure
from cstocli.reports.report import Cell, Report

_NUMBER, _DATE, _TEXT = range(3)

_Row = tuple[Cell, ...]


def sort(report: Report, keys: Sequence[str]) -> Report:
    """Return the report with its rows sorted by some columns, those with a minus before them from the end.

    Rows that are alike keep their order, and what has no value comes last either way. Raises ``UnknownNameError``.
    """
    rows = list(report.rows)
    for key in reversed(keys):
        index = report.columns.index(find("column", key.removeprefix("-"), report.columns))
        rows = _sorted(rows, index, backwards=key.startswith("-"))
    return replace(report, rows=tuple(rows))


def choose(report: Report, columns: Sequence[str]) -> Report:
    """Return the report with these columns alone, in this order. Raises ``UnknownNameError``."""
    named = tuple(find("column", column, report.columns) for column in columns)
    places = [report.columns.index(name) for name in named]
    rows = tuple(tuple(row[place] for place in places) for row in report.rows)
    return replace(report, columns=named, rows=rows, bars=report.bars if report.bars in named else None)


def _sorted(rows: Sequence[_Row], index: int, *, backwards: bool) -> list[_Row]:
    empty = (None, "", ())
    told = sorted(
        (row for row in rows if row[index] not in empty), key=lambda row: _order(row[index]), reverse=backwards
    )
    return [*told, *(row for row in rows if row[index] in empty)]


def _order(cell: Cell) -> tuple[int, float, date, date, str]:
    """Return what a cell is sorted by: numbers, then dates, then texts in any case of letters."""
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
