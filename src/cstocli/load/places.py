"""Line and column of every key and value of a TOML text, by the path of the key."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import Final

from cstocli.load.byte_ranges import ByteRange, ByteRanges, TableRange, spans_of, tables
from cstocli.model.diagnostics import KeyPath, Place

_BOM: Final = b"\xef\xbb\xbf"


class Places:
    """Where the keys and values of one text stand."""

    def __init__(self, file: str, text: bytes) -> None:
        """Cut the text, which a parser of TOML has accepted, into its tables."""
        self.file = file
        self.text = text.removeprefix(_BOM)
        self._line_starts = [0, *accumulate(len(line) + 1 for line in self.text.split(b"\n"))]
        self._tables: dict[KeyPath, list[TableRange]] = {}
        self._headers: dict[KeyPath, ByteRange] = {}
        self._spans: dict[ByteRange, ByteRanges] = {}
        for table in tables(self.text):
            self._tables.setdefault(table.path, []).append(table)
            for length in range(len(table.path) - 1, 0, -1):
                self._headers.setdefault(table.path[:length], table.header)
            if table.path:
                self._headers[table.path] = table.header

    def find(self, path: KeyPath, *, on_key: bool = False) -> Place:
        """Return the place of a value or of its key, or of the nearest table above if the text does not have it.

        Lines and columns count from 1, columns in characters; the end column is not included.
        """
        at = path
        while at:
            found = self._find(at)
            if found is not None:
                key, value = found
                return self._place(key if on_key or at != path else value)
            at = at[:-1]
        return Place(self.file, 1, 1, 1)

    def _find(self, path: KeyPath) -> tuple[ByteRange, ByteRange] | None:
        """Return the spans of a key and its value: in the table that holds it, or of a header."""
        for length in range(len(path) - 1, -1, -1):
            for table in self._tables.get(path[:length], ()):
                found = self._spans_of(table).get(path)
                if found is not None:
                    return found
        header = self._headers.get(path)
        return (header, header) if header else None

    def _spans_of(self, table: TableRange) -> ByteRanges:
        """Return the spans of the keys of one table, scanned once."""
        if table.body not in self._spans:
            self._spans[table.body] = spans_of(self.text, table)
        return self._spans[table.body]

    def _place(self, span: ByteRange) -> Place:
        row = bisect_right(self._line_starts, span.start) - 1
        start = self._line_starts[row]
        newline = self.text.find(b"\n", span.start, span.end)
        end = span.end if newline < 0 else newline - (self.text[newline - 1 : newline] == b"\r")
        column = _characters(self.text[start : span.start])
        width = _characters(self.text[span.start : end])
        return Place(self.file, row + 1, column + 1, column + width + 1)


def _characters(line: bytes) -> int:
    return len(line.decode(errors="replace"))
