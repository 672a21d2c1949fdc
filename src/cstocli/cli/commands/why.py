"""``csto why``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.forms import Form
from cstocli.cli.headings import Heading
from cstocli.cli.question import Question
from cstocli.reports.why import find_subject, why

HEADING = Heading.EVIDENCE
EXAMPLES = (
    "csto why UZ --on 2012-07-01",
    "csto why UZ --on 2012-07-01 --reading law --format json",
    "csto why chair --on 2009-12-31",
)


def command(
    what: Annotated[str, typer.Argument(metavar="STATE|chair|OFFICE", help="A State, chair, or an office.")],
    on: options.On = "today",
    *,
    question: Question,
    form: Form,
) -> None:
    """Why a State has its standing, or somebody the chair: the chain of events, and what was set aside."""
    day = options.day(on)
    record, places = question.log_and_places()
    form.show(why(record, find_subject(record, what), day, question.reading, places), record)
