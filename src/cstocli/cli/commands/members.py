"""``csto members``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.cli.typed_options import refuse
from cstocli.reports.members import members
from cstocli.reports.report import Report

EXAMPLES = (
    "csto members --on 2012-07-01",
    "csto members --during 2012 --reading law",
    "csto members --standing suspended --format tsv",
)


def command(
    on: options.On = options.TODAY,
    during: options.During = None,
    *,
    include_former: Annotated[bool, typer.Option("--all", help="Include observers and former members.")] = False,
    standing: options.Standings = None,
    log_options: LogOptions,
    output: OutputOptions,
) -> None:
    """The members on a day, each with its standing, the start date and the event behind it."""
    if standing:
        refuse("--all", because="--standing names the standings", hint="leave out one of them")
    period = options.asked_period(on, during)
    log = log_options.acts()
    wanted = options.standings(standing)
    report: Report
    if during is None and period.first == period.last:
        report = members(log, period.last, log_options.reading, include_former=include_former, standings=wanted)
    else:
        from cstocli.reports.members_period import members_during

        report = members_during(
            log,
            period,
            log_options.reading,
            include_former=include_former,
            standings=wanted,
            with_days=during is not None,
        )
    output.show(report, log)
