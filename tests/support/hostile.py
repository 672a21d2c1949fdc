"""Texts that would control a terminal, a browser or a spreadsheet if the program printed them unescaped."""

from __future__ import annotations

from typing import Final

from cstocli.reports.report import Cell, Report

HOSTILE: Final = {
    "markup": "see [art. 5] and [/x] or [red]alert[/red]",
    "escape": "a\x1b[31mred\x1b[0m\x1b]0;title\x07",
    "bell and backspace": "a\x07b\x08c\x7f",
    "later controls": "a\x9b31mb\x85c",
    "lines": "one\ntwo\r\nthree\u2028four\u2029five",
    "tab": "a\tb",
    "override": "abc\u202edef\u2066ghi\u2069\u200fjkl\u061c",
    "html": "<script>alert('1')</script> & \"q\" </td></tr></table>",
    "formula": '=HYPERLINK("http://x","y")',
    "formula of other letters": "\uff1d1+1",
    "at": "@SUM(1)",
    "pipes": "a | b \\| c * d _e_ `f` ![g](h) ~i~ #j",
    "list": "1. first",
    "mark": "- item",
    "arabic": "\u0623\u0648\u0632\u0628\u0643\u0633\u062a\u0627\u0646",
    "wide": "\u4e2d\u4e9a\u96c6\u4f53\u5b89\u5168",
    "combining": "Bi\u0307s\u0327kek e\u0301",
    "emoji": "\U0001f469\u200d\U0001f680 \U0001f1fa\U0001f1ff",
    "accent on nothing": "\u0301",
    "selector of nothing": "\ufe0f x",
    "joiner of nothing": "\u200d",
    "joiners before a wide letter": "\u200d\u200d\uff57a",
    "surrogate": "a\ud800b",
    "long": "x" * 5000,
}


def report(*rows: tuple[Cell, ...], columns: tuple[str, ...] = ("one", "two"), **fields: object) -> Report:
    """Return a report with these rows and columns; ``fields`` sets its other fields."""
    given: dict[str, object] = {"command": "made", "title": "A title", "columns": columns, "rows": rows, **fields}
    return Report(**given)  # type: ignore[arg-type]
