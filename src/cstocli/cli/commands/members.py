"""``csto members``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.forms import Form
from cstocli.cli.headings import Heading
from cstocli.cli.question import Question
from cstocli.model.terms import Standing
from cstocli.reports.members import members

HEADING = Heading.ASK
EXAMPLES = (
    "csto members --on 2012-07-01",
    "csto members --on 2013 --reading law",
    "csto members --standing suspended --format tsv",
)


def command(
    on: options.On = "today",
    *,
    everyone: Annotated[bool, typer.Option("--all", help="Observers and former States too.")] = False,
    standing: Annotated[Standing | None, typer.Option("--standing", help="Only this standing.")] = None,
    question: Question,
    form: Form,
) -> None:
    """Who was a member on a day, in what standing, since when, by which event."""
    day = options.day(on)
    record = question.acts()
    form.show(members(record, day, question.reading, everyone=everyone, standing=standing), record)
