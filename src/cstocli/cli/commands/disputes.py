"""``csto disputes``."""

from typing import Annotated

from cstocli.cli import options
from cstocli.cli.event_options import EventOptions, RowOptions
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.cli.typed_options import refuse
from cstocli.model.events import MilitaryActivity, Subject
from cstocli.reports.disputes import disputes
from cstocli.reports.disputes_on import disputes_on
from cstocli.reports.filters import EventFilter

EXAMPLES = (
    "csto disputes --state UZ",
    "csto disputes --on 1993-06-01 --state KG",
    "csto disputes --kind chairmanship --format csv",
    "csto disputes --from 2022 --to 2022",
)

_OF_LISTS = ("--from", "--to", "--kind", "--series", "--grep", "--word", "--status", "--limit", "--reverse")
"""The options that choose and order the rows of the list."""


def command(
    *,
    on: Annotated[
        str | None,
        options.date_option("--on", "Each answer that sources support on this day, with its witnesses."),
    ] = None,
    kind: options.Kinds = None,
    series: options.Series = None,
    events: EventOptions,
    rows: RowOptions,
    log_options: LogOptions,
    output: OutputOptions,
) -> None:
    """Facts on which sources disagree, whether an answer depends on them, and rejected events."""
    if on is not None:
        refuse(*_OF_LISTS, because="--on can be combined with --state only")
        day, log = options.day(on), log_options.log(bibliography=True)
        subjects = [Subject("state", code) for code in options.states(events.states, log)]
        output.show(disputes_on(log, subjects, day, log_options.reading), log)
        return
    because, hint = "a claim is weighed under both readings", "leave it out, or ask about a day with --on"
    refuse("--reading", because=because, hint=hint)
    log = log_options.log()
    known = (event.series for event in log.events if isinstance(event, MilitaryActivity) and event.series)
    wanted = events.read(log, EventFilter(kinds=options.kinds(kind), series=options.series(series, known)))
    output.show(disputes(log, options.today(), wanted, reverse=rows.reverse), log, rows)
