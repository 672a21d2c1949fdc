"""The JSON Schema that stands beside the record, for editors."""

from __future__ import annotations

from typing import Final

from cstocli.cli.commands.schema import printed
from cstocli.load.schema import log_schema

PATH: Final = "data/events.schema.json"


def text() -> str:
    """Return the schema of a log."""
    return printed(log_schema())
