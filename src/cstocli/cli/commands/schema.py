"""``csto schema``."""

import json
from collections.abc import Mapping
from typing import Annotated

import typer

from cstocli.cli.headings import Heading
from cstocli.cli.streams import write
from cstocli.load.schema import bibliography_schema, log_schema

HEADING = Heading.KEEP
EXAMPLES = (
    "csto schema > log.schema.json",
    "csto schema --bibliography > sources.schema.json",
)


def command(
    *,
    bibliography: Annotated[
        bool, typer.Option("--bibliography", help="Of a bibliography in a file of its own instead.")
    ] = False,
) -> None:
    """The form of the log as JSON Schema, for editors that complete and check while one types."""
    write(printed(bibliography_schema() if bibliography else log_schema()))


def printed(schema: Mapping[str, object]) -> str:
    """Return a schema as text."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
