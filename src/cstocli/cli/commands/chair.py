"""``csto chair``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.exits import UsageError
from cstocli.cli.forms import Form
from cstocli.cli.headings import Heading
from cstocli.cli.question import Question
from cstocli.reports import chair

HEADING = Heading.ASK
EXAMPLES = (
    "csto chair --on 2024-01-01",
    "csto chair --all",
    "csto chair --rotation --format csv",
)


def command(
    on: options.On = "today",
    *,
    every: Annotated[bool, typer.Option("--all", help="The whole succession, with its gaps.")] = False,
    rotation: Annotated[
        bool, typer.Option("--rotation", help="Whose turn it was by the rule, and who is next.")
    ] = False,
    question: Question,
    form: Form,
) -> None:
    """Who has the rotating chair on a day, since when, through which day."""
    if every and rotation:
        raise UsageError("--all and --rotation are two questions", "give one of them")
    day = options.day(on)
    record = question.acts()
    if rotation:
        report = chair.rotation(record, question.reading)
    elif every:
        report = chair.succession(record, day, question.reading)
    else:
        report = chair.chair(record, day, question.reading)
    form.show(report, record)
