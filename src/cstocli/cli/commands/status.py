"""``csto status``."""

from cstocli.cli import options
from cstocli.cli.headings import Heading
from cstocli.core.answers.status import status
from cstocli.core.terms import Reading

HEADING = Heading.ASK
EXAMPLES = (
    "csto status",
    "csto status --on 2022-01-10",
)


def command(
    on: options.On = "today",
    *,
    reading: options.Read = Reading.PRACTICE,
    prefer: options.Prefer = None,
    form: options.As = options.TABLE,
    log: options.LogFile = None,
) -> None:
    """The fact box of a day: standings, chair, offices, forces, the last events and the next."""
    day = options.day(on)
    record = options.load(log, prefer=prefer)
    options.show(status(record, day, reading), record, form)
