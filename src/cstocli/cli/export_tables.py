"""What ``csto export`` writes, and the query for it, which ``csto recheck`` repeats."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cstocli.cli.exits import UsageError
from cstocli.cli.provenance import facts
from cstocli.model.log import EventLog
from cstocli.model.lookup import find
from cstocli.model.terms import Reading
from cstocli.render.export.dataset import LICENCE
from cstocli.render.export.icalendar_file import calendar
from cstocli.render.export.interface import FileType, FolderType
from cstocli.render.export.writers import FILES, FOLDERS, Folder
from cstocli.replay.history import replay
from cstocli.reports.report import count_of
from cstocli.reports.tables import TABLES, fill
from cstocli.save.atomic import Content


class Export(NamedTuple):
    """Which tables to write, in which reading, as which type of file or folder."""

    kind: str
    """The extension of a file, such as ``.csv``, or the type of a folder, such as ``csv``."""
    tables: tuple[str, ...] = ()
    """The names of the tables; all, where empty."""
    reading: Reading = Reading.PRACTICE
    prefer: str | None = None
    known_by: date | None = None

    @property
    def type(self) -> FileType | FolderType:
        """How it is written. Raises ``LookupError`` for a calendar, and for an unknown type."""
        return FILES[self.kind] if self.kind.startswith(".") else FOLDERS[Folder(self.kind)]

    def query(self, name: str) -> str:
        """Return the command line that writes the export to a file or a folder of this name."""
        given = [] if self.kind.startswith(".") else [f"--format={self.kind}"]
        given += [f"--table={table}" for table in self.tables] + [f"--reading={self.reading}"]
        optional = (("--prefer", self.prefer), ("--known-by", self.known_by))
        return shlex.join(
            ["csto", "export", name, *given, *(f"{option}={value}" for option, value in optional if value)]
        )


class Exported(NamedTuple):
    """The content of an export, and its summary."""

    content: Content
    summary: str


def find_tables(words: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the tables that words name, each once. Raises ``UnknownNameError``."""
    return tuple(dict.fromkeys(find("table", word, TABLES) for word in words))


def read_query(words: Sequence[str], ending: str) -> Export:
    """Return the export that the words of a saved query describe. Raises ``UsageError`` when they describe none."""
    given = [word.partition("=")[::2] for word in words]
    try:
        tables = find_tables([value for name, value in given if name == "--table"])
        is_folder = ending in FILES and FILES[ending].one_table and len(tables) != 1  # as version 1 named one
        wanted = Export(
            kind=dict(given).get("--format", ending.removeprefix(".") if is_folder else ending),
            tables=tables,
            reading=Reading(dict(given)["--reading"]),
            prefer=dict(given).get("--prefer"),
            known_by=date.fromisoformat(known_by) if (known_by := dict(given).get("--known-by")) else None,
        )
        wanted.type  # noqa: B018 - raises for an unknown type
    except (KeyError, ValueError, LookupError):
        message = "its query is not one that csto export writes"
        raise UsageError(message) from None
    return wanted


def export_calendar(log: EventLog, wanted: Export, path: Path, *, exact_only: bool) -> Exported:
    """Return the events of a log as a calendar."""
    made = calendar(log, facts(log, wanted.reading, wanted.query(path.name)), exact_only=exact_only)
    reason = "not exact" if exact_only else "too vague"
    return Exported(made.content, f"{made.included} events; {made.left_out} left out because their dates are {reason}")


def exported(log: EventLog, wanted: Export, path: Path, *, shipped: bool) -> Exported:
    """Return the content of an export from a log; ``shipped`` says whether it is the log that ships.

    Raises ``UsageError`` if the type of file cannot hold so many rows.
    """
    about = facts(log, wanted.reading, wanted.query(path.name)) | ({"licence": LICENCE.name} if shipped else {})
    kind, history = wanted.type, replay(log, wanted.reading)
    left_out = kind.left_out if isinstance(kind, FileType) and not wanted.tables else ()
    tables = [fill(TABLES[table], history) for table in wanted.tables or TABLES if table not in left_out]
    try:
        content = kind.write(tables, about)
    except OverflowError as error:
        raise UsageError(str(error), "write .sqlite, or a folder with --format csv") from None
    summary = f"{count_of(len(tables), 'table')}, {sum(len(filled.rows) for filled in tables):,} rows"
    if isinstance(kind, FolderType):
        summary += f"; {kind.to_read.format(folder=path, table=tables[0].table.name)}"
    return Exported(content, summary)
