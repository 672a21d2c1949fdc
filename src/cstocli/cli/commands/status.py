"""``csto status``."""

from cstocli.cli import options
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.reports.status import status

EXAMPLES = (
    "csto status",
    "csto status --on 2022-01-10",
)


def command(
    on: options.On = "today",
    *,
    log_options: LogOptions,
    output: OutputOptions,
) -> None:
    """Everything about a day at a glance: standings, chair, offices, forces, previous and next events."""
    day = options.day(on)
    log = log_options.log()
    output.show(status(log, day, log_options.reading), log)
