"""Every file type of ``csto export``, by its file name extension, and every type of folder, by its ``--format``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from cstocli.render.export.data_package import csv_table, data_package
from cstocli.render.export.datasette import datasette
from cstocli.render.export.interface import FileType, FolderType, file_of_table, folder_of_tables
from cstocli.render.export.json_document import json_document
from cstocli.render.export.parquet import parquet
from cstocli.render.export.spreadsheet import NOT_IN_ALL, spreadsheet
from cstocli.render.export.sqlite import sqlite
from cstocli.render.export.stata import stata

_PARQUET: Final = (
    "days as dates, yes and no as booleans; column descriptions and provenance in the metadata; needs `cstocli[data]`"
)
_STATA: Final = (
    "Stata 14 and later; days as `%td`, categories and booleans as labelled numbers, a label for each column; "
    "needs `cstocli[data]`"
)
_CSV: Final = "text that a spreadsheet would read as a formula starts with an apostrophe"

FILES: Final[Mapping[str, FileType]] = {
    ".sqlite": FileType(
        "one database with primary and foreign keys declared; days as ISO text; full-text indexes `events_fts` and "
        "`sources_fts`; a table `provenance`",
        sqlite,
    ),
    ".xlsx": FileType(
        "a workbook with a sheet for each table, and a first sheet `about`; days as days, EDTF as text; the meaning of "
        "a column is the comment of its header; without `days`, unless asked for by name; needs `cstocli[xlsx]`",
        spreadsheet,
        extra="xlsx",
        left_out=NOT_IN_ALL,
    ),
    ".json": FileType("one object with every table as a list of objects, and `provenance`", json_document),
    ".csv": file_of_table(f"one table; {_CSV}", csv_table),
    ".parquet": file_of_table(f"one table; {_PARQUET}", parquet, "data"),
    ".dta": file_of_table(f"one table; {_STATA}", stata, "data"),
}
CALENDAR: Final = ".ics"
"""The one extension that writes events instead of tables; see ``icalendar_file``."""
ENDINGS: Final[Mapping[str, str]] = {
    **{extension: kind.about for extension, kind in FILES.items()},
    CALENDAR: (
        "events as whole days, with the address of the first source; an event dated to a month is marked as "
        "approximate, or left out with `--exact-only`; one with a vaguer date is left out; needs `cstocli[data]`"
    ),
}
"""What is written for each extension."""


class Folder(StrEnum):
    """What is in a folder."""

    CSV = "csv"
    PARQUET = "parquet"
    DTA = "dta"
    DATASETTE = "datasette"


FOLDERS: Final[Mapping[Folder, FolderType]] = {
    Folder.CSV: FolderType(
        "a data package (Frictionless Data) of CSV files: `datapackage.json` describes types, keys, links and hashes, "
        f"`croissant.json` says the same in Croissant; {_CSV}",
        data_package,
        "{folder}/datapackage.json describes the files",
    ),
    Folder.PARQUET: folder_of_tables(f"a file for each table; {_PARQUET}", parquet, ".parquet", "data"),
    Folder.DTA: folder_of_tables(f"a file for each table; {_STATA}", stata, ".dta", "data"),
    Folder.DATASETTE: FolderType(
        "the database, and a `metadata.json` with descriptions, labels and facets, for `datasette FOLDER`",
        datasette,
        "serve it with: datasette {folder}",
    ),
}
