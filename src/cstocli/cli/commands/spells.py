"""``csto spells``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OUTPUT_OPTIONS, OutputOptions
from cstocli.cli.typed_options import refuse, refuse_others
from cstocli.replay.readings import replay_both
from cstocli.reports.spells import SpellFilter, spell_code_book, spells
from cstocli.reports.spells_columns import Style

EXAMPLES = (
    "csto spells",
    "csto spells --state UZ --reading law",
    "csto spells --standing member --style cow --format csv",
    "csto spells --style survival --format csv",
)


def command(
    since: options.From = None,
    until: options.To = None,
    *,
    state: options.States = None,
    standing: options.Standings = None,
    style: Annotated[
        Style,
        typer.Option(
            "--style",
            help="Columns as in csto, Correlates of War, Gleditsch and Ward, manydata, or the R package survival.",
        ),
    ] = Style.CSTO,
    full: Annotated[
        bool, typer.Option("--full", help="Include earliest and latest days, censoring and events.")
    ] = False,
    book: options.CodeBook = False,
    log_options: LogOptions,
    output: OutputOptions,
) -> None:
    """The periods in which the standing of each State did not change, with their dates and certainty."""
    if book:
        refuse_others("--codebook", "--style", *OUTPUT_OPTIONS, because="--codebook describes the columns")
        output.show(spell_code_book(style), None)
        return
    if style is not Style.CSTO:
        refuse("--full", because=f"--style {style} has columns of its own", hint="leave out one of them")
    period = options.period(since, until)
    log = log_options.acts()
    wanted = SpellFilter(
        period=period,
        states=options.states(state, log),
        standings=options.standings(standing),
    )
    readings = replay_both(log, log_options.reading)
    output.show(spells(readings, wanted, style, full=full), log)
