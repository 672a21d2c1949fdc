"""``csto factcheck``."""

from datetime import date
from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.exits import Exit, UsageError
from cstocli.cli.expand_options import Without
from cstocli.cli.log_options import BibliographyFile, KnownBy, LogFile, LogOptions, Prefer, Unsound, read_known_by
from cstocli.cli.output_options import OutputOptions
from cstocli.load.claims import read_claims
from cstocli.model.assertions import Claims
from cstocli.model.errors import UnsoundLogError
from cstocli.model.log import EventLog
from cstocli.model.terms import SourceKey
from cstocli.replay.known import known_by as reduce_to_known
from cstocli.replay.prefer import prefer as prefer_source
from cstocli.reports.factcheck import all_hold, factcheck

EXAMPLES = (
    "csto factcheck docs/examples/article-2022-01-10.toml",
    "csto factcheck claims.toml --format md > review.md",
    "csto factcheck claims.toml || echo 'not everything holds'",
)

_NO_FILE = ("CS001", "CS002", "CS003")  # a file that cannot be opened


def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Claims in TOML; - for standard input.")],
    *,
    prefer: Prefer = None,
    known_by: KnownBy = None,
    output: Annotated[OutputOptions, Without("strict")],
    log_file: LogFile = None,
    bibliography: BibliographyFile = None,
    unsound: Unsound = False,
) -> None:
    """Check the claims of a text: a verdict on each, with the evidence.

    If the file has a date, or with --known-by, a second verdict is on what was known then.
    The exit code is 0 if all claims hold, 1 otherwise.
    """
    if file == "-" and log_file == "-":
        raise UsageError("the claims and the log cannot both come from standard input", "give one of them as a file")
    whole = LogOptions(log_file, bibliography_file=bibliography, unsound=unsound).log(bibliography=True)
    claims = _read(file, whole)
    log = LogOptions(log_file, prefer).reduced(whole)
    published = claims.date.latest if claims.date else None
    day = read_known_by(known_by) or published
    then = as_known_then(log, whole, day, claims.source) if day else None
    report = factcheck(log, claims, options.today(), then)
    output.show(report, log.replace(knowledge=then.knowledge) if then else log)
    if not all_hold(report.rows):
        raise typer.Exit(Exit.NO)


def _read(file: str, log: EventLog) -> Claims:
    """Return the claims of a file. Raises ``UsageError`` if there is none, and ``UnsoundLogError`` for its faults."""
    try:
        return read_claims(file, log)
    except UnsoundLogError as error:
        fault = error.diagnostics[0]
        if file == "-" or fault.code not in _NO_FILE:
            raise
        message = f"{file}: {fault.headline}"
        hint = "write the claims into a TOML file; csto is and csto why answer a single question"
        raise UsageError(message, hint if " " in file else fault.hint) from None


def as_known_then(log: EventLog, whole: EventLog, day: date, text: SourceKey | None) -> EventLog:
    """Return the log as it was known by a day without the text that is checked, with the source that ``log`` prefers.

    A source that had not been published by then cannot be preferred.
    """
    then = reduce_to_known(whole, day, text)
    source = log.preferred and log.preferred.source
    return prefer_source(then, source) if source and source in then.sources else then
