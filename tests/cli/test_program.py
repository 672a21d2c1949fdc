"""The program as a process: which log it reads, and that the examples in its help succeed."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from cstocli.cli.command_table import COMMANDS
from cstocli.cli.groups import command_module
from support.logs import HEADER, ROOT, event
from support.program import Run, environment
from support.shell import shell

SIGNED = event("signature", "1992-05-15", 'states = ["XA"]', instrument="treaty")
EXAMPLE_FILES = {
    "claims.toml": "docs/examples/article-2022-01-10.toml",
    "state_year_formatv3.csv": "tests/data/made_up_state_years.csv",
    "alliance_v4.1_by_member.csv": "tests/data/made_up_alliances.csv",
}
"""Files of the examples, and what stands for them here."""
OF_THE_SHELL = set("|>&$#")
EXTRA = "cstocli["
"""Stands in the message that an optional library is missing."""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "a log.toml"
    path.write_text(HEADER + SIGNED, encoding="utf-8")
    return path


def test_version_is_printed(program: Run) -> None:
    assert program("--version").stdout == f"csto {import_module('cstocli').__version__}\n"


@pytest.fixture
def place(tmp_path: Path, csto: Run) -> Path:
    """Return a folder with the files that the examples name."""
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    for file in (ROOT / "data").iterdir():
        (tmp_path / file.name).symlink_to(file)
    for name, source in EXAMPLE_FILES.items():
        (tmp_path / name).write_bytes((ROOT / source).read_bytes())
    (tmp_path / "spells.csv").write_text(csto("spells", "--format", "csv").stdout, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_of_a_command_succeed(name: str, place: Path, csto: Run) -> None:
    for number, example in enumerate(command_module(name).EXAMPLES):
        if number == 0 or set(example) & OF_THE_SHELL:  # the first as a process, which has imported nothing yet
            result = shell(example, cwd=place, HOME=str(place))
        else:
            result = csto(*shlex.split(example)[1:], cwd=place)
        assert "Traceback" not in result.stderr
        assert result.returncode in {0, 1, 3} or EXTRA in result.stderr, f"{example}: {result.stderr}"
        silent = ">" in example or name in {"export", "check"} or EXTRA in result.stderr
        assert result.stdout or silent, example


def test_an_unsound_log_is_reported_and_not_used_for_answers(csto: Run, tmp_path: Path) -> None:
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
def test_another_log_is_asked(how: str, log: Path, program: Run) -> None:
    asked = ["members", "--on", "1993-01-01", "--format", "tsv"]
    if how == "option":
        result = program(*asked, "--log", str(log))
    elif how == "environment":
        result = program(*asked, env={"CSTO_LOG": str(log)})
    else:
        result = program(*asked, "--log", "-", stdin=log.read_text(encoding="utf-8"))
    assert result.stdout.split("\n")[1] == "XA\tAlphia\tsignatory\t1992-05-15\tsignature-1992-05-15\tcertain\tagreed"


def test_the_record_is_found_from_any_directory(program: Run, tmp_path: Path) -> None:
    question = ("members", "--on", "2012-07-01")
    assert program(*question, cwd=tmp_path).stdout == program(*question).stdout
    assert list(tmp_path.iterdir()) == []


def test_a_month_in_which_no_standing_changes_is_answered_by_its_last_day(csto: Run) -> None:
    answer = json.loads(csto("members", "--on", "2011-06", "--format", "json").stdout)
    assert answer["on"] == "2011-06-30"
    assert "Each standing is the same from 2011-06-01 through 2011-06-30, the day of this answer." in answer["notes"]


def test_a_month_in_which_a_standing_changes_is_answered_with_the_days(csto: Run) -> None:
    answer = json.loads(csto("members", "--on", "2012-06", "--format", "json").stdout)
    assert answer["on"] is None
    days = [(row["standing"], row["from"], row["to"]) for row in answer["data"] if row["state"] == "UZ"]
    assert days == [("member", "2012-06-01", "2012-06-27"), ("suspended", "2012-06-28", "2012-06-30")]


def test_the_installed_command_and_the_module_are_one_program(program: Run) -> None:
    script = Path(sys.executable).with_name("csto")
    if not script.is_file():
        pytest.skip("the command is not installed beside this interpreter")
    for args in (["--help"], ["members", "--on", "2012-07-01"], ["members", "--on"]):
        result = subprocess.run(
            [str(script), *args], capture_output=True, text=True, check=False, timeout=60, env=environment()
        )
        module = program(*args)
        assert (result.returncode, result.stdout, result.stderr) == (module.returncode, module.stdout, module.stderr)


def test_the_timeline_lists_what_was_held_and_all_of_it_on_request(csto: Run) -> None:
    question = ("timeline", "--kind", "session", "--reverse", "--format", "json")
    held, every = csto(*question), csto(*question, "--all")
    first, rows = json.loads(held.stdout)["data"], json.loads(every.stdout)["data"]
    assert rows[: len(first)] == first, "what was not held does not stand after all that was"
    assert {row["status"] for row in first} == {"held"}
    assert "csc-session-moscow-2026" in {row["id"] for row in rows[len(first) :]}
    assert "left out; `--all` lists them too." in held.stdout
    assert "left out" not in every.stdout
