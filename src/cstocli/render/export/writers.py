"""Every file type of ``csto export``, by its file name extension."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cstocli.render.export.data_package import csv_table, data_package
from cstocli.render.export.interface import Writer, file_for_each_table
from cstocli.render.export.json_document import json_document
from cstocli.render.export.parquet import parquet
from cstocli.render.export.sqlite import sqlite
from cstocli.render.export.stata import stata

WRITERS: Final[Mapping[str, Writer]] = {
    ".sqlite": Writer(
        "one database with primary and foreign keys declared; days as ISO text; a table `provenance`",
        sqlite,
    ),
    ".parquet": file_for_each_table(
        "days as dates, yes and no as booleans; column descriptions and provenance in the metadata; "
        "needs `cstocli[data]`",
        parquet,
        ".parquet",
    ),
    ".dta": file_for_each_table(
        "Stata 14 and later; days as `%td`, categories and booleans as labelled numbers; "
        "`end` is called `end_`, because Mata reserves that name; needs `cstocli[data]`",
        stata,
        ".dta",
    ),
    ".csv": Writer(
        "a data package (Frictionless Data): `datapackage.json` describes types, keys, links and hashes; "
        "text that a spreadsheet would read as a formula starts with an apostrophe",
        data_package,
        csv_table,
    ),
    ".json": Writer(
        "one object with every table as a list of objects, and `provenance`",
        json_document,
    ),
}
CALENDAR: Final = ".ics"
"""The one extension that writes events instead of tables; see ``icalendar_file``."""
ENDINGS: Final[Mapping[str, str]] = {
    **{extension: writer.about for extension, writer in WRITERS.items()},
    CALENDAR: (
        "events as whole days; an event dated to a month is marked as approximate, "
        "one with a vaguer date is left out; needs `cstocli[data]`"
    ),
}
"""What is written for each extension."""
