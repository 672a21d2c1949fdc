"""A table as a Stata file, version 118: days as ``%td``, categories and booleans as labelled numbers."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from cstocli.reports.tables import Filled, TableColumn, Type, Value

_MAX_LABEL: Final = 80
"""The most characters that Stata allows in the label of a variable or of a data set."""
_MAX_STRING: Final = 2045
"""The most bytes that Stata allows in a string that is not a ``strL``."""
_VERSION: Final = 118
_ENDS: Final = (re.compile(r"$"), re.compile(r"[.;:] | \("), re.compile(", "))
"""Where a label may end, from the best place on: with the text, with a sentence or before a bracket, at a comma."""


def stata(filled: Filled, facts: Mapping[str, str]) -> bytes:
    """Return the bytes of a Stata file, labelled with what fits of ``facts``. Raises ``ImportError`` without pandas."""
    import pandas as pd

    table, rows = filled
    columns = table.columns
    values = {column.name: [row[index] for row in rows] for index, column in enumerate(columns)}
    frame = pd.DataFrame({column.name: _series(pd, column, values[column.name]) for column in columns})
    out = io.BytesIO()
    frame.to_stata(
        out,
        write_index=False,
        time_stamp=datetime.fromisoformat(facts["verified_to"]),  # not the clock: the same log gives the same file
        version=_VERSION,
        convert_dates={column.name: "td" for column in columns if column.type is Type.DATE},
        convert_strl=[column.name for column in columns if _needs_strl(column, values[column.name])],
        variable_labels={column.name: label(column.meaning) for column in columns},
        value_labels={column.name: labels for column in columns if (labels := _value_labels(column))},
        data_label=label(f"{facts['organisation']} {table.name}, log {facts['sha256'][:16]}, {facts['tool']}"),
    )
    return out.getvalue()


def _value_labels(column: TableColumn) -> dict[int | float, str]:
    """Return the words that the numbers of a column stand for; empty for a column that is not categorical."""
    if column.type is Type.BOOLEAN:
        return {0: "no", 1: "yes"}
    return dict(enumerate(column.words, 1))


def _series(pd: Any, column: TableColumn, values: list[Value]) -> Any:  # noqa: ANN401 - pandas has no types of its own
    if column.type is Type.DATE:
        return pd.Series(pd.to_datetime(pd.Series(values, dtype=object), errors="coerce"))
    if column.words:
        return pd.Series([None if v is None else column.words.index(str(v)) + 1 for v in values], dtype="Int16")
    if column.type in (Type.BOOLEAN, Type.INTEGER):
        return pd.Series(values, dtype="Int8" if column.type is Type.BOOLEAN else "Int32")
    if column.type is Type.NUMBER:
        return pd.Series(values, dtype="float64")
    return pd.Series(["" if value is None else str(value) for value in values], dtype=object)


def _needs_strl(column: TableColumn, values: list[Value]) -> bool:
    is_free_text = column.type is Type.TEXT and not column.words
    return is_free_text and any(len(str(value).encode()) > _MAX_STRING for value in values if value is not None)


def label(text: str) -> str:
    """Return as many whole clauses of a text as a label can hold; whole words, if not even one clause fits."""
    for end in _ENDS:
        places = [found.start() for found in end.finditer(text) if found.start() <= _MAX_LABEL]
        if places:
            return text[: places[-1]]
    return textwrap.shorten(text, _MAX_LABEL, placeholder="...")
