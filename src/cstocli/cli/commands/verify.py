"""``csto verify``."""

from pathlib import Path
from typing import Annotated

import typer

from cstocli.cli.exits import Exit, UsageError
from cstocli.cli.headings import Heading
from cstocli.cli.log_options import LogFile, LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.cli.verify_tables import make_again, read_made
from cstocli.reports.verify import verify

HEADING = Heading.TAKE_ALONG
EXAMPLES = (
    "csto panel --format csv --provenance > panel.csv && csto verify panel.csv",
    "csto export csto.csv && csto verify csto.csv",
)


def command(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A table made with --provenance, or a folder of csto export.")
    ],
    *,
    output: OutputOptions,
    log_file: LogFile = None,
) -> None:
    """Whether a table that tells what it was made from still holds: exit code 0 or 1, and every row that differs."""
    if log_file == "-":
        raise UsageError("a log from standard input can be read only once", "give it as a file")
    made = read_made(file)
    log = LogOptions(log_file).log()
    report = verify(log, file.name, made, make_again(context, made, log_file))
    output.show(report, log)
    if report.rows:
        raise typer.Exit(Exit.NO)
