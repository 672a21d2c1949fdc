"""A complete web page: no script, nothing loaded from elsewhere, every text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from typing import Final

from cstocli.model.dates import Edtf
from cstocli.model.log import EventLog
from cstocli.render.cells import fields, is_address, is_quantity, link_of, plain, split_addresses, visible
from cstocli.render.context import RenderContext
from cstocli.reports.report import Cell, Report, Shape

_STYLE: Final = (
    "html{background:canvas;color:canvastext}"
    "body{font:1rem/1.45 system-ui,sans-serif;margin:1rem;overflow-wrap:break-word}"
    "h1{font-size:1.25rem;line-height:1.3;margin:0 0 1rem}"
    "h2{font-size:1rem;margin:1.5rem 0 .5rem}"
    ".scroll{overflow-x:auto;margin:0 0 1rem}"
    "table{border-collapse:collapse}"
    "caption{position:absolute;clip-path:inset(50%)}"  # it repeats the heading, for who cannot see or copies the table
    "th,td{padding:.3em 1.2em .3em 0;text-align:start;vertical-align:top;border-bottom:1px solid #8884}"
    "th,td{white-space:nowrap}thead th{border-bottom-color:currentcolor}"
    "tbody+tbody::before{content:'';display:table-row;height:1.5rem}"
    ".text{white-space:normal;min-width:18em;max-width:36em}"
    ".address a{display:block;max-width:24em;overflow:hidden;text-overflow:ellipsis}"
    ".fields td{white-space:normal;overflow-wrap:anywhere;min-width:0;max-width:45em}"
    ".date,.number{font-variant-numeric:tabular-nums}.number{text-align:end}"
    "ul{padding-left:1.2em;max-width:50em}"
    "@media print{.scroll{overflow:visible}tr{break-inside:avoid}a{color:inherit}"
    "th,td{white-space:normal}.address a{white-space:normal;overflow-wrap:anywhere}"
    ".named::after{content:' <' attr(href) '>'}}"
)
_META: Final = (
    '<meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width">'  # a phone shows it as wide as its screen
    '<meta name="color-scheme" content="light dark">'
)
_MIN_TEXT: Final = 25
"""Characters of a cell of several words that is wrapped; a shorter one stays on one line, as dates and ids do."""


def html(report: Report, _log: EventLog | None, context: RenderContext) -> str:
    """Return the report as a page; if the output is not Unicode, characters outside ASCII are character references."""
    text = "".join(f"{line}\n" for line in _lines(report))
    return text if context.unicode else text.encode("ascii", "xmlcharrefreplace").decode()


def _lines(report: Report) -> Iterator[str]:
    title = _text(report.title)
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield f"<head>{_META}<title>{title}</title><style>{_STYLE}</style></head>"
    yield "<body>"
    yield "<main>"
    yield f'<h1 id="title">{title}</h1>'
    if report.rows:
        yield from _field_lists(report, title) if report.layout.shape is Shape.RECORD else _table(report, title)
    if report.summary:
        yield f"<p><strong>{_linked(report.summary)}</strong></p>"
    if report.notes:
        yield "<ul>"
        yield from (f'<li dir="auto">{_linked(note)}</li>' for note in report.notes)
        yield "</ul>"
    if report.provenance:
        yield "<h2>Provenance</h2>"
        yield '<table class="fields">'
        yield from _fields(report.provenance, report.provenance.values())
        yield "</table>"
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _table(report: Report, title: str) -> Iterator[str]:
    """Yield a table with a row for each row; what is wider than the screen is scrolled, with the keyboard too."""
    yield '<div class="scroll" role="region" aria-labelledby="title" tabindex="0">'
    yield "<table>"
    yield f"<caption>{title}</caption>"
    heads = (f'<th scope="col"{_class("number" * is_quantity(name))}>{_text(name)}</th>' for name in report.columns)
    yield f"<thead><tr>{''.join(heads)}</tr></thead>"
    yield "<tbody>"
    for row in report.rows:
        yield f"<tr>{''.join(map(_cell, row, map(is_quantity, report.columns)))}</tr>"
    yield "</tbody>"
    yield "</table>"
    yield "</div>"


def _field_lists(report: Report, title: str) -> Iterator[str]:
    """Yield a table with a group of lines for each row, and a line for each field that is not empty."""
    yield '<table class="fields">'
    yield f"<caption>{title}</caption>"
    for row in report.rows:
        yield from _fields(report.columns, row)
    yield "</table>"


def _fields(columns: Iterable[str], row: Iterable[Cell]) -> Iterator[str]:
    yield "<tbody>"
    for name, (first, *others) in fields(columns, row):
        span = f' rowspan="{len(others) + 1}"' if others else ""
        yield f'<tr><th scope="row"{span}>{_text(name)}</th>{_cell(first)}</tr>'
        yield from (f"<tr>{_cell(other)}</tr>" for other in others)
    yield "</tbody>"


def _cell(cell: Cell, quantity: bool = False) -> str:  # noqa: FBT001, FBT002 - mapped over a row
    return f'<td dir="auto"{_class(_class_of(cell, quantity=quantity))}>{_content(cell)}</td>'


def _class_of(cell: Cell, *, quantity: bool) -> str:
    """Return how a cell is set: only a long text is wrapped, and a long address is cut on the screen."""
    text = plain(cell)
    if isinstance(cell, date | Edtf):
        return "date"
    if quantity:
        return "number"
    if is_address(text):
        return "address"
    return "text" if len(text) >= _MIN_TEXT and " " in text else ""


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""


def _content(cell: Cell) -> str:
    """Return the text of a cell; a source is named by its title, which is the link to it."""
    link = link_of(cell)
    if link is None:
        return _linked(plain(cell))
    named = f'<a class="named" href="{escape(link.address)}">{_text(link.text)}</a>'
    return " · ".join(filter(None, (named, _linked(link.details))))


def _linked(text: str) -> str:
    """Return a text in which each address is a link."""
    pieces = [_text(piece) for piece in split_addresses(text)]
    pieces[1::2] = (f'<a href="{piece}">{piece}</a>' for piece in pieces[1::2])
    return "".join(pieces)


def _text(text: str) -> str:
    return escape(visible(text))
