"""``csto spells``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.headings import Heading
from cstocli.core.answers.spells import SpellFilter, spell_code_book, spells
from cstocli.core.answers.spells_columns import Style
from cstocli.core.names import find_state
from cstocli.core.replay import replay
from cstocli.core.terms import Reading, Standing

HEADING = Heading.TAKE_ALONG
EXAMPLES = (
    "csto spells",
    "csto spells --state UZ --reading law",
    "csto spells --standing member --style cow --format csv",
)


def command(  # noqa: PLR0913 - one parameter an option
    since: options.From = None,
    until: options.To = None,
    *,
    state: Annotated[
        list[str] | None, typer.Option("--state", metavar="STATE", help="Only this State; may be repeated.")
    ] = None,
    standing: Annotated[
        list[Standing] | None, typer.Option("--standing", help="Only this standing; may be repeated.")
    ] = None,
    style: Annotated[
        Style,
        typer.Option("--style", help="Whose columns: ours, Correlates of War, Gleditsch and Ward, or manydata."),
    ] = Style.CSTO,
    full: Annotated[bool, typer.Option("--full", help="Earliest and latest days, censoring and events too.")] = False,
    book: Annotated[bool, typer.Option("--codebook", help="What each column means.")] = False,
    reading: options.Read = Reading.PRACTICE,
    prefer: options.Prefer = None,
    form: options.As = options.TABLE,
    log: options.LogFile = None,
) -> None:
    """Each unbroken standing of each State: from when, through when, how sure."""
    period = options.period(since, until)
    record = options.load_acts(log, prefer=prefer)
    wanted = SpellFilter(
        period=period,
        states=options.each(state, lambda word: find_state(record, word)),
        standings=tuple(standing or ()),
    )
    history = replay(record, reading)
    options.show(spell_code_book(style) if book else spells(history, wanted, style, full=full), record, form)
