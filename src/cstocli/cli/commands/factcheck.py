"""``csto factcheck``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.exits import Exit, UsageError
from cstocli.cli.log_options import KnownBy, LogFile, LogOptions, Prefer, read_known_by
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
    known_by: KnownBy = None,
    output: OutputOptions,
    log_file: LogFile = None,
) -> None:
    """Check the claims of a text: a verdict on each, with the evidence.

    The exit code is 0 if all claims hold, 1 otherwise.
    """
    if file == "-" and log_file == "-":
        raise UsageError("the claims and the log cannot both come from standard input", "give one of them as a file")
    whole = LogOptions(log_file).log(bibliography=True)
    claims = read_claims(file, whole)  # which may name a source that was published later
    log = LogOptions(log_file, prefer, known_by=read_known_by(known_by)).reduced(whole)
    report = factcheck(log, claims, options.today())
    output.show(report, log)
    if not all_hold(report.rows):
        raise typer.Exit(Exit.NO)
