"""Where every key and value of a TOML text begins and ends, in bytes, by the path of the key.

A parser of TOML gives values without their places, so this module scans the text again, and only where a place is
needed: to show a fault, or where an event stands. It relies on the parser having accepted the text, and so needs to
know only strings, comments, brackets and keys; a text that is not TOML has places, though not always the right ones.

The text is cut into its tables in one pass; the keys and values of a table are found when one of them is looked up.
So only the tables with a fault are scanned in full. In
a table larger than ``_MAX_TABLE`` a key is found, but not what is inside its value.

The patterns have no possessive quantifiers, which CPython 3.11.2 applies wrongly, and they do not backtrack in a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Final, NamedTuple

from cstocli.model.diagnostics import KeyPath

_MAX_TABLE: Final = 1_000_000
"""Bytes of one table in which every value is found; the spans of its values take a hundred times as much memory."""
_BASIC: Final = rb'"[^"\\\n]*(?:\\.[^"\\\n]*)*"'
_LITERAL: Final = rb"'[^'\n]*'"
_WORD: Final = rb"[A-Za-z0-9_-]+"
_TOKEN: Final = re.compile(
    rb'(?P<plain>\n[A-Za-z0-9_-]+ = "[^"\\\n]*"(?=\r?\n))|'  # most lines are like this, and are passed over in one step
    rb"(?P<opening>\"\"\"|''')|"
    rb'"[^"\\\n]*"|'
    rb"(?P<escaped>\")|"  # a string with escapes, or one that nothing closes
    rb"%b|"
    rb"\#[^\n]*|"
    rb"(?P<line>\n[ \t]*)|"
    rb"(?P<run>[^\"'\#\n]+)" % _LITERAL,
    re.DOTALL,
)
_ENDS: Final = {
    b'"""': re.compile(rb'\\.|"{3,5}', re.DOTALL),
    b"'''": re.compile(rb"'{3,5}"),
    b'"': re.compile(rb'\\.|["\n]', re.DOTALL),
    b"'": re.compile(rb"['\n]"),
}
"""An escape, or the end of a string, by its opening quotes: up to two quotes before the closing ones are part of it."""
_BARE: Final = re.compile(rb"[^\s,\]}#]+(?: \d\d:[^\s,\]}#]*)?")
"""A number, a boolean or a date, which may have a space before its time."""
_BLANK: Final = re.compile(rb"(?:[\s,]+|\#[^\n]*)*")
_DEPTH: Final = {b"[": 1, b"{": 1, b"]": -1, b"}": -1}
_HEADER: Final = re.compile(rb"[ \t]*(\[\[?)[ \t]*((?:%b|%b|[^\]\"'\n])*)\]" % (_BASIC, _LITERAL), re.DOTALL)
_PART: Final = rb"(?:%b|%b|%b)" % (_BASIC, _LITERAL, _WORD)
_KEY: Final = re.compile(rb"[ \t]*(%b(?:[ \t]*\.[ \t]*%b)*)[ \t]*=[ \t]*" % (_PART, _PART), re.DOTALL)


class ByteRange(NamedTuple):
    """Bytes of the text, from ``start`` to before ``end``."""

    start: int
    end: int


class TableRange(NamedTuple):
    """One header with its pairs: where it stands, the span of its pairs, and the path of its keys."""

    path: KeyPath
    header: ByteRange
    body: ByteRange


class _Open(NamedTuple):
    """A table or an array whose end has not been reached."""

    path: KeyPath
    paths: tuple[KeyPath, ...]
    """The path of each part of its dotted key, the whole path last."""
    key: ByteRange | None
    """Its key; an element of an array has none."""
    start: int
    indexes: Iterator[int] | None = None
    """The indexes of the elements that follow, for an array."""


ByteRanges = dict[KeyPath, tuple[ByteRange, ByteRange]]
"""The span of a key and of its value; of an element of an array, twice that of the element."""


def tables(text: bytes) -> Iterator[TableRange]:
    """Yield the tables of a text, the one before the first header included, in order."""
    counts: dict[KeyPath, int] = {}
    known: dict[bytes, tuple[str, ...]] = {}
    path: KeyPath = ()
    header = ByteRange(0, 0)
    body = 0
    for start in _statements(text, ByteRange(0, len(text))):
        if text[start : start + 1] != b"[":
            continue
        found = _HEADER.match(text, start)
        if found is None:
            continue
        yield TableRange(path, header, ByteRange(body, start))
        name = found[2].strip()
        if name not in known:
            known[name] = _key_parts(name)
        path = _resolve(known[name], counts, is_new=found[1] == b"[[")
        body = found.end() + (found[1] == b"[[")
        header = ByteRange(start, body)
    yield TableRange(path, header, ByteRange(body, len(text)))


