"""``csto is``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.exits import Exit
from cstocli.cli.headings import Heading
from cstocli.cli.streams import say, write
from cstocli.core.answers.is_ import WORDS, Answer, is_
from cstocli.core.names import find, find_state
from cstocli.core.terms import Reading

HEADING = Heading.ASK
EXAMPLES = (
    "csto is UZ member --on 2012-07-01",
    "csto is KZ chair --on 2024-06-01 --quiet && echo yes",
    "csto is Armenia frozen --on 2025-01-01 --reading law",
)

_EXITS = {Answer.YES: Exit.DONE, Answer.NO: Exit.NO, Answer.POSSIBLE: Exit.UNDECIDED}


def command(  # noqa: PLR0913 - one parameter an option
    state: Annotated[str, typer.Argument(metavar="STATE", help="A code or name.")],
    asked: Annotated[str, typer.Argument(metavar="WHAT", help=f"One of: {', '.join(WORDS)}.")],
    on: options.On = "today",
    *,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only the exit code.")] = False,
    reading: options.Read = Reading.PRACTICE,
    prefer: options.Prefer = None,
    form: options.As | None = None,
    log: options.LogFile = None,
) -> None:
    """Whether a State is something: prints yes, no or possible; exit code 0, 1 or 3."""
    day = options.day(on)
    record = options.load(log, prefer=prefer)
    report = is_(record, find_state(record, state), find("word", asked, WORDS), day, reading)
    answer = Answer(report.summary)
    if form is not None and not quiet:
        options.show(report, record, form)
    elif not quiet:
        write(f"{answer}\n")
        for note in report.notes:
            say(f"note: {note}")
    raise typer.Exit(_EXITS[answer])
