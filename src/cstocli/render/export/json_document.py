"""Tables as one JSON document with one row on each line, so that two exports can be compared with ``diff``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

from cstocli.render.envelope import ENVELOPE
from cstocli.reports.tables import Filled, Value


def json_document(tables: Iterable[Filled], facts: Mapping[str, str]) -> bytes:
    """Return a JSON object with the provenance, and every table as a list of objects."""
    listed = ",\n".join(f"{json.dumps(filled.table.name)}: [{_objects(filled)}\n]" for filled in tables)
    return f'{{"csto": {ENVELOPE},\n"provenance": {json.dumps(dict(facts))},\n"tables": {{\n{listed}\n}}}}\n'.encode()


def _objects(filled: Filled) -> str:
    """Return the rows of a table as JSON objects, each on a line."""
    names = filled.table.names
    rows = (dict(zip(names, map(_value, row), strict=True)) for row in filled.rows)
    return ",".join(f"\n{json.dumps(row)}" for row in rows)


def _value(value: Value) -> str | int | float | bool | None:
    return value.isoformat() if isinstance(value, date) else value
