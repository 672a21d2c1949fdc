"""Which ending of a file's name means which way to write tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from cstocli.render.export.datapackage import comma_separated, data_package
from cstocli.render.export.jsonfile import document
from cstocli.render.export.parquet import parquet
from cstocli.render.export.sqlite import sqlite
from cstocli.render.export.stata import stata
from cstocli.reports.tables import Filled

Facts = Mapping[str, str]
One = Callable[[Filled, Facts], bytes]
Many = Callable[[Sequence[Filled], Facts], bytes | Mapping[str, bytes]]


class Writer(NamedTuple):
    """How tables become a file, or a folder of files by name."""

    about: str
    """What is written, for docs/tables.md."""
    many: Many
    one: One | None = None
    """How a single table becomes a file of its own, where that is another way."""

    def write(self, tables: Sequence[Filled], facts: Facts) -> bytes | Mapping[str, bytes]:
        """Return what to write: a file, or the files of a folder."""
        return self.one(tables[0], facts) if self.one and len(tables) == 1 else self.many(tables, facts)


def _each(about: str, one: One, ending: str) -> Writer:
    """Return the writer that writes every table into a file of its own, in a folder."""
    return Writer(about, lambda tables, facts: {f"{t.table.name}{ending}": one(t, facts) for t in tables}, one)


WRITERS: Final[Mapping[str, Writer]] = {
    ".sqlite": Writer(
        "one database with keys and links declared; days as ISO text; a table `provenance`",
        sqlite,
    ),
    ".parquet": _each(
        "days as days, true and false; meanings and provenance in the metadata; needs `cstocli[data]`",
        parquet,
        ".parquet",
    ),
    ".dta": _each(
        "Stata 14 and later; days as `%td`, words and yes-or-no as labelled numbers; "
        "`end` is called `end_`, as Mata keeps that name for itself; needs `cstocli[data]`",
        stata,
        ".dta",
    ),
    ".csv": Writer(
        "a data package (Frictionless Data): `datapackage.json` tells types, keys, links and hashes; "
        "a text that a spreadsheet would take for a formula has an apostrophe before it",
        data_package,
        comma_separated,
    ),
    ".json": Writer(
        "one object with every table as a list of objects, and `provenance`",
        document,
    ),
}
CALENDAR: Final = ".ics"
"""The ending that is no table's: see ``ical.py``."""
ENDINGS: Final[Mapping[str, str]] = {
    **{ending: writer.about for ending, writer in WRITERS.items()},
    CALENDAR: (
        "the events in whole days; one that is known to the month only is marked as approximate, "
        "one that is known less well is left out; needs `cstocli[data]`"
    ),
}
"""What is written under each ending."""
