"""``csto panel``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.days import read_days
from cstocli.cli.headings import Heading
from cstocli.core.answers.panel import PanelQuestion, TooManyRowsError, panel, panel_code_book
from cstocli.core.answers.panel_periods import By, Partial
from cstocli.core.names import find_state
from cstocli.core.replay import replay
from cstocli.core.terms import Reading

HEADING = Heading.TAKE_ALONG
EXAMPLES = (
    "csto panel --format csv",
    "csto panel --by month --from 2012-01 --to 2012-12 --state UZ",
    "csto panel --partial exact --from 1992-06-30 --all",
)


def command(  # noqa: PLR0913 - one parameter an option
    since: options.From = None,
    until: options.To = None,
    *,
    by: Annotated[By, typer.Option("--by", help="How long a period is.")] = By.YEAR,
    partial: Annotated[
        Partial,
        typer.Option(
            "--partial",
            help="Which days of a period count: any, the first, the last, that of --from in each, or their share.",
        ),
    ] = Partial.ANY,
    everyone: Annotated[bool, typer.Option("--all", help="States of the log without any standing too.")] = False,
    state: Annotated[
        list[str] | None, typer.Option("--state", metavar="STATE", help="Only this State; may be repeated.")
    ] = None,
    book: Annotated[bool, typer.Option("--codebook", help="What each column means.")] = False,
    reading: options.Read = Reading.PRACTICE,
    prefer: options.Prefer = None,
    form: options.As = options.TABLE,
    log: options.LogFile = None,
) -> None:
    """State by year, month or day: standing, chair, exercises, with the codes that data sets use."""
    period = options.period(since, until)
    if partial is Partial.EXACT and not (since and read_days(since, options.today()).is_one):
        raise options.refuse("--partial exact needs a day", "give it to --from: --from 1992-06-30")
    record = options.load(log, prefer=prefer)
    asked = PanelQuestion(
        by=by,
        first=period.first if since else None,
        last=period.last if until else None,
        partial=partial,
        everyone=everyone,
        states=options.each(state, lambda word: find_state(record, word)),
    )
    try:
        report = panel_code_book() if book else panel(replay(record, reading), asked)
    except TooManyRowsError as error:
        raise options.refuse(str(error), "narrow it with --from, --to or --state") from None
    options.show(report, record, form)
