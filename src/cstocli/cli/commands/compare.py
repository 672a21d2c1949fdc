"""``csto compare``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.exits import Exit, UsageError
from cstocli.cli.expand_options import Without
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.cli.typed_options import refuse
from cstocli.load.csv_table import read_table
from cstocli.model.terms import Standing
from cstocli.replay.readings import replay_both
from cstocli.reports.compare import COUNTED, Comparison, NothingComparedError
from cstocli.reports.compare_claims import read_spells, read_years
from cstocli.reports.compare_layout import ALLIANCE, TableError, TableKind, TableLayout, layout
from cstocli.reports.compare_spells import compare_spells
from cstocli.reports.compare_years import compare_years
from cstocli.reports.panel_periods import Partial
from cstocli.reports.report import Report

EXAMPLES = (
    "csto compare state_year_formatv3.csv --as cow-igo --column csto",
    "csto compare alliance_v4.1_by_member.csv --standing party --standing member",
    "csto compare spells.csv --reading law --format csv",
)


def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A CSV or TSV file; - for standard input.")],
    since: options.From = None,
    until: options.To = None,
    *,
    kind: Annotated[
        TableKind | None, typer.Option("--as", help="Kind of table; recognised by its columns by default.")
    ] = None,
    column: Annotated[str | None, typer.Option("--column", metavar="NAME", help="Column of the organisation.")] = None,
    alliance: Annotated[
        str | None,
        typer.Option("--alliance", metavar="NUMBER", help="Alliance, by its version4id; the best match by default."),
    ] = None,
    partial: Annotated[Partial, typer.Option("--partial", help="Which days of a year count.")] = Partial.ANY,
    standing: Annotated[
        list[Standing] | None, typer.Option("--standing", help="Count this standing; may be repeated.")
    ] = None,
    log_options: LogOptions,
    output: Annotated[OutputOptions, Without("wide")],
) -> None:
    """Compare a data set with the log: each difference, and the event behind it.

    The exit code is 0 if there are no differences, 1 otherwise.
    """
    period = options.period(since, until, exact=partial is Partial.EXACT)
    log = log_options.acts()
    try:
        table = read_table(file, lambda columns: layout(columns, kind, log.organisation, column).columns)
        found = layout(table.columns, kind, log.organisation, column)
        _refuse_what_does_nothing(found)
        standings = frozenset(standing or COUNTED[found.form])
        wanted = Comparison(standings=standings, period=period, partial=partial, alliance=alliance)
        readings = replay_both(log, log_options.reading)
        if found.form is TableKind.COW_IGO:
            report: Report = compare_years(readings, list(read_years(log, found, table.lines)), wanted)
        else:
            report = compare_spells(readings, list(read_spells(log, found, table.lines)), wanted)
    except (TableError, NothingComparedError) as error:
        message = str(error) if str(error).startswith(f"{file}:") else f"{file}: {error}"
        raise UsageError(message, error.hint) from None
    output.show(report, log)
    raise typer.Exit(Exit.NO if report.rows else Exit.DONE)


def _refuse_what_does_nothing(found: TableLayout) -> None:
    """Raise ``UsageError`` for an option that was typed for another kind of table."""
    if found.form is not TableKind.COW_IGO:
        refuse("--column", "--partial", because=f"a table of the kind {found.form} is not by year")
    if ALLIANCE not in found.more:
        refuse("--alliance", because=f"the table has no column {ALLIANCE}")
