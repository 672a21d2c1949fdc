"""``csto compare``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.days import read_days
from cstocli.cli.exits import Exit
from cstocli.cli.headings import Heading
from cstocli.core.answers.compare import COUNTED, Comparison, NothingComparedError
from cstocli.core.answers.compare_spells import compare_spells
from cstocli.core.answers.compare_years import compare_years
from cstocli.core.answers.other_data import Form, TableError, layout, read_spells, read_years
from cstocli.core.answers.panel_periods import Partial
from cstocli.core.replay import replay
from cstocli.core.terms import Reading, Standing
from cstocli.load.tables import read_table

HEADING = Heading.EVIDENCE
EXAMPLES = (
    "csto compare state_year_formatv3.csv --as cow-igo --column csto",
    "csto compare alliance_v4.1_by_member.csv --standing party --standing member",
    "csto compare spells.csv --reading law --format csv",
)


def command(  # noqa: PLR0913 - one parameter an option
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A table, comma- or tab-separated; - for standard input.")
    ],
    since: options.From = None,
    until: options.To = None,
    *,
    kind: Annotated[Form | None, typer.Option("--as", help="What kind of table it is.")] = None,
    column: Annotated[str | None, typer.Option("--column", metavar="NAME", help="The organisation's column.")] = None,
    alliance: Annotated[str | None, typer.Option("--alliance", metavar="NUMBER", help="Its version4id.")] = None,
    partial: Annotated[Partial, typer.Option("--partial", help="Which days of a year count.")] = Partial.ANY,
    standing: Annotated[
        list[Standing] | None, typer.Option("--standing", help="Which standing counts; may be repeated.")
    ] = None,
    reading: options.Read = Reading.PRACTICE,
    prefer: options.Prefer = None,
    form: options.As = options.TABLE,
    log: options.LogFile = None,
) -> None:
    """Where a data set differs from the log, and by which event. Exit code 0 if it does nowhere, else 1."""
    period = options.period(since, until)
    if partial is Partial.EXACT and not (since and read_days(since, options.today()).is_one):
        raise options.refuse("--partial exact needs a day", "give it to --from: --from 1992-06-30")
    record = options.load_acts(log, prefer=prefer)
    try:
        table = read_table(file, lambda columns: layout(columns, kind, record.organisation, column).columns)
        found = layout(table.columns, kind, record.organisation, column)
        standings = frozenset(standing or COUNTED[found.form])
        asked = Comparison(standings=standings, period=period, partial=partial, alliance=alliance)
        history = replay(record, reading)
        if found.form is Form.COW_IGO:
            report = compare_years(history, list(read_years(record, found, table.lines)), asked)
        else:
            report = compare_spells(history, list(read_spells(record, found, table.lines)), asked)
    except TableError as error:
        raise options.refuse(str(error), error.hint) from None
    except NothingComparedError as error:
        raise options.refuse(str(error), "give --from and --to, --column or --alliance") from None
    options.show(report, record, form)
    raise typer.Exit(Exit.NO if report.rows else Exit.DONE)
