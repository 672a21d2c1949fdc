"""Cells as text: dates as EDTF, lists on one line, control characters escaped, addresses found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from typing import Any, Final, NamedTuple

from cstocli.model.terms import Figure
from cstocli.reports.report import Cell

DIRECTION: Final = "\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
"""A regular-expression class: marks that change the direction of text, C1 controls, line separators, surrogates."""

_ASCII_SUBSTITUTES: Final = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u2018\u2019\u201a\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
    "\u2026": "...",
    "\u00b7": "-",
    "\u2192": "->",
    "\u0131": "i",
    "\u0142": "l",
    "\u00f8": "o",
    "\u00df": "ss",
}
"""What replaces a character that an encoding lacks, where removing accents does not help."""

_QUANTITIES: Final = ("personnel", "aircraft", "vehicles", "exercises")

_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # noqa: RUF001 - spreadsheets take wide signs too

_ADDRESS: Final = r"https?://\S+"
"""An address that is all of a text."""
_ADDRESS_IN_TEXT: Final = r"""(?<![^\s(])(https?://(?:[^\s()<>"]|\([^\s()<>"]*\))+(?<![.,;:!?'\]]))"""
"""An address between other words: the full stop of the sentence and the bracket around it are not part of it."""


def visible(text: str) -> str:
    r"""Return the text with control and direction characters shown as ``\n`` or ``\u202e``."""
    if text.isprintable():  # nearly every text is, so the search is skipped
        return text
    return re.sub(f"[\x00-\x1f{DIRECTION}]", lambda found: found[0].encode("unicode_escape").decode(), text)


def inert(text: str) -> str:
    """Return the text so that a spreadsheet reads it as text: made visible, and with ``'`` before a formula."""
    escaped = visible(text)
    return f"'{escaped}" if escaped.startswith(_FORMULA) else escaped


def encodable(text: str, encoding: str) -> str:
    r"""Return the text in characters that an encoding has: ``é`` as ``e``, a dash as ``-``, others as ``\u0431``."""
    return text if _has(encoding, text) else "".join(_encodable(char, encoding) for char in text)


def _encodable(char: str, encoding: str) -> str:
    from unicodedata import combining, normalize

    if _has(encoding, char):
        return char
    bare = "".join(part for part in normalize("NFKD", _ASCII_SUBSTITUTES.get(char, char)) if not combining(part))
    return bare if _has(encoding, bare) else char.encode(encoding, "backslashreplace").decode(encoding)


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def is_quantity(column: str) -> bool:
    """Return whether a column holds quantities, which are aligned to the right."""
    return column in _QUANTITIES or column.endswith("_unknown")


def parts(cell: Cell) -> tuple[Cell, ...]:
    """Return what gets a line each in a list of fields: the items of a list of mappings, or the cell if not empty."""
    if isinstance(cell, tuple) and any(isinstance(item, Mapping) for item in cell):
        return cell
    return () if cell in (None, (), {}) else (cell,)


def fields(columns: Iterable[str], row: Iterable[Cell]) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """Yield the name of each field that is not empty, and what gets a line each; of a mapping, its own fields."""
    for name, cell in zip(columns, row, strict=True):
        if isinstance(cell, Mapping):
            yield from fields(cell, cell.values())
        elif lines := parts(cell):
            yield name, lines


class Link(NamedTuple):
    """What names an address, and what else is known of it."""

    text: str
    address: str
    details: str


def link_of(cell: Cell) -> Link | None:
    """Return the address of a mapping such as a source, named by its title; None for what has none."""
    if not isinstance(cell, Mapping):
        return None
    address = plain(cell.get("url"))
    if not is_address(address):
        return None
    details = joined(value for key, value in cell.items() if key not in {"url", "title"})
    return Link(plain(cell.get("title")) or address, address, details)


def is_address(text: str) -> bool:
    """Return whether all of a text is an address on the web, without characters that are not shown."""
    return re.fullmatch(_ADDRESS, text) is not None and text == visible(text)


def split_addresses(text: str) -> list[str]:
    """Return a text in pieces: every second one, from the second on, is an address.

    A text with characters that are not shown is one piece: its address may not be the one that is read.
    """
    if text != visible(text):
        return [text]
    return ["", text, ""] if is_address(text) else re.split(_ADDRESS_IN_TEXT, text)


def joined(cells: Iterable[Cell]) -> str:
    """Return the cells that are not empty, joined into one text."""
    return " · ".join(filter(None, map(plain, cells)))


def plain(cell: Cell) -> str:
    """Return a cell as one line of text: the items of a list separated by spaces, None as the empty string."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, Mapping):
        return "; ".join(f"{key}={plain(value)}" for key, value in cell.items() if value is not None)
    if isinstance(cell, tuple) and not isinstance(cell, Figure):
        return (" | " if any(isinstance(item, Mapping) for item in cell) else " ").join(plain(item) for item in cell)
    return str(cell)


def jsonable(cell: Cell) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return a cell as a value for JSON: tuples as lists, dates and figures as strings."""
    if cell is None or isinstance(cell, bool | int) or (isinstance(cell, float) and isfinite(cell)):
        return cell
    if isinstance(cell, Mapping):
        return {str(key): jsonable(value) for key, value in cell.items()}
    if isinstance(cell, tuple) and not isinstance(cell, Figure):
        return [jsonable(item) for item in cell]
    return str(cell)
