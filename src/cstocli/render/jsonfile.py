"""Tables as one JSON document, or one table as a JSON list."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from cstocli.core.answers.tables import Filled, Value
from cstocli.render.formats import ENVELOPE


def document(tables: Iterable[Filled], facts: Mapping[str, str]) -> bytes:
    """Return a JSON object with every table as a list of objects, and what it was made from."""
    content = {
        "csto": ENVELOPE,
        "provenance": dict(facts),
        "tables": {filled.table.name: objects(filled) for filled in tables},
    }
    return (json.dumps(content, ensure_ascii=True, indent=1) + "\n").encode()


def objects(filled: Filled) -> list[dict[str, Any]]:
    """Return the rows of a table by column, as JSON can hold them."""
    return [dict(zip(filled.table.names, map(_value, row), strict=True)) for row in filled.rows]


def _value(value: Value) -> str | int | float | bool | None:
    return value.isoformat() if isinstance(value, date) else value
