"""The words of a log that a shell can complete: States, events, kinds, series, bodies, sources.

They are taken from the tables as they stand, without decoding or checking one: what is completed wrongly is
refused a moment later, and a person at a prompt does not wait.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

from cstocli.load.context import TomlTable
from cstocli.load.files import parse_toml, read_bytes
from cstocli.model.errors import UnsoundLogError

Words = dict[str, str]
"""Words, each with what it means."""


class LogWords:
    """The words of one log."""

    def __init__(self, path: Path) -> None:
        """Read the file. Raises ``UnsoundLogError`` when it cannot be."""
        self._path = path
        self._bytes = read_bytes(path)

    @cached_property
    def _all(self) -> TomlTable:
        """All tables of the log."""
        return parse_toml(str(self._path), self._bytes)

    @cached_property
    def _head(self) -> TomlTable:
        """The tables before the first event, which are a twentieth of a log; all, where they cannot be had alone."""
        try:
            return parse_toml(str(self._path), self._bytes.partition(b"\n[[event]]")[0])
        except UnsoundLogError:
            return self._all

    def _named(self, key: str) -> TomlTable:
        """Return the tables under a name, wherever in the log they stand."""
        found = self._head.get(key) or self._all.get(key)
        return found if isinstance(found, dict) else {}

    def told(self, key: str, field: str) -> Words:
        """Return the names of the tables under a name, with what one field of each says."""
        return {name: _text(table, field) for name, table in self._named(key).items()}

    def states(self) -> Words:
        """Return the codes of the States, with their names."""
        return self.told("states", "name")

    def names(self) -> Words:
        """Return the names of the States, with their codes."""
        return {name: code for code, name in self.states().items() if name}

    def events(self) -> Words:
        """Return the ids of all events, rejected ones too, with their titles."""
        return {
            _text(event, "id"): _text(event, "title") for event in (*self._listed("event"), *self._listed("rejected"))
        }

    def kinds(self) -> Words:
        """Return the kinds of event that occur."""
        return dict.fromkeys(sorted({_text(event, "kind") for event in self._listed("event")}), "")

    def series(self) -> Words:
        """Return the series of exercises and forces that occur."""
        found = {_text(event, "series") for event in self._listed("event")}
        return dict.fromkeys(sorted(found), "")

    def bodies(self) -> Words:
        """Return the ids of the bodies, with their titles."""
        return self.told("bodies", "title")

    def offices(self) -> Words:
        """Return the ids of the bodies with an office, with its title."""
        return {key: office for key, office in self.told("bodies", "office").items() if office}

    def sources(self) -> Words:
        """Return the keys of the bibliography, with their publishers; it may stand in a sibling file."""
        sibling = _text(self._named("log"), "sources")
        if not sibling:
            return self.told("sources", "publisher")
        return LogWords(self._path.parent / Path(sibling).name).told("sources", "publisher")

    def _listed(self, key: str) -> list[Any]:
        found = self._all.get(key)
        return found if isinstance(found, list) else []


def _text(table: Any, key: str) -> str:  # noqa: ANN401 - whatever stands there
    found = table.get(key) if isinstance(table, dict) else None
    return found if isinstance(found, str) else ""
