"""The scanner of places and the parser of TOML agree on where each value stands, however it is written."""

from __future__ import annotations

import json
from typing import Any

import tomli
from hypothesis import given
from hypothesis import strategies as st

from cstocli.load.byte_ranges import spans_of, tables
from cstocli.model.diagnostics import KeyPath

BLANKS = st.sampled_from(["", " ", "\t "])
BREAKS = st.sampled_from(["", " ", "\n", "\n  # ] } \"\"\" ''' = ,\n\t", "\r\n"])
WORDS = st.text(st.sampled_from("abé名😀\"'\\#[]{}=,. \t"), max_size=8)
LINES = st.text(st.sampled_from("ab😀\"'\\#[]{}=, \n"), max_size=12)
BARE_KEYS = st.text(st.sampled_from("abC09-_"), min_size=1, max_size=3)
SCALARS = st.sampled_from(
    ["0", "-1_000", "0xfF", "1.5e-3", "inf", "true", "1979-05-27", "1979-05-27 07:32:00Z", "07:32"]
)


def basic(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def literal(text: str) -> str:
    return f"'{text}'" if "'" not in text else basic(text)


def long_basic(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"""', '""\\"')
    while '"""' in escaped:
        escaped = escaped.replace('"""', '""\\"')
    return f'"""\n{escaped}"""'


def long_literal(text: str) -> str:
    return f"'''\n{text}'''" if "'''" not in text else long_basic(text)


STRINGS = st.one_of(WORDS.map(basic), WORDS.map(literal), LINES.map(long_basic), LINES.map(long_literal))
KEYS = st.lists(st.one_of(BARE_KEYS, WORDS.map(basic), WORDS.map(literal)), min_size=1, max_size=2)


@st.composite
def arrays(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    items = draw(st.lists(values, max_size=3))
    parts = [f"{draw(BREAKS)}{item}{draw(BREAKS)}" for item in items]
    return f"[{','.join(parts)}{draw(BREAKS)}{draw(st.sampled_from(['', ','])) if items else ''}{draw(BREAKS)}]"


@st.composite
def inline_tables(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    keys = draw(st.lists(BARE_KEYS, max_size=3, unique=True))
    pairs = [f"{draw(BREAKS)}{key}{draw(BLANKS)}={draw(BLANKS)}{draw(values)}{draw(BREAKS)}" for key in keys]
    return f"{{{','.join(pairs)}{draw(BREAKS)}}}"


VALUES = st.recursive(STRINGS | SCALARS, lambda values: arrays(values) | inline_tables(values), max_leaves=8)


@st.composite
def statements(draw: st.DrawFn) -> str:
    key = f"{draw(BLANKS)}.{draw(BLANKS)}".join(draw(KEYS))
    left, right = draw(st.sampled_from([("", ""), ("[", "]"), ("[[", "]]")]))
    end = draw(st.sampled_from(["\n", "\r\n", ' # [no.header] """ \'\n', "\n\n"]))
    if left:
        return f"{draw(BLANKS)}{left}{draw(BLANKS)}{key}{draw(BLANKS)}{right}{draw(BLANKS)}{end}"
    return f"{draw(BLANKS)}{key}{draw(BLANKS)}={draw(BLANKS)}{draw(VALUES)}{draw(BLANKS)}{end}"


def parsed(text: str) -> dict[str, Any] | None:
    try:
        return tomli.loads(text.replace("\r\n", "\n"))
    except tomli.TOMLDecodeError:
        return None


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Return a text of statements, each of which the parser takes after those before it."""
    text = ""
    for statement in draw(st.lists(statements(), min_size=1, max_size=8)):
        if parsed(text + statement) is not None:
            text += statement
    return text


def leaves(value: object, path: KeyPath = ()) -> list[tuple[KeyPath, object]]:
    """Return the path of every value that holds no other."""
    if isinstance(value, dict) and value:
        return [leaf for key, inner in value.items() for leaf in leaves(inner, (*path, key))]
    if isinstance(value, list) and value:
        return [leaf for index, inner in enumerate(value) for leaf in leaves(inner, (*path, index))]
    return [(path, value)]


@given(documents())
def test_the_span_of_a_value_holds_the_text_of_the_value(text: str) -> None:
    document = parsed(text)
    assert document is not None
    written = text.encode()
    headers = {table.path for table in tables(written)}
    spans = {path: span for table in tables(written) for path, (_, span) in spans_of(written, table).items()}
    for path, value in leaves(document):
        if value == {} and path in {*headers, ()}:
            continue  # a table without keys is a header alone
        start, end = spans[path]
        again = parsed(f"value = {written[start:end].decode()}")
        assert again is not None
        assert repr(again["value"]) == repr(value)
