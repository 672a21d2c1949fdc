"""README tells the truth: its examples are run, its commands are those of CI, its tables match the code."""

from __future__ import annotations

import re
import shlex

import pytest

from conftest import ROOT, Run
from cstocli.cli.exits import Exit

README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"^\$ csto (.*)$", re.MULTILINE)


def test_every_example_prints_what_it_says(csto: Run, pytestconfig: pytest.Config) -> None:
    def run(block: re.Match[str]) -> str:
        outputs = []
        for command in COMMAND.findall(block[1]):
            result = csto(*shlex.split(command))
            assert result.returncode == 0, result.stderr
            outputs.append(f"$ csto {command}\n{result.stdout}")
        return "```console\n" + "\n".join(outputs) + "```"

    text = README.read_text(encoding="utf-8")
    assert BLOCK.search(text)
    now = BLOCK.sub(run, text)
    if pytestconfig.getoption("--golden-update"):
        README.write_text(now, encoding="utf-8")
    assert now == README.read_text(encoding="utf-8"), "run make golden and read the diff"


def test_the_test_command_is_the_one_that_ci_runs() -> None:
    indented = [
        line.strip() for line in README.read_text(encoding="utf-8").split("\n") if line.startswith("    python3")
    ]
    assert len(indented) == 2
    assert indented[1].endswith("-m pytest")
    assert indented[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", Exit)
def test_every_exit_code_is_documented(code: Exit) -> None:
    assert f"| {code.value} |" in README.read_text(encoding="utf-8")
