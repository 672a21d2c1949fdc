"""A complete web page: no script, nothing loaded from elsewhere, every text escaped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import Final

from cstocli.model.dates import Edtf
from cstocli.model.log import EventLog
from cstocli.render.cells import is_quantity, parts, plain, visible
from cstocli.render.context import RenderContext
from cstocli.reports.report import Cell, Report, Shape

_STYLE: Final = (
    ":root{color-scheme:light dark}body{font:1rem/1.4 system-ui,sans-serif;margin:1rem}"
    "h1,caption{font-size:1rem;font-weight:bold;text-align:start;margin:0}"
    "table{border-collapse:collapse;margin:0 0 1rem}"
    "th,td{padding:.2em .8em .2em 0;text-align:start;vertical-align:top;border-bottom:1px solid #8884}"
    "thead th{border-bottom-color:currentcolor}"
    ".date{white-space:nowrap}.number{text-align:end;font-variant-numeric:tabular-nums}"
)
_VIEWPORT: Final = '<meta name="viewport" content="width=device-width">'
"""Lets a phone show the page at the width of its screen."""


def html(report: Report, _log: EventLog | None, context: RenderContext) -> str:
    """Return the report as a page; if the output is not Unicode, characters outside ASCII are character references."""
    text = "".join(f"{line}\n" for line in _lines(report))
    return text if context.unicode else text.encode("ascii", "xmlcharrefreplace").decode()


def _lines(report: Report) -> Iterator[str]:
    title = _text(report.title)
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield f'<head><meta charset="utf-8">{_VIEWPORT}<title>{title}</title><style>{_STYLE}</style></head>'
    yield "<body>"
    if report.layout.shape is Shape.RECORD:
        yield from _field_lists(report, title)
    else:
        yield from _table(report, title)
    if report.summary:
        yield f"<p><strong>{_text(report.summary)}</strong></p>"
    if report.notes:
        yield "<ul>"
        yield from (f'<li dir="auto">{_text(note)}</li>' for note in report.notes)
        yield "</ul>"
    yield "</body>"
    yield "</html>"


def _table(report: Report, title: str) -> Iterator[str]:
    yield "<table>"
    yield f"<caption>{title}</caption>"
    classes = [' class="number"' if is_quantity(name) else "" for name in report.columns]
    heads = zip(classes, report.columns, strict=True)
    yield (
        "<thead><tr>"
        + "".join(f'<th scope="col"{css_class}>{_text(name)}</th>' for css_class, name in heads)
        + "</tr></thead>"
    )
    yield "<tbody>"
    for row in report.rows:
        yield "<tr>" + "".join(map(_cell, row, classes)) + "</tr>"
    yield "</tbody>"
    yield "</table>"


def _field_lists(report: Report, title: str) -> Iterator[str]:
    """Yield a table for each row, with one line for each field that is not empty."""
    yield f"<h1>{title}</h1>"
    for row in report.rows:
        yield "<table>"
        for name, cell in zip(report.columns, row, strict=True):
            for index, item in enumerate(parts(cell)):
                yield f'<tr><th scope="row">{_text(name) if index == 0 else ""}</th>{_cell(item)}</tr>'
        yield "</table>"


def _cell(cell: Cell, css_class: str = "") -> str:
    if isinstance(cell, date | Edtf):
        css_class = ' class="date"'
    return f'<td dir="auto"{css_class}>{_text(plain(cell))}</td>'


def _text(text: str) -> str:
    return escape(visible(text))
