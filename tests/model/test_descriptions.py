"""Each word of a vocabulary and each key of a table has its description, as data."""

from __future__ import annotations

import pytest

from cstocli.load.codebook import TABLES, VOCABULARIES, keys, words
from cstocli.model.descriptions import Vocabulary
from cstocli.model.events import KINDS
from cstocli.model.struct import Struct
from cstocli.model.terms import Standing


@pytest.mark.parametrize("vocabulary", VOCABULARIES.values(), ids=VOCABULARIES)
def test_every_word_of_a_vocabulary_has_its_meaning(vocabulary: type[Vocabulary]) -> None:
    assert [word for word, _ in words(vocabulary)] == [word.value for word in vocabulary]
    assert all(meaning for _, meaning in words(vocabulary))


@pytest.mark.parametrize("cls", [*TABLES.values(), *KINDS.values()], ids=lambda cls: cls.__name__)
def test_every_key_of_a_table_has_its_meaning(cls: type[Struct]) -> None:
    assert [key.key for key in keys(cls) if not key.meaning] == []


def test_a_word_is_found_by_its_value_and_keeps_its_meaning() -> None:
    assert Standing("member") is Standing.MEMBER
    assert Standing("member").meaning == Standing.MEMBER.meaning != ""
