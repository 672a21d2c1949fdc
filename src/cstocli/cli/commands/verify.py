"""``csto verify``."""

from pathlib import Path
from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.exits import Exit
from cstocli.cli.headings import Heading
from cstocli.cli.made import make_again, read_made
from cstocli.core.answers.verify import verify

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
    form: options.As = options.TABLE,
    log: options.LogFile = None,
) -> None:
    """Whether a table that tells what it was made from still holds: exit code 0 or 1, and every row that differs."""
    made = read_made(file)
    again = make_again(context, made, log)
    report = verify(options.load(log), file.name, made, again)
    options.show(report, options.load(log), form)
    if report.rows:
        raise typer.Exit(Exit.NO)
