"""What a table is read against, and how its faults are worded."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, Final

from cstocli.load.faults import Faults
from cstocli.model.diagnostics import KeyPath

TomlTable = Mapping[str, Any]


_MAX_LISTED: Final = 12
_MAX_LENGTH: Final = 60
_COMPARISONS: Final = 50_000
"""Words that are compared in one run to guess what was meant: about a second. A log can have more faults than that."""


class Context:
    """Where the faults of a file go, and which ids are known."""

    def __init__(self, faults: Faults) -> None:
        """Store where faults go; no ids are known yet."""
        self.faults = faults
        self.known: dict[str, Mapping[str, Any]] = {}
        """Known ids by what they name. What is not there is not checked (a bibliography that was not read)."""
        self.seen: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
        """Arrays of known ids that were read, by what they name."""
        self.written_defaults: list[KeyPath] = []
        """The paths of the keys that hold what they would hold if they were left out."""
        self._comparisons = _COMPARISONS

    def guess(self, word: str, known: Collection[str]) -> str | None:
        """Return the known word that may have been meant, if one looks like it."""
        self._comparisons -= len(known)
        return _near(word, known) if self._comparisons >= 0 and len(word) <= _MAX_LENGTH else None

    def hint(self, word: str, known: Collection[str], fallback: str | None = None) -> str | None:
        """Return the known word that may have been meant, as a question; or else this hint, or what few are known."""
        guess = self.guess(word, known)
        if guess:
            return f"did you mean `{guess}`?"
        return fallback or (f"known are: {', '.join(known)}" if 0 < len(known) <= _MAX_LISTED else None)


class Bad:
    """The value of a field that could not be read; its fault is noted."""


BAD: Final = Bad()
Decoder = Callable[[Context, object, KeyPath], object]
"""Reads one value: returns it typed, or notes its fault and returns ``BAD``."""

_TYPES: Final = {
    bool: "a boolean",
    int: "an integer",
    float: "a float",
    str: "a string",
    list: "an array",
    dict: "a table",
    date: "a date",
    datetime: "a date with a time",
}


def truncate(word: str) -> str:
    """Return a word of the file for a message, cut short if it is long."""
    return word if len(word) <= _MAX_LENGTH else f"{word[: _MAX_LENGTH - 1]}\N{HORIZONTAL ELLIPSIS}"


def key_name(path: KeyPath) -> str:
    """Return the nearest key above a value, which may be in an array."""
    return truncate(next(part for part in reversed(path) if isinstance(part, str)))


def unknown(  # noqa: PLR0913, PLR0917 - a fault needs all of these
    context: Context, code: str, path: KeyPath, what: str, word: str, known: Collection[str], *, on_key: bool = False
) -> Bad:
    """Note a word that is none of the known ones, and the one that may have been meant."""
    headline = f"unknown {what} `{truncate(word)}`"
    context.faults.add(code, path, headline, hint=context.hint(word, known), on_key=on_key)
    return BAD


def wrong(context: Context, path: KeyPath, wanted: str, raw: object) -> Bad:
    """Note a value of a wrong type."""
    got = _TYPES.get(type(raw), "a time")
    context.faults.add("CS103", path, f"`{key_name(path)}` must be {wanted}, not {got}")
    return BAD


def _near(word: str, words: Iterable[str]) -> str | None:
    folded = {other.lower(): other for other in words}
    found = get_close_matches(word.lower(), folded, n=1)
    return folded[found[0]] if found else None
