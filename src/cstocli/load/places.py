"""Line and column of every key and value of a TOML text, by the path of the key."""

from __future__ import annotations

from collections.abc import Iterator

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from cstocli.core.diagnostics import Place
from cstocli.load.faults import KeyPath

_Spans = dict[KeyPath, tuple[Node, Node]]


class Places:
    """Where the keys and values of one text stand."""

    def __init__(self, file: str, text: bytes) -> None:
        """Parse the text; it must be TOML, or the places are those of what could be read."""
        self.file = file
        self.lines = text.split(b"\n")
        tree = Parser(Language(tree_sitter_toml.language())).parse(text)
        self._tree = tree  # the nodes live as long as their tree
        self._spans: _Spans = {}
        self._counts: dict[KeyPath, int] = {}
        for node in tree.root_node.named_children:
            self._top(node)

    def find(self, path: KeyPath, *, on_key: bool = False) -> Place:
        """Return the place of a value or of its key; of the nearest table above where it does not stand in the text."""
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
        return Place(self.file, row + 1, _characters(line[:column]) + 1, max(_characters(line[:end_column]), 0) + 1)

    def _top(self, node: Node) -> None:
        if node.type == "pair":
            self._pair(node, ())
        elif node.type in {"table", "table_array_element"}:
            header, *rest = node.named_children
            path = self._resolve(_key(header), last_is_new=node.type == "table_array_element")
            self._spans.setdefault(path, (header, header))
            for child in rest:
                if child.type == "pair":
                    self._pair(child, path)

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

    def _pair(self, node: Node, above: KeyPath) -> None:
        key, *values = [child for child in node.named_children if child.type != "comment"]
        path: KeyPath = above
        for name in _key(key):
            path = (*path, name)
            self._spans.setdefault(path, (key, values[0] if values else key))
        if values:
            self._value(values[0], path)

    def _value(self, node: Node, path: KeyPath) -> None:
        stack = [(node, path)]
        while stack:
            inner, at = stack.pop()
            self._spans.setdefault(at, (inner, inner))
            if inner.type == "array":
                elements = [child for child in inner.named_children if child.type != "comment"]
                stack.extend((child, (*at, index)) for index, child in enumerate(elements))
            elif inner.type == "inline_table":
                for child in inner.named_children:
                    if child.type == "pair":
                        self._pair(child, at)


def _key(node: Node) -> tuple[str, ...]:
    """Return the parts of a bare, quoted or dotted key."""
    return tuple(_parts(node))


def _parts(node: Node) -> Iterator[str]:
    if node.type == "dotted_key":
        for child in node.named_children:
            yield from _parts(child)
        return
    text = (node.text or b"").decode()
    if node.type == "quoted_key":
        text = next(iter(_unquoted(text)))
    yield text


def _unquoted(text: str) -> Iterator[str]:
    import tomli

    yield from tomli.loads(f"{text} = 0")


def _characters(line: bytes) -> int:
    return len(line.decode(errors="replace"))
