"""One SQL statement on the replayed tables: read-only, with limits on size and time."""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Iterator
from typing import Final, NamedTuple

from cstocli.cli.exits import UsageError
from cstocli.cli.terminal import is_terminal
from cstocli.render.export.sqlite import database
from cstocli.replay.history import ReplayedLog
from cstocli.reports.tables import TABLES, Filled, fill

MAX_ROWS: Final = 1_000_000
MAX_CHARACTERS: Final = 200_000_000
"""In all the text of an answer."""
_MAX_STATEMENT: Final = 1_000_000
"""Bytes."""
_LIMITS: Final = {
    sqlite3.SQLITE_LIMIT_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: _MAX_STATEMENT,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 200,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
}
_READ_ACTIONS: Final = (
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_RECURSIVE,
)
_HEAP: Final = 512 * 1024 * 1024
_STEPS: Final = 10_000
"""Instructions of SQLite's virtual machine between two checks of the clock: a few milliseconds."""

Cells = tuple[str | int | float | None, ...]


class QueryResult(NamedTuple):
    """The result of a statement: unique column names, and the rows."""

    columns: tuple[str, ...]
    rows: tuple[Cells, ...]


def run(statement: str, history: ReplayedLog, timeout: float) -> QueryResult:
    """Return the result of one SELECT. Only the tables that it names are filled.

    Raises ``UsageError`` when the statement is not valid, does not only read, or takes longer than ``timeout`` seconds.
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
            raise _usage_error("nothing to run")
        return QueryResult(tuple(_unique(name for name, *_ in cursor.description)), tuple(_limited_rows(cursor)))
    except (sqlite3.Error, sqlite3.Warning, UnicodeError) as error:
        if str(error) != "interrupted":
            raise _usage_error(str(error)) from None
        if time.monotonic() <= end:  # Ctrl-C reached the handler, which can only stop the statement
            raise KeyboardInterrupt from None
        message = f"the statement exceeded the time limit of {timeout:g} s"
        raise UsageError(message, "set a longer one with --timeout SECONDS") from None


def _only_reading(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    """Allow reading the tables; no other file, no setting, no change."""
    allowed = action in _READ_ACTIONS and "load_extension" not in (first, second)
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def piped_statement(*, repeatable: bool) -> str | None:
    """Return the statement on standard input; None if that is a terminal or empty.

    Raises ``UsageError`` if it is not text, or if the answer must be ``repeatable`` from its provenance.
    """
    if is_terminal(sys.stdin):
        return None
    try:
        statement = sys.stdin.buffer.read(_MAX_STATEMENT + 1).decode("utf-8-sig").strip() if sys.stdin else ""
    except (OSError, UnicodeDecodeError):
        raise UsageError("standard input cannot be read as UTF-8 text", "write one SELECT to it") from None
    if statement and repeatable:
        raise UsageError("--provenance cannot repeat a statement from standard input", "give it as an argument")
    return statement or None


def _usage_error(reason: str) -> UsageError:
    if reason.startswith("You can only execute one statement"):
        return UsageError("SELECT: one statement at a time", "give one SELECT; UNION ALL appends the rows of another")
    if reason in ("not authorized", "authorization denied"):
        return UsageError("only reading is allowed", "write one SELECT; csto sql --tables lists the tables")
    reason = (reason[:1].lower() + reason[1:]).removesuffix(".")
    return UsageError(f"SELECT: {reason}", "csto sql --tables lists the tables, csto sql --schema their columns")


def _unique(names: Iterator[str]) -> Iterator[str]:
    """Yield each name, with a number appended if it came before."""
    seen: set[str] = set()
    for name in names:
        free, number = name, 1
        while free in seen:
            number += 1
            free = f"{name}_{number}"
        seen.add(free)
        yield free


def _limited_rows(cursor: sqlite3.Cursor) -> Iterator[Cells]:
    """Yield the rows, with blobs in the notation of SQL. Raises ``UsageError`` when they exceed the limits."""
    characters = 0
    for number, row in enumerate(cursor, 1):
        cells = tuple(f"x'{cell.hex()}'" if isinstance(cell, bytes) else cell for cell in row)
        characters += sum(len(cell) for cell in cells if isinstance(cell, str))
        if number > MAX_ROWS or characters > MAX_CHARACTERS:
            message = "the answer is too large"
            raise UsageError(message, "add a LIMIT")
        yield cells
