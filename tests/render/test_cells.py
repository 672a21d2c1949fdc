"""Cells as text: control characters are escaped, characters that an encoding lacks are replaced."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cstocli.model.dates import parse
from cstocli.model.terms import Figure
from cstocli.render.cells import encodable, jsonable, plain, readable, visible
from cstocli.reports.report import Cell
from support.hostile import HOSTILE


@pytest.mark.parametrize("name", HOSTILE)
def test_no_control_or_direction_character_is_left(name: str) -> None:
    text = visible(HOSTILE[name])
    assert not any(unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} for char in text)
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff")


@given(st.text())
def test_any_text_becomes_one_line_without_controls(text: str) -> None:
    shown = visible(text)
    assert len(shown.splitlines()) <= 1
    assert not any(unicodedata.category(char) == "Cc" for char in shown)


def test_controls_are_shown_as_their_escapes() -> None:
    assert visible("a\x1b[31m\tb\n\u202ec") == r"a\x1b[31m\tb\n\u202ec"


@pytest.mark.parametrize("name", ["arabic", "wide", "combining", "emoji"])
def test_letters_of_every_script_are_kept(name: str) -> None:
    assert visible(HOSTILE[name]) == HOSTILE[name]


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        ("\u00c9tat \u2013 \u201cx\u201d\u2026", "ascii", 'Etat - "x"...'),
        ("Bi\u0307s\u0327kek", "ascii", "Biskek"),
        ("\u0131\u0142\u00f8\u00df", "ascii", "iloss"),
        ("\u041e\u0414\u041a\u0411", "ascii", r"\u041e\u0414\u041a\u0411"),
        ("\u041e\u0414\u041a\u0411 \u00e9", "koi8-r", "\u041e\u0414\u041a\u0411 e"),
        ("\u00e9\u2192", "latin-1", "\u00e9->"),
        ("plain", "ascii", "plain"),
    ],
)
def test_characters_that_an_encoding_lacks_are_replaced(text: str, encoding: str, expected: str) -> None:
    assert encodable(text, encoding) == expected


@given(st.text(), st.sampled_from(["ascii", "latin-1", "cp1251", "koi8-r"]))
def test_replaced_text_can_be_encoded(text: str, encoding: str) -> None:
    expected = encodable(visible(text), encoding)
    assert expected.encode(encoding).decode(encoding) == expected


@pytest.mark.parametrize(
    ("cell", "text", "value"),
    [
        (None, "", None),
        (True, "yes", True),
        (False, "no", False),
        (3, "3", 3),
        (("AM", "BY"), "AM BY", ["AM", "BY"]),
        ((), "", []),
        (parse("2008-08~"), "2008-08~", "2008-08~"),
        (date(2012, 7, 1), "2012-07-01", "2012-07-01"),
        (Figure(4000, "~"), "~4000", "~4000"),
        ({"key": "a", "note": None}, "key=a", {"key": "a", "note": None}),
        (({"key": "a"}, {"key": "b"}), "key=a | key=b", [{"key": "a"}, {"key": "b"}]),
    ],
)
def test_a_cell_as_text_and_as_json(cell: Cell, text: str, value: object) -> None:
    assert plain(cell) == text
    assert jsonable(cell) == value


@pytest.mark.parametrize(
    ("cell", "column", "text"),
    [
        (2030, "personnel", "2,030"),
        (999, "personnel", "999"),
        (2030, "year", "2030"),
        (20_300, "ccode", "20300"),
        (20_300, "line", "20300"),
        (Figure(2700, ">"), "what", ">2,700"),
        (Figure(3000, "", 4000), "personnel", "3,000..4,000"),
        (True, "personnel", "yes"),
        ("2030", "personnel", "2030"),
        (None, "personnel", ""),
    ],
)
def test_a_quantity_has_a_comma_between_thousands_and_no_other_number_has(cell: Cell, column: str, text: str) -> None:
    assert readable(cell, column) == text
