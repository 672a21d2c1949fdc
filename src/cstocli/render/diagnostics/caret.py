"""Findings as text: the line of the file as it stands there, a caret under what is at fault, a way out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from cstocli.model.diagnostics import Diagnostic, Place, Severity
from cstocli.render.cells import visible
from cstocli.render.context import RenderContext

_LONGEST: Final = 160
"""Characters of a source line that are shown; of a longer one, those around the caret."""
_CUT: Final = "..."
_PLAIN: Final = RenderContext()
_STYLES: Final = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.ADVICE: "1;36"}
_FAINT: Final = "2"
_SECOND: Final = "1;34"
_Lines = Mapping[str, Sequence[bytes]]


def full(diagnostics: Iterable[Diagnostic], texts: Mapping[str, bytes], setting: RenderContext = _PLAIN) -> str:
    """Return each finding with its line, caret and hint. ``texts`` are the files by name."""
    lines = {name: text.removeprefix(b"\xef\xbb\xbf").split(b"\n") for name, text in texts.items()}
    return "\n".join("".join(f"{line}\n" for line in _one(found, lines, setting)) for found in diagnostics)


def concise(diagnostics: Iterable[Diagnostic]) -> str:
    """Return one line for each finding: ``file:line:column: error[CS302]: headline``."""
    return "".join(f"{_at(found.place)}: {_weight(found)}: {visible(found.headline)}\n" for found in diagnostics)


def _weight(found: Diagnostic) -> str:
    return f"{found.severity if found.allowed is None else 'allowed'}[{found.code}]"


def _one(found: Diagnostic, lines: _Lines, setting: RenderContext) -> Iterator[str]:
    style = _STYLES[found.severity] if found.allowed is None else _FAINT
    gutter = max(len(str(place.line)) for place in (found.place, *(place for place, _ in found.also)))
    yield f"{_painted(_weight(found), style, setting)}: {visible(found.headline)}"
    yield f"{' ' * gutter}{_painted('-->', _FAINT, setting)} {_at(found.place)}"
    for line, is_mark in _excerpt(found.place, lines, gutter, ("^", found.label), setting):
        yield _painted(line, style, setting) if is_mark else line
    for place, words in found.also:
        yield f"{' ' * gutter}{_painted(':::', _FAINT, setting)} {_at(place)}"
        for line, is_mark in _excerpt(place, lines, gutter, ("-", words), setting):
            yield _painted(line, _SECOND, setting) if is_mark else line
    if found.hint:
        yield f"hint: {visible(found.hint)}"
    if found.allowed is not None:
        yield f"allowed: {visible(found.allowed)}"


def _at(place: Place) -> str:
    return f"{visible(place.file)}:{place.line}:{place.column}" if place.line else visible(place.file)


def _excerpt(
    place: Place, lines: _Lines, gutter: int, mark: tuple[str, str], setting: RenderContext
) -> Iterator[tuple[str, bool]]:
    """Yield the lines of an excerpt, and of each whether it is the one with the caret."""
    source = lines.get(place.file, [])
    if not 0 < place.line <= len(source):
        return
    sign, label = mark
    line = source[place.line - 1].removesuffix(b"\r").decode(errors="replace")
    start, end = place.column - 1, max(place.end - 1, place.column)
    left = max(0, start - _LONGEST // 2) if len(line) > _LONGEST else 0
    shown, before, marked = line[left : left + _LONGEST], line[left:start], line[start:end][:_LONGEST]
    before = f"{_CUT}{before}" if left else before
    shown = f"{_CUT * bool(left)}{shown}{_CUT * (len(line) > left + _LONGEST)}"
    blank = f"{' ' * gutter} |"
    caret = sign * max(_width(marked, setting), 1)
    yield blank, False
    yield f"{place.line:>{gutter}} | {_flat(shown, setting)}".rstrip(), False
    yield f"{blank} {' ' * _width(before, setting)}{caret} {visible(label)}".rstrip(), True
    yield blank, False


def _flat(text: str, setting: RenderContext) -> str:
    """Return a line as it can be shown: a tab is one space, what a terminal would obey or cannot show is escaped."""
    flat = visible(text.replace("\t", " "))
    return flat if setting.unicode else flat.encode(setting.encoding, "backslashreplace").decode(setting.encoding)


def _width(text: str, setting: RenderContext) -> int:
    """Return the columns that a text takes: wide characters two, combining marks and joiners none."""
    flat = _flat(text, setting)
    return len(flat) if flat.isascii() else sum(map(_columns, flat))


def _columns(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"} or "\u1160" <= char <= "\u11ff":  # Hangul joins its vowels
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _painted(text: str, style: str, setting: RenderContext) -> str:
    return f"\033[{style}m{text}\033[0m" if setting.colour else text
