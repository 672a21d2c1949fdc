"""``csto status``."""

from cstocli.cli import options
from cstocli.cli.forms import Form
from cstocli.cli.headings import Heading
from cstocli.cli.question import Question
from cstocli.reports.status import status

HEADING = Heading.ASK
EXAMPLES = (
    "csto status",
    "csto status --on 2022-01-10",
)


def command(
    on: options.On = "today",
    *,
    question: Question,
    form: Form,
) -> None:
    """The fact box of a day: standings, chair, offices, forces, the last events and the next."""
    day = options.day(on)
    record = question.log()
    form.show(status(record, day, question.reading), record)
