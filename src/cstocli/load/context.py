"""What a table is read against, and how its faults are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any, Final

from cstocli.load.faults import Faults, KeyPath

Table = Mapping[str, Any]


class Context:
    """Where the faults of a file go, and which ids are known."""

    def __init__(self, faults: Faults) -> None:
        """Begin with no ids known."""
        self.faults = faults
        self.known: dict[str, Mapping[str, Any]] = {}
        """Known ids by what they name. What is not there is not checked (a bibliography that was not read)."""


class Bad:
    """The value of a field that could not be read; its fault is noted."""


BAD: Final = Bad()
Decoder = Callable[[Context, Any, KeyPath], Any]
"""Reads one value: returns it typed, or notes its fault and returns ``BAD``."""

_TYPES: Final = {
    bool: "a boolean",
    int: "an integer",
    float: "a float",
    str: "a string",
    list: "an array",
    dict: "a table",
}
_FEW: Final = 12


def near(word: str, words: Iterable[object]) -> str | None:
    """Return the known word that looks most like this one, if any does."""
    folded = {str(other).lower(): str(other) for other in words}
    found = get_close_matches(word.lower(), folded, n=1)
    return folded[found[0]] if found else None


def unknown(  # noqa: PLR0913, PLR0917 - a fault is told by all of these
    context: Context, code: str, path: KeyPath, what: str, word: str, known: Iterable[object], *, on_key: bool = False
) -> Bad:
    """Note a word that is none of the known ones, and the one that may have been meant."""
    words = [str(other) for other in known]
    guess = near(word, words)
    listed = f"known are: {', '.join(words)}" if 0 < len(words) <= _FEW else None
    hint = f"did you mean `{guess}`?" if guess else listed
    context.faults.add(code, path, f"unknown {what} `{word}`", hint=hint, on_key=on_key)
    return BAD


def wrong(context: Context, path: KeyPath, wanted: str, raw: object) -> Bad:
    """Note a value of a wrong type."""
    got = _TYPES.get(type(raw), "a date" if isinstance(raw, date) else f"a {type(raw).__name__}")
    key = next((part for part in reversed(path) if isinstance(part, str)), "value")
    context.faults.add("CS103", path, f"`{key}` must be {wanted}, not {got}")
    return BAD
