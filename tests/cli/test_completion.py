"""Completion: which words the program offers at the cursor, and that bash, zsh and fish offer them."""

from __future__ import annotations

import os
import pty
import re
import select
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cstocli.render.formats.registry import FORMATS
from support.logs import HEADER, event
from support.program import Run

LOG = HEADER + "".join(
    [
        event("signature", "1992-05-15", 'states = ["XA"]', instrument="treaty"),
        event("exercise", "2001-05-15", 'participants = ["XA"]', 'host = ["XA"]', name="One", series="storm"),
        event("session", "2002-05-14", body="council", ident="with\\u001b[31m-escape"),
        event("session", "2003-05-14", body="council", ident="$(touch-x)`y`"),
    ]
)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.toml"
    path.write_text(LOG, encoding="utf-8")
    return path


def offered(csto: Run, line: str, log: Path) -> list[str]:
    """Return the words that bash would offer at the end of a line."""
    words = f"csto {line}"
    env = {
        "_CSTO_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split(" ")) - 1),
        "CSTO_LOG": str(log),
    }
    ran = csto(env=env)
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout.split()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("mem", ["members"]),
        ("nothing", []),
        ("--ver", ["--version"]),
        ("members --form", ["--format"]),
        ("members --format j", ["json", "jsonl"]),
        ("members -f j", ["json", "jsonl"]),
        ("members --format=j", ["json", "jsonl"]),
        ("members --format ", list(FORMATS)),
        ("members --all --al", []),
        ("timeline --state XA --sta", ["--state", "--status"]),
        ("members --standing s", ["suspended", "signatory"]),
        ("members --on ", ["today", "yesterday", "tomorrow"]),
        ("members t", ["today", "tomorrow"]),
        ("is XA frozen y", ["yesterday"]),
        ("timeline y", ["yesterday"]),
        ("help mem", ["members"]),
        ("country ", ["XA", "XB", "XC"]),
        ("country xa", ["xa"]),
        ("country gam", ["gammaland"]),
        ("country Gam", ["Gammaland"]),
        ("is XA fr", ["frozen"]),
        ("is --on 2000 XA fr", ["frozen"]),
        ("is --on=2000 XA fr", ["frozen"]),
        ("is XA frozen x", []),
        ("why ", ["XA", "XB", "XC", "chair", "office"]),
        ("check --explain CS302", ["CS302"]),
        ("check --select CS301,cs302", ["CS301,cs302"]),
        ("show s", ["signature-1992-05-15"]),
        ("show with", []),
        ("show $", []),
        ("show -- s", ["signature-1992-05-15"]),
        ("timeline --kind ", ["exercise", "session", "signature"]),
        ("timeline --kind session,ex", ["session,exercise"]),
        ("exercises --series ", ["storm"]),
        ("members --prefer s", ["s1", "s2"]),
        ("sources ", ["s1", "s2"]),
        ("offices --body ", ["office"]),
        ("export x.csv --table sp", ["spells"]),
        ("kinds assert.", ["assert.event"]),
        ("members --log x", []),
        ("nonsense x", []),
        ("explain CS", []),
    ],
)
def test_words_that_fit_the_cursor_are_offered(line: str, found: list[str], csto: Run, log: Path) -> None:
    assert offered(csto, line, log) == found


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("country ", "XA\tAlphia"),
        ("sources s1", "s1\tFirst Press"),
        ("mem", "members\tMembers on a day, with their standing and since when"),
        ("members --all", "--all\tInclude observers and former members."),
        ("check --explain CS302", "CS302\tratified-before-signed"),
        ("timeline --kind sig", "signature\t"),
        ("kinds standing", "standing\t"),
    ],
)
def test_each_word_has_a_description(line: str, wanted: str, csto: Run, log: Path) -> None:
    env = {"_CSTO_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args", "CSTO_LOG": str(log)}
    lines = csto(env={**env, "_TYPER_COMPLETE_ARGS": f"csto {line}"}).stdout.splitlines()
    (described,) = [one for one in lines if one.startswith(wanted)]
    assert described.split("\t")[1]


