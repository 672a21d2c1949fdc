"""What a format is: a function from a report to text, and which parts of the report its text includes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cstocli.model.log import EventLog
from cstocli.render.context import RenderContext
from cstocli.reports.report import Report

Render = Callable[[Report, EventLog | None, RenderContext], str]
"""Returns a report as text; the log is None for a command that reads none."""


class Format(NamedTuple):
    """How to write a report. What the text does not include is printed elsewhere."""

    render: Render
    includes_notes: bool = False
    """Whether the text includes the notes; if not, they are printed on standard error."""
