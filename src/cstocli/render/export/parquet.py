"""A table as a Parquet file, with typed columns and a description of each column in the metadata."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cstocli.reports.tables import Filled, Type

_TYPES: Final = {
    Type.TEXT: "string",
    Type.INTEGER: "int64",
    Type.NUMBER: "float64",
    Type.BOOLEAN: "bool",
    Type.DATE: "date32",
}


def parquet(filled: Filled, facts: Mapping[str, str]) -> bytes:
    """Return the bytes of a Parquet file with ``facts`` in its metadata. Raises ``ImportError`` without pyarrow."""
    import pyarrow as pa
    from pyarrow import parquet as parquet_files

    table, rows = filled
    fields = [
        pa.field(column.name, _TYPES[column.type], not column.required, {"description": column.meaning})
        for column in table.columns
    ]
    schema = pa.schema(fields, {"description": table.meaning, **{f"csto.{key}": value for key, value in facts.items()}})
    columns = [pa.array([row[index] for row in rows], field.type) for index, field in enumerate(schema)]
    out = pa.BufferOutputStream()
    parquet_files.write_table(pa.Table.from_arrays(columns, schema=schema), out)
    return bytes(out.getvalue())
