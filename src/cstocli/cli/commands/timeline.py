"""``csto timeline``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.event_options import EventOptions, RowOptions, Weights, read_weights
from cstocli.cli.exits import UsageError
from cstocli.cli.expand_options import Without
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.model.events import MilitaryActivity
from cstocli.model.terms import Status
from cstocli.reports.filters import EventFilter
from cstocli.reports.timeline import timeline

EXAMPLES = (
    "csto timeline --weight major",
    "csto timeline --from 2022-01 --to 2022-01",
    "csto timeline --grep summit --reverse --limit 1",
    "csto timeline --state GE --format json",
)


def command(
    *,
    kind: options.Kinds = None,
    series: options.Series = None,
    weight: Weights = None,
    include_not_held: Annotated[
        bool, typer.Option("--all", help="Include events that were planned, announced or cancelled.")
    ] = False,
    events: EventOptions,
    rows: RowOptions,
    log_options: LogOptions,
    output: Annotated[OutputOptions, Without("strict")],
) -> None:
    """Events in chronological order, oldest first, with their sources."""
    if include_not_held and events.statuses:
        raise UsageError("--all and --status cannot be combined", "give one of them")
    log = log_options.log(bibliography=True)
    known = (event.series for event in log.events if isinstance(event, MilitaryActivity) and event.series)
    given = EventFilter(kinds=options.kinds(kind), series=options.series(series, known), weights=read_weights(weight))
    wanted = events.read(log, given)
    if not (include_not_held or wanted.statuses):
        wanted = wanted.updated(statuses=(Status.HELD,))
    output.show(timeline(log, options.today(), wanted, log_options.reading, reverse=rows.reverse), log, rows)
