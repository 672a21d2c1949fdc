"""Findings as data: what is wrong, where, and what to do about it. No text is rendered here."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from cstocli.model.struct import Struct

MAX_FAULTS: Final = 10_000
"""Faults of form that are noted of one file: nobody reads more, and a file of another form has one in each line."""
KeyPath = tuple[str | int, ...]
"""The way to a value in a TOML document: ``("event", 3, "states", 0)``."""


class Severity(StrEnum):
    """How much a finding weighs: a log with an error is not sound."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Finding(NamedTuple):
    """What a rule found, before it has a line and a column."""

    code: str
    path: KeyPath
    headline: str
    """One line that stands alone: lower case, no full stop."""
    label: str = ""
    """A few words to stand beside the caret."""
    hint: str | None = None
    """What to do, in the imperative."""
    on_key: bool = False
    """Whether the key itself is at fault, and not its value."""
    also: tuple[tuple[KeyPath, str], ...] = ()
    """Second places, each with a few words."""


class Place(NamedTuple):
    """Where something stands in a text: line and columns count from 1, columns in characters; ``end`` is exclusive."""

    file: str
    line: int = 0
    column: int = 0
    end: int = 0


class Diagnostic(Struct):
    """One finding, with its place in a file."""

    code: str
    severity: Severity
    headline: str
    """One line that stands alone: lower case, no full stop."""
    place: Place
    label: str = ""
    """A few words to stand beside the caret."""
    also: tuple[tuple[Place, str], ...] = ()
    """Second places, each with a few words."""
    hint: str | None = None
    """What to do, in the imperative."""
    allowed: str | None = None
    """Why the log accepts the finding, if it does."""
