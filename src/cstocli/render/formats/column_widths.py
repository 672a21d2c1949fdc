"""How the columns of a table share the width of a terminal. Nothing is lost: what does not fit is printed elsewhere.

The steps, each taken only if the one before was not enough: columns with the same value in every row are hidden and
printed once below the table (empty columns first, from the right); long texts wrap; columns are removed and printed
below each row: those with addresses of the web, which are never broken, then others from the right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

GAP: Final = 3
"""Terminal columns between two columns of the table."""
_MIN_WRAPPED_WIDTH: Final = 24
"""A column is not made narrower than this, unless all of its cells are."""
_MAX_UNBROKEN_WORD: Final = 40
"""A word longer than this may be broken across lines."""


class FittedColumn(NamedTuple):
    """What a column needs: the width of its widest cell and of its longest word, in terminal columns."""

    widest: int
    word: int
    same: bool = False
    """Whether there are several rows and all have the same value."""
    empty: bool = False
    """Whether every cell is empty."""
    unbroken: int = 0
    """The width of the longest word of a text with an address, which is never broken."""

    @property
    def least(self) -> int:
        """The width below which the column would be hard to read."""
        return min(self.widest, max(min(self.word, _MAX_UNBROKEN_WORD), _MIN_WRAPPED_WIDTH, self.unbroken))


class Fit(NamedTuple):
    """Where each column goes, by its index."""

    widths: dict[int, int]
    """The columns in the table, and their widths."""
    once: tuple[int, ...] = ()
    """The columns that are hidden and printed once, below the table."""
    below: tuple[int, ...] = ()
    """The columns that are printed below each row."""

    @property
    def changed(self) -> bool:
        """Whether a column left the table."""
        return bool(self.once or self.below)


def fit(columns: Sequence[FittedColumn], room: int) -> Fit:
    """Return how the columns fit into ``room`` terminal columns. The first column always stays in the table."""
    kept = list(range(len(columns)))
    once: list[int] = []
    for hidden in [None, *_hideable(columns)]:
        if hidden is not None:
            kept.remove(hidden)
            once.append(hidden)
        if _total([columns[key].widest for key in kept]) <= room:
            return Fit({key: columns[key].widest for key in kept}, tuple(sorted(once)))
    below: list[int] = []
    while len(kept) > 1 and _total([columns[key].least for key in kept]) > room:
        addresses = [key for key in kept[1:] if columns[key].unbroken]
        below.append((addresses or kept)[-1])
        kept.remove(below[-1])
    return Fit(_distribute(columns, kept, room), tuple(sorted(once)), tuple(sorted(below)))


def _hideable(columns: Sequence[FittedColumn]) -> Iterator[int]:
    """Yield the columns that can be hidden: from the right, the empty ones first."""
    backwards = range(len(columns) - 1, 0, -1)
    yield from (key for key in backwards if columns[key].empty)
    yield from (key for key in backwards if columns[key].same and not columns[key].empty)


def _distribute(columns: Sequence[FittedColumn], kept: Sequence[int], room: int) -> dict[int, int]:
    """Give each column its least width, then widen the narrowest that need more, one terminal column at a time."""
    widths = {key: columns[key].least for key in kept}
    if len(kept) == 1:
        return {kept[0]: max(1, min(columns[kept[0]].widest, room))}
    spare = room - _total(list(widths.values()))
    while spare > 0:
        needy = [key for key in kept if widths[key] < columns[key].widest]
        if not needy:
            break
        widths[min(needy, key=lambda key: widths[key])] += 1
        spare -= 1
    return widths


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)
