"""Line and column of every key and value of a TOML text, by the path of the key."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from cstocli.core.diagnostics import Place
from cstocli.load.faults import KeyPath


class Places:
    """Where the keys and values of one text stand. A table is walked through when something in it is first sought."""

    def __init__(self, file: str, text: bytes) -> None:
        """Parse the text; it must be TOML, or the places are those of what could be read."""
        self.file = file
        text = text.removeprefix(codecs.BOM_UTF8)
        self.lines = text.split(b"\n")
        tree = Parser(Language(tree_sitter_toml.language())).parse(text)
        self._tree = tree  # the nodes live as long as their tree
        self._spans: dict[KeyPath, tuple[Node, Node]] = {}
        self._tables: dict[KeyPath, list[Node]] = {}
        self._counts: dict[KeyPath, int] = {}
        for node in tree.root_node.named_children:
            self._top(node)

    def find(self, path: KeyPath, *, on_key: bool = False) -> Place:
        """Return the place of a value or of its key; of the nearest table above where it does not stand in the text."""
        for length in range(len(path) + 1):
            self._walk(path[:length])
        at = path
        while at and at not in self._spans:
            at = at[:-1]
        if not at:
            return Place(self.file, 1, 1, 1)
        key, value = self._spans[at]
        return self._place(key if on_key or at != path else value)

    def _place(self, node: Node) -> Place:
        row, column = node.start_point
        end_row, end_column = node.end_point
        line = self.lines[row]
        if end_row != row:
            end_column = len(line.rstrip(b"\r"))
        return Place(self.file, row + 1, _characters(line[:column]) + 1, _characters(line[:end_column]) + 1)

    def _top(self, node: Node) -> None:
        if node.type == "pair":
            self._tables.setdefault((), []).append(node)
        elif node.type in {"table", "table_array_element"}:
            header = node.named_children[0]
            path = self._resolve(_key(header), last_is_new=node.type == "table_array_element")
            for length in range(1, len(path)):
                self._spans.setdefault(path[:length], (header, header))
            self._spans[path] = (header, header)
            self._tables.setdefault(path, []).append(node)

    def _resolve(self, keys: tuple[str, ...], *, last_is_new: bool) -> KeyPath:
        """Turn a header's keys into a path: a name of an array of tables means its last element."""
        path: KeyPath = ()
        for position, key in enumerate(keys):
            path = (*path, key)
            if last_is_new and position == len(keys) - 1:
                self._counts[path] = self._counts.get(path, 0) + 1
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        return path

    def _walk(self, path: KeyPath) -> None:
        """Note every key and value of one table, the first time it is asked for."""
        found = self._tables.pop(path, ())
        pairs = [(pair, path) for node in found for pair in (node, *node.named_children) if pair.type == "pair"]
        while pairs:
            pair, above = pairs.pop()
            pairs.extend(self._pair(pair, above))

    def _pair(self, node: Node, above: KeyPath) -> Iterator[tuple[Node, KeyPath]]:
        """Note a key and what is in its value; yield the pairs of the inline tables in it, each with its path."""
        key, *values = [child for child in node.named_children if child.type != "comment"]
        path: KeyPath = above
        for name in _key(key):
            path = (*path, name)
            self._spans.setdefault(path, (key, values[0] if values else key))
        stack = [(value, path) for value in values[:1]]
        while stack:
            inner, at = stack.pop()
            self._spans.setdefault(at, (inner, inner))
            if inner.type == "array":
                elements = [child for child in inner.named_children if child.type != "comment"]
                stack.extend((child, (*at, index)) for index, child in enumerate(elements))
            elif inner.type == "inline_table":
                yield from ((child, at) for child in inner.named_children if child.type == "pair")


def _key(node: Node) -> tuple[str, ...]:
    """Return the parts of a bare, quoted or dotted key. A dotted key is one inside another, without limit."""
    parts: list[Node] = []
    while node.type == "dotted_key":
        node, *last = node.named_children
        parts = last + parts
    return tuple(_word(part) for part in (node, *parts))


def _word(node: Node) -> str:
    text = (node.text or b"").decode()
    if node.type != "quoted_key":
        return text
    import tomli

    return next(iter(tomli.loads(f"{text} = 0")))


def _characters(line: bytes) -> int:
    return len(line.decode(errors="replace"))
