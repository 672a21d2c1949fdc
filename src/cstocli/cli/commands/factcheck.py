"""``csto factcheck``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.exits import Exit, UsageError
from cstocli.cli.log_options import LogFile, LogOptions, Prefer, Unsound
from cstocli.cli.output_options import OutputOptions
from cstocli.load.claims import read_claims
from cstocli.reports.factcheck import all_hold, factcheck

EXAMPLES = (
    "csto factcheck docs/examples/article-2022-01-10.toml",
    "csto factcheck claims.toml --format md > review.md",
    "csto factcheck claims.toml || echo 'not everything holds'",
)


def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Claims in TOML; - for standard input.")],
    *,
    prefer: Prefer = None,
    output: OutputOptions,
    log_file: LogFile = None,
    unsound: Unsound = False,
) -> None:
    """Check the claims of a text: a verdict on each, with the evidence.

    The exit code is 0 if all claims hold, 1 otherwise.
    """
    if file == "-" and log_file == "-":
        raise UsageError("the claims and the log cannot both come from standard input", "give one of them as a file")
    log = LogOptions(log_file, prefer, unsound=unsound).log(bibliography=True)
    report = factcheck(log, read_claims(file, log), options.today())
    output.show(report, log)
    if not all_hold(report.rows):
        raise typer.Exit(Exit.NO)
