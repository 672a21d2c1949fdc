"""``csto disputes``."""

from typing import Annotated

from cstocli.cli import options
from cstocli.cli.exits import UsageError
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.cli.typed_options import refuse
from cstocli.model.events import Subject
from cstocli.reports.disputes import disputes
from cstocli.reports.disputes_on import disputes_on
from cstocli.reports.timeline import EventFilter

EXAMPLES = (
    "csto disputes --state UZ",
    "csto disputes --on 1993-06-01 --state KG",
    "csto disputes --kind chairmanship --format csv",
    "csto disputes --from 2022 --to 2022",
)


def command(
    since: options.From = None,
    until: options.To = None,
    *,
    on: Annotated[
        str | None,
        options.date_option("--on", "Each answer that sources support on this day, with its witnesses."),
    ] = None,
    kind: options.Kinds = None,
    state: options.AllStates = None,
    log_options: LogOptions,
    output: OutputOptions,
) -> None:
    """Facts on which sources disagree, whether an answer depends on them, and rejected events."""
    if on is not None:
        if since or until or kind:
            raise UsageError("--on cannot be combined with --from, --to or --kind", "leave them out")
        day, log = options.day(on), log_options.log(bibliography=True)
        subjects = [Subject("state", code) for code in options.states(state, log)]
        output.show(disputes_on(log, subjects, day, log_options.reading), log)
        return
    because, hint = "a claim is weighed under both readings", "leave it out, or ask about a day with --on"
    refuse("--reading", because=because, hint=hint)
    period = options.period(since, until)
    log = log_options.log()
    wanted = EventFilter(
        period=period,
        kinds=options.kinds(kind),
        states=options.states(state, log),
    )
    output.show(disputes(log, options.today(), wanted), log)
