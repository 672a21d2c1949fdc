"""The pages tell the truth: each command in a ``console`` block is run, and prints what stands below it.

Those in an ``sh`` block are run too, where no other test does it, and answer something.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from support.logs import ROOT
from support.program import Run

PAGES = sorted(
    path
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))
    if "```console\n" in path.read_text("utf-8") and path.parent.name != "journeys"  # test_journeys types those
)
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"^\$ csto (?P<words>.*?)(?P<echo>; echo \$\?)?$", re.MULTILINE)

RUN_ELSEWHERE = ("cli.md", "cookbook.md", "install.md", "r-pandas-stata.md")
SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)
LINES = [
    command.strip()
    for path in sorted(ROOT.glob("docs/**/*.md"))
    if path.name not in RUN_ELSEWHERE
    for block in SHELL.findall(path.read_text("utf-8"))
    for command in re.split(r"\n(?=csto )", block)
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_to_copy_answers_something(line: str, csto: Run) -> None:
    program, *words = shlex.split(line)
    ran = csto(*words, "--no-header", "--format", "tsv")
    assert (program, ran.returncode) == ("csto", 0), ran.stderr
    assert ran.stdout


def test_readme_is_one_of_the_pages() -> None:
    assert ROOT / "README.md" in PAGES


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_example_prints_the_output_on_the_page(page: Path, pytestconfig: pytest.Config, csto: Run) -> None:
    def run(block: re.Match[str]) -> str:
        outputs = []
        for command in COMMAND.finditer(block[1]):
            ran = csto(*shlex.split(command["words"]))
            assert command["echo"] or ran.returncode in {0, 3}, ran.stderr
            outputs.append(f"{command[0]}\n{ran.stdout}" + (f"{ran.returncode}\n" if command["echo"] else ""))
        assert outputs, "a console block begins with: $ csto"
        return "```console\n" + "\n".join(outputs) + "```"

    text = page.read_text(encoding="utf-8")
    now = BLOCK.sub(run, text)
    if pytestconfig.getoption("--golden-update"):
        page.write_text(now, encoding="utf-8")
    assert now == page.read_text(encoding="utf-8"), "run make golden and read the diff"
