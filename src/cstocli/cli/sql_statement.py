"""One SQL statement on the replayed tables: it can only read, only so much, and only so long."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from typing import Final, NamedTuple

from cstocli.cli.exits import UsageError
from cstocli.render.export.sqlite import database
from cstocli.replay.history import ReplayedLog
from cstocli.reports.tables import TABLES, Filled, fill

MOST_ROWS: Final = 1_000_000
MOST_LETTERS: Final = 200_000_000
"""Of all the text of an answer together."""
_LIMITS: Final = {
    sqlite3.SQLITE_LIMIT_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 200,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
}
_READING: Final = (
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_RECURSIVE,
)
_HEAP: Final = 512 * 1024 * 1024
_STEPS: Final = 10_000
"""Of SQLite's own machine, between two looks at the watch: a few thousandths of a second."""

Cells = tuple[str | int | float | None, ...]


class QueryResult(NamedTuple):
    """What a statement answers: the names of the columns, each once, and the rows."""

    columns: tuple[str, ...]
    rows: tuple[Cells, ...]


def run(statement: str, history: ReplayedLog, timeout: float) -> QueryResult:
    """Return the answer to one SELECT. Only the tables that it names are filled.

    Raises ``UsageError`` for what is no such statement, or takes longer than ``timeout`` seconds.
    """
    words = statement.casefold()
    tables = (fill(t, history) if name in words else Filled(t, ()) for name, t in TABLES.items())
    connection = database(tables)
    try:
        return _guarded(connection, statement, timeout)
    finally:
        connection.close()


def _guarded(connection: sqlite3.Connection, statement: str, timeout: float) -> QueryResult:
    connection.execute(f"PRAGMA hard_heap_limit = {_HEAP}")
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    connection.set_authorizer(_only_reading)
    end = time.monotonic() + timeout
    connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    try:
        cursor = connection.execute(statement)
        if cursor.description is None:
            raise _refused("nothing to run")
        return QueryResult(tuple(_once(name for name, *_ in cursor.description)), tuple(_bounded(cursor)))
    except (sqlite3.Error, sqlite3.Warning, UnicodeError) as error:
        if str(error) != "interrupted":
            raise _refused(str(error)) from None
        if time.monotonic() <= end:  # Ctrl-C reached the handler, which can only stop the statement
            raise KeyboardInterrupt from None
        message = f"the statement was stopped after {timeout:g} s"
        raise UsageError(message, "give it more with --timeout SECONDS") from None


def _only_reading(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    """Allow what reads the tables; no other file, no setting, no change."""
    allowed = action in _READING and "load_extension" not in (first, second)
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _refused(reason: str) -> UsageError:
    if reason in ("not authorized", "authorization denied"):
        return UsageError("only reading is allowed", "write one SELECT; csto sql --tables lists what there is")
    return UsageError(f"SQL: {reason}", "csto sql --tables lists the tables, csto sql --schema their columns")


def _once(names: Iterator[str]) -> Iterator[str]:
    """Yield each name, with a number behind it where it came before."""
    seen: set[str] = set()
    for name in names:
        free, number = name, 1
        while free in seen:
            number += 1
            free = f"{name}_{number}"
        seen.add(free)
        yield free


def _bounded(cursor: sqlite3.Cursor) -> Iterator[Cells]:
    """Yield the rows, with blobs as SQL writes them. Raises ``UsageError`` when there is too much of them."""
    letters = 0
    for number, row in enumerate(cursor, 1):
        cells = tuple(f"x'{cell.hex()}'" if isinstance(cell, bytes) else cell for cell in row)
        letters += sum(len(cell) for cell in cells if isinstance(cell, str))
        if number > MOST_ROWS or letters > MOST_LETTERS:
            message = "the answer is too large to show"
            raise UsageError(message, "add a LIMIT")
        yield cells
