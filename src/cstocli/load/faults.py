"""Faults found while a text becomes a log: collected by the path of their key, placed in the text only at the end.

Finding line and column needs a parser that keeps them, and is paid for only when there is something to report.
"""

from __future__ import annotations

from typing import NamedTuple

from cstocli.core.diagnostics import Diagnostic, Place, Severity
from cstocli.core.errors import UnsoundLogError

KeyPath = tuple[str | int, ...]
"""The way to a value in a TOML document: ``("event", 3, "states", 0)``."""


class Fault(NamedTuple):
    """One fault, before it has a line and a column."""

    code: str
    path: KeyPath
    headline: str
    label: str = ""
    hint: str | None = None
    on_key: bool = False
    """Whether the key itself is at fault, and not its value."""
    also: tuple[tuple[KeyPath, str], ...] = ()


class Faults:
    """The faults of one file."""

    def __init__(self, file: str) -> None:
        """Begin with none."""
        self.file = file
        self.found: list[Fault] = []

    def add(  # noqa: PLR0913 - a fault is told by all of these
        self,
        code: str,
        path: KeyPath,
        headline: str,
        *,
        label: str = "",
        hint: str | None = None,
        on_key: bool = False,
        also: tuple[tuple[KeyPath, str], ...] = (),
    ) -> None:
        """Note one fault."""
        self.found.append(Fault(code, path, headline, label, hint, on_key, also))

    def placed(self, text: bytes) -> list[Diagnostic]:
        """Return the faults with their places in the text, in its order."""
        if not self.found:
            return []
        from cstocli.load.places import Places

        places = Places(self.file, text)
        found = [
            Diagnostic(
                code=fault.code,
                severity=Severity.ERROR,
                headline=fault.headline,
                place=places.find(fault.path, on_key=fault.on_key),
                label=fault.label,
                also=tuple((places.find(path), words) for path, words in fault.also),
                hint=fault.hint,
            )
            for fault in self.found
        ]
        return sorted(found, key=lambda diagnostic: (diagnostic.place, diagnostic.code))


def fail(file: str, code: str, headline: str, hint: str | None = None, place: Place | None = None) -> UnsoundLogError:
    """Return the exception for a file that cannot be read at all."""
    found = Diagnostic(code=code, severity=Severity.ERROR, headline=headline, place=place or Place(file), hint=hint)
    return UnsoundLogError([found], {})
