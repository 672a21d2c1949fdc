"""Findings as text: the line of the file as it stands there, a caret under what is at fault, a way out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from cstocli.core.diagnostics import Diagnostic, Place
from cstocli.render.cells import visible

_LONGEST = 160
"""Characters of a source line that are shown; of a longer one, those around the caret."""


def full(diagnostics: Iterable[Diagnostic], texts: Mapping[str, bytes]) -> str:
    """Return each finding with its line, caret and hint. ``texts`` are the files by name."""
    lines = {name: text.split(b"\n") for name, text in texts.items()}
    return "\n".join("".join(f"{line}\n" for line in _one(found, lines)) for found in diagnostics)


def concise(diagnostics: Iterable[Diagnostic]) -> str:
    """Return one line for each finding: ``file:line:column: error[CS302]: headline``."""
    return "".join(f"{_at(d.place)}: {d.severity}[{d.code}]: {visible(d.headline)}\n" for d in diagnostics)


def _one(found: Diagnostic, lines: Mapping[str, list[bytes]]) -> Iterator[str]:
    yield f"{found.severity}[{found.code}]: {visible(found.headline)}"
    gutter = max(len(str(place.line)) for place in (found.place, *(place for place, _ in found.also)))
    yield f"{' ' * gutter}--> {_at(found.place)}"
    yield from _excerpt(found.place, lines, gutter, "^", found.label)
    for place, words in found.also:
        yield f"{' ' * gutter}::: {_at(place)}"
        yield from _excerpt(place, lines, gutter, "-", words)
    if found.hint:
        yield f"hint: {visible(found.hint)}"


def _at(place: Place) -> str:
    return f"{visible(place.file)}:{place.line}:{place.column}" if place.line else visible(place.file)


def _excerpt(place: Place, lines: Mapping[str, list[bytes]], gutter: int, mark: str, label: str) -> Iterator[str]:
    source = lines.get(place.file, [])
    if not 0 < place.line <= len(source):
        return
    line = source[place.line - 1].removeprefix(b"\xef\xbb\xbf").rstrip(b"\r").decode(errors="replace")
    start, end = place.column - 1, max(place.end - 1, place.column)
    left = max(0, start - _LONGEST // 2)
    shown, before, marked = line[left : left + _LONGEST], line[left:start], line[start:end][:_LONGEST]
    yield f"{' ' * gutter} |"
    yield f"{place.line:>{gutter}} | {_flat(shown)}"
    yield f"{' ' * gutter} | {' ' * _width(before)}{mark * max(_width(marked), 1)} {visible(label)}".rstrip()
    yield f"{' ' * gutter} |"


def _flat(text: str) -> str:
    """Return a line as it can be shown: a tab is one space, what a terminal would obey is escaped."""
    return visible(text.replace("\t", " "))


def _width(text: str) -> int:
    """Return the columns that a text takes: wide characters two, combining marks none."""
    flat = _flat(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in flat)
