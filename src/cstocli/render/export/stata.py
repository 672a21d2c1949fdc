"""A table as a Stata file, version 118: days as Stata counts them, words and yes-or-no as labelled numbers."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from cstocli.reports.tables import Filled, TableColumn, Type, Value

_LABEL: Final = 80
"""Characters that Stata keeps of the label of a variable, and of a data set."""
_LONG: Final = 2045
"""Bytes that Stata keeps of a text that is not of its long kind."""
_VERSION: Final = 118
_RESERVED: Final = ("end",)
"""Names of ours that Mata keeps for itself; in a Stata file they have a line behind them: ``end_``."""


def stata(filled: Filled, facts: Mapping[str, str]) -> bytes:
    """Return the bytes of a Stata file; what is in ``facts`` that has room stands in the label. Needs pandas."""
    import pandas as pd

    table, rows = filled
    columns = [column._replace(name=_accepted(column.name)) for column in table.columns]
    values = {column.name: [row[index] for row in rows] for index, column in enumerate(columns)}
    frame = pd.DataFrame({column.name: _series(pd, column, values[column.name]) for column in columns})
    out = io.BytesIO()
    frame.to_stata(
        out,
        write_index=False,
        time_stamp=datetime.fromisoformat(facts["verified_to"]),  # not the clock: one log makes one file
        version=_VERSION,
        convert_dates={column.name: "td" for column in columns if column.type is Type.DATE},
        convert_strl=[column.name for column in columns if _is_long(column, values[column.name])],
        variable_labels={column.name: _cut(column.meaning) for column in columns},
        value_labels={column.name: labels for column in columns if (labels := _labels(column))},
        data_label=_cut(f"{facts['organisation']} {table.name}, log {facts['sha256'][:16]}, {facts['tool']}"),
    )
    return out.getvalue()


def _accepted(name: str) -> str:
    return f"{name}_" if name in _RESERVED else name


def _labels(column: TableColumn) -> dict[int | float, str]:
    """Return the words for which the numbers of a column stand; nothing for a column that is no word."""
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


def _is_long(column: TableColumn, values: list[Value]) -> bool:
    plain = column.type is Type.TEXT and not column.words
    return plain and any(len(str(value).encode()) > _LONG for value in values if value is not None)


def _cut(text: str) -> str:
    return text if len(text) <= _LABEL else f"{text[: _LABEL - 3]}..."
