"""``csto country``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.forms import Form
from cstocli.cli.headings import Heading
from cstocli.cli.question import Question
from cstocli.model.lookup import find_state
from cstocli.reports.country import country

HEADING = Heading.ASK
EXAMPLES = (
    "csto country UZ",
    "csto country Armenia --on 2025-06-01",
    "csto country 702 --format csv",
)


def command(
    state: Annotated[str, typer.Argument(metavar="STATE", help="A code (ISO, COW) or a name in any language.")],
    on: options.On = "today",
    *,
    question: Question,
    form: Form,
) -> None:
    """One State's whole path: standings, chairs, offices, exercises, appeals, absences."""
    day = options.day(on)
    record = question.log()
    form.show(country(record, find_state(record, state), day, question.reading), record)
