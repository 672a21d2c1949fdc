"""How the columns of a table share the width of a terminal. Nothing is lost: what has no room is told elsewhere.

In this order, each step only if the one before did not do: columns that say the same in every row are told once, below
the table (those that are empty first, from the right); texts fold into lines; columns leave the table, from the right,
and are told below each row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

GAP: Final = 3
"""Columns of the terminal between two columns of the table."""
_TEXT: Final = 24
"""A text folds into lines of this width at least, or of its own."""
_WORD: Final = 40
"""A longer word than this may be folded too."""


class FittedColumn(NamedTuple):
    """What a column needs: how wide its widest cell is, and its longest word; whether every row says the same."""

    widest: int
    word: int
    same: bool = False
    empty: bool = False

    @property
    def least(self) -> int:
        """The width below which it would be hard to read."""
        return min(self.widest, max(min(self.word, _WORD), _TEXT))


class Fit(NamedTuple):
    """Which columns stand in the table and how wide, which are told once, and which below each row; by index."""

    widths: dict[int, int]
    once: tuple[int, ...] = ()
    below: tuple[int, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether a column left the table."""
        return bool(self.once or self.below)


def fit(columns: Sequence[FittedColumn], room: int) -> Fit:
    """Return how the columns fit the room. The first column always stands in the table, however narrow that is."""
    kept = list(range(len(columns)))
    once: list[int] = []
    for index in [None, *_spare(columns)]:
        if index is not None:
            kept.remove(index)
            once.append(index)
        if _total([columns[key].widest for key in kept]) <= room:
            return Fit({key: columns[key].widest for key in kept}, tuple(sorted(once)))
    below: list[int] = []
    while len(kept) > 1 and _total([columns[key].least for key in kept]) > room:
        below.append(kept.pop())
    return Fit(_shared(columns, kept, room), tuple(sorted(once)), tuple(sorted(below)))


def _spare(columns: Sequence[FittedColumn]) -> Iterator[int]:
    """Yield the columns that can be told once: the empty ones from the right, then the others."""
    backwards = range(len(columns) - 1, 0, -1)
    yield from (key for key in backwards if columns[key].empty)
    yield from (key for key in backwards if columns[key].same and not columns[key].empty)


def _shared(columns: Sequence[FittedColumn], kept: Sequence[int], room: int) -> dict[int, int]:
    """Give each column its least width, then the rest of the room to the narrowest that need more, evenly."""
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
