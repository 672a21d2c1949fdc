"""The journeys: every line of a page is typed on a terminal of 80 columns, and prints what the page shows."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.logs import ROOT
from support.terminal import written_by

PAGES = sorted((ROOT / "docs" / "journeys").glob("*.md"))
BLOCK = re.compile(r"^```(console|python|r)\n(.*?)^```\n", re.DOTALL | re.MULTILINE)
PROMPT, MORE, R_OUTPUT = "$ ", "> ", "#> "


def _typed(block: str) -> list[str]:
    """Return the commands of a console block; the lines of a command after its first begin with ``> ``."""
    commands: list[str] = []
    typing = False
    for line in block.splitlines():
        if line.startswith(PROMPT):
            commands.append(line.removeprefix(PROMPT))
            typing = True
        elif typing and line.startswith(MORE.rstrip()):
            commands[-1] += "\n" + line.removeprefix(MORE.rstrip()).removeprefix(" ")
        else:
            typing = False
    return commands


def _played(block: str, here: Path) -> str:
    """Return a console block as it looks when its commands are typed."""
    shown = []
    for command in _typed(block):
        first, *more = command.split("\n")
        shown += [
            PROMPT + first,
            *(f"{MORE}{line}".rstrip() for line in more),
            *_lines(written_by(["bash", "-c", command], here)),
        ]
    return "".join(f"{line}\n" for line in shown)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.removesuffix("\n").split("\n")] if text else []


class _Recorder(doctest.DocTestRunner):
    """Runs examples, and keeps what each prints; an exception ends the run."""

    def __init__(self) -> None:
        super().__init__(verbose=False)
        self.printed: list[str] = []

    def report_success(self, _out: object, _test: object, _example: object, got: str) -> None:
        self.printed.append(got)

    def report_failure(self, _out: object, _test: object, _example: object, got: str) -> None:
        self.printed.append(got)

    def report_unexpected_exception(self, _out: object, _test: object, example: doctest.Example, exc: object) -> None:
        message = f"{example.source!r} raises {exc!r}"
        raise AssertionError(message)


def _in_python(block: str, names: dict[str, object]) -> str:
    """Return a block of Python with what its lines print; the names that it defines are added."""
    test = doctest.DocTestParser().get_doctest(block, names, "block", None, 0)
    recorder = _Recorder()
    recorder.run(test, clear_globs=False)
    names.update(test.globs)
    shown = []
    for example, printed in zip(test.examples, recorder.printed, strict=True):
        first, *more = example.source.splitlines()
        shown += [f">>> {first}", *(f"... {line}" for line in more), *_lines(printed)]
    return "".join(f"{line}\n" for line in [*shown, ""])


def _in_r(block: str, here: Path) -> str:
    """Return a block of R with what its lines print, each after ``#> `` as the page shows it."""
    script = here / "block.R"
    code = [line for line in block.splitlines() if not line.startswith(R_OUTPUT.rstrip())]
    script.write_text("\n".join(code) + "\n", encoding="utf-8")
    done = subprocess.run(
        ["Rscript", "--vanilla", "-e", 'options(width = 80); source("block.R", echo = FALSE, print.eval = TRUE)'],  # noqa: S607
        cwd=here,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return "".join(f"{line}\n" for line in [*code, *(f"{R_OUTPUT}{line}".rstrip() for line in _lines(done.stdout))])


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder in which ``csto`` is the program under test."""
    program = tmp_path / "bin" / "csto"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cstocli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    here = tmp_path / "desk"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_every_line_of_a_journey_prints_what_the_page_shows(
    page: Path, desk: Path, pytestconfig: pytest.Config
) -> None:
    text = page.read_text(encoding="utf-8")
    if "```r\n" in text and shutil.which("Rscript") is None:
        pytest.skip("Rscript is not installed")

    def play(found: re.Match[str]) -> str:
        language, block = found.groups()
        match language:
            case "python":
                shown = _in_python(block, names)
            case "r":
                shown = _in_r(block, desk)
            case _:
                shown = _played(block, desk)
        return f"```{language}\n{shown}```\n"

    names: dict[str, object] = {}
    played = BLOCK.sub(play, text)
    if pytestconfig.getoption("--golden-update"):
        page.write_text(played, encoding="utf-8")
    assert played == page.read_text(encoding="utf-8"), f"{page.name} differs: run make golden and read the diff"


def test_there_are_six_journeys() -> None:
    assert [page.stem for page in PAGES] == [
        "fact-checker",
        "keeper",
        "newcomer",
        "researcher-pandas",
        "researcher-r",
        "script-writer",
    ]
