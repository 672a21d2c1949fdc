"""``csto panel``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.exits import UsageError
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OUTPUT_OPTIONS, OutputOptions
from cstocli.cli.typed_options import refuse_others
from cstocli.replay.readings import replay_both
from cstocli.reports.panel import PanelQuestion, TooManyRowsError, panel, panel_code_book
from cstocli.reports.panel_periods import By, Partial

EXAMPLES = (
    "csto panel --format csv",
    "csto panel --by month --from 2012-01 --to 2012-12 --state UZ",
    "csto panel --partial exact --from 1992-06-30 --all",
)


def command(
    since: options.From = None,
    until: options.To = None,
    *,
    by: Annotated[By, typer.Option("--by", help="Length of each period.")] = By.YEAR,
    partial: Annotated[
        Partial,
        typer.Option(
            "--partial",
            help="Days that count: any, the first, the last, the day of --from (exact), or shares of days.",
        ),
    ] = Partial.ANY,
    include_former: Annotated[
        bool, typer.Option("--all", help="Include States of the log that never had a standing.")
    ] = False,
    state: options.States = None,
    book: options.CodeBook = False,
    log_options: LogOptions,
    output: OutputOptions,
) -> None:
    """One row for each State and year, month or day: standing, chair, exercises, with the codes that data sets use."""
    if book:
        refuse_others("--codebook", *OUTPUT_OPTIONS, because="--codebook describes the columns")
        output.show(panel_code_book(), None)
        return
    period = options.period(since, until, exact=partial is Partial.EXACT)
    log = log_options.log()
    question = PanelQuestion(
        by=by,
        first=period.first if since else None,
        last=period.last if until else None,
        partial=partial,
        include_former=include_former,
        states=options.states(state, log),
    )
    try:
        report = panel(replay_both(log, log_options.reading), question)
    except TooManyRowsError as error:
        raise UsageError(str(error), "narrow it with --from, --to or --state") from None
    output.show(report, log)
