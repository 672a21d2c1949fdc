"""What a format of diagnostics is: a function from the result of a check to text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from cstocli.model.diagnostics import Diagnostic
from cstocli.model.log import EventLog
from cstocli.render.context import RenderContext


class CheckResult(NamedTuple):
    """The diagnostics of a check, and what is needed to print them."""

    diagnostics: Sequence[Diagnostic]
    texts: Mapping[str, bytes]
    """The content of each file, by its name."""
    log: EventLog | None
    """The log that was checked; None if there were several, or if it could not be read."""
    summary: str


DiagnosticFormat = Callable[[CheckResult, RenderContext], str]
"""Returns the result of a check as text."""
