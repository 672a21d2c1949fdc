"""The JSON Schema that stands beside the record, for editors."""

from __future__ import annotations

from typing import Final

from cstocli.load.schema import format_schema, log_schema

PATH: Final = "data/events.schema.json"


def text() -> str:
    """Return the schema of a log."""
    return format_schema(log_schema())
