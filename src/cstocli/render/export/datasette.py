"""A folder that Datasette serves: the database, and a ``metadata.json`` that describes its tables and columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from cstocli.render.envelope import to_json
from cstocli.render.export import dataset
from cstocli.render.export.sqlite import sqlite
from cstocli.reports.tables import Filled, Table, TableColumn, Type

METADATA: Final = "metadata.json"
_MAX_FACETS: Final = 4
"""Datasette counts the values of each facet at every request."""


def datasette(tables: Sequence[Filled], facts: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files of the folder by name."""
    name = dataset.slug(facts)
    metadata = _metadata([filled.table for filled in tables], name, facts)
    return {
        f"{name}.sqlite": sqlite(tables, facts),
        METADATA: f"{to_json(metadata, unicode=True, indent=2)}\n".encode(),
    }


def _metadata(tables: Sequence[Table], database: str, facts: Mapping[str, str]) -> dict[str, Any]:
    licence = dataset.licence(facts)
    return {
        "title": dataset.title(facts),
        "description": dataset.description(facts),
        **({"license": licence.title, "license_url": licence.path} if licence else {}),
        "source": dataset.source(facts),
        "databases": {
            database: {
                "source": dataset.source(facts),
                "tables": {
                    **{table.name: _table(table) for table in tables},
                    "provenance": {"description": "What these tables were made from, and how."},
                },
            }
        },
    }


def _table(table: Table) -> dict[str, Any]:
    facets = [column.name for column in table.columns if _is_facet(column, table)][:_MAX_FACETS]
    return {
        "description": f"{table.meaning[0].upper()}{table.meaning[1:]}.",
        "columns": {column.name: column.meaning for column in table.columns},
        "sortable_columns": [column.name for column in table.columns if _is_sortable(column, table)],
        **({"label_column": table.label} if table.label else {}),
        **({"facets": facets} if facets else {}),
    }


def _is_facet(column: TableColumn, table: Table) -> bool:
    """Return whether a column has few values, by which a person selects rows."""
    return bool(column.words) or (column.references == "states" and table.key != (column.name,))


def _is_sortable(column: TableColumn, table: Table) -> bool:
    """Return whether the order of the values means something; that of free text and of EDTF does not."""
    is_free_text = column.type is Type.TEXT and not (column.words or column.references)
    return not is_free_text or column.name in (*table.key, table.label)
