"""``csto offices``."""

from typing import Annotated

import typer

from cstocli.cli import completion, options
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.cli.typed_options import refuse
from cstocli.model.lookup import find
from cstocli.model.terms import BodyId
from cstocli.reports.offices import offices

EXAMPLES = (
    "csto offices --on 2017-03-01",
    "csto offices --during 2017",
    "csto offices --all --body secretariat",
)


def command(
    on: options.On = options.TODAY,
    during: options.During = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="List all holders since the beginning.")] = False,
    body: Annotated[
        str | None,
        typer.Option("--body", metavar="BODY", help="Only the office of this body.", autocompletion=completion.bodies),
    ] = None,
    log_options: LogOptions,
    output: OutputOptions,
) -> None:
    """The Secretary-General, the chief of staff and other officers on a day or in a period."""
    if every:
        refuse("--on", "--during", because="--all covers all days")
    period = options.asked_period(on, during)
    log = log_options.acts()
    known = [key for key, entry in log.bodies.items() if entry.office]
    only = None if body is None else BodyId(find("body", body, known))
    output.show(offices(log, period, log_options.reading, every=every, body=only), log)
