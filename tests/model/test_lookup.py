from __future__ import annotations

import pytest

from cstocli.model.errors import UnknownNameError
from cstocli.model.lookup import find, find_state, nearest, state_name, unknown
from cstocli.model.terms import StateCode
from support.logs import Read


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("XA", "XA"),
        ("xa", "XA"),
        ("XAA", "XA"),
        (" alphia ", "XA"),
        ("ALF", "XA"),
        ("901", "XA"),
        ("Алфия", "XA"),
        ("АЛФИЯ", "XA"),
        ("ألفيا", "XA"),
        ("Бетанья", "XB"),
        ("902", "XB"),
    ],
)
def test_a_state_is_found_by_code_or_name_in_any_case(read: Read, word: str, code: str) -> None:
    assert find_state(read(""), word) == code


@pytest.mark.parametrize(
    ("word", "hint"),
    [("Betonja", "did you mean 'Betonia'?"), ("Алфиа", "did you mean 'Алфия'?"), ("90", "None")],
)
def test_a_state_that_is_not_known_has_a_near_miss_or_a_list(read: Read, word: str, hint: str) -> None:
    with pytest.raises(UnknownNameError, match=f"unknown State '{word}'") as caught:
        find_state(read(""), word)
    assert str(caught.value.hint).startswith(hint)
    assert caught.value.word == word


def test_a_number_is_never_offered_as_a_near_miss(read: Read) -> None:
    with pytest.raises(UnknownNameError) as caught:
        find_state(read(""), "904")
    assert "901" not in str(caught.value.hint)


def test_a_word_is_found_in_any_case() -> None:
    assert find("series", " rubezh", ("Rubezh", "Cobalt")) == "Rubezh"
    with pytest.raises(UnknownNameError, match="unknown series 'Rubesh'") as caught:
        find("series", "Rubesh", ("Rubezh", "Cobalt"))
    assert caught.value.hint == "did you mean 'Rubezh'?"


@pytest.mark.parametrize(
    ("known", "hint"),
    [
        ((), None),
        (("b",), "known are: b"),
        (("b", "c"), "known are: b, c"),
        (("b",) * 16, f"known are: {', '.join('b' * 16)}"),
        (tuple(f"known{n}" for n in range(17)), None),
    ],
)
def test_few_known_words_are_listed_and_many_are_not(known: tuple[str, ...], hint: str | None) -> None:
    assert unknown("event", "q", known).hint == hint


def test_the_nearest_word_is_offered_as_it_is_written() -> None:
    assert nearest("CHARTR", ("Charter", "treaty")) == "Charter"
    assert nearest("zzz", ("Charter", "treaty")) is None


def test_a_state_without_an_entry_is_called_by_its_code(read: Read) -> None:
    assert state_name(read(""), StateCode("XA")) == "Alphia"
    assert state_name(read(""), StateCode("QQ")) == "QQ"
