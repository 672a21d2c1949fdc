"""The import contracts, the length of modules and functions, the licences, and that every test can fail."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from support.logs import ROOT

SOURCES = sorted((ROOT / "src").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
MAX_MODULE, MAX_COMMAND, MAX_FUNCTION = 300, 80, 40
"""In lines; those of a function are counted without its parameters and its docstring."""
RAISING = {"check_schema", "raises"}
"""Functions that fail a test without an ``assert`` statement."""


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def lines(function: ast.FunctionDef) -> int:
    """Return the number of lines in the body of a function, without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def can_fail(function: ast.FunctionDef, failing: set[str]) -> bool:
    """Return whether a function asserts something, or calls a function that does."""
    called = {node.func for node in ast.walk(function) if isinstance(node, ast.Call)}
    names = {node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "") for node in called}
    return bool(names & failing) or any(isinstance(node, ast.Assert) for node in ast.walk(function))


def test_the_import_contracts_hold() -> None:
    program = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-logo"]
    result = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert result.returncode == 0, result.stdout + result.stderr


def test_modules_and_functions_stay_small() -> None:
    assert len(SOURCES) > 100
    found = {}
    for path in SOURCES:
        most = MAX_COMMAND if path.parent.name == "commands" else MAX_MODULE
        if (length := path.read_text(encoding="utf-8").count("\n")) > most:
            found[path.name] = length
        found |= {f"{path.name}: {f.name}": lines(f) for f in functions(path) if lines(f) > MAX_FUNCTION}
    assert found == {}


@pytest.mark.parametrize("path", TESTS, ids=lambda path: str(path.relative_to(ROOT / "tests")))
def test_every_test_can_fail(path: Path) -> None:
    defined = list(functions(path))
    failing = RAISING | {function.name for function in defined if can_fail(function, RAISING)}
    tests = {function.name: can_fail(function, failing) for function in defined if function.name.startswith("test_")}
    assert tests
    assert [name for name, can in tests.items() if not can] == []


def test_both_licences_are_linked_and_installed() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    installed = {file.name: file.read_text() for file in metadata.files("cstocli") or () if "licenses" in file.parts}
    assert installed == {name: (ROOT / name).read_text(encoding="utf-8") for name in ("LICENSE", "LICENSE-DATA")}
    assert all(f"]({name})" in readme for name in installed)
