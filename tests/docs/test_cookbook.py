"""The cookbook: every recipe runs in a real shell and prints the block below it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.logs import ROOT

COOKBOOK = ROOT / "docs" / "cookbook.md"
RECIPE = re.compile(r"^## (?P<title>.+)\n(?P<before>(?:(?!^##).*\n)*?)```sh\n(?P<script>(?:.*\n)*?)```\n", re.MULTILINE)
TOOLS = ("datasette", "jq", "fzf", "make", "xargs", "join", "paste", "seq")
PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
RECIPES = {found["title"]: found["script"] for found in RECIPE.finditer(COOKBOOK.read_text(encoding="utf-8"))}


def printed(title: str) -> str:
    """Return the output block below a recipe."""
    section = COOKBOOK.read_text(encoding="utf-8").partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    return section.partition("```text\n")[2].partition("```")[0]


def test_there_are_at_least_twenty_recipes_and_each_has_its_output() -> None:
    text = COOKBOOK.read_text(encoding="utf-8")
    assert len(RECIPES) == text.count("\n## ") == text.count("```text\n") >= 20
    assert all(printed(title) for title in RECIPES)


@pytest.mark.parametrize("title", RECIPES)
def test_a_recipe_prints_the_block_below_it(title: str, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    script = RECIPES[title]
    missing = [
        tool for tool in TOOLS if re.search(rf"(^|[\s|(]){tool}\s", script) and shutil.which(tool, path=PATH) is None
    ]
    if missing:
        pytest.skip(f"no {' '.join(missing)} here")
    program = tmp_path / "bin" / "csto"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m cstocli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    result = subprocess.run(
        ["bash", "-c", script],  # noqa: S607 - whichever bash there is
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=tmp_path,
        env={
            "PATH": f"{program.parent}{os.pathsep}{PATH}",
            "LC_ALL": "C.UTF-8",
            "CSTO_RECORD": str(ROOT / "data" / "events.toml"),
        },
    )
    messages = [line for line in result.stderr.splitlines() if not line.startswith("note: ")]
    assert messages == []
    assert result.stdout
    if pytestconfig.getoption("--golden-update"):
        before, heading, after = COOKBOOK.read_text(encoding="utf-8").partition(f"\n## {title}\n")
        section, *rest = re.split(r"(?=\n## )", after, maxsplit=1)
        start, fence, end = section.partition("```text\n")
        new = start + fence + result.stdout + "```" + end.partition("```")[2]
        COOKBOOK.write_text(before + heading + new + "".join(rest), encoding="utf-8")
    assert result.stdout == printed(title), "run make golden and read the diff"
