"""``csto show``."""

from typing import Annotated

import typer

from cstocli.cli import completion
from cstocli.cli.expand_options import Without
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.reports.show import show

EXAMPLES = (
    "csto show rubezh-2008",
    "csto show uz-suspension-2012 --format json",
)


def command(
    ident: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="The id of an event, as timeline lists it.", autocompletion=completion.events
        ),
    ],
    *,
    log_options: Annotated[LogOptions, Without("reading")],
    output: Annotated[OutputOptions, Without("sort", "wide", "strict")],
) -> None:
    """One event: its sources, its links in both directions, and what other sources claim."""
    log = log_options.log(bibliography=True)
    output.show(show(log, ident), log)
