"""Where a text will be read."""

from __future__ import annotations

from typing import NamedTuple


class Setting(NamedTuple):
    """Where the text will be read."""

    width: int | None = None
    """Columns of the terminal; None away from one, where nothing is cut or wrapped."""
    colour: bool = False
    unicode: bool = True
    """Whether the output can hold more than ASCII."""
