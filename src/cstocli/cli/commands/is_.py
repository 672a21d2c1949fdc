"""``csto is``."""

from collections.abc import Mapping
from typing import Annotated

import typer

from cstocli.cli import completion, options
from cstocli.cli.exits import Exit, UsageError
from cstocli.cli.expand_options import Without
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import LAYOUT, NO_FORMAT, OutputOptions
from cstocli.cli.typed_options import refuse
from cstocli.model.lookup import find, find_state
from cstocli.reports.is_ import WORDS, IsPeriodRow, IsRow, is_, is_during
from cstocli.reports.report import Report
from cstocli.reports.standing_questions import Answer, How

EXAMPLES = (
    "csto is UZ member --on 2012-07-01",
    "csto is KZ chair --on 2024-06-01 --quiet && echo yes",
    "csto is GE party --ever",
)

_EXITS = {Answer.YES: Exit.DONE, Answer.NO: Exit.NO}
_EXITS |= dict.fromkeys((Answer.PART, Answer.POSSIBLE, Answer.UNKNOWN), Exit.UNDECIDED)


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
    on: options.On = options.TODAY,
    during: options.During = None,
    *,
    ever: Annotated[bool, typer.Option("--ever", help="Whether it was so on any day.")] = False,
    throughout: Annotated[bool, typer.Option("--throughout", help="Whether it was so on every day.")] = False,
    first: Annotated[bool, typer.Option("--first", help="The first day on which it was so.")] = False,
    last: Annotated[bool, typer.Option("--last", help="The last day on which it was so.")] = False,
    body: options.Observed = None,
    log_options: LogOptions,
    output: Annotated[OutputOptions, Without("sort", "wide")] = NO_FORMAT,
) -> None:
    """Answer yes, no, possible or unknown about a State; the exit code is 0 for yes, 1 for no, else 3.

    With --quiet it prints nothing, and the exit code is the answer.

    --ever, --throughout, --first and --last ask about the days of --during, or about all verified days of the log.
    """
    if output.quiet:
        refuse(*LAYOUT, "--pager", because="--quiet prints no answer", hint="leave out one of them")
    how = _how({How.EVER: ever, How.THROUGHOUT: throughout, How.FIRST: first, How.LAST: last}, on)
    period = None if how and during is None else options.asked_period(on, during)
    log = log_options.acts()
    question = find_state(log, state), find("word", asked, WORDS), options.observed(body, asked, log)
    report: Report[IsRow] | Report[IsPeriodRow]
    if how or period is None or period.first < period.last:
        report = is_during(log, question, period, how or How.DURING, log_options.reading)
    else:
        report = is_(log, *question[:2], period.last, log_options.reading, body=question[2])
    output.check(report) if output.quiet else output.show_word(report, log)
    raise typer.Exit(_EXITS[report.rows[0].answer])


def _how(given: Mapping[How, bool], on: str) -> How | None:
    """Return what is asked of a period, if anything. Raises ``UsageError`` for two of the options, or with --on."""
    found = [how for how, is_given in given.items() if is_given]
    if len(found) > 1:
        message = f"--{found[0]} and --{found[1]} cannot be combined"
        raise UsageError(message, "give one of them")
    if found and on != options.TODAY:
        message = f"--{found[0]} asks about a period, and --on names a day"
        raise UsageError(message, "give the period to --during")
    return found[0] if found else None