def test_the_log_of_the_line_is_read_before_that_of_the_environment(csto: Run, log: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(log.read_text(encoding="utf-8").replace("states.XC", "states.XD"), encoding="utf-8")
    assert offered(csto, f"country --log {other} ", log) == ["XA", "XB", "XD"]
    assert offered(csto, f"country --log={other} ", log) == ["XA", "XB", "XD"]
    assert offered(csto, f"factcheck claims.toml --log {other} --prefer s", log) == ["s1", "s2"]
    assert offered(csto, "country --log - ", log) == []


def test_a_bibliography_beside_the_log_is_read(csto: Run, tmp_path: Path) -> None:
    head, _, sources = LOG.partition("[sources.s1]")
    sources = "[sources.s1]" + sources.partition("\n[[event]]")[0]
    (tmp_path / "books.toml").write_text(sources, encoding="utf-8")
    log = tmp_path / "log.toml"
    log.write_text(head.replace("[log]", '[log]\nsources = "books.toml"'), encoding="utf-8")
    assert offered(csto, "sources ", log) == ["s1", "s2"]


@pytest.mark.parametrize("text", ["", "not toml [", "[states]\nXA = 3", "event = 3", "[[event]]\nid = 3", "\x00"])
def test_an_unreadable_log_offers_nothing_and_prints_no_error(text: str, csto: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")
    for log in (path, tmp_path, tmp_path / "none", Path("/dev/zero"), Path("-")):
        assert offered(csto, "show x", log) == []
        assert offered(csto, "members --fo", log) == ["--format"]


def test_descriptions_from_a_log_cannot_run_commands_in_zsh(csto: Run, tmp_path: Path) -> None:
    log = tmp_path / "log.toml"
    log.write_text(LOG.replace('"Alphia"', '"A\\\\$(touch x)`y`\\"\'"'), encoding="utf-8")
    env = {"_CSTO_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "csto country X", "CSTO_LOG": str(log)}
    (line,) = [line for line in csto(env=env).stdout.splitlines() if '"XA"' in line]
    assert not set("$`\\") & set(line)
    assert line.count('"') == 4


def typed(shell: list[str], setup: str, line: str, wanted: str, cwd: Path) -> str:
    """Return what a shell on a terminal shows when a line with tabs in it is typed."""
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(cwd)
        path = f"{cwd}:{os.environ['PATH']}"
        os.execvpe(shell[0], shell, {"PATH": path, "TERM": "dumb", "HOME": str(cwd), "PS1": "> ", "LANG": "C.UTF-8"})
    shown = ""

    def read(until: str) -> None:
        nonlocal shown
        ends = time.monotonic() + 30
        while until not in shown and time.monotonic() < ends:
            if select.select([terminal], [], [], 0.1)[0]:
                shown += os.read(terminal, 65536).decode(errors="replace")

    try:
        os.write(terminal, f"{setup}\necho rea''dy\n".encode())
        read("ready\r\n")
        shown = ""
        os.write(terminal, line.encode())
        read(wanted)
    finally:
        os.close(terminal)
        os.waitpid(process, 0)
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|[\r\x07]", "", shown)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a directory with the program in it, a log, and the scripts that Typer writes for the shells."""
    folder = tmp_path_factory.mktemp("completion")
    program = folder / "csto"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m cstocli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (folder / "a log.toml").write_text(LOG, encoding="utf-8")
    for shell in ("bash", "zsh", "fish"):
        code = (
            "from typer._completion_shared import get_completion_script as f; "
            f"print(f(prog_name='csto', complete_var='_CSTO_COMPLETE', shell={shell!r}))"
        )
        script = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60).stdout
        (folder / f"csto.{shell}").write_bytes(script)
    return folder


LINES = [
    ("csto mem\t", "csto members "),
    ("csto members --format jsonl\t", "csto members --format jsonl "),
    ("csto country Uzb\t", "csto country Uzbekistan "),
    ("csto show uz-suspension-pub\t", "csto show uz-suspension-public-2012 "),
    ("CSTO_LOG='a log.toml' csto country Gam\t", "Gammaland "),
    ("csto members --log a\t", "a\\ log.toml "),
]


@pytest.mark.parametrize(("line", "wanted"), LINES)
@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_a_real_shell_completes(shell: str, line: str, wanted: str, place: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    start = {
        "bash": (["bash", "--norc", "--noprofile", "-i"], "source csto.bash"),
        "zsh": (["zsh", "-f", "-i"], "PS1='> '; autoload -Uz compinit && compinit -D && source csto.zsh"),
    }[shell]
    if "CSTO_LOG" in line:
        start = (start[0], f"{start[1]}; export CSTO_LOG='a log.toml'")
        line = line.partition(" csto ")[1].lstrip() + line.partition(" csto ")[2]
    assert wanted in typed(*start, line, wanted, place)


def test_zsh_shows_descriptions(place: Path) -> None:
    if shutil.which("zsh") is None:
        pytest.skip("no zsh here")
    setup = "PS1='> '; autoload -Uz compinit && compinit -D && source csto.zsh"
    wanted = "-- Uzbekistan"
    assert wanted in typed(["zsh", "-f", "-i"], setup, "csto country U\t\t", wanted, place)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("csto mem", "members\tMembers on a day"),
        ("csto members --format jsonl", "jsonl"),
        ("csto country uz", "uz\tUzbekistan"),
        ("csto show uz-suspension-pub", "uz-suspension-public-2012\tUzbekistan\u2019s suspension"),
        ("csto members --log csto.f", "csto.fish"),
        ("csto members --log 'a log.toml' --standing fr", "frozen"),
    ],
)
def test_fish_completes(line: str, wanted: str, place: Path) -> None:
    if shutil.which("fish") is None:
        pytest.skip("no fish here")
    result = subprocess.run(
        ["fish", "-N", "-c", f"source csto.fish; complete -C {shlex.quote(line)}"],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        cwd=place,
        env={"PATH": f"{place}:{os.environ['PATH']}", "HOME": str(place), "LANG": "C.UTF-8"},
    )
    assert [shown for shown in result.stdout.splitlines() if shown.startswith(wanted)]
    assert result.stderr == ""


INSTALLED = {
    "bash": (["bash", "--noprofile", "-i"], ".bashrc"),
    "zsh": (["zsh", "-i"], ".zshrc"),
    "fish": ([], ".config/fish/completions/csto.fish"),
}
"""By shell: how it is started so that it reads what the user has in the home folder, and the file that is written."""


@pytest.mark.parametrize("shell", INSTALLED)
def test_a_new_shell_completes_after_completion_was_installed(shell: str, place: Path, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    (tmp_path / "csto").symlink_to(place / "csto")
    given = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "HOME": str(tmp_path), "LANG": "C.UTF-8"}

    def run(script: str) -> str:
        command = [shell, "-c", script]
        return subprocess.run(command, env=given, capture_output=True, text=True, check=True, timeout=60).stdout

    line, wanted = "csto country Uzb\t", "ekistan "
    if shell == "zsh":
        line += "\t"  # the first one only loads the script
    command, written = INSTALLED[shell]
    assert f"{shell} completion installed" in run("csto --install-completion; true")
    assert (tmp_path / written).is_file()
    if command:
        assert wanted in typed(command, "PS1='> '", line, wanted, tmp_path)
    else:
        assert "Uzbekistan" in run(f"complete -C {shlex.quote(line.rstrip())}")
