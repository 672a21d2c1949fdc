"""The picture of a terminal in README: a real answer, as Rich draws it."""

from __future__ import annotations

import io
import re
from datetime import date

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from cstocli import read_log
from cstocli.render.context import RenderContext
from cstocli.render.formats.registry import FORMATS
from cstocli.reports.members import members

PATH = "docs/terminal.svg"
_WIDTH = 90
_FORMAT = re.sub(r"\s*(@font-face \{\{.*?\}\}|<!--.*?-->)", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
"""Rich's picture without its fonts, which a reader's browser would load from another host, and without its mark."""


def text() -> str:
    """Return the picture."""
    log = read_log()
    answer = FORMATS["table"].render(members(log, date(2025, 6, 1)), log, RenderContext(width=_WIDTH, colour=True))
    console = Console(record=True, width=_WIDTH, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(Text.from_ansi(f"$ csto members --on 2025-06-01\n{answer.rstrip()}"))
    return console.export_svg(title="csto", unique_id="csto", code_format=_FORMAT)
