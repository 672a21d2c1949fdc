"""``csto disputes``."""

from cstocli.cli import options
from cstocli.cli.headings import Heading
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.reports.disputes import disputes
from cstocli.reports.timeline import EventFilter

HEADING = Heading.EVIDENCE
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
    """On which facts sources disagree, whether an answer hangs on it, and which events were rejected."""
    period = options.period(since, until)
    log = log_options.log()
    wanted = EventFilter(
        period=period,
        kinds=options.kinds(kind),
        states=options.states(state, log),
    )
    output.show(disputes(log, options.today(), wanted, log_options.reading), log)
