"""``csto members``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.headings import Heading
from cstocli.core.answers.members import members
from cstocli.core.terms import Reading, Standing

HEADING = Heading.ASK
EXAMPLES = (
    "csto members --on 2012-07-01",
    "csto members --on 2013 --reading law",
    "csto members --standing suspended --format tsv",
)


def command(  # noqa: PLR0913 - one parameter an option
    on: options.On = "today",
    *,
    everyone: Annotated[bool, typer.Option("--all", help="Observers and former States too.")] = False,
    standing: Annotated[Standing | None, typer.Option("--standing", help="Only this standing.")] = None,
    reading: options.Read = Reading.PRACTICE,
    prefer: options.Prefer = None,
    form: options.As = options.TABLE,
    log: options.LogFile = None,
) -> None:
    """Who was a member on a day, in what standing, since when, by which event."""
    day = options.day(on)
    record = options.load_acts(log, prefer=prefer)
    options.show(members(record, day, reading, everyone=everyone, standing=standing), record, form)