def _statements(text: bytes, within: ByteRange, *, plain: bool = False) -> Iterator[int]:
    """Yield where each line begins that is not inside a value; with ``plain`` also the lines of one key and string."""
    depth = 0
    first = text[within.start : within.end].lstrip(b" \t")
    yield within.end - len(first)
    for token in _tokens(text, within):
        kind = token.lastgroup
        if kind == "run":
            run = token[0]
            if len(run) > 1:
                depth += run.count(b"[") + run.count(b"{") - run.count(b"]") - run.count(b"}")
            else:
                depth += _DEPTH.get(run, 0)
        elif kind == "line":
            if depth <= 0:
                depth = 0
                yield token.end()
        elif kind == "plain" and plain and depth <= 0:
            yield token.start() + 1


def _tokens(text: bytes, within: ByteRange) -> Iterator[re.Match[bytes]]:
    """Yield the tokens of a part of a text that begins outside of a string, except its strings with escapes."""
    position = within.start
    while position < within.end:
        for token in _TOKEN.finditer(text, position, within.end):
            if token.lastgroup in ("opening", "escaped"):
                position = _end_of_string(text, token.start(), within.end)
                break
            yield token
        else:
            return


def _resolve(parts: tuple[str, ...], counts: dict[KeyPath, int], *, is_new: bool) -> KeyPath:
    """Return the path of a header: the name of an array of tables stands for its last element."""
    path: KeyPath = ()
    for position, part in enumerate(parts):
        path = (*path, part)
        if is_new and position == len(parts) - 1:
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path = (*path, counts[path] - 1)
    return path


def spans_of(text: bytes, table: TableRange) -> ByteRanges:
    """Return the spans of the keys and values of one table; of the outer keys alone where the table is large."""
    is_small = table.body.end - table.body.start <= _MAX_TABLE
    return _all_spans(text, table) if is_small else _outer_spans(text, table)


def _all_spans(text: bytes, table: TableRange) -> ByteRanges:
    """Return the spans of every key and value of one table, to the innermost."""
    spans: ByteRanges = {}
    waiting = [_Open(table.path, (), None, table.body.start)]
    position, end = table.body
    while (position := _skip_blank(text, position, end)) < end:
        inside = waiting[-1]
        if text[position] in b"]}":
            position += 1
            if len(waiting) > 1:
                _add(spans, waiting.pop(), position)
            continue
        key: ByteRange | None = None
        parts: KeyPath = ()
        if inside.indexes is not None:
            parts = (next(inside.indexes),)
        elif found := _KEY.match(text, position, end):
            key, parts, position = ByteRange(*found.span(1)), _key_parts(found[1]), found.end()
        paths = tuple((*inside.path, *parts[:length]) for length in range(1, len(parts) + 1))
        value = _Open(paths[-1] if paths else inside.path, paths, key, position)
        if text[position : position + 1] in (b"[", b"{"):
            waiting.append(value._replace(indexes=count() if text[position] in b"[" else None))
            position += 1
        else:
            position = _end_of_value(text, position, end)
            _add(spans, value, position)
    return spans


def _add(spans: ByteRanges, value: _Open, end: int) -> None:
    """Add the spans of one value and its key; a part of a dotted key keeps those of the first key that has it."""
    span = ByteRange(value.start, end)
    for path in value.paths:
        spans.setdefault(path, (value.key or span, span))


def _outer_spans(text: bytes, table: TableRange) -> ByteRanges:
    """Return the spans of the keys of one large table, in place of their values too."""
    spans: ByteRanges = {}
    for start in _statements(text, table.body, plain=True):
        found = _KEY.match(text, start, table.body.end)
        if found is not None:
            span = ByteRange(*found.span(1))
            path: KeyPath = table.path
            for part in _key_parts(found[1]):
                path = (*path, part)
                spans.setdefault(path, (span, span))
    return spans


def _skip_blank(text: bytes, position: int, end: int) -> int:
    """Return where the next key, value or bracket begins, after blanks, commas and comments."""
    found = _BLANK.match(text, position, end)
    return found.end() if found else end


def _end_of_value(text: bytes, start: int, end: int) -> int:
    """Return where a value ends that is neither an array nor an inline table."""
    if text[start : start + 1] in _ENDS:
        return _end_of_string(text, start, end)
    found = _BARE.match(text, start, end)
    return found.end() if found else start


def _end_of_string(text: bytes, start: int, end: int) -> int:
    """Return where the string ends that begins at ``start``; ``end`` if nothing closes it."""
    opening = text[start : start + 3] if text[start : start + 3] in _ENDS else text[start : start + 1]
    for found in _ENDS[opening].finditer(text, start + len(opening), end):
        if not found[0].startswith(b"\\"):
            return found.end()
    return end


def _key_parts(key: bytes) -> tuple[str, ...]:
    """Return the parts of a bare, quoted or dotted key; none if it is not a key."""
    if re.fullmatch(_WORD, key):
        return (key.decode(),)
    import tomli

    try:
        inner = tomli.loads(f"{key.decode()} = 0")
    except (ValueError, RecursionError):
        return ()
    parts = []
    while isinstance(inner, dict):
        (part, inner), *_ = inner.items()
        parts.append(part)
    return tuple(parts)
