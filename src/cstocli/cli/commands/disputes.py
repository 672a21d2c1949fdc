"""``csto disputes``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.headings import Heading
from cstocli.core.answers.disputes import disputes
from cstocli.core.answers.timeline import Filter
from cstocli.core.events import KINDS
from cstocli.core.names import find, find_state
from cstocli.core.terms import Reading

HEADING = Heading.EVIDENCE
EXAMPLES = (
    "csto disputes --state UZ",
    "csto disputes --kind chairmanship --format csv",
    "csto disputes --from 2022 --to 2022",
)


def command(  # noqa: PLR0913 - one parameter an option
    since: options.From = None,
    until: options.To = None,
    *,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="Only this kind; may be repeated.")
    ] = None,
    state: Annotated[
        list[str] | None, typer.Option("--state", metavar="STATE", help="Only what names this State.")
    ] = None,
    reading: options.Read = Reading.PRACTICE,
    prefer: options.Prefer = None,
    form: options.As = options.TABLE,
    log: options.LogFile = None,
) -> None:
    """On which facts sources disagree, whether an answer hangs on it, and which events were rejected."""
    period = options.period(since, until)
    record = options.load(log, prefer=prefer)
    wanted = Filter(
        period=period,
        kinds=options.each(kind, lambda word: find("kind", word, KINDS)),
        states=options.each(state, lambda word: find_state(record, word)),
    )
    options.show(disputes(record, options.today(), wanted, reading), record, form)
