"""The house checks itself: layers, the wheel's contents, words that must not stand in the repository."""

from __future__ import annotations

import subprocess
import sys

import pytest

from conftest import ROOT

TRACKED = subprocess.run(
    ["git", "ls-files", "-z"],  # noqa: S607 - whichever git there is
    cwd=ROOT,
    capture_output=True,
    text=True,
    check=False,
).stdout.split("\0")


def test_the_import_contracts_hold() -> None:
    program = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-logo"]
    result = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("folder", ["core", "load", "render", "cli"])
def test_modules_stay_small(folder: str) -> None:
    limit = 80 if folder == "commands" else 300
    for path in (ROOT / "src" / "cstocli" / folder).rglob("*.py"):
        lines = path.read_text(encoding="utf-8").count("\n")
        assert lines <= (80 if path.parent.name == "commands" else limit), f"{path.name} has {lines} lines"
