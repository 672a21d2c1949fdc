"""``csto is``."""

from typing import Annotated

import typer

from cstocli.cli import completion, options
from cstocli.cli.exits import Exit
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.cli.streams import warn, write
from cstocli.model.lookup import find, find_state
from cstocli.reports.is_ import WORDS, Answer, is_

EXAMPLES = (
    "csto is UZ member --on 2012-07-01",
    "csto is KZ chair --on 2024-06-01 --quiet && echo yes",
    "csto is Armenia frozen --on 2025-01-01 --reading law",
)

_EXITS = {Answer.YES: Exit.DONE, Answer.NO: Exit.NO, Answer.POSSIBLE: Exit.UNDECIDED}


def command(
    state: options.StateName,
    asked: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help=f"One of: {', '.join(WORDS)} (in: bound, or a signatory).",
            autocompletion=completion.fixed(WORDS),
        ),
    ],
    on: options.On = "today",
    *,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing; the exit code is the answer.")] = False,
    log_options: LogOptions,
    output: OutputOptions | None = None,
) -> None:
    """Answer yes, no or possible about a State; the exit code is 0, 1 or 3."""
    day = options.day(on)
    log = log_options.acts()
    report = is_(log, find_state(log, state), find("word", asked, WORDS), day, log_options.reading)
    answer = report.rows[0].answer
    if output is not None and not quiet:
        output.show(report, log)
    elif not quiet:
        write(f"{answer}\n")
        for note in report.notes:
            warn(f"note: {note}")
    raise typer.Exit(_EXITS[answer])
