"""``csto show``."""

from typing import Annotated

import typer

from cstocli.cli.headings import Heading
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.reports.show import show

HEADING = Heading.EVIDENCE
EXAMPLES = (
    "csto show rubezh-2008",
    "csto show uz-suspension-2012 --format json",
)


def command(
    ident: Annotated[str, typer.Argument(metavar="ID", help="The id of an event, as timeline lists it.")],
    *,
    log_options: LogOptions,
    output: OutputOptions,
) -> None:
    """One event: its sources, its links both ways, what other sources say of it."""
    log = log_options.log(bibliography=True)
    output.show(show(log, ident, log_options.reading), log)
