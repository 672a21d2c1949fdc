"""Rows as lists of fields, each a label and a text, with every address of the web apart from the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from cstocli.model.terms import SourceAgreement
from cstocli.render.cells import parts, readable
from cstocli.render.terminal_text import has_address, text_width, wrap
from cstocli.reports.report import Cell, Report

SEPARATOR: Final = " · "
_QUANTITY: Final = "days"
"""A column of quantities: a whole number that is a fact, such as the days since the last change, is one."""


class LabelledText(NamedTuple):
    """One field: its label (empty if the field above has the same), its text, and addresses on lines of their own."""

    label: str
    text: str
    addresses: tuple[str, ...] = ()


def records(report: Report) -> list[list[LabelledText]]:
    """Return the fields of each row: one for each column that is not empty, or for each item of a list."""
    return [
        [field for name, cell in zip(report.columns, row, strict=True) for field in _fields(name, cell)]
        for row in report.rows
    ]


def facts(report: Report) -> list[LabelledText]:
    """Return one field for each row: its first cell is the label, its other cells are the text.

    That sources agree goes without saying here.
    """
    fields: list[LabelledText] = []
    previous = ""
    for first, *cells in report.rows:
        name = readable(first)
        texts = [readable(cell, _QUANTITY) for cell in cells if cell is not SourceAgreement.AGREED]
        fields.append(_field("" if name == previous else name, texts))
        previous = name
    return fields


def flow(texts: Iterable[str], room: int, separator: str) -> list[str]:
    """Return texts joined into lines of at most ``room`` columns; a text with an address has a line of its own."""
    lines: list[str] = []
    gap = text_width(separator)
    used = room  # columns of the last line; all of them where nothing may follow
    for text in texts:
        width = text_width(text)
        if has_address(text):
            lines += wrap(text, room)
            used = room
        elif used + gap + width <= room:
            lines[-1] = f"{lines[-1]}{separator}{text}"
            used += gap + width
        else:
            lines += [text] if width <= room else wrap(text, room)
            used = width if width <= room else text_width(lines[-1])
    return lines


def _fields(name: str, cell: Cell) -> Iterator[LabelledText]:
    """Yield the fields of a cell: one for each item of a list, or for each field of a mapping."""
    if isinstance(cell, Mapping):
        for inner, value in cell.items():
            yield from _fields(inner, value)
        return
    for index, part in enumerate(parts(cell)):
        texts = (
            [readable(value, key) for key, value in part.items()]
            if isinstance(part, Mapping)
            else [readable(part, name)]
        )
        yield _field(name if index == 0 else "", texts)


def _field(label: str, texts: Iterable[str]) -> LabelledText:
    """Return a field of several texts; those that are addresses of the web are apart."""
    addresses: list[str] = []
    others: list[str] = []
    for text in filter(None, texts):
        (addresses if has_address(text) and " " not in text else others).append(text)
    return LabelledText(label, SEPARATOR.join(others), tuple(addresses))
