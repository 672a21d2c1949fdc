"""Tables as an SQLite database: dates as ISO text, booleans as 1 and 0, keys declared, descriptions as comments.

A file also has full-text indexes, in the form in which Datasette finds them and offers a search box.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from cstocli.reports.tables import TABLES, Filled, Row, Table, Type

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
    keys = [f"PRIMARY KEY ({_quoted(table.key)})", *_foreign_keys(table)]
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


def sqlite(tables: Sequence[Filled], facts: Mapping[str, str]) -> bytes:
    """Return the bytes of a database file; the table ``provenance`` holds ``facts``.

    A table with running text has a full-text index, ``events_fts``, where the SQLite of this Python can write one.
    """
    connection = database(tables)
    try:
        connection.execute("CREATE TABLE provenance (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        connection.executemany("INSERT INTO provenance VALUES (?, ?)", facts.items())
        connection.execute("VACUUM")
        if connection.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone() == (1,):
            for table, _ in tables:
                _index_text(connection, table)
        return connection.serialize()
    finally:
        connection.close()


def _index_text(connection: sqlite3.Connection, table: Table) -> None:
    """Add the full-text index of a table. It refers to the table by rowid, so the rows must not move any more."""
    if table.searched:
        columns = _quoted(table.searched)
        connection.execute(
            f'CREATE VIRTUAL TABLE {table.name}_fts USING fts5({columns}, content="{table.name}", '
            f'tokenize="porter unicode61 remove_diacritics 2")'
        )
        connection.execute(f"INSERT INTO {table.name}_fts({table.name}_fts) VALUES ('rebuild')")  # noqa: S608 - not user input


def _foreign_keys(table: Table) -> Iterator[str]:
    """Yield the foreign keys of a table; each names its column, because Datasette does not find it otherwise."""
    for column in table.columns:
        if column.references:
            key = _quoted(TABLES[column.references].key)
            yield f'FOREIGN KEY ("{column.name}") REFERENCES {column.references} ({key})'


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _sqlite_rows(rows: Iterable[Row]) -> Iterator[tuple[str | int | float | None, ...]]:
    """Yield the rows with every value as a type that SQLite has."""
    for row in rows:
        yield tuple(
            str(value) if isinstance(value, str | date) else int(value) if isinstance(value, bool) else value
            for value in row
        )
