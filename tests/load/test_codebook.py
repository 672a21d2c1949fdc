"""Every key and word of the log says what it means, where it is defined."""

from __future__ import annotations

import pytest

from cstocli.load.codebook import TABLES, VOCABULARIES, keys, kinds, words
from cstocli.model.events import KINDS


@pytest.mark.parametrize("name", [*TABLES, *KINDS])
def test_every_key_has_a_meaning_and_a_form(name: str) -> None:
    found = keys({**TABLES, **KINDS}[name])
    assert found
    assert all(key.meaning.endswith(".") and key.form for key in found)


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_word_has_a_meaning(name: str) -> None:
    assert all(meaning.endswith(".") for _, meaning in words(VOCABULARIES[name]))


def test_every_kind_has_a_meaning_and_those_with_legal_effect_come_first() -> None:
    found = list(kinds())
    assert all(kind.meaning.endswith(".") for kind in found)
    first_without = next(index for index, kind in enumerate(found) if kind.basis is None)
    assert all(kind.basis is None for kind in found[first_without:])


def test_a_table_of_moves_is_described_in_words() -> None:
    changes = {kind.word: kind.changes for kind in kinds()}
    assert changes["ratification"] == "bond: signed to contracting"
    assert changes["session"] is None
