"""``csto show``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.headings import Heading
from cstocli.core.answers.show import show
from cstocli.core.terms import Reading

HEADING = Heading.EVIDENCE
EXAMPLES = (
    "csto show rubezh-2008",
    "csto show uz-suspension-2012 --format json",
)


def command(
    ident: Annotated[str, typer.Argument(metavar="ID", help="The id of an event, as timeline lists it.")],
    *,
    reading: options.Read = Reading.PRACTICE,
    prefer: options.Prefer = None,
    form: options.As = options.TABLE,
    log: options.LogFile = None,
) -> None:
    """One event: its sources, its links both ways, what other sources say of it."""
    record = options.load(log, bibliography=True, prefer=prefer)
    options.show(show(record, ident, reading), record, form)
