"""The properties of the output that rendering depends on."""

from __future__ import annotations

from typing import NamedTuple


class RenderContext(NamedTuple):
    """Where the text will be read: on a terminal of some width, in colour, in an encoding."""

    width: int | None = None
    """Columns of the terminal; None if the output is not a terminal, and then nothing is cut or wrapped."""
    colour: bool = False
    links: bool = False
    """Whether the terminal makes links of addresses (OSC 8)."""
    encoding: str = "utf-8"
    header: bool = True
    """Whether to write the column names above the rows."""

    @property
    def unicode(self) -> bool:
        """Whether the encoding has every character."""
        return self.encoding.lower().startswith("utf")
