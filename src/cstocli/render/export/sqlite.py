"""Tables as an SQLite database: dates as ISO text, booleans as 1 and 0, keys declared, descriptions as comments."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from cstocli.reports.tables import Filled, Row, Table, Type

_TYPES: Final = {
    Type.TEXT: "TEXT",
    Type.INTEGER: "INTEGER",
    Type.NUMBER: "REAL",
    Type.BOOLEAN: "INTEGER",
    Type.DATE: "TEXT",
}


def definition(table: Table) -> str:
    """Return the CREATE TABLE statement of a table."""
    columns = [
        (f'"{column.name}" {_TYPES[column.type]}{" NOT NULL" if column.required else ""}', column.meaning)
        for column in table.columns
    ]
    keys = [f"PRIMARY KEY ({_quoted(table.key)})", *_references(table)]
    lines = [f"  {column}, -- {meaning}" for column, meaning in columns]
    return f"CREATE TABLE {table.name} ( -- {table.meaning}\n" + "\n".join([*lines, "  " + ",\n  ".join(keys)]) + "\n)"


def database(tables: Iterable[Filled]) -> sqlite3.Connection:
    """Return a new in-memory database with the tables; the caller closes it."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("BEGIN")
    for table, rows in tables:
        connection.execute(definition(table))
        marks = ", ".join("?" * len(table.columns))
        connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", _sqlite_rows(rows))  # noqa: S608 - not user input
    connection.execute("COMMIT")
    return connection


def sqlite(tables: Iterable[Filled], facts: Mapping[str, str]) -> bytes:
    """Return the bytes of a database file; the table ``provenance`` holds ``facts``."""
    connection = database(tables)
    try:
        connection.execute("CREATE TABLE provenance (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        connection.executemany("INSERT INTO provenance VALUES (?, ?)", facts.items())
        connection.execute("VACUUM")
        return connection.serialize()
    finally:
        connection.close()


def _references(table: Table) -> Iterator[str]:
    for column in table.columns:
        if column.references:
            yield f'FOREIGN KEY ("{column.name}") REFERENCES {column.references}'


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _sqlite_rows(rows: Iterable[Row]) -> Iterator[tuple[str | int | float | None, ...]]:
    """Yield the rows with every value as a type that SQLite has."""
    for row in rows:
        yield tuple(
            str(value) if isinstance(value, str | date) else int(value) if isinstance(value, bool) else value
            for value in row
        )
