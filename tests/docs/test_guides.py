"""The pages about the library and about other programs tell the truth: every block of them is run."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import cstocli
from support.logs import ROOT
from support.program import environment

GUIDE = ROOT / "docs" / "guides" / "r-pandas-stata.md"
LIBRARY = ROOT / "docs" / "library.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.DOTALL | re.MULTILINE)
Blocks = Mapping[str, list[str]]


def _blocks(path: Path) -> Blocks:
    found: dict[str, list[str]] = {}
    for language, text in BLOCK.findall(path.read_text(encoding="utf-8")):
        found.setdefault(language, []).append(text)
    return found


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a directory in which the shell's blocks of the guide have been run."""
    here = tmp_path_factory.mktemp("guide")
    program = here / "bin" / "csto"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cstocli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    for text in _blocks(GUIDE)["sh"]:
        script = ["/bin/sh", "-euc", text]
        done = subprocess.run(script, cwd=here, env=environment(PATH=path), capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
    return here


@pytest.fixture
def there(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be in that directory."""
    monkeypatch.chdir(place)
    return place


def _examples(text: str, name: str) -> doctest.TestResults:
    parsed = doctest.DocTestParser().get_doctest(text, {}, name, None, 0)
    return doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL).run(parsed)


def test_the_page_of_the_library_runs() -> None:
    found = _examples("\n".join(_blocks(LIBRARY)["python"]), "library.md")
    assert (found.failed, found.attempted > 10) == (0, True)


def test_the_python_blocks_of_the_guide_run(there: Path) -> None:  # noqa: ARG001 - files were made there
    pytest.importorskip("pandas", reason="pandas is not installed")
    pytest.importorskip("polars", reason="polars is not installed")
    pytest.importorskip("duckdb", reason="duckdb is not installed")
    found = _examples("\n".join(_blocks(GUIDE)["python"]), "r-pandas-stata.md")
    assert (found.failed, found.attempted > 10) == (0, True)


def _needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


def _run(program: str, arguments: Callable[[Path], list[str]], text: str, there: Path) -> str:
    script = there / "block"
    script.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [program, *arguments(script)], cwd=there, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _has_packages(block: str) -> bool:
    """Return whether R has the packages that a block loads."""
    wanted = re.findall(r"library\((\w+)\)", block)
    found = ["Rscript", "--vanilla", "-e", "quit(status = !all(sapply(commandArgs(TRUE), requireNamespace)))", *wanted]
    return not wanted or subprocess.run(found, capture_output=True, check=False, timeout=120).returncode == 0


@_needs("Rscript")
def test_the_r_blocks_of_the_guide_print_their_output(there: Path) -> None:
    text = "\n".join(block for block in _blocks(GUIDE)["r"] if _has_packages(block))
    printed = _run("Rscript", lambda script: ["--vanilla", str(script)], text, there)
    said = [line.removeprefix("#> ").rstrip() for line in text.split("\n") if line.startswith("#> ")]
    assert [line.rstrip() for line in printed.rstrip("\n").split("\n")] == said


@_needs("stata")
def test_the_stata_blocks_of_the_guide_run(there: Path) -> None:
    text = "\n".join(_blocks(GUIDE)["stata"])
    _run("stata", lambda script: ["-q", "-b", "do", str(script)], text, there)


def test_exactly_the_stable_names_are_documented() -> None:
    table = LIBRARY.read_text(encoding="utf-8").split("## Stable names")[1]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == set(cstocli.__all__)
