"""The excerpt of a file below a diagnostic: the line at fault, with a caret under what is wrong."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from cstocli.model.diagnostics import Place
from cstocli.render.cells import visible
from cstocli.render.context import RenderContext

Lines = Mapping[str, Sequence[bytes]]
"""The lines of each file, by its name."""
_MAX_LENGTH: Final = 160
"""Characters of a source line that are shown; of a longer line, those around the caret."""
_ELLIPSIS: Final = "..."


def split_lines(texts: Mapping[str, bytes]) -> Lines:
    """Return the lines of each file, without a byte order mark."""
    return {name: text.removeprefix(b"\xef\xbb\xbf").split(b"\n") for name, text in texts.items()}


def excerpt(
    place: Place, lines: Lines, gutter: int, mark: tuple[str, str], context: RenderContext
) -> Iterator[tuple[str, bool]]:
    """Yield the lines of an excerpt, each with whether it is the line of the mark.

    ``gutter`` is the width of the line number; ``mark`` is the character to underline with, and the label after it.
    Yields nothing if the line is not in the file.
    """
    source = lines.get(place.file, [])
    if not 0 < place.line <= len(source):
        return
    sign, label = mark
    line = source[place.line - 1].removesuffix(b"\r").decode(errors="replace")
    start, end = place.column - 1, max(place.end - 1, place.column)
    left = max(0, start - _MAX_LENGTH // 2) if len(line) > _MAX_LENGTH else 0
    excerpted, before, marked = line[left : left + _MAX_LENGTH], line[left:start], line[start:end][:_MAX_LENGTH]
    before = f"{_ELLIPSIS}{before}" if left else before
    excerpted = f"{_ELLIPSIS * bool(left)}{excerpted}{_ELLIPSIS * (len(line) > left + _MAX_LENGTH)}"
    blank = f"{' ' * gutter} |"
    underline = sign * max(_width(marked, context), 1)
    yield blank, False
    yield f"{place.line:>{gutter}} | {_printable(excerpted, context)}".rstrip(), False
    yield f"{blank} {' ' * _width(before, context)}{underline} {visible(label)}".rstrip(), True
    yield blank, False


def _printable(text: str, context: RenderContext) -> str:
    """Return a line with tabs as spaces, and with controls and characters that the encoding lacks escaped."""
    flat = visible(text.replace("\t", " "))
    return flat if context.unicode else flat.encode(context.encoding, "backslashreplace").decode(context.encoding)


def _width(text: str, context: RenderContext) -> int:
    """Return the terminal columns that a text takes: two for a wide character, none for a combining mark."""
    flat = _printable(text, context)
    return len(flat) if flat.isascii() else sum(map(_char_width, flat))


def _char_width(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"} or "\u1160" <= char <= "\u11ff":  # Hangul vowels and finals
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
