"""``csto chair``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.headings import Heading
from cstocli.core.answers import chair
from cstocli.core.terms import Reading

HEADING = Heading.ASK
EXAMPLES = (
    "csto chair --on 2024-01-01",
    "csto chair --all",
    "csto chair --rotation --format csv",
)


def command(  # noqa: PLR0913 - one parameter an option
    on: options.On = "today",
    *,
    every: Annotated[bool, typer.Option("--all", help="The whole succession, with its gaps.")] = False,
    rotation: Annotated[
        bool, typer.Option("--rotation", help="Whose turn it was by the rule, and who is next.")
    ] = False,
    reading: options.Read = Reading.PRACTICE,
    prefer: options.Prefer = None,
    form: options.As = options.TABLE,
    log: options.LogFile = None,
) -> None:
    """Who has the rotating chair on a day, since when, through which day."""
    if every and rotation:
        raise options.refuse("--all and --rotation are two questions", "give one of them")
    day = options.day(on)
    record = options.load_acts(log, prefer=prefer)
    if rotation:
        report = chair.rotation(record, reading)
    elif every:
        report = chair.succession(record, day, reading)
    else:
        report = chair.chair(record, day, reading)
    options.show(report, record, form)
