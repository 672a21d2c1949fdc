"""What ``csto export`` writes, and the query for it, which ``csto recheck`` repeats."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from cstocli.cli.exits import UsageError
from cstocli.cli.provenance import facts
from cstocli.model.log import EventLog
from cstocli.model.lookup import find
from cstocli.model.terms import Reading
from cstocli.render.export.icalendar_file import calendar
from cstocli.render.export.writers import CALENDAR, WRITERS
from cstocli.replay.history import replay
from cstocli.reports.tables import TABLES, fill
from cstocli.save.atomic import Content

LICENCE = "CC-BY-4.0"
"""The licence of the log that ships; that of another log is not known."""


class Export(NamedTuple):
    """Which tables to write, in which reading and file type."""

    ending: str
    tables: tuple[str, ...] = ()
    """The names of the tables; all, where empty."""
    reading: Reading = Reading.PRACTICE
    prefer: str | None = None
    known_by: date | None = None

    def query(self, name: str) -> str:
        """Return the command line that writes the export to a file of this name."""
        given = [f"--table={table}" for table in self.tables] + [f"--reading={self.reading}"]
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
        return Export(
            ending=ending,
            tables=find_tables([value for name, value in given if name == "--table"]),
            reading=Reading(dict(given)["--reading"]),
            prefer=dict(given).get("--prefer"),
            known_by=date.fromisoformat(known_by) if (known_by := dict(given).get("--known-by")) else None,
        )
    except (KeyError, ValueError, LookupError):
        message = "its query is not one that csto export writes"
        raise UsageError(message) from None


def exported(log: EventLog, wanted: Export, name: str, *, shipped: bool) -> Exported:
    """Return the content of an export from a log; ``shipped`` says whether it is the log that ships."""
    about = facts(log, wanted.reading, wanted.query(name)) | ({"licence": LICENCE} if shipped else {})
    if wanted.ending == CALENDAR:
        made = calendar(log, about)
        return Exported(
            made.content, f"{made.included} events; {made.left_out} left out because their dates are too vague"
        )
    history = replay(log, wanted.reading)
    tables = [fill(TABLES[table], history) for table in wanted.tables or TABLES]
    rows = sum(len(filled.rows) for filled in tables)
    summary = f"{len(tables)} table{'s' * (len(tables) > 1)}, {rows:,} rows"
    return Exported(WRITERS[wanted.ending].write(tables, about), summary)
