"""A Markdown table, with the title above it and the summary and notes below."""

from __future__ import annotations

import re
from typing import Final

from cstocli.model.log import EventLog
from cstocli.render.cells import plain, visible
from cstocli.render.context import RenderContext
from cstocli.reports.report import Report

_MARKUP: Final = r"([\\`*_\[\]<>|~#&$]|^[-+=](?=\s|$))"
"""Characters with a meaning in Markdown; a list marker has one only at the start of a line."""
_NUMBERED_ITEM: Final = r"^(\d+)([.)])(?=\s|$)"


def markdown(report: Report, _log: EventLog | None, _context: RenderContext) -> str:
    """Return the report as Markdown; characters that would be markup are escaped."""
    lines = [f"**{_escape(report.title)}**", ""]
    names = (name if name.isidentifier() else _escape(name) for name in report.columns)
    lines += ["| " + " | ".join(names) + " |", "|" + " --- |" * len(report.columns)]
    lines += ["| " + " | ".join(_escape(plain(cell)) for cell in row) + " |" for row in report.rows]
    if report.summary:
        lines += ["", _escape(report.summary)]
    if report.notes:
        lines += ["", *(f"- {_escape(note)}" for note in report.notes)]
    return "\n".join(lines) + "\n"


def _escape(text: str) -> str:
    return re.sub(_NUMBERED_ITEM, r"\1\\\2", re.sub(_MARKUP, r"\\\1", visible(text)))
