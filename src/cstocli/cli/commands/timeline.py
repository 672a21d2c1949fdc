"""``csto timeline``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.headings import Heading
from cstocli.core.answers.timeline import Filter, timeline
from cstocli.core.events import KINDS, Manned
from cstocli.core.names import find, find_state
from cstocli.core.terms import Reading

HEADING = Heading.ASK
EXAMPLES = (
    "csto timeline --from 2022-01 --to 2022-01",
    "csto timeline --state GE",
    "csto timeline --kind suspension --format json",
)


def command(  # noqa: PLR0913 - one parameter an option
    since: options.From = None,
    until: options.To = None,
    *,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="Only this kind; may be repeated.")
    ] = None,
    state: Annotated[
        list[str] | None, typer.Option("--state", metavar="STATE", help="Only events that name this State.")
    ] = None,
    series: options.Series = None,
    grep: Annotated[str, typer.Option("--grep", metavar="TEXT", help="Only events that hold this text.")] = "",
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", min=0, help="At most so many events.")] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="Newest first.")] = False,
    reading: options.Read = Reading.PRACTICE,
    prefer: options.Prefer = None,
    form: options.As = options.TABLE,
    log: options.LogFile = None,
) -> None:
    """What happened, in order."""
    period = options.period(since, until)
    record = options.load(log, bibliography=True, prefer=prefer)
    known = {event.series for event in record.events if isinstance(event, Manned) and event.series}
    wanted = Filter(
        period=period,
        kinds=options.each(kind, lambda word: find("kind", word, KINDS)),
        states=options.each(state, lambda word: find_state(record, word)),
        series=options.each(series, lambda word: find("series", word, sorted(known))),
        text=grep,
    )
    options.show(timeline(record, options.today(), wanted, reading, limit=limit, reverse=reverse), record, form)
