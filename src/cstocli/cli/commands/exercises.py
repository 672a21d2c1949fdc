"""``csto exercises``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.headings import Heading
from cstocli.core.answers.exercises import ExerciseFilter, TotalBy, exercises, totals
from cstocli.core.events import Exercise
from cstocli.core.names import find, find_state
from cstocli.core.terms import Reading

HEADING = Heading.ASK
EXAMPLES = (
    "csto exercises --from 2008 --to 2008",
    "csto exercises --series rubezh --with UZ",
    "csto exercises --totals year",
)


States = list[str] | None


def command(  # noqa: PLR0913 - one parameter an option
    since: options.From = None,
    until: options.To = None,
    *,
    series: options.Series = None,
    host: Annotated[States, typer.Option("--host", metavar="STATE", help="Only those on its soil.")] = None,
    with_: Annotated[States, typer.Option("--with", metavar="STATE", help="Only those it took part in.")] = None,
    without: Annotated[
        States, typer.Option("--without", metavar="STATE", help="Only those it took no part in.")
    ] = None,
    by: Annotated[TotalBy | None, typer.Option("--totals", help="Sums instead of a list.")] = None,
    reading: options.Read = Reading.PRACTICE,
    prefer: options.Prefer = None,
    form: options.As = options.TABLE,
    log: options.LogFile = None,
) -> None:
    """Which exercises were held, where, with whom, how large."""
    period = options.period(since, until)
    record = options.load(log, prefer=prefer)
    known = {event.series for event in record.events if isinstance(event, Exercise) and event.series}
    wanted = ExerciseFilter(
        period=period,
        series=options.each(series, lambda word: find("series", word, sorted(known))),
        hosts=options.each(host, lambda word: find_state(record, word)),
        with_=options.each(with_, lambda word: find_state(record, word)),
        without=options.each(without, lambda word: find_state(record, word)),
    )
    day = options.today()
    report = totals(record, day, wanted, by, reading) if by else exercises(record, day, wanted, reading)
    options.show(report, record, form)
