"""The lines of a section, for a terminal: cells side by side, the last one wrapped between words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from cstocli.render.terminal_text import text_width, wrap

_GAP: Final = 2
"""Terminal columns between two cells."""


def aligned(lines: Sequence[Sequence[str]], width: int | None, indent: int) -> Iterator[str]:
    """Yield lines with their cells side by side, indented; all lines have the same number of cells.

    The last cell wraps below itself to fit into ``width`` columns of text, if there is such a limit. An address is
    never broken.
    """
    widths = [max(map(text_width, cells)) for cells in zip(*(line[:-1] for line in lines), strict=True)]
    for line in lines:
        head = " " * indent
        for cell, cell_width in zip(line[:-1], widths, strict=True):
            head += f"{cell}{' ' * (cell_width - text_width(cell) + _GAP)}"
        for text in wrap(line[-1], None if width is None else max(width - text_width(head), 1)):
            yield f"{head}{text}"
            head = " " * text_width(head)
