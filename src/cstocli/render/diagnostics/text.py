"""Diagnostics as text: in full, with the line at fault, a caret and a hint; or in one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from cstocli.model.diagnostics import Diagnostic, Place, Severity
from cstocli.render.cells import visible
from cstocli.render.context import RenderContext
from cstocli.render.diagnostics.excerpt import Lines, excerpt, split_lines

_PLAIN: Final = RenderContext()
_STYLES: Final = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.ADVICE: "1;36"}
"""The ANSI codes of each severity."""
_FAINT: Final = "2"
_RELATED: Final = "1;34"


def full(diagnostics: Iterable[Diagnostic], texts: Mapping[str, bytes], context: RenderContext = _PLAIN) -> str:
    """Return each diagnostic with its line, caret and hint. ``texts`` is the content of the files, by name."""
    lines = split_lines(texts)
    return "\n".join("".join(f"{line}\n" for line in _block(found, lines, context)) for found in diagnostics)


def concise(diagnostics: Iterable[Diagnostic]) -> str:
    """Return one line for each diagnostic: ``file:line:column: error[CS302]: headline``."""
    return "".join(f"{_position(found.place)}: {_label(found)}: {visible(found.headline)}\n" for found in diagnostics)


def _label(found: Diagnostic) -> str:
    return f"{found.severity if found.allowed is None else 'allowed'}[{found.code}]"


def _block(found: Diagnostic, lines: Lines, context: RenderContext) -> Iterator[str]:
    """Yield the lines of one diagnostic."""
    style = _STYLES[found.severity] if found.allowed is None else _FAINT
    gutter = max(len(str(place.line)) for place in (found.place, *(place for place, _ in found.also)))
    yield f"{_styled(_label(found), style, context)}: {visible(found.headline)}"
    yield f"{' ' * gutter}{_styled('-->', _FAINT, context)} {_position(found.place)}"
    for line, is_mark in excerpt(found.place, lines, gutter, ("^", found.label), context):
        yield _styled(line, style, context) if is_mark else line
    for place, label in found.also:
        yield f"{' ' * gutter}{_styled(':::', _FAINT, context)} {_position(place)}"
        for line, is_mark in excerpt(place, lines, gutter, ("-", label), context):
            yield _styled(line, _RELATED, context) if is_mark else line
    if found.hint:
        yield f"hint: {visible(found.hint)}"
    if found.allowed is not None:
        yield f"allowed: {visible(found.allowed)}"


def _position(place: Place) -> str:
    """Return ``file:line:column``, or the file alone if the place is a whole file."""
    return f"{visible(place.file)}:{place.line}:{place.column}" if place.line else visible(place.file)


def _styled(text: str, style: str, context: RenderContext) -> str:
    return f"\033[{style}m{text}\033[0m" if context.colour else text
