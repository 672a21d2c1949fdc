"""``csto country``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.headings import Heading
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.model.lookup import find_state
from cstocli.reports.country import country

HEADING = Heading.ASK
EXAMPLES = (
    "csto country UZ",
    "csto country Armenia --on 2025-06-01",
    "csto country 702 --format csv",
)


def command(
    state: Annotated[str, typer.Argument(metavar="STATE", help="A code (ISO, COW) or a name in any language.")],
    on: options.On = "today",
    *,
    log_options: LogOptions,
    output: OutputOptions,
) -> None:
    """One State's whole path: standings, chairs, offices, exercises, appeals, absences."""
    day = options.day(on)
    log = log_options.log()
    output.show(country(log, find_state(log, state), day, log_options.reading), log)
