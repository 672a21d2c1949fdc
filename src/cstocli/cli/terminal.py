"""What standard output is, as far as the environment says: a terminal, its size, its colours and its links."""

from __future__ import annotations

import os
from typing import Final, TextIO

_DEFAULT_WIDTH: Final = 80
"""Columns of a terminal whose width is not known."""


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether the stream is open and a terminal."""
    return stream is not None and not stream.closed and stream.isatty()


def is_dumb() -> bool:
    """Return whether the terminal can show plain text only (``TERM=dumb``)."""
    return os.environ.get("TERM") == "dumb"


def is_coloured(*, terminal: bool) -> bool:
    """Return whether colours are written: on a terminal that has them, or if requested; never with ``NO_COLOR``."""
    if os.environ.get("NO_COLOR"):
        return False
    return os.environ.get("FORCE_COLOR", "") not in {"", "0"} or (terminal and not is_dumb())


def has_links(*, terminal: bool) -> bool:
    """Return whether addresses are written as links (OSC 8): on a terminal that shows colours, or if requested."""
    forced = os.environ.get("FORCE_HYPERLINK", "")
    if forced:
        return forced != "0"
    return terminal and not is_dumb() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "linux"


def screen_columns(stream: TextIO) -> int:
    """Return how many columns a terminal has."""
    return _given("COLUMNS") or _terminal_size(stream).columns or _DEFAULT_WIDTH


def screen_lines(stream: TextIO) -> int:
    """Return how many lines a terminal shows; 0 if that is not known."""
    return _given("LINES") or _terminal_size(stream).lines


def _terminal_size(stream: TextIO) -> os.terminal_size:
    """Return the size that a terminal reports; zeros if it reports none."""
    try:
        return os.get_terminal_size(stream.fileno())
    except (OSError, ValueError):
        return os.terminal_size((0, 0))


def _given(name: str) -> int:
    """Return a positive number in an environment variable; 0 if there is none."""
    given = os.environ.get(name, "")
    return int(given) if given.isascii() and given.isdigit() else 0
