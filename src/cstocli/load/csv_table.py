"""A user's table of comma- or tab-separated values: the columns that are wanted of it, as text."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from cstocli.load.files import LARGEST, read_bytes, read_stream
from cstocli.model.errors import UnsoundLogError
from cstocli.reports.compare_layout import Line, TableError

_SEPARATORS: Final = ",\t;|"


class CsvTable(NamedTuple):
    """The columns of a table, and its rows with the cells that were wanted."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]


def read_table(path: str | Path, wanted: Callable[[Sequence[str]], Collection[str]]) -> CsvTable:
    """Return a table of a file (``-``: standard input); ``wanted`` is given its columns, and says which to read.

    Raises ``TableError`` when there is no such table.
    """
    try:
        raw = read_stream(getattr(sys.stdin, "buffer", None)) if str(path) == "-" else read_bytes(Path(path))
    except UnsoundLogError as error:
        found = error.diagnostics[0]
        msg = f"{path}: {found.headline}"
        raise TableError(msg, found.hint) from None
    if len(raw) > LARGEST:
        msg = f"{path}: larger than 256 MiB"
        raise TableError(msg, "keep the rows and columns that are to be compared")
    return _table(path, _text(raw), wanted)


def _text(raw: bytes) -> str:
    """Return the text: UTF-8, or else what older versions of the data sets are written in."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _table(path: str | Path, text: str, wanted: Callable[[Sequence[str]], Collection[str]]) -> CsvTable:
    import csv
    import io

    head = text[: text.find("\n")] if "\n" in text else text
    separator = max(_SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        columns = tuple(next(reader, ()))
        if not any(name.strip() for name in columns):
            msg = f"{path}: empty"
            raise TableError(msg, "the first line must name the columns")
        kept = [(columns.index(name), name) for name in wanted(columns)]
        return CsvTable(columns, tuple(_lines(reader, kept)))
    except csv.Error as error:
        msg = f"{path}:{reader.line_num}: {error}"
        raise TableError(msg) from None


def _lines(reader: Iterator[list[str]], kept: Sequence[tuple[int, str]]) -> Iterator[Line]:
    """Yield the rows; one that is too short has empty cells, an empty one is left out."""
    for row in reader:
        if row:
            number = getattr(reader, "line_num", 0)
            yield Line(number, {name: row[index] if index < len(row) else "" for index, name in kept})
