"""What a file type and a type of folder are: functions from filled tables to bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from cstocli.reports.tables import Filled

Facts = Mapping[str, str]
"""The provenance, by name: the program, the command, and the organisation, date and hash of the log."""
WriteTable = Callable[[Filled, Facts], bytes]
"""Returns one file with one table."""


class FileType(NamedTuple):
    """How tables become one file."""

    about: str
    """What is written, for the page docs/tables.md."""
    write: Callable[[Sequence[Filled], Facts], bytes]
    one_table: bool = False
    """Whether a file holds a single table."""
    extra: str | None = None
    """The optional dependencies that it needs."""
    left_out: tuple[str, ...] = ()
    """The tables that it holds only if they are asked for by name."""


class FolderType(NamedTuple):
    """How tables become a folder of files."""

    about: str
    """What is written, for the page docs/tables.md."""
    write: Callable[[Sequence[Filled], Facts], Mapping[str, bytes]]
    """Returns the files by name."""
    to_read: str
    """What to read first, or to run: a sentence with ``{folder}``, and ``{table}`` for a table in it."""
    extra: str | None = None
    """The optional dependencies that it needs."""


def file_of_table(about: str, write_table: WriteTable, extra: str | None = None) -> FileType:
    """Return the type of a file that holds one table."""
    return FileType(about, lambda tables, facts: write_table(tables[0], facts), one_table=True, extra=extra)


def folder_of_tables(about: str, write_table: WriteTable, extension: str, extra: str | None = None) -> FolderType:
    """Return the type of a folder with one file for each table."""

    def write(tables: Sequence[Filled], facts: Facts) -> Mapping[str, bytes]:
        return {f"{filled.table.name}{extension}": write_table(filled, facts) for filled in tables}

    return FolderType(about, write, f"one file for each, such as {{folder}}/{{table}}{extension}", extra)
