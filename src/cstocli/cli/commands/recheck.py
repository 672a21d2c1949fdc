"""``csto recheck``."""

from pathlib import Path
from typing import Annotated

import typer

from cstocli.cli.exits import Exit, UsageError
from cstocli.cli.expand_options import Without
from cstocli.cli.log_options import LogFile, LogOptions, Unsound
from cstocli.cli.output_options import OutputOptions
from cstocli.cli.recheck_tables import read_saved, repeat_query
from cstocli.reports.recheck import recheck

EXAMPLES = (
    "csto panel --format csv --provenance > panel.csv && csto recheck panel.csv",
    "csto export csto-csv --format csv && csto recheck csto-csv",
)


def command(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A table made with --provenance, or a folder of csto export.")
    ],
    *,
    output: Annotated[OutputOptions, Without("wide", "strict")],
    log_file: LogFile = None,
    unsound: Unsound = False,
) -> None:
    """Repeat the query of a table made with --provenance, and print the rows that differ today.

    The exit code is 0 if no row differs, 1 otherwise.
    """
    if log_file == "-":
        raise UsageError("a log from standard input can be read only once", "give it as a file")
    saved = read_saved(file)
    options = LogOptions(log_file, unsound=unsound)
    log = options.log()
    report = recheck(log, file.name, saved, repeat_query(saved, options))
    output.show(report, log)
    if report.rows:
        raise typer.Exit(Exit.NO)
