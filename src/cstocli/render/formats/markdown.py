"""Markdown: a table, a list of facts or a list of fields, with the summary, the notes and the provenance below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from cstocli.model.log import EventLog
from cstocli.model.terms import SourceAgreement
from cstocli.render.cells import fields, joined, link_of, plain, split_addresses, visible
from cstocli.render.context import RenderContext
from cstocli.reports.report import Cell, Report, Shape

_MARKUP: Final = r"([\\`*_\[\]<>|~#&$]|:(?=//)|(?<=www)\.|^[-+=](?=\s|$))"
"""Characters with a meaning in Markdown, or that make GitHub guess an address; a list marker only begins a line."""
_NUMBERED_ITEM: Final = r"^(\d+)([.)])(?=\s|$)"
_IN_ADDRESS: Final = r"[\\`<>|$]|&#?\w+;"
"""What would end an address, a cell or a formula, or be read as a character reference, by its last character."""


def markdown(report: Report, _log: EventLog | None, _context: RenderContext) -> str:
    """Return the report as Markdown; characters that would be markup are escaped, and addresses are links."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    is_table = report.layout.shape is Shape.TABLE
    yield f"**{_text(report.title)}**" if is_table else f"## {_text(report.title)}"
    yield ""
    match report.layout.shape:
        case Shape.TABLE:
            yield from _table(report)
        case Shape.RECORD:
            yield from _field_lists(report)
        case Shape.FACTS:
            yield from _facts(report)
    if report.summary:
        yield from ("", _text(report.summary))
    if report.notes:
        yield from ("", *([] if is_table else ["Notes:", ""]), *(f"- {_text(note)}" for note in report.notes))
    if report.provenance:
        yield from ("", "```text", *(f"{name}: {visible(value)}" for name, value in report.provenance.items()), "```")


def _table(report: Report) -> Iterator[str]:
    names = (name if name.isidentifier() else _text(name) for name in report.columns)
    yield "| " + " | ".join(names) + " |"
    yield "|" + " --- |" * len(report.columns)
    yield from ("| " + " | ".join(_text(plain(cell)) for cell in row) + " |" for row in report.rows)


def _field_lists(report: Report) -> Iterator[str]:
    """Yield a list of the fields of each row, with a line between two rows."""
    for index, row in enumerate(report.rows):
        if index:
            yield from ("", "---", "")
        for name, lines in fields(report.columns, row):
            yield from _item(name, map(_line, lines))


def _facts(report: Report) -> Iterator[str]:
    """Yield an item for each label, with the cells of its rows as running text. Agreement goes without saying."""
    for label, rows in groupby(report.rows, lambda row: plain(row[0])):
        yield from _item(
            label, (_text(joined(cell for cell in row[1:] if cell is not SourceAgreement.AGREED)) for row in rows)
        )


def _item(name: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield an item of a list: its name with its line, or with a list of its own if it has several."""
    first, *others = lines
    head = f"- **{_text(name)}**:"
    if not others:
        yield f"{head} {first}"
        return
    yield head
    yield from (f"  - {line}" for line in (first, *others))


def _line(cell: Cell) -> str:
    link = link_of(cell)
    if link is None:
        return _text(plain(cell))
    address = f"<{_address(link.address)}>"
    named = address if link.text == link.address else f"[{_escape(link.text)}]({address})"
    return " · ".join(filter(None, (named, _text(link.details))))


def _text(text: str) -> str:
    """Return a text with its markup escaped, and each address in it as a link."""
    pieces = split_addresses(text)
    pieces[::2] = map(_escape, pieces[::2])
    pieces[1::2] = (f"<{_address(piece)}>" for piece in pieces[1::2])
    return "".join(pieces)


def _escape(text: str) -> str:
    return re.sub(_NUMBERED_ITEM, r"\1\\\2", re.sub(_MARKUP, r"\\\1", visible(text)))


def _address(address: str) -> str:
    """Return an address as a link takes it: percent-encoded where Markdown would read more than the address."""
    return re.sub(_IN_ADDRESS, lambda found: f"{found[0][:-1]}%{ord(found[0][-1]):02X}", address)
