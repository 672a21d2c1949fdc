"""The meaning of a word is the text below it in the source of its class."""

from __future__ import annotations

import sys
from enum import Enum
from types import ModuleType

import pytest

from cstocli.load.meanings import meanings
from cstocli.model.terms import Standing


def test_every_word_of_a_vocabulary_has_its_meaning() -> None:
    assert list(meanings(Standing)) == [standing.name for standing in Standing]
    assert all(meanings(Standing).values())


def test_a_class_without_its_source_has_no_meanings(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("cstocli.without_source")
    module.__file__ = "no-such-file.py"
    monkeypatch.setitem(sys.modules, module.__name__, module)
    scratch = Enum("scratch", "ONE TWO", module=module.__name__)
    assert meanings(scratch) == {}
