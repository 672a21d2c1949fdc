"""``csto why``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.headings import Heading
from cstocli.core.answers.why import find_subject, why
from cstocli.core.terms import Reading

HEADING = Heading.EVIDENCE
EXAMPLES = (
    "csto why UZ --on 2012-07-01",
    "csto why UZ --on 2012-07-01 --reading law --format json",
    "csto why chair --on 2009-12-31",
)


def command(  # noqa: PLR0913 - one parameter an option
    what: Annotated[str, typer.Argument(metavar="STATE|chair|OFFICE", help="A State, chair, or an office.")],
    on: options.On = "today",
    *,
    reading: options.Read = Reading.PRACTICE,
    prefer: options.Prefer = None,
    form: options.As = options.TABLE,
    log: options.LogFile = None,
) -> None:
    """Why a State has its standing, or somebody the chair: the chain of events, and what was set aside."""
    day = options.day(on)
    record, places = options.load_with_places(log, prefer=prefer)
    options.show(why(record, find_subject(record, what), day, reading, places), record, form)
