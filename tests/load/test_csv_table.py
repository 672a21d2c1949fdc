"""A user's table is read as text, whatever its separator, its encoding and the length of its rows."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from cstocli.load import csv_table, files
from cstocli.load.csv_table import CsvTable, read_table
from cstocli.reports.compare_layout import Line, TableError


def every(columns: Sequence[str]) -> Sequence[str]:
    return columns


def read(folder: Path, raw: bytes) -> CsvTable:
    path = folder / "table.csv"
    path.write_bytes(raw)
    return read_table(path, every)


def refused(folder: Path, raw: bytes) -> tuple[str, str | None]:
    with pytest.raises(TableError) as caught:
        read(folder, raw)
    return str(caught.value), caught.value.hint


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_the_separator_is_the_one_of_the_first_line(separator: str, tmp_path: Path) -> None:
    table = read(tmp_path, separator.join(("state", "year\nAM", "1995\n")).encode())
    assert table == CsvTable(("state", "year"), (Line(2, {"state": "AM", "year": "1995"}),))


def test_only_the_wanted_columns_are_read_each_row_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text('state,note,year\nAM,"two\nlines",1995\n\nBY\n', encoding="utf-8")
    table = read_table(path, lambda columns: [name for name in columns if name != "note"])
    assert table.columns == ("state", "note", "year")
    assert table.lines == (
        Line(3, {"state": "AM", "year": "1995"}),
        Line(5, {"state": "BY", "year": ""}),
    )


def test_a_line_of_columns_without_an_end_has_no_rows(tmp_path: Path) -> None:
    assert read(tmp_path, b"state;year") == CsvTable(("state", "year"), ())


@pytest.mark.parametrize(
    "raw", ["État,année\n".encode(), "\ufeffÉtat,année\n".encode(), "État,année\n".encode("cp1252")]
)
def test_utf_8_with_or_without_a_mark_and_the_older_encoding_are_read(raw: bytes, tmp_path: Path) -> None:
    assert read(tmp_path, raw).columns == ("État", "année")


def test_a_byte_of_neither_encoding_is_replaced(tmp_path: Path) -> None:
    assert read(tmp_path, b"a\x81,\xe9\n").columns == ("a\ufffd", "é")


def test_a_table_comes_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"state,year\nAM,1995\n")))
    assert read_table("-", every).lines == (Line(2, {"state": "AM", "year": "1995"}),)


@pytest.mark.parametrize("raw", [b"", b"\n", b" , \nAM,1995\n"])
def test_a_table_without_columns_is_refused(raw: bytes, tmp_path: Path) -> None:
    message, hint = refused(tmp_path, raw)
    assert message == f"{tmp_path / 'table.csv'}: empty"
    assert hint is not None


def test_a_field_that_the_reader_refuses_is_reported_with_its_line(tmp_path: Path) -> None:
    message, hint = refused(tmp_path, b"state,year\nAM," + b"1" * 200_000 + b"\n")
    assert message.startswith(f"{tmp_path / 'table.csv'}:2: ")
    assert hint is None


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="no such file"):
        read_table(tmp_path / "none.csv", every)


def test_a_table_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_table, "LARGEST", 10)
    assert files.LARGEST > 10
    message, hint = refused(tmp_path, b"state,year\nAM,1995\n")
    assert message.endswith("table.csv: larger than 256 MiB")
    assert hint is not None
