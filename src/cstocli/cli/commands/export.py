"""``csto export``."""

from pathlib import Path
from typing import Annotated

import typer

from cstocli.cli import completion, options
from cstocli.cli.exits import UsageError
from cstocli.cli.export_kinds import check_calendar, extra_of, find_kind
from cstocli.cli.export_tables import Export, export_calendar, exported, find_tables
from cstocli.cli.extras import extra
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_file import write_file
from cstocli.cli.streams import inform, note
from cstocli.render.export.writers import CALENDAR, ENDINGS, Folder
from cstocli.replay.known import describe_knowledge

EXAMPLES = (
    "csto export csto.xlsx",
    "csto export spells.parquet --table spells",
    "csto export csto-csv --format csv",
    "csto export csto-datasette --format datasette",
)


def command(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help=f"File to write; its extension selects the type: {' '.join(ENDINGS)}. With --format, a folder.",
        ),
    ],
    *,
    folder: Annotated[
        Folder | None,
        typer.Option("--format", "-f", help="Write a folder: a file for each table, or what Datasette serves."),
    ] = None,
    table: Annotated[
        options.Words,
        typer.Option(
            "--table", metavar="NAME", help="Only this table; may be repeated.", autocompletion=completion.tables
        ),
    ] = None,
    exact_only: Annotated[
        bool, typer.Option("--exact-only", help="In a calendar, only events that are dated to the day.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file or folder.")] = False,
    log_options: LogOptions,
    quiet: options.Quiet = False,  # noqa: ARG001 - it silences the notes as it is read
) -> None:
    """Write the replayed tables to a file: Excel, SQLite, Parquet, Stata, CSV, JSON, or the events to a calendar.

    A file of .csv, .parquet or .dta holds one table (--table NAME); --format writes a folder with a file for each.
    """
    tables = find_tables(options.each(table, str))
    kind = find_kind(file, folder, tables)
    wanted = Export(kind, tables, log_options.reading, log_options.prefer, log_options.known_by)
    if kind == CALENDAR:
        check_calendar(wanted)
    elif exact_only:
        raise UsageError("--exact-only: only a calendar can leave out events", f"write a file of the type {CALENDAR}")
    log = log_options.log(bibliography=True)
    with extra(extra_of(kind), f"a {kind} file" if kind in ENDINGS else f"a folder of .{kind} files"):
        if kind == CALENDAR:
            made = export_calendar(log, wanted, file, exact_only=exact_only)
        else:
            made = exported(log, wanted, file, shipped=not log_options.file)
    write_file(file, made.content, force=force)
    for text in describe_knowledge(log):
        note(text)
    inform(f"{file}{'' if isinstance(made.content, bytes) else '/'}: {made.summary}")
