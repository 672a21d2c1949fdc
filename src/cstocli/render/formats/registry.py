"""Every format of a report, by its name. The modules that are slow to import are imported when they are used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cstocli.model.log import EventLog
from cstocli.render.context import RenderContext
from cstocli.render.formats.delimited import csv, tsv
from cstocli.render.formats.interface import Format
from cstocli.render.formats.json import json, jsonl
from cstocli.render.formats.markdown import markdown
from cstocli.reports.report import Report


def _table(report: Report, log: EventLog | None, context: RenderContext) -> str:
    from cstocli.render.formats.table import table

    return table(report, log, context)


def _html(report: Report, log: EventLog | None, context: RenderContext) -> str:
    from cstocli.render.formats.html import html

    return html(report, log, context)


FORMATS: Final[Mapping[str, Format]] = {
    "table": Format(_table, includes_notes=True),
    "tsv": Format(tsv),
    "csv": Format(csv),
    "json": Format(json, includes_notes=True),
    "jsonl": Format(jsonl),
    "md": Format(markdown, includes_notes=True),
    "html": Format(_html, includes_notes=True),
}
"""The values of ``--format``."""
