"""The words of a log that a shell can complete: States, events, kinds, series, offices, sources.

They are taken from the tables of the file without decoding or checking them, because a person at a prompt is waiting.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from cstocli.load.context import TomlTable
from cstocli.load.files import parse_toml, read_bytes
from cstocli.model.errors import UnsoundLogError

Words = dict[str, str]
"""Words, each with a description; empty where the log has none."""


class LogWords:
    """The words of one log. A table or field of the wrong form has no words."""

    def __init__(self, path: Path) -> None:
        """Read the file. Raises ``UnsoundLogError`` when it cannot be read; the methods do so when it is not TOML."""
        self._path = path
        self._bytes = read_bytes(path)

    @cached_property
    def _tables(self) -> TomlTable:
        """All tables of the log."""
        return parse_toml(str(self._path), self._bytes)

    @cached_property
    def _first_tables(self) -> TomlTable:
        """The tables before the first event, about a twentieth of a log; all tables, where that part is not TOML."""
        try:
            return parse_toml(str(self._path), self._bytes.partition(b"\n[[event]]")[0])
        except UnsoundLogError:
            return self._tables

    def states(self) -> Words:
        """Return the codes of the States, with their names."""
        return self._column("states", "name")

    def state_names(self) -> Words:
        """Return the names of the States, with their codes."""
        return {name: code for code, name in self.states().items() if name}

    def events(self) -> Words:
        """Return the ids of all events, rejected ones included, with their titles."""
        return {_text(event, "id"): _text(event, "title") for event in (*self._list("event"), *self._list("rejected"))}

    def kinds(self) -> Words:
        """Return the kinds of events that occur, without a description."""
        return dict.fromkeys(sorted({_text(event, "kind") for event in self._list("event")} - {""}), "")

    def series(self) -> Words:
        """Return the series of exercises and forces that occur, without a description."""
        return dict.fromkeys(sorted({_text(event, "series") for event in self._list("event")} - {""}), "")

    def offices(self) -> Words:
        """Return the ids of the bodies that have an office, with the title of the office."""
        return {body: office for body, office in self._column("bodies", "office").items() if office}

    def sources(self) -> Words:
        """Return the keys of the bibliography, with their publishers; it may be in a file beside the log."""
        file = _text(self._table("log"), "sources")
        if not file:
            return self._column("sources", "publisher")
        return LogWords(self._path.parent / Path(file).name)._column("sources", "publisher")  # noqa: SLF001 - its own class

    def _table(self, key: str) -> TomlTable:
        """Return the table of a name, wherever it is in the file."""
        found = self._first_tables.get(key) or self._tables.get(key)
        return found if isinstance(found, dict) else {}

    def _column(self, key: str, field: str) -> Words:
        """Return the names of the tables under a key, each with the text of one field."""
        return {name: _text(table, field) for name, table in self._table(key).items()}

    def _list(self, key: str) -> list[object]:
        found = self._tables.get(key)
        return found if isinstance(found, list) else []


def _text(table: object, key: str) -> str:
    """Return a field of a table; the empty text where it is not a text."""
    found = table.get(key) if isinstance(table, dict) else None
    return found if isinstance(found, str) else ""
