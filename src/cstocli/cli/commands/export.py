"""``csto export``."""

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from cstocli.cli import completion, options
from cstocli.cli.exits import UsageError
from cstocli.cli.export_tables import Export, export_calendar, exported, find_tables
from cstocli.cli.extras import extra
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_file import write_file
from cstocli.cli.streams import inform, note
from cstocli.model.terms import Reading
from cstocli.render.export.writers import CALENDAR, ENDINGS, FILES, FOLDERS, Folder
from cstocli.replay.known import describe_knowledge
from cstocli.reports.tables import TABLES

EXAMPLES = (
    "csto export csto.xlsx",
    "csto export csto.sqlite",
    "csto export spells.parquet --table spells",
    "csto export csto-csv --format csv",
    "csto export csto-datasette --format datasette && datasette csto-datasette",
    "csto export csto.ics --exact-only",
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
    wanted = Export(_kind(file, folder, tables), tables, log_options.reading, log_options.prefer, log_options.known_by)
    if wanted.kind == CALENDAR:
        _check_calendar(wanted)
    elif exact_only:
        raise UsageError("--exact-only: only a calendar can leave out events", f"write a file of the type {CALENDAR}")
    log = log_options.log(bibliography=True)
    with extra(_extra(wanted.kind), _described(wanted.kind)):
        if wanted.kind == CALENDAR:
            made = export_calendar(log, wanted, file, exact_only=exact_only)
        else:
            made = exported(log, wanted, file, shipped=not log_options.file)
    write_file(file, made.content, force=force)
    for text in describe_knowledge(log):
        note(text)
    inform(f"{file}{'' if isinstance(made.content, bytes) else '/'}: {made.summary}")


def _kind(file: Path, folder: Folder | None, tables: Sequence[str]) -> str:
    """Return what to write: the extension of a file, or the type of a folder. Raises ``UsageError``."""
    ending = file.suffix.lower()
    if folder:
        if ending in ENDINGS:
            message = f"--format: writes a folder, and {file.name!r} is the name of a file"
            raise UsageError(message, _folder_command(file, folder))
        return folder
    if ending not in ENDINGS:
        message = f"unsupported file type {ending!r}" if ending else f"no file type in the name {file.name!r}"
        raise UsageError(message, f"use one of {' '.join(ENDINGS)}, or --format {'|'.join(FOLDERS)} for a folder")
    count = len(tables or TABLES)
    if ending != CALENDAR and FILES[ending].one_table and count != 1:
        message = f"{file}: a {ending} file holds one table, not {count}"
        raise UsageError(
            message, f"choose one, such as --table spells, or write a folder: {_folder_command(file, ending[1:])}"
        )
    return ending


def _folder_command(file: Path, folder: str) -> str:
    """Return the command that writes a folder, named after a file."""
    return shlex.join(["csto", "export", str(file.with_name(f"{file.stem}-{folder}")), "--format", folder])


def _check_calendar(wanted: Export) -> None:
    """Raise ``UsageError`` for options that change tables and not events."""
    if wanted.tables:
        raise UsageError("--table: a calendar has no tables", "leave it out")
    if wanted.reading is not Reading.PRACTICE:
        raise UsageError("--reading: a calendar has every event in both readings", "leave it out")


def _extra(kind: str) -> str:
    """Return the optional dependencies that writing something may need."""
    needed = FILES[kind].extra if kind in FILES else FOLDERS[Folder(kind)].extra if kind in FOLDERS else None
    return needed or "data"


def _described(kind: str) -> str:
    return f"a {kind} file" if kind in ENDINGS else f"a folder of .{kind} files"
