"""``csto offices``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.headings import Heading
from cstocli.core.answers.offices import offices
from cstocli.core.names import find
from cstocli.core.terms import BodyId, Reading

HEADING = Heading.ASK
EXAMPLES = (
    "csto offices --on 2017-03-01",
    "csto offices --all --body secretariat",
)


def command(  # noqa: PLR0913 - one parameter an option
    on: options.On = "today",
    *,
    every: Annotated[bool, typer.Option("--all", help="Every holder there has been.")] = False,
    body: Annotated[str | None, typer.Option("--body", metavar="BODY", help="Only the office of this body.")] = None,
    reading: options.Read = Reading.PRACTICE,
    prefer: options.Prefer = None,
    form: options.As = options.TABLE,
    log: options.LogFile = None,
) -> None:
    """Who holds the offices on a day: the secretary-general, the chief of staff."""
    day = options.day(on)
    record = options.load_acts(log, prefer=prefer)
    known = [key for key, entry in record.bodies.items() if entry.office]
    only = None if body is None else BodyId(find("body", body, known))
    options.show(offices(record, day, reading, every=every, body=only), record, form)
