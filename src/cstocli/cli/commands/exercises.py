"""``csto exercises``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.headings import Heading
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.model.events import Exercise
from cstocli.reports.exercises import ExerciseFilter, exercises
from cstocli.reports.exercises_totals import TotalBy, totals

HEADING = Heading.ASK
EXAMPLES = (
    "csto exercises --from 2008 --to 2008",
    "csto exercises --series rubezh --with UZ",
    "csto exercises --totals year",
)

States = list[str] | None


def command(
    since: options.From = None,
    until: options.To = None,
    *,
    series: options.Series = None,
    host: Annotated[States, typer.Option("--host", metavar="STATE", help="Only those on its soil.")] = None,
    with_: Annotated[States, typer.Option("--with", metavar="STATE", help="Only those it took part in.")] = None,
    without: Annotated[
        States, typer.Option("--without", metavar="STATE", help="Only those it took no part in.")
    ] = None,
    by: Annotated[TotalBy | None, typer.Option("--totals", help="Sums instead of a list.")] = None,
    log_options: LogOptions,
    output: OutputOptions,
) -> None:
    """Which exercises were held, where, with whom, how large."""
    period = options.period(since, until)
    log = log_options.log()
    known = (event.series for event in log.events if isinstance(event, Exercise) and event.series)
    wanted = ExerciseFilter(
        period=period,
        series=options.series(series, known),
        hosts=options.states(host, log),
        with_=options.states(with_, log),
        without=options.states(without, log),
    )
    asked = log, options.today(), wanted
    output.show(totals(*asked, by, log_options.reading) if by else exercises(*asked, log_options.reading), log)
