"""The program as a process: exit codes, streams, environment, what a shell script can rely on."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from conftest import HEADER, ROOT, Run, event
from cstocli.cli import groups
from cstocli.render.formats import FORMATS

SIGNED = event("signature", "1992-05-15", 'states = ["XA"]', instrument="treaty")
QUERIES = {
    "members": "members --on 2012-07-01",
    "chair": "chair --on 2012-07-01",
    "chair --all": "chair --all",
    "chair --rotation": "chair --rotation",
    "exercises": "exercises --from 2008 --to 2009",
    "exercises --totals": "exercises --totals series",
    "offices": "offices --on 2012-07-01",
    "offices --all": "offices --all",
    "show": "show uz-suspension-2012",
    "timeline": "timeline --from 2012 --to 2012",
}
ROWS = {
    "members": "state name standing since event certainty",
    "chair": "state name person from to event certainty",
    "chair --all": "state name person from to event certainty",
    "timeline": "date id kind states title basis confidence sources",
    "exercises": "id series name from to host place participants personnel aircraft vehicles status certainty",
    "offices": "office person state from to event certainty",
    "offices --all": "office person state from to event certainty",
}


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "a log.toml"
    path.write_text(HEADER + SIGNED, encoding="utf-8")
    return path


def test_alone_it_prints_help(csto: Run) -> None:
    result = csto()
    assert (result.returncode, result.stderr) == (0, "")
    assert all(name in result.stdout for name in groups.names())


def test_it_tells_its_version(csto: Run) -> None:
    assert csto("--version").stdout == f"csto {import_module('cstocli').__version__}\n"


@pytest.mark.parametrize("name", groups.names())
def test_the_help_of_a_command_shows_its_examples_and_they_run(name: str, csto: Run) -> None:
    text = csto(name, "--help").stdout
    for example in groups.module_of(name).EXAMPLES:
        assert example in text


@pytest.mark.parametrize("name", ["members", "chair", "exercises", "offices", "show", "timeline"])
def test_the_examples_of_a_command_succeed(name: str, csto: Run) -> None:
    for example in groups.module_of(name).EXAMPLES:
        result = csto(*shlex.split(example)[1:])
        assert result.returncode == 0, f"{example}: {result.stderr}"
        assert result.stdout


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        ("members --on June", 2, "write 2012-07-01"),
        ("members --on 01/02/2012", 2, "ambiguous"),
        ("members --format xml", 2, "'table'"),
        ("members --colour", 2, "--colour"),
        ("membres", 2, "membres"),
        ("timeline --state Uzbekistann", 2, "did you mean 'Uzbekistan'"),
        ("timeline --kind suspention", 2, "did you mean 'suspension'"),
        ("timeline --from 2013 --to 2012", 2, "ends on 2012-12-31, before it begins"),
        ("exercises --series rubez", 2, "did you mean 'rubezh'"),
        ("show uz-suspension-2021", 2, "did you mean 'uz-suspension-2012'"),
        ("chair --all --rotation", 2, "two questions"),
        ("offices --body cs", 2, "known are"),
        ("members --log nowhere.toml", 4, "nowhere.toml"),
        ("members --log .", 4, "a directory"),
    ],
)
def test_wrong_use_ends_with_one_message_and_its_code(args: str, code: int, said: str, csto: Run) -> None:
    result = csto(*args.split())
    assert result.returncode == code
    assert result.stdout == ""
    assert said in result.stderr
    assert "Traceback" not in result.stderr


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


def test_a_month_stands_for_its_last_day_and_that_is_said(csto: Run) -> None:
    result = csto("members", "--on", "2012-06", "--format", "json")
    assert json.loads(result.stdout)["on"] == "2012-06-30"
    assert result.stderr == "note: 2012-06 is taken as its last day, 2012-06-30\n"


@pytest.mark.parametrize("query", QUERIES)
def test_every_command_has_the_one_json_envelope(query: str, csto: Run) -> None:
    answer = json.loads(csto(*QUERIES[query].split(), "--format", "json").stdout)
    assert list(answer) == ["csto", "command", "log", "on", "reading", "data", "notes"]
    assert answer["csto"] == 1
    assert answer["command"] == query.split(maxsplit=1)[0]
    assert list(answer["log"]) == ["organisation", "verified_to", "sha256"]
    assert answer["reading"] == "practice"
    assert answer["data"]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("form", FORMATS)
def test_every_command_prints_every_format(query: str, form: str, csto: Run) -> None:
    result = csto(*QUERIES[query].split(), "--format", form)
    assert result.returncode == 0
    assert result.stdout.endswith("\n")
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize("query", QUERIES)
def test_rows_have_the_same_names_and_number_in_every_format(query: str, csto: Run) -> None:
    said = {form: csto(*QUERIES[query].split(), "--format", form).stdout for form in ("json", "jsonl", "csv", "tsv")}
    rows = json.loads(said["json"])["data"]
    assert [json.loads(line) for line in said["jsonl"].splitlines()] == rows
    table = list(csv.reader(io.StringIO(said["csv"])))
    assert table[0] == list(rows[0])
    assert len(table) == len(rows) + 1
    assert said["tsv"].split("\n")[0].split("\t") == list(rows[0])
    assert all(line.count("\t") == len(rows[0]) - 1 for line in said["tsv"].splitlines())


@pytest.mark.parametrize("query", ROWS)
def test_rows_have_the_names_of_the_contract(query: str, csto: Run) -> None:
    header = csto(*QUERIES[query].split(), "--format", "tsv").stdout.split("\n")[0]
    assert header.split("\t") == ROWS[query].split()


def test_the_format_can_be_set_in_the_environment(csto: Run) -> None:
    assert csto("members", "--on", "2012", env={"CSTO_FORMAT": "tsv"}).stdout.startswith("state\tname")


def test_a_closed_pipe_ends_quietly() -> None:
    program = (
        f"{shlex.quote(sys.executable)} -m cstocli timeline --to 2020 --format tsv | head -1; exit ${{PIPESTATUS[0]}}"
    )
    shell = ["bash", "-c", program]
    result = subprocess.run(shell, capture_output=True, text=True, check=False, timeout=60)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("date\tid")


def test_an_ascii_locale_does_not_end_the_program(csto: Run) -> None:
    result = csto("show", "kz-appeal-2022-01", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"})
    assert result.returncode == 0
    assert result.stdout.isascii()


def _on_a_terminal(args: list[str], columns: int, **env: str) -> str:
    """Return what the program writes to a terminal of some width."""
    controller, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "cstocli", *args],
        stdout=terminal,
        stdin=terminal,
        stderr=subprocess.DEVNULL,
        env={"PATH": os.environ["PATH"], "TERM": "xterm", "COLUMNS": str(columns), "PYTHONUTF8": "1", **env},
    )
    os.close(terminal)
    parts = []
    try:
        while part := os.read(controller, 65536):
            parts.append(part)
    except OSError:  # the terminal is gone when the program is
        pass
    process.wait(timeout=60)
    os.close(controller)
    return b"".join(parts).decode()


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_table_fits_the_terminal_and_loses_nothing(columns: int) -> None:
    text = _on_a_terminal(["members", "--on", "2012-07-01"], columns, NO_COLOR="1")
    lines = text.replace("\r", "").split("\n")
    assert max(len(line) for line in lines) <= columns
    told = "".join(line.strip() for line in lines)
    assert "Uzbekistan" in told or columns < 60
    assert "\x1b" not in text


def test_colour_is_for_terminals_only_and_says_nothing_alone(csto: Run) -> None:
    coloured = _on_a_terminal(["members", "--on", "2012-07-01"], 200)
    assert "\x1b[33m" in coloured
    assert "suspended" in coloured
    assert "\x1b" not in _on_a_terminal(["members", "--on", "2012-07-01"], 200, TERM="dumb")
    assert "\x1b" in csto("members", "--on", "2012-07-01", env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b" not in csto("members", "--on", "2012-07-01", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout


def test_away_from_a_terminal_nothing_is_cut_or_wrapped(csto: Run) -> None:
    text = csto("timeline", "--from", "2022-01", "--to", "2022-01", env={"COLUMNS": "20"}).stdout
    rows = json.loads(csto("timeline", "--from", "2022-01", "--to", "2022-01", "--format", "json").stdout)["data"]
    assert all(any(row["title"] in line and row["id"] in line for line in text.split("\n")) for row in rows)


MODULES = "import sys, cstocli.cli.app as app\ntry: app.run()\nfinally: print(*sys.modules, file=sys.stderr)"


@pytest.mark.parametrize(
    ("args", "absent"),
    [
        ("--version", "cstocli.core.replay cstocli.load rich json"),
        ("members --on 2012-07-01 --format json", "rich pydantic dateutil importlib.metadata tree_sitter csv calendar"),
        ("members --on 2012-07-01", "pydantic dateutil importlib.metadata tree_sitter csv"),
        ("members --help", "pydantic dateutil importlib.metadata tree_sitter tomli rich"),
    ],
)
def test_nothing_is_imported_that_the_answer_does_not_need(args: str, absent: str) -> None:
    program = [sys.executable, "-c", MODULES, *args.split()]
    result = subprocess.run(program, capture_output=True, text=True, check=True, cwd=ROOT, timeout=60)
    assert set(absent.split()).isdisjoint(result.stderr.split())


def test_no_home_directory_is_needed(csto: Run, tmp_path: Path) -> None:
    bare = csto("members", "--on", "2012-07-01", env={"HOME": "/nonexistent"}, cwd=tmp_path)
    assert bare.returncode == 0
    assert list(tmp_path.iterdir()) == []
