"""Which ending of a file's name means which way to write tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from cstocli.core.answers.tables import Filled
from cstocli.render.datapackage import comma_separated, data_package
from cstocli.render.jsonfile import document
from cstocli.render.parquet import parquet
from cstocli.render.sqlite import sqlite
from cstocli.render.stata import stata

Facts = Mapping[str, str]
One = Callable[[Filled, Facts], bytes]
Many = Callable[[Sequence[Filled], Facts], bytes | Mapping[str, bytes]]


class Writer(NamedTuple):
    """How tables become a file, or a folder of files by name."""

    many: Many
    one: One | None = None
    """How a single table becomes a file of its own, where that is another way."""

    def write(self, tables: Sequence[Filled], facts: Facts) -> bytes | Mapping[str, bytes]:
        """Return what to write: a file, or the files of a folder."""
        return self.one(tables[0], facts) if self.one and len(tables) == 1 else self.many(tables, facts)


def _each(one: One, ending: str) -> Writer:
    """Return the writer that writes every table into a file of its own, in a folder."""
    return Writer(lambda tables, facts: {f"{t.table.name}{ending}": one(t, facts) for t in tables}, one)


WRITERS: Final[Mapping[str, Writer]] = {
    ".sqlite": Writer(sqlite),
    ".parquet": _each(parquet, ".parquet"),
    ".dta": _each(stata, ".dta"),
    ".csv": Writer(data_package, comma_separated),
    ".json": Writer(document),
}
CALENDAR: Final = ".ics"
"""The ending that is no table's: see ``ical.py``."""
