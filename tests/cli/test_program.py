"""The program as a process: what it asks, of which log, and that an example is no lie."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from conftest import HEADER, ROOT, Run, event
from cstocli.cli import groups

SIGNED = event("signature", "1992-05-15", 'states = ["XA"]', instrument="treaty")
NEEDS = {"compare": "asks for data sets that are not shipped", "verify": "asks for a table that was made"}
EXTRA = "cstocli["
"""Stands in the message that an optional library is missing."""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "a log.toml"
    path.write_text(HEADER + SIGNED, encoding="utf-8")
    return path


def test_it_tells_its_version(csto: Run) -> None:
    assert csto("--version").stdout == f"csto {import_module('cstocli').__version__}\n"


@pytest.mark.parametrize("name", groups.names())
def test_the_examples_of_a_command_succeed(name: str, tmp_path: Path) -> None:
    if name in NEEDS:
        pytest.skip(f"{name} {NEEDS[name]}")
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    for file in (ROOT / "data").iterdir():
        (tmp_path / file.name).symlink_to(file)
    claims = ROOT / "docs" / "examples" / "article-2022-01-10.toml"
    (tmp_path / "claims.toml").write_bytes(claims.read_bytes())
    program = f'csto() {{ {shlex.quote(sys.executable)} -m cstocli "$@"; }}'
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    (tmp_path / ".zfunc").mkdir()
    (tmp_path / ".config" / "fish" / "completions").mkdir(parents=True)
    for example in groups.module_of(name).EXAMPLES:
        result = subprocess.run(
            ["bash", "-c", f"{program}\n{example}"],  # noqa: S607
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1", **home},
        )
        assert "Traceback" not in result.stderr
        assert result.returncode in {0, 1, 3} or EXTRA in result.stderr, f"{example}: {result.stderr}"
        assert result.stdout or ">" in example or name in {"export", "completion", "check"} or EXTRA in result.stderr, (
            example
        )


def test_an_unsound_log_is_told_and_not_answered_from(csto: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(HEADER + SIGNED.replace('"XA"', '"XZ"'), encoding="utf-8")
    result = csto("members", "--on", "1993-01-01", "--log", str(path))
    line = path.read_text(encoding="utf-8").split("\n").index('states = ["XZ"]') + 1
    assert result.returncode == 4
    assert result.stdout == ""
    assert f"bad.toml:{line}:11" in result.stderr
    assert "error[CS202]: unknown State `XZ`" in result.stderr
    assert "           ^^^^" in result.stderr


@pytest.mark.parametrize("how", ["option", "environment", "stdin"])
def test_another_log_is_asked(how: str, log: Path, csto: Run) -> None:
    asked = ["members", "--on", "1993-01-01", "--format", "tsv"]
    if how == "option":
        result = csto(*asked, "--log", str(log))
    elif how == "environment":
        result = csto(*asked, env={"CSTO_LOG": str(log)})
    else:
        result = csto(*asked, "--log", "-", stdin=log.read_text(encoding="utf-8"))
    assert result.stdout.split("\n")[1] == "XA\tAlphia\tsignatory\t1992-05-15\tsignature-1992-05-15\tcertain"


def test_the_record_is_found_from_any_directory(csto: Run, tmp_path: Path) -> None:
    assert csto("members", "--on", "2012-07-01", cwd=tmp_path).stdout == csto("members", "--on", "2012-07-01").stdout
    assert list(tmp_path.iterdir()) == []


def test_a_month_stands_for_its_last_day_and_that_is_said(csto: Run) -> None:
    result = csto("members", "--on", "2012-06", "--format", "json")
    assert json.loads(result.stdout)["on"] == "2012-06-30"
    assert result.stderr == "note: 2012-06 is taken as its last day, 2012-06-30\n"


def test_the_installed_command_and_the_module_are_one_program(csto: Run) -> None:
    script = Path(sys.executable).with_name("csto")
    if not script.is_file():
        pytest.skip("the command is not installed beside this interpreter")
    for args in (["--help"], ["members", "--on", "2012-07-01"], ["members", "--on"]):
        result = subprocess.run(
            [str(script), *args],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1", "TZ": "UTC"},
        )
        module = csto(*args)
        assert (result.returncode, result.stdout, result.stderr) == (module.returncode, module.stdout, module.stderr)
