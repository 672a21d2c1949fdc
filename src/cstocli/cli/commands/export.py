"""``csto export``."""

from pathlib import Path
from typing import Annotated

import typer

from cstocli.cli import completion, options
from cstocli.cli.exits import UsageError
from cstocli.cli.export_tables import Export, exported, find_tables
from cstocli.cli.extras import extra
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_file import write_file
from cstocli.cli.streams import inform, note
from cstocli.cli.typed_options import refuse
from cstocli.render.export.writers import CALENDAR, ENDINGS, WRITERS
from cstocli.replay.known import describe_knowledge

EXAMPLES = (
    "csto export csto.sqlite",
    "csto export spells.parquet --table spells",
    "csto export csto.csv --force",
    "csto export csto.ics",
)


def command(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help=f"File to write; its extension selects the format: {' '.join(ENDINGS)}"),
    ],
    *,
    table: Annotated[
        options.Words,
        typer.Option(
            "--table", metavar="NAME", help="Only this table; may be repeated.", autocompletion=completion.tables
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file or folder.")] = False,
    log_options: LogOptions,
    quiet: options.Quiet = False,  # noqa: ARG001 - it silences the notes as it is read
) -> None:
    """Write the replayed tables to a file: SQLite, Parquet, Stata, CSV with a data package, JSON, iCalendar.

    Several tables in a format with one table per file, such as .csv, become a folder of that name.
    """
    ending = file.suffix.lower()
    if ending not in ENDINGS or (ending == CALENDAR and table):
        unsupported = f"unsupported file type {ending!r}" if ending else f"no file type in the name {file.name!r}"
        message = "a calendar has no tables" if ending == CALENDAR else unsupported
        raise UsageError(message, f"use one of {' '.join(WRITERS)}, or {CALENDAR} without --table")
    if ending == CALENDAR:
        refuse("--reading", because="a calendar has the events that either reading counts")
    tables = find_tables(options.each(table, str))
    wanted = Export(ending, tables, log_options.reading, log_options.prefer, log_options.known_by)
    log = log_options.log(bibliography=True)
    with extra("data", f"a {ending} file"):
        content, summary = exported(log, wanted, file.name, shipped=not log_options.file)
    write_file(file, content, force=force)
    for text in describe_knowledge(log):
        note(text)
    inform(f"{file}{'' if isinstance(content, bytes) else '/'}: {summary}")
