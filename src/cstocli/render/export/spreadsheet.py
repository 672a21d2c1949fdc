"""Tables as a workbook of Excel: a sheet for each, days as days, EDTF and numbers of sources as text, never a formula.

A spreadsheet that opens a CSV file makes a day of ``1993-12``; here every cell has its type.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from cstocli.render.cells import visible
from cstocli.render.export import dataset
from cstocli.reports.tables import Filled, Value

NOT_IN_ALL: Final = ("days",)
"""Tables that are written only when asked for by name: a calendar is of no use in a spreadsheet, and makes it large."""
MAX_ROWS: Final = 1_048_575
"""The most rows that a sheet can have below its header."""
_MAX_CHARACTERS: Final = 32_767
_FIRST_DAY: Final = date(1900, 3, 1)
"""Spreadsheets do not agree on earlier days, so these are written as text."""
_MIN_WIDTH: Final = 9
_MAX_WIDTH: Final = 50
_DAY: Final = "yyyy-mm-dd"


def spreadsheet(tables: Sequence[Filled], facts: Mapping[str, str]) -> bytes:
    """Return the bytes of a workbook; its first sheet, ``about``, lists the tables and what they were made from.

    Raises ``ImportError`` without xlsxwriter, and ``OverflowError`` if a table has more rows than a sheet can have.
    """
    import xlsxwriter

    out = io.BytesIO()
    # strings stay strings: no formula, no link and no number is made of a text of the log
    options = {
        "in_memory": True,
        "default_date_format": _DAY,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as workbook:
        workbook.set_properties(
            {
                "title": dataset.title(facts),
                "comments": dataset.description(facts),
                "author": dataset.AUTHORS if dataset.licence(facts) else "",
                "created": datetime.fromisoformat(facts["verified_to"]),  # not the clock: a log gives one file
            }
        )
        header = workbook.add_format({"bold": True, "bottom": 1})
        _write_about(workbook.add_worksheet("about"), tables, facts, header)
        for filled in tables:
            _write_table(workbook.add_worksheet(filled.table.name), filled, header)
    return out.getvalue()


def _write_about(sheet: Any, tables: Sequence[Filled], facts: Mapping[str, str], header: Any) -> None:  # noqa: ANN401 - xlsxwriter is imported lazily
    """Fill the first sheet: the title, the provenance, and a line for each table with a link to its sheet."""
    sheet.write_string(0, 0, dataset.title(facts), header)
    for row, (name, value) in enumerate(facts.items(), 2):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, visible(value)[:_MAX_CHARACTERS])
    first = len(facts) + 3
    for column, name in enumerate(("sheet", "rows", "a row is about")):
        sheet.write_string(first, column, name, header)
    for row, (table, rows) in enumerate(tables, first + 1):
        sheet.write_url(row, 0, f"internal:'{table.name}'!A1", string=table.name)
        sheet.write_number(row, 1, len(rows))
        sheet.write_string(row, 2, table.meaning)
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 12)
    sheet.set_column(2, 2, _MAX_WIDTH)


def _write_table(sheet: Any, filled: Filled, header: Any) -> None:  # noqa: ANN401 - as above
    """Fill a sheet with a table: names with their meanings as comments, then the rows; both stay in view and filter."""
    table, rows = filled
    if len(rows) > MAX_ROWS:
        message = f"the table {table.name} has {len(rows):,} rows, and a sheet can have {MAX_ROWS:,}"
        raise OverflowError(message)
    for index, column in enumerate(table.columns):
        sheet.write_string(0, index, column.name, header)
        sheet.write_comment(0, index, column.meaning, {"x_scale": 2})
        widest = max((len(str(row[index])) for row in rows if row[index] is not None), default=0)
        sheet.set_column(index, index, min(max(widest, len(column.name) + 2, _MIN_WIDTH), _MAX_WIDTH))
    for number, row in enumerate(rows, 1):
        for index, value in enumerate(row):
            _write_cell(sheet, number, index, value)
    sheet.freeze_panes(1, sum(column.name in table.key for column in table.columns[:1]))
    sheet.autofilter(0, 0, max(len(rows), 1), len(table.columns) - 1)


def _write_cell(sheet: Any, row: int, column: int, value: Value) -> None:  # noqa: ANN401 - as above
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif isinstance(value, date) and value >= _FIRST_DAY:
        sheet.write_datetime(row, column, value)
    else:
        sheet.write_string(row, column, _text(str(value)))


def _text(text: str) -> str:
    """Return a text as a cell holds it: control characters visible, and no longer than a cell can be."""
    shown = visible(text)
    return shown if len(shown) <= _MAX_CHARACTERS else f"{shown[: _MAX_CHARACTERS - 3]}..."
