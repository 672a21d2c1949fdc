"""JSON: one object in the envelope that every command shares, or one object on each line (JSON Lines)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cstocli.model.log import EventLog
from cstocli.render.cells import jsonable
from cstocli.render.context import RenderContext
from cstocli.reports.report import Report


def json(report: Report, log: EventLog | None, context: RenderContext) -> str:
    """Return the envelope of every command; its keys ``log`` and ``reading`` are null if no log was read."""
    from cstocli.render.envelope import envelope, to_json

    content = envelope(
        report.command,
        log,
        on=report.on,
        reading=report.reading if log else None,
        data=[_object(row) for row in report.dicts()],
        notes=report.notes,
    )
    if report.provenance:
        content["provenance"] = dict(report.provenance)
    return to_json(content, unicode=context.unicode, indent=2) + "\n"


def jsonl(report: Report, _log: EventLog | None, context: RenderContext) -> str:
    """Return one JSON object for each row; if the report has provenance, the first line holds it."""
    from cstocli.render.envelope import to_json

    head = [{"provenance": dict(report.provenance)}] if report.provenance else []
    return "".join(f"{to_json(line, unicode=context.unicode)}\n" for line in (*head, *map(_object, report.dicts())))


def _object(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: jsonable(cell) for key, cell in row.items()}
