"""One cell as text: dates as EDTF, lists in one line, and nothing that a terminal would obey."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from cstocli.core.report import Cell
from cstocli.core.terms import Figure

DIRECTION: Final = "\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
"""The class of marks that turn the direction of writing, later control characters, and lone surrogates."""


def visible(text: str) -> str:
    r"""Return the text with control and direction characters shown as ``\n`` or ``\u202e``."""
    if text.isprintable():  # nearly every text is, and is spared the search
        return text
    return re.sub(f"[\x00-\x1f{DIRECTION}]", lambda found: found[0].encode("unicode_escape").decode(), text)


def plain(cell: Cell) -> str:
    """Return a cell as one line of text: lists joined by spaces, nothing as the empty text."""
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
    """Return a cell as JSON holds it: lists as arrays, dates and figures as strings, nothing as null."""
    if cell is None or isinstance(cell, bool | int):
        return cell
    if isinstance(cell, Mapping):
        return {str(key): jsonable(value) for key, value in cell.items()}
    if isinstance(cell, tuple) and not isinstance(cell, Figure):
        return [jsonable(item) for item in cell]
    return str(cell)
