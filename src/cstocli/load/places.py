"""Line and column of every key and value of a TOML text, by the path of the key.

The text is cut into its tables by a scan that knows only strings, comments and brackets; a table is parsed only when
something in it is to be shown. So one fault in a log of 100,000 events costs a second, and a file that is no log (50 MB
of arrays) costs no more: in a table larger than ``_LARGE`` a key is found, but not what is inside its value.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Final, NamedTuple

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from cstocli.model.diagnostics import KeyPath, Place

_LARGE: Final = 1_000_000
"""Bytes of one table that are parsed; a parser's tree of it takes fifty times as much memory."""
_BOM: Final = b"\xef\xbb\xbf"
_TOKEN: Final = re.compile(
    rb'(?P<plain>\n[A-Za-z0-9_-]+ = "[^"\\\n]*"(?=\r?\n))|'  # most lines are like this, and are passed over in one step
    rb'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}|'
    rb"'''(?:[^']|'(?!''))*+'{3,5}|"
    rb'"(?:[^"\\\n]|\\.)*+"|'
    rb"'[^'\n]*'|"
    rb"\#[^\n]*|"
    rb"(?P<line>\n[ \t]*)|"
    rb"(?P<run>[^\"'\#\n]+)",
    re.DOTALL,
)
_DEPTH: Final = {b"[": 1, b"{": 1, b"]": -1, b"}": -1}
_HEADER: Final = re.compile(rb"[ \t]*(\[\[?)[ \t]*((?:\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|[^\]\"'\n])*)\]", re.DOTALL)
_KEY: Final = re.compile(rb"[ \t]*((?:\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|[^=\"'\n#])+?)[ \t]*=", re.DOTALL)


class _Span(NamedTuple):
    """Bytes of the text, from ``start`` to before ``end``."""

    start: int
    end: int


class _Table(NamedTuple):
    """One header with its pairs: where it stands, its own span, and whose keys they are."""

    path: KeyPath
    header: _Span
    body: _Span


_Found = dict[KeyPath, tuple[_Span, _Span]]


class Places:
    """Where the keys and values of one text stand."""

    def __init__(self, file: str, text: bytes) -> None:
        """Cut the text into its tables; it must be TOML, or the places are those of what could be read."""
        self.file = file
        self.text = text.removeprefix(_BOM)
        self._starts = [0, *accumulate(len(line) + 1 for line in self.text.split(b"\n"))]
        self._tables: dict[KeyPath, list[_Table]] = {}
        self._headers: dict[KeyPath, _Span] = {}
        self._read: dict[_Span, _Found] = {}
        for table in _cut(self.text):
            self._tables.setdefault(table.path, []).append(table)
            for length in range(len(table.path) - 1, 0, -1):
                self._headers.setdefault(table.path[:length], table.header)
            if table.path:
                self._headers[table.path] = table.header

    def find(self, path: KeyPath, *, on_key: bool = False) -> Place:
        """Return the place of a value or of its key; of the nearest table above where it does not stand in the text."""
        at = path
        while at:
            found = self._span(at)
            if found is not None:
                key, value = found
                return self._place(key if on_key or at != path else value)
            at = at[:-1]
        return Place(self.file, 1, 1, 1)

    def _span(self, path: KeyPath) -> tuple[_Span, _Span] | None:
        """Return the spans of a key and its value: in the table that holds it, or of a header."""
        for length in range(len(path) - 1, -1, -1):
            for table in self._tables.get(path[:length], ()):
                found = self._pairs(table).get(path)
                if found is not None:
                    return found
        header = self._headers.get(path)
        return (header, header) if header else None

    def _pairs(self, table: _Table) -> _Found:
        """Return the keys of one table by path, parsed once."""
        if table.body not in self._read:
            inside = self.text[table.body.start : table.body.end]
            pairs = _parsed(inside, table) if len(inside) <= _LARGE else _keys(inside, table)
            self._read[table.body] = pairs
        return self._read[table.body]

    def _place(self, span: _Span) -> Place:
        row = bisect_right(self._starts, span.start) - 1
        start = self._starts[row]
        newline = self.text.find(b"\n", span.start, span.end)
        end = span.end if newline < 0 else newline - self.text[:newline].endswith(b"\r")
        column = _characters(self.text[start : span.start])
        width = _characters(self.text[span.start : end])
        return Place(self.file, row + 1, column + 1, column + width + 1)


