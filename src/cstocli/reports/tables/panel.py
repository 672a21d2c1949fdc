"""The table of States by year: the columns of ``csto panel``, with their types."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from cstocli.replay.history import ReplayedLog
from cstocli.reports.columns import cells
from cstocli.reports.panel import PanelQuestion, panel_periods
from cstocli.reports.panel_columns import COLUMNS
from cstocli.reports.tables.base import Row, Table, TableColumn, Type, Value

_TYPES: Final = {str: Type.TEXT, int: Type.INTEGER, float: Type.NUMBER, date: Type.DATE}
_KEY: Final = ("iso2c", "period")
_RENAMED: Final = {"start": "first_day", "end": "last_day"}
"""As in the other tables: ``end`` is a keyword of SQL, and a name that Stata reserves."""


def _rows(history: ReplayedLog) -> Iterator[Row]:
    for period in panel_periods(history, PanelQuestion()):
        yield tuple(_value(cell) for cell in cells(COLUMNS, period))


def _value(cell: object) -> Value:
    """Return a cell of the panel as a plain value. Raises ``TypeError`` for any other."""
    if cell is None or isinstance(cell, Value):
        return cell
    msg = f"no cell of a table: {cell!r}"
    raise TypeError(msg)


PANEL: Final = Table(
    name="panel",
    meaning="States by calendar year, those days counted on which anything held: csto panel --by year --partial any",
    columns=tuple(
        TableColumn(
            name=_RENAMED.get(column.name, column.name),
            type=_TYPES[column.holds],
            meaning=column.definition.removesuffix("."),
            references="states" if column.name == "iso2c" else None,
            required=column.name in _KEY,
        )
        for column in COLUMNS
    ),
    key=_KEY,
    rows=_rows,
)
