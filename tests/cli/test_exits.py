"""Exit codes, each from a real process."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cstocli.cli.exits import Exit
from support.logs import HEADER, event
from support.program import Run, environment
from support.shell import PROGRAM, shell

FULL = Path("/dev/full")
WINDOW = event("accession", "[1999-01-01..1999-12-31]", 'states = ["XA"]', instrument="treaty", basis="law") + event(
    "entry-into-force", "[1999-01-01..1999-12-31]", 'states = ["XA"]', instrument="treaty", basis="law"
)


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ("members --on 2012-07-01", Exit.DONE),
        ("--help", Exit.DONE),
        ("--version", Exit.DONE),
        ("is UZ member --on 2000-01-01", Exit.NO),
        ("is UZ suspended --on 2012-07-01", Exit.DONE),
        ("members --on June", Exit.USAGE),
        ("members --log nowhere.toml", Exit.UNSOUND),
    ],
)
def test_a_run_ends_with_its_code(args: str, code: Exit, program: Run) -> None:
    assert program(*args.split()).returncode == code


def test_an_undecided_answer_ends_with_exit_code_3(program: Run, tmp_path: Path) -> None:
    log = tmp_path / "log.toml"
    log.write_text(HEADER + WINDOW, encoding="utf-8")
    result = program("is", "XA", "party", "--on", "1999-07-01", "--log", str(log))
    assert (result.returncode, result.stdout.partition(":")[0]) == (Exit.UNDECIDED, "possible")


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "args", ["members", "timeline --format json", "--help", "members --help", "--version", "--show-completion"]
)
def test_a_full_disk_is_an_error_of_one_line(args: str) -> None:
    result = shell(f"csto {args} > /dev/full")
    assert result.returncode == Exit.UNWRITTEN
    command = "csto" if args.startswith("--") else f"csto {args.split(maxsplit=1)[0]}"
    assert result.stderr.splitlines()[-1] == f"error: {command}: the answer cannot be written: no space left on device"
    assert "Traceback" not in result.stderr


def test_completion_that_cannot_be_installed_is_an_error_in_one_line() -> None:
    result = shell("HOME=/proc/none csto --install-completion; exit $?")
    assert result.returncode == Exit.UNWRITTEN
    assert re.fullmatch(r"error: csto: \S+ cannot be written: no such file or directory\n", result.stderr)


@pytest.mark.parametrize("args", ["members --on 2012-07-01", "--version", "--help"])
def test_a_closed_output_is_an_error_of_one_line(args: str) -> None:
    result = shell(f"csto {args} >&-")
    assert result.returncode == Exit.UNWRITTEN
    command = "csto" if args.startswith("--") else "csto members"
    assert result.stderr == f"error: {command}: the answer cannot be written: standard output is closed\n"


def test_the_answer_is_written_even_if_standard_error_is_closed() -> None:
    result = shell("csto members --on 2012-07 --format tsv 2>&-")
    assert result.returncode == 0
    assert result.stdout.startswith("state\tname")


@pytest.mark.parametrize("args", ["timeline --all --to 2020 --format tsv", "members --on 2010-01-01", "--help"])
def test_a_closed_pipe_ends_quietly(args: str) -> None:
    result = shell(f"csto {args} | head -n 1 >/dev/null; exit ${{PIPESTATUS[0]}}")
    assert (result.returncode, result.stderr) == (0, "")
    gone = shell(f"csto {args} 2>&1 | true; exit ${{PIPESTATUS[0]}}")
    assert (gone.returncode, gone.stdout) == (0, "")


def test_ctrl_c_in_the_middle_of_the_output_ends_at_once() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "cstocli", "timeline", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout
    assert process.stderr
    assert os.read(process.stdout.fileno(), 1) == b"{"  # the pipe is full now, and the program waits for its reader
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=10) == Exit.INTERRUPTED
    assert process.stderr.read() == b""
    process.stdout.close()
    process.stderr.close()


def test_ctrl_c_while_the_log_is_awaited_ends_at_once() -> None:
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "cstocli", "status", "--on", "2012-06", "--log", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stderr
    assert process.stderr.readline().startswith(b"note: 2012-06 is taken as its last day")  # it runs
    process.send_signal(signal.SIGINT)
    output, notes = process.communicate(timeout=10)
    assert (process.returncode, output, notes) == (Exit.INTERRUPTED, b"", b"")


@pytest.mark.parametrize("code", Exit)
def test_the_help_lists_every_exit_code(code: Exit, csto: Run) -> None:
    assert f"{code.value:3}  {code.meaning}" in csto("--help").stdout


@pytest.mark.parametrize(
    "env",
    [
        {},
        {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/proc/none"},
        {"HOME": "", "PATH": ""},
        {"HOME": "relative", "CSTO_LOG": "", "CSTO_FORMAT": ""},
    ],
)
def test_it_needs_no_home_and_no_writable_folder(env: dict[str, str]) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "cstocli", "members", "--on", "2012-07-01", "--format", "json"],
        capture_output=True,
        check=False,
        timeout=60,
        cwd="/",
        env=env,
    )
    assert (result.returncode, result.stderr) == (0, b"")
    assert len(json.loads(result.stdout)["data"]) == 7


def test_it_answers_on_a_read_only_file_system(tmp_path: Path) -> None:
    mount = f"mount --bind {shlex.quote(str(tmp_path))} {shlex.quote(str(tmp_path))}"
    remount = f"mount -o remount,bind,ro {shlex.quote(str(tmp_path))}"
    asked = f"cd {shlex.quote(str(tmp_path))} && ! touch x 2>/dev/null && {PROGRAM} members --on 2012-07-01"
    script = f"{mount} && {remount} || exit 99; {asked}"
    try:
        result = subprocess.run(
            ["unshare", "--mount", "--map-root-user", "sh", "-c", script],  # noqa: S607
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            env=environment(HOME=str(tmp_path), XDG_CACHE_HOME=""),
        )
    except FileNotFoundError:
        pytest.skip("no unshare here")
    if result.returncode == 99 or "unshare" in result.stderr:
        pytest.skip("mounting is not allowed here")
    assert (result.returncode, result.stderr) == (0, "")
    assert "Uzbekistan" in result.stdout


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can become somebody else")
def test_it_runs_as_the_user_nobody(tmp_path: Path) -> None:
    nobody = 65534
    try:
        subprocess.run(
            [sys.executable, "-c", "import cstocli"], check=True, user=nobody, capture_output=True, timeout=60
        )
    except (PermissionError, subprocess.CalledProcessError):
        pytest.skip("nobody may not read the program here")
    result = subprocess.run(
        [sys.executable, "-m", "cstocli", "members", "--on", "2012-07-01"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=tmp_path.anchor,
        user=nobody,
        env=environment(HOME="/root", XDG_CACHE_HOME=""),
    )
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ("members --on 2011-07-01 --strict", Exit.DONE),
        ("members --on 2026-06-01 --strict", Exit.UNDECIDED),
        ("members --on 2026-06-01", Exit.DONE),
        ("members --on 1993-06-01 --strict --format json", Exit.UNDECIDED),
        ("is KG signatory --on 1993-06-01", Exit.DONE),
        ("is KG signatory --on 1993-06-01 --strict", Exit.UNDECIDED),
        ("is KG signatory --on 1993-06-01 --strict --quiet", Exit.UNDECIDED),
        ("is KZ signatory --on 1993-06-01 --strict", Exit.DONE),
        ("is UZ member --on 2000-01-01 --strict", Exit.NO),
        ("is RU member --on 2050-01-01", Exit.UNDECIDED),
        ("is UZ member --on 2012", Exit.UNDECIDED),
        ("is GE party --ever", Exit.DONE),
        ("is GE member --ever", Exit.NO),
        ("is GE party --ever --first", Exit.USAGE),
        ("is GE party --ever --on 1995", Exit.USAGE),
        ("is GE party --body pa", Exit.USAGE),
        ("is RS observer --on 2020-01-01", Exit.NO),
        ("is RS observer --body pa --on 2020-01-01", Exit.DONE),
        ("timeline --strict", Exit.USAGE),
        ("members --standing member,frozen --standing former --on 2011-07-01", Exit.DONE),
    ],
)
def test_an_answer_ends_with_the_code_of_what_is_known(args: str, code: Exit, csto: Run) -> None:
    assert csto(*args.split()).returncode == code


def test_an_answer_in_a_word_is_a_table_where_an_option_asks_for_one(csto: Run) -> None:
    table = csto("is", "UZ", "member", "--on", "2000-01-01", "--columns", "answer,certainty").stdout
    assert "answer   certainty" in table
    assert "no       certain" in table
