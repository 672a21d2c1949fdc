"""``csto diff``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.headings import Heading
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.reports.diff import diff

HEADING = Heading.ASK
EXAMPLES = (
    "csto diff 2012-06-01 2013-01-01",
    "csto diff 1999-04-20 1999-04-21 --format json",
    "csto diff 2023 2025 --reading law",
)


def command(
    one: Annotated[str, typer.Argument(metavar="DAY", help="A day; its end counts.")],
    other: Annotated[str, typer.Argument(metavar="DAY", help="Another day, earlier or later.")],
    *,
    log_options: LogOptions,
    output: OutputOptions,
) -> None:
    """What changed between two days: standings, chair, offices, and the events that did it."""
    days = options.day(one), options.day(other)
    log = log_options.log()
    output.show(diff(log, *days, log_options.reading), log)
