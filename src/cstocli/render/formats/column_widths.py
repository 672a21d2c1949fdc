"""How the columns of a table share the width of a terminal. Nothing is lost: what does not fit is printed elsewhere.

The steps, each taken only if the one before was not enough: columns with the same value in every row are hidden and
printed once below the table (empty columns first, from the right); long texts wrap; columns are removed and printed
below each row: those with addresses of the web, which are never broken, then others from the right.

A table of few columns, chosen for readers, does it in another way: the columns that may be printed below each row are
printed there first, and texts wrap between all words before another column leaves the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

GAP: Final = 3
"""Terminal columns between two columns of the table."""
_MIN_WRAPPED_WIDTH: Final = 24
"""A column is not made narrower than this, unless all of its cells are."""
_MIN_CUT: Final = 20
"""A text that is cut keeps at least so many terminal columns."""
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

    @property
    def tight(self) -> int:
        """The width below which a word would be broken."""
        return min(self.widest, max(min(self.word, _MAX_UNBROKEN_WORD), self.unbroken))


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


def fit(columns: Sequence[FittedColumn], room: int, *, lines_below: Sequence[int] | None = None) -> Fit:
    """Return how the columns fit into ``room`` terminal columns. The first column always stays in the table.

    ``lines_below`` are the columns of a table for readers that are printed below each row if not all fit; None for a
    table of all columns.
    """
    if lines_below is not None:
        return _fit_for_readers(columns, room, lines_below)
    kept = list(range(len(columns)))
    once: list[int] = []
    for hidden in [None, *_hideable(columns)]:
        if hidden is not None:
            kept.remove(hidden)
            once.append(hidden)
        if _total([columns[key].widest for key in kept]) <= room:
            return Fit({key: columns[key].widest for key in kept}, tuple(sorted(once)))
    return _fit_below(columns, kept, room, once, [column.least for column in columns])


def _fit_for_readers(columns: Sequence[FittedColumn], room: int, lines_below: Sequence[int]) -> Fit:
    """Return how a table for readers fits: nothing is hidden, and texts may wrap between all words."""
    every = list(range(len(columns)))
    if _total([column.widest for column in columns]) <= room:
        return Fit({key: columns[key].widest for key in every})
    kept = [key for key in every if key not in lines_below]
    wraps = _total([columns[key].least for key in kept]) <= room
    fitted = _fit_below(columns, kept, room, (), [column.least if wraps else column.tight for column in columns])
    return fitted._replace(below=(*fitted.below, *lines_below))


def _fit_below(
    columns: Sequence[FittedColumn], kept: list[int], room: int, once: Sequence[int], least: Sequence[int]
) -> Fit:
    """Return how columns fit if none becomes narrower than its least width; the last are printed below."""
    below: list[int] = []
    while len(kept) > 1 and _total([least[key] for key in kept]) > room:
        addresses = [key for key in kept[1:] if columns[key].unbroken]
        below.append((addresses or kept)[-1])
        kept.remove(below[-1])
    return Fit(_distribute(columns, kept, room, least), tuple(sorted(once)), tuple(sorted(below)))


def _hideable(columns: Sequence[FittedColumn]) -> Iterator[int]:
    """Yield the columns that can be hidden: from the right, the empty ones first."""
    backwards = range(len(columns) - 1, 0, -1)
    yield from (key for key in backwards if columns[key].empty)
    yield from (key for key in backwards if columns[key].same and not columns[key].empty)


def _distribute(
    columns: Sequence[FittedColumn], kept: Sequence[int], room: int, least: Sequence[int]
) -> dict[int, int]:
    """Give each column its least width, then widen the narrowest that need more, one terminal column at a time."""
    widths = {key: least[key] for key in kept}
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


def cut_to_fit(lengths: Sequence[int], room: int) -> list[int]:
    """Return the lengths to which texts must be cut so that together they fill no more than ``room``.

    The longest is cut first, to ``_MIN_CUT`` at most, then the next one.
    """
    cut = list(lengths)
    for place in sorted(range(len(cut)), key=lambda place: -cut[place]):
        excess = sum(cut) - room
        if excess > 0:
            cut[place] = max(min(cut[place], _MIN_CUT), cut[place] - excess)
    return cut
