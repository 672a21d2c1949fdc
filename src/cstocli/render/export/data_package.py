"""Tables as a Frictionless data package: CSV files, and a ``datapackage.json`` that describes their types and keys.

``croissant.json`` beside it says the same to programs that read Croissant.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from cstocli.render.cells import inert
from cstocli.render.envelope import to_json
from cstocli.render.export import dataset
from cstocli.render.export.croissant import croissant
from cstocli.reports.tables import Filled, Table, TableColumn, Type, Value

DESCRIPTOR: Final = "datapackage.json"
CROISSANT: Final = "croissant.json"
_TYPES: Final = {
    Type.TEXT: "string",
    Type.INTEGER: "integer",
    Type.NUMBER: "number",
    Type.BOOLEAN: "boolean",
    Type.DATE: "date",
}


def data_package(tables: Sequence[Filled], facts: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files of a data package by name: one for each table, and the descriptions."""
    files = {f"{filled.table.name}.csv": csv_table(filled) for filled in tables}
    keys = {filled.table.name: filled.table.key for filled in tables}
    resources = [_resource(filled.table, files[f"{filled.table.name}.csv"], keys) for filled in tables]
    package = {
        "profile": "tabular-data-package",
        "name": f"{dataset.slug(facts)}-record",
        "title": dataset.title(facts),
        "description": dataset.description(facts),
        "version": dataset.version(facts),
        "created": dataset.created(facts),
        **_rights(facts),
        "sources": [{"title": dataset.source(facts)}],
        "provenance": dict(facts),
        "resources": resources,
    }
    described = croissant([filled.table for filled in tables], files, facts)
    return {**files, DESCRIPTOR: _document(package), CROISSANT: _document(described)}


def _document(value: object) -> bytes:
    return f"{to_json(value, unicode=True, indent=2)}\n".encode()


def _rights(facts: Mapping[str, str]) -> dict[str, Any]:
    """Return who made the log and under which licence, where that is known."""
    licence = dataset.licence(facts)
    if licence is None:
        return {}
    return {"licenses": [licence._asdict()], "contributors": [{"title": dataset.AUTHORS, "role": "author"}]}


def csv_table(filled: Filled, _facts: Mapping[str, str] | None = None) -> bytes:
    """Return a table as CSV in UTF-8: ISO dates, ``true`` and ``false``, an empty field for a missing value."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(filled.table.names)
    writer.writerows([_cell(value) for value in row] for row in filled.rows)
    return out.getvalue().encode(errors="backslashreplace")


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return inert(value) if isinstance(value, str) else str(value)


def _resource(table: Table, content: bytes, keys: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    links = [_foreign_key(column, table, keys) for column in table.columns if column.references in keys]
    schema = {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {**schema, **({"foreignKeys": links} if links else {})},
    }


def _field(column: TableColumn) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.type], "description": column.meaning}
    limits: dict[str, Any] = {"required": True} if column.required else {}
    if column.words:
        limits["enum"] = list(column.words)
    return {**field, **({"constraints": limits} if limits else {})}


def _foreign_key(column: TableColumn, table: Table, keys: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """Return the foreign key of a column; the empty resource name stands for the table itself."""
    other = column.references or ""
    resource = "" if other == table.name else other
    return {"fields": [column.name], "reference": {"resource": resource, "fields": list(keys[other])}}
