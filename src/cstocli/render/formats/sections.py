"""The lines of a section, for a terminal: cells side by side, the last one wrapped between words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

Measure = Callable[[str], int]
"""Returns how many columns of a terminal a text takes."""
_GAP: Final = 2
"""Terminal columns between two cells."""


def aligned(lines: Sequence[Sequence[str]], room: int, indent: int, measure: Measure) -> Iterator[str]:
    """Yield lines with their cells side by side, indented; all lines have the same number of cells.

    The last cell wraps below itself to fit into ``room`` columns of text. A word that is too long, such as an
    address, is never broken.
    """
    widths = [max(map(measure, cells)) for cells in zip(*(line[:-1] for line in lines), strict=True)]
    for line in lines:
        head = " " * indent
        for cell, width in zip(line[:-1], widths, strict=True):
            head += f"{cell}{' ' * (width - measure(cell) + _GAP)}"
        for text in _wrapped(line[-1], room - measure(head), measure):
            yield f"{head}{text}"
            head = " " * measure(head)


def _wrapped(text: str, room: int, measure: Measure) -> Iterator[str]:
    """Yield a text in lines that fit, broken between words only."""
    line, *words = text.split(" ")
    for word in words:
        if measure(line) + 1 + measure(word) <= room:
            line = f"{line} {word}"
        else:
            yield line
            line = word
    yield line
