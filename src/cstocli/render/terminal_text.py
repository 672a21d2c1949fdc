"""Text as a terminal shows it: how many columns it takes, its lines, its colours and its links."""

from __future__ import annotations

import re
from typing import Final

SGR: Final = {"bold": "1", "dim": "2", "green": "32", "yellow": "33", "blue": "34", "magenta": "35", "cyan": "36"}
"""The parameter of the escape sequence that sets a style."""
_ADDRESS: Final = (
    r"https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%\[\]-]*[A-Za-z0-9/_=&#~%+-]"
    r"(?=[)\].,;:!?'\"]*(?:[\s\x1b]|$))"
)
"""An address of the web that may go into an escape sequence: nothing but the printable ASCII of RFC 3986.

Punctuation after it is not part of it; one that runs into anything else is not linked.
"""
_WINDOW: Final = r"\[[^\s.]+\.\.[^\s.]+\]"
"""A window of dates: one day from a first to a last one."""
_END_OF_RIGHT_TO_LEFT_CELL: Final = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?=\s\s|\s\u00b7)"
"""The last letter of a cell that is written from right to left."""


def text_width(text: str) -> int:
    """Return how many columns of a terminal a text takes; it has no control characters."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def has_address(text: str) -> bool:
    """Return whether a text contains an address of the web, which must not be broken across lines."""
    return "http://" in text or "https://" in text


def wrap(text: str, room: int | None) -> list[str]:
    """Return a text in lines of at most ``room`` columns, broken between words where that is possible.

    A word with an address is never broken: it gets a line of its own, longer than ``room`` if it must be.
    """
    if room is None or text_width(text) <= room:
        return [text]
    ends = words_of(text)
    if len(ends) > 1 and "".join(ends) == text and all(text_width(end) <= room for end in ends):
        return ends
    lines: list[str] = []
    line: str | None = None
    for word in text.split(" "):
        joined = word if line is None else f"{line} {word}"
        if text_width(joined) <= room:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _break(word, room)
        lines += full
    return lines if line is None else [*lines, line]


def words_of(text: str) -> list[str]:
    """Return the parts of a text between which a line may end: its words, and the two ends of a window of dates."""
    if ".." in text and re.fullmatch(_WINDOW, text):
        return text.replace("..", ".. ").split(" ")
    return text.split(" ")


def _break(word: str, room: int) -> list[str]:
    if has_address(word) or text_width(word) <= room:
        return [word]
    from rich.cells import chop_cells

    return chop_cells(word, room) or [word]


def paint(text: str, style: str) -> str:
    """Return a text in a style of ``SGR``; unchanged if there is no text or no style."""
    return f"\x1b[{SGR[style]}m{text}\x1b[0m" if text and style else text


def link_addresses(line: str) -> str:
    """Return a line with each address of the web as a link (OSC 8), in terminals that know links."""
    if not has_address(line):
        return line
    return re.sub(_ADDRESS, lambda found: f"\x1b]8;;{found[0]}\x1b\\{found[0]}\x1b]8;;\x1b\\", line)


def keep_direction(line: str) -> str:
    """Return a line with a left-to-right mark after each right-to-left cell.

    A bidirectional terminal would otherwise move the next cell.
    """
    return line if line.isascii() else re.sub(_END_OF_RIGHT_TO_LEFT_CELL, lambda found: f"{found[0]}\u200e", line)
