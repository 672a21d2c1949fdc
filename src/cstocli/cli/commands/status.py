"""``csto status``."""

from cstocli.cli import options
from cstocli.cli.headings import Heading
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.reports.status import status

HEADING = Heading.ASK
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
    """The fact box of a day: standings, chair, offices, forces, the last events and the next."""
    day = options.day(on)
    log = log_options.log()
    output.show(status(log, day, log_options.reading), log)
