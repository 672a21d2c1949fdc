"""Lines, colours and links: an address is whole, and no text can write an escape sequence through a link."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cstocli.render.cells import visible
from cstocli.render.terminal_text import keep_direction, link_addresses, paint, text_width, wrap

LONG = "https://example.org/" + "a" * 90
LINK = "\x1b]8;;{0}\x1b\\{0}\x1b]8;;\x1b\\"


def test_a_text_is_broken_between_words() -> None:
    assert wrap("one two three", 8) == ["one two", "three"]
    assert wrap("one two three", None) == ["one two three"]


def test_a_word_that_is_too_long_is_broken_by_columns_and_not_by_letters() -> None:
    assert wrap("a " + "x" * 7, 3) == ["a", "xxx", "xxx", "x"]
    assert wrap("\u4e2d\u4e9a\u96c6\u4f53", 5) == ["\u4e2d\u4e9a", "\u96c6\u4f53"]


def test_an_address_is_never_broken() -> None:
    assert wrap(f"see {LONG} there", 20) == ["see", LONG, "there"]
    assert wrap(f"({LONG})", 20) == [f"({LONG})"]


@given(st.text(max_size=200), st.integers(2, 60))
def test_no_letter_is_lost_and_no_line_is_too_long(text: str, room: int) -> None:
    shown = visible(text)
    lines = wrap(shown, room)
    assert "".join(lines).replace(" ", "") == shown.replace(" ", "")
    assert all(text_width(line) <= room for line in lines)


def test_a_style_without_text_and_a_text_without_style_have_no_escape_sequence() -> None:
    assert paint("a", "bold") == "\x1b[1ma\x1b[0m"
    assert paint("", "bold") == ""
    assert paint("a", "") == "a"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("(see http://example.org/a).", "http://example.org/a"),
        ("x https://example.org/, y", "https://example.org/"),
        (paint("https://example.org", "dim"), "https://example.org"),
    ],
)
def test_an_address_is_linked_without_the_punctuation_after_it(text: str, address: str) -> None:
    assert link_addresses(text) == text.replace(address, LINK.format(address))


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https://example.org/\u0431",
        visible("https://example.org/\x1b]8;;https://evil.example\x1b\\"),
        visible("https://example.org/\x07\x9c"),
        "https://example.org/<b>",
    ],
)
def test_what_is_not_an_address_of_printable_ascii_is_not_linked(text: str) -> None:
    assert link_addresses(text) == text


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_link_has_no_controls_but_its_own(before: str, after: str) -> None:
    linked = link_addresses(visible(f"{before} https://{after}"))
    bare = re.sub(r"\x1b\]8;;[!-~]*\x1b\\", "", linked)
    assert not {char for char in bare if ord(char) < 32 or 127 <= ord(char) < 160}
    assert bare == visible(f"{before} https://{after}")


def test_a_mark_follows_only_a_right_to_left_cell_with_a_cell_after_it() -> None:
    arabic = "\u0623\u0648"
    assert keep_direction(f"{arabic}  x") == f"{arabic}\u200e  x"
    assert keep_direction(f"{arabic} \u00b7 2012") == f"{arabic}\u200e \u00b7 2012"
    assert keep_direction(f"{arabic} {arabic}") == f"{arabic} {arabic}"
