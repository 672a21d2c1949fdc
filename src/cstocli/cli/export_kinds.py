"""What ``csto export`` writes: a file by its extension, or a folder, and which options each can have."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from cstocli.cli.exits import UsageError
from cstocli.cli.export_tables import Export
from cstocli.model.terms import Reading
from cstocli.render.export.writers import CALENDAR, ENDINGS, FILES, FOLDERS, Folder
from cstocli.reports.tables import TABLES


def find_kind(file: Path, folder: Folder | None, tables: Sequence[str]) -> str:
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


def check_calendar(wanted: Export) -> None:
    """Raise ``UsageError`` for options that change tables and not events."""
    if wanted.tables:
        raise UsageError("--table: a calendar has no tables", "leave it out")
    if wanted.reading is not Reading.PRACTICE:
        raise UsageError("--reading: a calendar has every event in both readings", "leave it out")


def extra_of(kind: str) -> str:
    """Return the optional dependencies that writing something may need."""
    needed = FILES[kind].extra if kind in FILES else FOLDERS[Folder(kind)].extra if kind in FOLDERS else None
    return needed or "data"
