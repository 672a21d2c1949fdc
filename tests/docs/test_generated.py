"""The generated pages are up to date."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from cstocli.cli.exits import Exit
from support.logs import ROOT

MANUAL = ROOT / "docs" / "man" / "csto.1"


def test_no_generated_page_is_out_of_date() -> None:
    result = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=ROOT,
    )
    assert (result.returncode, result.stdout) == (0, ""), result.stdout + result.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["mandoc", "-T", "lint", "-W", "style"],
        ["groff", "-man", "-ww", "-z", "-Tutf8"],
        ["groff", "-man", "-ww", "-z", "-Tascii"],
    ],
)
def test_the_manual_is_rendered_without_a_warning(command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"no {command[0]} here")
    result = subprocess.run([*command, str(MANUAL)], capture_output=True, text=True, check=False, timeout=60)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_the_manual_shows_options_as_they_are_typed() -> None:
    if shutil.which("mandoc") is None:
        pytest.skip("no mandoc here")
    render = ["mandoc", "-T", "ascii", "-O", "width=200", str(MANUAL)]
    text = subprocess.run(render, capture_output=True, text=True, check=True, timeout=60).stdout
    shown = re.sub(r".\x08", "", text)
    assert "csto why [OPTIONS] STATE|chair|OFFICE" in shown
    assert "csto is KZ chair --on 2024-06-01 --quiet && echo yes" in shown
    assert "csto kinds --schema > log.schema.json" in shown
    assert "--install-completion" in shown


@pytest.mark.parametrize("code", Exit)
def test_every_exit_code_is_in_the_manual_and_in_the_reference(code: Exit) -> None:
    assert f"\n.B {code.value}\n{code.meaning[0].upper()}{code.meaning[1:]}.\n" in MANUAL.read_text(encoding="utf-8")
    assert f"| {code.value} | {code.meaning} |" in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def test_every_variable_of_the_environment_is_documented() -> None:
    sources = (ROOT / "src").rglob("*.py")
    used = {name for path in sources for name in re.findall(r'"([A-Z][A-Z_]{3,})"', path.read_text(encoding="utf-8"))}
    heeded = {name for name in used if re.match(r"CSTO_|NO_COLOR|FORCE_COLOR|TERM$|COLUMNS$|PAGER$|XDG_", name)}
    manual = MANUAL.read_text(encoding="utf-8")
    assert heeded
    assert all(f".B {name}\n" in manual for name in heeded)


def test_a_file_that_no_rule_writes_is_reported_and_removed(tmp_path: Path) -> None:
    (tmp_path / "CS000.md").write_text("# CS000\n", encoding="utf-8")
    module = SimpleNamespace(FOLDER=tmp_path, folder=lambda: {"CS001.md": "# CS001\n"})
    generate = runpy.run_path(str(ROOT / "docs" / "generate.py"))
    pages = dict(generate["pages"](module))
    assert pages == {tmp_path / "CS001.md": "# CS001\n", tmp_path / "CS000.md": None}
    for path, text in pages.items():
        generate["write"](path, text)
    assert [path.name for path in tmp_path.iterdir()] == ["CS001.md"]
