"""What the marks on the dates and figures of an answer mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from cstocli.model.dates import Edtf
from cstocli.model.terms import Figure
from cstocli.render.terminal_text import has_address
from cstocli.reports.report import Cell, Report

_MEANINGS: Final = (
    ("~", "about", r"~"),
    ("?", "perhaps", r"\?"),
    ("%", "perhaps, and about", r"%"),
    (">", "more than", r"^>"),
    ("<=", "at most", r"^<="),
    ("a..b", "from a to b", r"^[^\[/]*\d\.\.\d"),
    ("[a..b]", "one day, from a through b", r"^\[.*\d\S?\.\.\S?\d.*\]$"),
    ("[..b]", "not later than b", r"^\[\.\."),
    ("[a..]", "not earlier than a", r"\.\.\]$"),
    ("[a,b]", "one of these", r"^\[.*,"),
    ("a/b", "from a through b", r"/"),
    ("X", "any digit", r"X"),
    ("-21 to -41", "a season or another part of the year", r"^\d{4}-(?:2[1-9]|3\d|4[01])"),
)
"""Each mark as it is written, what it means, and the pattern of a date or a figure that has it."""
_IN_PROSE: Final = (
    r"\[[\d-]*[~?%]?\.\.[\d-]*[~?%]?\]|(?<![\w-])\d{4}(?:-\d\d){0,2}~"
    r"|(?<![\w/.])(?:~|>|<=)\d[\d,]*|(?<![\w-])\d{4}(?:-\d\d){0,2}/\d{4}(?:-\d\d){0,2}"
)
"""A date or a figure in a sentence that needs an explanation; no other use of these characters looks like it."""
_PLAIN: Final = {str, int, float, bool, type(None)}


def explain_marks(report: Report) -> str:
    """Return one line that explains the marks in what a person reads of an answer; empty if it has none.

    It is for people: formats for programs do not contain it.
    """
    if report.sections:
        cells = (cell for section in report.sections for line in section.lines for cell in line)
        prose = [cell for cell in cells if not has_address(cell)]
        texts = set[str]()
    else:
        prose = []
        texts = {str(cell) for row in report.rows for cell in _marked(row)}
    for words in (*prose, report.summary, *report.notes):
        texts.update(re.findall(_IN_PROSE, words))
    found = [f"{mark} {meaning}" for mark, meaning, pattern in _MEANINGS if any(re.search(pattern, t) for t in texts)]
    return f"Marks: {'; '.join(found)}." if found else ""


def _marked(cells: Iterable[Cell]) -> Iterator[Edtf | Figure]:
    """Yield the dates and figures in some cells, and in the lists and mappings among them."""
    for cell in cells:
        if type(cell) in _PLAIN:  # most cells of a long table
            continue
        if isinstance(cell, Edtf | Figure):
            yield cell
        elif isinstance(cell, Mapping):
            yield from _marked(cell.values())
        elif isinstance(cell, tuple):
            yield from _marked(cell)
