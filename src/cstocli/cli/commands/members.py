"""``csto members``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.reports.members import members

EXAMPLES = (
    "csto members --on 2012-07-01",
    "csto members --on 2013 --reading law",
    "csto members --standing suspended --format tsv",
)


def command(
    on: options.On = "today",
    *,
    include_former: Annotated[bool, typer.Option("--all", help="Include observers and former members.")] = False,
    standing: options.Standings = None,
    log_options: LogOptions,
    output: OutputOptions,
) -> None:
    """The members on a day, each with its standing, the start date and the event behind it."""
    day = options.day(on)
    log = log_options.acts()
    wanted = options.standings(standing)
    output.show(members(log, day, log_options.reading, include_former=include_former, standings=wanted), log)
