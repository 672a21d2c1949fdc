"""``csto country``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.model.lookup import find_state
from cstocli.reports.country import country

EXAMPLES = (
    "csto country UZ",
    "csto country Armenia --on 2025-06-01",
    "csto country RU --full",
    "csto country 702 --format csv",
)


def command(
    state: options.StateName,
    on: options.On = "today",
    *,
    full: Annotated[
        bool, typer.Option("--full", help="List every event, not only the latest of each kind (in a table).")
    ] = False,
    log_options: LogOptions,
    output: OutputOptions,
) -> None:
    """The history of one State: standings, chairs, offices, exercises, appeals, absences."""
    if full:
        output.require_sections("--full", "every event is listed")
    day = options.day(on)
    log = log_options.log()
    output.show(country(log, find_state(log, state), day, log_options.reading, full=full), log)
