"""Decoding inverts encoding, every fault has a place, and any bytes give a log or faults."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import tomli
from hypothesis import example, given
from hypothesis import strategies as st

from cstocli.load.places import Places
from cstocli.load.reader import decode_log
from cstocli.model.diagnostics import Diagnostic, KeyPath
from cstocli.model.errors import UnsoundLogError
from cstocli.model.log import EventLog
from support.encode import encoded
from support.strategies import whole_logs, words

NAME = "log.toml"


@given(whole_logs())
def test_a_decoded_log_is_the_log_that_was_encoded(log: EventLog) -> None:
    text = encoded(log)
    assert decode_log(NAME, text.encode()).replace(sha256="", written_defaults=()) == log
    assert encoded(decode_log(NAME, text.replace("\n", "\r\n").encode())) == text


@given(st.data(), whole_logs())
def test_a_log_with_any_bytes_changed_is_a_log_or_has_faults_with_places(data: st.DataObject, log: EventLog) -> None:
    text = encoded(log).encode()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    replacement = data.draw(
        st.one_of(st.binary(max_size=4), words.map(str.encode), st.sampled_from((b"[[event]]", b"= 3", b"[", b'"')))
    )
    assert_faults_have_places(text[:start] + replacement + text[end:])


@given(st.one_of(st.binary(), st.text().map(str.encode)))
@example(b"")
@example(b"\xef\xbb\xbf")
@example(b"log = 3")
def test_any_bytes_are_a_log_or_have_faults_with_places(text: bytes) -> None:
    assert_faults_have_places(text)


def assert_faults_have_places(text: bytes) -> None:
    lines = text.count(b"\n") + 1
    for found in faults_of(text):
        assert found.place.file == NAME
        assert 0 <= found.place.line <= lines
        assert 0 <= found.place.column <= found.place.end
        assert found.headline
        assert found.headline[0] in '`"' or not found.headline[0].isupper()


def faults_of(text: bytes) -> tuple[Diagnostic, ...]:
    try:
        decode_log(NAME, text)
    except UnsoundLogError as error:
        return error.diagnostics
    return ()


scalars = st.one_of(
    st.integers(-9, 9).map(str),
    st.sampled_from(
        ('"a [b] # c = d"', "'e'", '"""f\n[g]\n"""', "'''\nh = 1\n'''", "2012-06-28", "true", '"\\""', '"é名"')
    ),
)
keys = st.one_of(
    st.sampled_from(("a", "b", "c-d", "1", '"e f"', "'g.h'", '"[i]"', '"j = k"')),
    st.sampled_from(("a.b", 'a . "l"', "m.n.o")),
)
spaces = st.sampled_from(("", " ", "\t", "  "))
comments = st.sampled_from(("", " # a comment", '# "] = [['))
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(st.tuples(inner, comments), max_size=3).map(
            lambda items: "[" + "".join(f"\n {v},{c}\n" for v, c in items) + "]"
        ),
        st.lists(inner, max_size=3).map(lambda items: f"[ {', '.join(items)} ]"),
        st.lists(st.tuples(keys, inner), max_size=3).map(
            lambda pairs: f"{{ {', '.join(f'{k} = {v}' for k, v in pairs)} }}"
        ),
    ),
    max_leaves=6,
)
pairs = st.builds(lambda a, key, b, value, c: f"{a}{key}{b}={b}{value}{c}\n", spaces, keys, spaces, values, comments)
headers = st.builds(lambda a, key, c: f"{a}[{key}]{c}\n", spaces, keys, comments)
arrays = st.builds(lambda a, key, c: f"{a}[[{key}]]{c}\n", spaces, keys, comments)
documents = st.lists(st.one_of(pairs, pairs, headers, arrays, st.just("\n")), max_size=8).map("".join)


def flat(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, Any]]:  # noqa: ANN401
    """Yield every key of a document with its value, to the innermost."""
    if path:
        yield path, value
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield from flat(inner, (*path, key))


@given(documents, st.booleans())
def test_the_place_of_a_value_holds_the_value(text: str, windows: bool) -> None:  # noqa: FBT001
    """Every value that TOML reads is found, and the text at its place is TOML for the same value."""
    text = text.replace("\n", "\r\n") if windows else text
    try:
        document = tomli.loads(text)
    except tomli.TOMLDecodeError:
        return
    places = Places(NAME, text.encode())
    lines = text.split("\n")
    for path, value in flat(document, ()):
        place = places.find(path)
        assert 1 <= place.line <= len(lines)
        line = lines[place.line - 1]
        assert place.end <= len(line.rstrip("\r")) + 1
        if not isinstance(value, dict | list) and place.end < len(line.rstrip("\r")) + 1:
            shown = line[place.column - 1 : place.end - 1]
            assert tomli.loads(f"x = {shown}") == {"x": value}
