"""Log text with marks around the places where faults must be reported: ``kind = «"lapze"»``."""

from __future__ import annotations

import pytest

from cstocli.load.reader import decode_log
from cstocli.model.diagnostics import Diagnostic, Place
from cstocli.model.errors import UnsoundLogError

NAME = "log.toml"
OPEN, CLOSE = "«", "»"


def unmarked(text: str) -> tuple[str, list[Place]]:
    """Return the text without its marks, and the marked places in the order of the text."""
    places: list[Place] = []
    plain = ""
    for position, piece in enumerate(text.replace(CLOSE, OPEN).split(OPEN)):
        if position % 2:
            before = plain[plain.rfind("\n") + 1 :]
            first = piece.split("\n", 1)[0].removesuffix("\r")
            column = len(before.removeprefix("\ufeff")) + 1
            places.append(Place(NAME, plain.count("\n") + 1, column, column + len(first)))
        plain += piece
    return plain, places


def faults(text: str | bytes, *, bibliography: bool = True) -> tuple[Diagnostic, ...]:
    """Return the faults of a text; fail if it has none."""
    with pytest.raises(UnsoundLogError) as caught:
        decode_log(NAME, text.encode() if isinstance(text, str) else text, bibliography=bibliography)
    return caught.value.diagnostics
