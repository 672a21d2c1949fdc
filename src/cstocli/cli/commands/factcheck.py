"""``csto factcheck``."""

from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.exits import Exit, UsageError
from cstocli.cli.forms import Form
from cstocli.cli.headings import Heading
from cstocli.cli.question import LogFile, Prefer, Question
from cstocli.load.claims import read_claims
from cstocli.reports.factcheck import all_hold, factcheck

HEADING = Heading.EVIDENCE
EXAMPLES = (
    "csto factcheck docs/examples/article-2022-01-10.toml",
    "csto factcheck claims.toml --format md > review.md",
    "csto factcheck claims.toml || echo 'not everything holds'",
)


def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Claims in TOML; - for standard input.")],
    *,
    prefer: Prefer = None,
    form: Form,
    log: LogFile = None,
) -> None:
    """Whether the claims of a text hold: a verdict on each, with the evidence. Exit code 0 if all hold, else 1."""
    if file == "-" and log == "-":
        raise UsageError("the claims and the log cannot both come from standard input", "give one of them as a file")
    record = Question(log, prefer).log(bibliography=True)
    report = factcheck(record, read_claims(file, record), options.today())
    form.show(report, record)
    if not all_hold(report):
        raise typer.Exit(Exit.NO)
