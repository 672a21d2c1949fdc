"""Where a text will be read."""

from __future__ import annotations

from typing import NamedTuple


class RenderContext(NamedTuple):
    """Where the text will be read, and how much of it is wanted."""

    width: int | None = None
    """Columns of the terminal; None away from one, where nothing is cut or wrapped."""
    colour: bool = False
    encoding: str = "utf-8"
    header: bool = True
    """Whether the line of column names is wanted."""

    @property
    def unicode(self) -> bool:
        """Whether the output can hold every character."""
        return self.encoding.lower().startswith("utf")
