"""``csto country``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.headings import Heading
from cstocli.core.answers.country import country
from cstocli.core.names import find_state
from cstocli.core.terms import Reading

HEADING = Heading.ASK
EXAMPLES = (
    "csto country UZ",
    "csto country Armenia --on 2025-06-01",
    "csto country 702 --format csv",
)


def command(  # noqa: PLR0913 - one parameter an option
    state: Annotated[str, typer.Argument(metavar="STATE", help="A code (ISO, COW) or a name in any language.")],
    on: options.On = "today",
    *,
    reading: options.Read = Reading.PRACTICE,
    prefer: options.Prefer = None,
    form: options.As = options.TABLE,
    log: options.LogFile = None,
) -> None:
    """One State's whole path: standings, chairs, offices, exercises, appeals, absences."""
    day = options.day(on)
    record = options.load(log, prefer=prefer)
    options.show(country(record, find_state(record, state), day, reading), record, form)
