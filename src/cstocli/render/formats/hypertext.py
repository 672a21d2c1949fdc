"""A report as a web page of its own: no script, nothing fetched, every text escaped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import Final

from cstocli.model.dates import Edtf
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
_VIEW: Final = '<meta name="viewport" content="width=device-width">'
"""A telephone shows the page at its own width."""


def document(report: Report, setting: RenderContext) -> str:
    """Return the page; where the output is not Unicode, other characters than ASCII are written as references."""
    text = "".join(f"{line}\n" for line in _lines(report))
    return text if setting.unicode else text.encode("ascii", "xmlcharrefreplace").decode()


def _lines(report: Report) -> Iterator[str]:
    title = _text(report.title)
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield f'<head><meta charset="utf-8">{_VIEW}<title>{title}</title><style>{_STYLE}</style></head>'
    yield "<body>"
    if report.layout.shape is Shape.RECORD:
        yield from _records(report, title)
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
    kinds = [' class="number"' if is_quantity(name) else "" for name in report.columns]
    heads = zip(kinds, report.columns, strict=True)
    yield "<thead><tr>" + "".join(f'<th scope="col"{kind}>{_text(name)}</th>' for kind, name in heads) + "</tr></thead>"
    yield "<tbody>"
    for row in report.rows:
        yield "<tr>" + "".join(map(_cell, row, kinds)) + "</tr>"
    yield "</tbody>"
    yield "</table>"


def _records(report: Report, title: str) -> Iterator[str]:
    """Yield a table for each row, a line for each field that says something."""
    yield f"<h1>{title}</h1>"
    for row in report.rows:
        yield "<table>"
        for name, cell in zip(report.columns, row, strict=True):
            for index, item in enumerate(parts(cell)):
                yield f'<tr><th scope="row">{_text(name) if index == 0 else ""}</th>{_cell(item)}</tr>'
        yield "</table>"


def _cell(cell: Cell, kind: str = "") -> str:
    if isinstance(cell, date | Edtf):
        kind = ' class="date"'
    return f'<td dir="auto"{kind}>{_text(plain(cell))}</td>'


def _text(text: str) -> str:
    return escape(visible(text))
