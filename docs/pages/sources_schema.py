"""The JSON Schema that stands beside the bibliography, for editors."""

from __future__ import annotations

from typing import Final

from cstocli.load.schema import bibliography_schema, format_schema

PATH: Final = "data/sources.schema.json"


def text() -> str:
    """Return the schema of a bibliography."""
    return format_schema(bibliography_schema())
