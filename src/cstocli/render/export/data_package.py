"""Tables as a Frictionless data package: CSV files, and a ``datapackage.json`` that describes their types and keys."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from cstocli.render.cells import inert, visible
from cstocli.render.envelope import to_json
from cstocli.reports.tables import Filled, Table, TableColumn, Type, Value

DESCRIPTOR: Final = "datapackage.json"
_TYPES: Final = {
    Type.TEXT: "string",
    Type.INTEGER: "integer",
    Type.NUMBER: "number",
    Type.BOOLEAN: "boolean",
    Type.DATE: "date",
}


def data_package(tables: Sequence[Filled], facts: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files of a data package by name: one for each table, and the descriptor."""
    files = {f"{filled.table.name}.csv": csv_table(filled) for filled in tables}
    keys = {filled.table.name: filled.table.key for filled in tables}
    resources = [_resource(filled.table, files[f"{filled.table.name}.csv"], keys) for filled in tables]
    package = {
        "profile": "tabular-data-package",
        "name": _name(facts["organisation"]),
        "title": f"History of the {visible(facts['organisation'])}, replayed by csto from its event log",
        "version": facts["sha256"][:16],
        **({"licenses": [{"name": facts["licence"]}]} if "licence" in facts else {}),
        "provenance": dict(facts),
        "resources": resources,
    }
    return {**files, DESCRIPTOR: f"{to_json(package, unicode=True, indent=2)}\n".encode()}


def _name(organisation: str) -> str:
    """Return a package name; the standard allows only lower-case letters, digits and ``.``, ``_``, ``-`` in it."""
    return re.sub(r"[^a-z0-9._-]+", "-", f"{organisation.lower()}-record").strip("-")


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
