"""``csto chair``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.exits import UsageError
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.cli.typed_options import refuse
from cstocli.reports import chair
from cstocli.reports.report import Report

EXAMPLES = (
    "csto chair --on 2024-01-01",
    "csto chair --all",
    "csto chair --totals",
    "csto chair --rotation --format csv",
)


def command(
    on: options.On = options.TODAY,
    during: options.During = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="List all terms since the beginning, with gaps.")] = False,
    rotation: Annotated[
        bool, typer.Option("--rotation", help="Compare who chaired with the rule of rotation; name the next State.")
    ] = False,
    totals: Annotated[
        bool, typer.Option("--totals", help="Count the terms and days of each holder, through the day of --on.")
    ] = False,
    log_options: LogOptions,
    output: OutputOptions,
) -> None:
    """The State in the rotating chair on a day or in a period, with the dates of its term and the event behind it."""
    if every and rotation:
        raise UsageError("--all and --rotation cannot be combined", "give one of them")
    if totals and (every or rotation):
        raise UsageError("--totals cannot be combined with --all or --rotation", "leave out one of them")
    if every or rotation:
        refuse("--on", "--during", because=f"--{'all' if every else 'rotation'} covers all days")
    if totals:
        refuse("--during", because="--totals counts the days from the beginning; a day ends the count")
    period = options.asked_period(on, during)
    log = log_options.acts()
    if rotation:
        report: Report = chair.rotation(log, log_options.reading)
    elif totals:
        from cstocli.reports.chair_totals import chair_totals

        report = chair_totals(log, period.last, log_options.reading)
    elif every:
        report = chair.succession(log, period.last, log_options.reading)
    else:
        report = chair.chair(log, period, log_options.reading)
    output.show(report, log)
