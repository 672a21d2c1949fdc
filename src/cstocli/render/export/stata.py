"""A table as a Stata file, version 118: days as ``%td``, categories and booleans as labelled numbers."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from cstocli.reports.tables import Filled, TableColumn, Type, Value

_MAX_LABEL: Final = 80
"""The most characters that Stata allows in the label of a variable or of a data set."""
_MAX_STRING: Final = 2045
"""The most bytes that Stata allows in a string that is not a ``strL``."""
_VERSION: Final = 118
_RESERVED: Final = ("end",)
"""Column names that Mata reserves; in a Stata file they get an underscore: ``end_``."""


def stata(filled: Filled, facts: Mapping[str, str]) -> bytes:
    """Return the bytes of a Stata file, labelled with what fits of ``facts``. Raises ``ImportError`` without pandas."""
    import pandas as pd

    table, rows = filled
    columns = [column._replace(name=_stata_name(column.name)) for column in table.columns]
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
        variable_labels={column.name: _truncate(column.meaning) for column in columns},
        value_labels={column.name: labels for column in columns if (labels := _value_labels(column))},
        data_label=_truncate(f"{facts['organisation']} {table.name}, log {facts['sha256'][:16]}, {facts['tool']}"),
    )
    return out.getvalue()


def _stata_name(name: str) -> str:
    return f"{name}_" if name in _RESERVED else name


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


def _truncate(text: str) -> str:
    return text if len(text) <= _MAX_LABEL else f"{text[: _MAX_LABEL - 3]}..."
