"""``csto disputes``."""

from cstocli.cli import options
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.reports.disputes import disputes
from cstocli.reports.timeline import EventFilter

EXAMPLES = (
    "csto disputes --state UZ",
    "csto disputes --kind chairmanship --format csv",
    "csto disputes --from 2022 --to 2022",
)


def command(
    since: options.From = None,
    until: options.To = None,
    *,
    kind: options.Kinds = None,
    state: options.AllStates = None,
    log_options: LogOptions,
    output: OutputOptions,
) -> None:
    """Facts on which sources disagree, whether an answer depends on them, and rejected events."""
    period = options.period(since, until)
    log = log_options.log()
    wanted = EventFilter(
        period=period,
        kinds=options.kinds(kind),
        states=options.states(state, log),
    )
    output.show(disputes(log, options.today(), wanted, log_options.reading), log)
