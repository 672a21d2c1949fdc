"""A workbook has what the tables have, with the types that a person expects of a spreadsheet."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")

from cstocli.model.log import EventLog  # noqa: E402 - after the check that the reader is there
from cstocli.render.export import spreadsheet as module  # noqa: E402
from cstocli.render.export.spreadsheet import spreadsheet  # noqa: E402
from cstocli.replay.history import replay  # noqa: E402
from cstocli.reports.tables import TABLES, Filled, Type, fill  # noqa: E402
from support.logs import Read, event  # noqa: E402

FACTS = {
    "tool": "csto 0",
    "query": "csto export x.xlsx",
    "organisation": "XO",
    "verified_to": "2030-12-31",
    "sha256": "0" * 64,
    "reading": "practice",
}
NAMES = ("states", "events", "spells", "exercises")


@pytest.fixture(scope="module")
def tables(record: EventLog) -> list[Filled]:
    history = replay(record)
    return [fill(TABLES[name], history) for name in NAMES]


@pytest.fixture(scope="module")
def content(tables: list[Filled]) -> bytes:
    return spreadsheet(tables, FACTS)


@pytest.fixture(scope="module")
def workbook(content: bytes) -> Any:  # noqa: ANN401 - openpyxl has no types
    return openpyxl.load_workbook(io.BytesIO(content))


def cell(value: object) -> object:
    """Return a value as openpyxl gives it back."""
    return datetime(value.year, value.month, value.day) if isinstance(value, date) else value  # noqa: DTZ001


def test_a_sheet_has_the_rows_of_its_table(workbook: Any, tables: list[Filled]) -> None:  # noqa: ANN401
    assert workbook.sheetnames == ["about", *NAMES]
    for table, rows in tables:
        header, *found = workbook[table.name].iter_rows(values_only=True)
        assert header == table.names
        assert found == [tuple(map(cell, row)) for row in rows]


def test_days_are_days_and_dates_as_sources_give_them_are_text(workbook: Any) -> None:  # noqa: ANN401
    sheet = workbook["events"]
    names = [one.value for one in sheet[1]]
    by_event = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
    row = dict(zip(names, by_event["csc-session-1993"], strict=True))
    assert (row["date"].value, row["date"].data_type) == ("1993-12", "s")
    assert (row["date_earliest"].value, row["date_earliest"].number_format) == (datetime(1993, 12, 1), "yyyy-mm-dd")  # noqa: DTZ001
    assert row["replayed"].data_type == "b"


def test_a_header_stays_in_view_filters_and_explains(workbook: Any, tables: list[Filled]) -> None:  # noqa: ANN401
    for table, rows in tables:
        sheet = workbook[table.name]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.endswith(str(len(rows) + 1))
        assert [one.comment.text for one in sheet[1]] == [column.meaning for column in table.columns]


def test_the_first_sheet_says_what_the_others_are_and_were_made_from(workbook: Any) -> None:  # noqa: ANN401
    lines = [[value for value in row if value is not None] for row in workbook["about"].iter_rows(values_only=True)]
    assert ["sha256", "0" * 64] in lines
    assert ["states", 33, TABLES["states"].meaning] in lines
    assert workbook.properties.created == datetime(2030, 12, 31)  # noqa: DTZ001 - of the record, not of the clock


def test_text_of_a_log_is_neither_a_formula_nor_a_link_nor_a_control_character(read: Read) -> None:
    hostile = ["=HYPERLINK(1)", "https://example.org/", "007", "a\x07b\u202ec", "x" * 40_000]
    notes = [event("statement", f"1999-01-{day:02}", ident=f"e{day}") for day in range(1, 6)]
    filled = fill(TABLES["events"], replay(read("".join(notes))))
    place = filled.table.names.index("note")
    rows = tuple((*row[:place], text, *row[place + 1 :]) for row, text in zip(filled.rows, hostile, strict=True))
    book = openpyxl.load_workbook(io.BytesIO(spreadsheet([Filled(filled.table, rows)], FACTS)))
    cells = [row[place] for row in book["events"].iter_rows(min_row=2)]
    assert {one.data_type for one in cells} == {"s"}
    assert not any(one.hyperlink for one in cells)
    assert [one.value for one in cells[:4]] == ["=HYPERLINK(1)", "https://example.org/", "007", "a\\x07b\\u202ec"]
    assert cells[4].value == "x" * 32_764 + "..."


def test_a_day_before_spreadsheets_have_days_is_text(read: Read) -> None:
    log = read("").replace(first_day=date(1900, 2, 27), verified_to=date(1900, 3, 2))
    book = openpyxl.load_workbook(io.BytesIO(spreadsheet([fill(TABLES["days"], replay(log))], FACTS)))
    days = [row[0].value for row in book["days"].iter_rows(min_row=2)]
    assert days == ["1900-02-27", "1900-02-28", datetime(1900, 3, 1), datetime(1900, 3, 2)]  # noqa: DTZ001


def test_a_table_with_more_rows_than_a_sheet_is_refused(tables: list[Filled], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_ROWS", 2)
    with pytest.raises(OverflowError, match="the table states has 33 rows, and a sheet can have 2"):
        spreadsheet(tables, FACTS)


def test_a_table_without_rows_has_its_header(read: Read) -> None:
    book = openpyxl.load_workbook(io.BytesIO(spreadsheet([fill(TABLES["claims"], replay(read("")))], FACTS)))
    assert [one.value for one in book["claims"][1]] == list(TABLES["claims"].names)


@pytest.mark.skipif(shutil.which("ssconvert") is None, reason="gnumeric is not installed")
def test_gnumeric_opens_every_sheet(content: bytes, tables: list[Filled], tmp_path: Path) -> None:
    (tmp_path / "made.xlsx").write_bytes(content)
    command = ["ssconvert", "--export-file-per-sheet", "made.xlsx", "%s.csv"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    for table, rows in tables:
        with (tmp_path / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            header, *found = csv.reader(file)
        assert (header, len(found)) == (list(table.names), len(rows))
        for index, column in enumerate(table.columns):
            if column.type is Type.DATE:
                expected = ["" if row[index] is None else str(row[index]).replace("-", "/") for row in rows]
                assert [row[index] for row in found] == expected, column.name
