"""``csto show``."""

from typing import Annotated

import typer

from cstocli.cli.forms import Form
from cstocli.cli.headings import Heading
from cstocli.cli.question import Question
from cstocli.reports.show import show

HEADING = Heading.EVIDENCE
EXAMPLES = (
    "csto show rubezh-2008",
    "csto show uz-suspension-2012 --format json",
)


def command(
    ident: Annotated[str, typer.Argument(metavar="ID", help="The id of an event, as timeline lists it.")],
    *,
    question: Question,
    form: Form,
) -> None:
    """One event: its sources, its links both ways, what other sources say of it."""
    record = question.log(bibliography=True)
    form.show(show(record, ident, question.reading), record)
