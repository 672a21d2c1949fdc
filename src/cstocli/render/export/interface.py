"""What a file type is: functions from filled tables to the bytes of one file or of several."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from cstocli.reports.tables import Filled

Facts = Mapping[str, str]
"""The provenance, by name: the program, the command, and the organisation, date and hash of the log."""
WriteTable = Callable[[Filled, Facts], bytes]
"""Returns one file."""
WriteTables = Callable[[Sequence[Filled], Facts], bytes | Mapping[str, bytes]]
"""Returns one file, or the files of a folder by name."""


class Writer(NamedTuple):
    """How tables become a file or a folder."""

    about: str
    """What is written, for the page docs/tables.md."""
    write_tables: WriteTables
    write_table: WriteTable | None = None
    """How to write a single table, if that differs."""

    def write(self, tables: Sequence[Filled], facts: Facts) -> bytes | Mapping[str, bytes]:
        """Return the bytes of a file, or the files of a folder by name."""
        if self.write_table and len(tables) == 1:
            return self.write_table(tables[0], facts)
        return self.write_tables(tables, facts)


def file_for_each_table(about: str, write_table: WriteTable, extension: str) -> Writer:
    """Return a writer that writes a folder with one file for each table, or a single table as a file."""

    def write_tables(tables: Sequence[Filled], facts: Facts) -> Mapping[str, bytes]:
        return {f"{filled.table.name}{extension}": write_table(filled, facts) for filled in tables}

    return Writer(about, write_tables, write_table)
