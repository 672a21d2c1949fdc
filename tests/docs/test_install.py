"""The page about installing: its lines for a container run, and it and README say the same."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from support.logs import ROOT
from support.program import Run

PAGE = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
IN_A_CONTAINER = re.findall(r"^docker run --rm --read-only --network none .*?\bcsto (.+)$", PAGE, re.MULTILINE)


@pytest.mark.parametrize("line", IN_A_CONTAINER)
def test_a_command_of_a_container_succeeds(line: str, csto: Run, tmp_path: Path) -> None:
    for name in ("events.toml", "sources.toml"):
        shutil.copy(ROOT / "data" / name, tmp_path)
    ran = csto(*shlex.split(line), cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr


def test_there_are_lines_for_a_container() -> None:
    assert len(IN_A_CONTAINER) == 3


def test_readme_has_the_first_and_the_last_column_of_the_table() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \S*(?:pipx|uv|pip)\b.*? \| `(.*)` \| `.*` \| `(.*)` \|$", PAGE, re.MULTILINE)
    assert len(rows) == 3
    for install, uninstall in rows:
        assert f"\n    {install}\n" in readme
        assert f"`{uninstall}`" in readme
