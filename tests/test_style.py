"""The code and the pages keep to ``docs/style.md``: no banned name or phrase, and one class for each name."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.logs import ROOT

STYLE = ROOT / "docs" / "style.md"
PACKAGE = ROOT / "src" / "cstocli"
SOURCES = sorted(PACKAGE.rglob("*.py"))
READ = sorted(
    path
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("docs/**/*.py"), *SOURCES)
    if path not in {STYLE, ROOT / "CHANGELOG.md"}
)
"""What must not contain a banned phrase: pages, and the text of every module."""


def _banned(title: str) -> set[str]:
    """Return the first column of the table below a heading."""
    section = STYLE.read_text(encoding="utf-8").partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE))


NAMES = {name.lstrip("_") for name in _banned("Banned names")}
_GAP = r"\s+(?:# )?"
"""A blank, or the end of a line of text or of a comment."""
PHRASES = re.compile(
    "|".join(rf"\b{_GAP.join(map(re.escape, phrase.split()))}\b" for phrase in sorted(_banned("Banned phrases"))),
    re.IGNORECASE,
)


def _defined(tree: ast.AST) -> Iterator[str]:
    """Yield the names that a module defines: functions, classes, arguments, constants and fields."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.arg(arg=name):
                yield name
            case ast.ClassDef():
                yield node.name
                yield from _assigned(node.body)
            case ast.Module():
                yield from _assigned(node.body)
            case _:
                pass


def _assigned(body: list[ast.stmt]) -> Iterator[str]:
    """Yield the names that the body of a module or of a class assigns."""
    for statement in body:
        targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        yield from (target.id for target in targets if isinstance(target, ast.Name))


def test_the_page_bans_names_and_phrases() -> None:
    assert {"told", "everyone", "Held", "FEW"} <= NAMES
    assert PHRASES.search("# It is Nobody's\n    # business.")
    assert not PHRASES.search("It is amended.")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_defines_no_banned_name(path: Path) -> None:
    names = {path.stem, *_defined(ast.parse(path.read_text(encoding="utf-8")))}
    assert sorted(name for name in names if name.lstrip("_") in NAMES) == []


@pytest.mark.parametrize("path", READ, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_contains_a_banned_phrase(path: Path) -> None:
    assert PHRASES.findall(path.read_text(encoding="utf-8")) == []


def test_no_two_modules_define_a_class_of_one_name() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(str(path.relative_to(PACKAGE)))
    assert len(places) > 200
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_definitions_of_each_kind_are_seen() -> None:
    code = "told = 1\nclass Held:\n    said: int = 2\n    def put(self, *, shown=1): ...\nlambda leave: 1\n"
    assert set(_defined(ast.parse(code))) == {"told", "Held", "said", "put", "self", "shown", "leave"}
