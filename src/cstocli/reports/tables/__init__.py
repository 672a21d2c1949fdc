"""The replayed log as plain tables: named columns, rows of values, keys from one to another.

``csto sql`` and ``csto export`` show them; docs/tables.md is made from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from cstocli.model.log import EventLog
from cstocli.reports.report import RECORD, Report
from cstocli.reports.tables.base import Filled, Row, Table, TableColumn, Type, Value, fill
from cstocli.reports.tables.panel import PANEL
from cstocli.reports.tables.recorded import (
    CLAIMS,
    EVENT_SOURCES,
    EVENT_STATES,
    EVENTS,
    EXERCISE_STATES,
    EXERCISES,
    SOURCES,
    STATES,
)
from cstocli.reports.tables.replayed import CHAIRS, DAYS, DISPUTES, OFFICES, SPELLS

__all__ = ["TABLES", "Filled", "Row", "Table", "TableColumn", "Type", "Value", "fill", "listed", "schema"]

TABLES: Final[Mapping[str, Table]] = {
    table.name: table
    for table in (
        *(STATES, EVENTS, EVENT_STATES, SOURCES, EVENT_SOURCES, CLAIMS),
        *(SPELLS, CHAIRS, OFFICES, DISPUTES, EXERCISES, EXERCISE_STATES, PANEL, DAYS),
    )
}
"""Every table by its name; one that refers to another comes after it."""


def listed(log: EventLog) -> Report:
    """Return the list of tables."""
    rows = tuple((table.name, table.meaning, table.names) for table in TABLES.values())
    title = f"{log.organisation}: tables"
    return Report(command="sql", title=title, columns=("table", "meaning", "columns"), rows=rows, layout=RECORD)


def schema(log: EventLog, names: Iterable[str] = TABLES) -> Report:
    """Return the columns of tables: type, meaning, allowed words, and the table that each refers to."""
    return Report(
        command="sql",
        title=f"{log.organisation}: columns of the tables",
        columns=("table", "column", "type", "key", "required", "references", "meaning", "words"),
        rows=tuple(
            (
                *(name, column.name, column.type, column.name in TABLES[name].key),
                *(column.required, column.references, column.meaning, column.words),
            )
            for name in names
            for column in TABLES[name].columns
        ),
    )
