"""``csto why``."""

from typing import Annotated

import typer

from cstocli.cli import completion, options
from cstocli.cli.exits import UsageError
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.reports.why import find_subject, why, why_in_full

EXAMPLES = (
    "csto why UZ --on 2012-07-01",
    "csto why UZ --on 2012-07-01 --full",
    "csto why chair --on 2009-12-31",
    "csto why UZ --on 2012-07-01 --sources",
)


def command(
    what: Annotated[
        str,
        typer.Argument(
            metavar="STATE|chair|OFFICE",
            help="A State, chair, or an office by its title or body.",
            autocompletion=completion.subjects,
        ),
    ],
    on: options.On = "today",
    *,
    full: Annotated[
        bool, typer.Option("--full", help="Show each event, its rule and its sources in full, also those set aside.")
    ] = False,
    sources: Annotated[
        bool, typer.Option("--sources", help="Print the smallest sets of sources on which the answer rests.")
    ] = False,
    log_options: LogOptions,
    output: OutputOptions,
) -> None:
    """The events and sources behind the standing of a State, the chair or an office on a day."""
    if full and sources:
        raise UsageError("--full and --sources cannot be combined", "give one of them")
    day = options.day(on)
    if sources:
        from cstocli.reports.why_sources import why_sources

        log = log_options.log(bibliography=True)
        output.show(why_sources(log, find_subject(log, what), day, log_options.reading), log)
        return
    log, places = log_options.log_and_places()
    report = why(log, find_subject(log, what), day, log_options.reading, places)
    output.show(why_in_full(log, report) if full else report, log)
