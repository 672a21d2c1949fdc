"""``csto diff``."""

from typing import Annotated

import typer

from cstocli.cli import completion, options
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.reports.diff import diff

EXAMPLES = (
    "csto diff 2012-06-01 2013-01-01",
    "csto diff 1999-04-20 1999-04-21 --format json",
    "csto diff 2023 2025 --reading law",
)


def command(
    one: Annotated[str, typer.Argument(metavar="DAY", help="A day (as of its end).", autocompletion=completion.dates)],
    other: Annotated[
        str, typer.Argument(metavar="DAY", help="Another day, earlier or later.", autocompletion=completion.dates)
    ],
    *,
    log_options: LogOptions,
    output: OutputOptions,
) -> None:
    """What changed between two days: standings, chair, offices, and the events behind the changes."""
    days = options.day(one), options.day(other)
    log = log_options.log()
    output.show(diff(log, *days, log_options.reading), log)
