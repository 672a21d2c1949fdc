"""Findings as data: what is wrong, where, and what to do about it. No text is rendered here."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from cstocli.core.record import Record


class Severity(StrEnum):
    """How much a finding weighs: a log with an error is not sound."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Place(NamedTuple):
    """Where something stands in a text: line and columns count from 1, columns in characters; ``end`` is exclusive."""

    file: str
    line: int = 0
    column: int = 0
    end: int = 0


class Diagnostic(Record):
    """One finding."""

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
