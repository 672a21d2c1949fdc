"""The names of countries are those that docs/territories.py writes."""

from __future__ import annotations

import sys
from importlib import import_module

import pytest

from support.logs import ROOT

pytest.importorskip("babel")


def test_the_table_is_that_of_the_pinned_babel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT / "docs"), *sys.path])
    script = import_module("territories")
    assert script.PATH.read_text(encoding="utf-8") == script.module_text(), "run python docs/territories.py"


def test_the_help_counts_the_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT / "docs"), *sys.path])
    languages = {name.partition("_")[0] for name in import_module("territories").LANGUAGES}
    assert f"a name in any of {len(languages)} languages" in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
