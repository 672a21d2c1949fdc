"""``csto timeline``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.expand_options import Without
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.model.events import MilitaryActivity
from cstocli.model.terms import Status
from cstocli.reports.timeline import EventFilter, timeline

EXAMPLES = (
    "csto timeline --from 2022-01 --to 2022-01",
    "csto timeline --state GE",
    "csto timeline --kind suspension --format json",
)


def command(
    since: options.From = None,
    until: options.To = None,
    *,
    kind: options.Kinds = None,
    state: options.AllStates = None,
    series: options.Series = None,
    grep: Annotated[
        str | None, typer.Option("--grep", metavar="TEXT", help="Only events that contain this text.")
    ] = None,
    include_not_held: Annotated[
        bool, typer.Option("--all", help="Include events that were planned, announced or cancelled.")
    ] = False,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", min=0, help="Show at most N events.")] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="Newest first.")] = False,
    log_options: LogOptions,
    output: Annotated[OutputOptions, Without("strict")],
) -> None:
    """Events in chronological order, oldest first, with their sources."""
    period = options.period(since, until)
    log = log_options.log(bibliography=True)
    known = (event.series for event in log.events if isinstance(event, MilitaryActivity) and event.series)
    wanted = EventFilter(
        period=period,
        kinds=options.kinds(kind),
        states=options.states(state, log),
        series=options.series(series, known),
        text=grep or "",
        statuses=() if include_not_held else (Status.HELD,),
    )
    output.show(timeline(log, options.today(), wanted, log_options.reading, limit=limit, reverse=reverse), log)
