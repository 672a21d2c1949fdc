"""``csto exercises``."""

from typing import Annotated

import typer

from cstocli.cli import completion, options
from cstocli.cli.event_options import EventOptions, RowOptions
from cstocli.cli.exits import UsageError
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.model.events import Exercise
from cstocli.model.terms import Status
from cstocli.reports.exercises import ExerciseFilter, exercises
from cstocli.reports.exercises_totals import TotalBy, totals

EXAMPLES = (
    "csto exercises --from 2008 --to 2008",
    "csto exercises --sort -personnel --limit 5",
    "csto exercises --series rubezh --with UZ",
    "csto exercises --totals year",
)


def command(
    *,
    series: options.Series = None,
    host: Annotated[
        options.Words,
        typer.Option(
            "--host", metavar="STATE", help="Only exercises held in this State.", autocompletion=completion.states
        ),
    ] = None,
    with_: Annotated[
        options.Words,
        typer.Option(
            "--with",
            metavar="STATE",
            help="Only exercises in which this State took part.",
            autocompletion=completion.states,
        ),
    ] = None,
    without: Annotated[
        options.Words,
        typer.Option(
            "--without",
            metavar="STATE",
            help="Only exercises in which this State did not take part.",
            autocompletion=completion.states,
        ),
    ] = None,
    by: Annotated[TotalBy | None, typer.Option("--totals", help="Print totals instead of a list.")] = None,
    events: EventOptions,
    rows: RowOptions,
    log_options: LogOptions,
    output: OutputOptions,
) -> None:
    """Military exercises: where they were held, with whom, and how large they were."""
    if by and events.statuses and Status.HELD not in events.statuses:
        raise UsageError("--totals counts exercises that were held", "leave out --status or --totals")
    log = log_options.log()
    known = (event.series for event in log.events if isinstance(event, Exercise) and event.series)
    given = ExerciseFilter(
        series=options.series(series, known),
        hosts=options.states(host, log),
        with_=options.states(with_, log),
        without=options.states(without, log),
    )
    query = log, options.today(), events.read(log, given)
    if by:
        output.show(totals(*query, by, log_options.reading, reverse=rows.reverse), log, rows)
    else:
        output.show(exercises(*query, log_options.reading, reverse=rows.reverse), log, rows)