def _cut(text: bytes) -> Iterator[_Table]:
    """Yield the tables of a text, the one before the first header included, in order."""
    counts: dict[KeyPath, int] = {}
    known: dict[bytes, tuple[str, ...]] = {}
    path: KeyPath = ()
    header = _Span(0, 0)
    begun = 0
    for start in _statements(text):
        if text[start : start + 1] != b"[":
            continue
        found = _HEADER.match(text, start)
        if found is None:
            continue
        yield _Table(path, header, _Span(begun, start))
        words = found[2].strip()
        if words not in known:
            known[words] = _words(words)
        path = _resolve(known[words], counts, is_new=found[1] == b"[[")
        end = found.end() + (found[1] == b"[[")
        header, begun = _Span(start, end), end
    yield _Table(path, header, _Span(begun, len(text)))


def _statements(text: bytes, *, plain: bool = False) -> Iterator[int]:
    """Yield where each line begins that is not inside a value; without ``plain``, not those of one key and text."""
    depth = 0
    yield len(text) - len(text.lstrip(b" \t"))
    for token in _TOKEN.finditer(text):
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


def _resolve(words: tuple[str, ...], counts: dict[KeyPath, int], *, is_new: bool) -> KeyPath:
    """Turn a header's words into a path: a name of an array of tables means its last element."""
    path: KeyPath = ()
    for position, word in enumerate(words):
        path = (*path, word)
        if is_new and position == len(words) - 1:
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path = (*path, counts[path] - 1)
    return path


def _parsed(text: bytes, table: _Table) -> _Found:
    """Return every key and value of the pairs of one table, to the innermost."""
    tree = Parser(Language(tree_sitter_toml.language())).parse(text)
    spans: _Found = {}
    waiting = [(node, table.path) for node in reversed(tree.root_node.named_children)]
    while waiting:
        node, at = waiting.pop()
        children = [child for child in node.named_children if child.type != "comment"]
        if node.type == "pair" and children:
            key, value = children[0], children[-1]
            for word in _words(key.text or b""):
                at = (*at, word)
                spans.setdefault(at, (_shifted(key, table), _shifted(value, table)))
            waiting.append((value, at))
        elif node.type == "array":
            for index, child in enumerate(children):
                spans.setdefault((*at, index), (_shifted(child, table), _shifted(child, table)))
            waiting.extend((child, (*at, index)) for index, child in enumerate(children))
        elif node.type == "inline_table":
            waiting.extend((child, at) for child in children)
    return {**_keys(text, table), **spans} if tree.root_node.has_error else spans  # TOML 1.1 is news to the parser


def _keys(text: bytes, table: _Table) -> _Found:
    """Return the outer keys of one large table; what is inside a value is left out."""
    spans: _Found = {}
    for start in _statements(text, plain=True):
        found = _KEY.match(text, start)
        if found is not None:
            span = _Span(found.start(1) + table.body.start, found.end(1) + table.body.start)
            path: KeyPath = table.path
            for word in _words(found[1]):
                path = (*path, word)
                spans.setdefault(path, (span, span))
    return spans


def _shifted(node: Node, table: _Table) -> _Span:
    return _Span(node.start_byte + table.body.start, node.end_byte + table.body.start)


def _words(key: bytes) -> tuple[str, ...]:
    """Return the parts of a bare, quoted or dotted key; nothing of what is no key."""
    if re.fullmatch(rb"[A-Za-z0-9_-]+", key):
        return (key.decode(),)
    import tomli

    try:
        inner = tomli.loads(f"{key.decode()} = 0")
    except (ValueError, RecursionError):
        return ()
    words = []
    while isinstance(inner, dict):
        (word, inner), *_ = inner.items()
        words.append(word)
    return tuple(words)


def _characters(line: bytes) -> int:
    return len(line.decode(errors="replace"))
