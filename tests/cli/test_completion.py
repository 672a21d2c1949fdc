"""Completion: what is offered at the cursor, and that bash, zsh and fish really offer it."""

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

from cstocli.cli import groups
from cstocli.cli.complete import _DAYS, _OF_FILES, _OF_THE_LOG, _RULES, answer
from cstocli.cli.index import entries
from cstocli.render.formats.registry import FORMATS
from support.logs import HEADER, event

LOG = HEADER + "".join(
    [
        event("signature", "1992-05-15", 'states = ["XA"]', instrument="treaty"),
        event("exercise", "2001-05-15", 'participants = ["XA"]', 'host = ["XA"]', name="One", series="storm"),
        event("session", "2002-05-14", body="council", ident="with\\u001b[31m-escape"),
    ]
)
FREE = {"N", "NUMBER", "TEXT", "SECONDS", "SELECT", "COLUMN,...", "COLUMN", "LANGUAGE", "NAME"}
"""What follows an option but nobody can list."""


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "log.toml"
    path.write_text(LOG, encoding="utf-8")
    monkeypatch.setenv("CSTO_LOG", str(path))
    return path


def offered(*words: str) -> list[str]:
    """Return the words that are offered, without their meanings."""
    return [line.split("\t")[0] for line in answer(list(words)).splitlines()]


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("mem",), ["members"]),
        (("MEM",), ["members"]),
        (("nothing",), []),
        (("--ver",), ["--version"]),
        (("members", "--form"), ["--format"]),
        (("members", "--format", "j"), ["json", "jsonl"]),
        (("members", "-f", "j"), ["json", "jsonl"]),
        (("members", "--format=j"), ["--format=json", "--format=jsonl"]),
        (("members", "--format", "=", "j"), ["json", "jsonl"]),
        (("members", "--format", "="), list(FORMATS)),
        (("members", "--all", "--al"), []),
        (("timeline", "--state", "XA", "--sta"), ["--state"]),
        (("members", "--standing", "s"), ["suspended", "signatory"]),
        (("members", "--on", ""), ["today"]),
        (("country", ""), ["XA", "XB", "XC"]),
        (("country", "xa"), ["XA"]),
        (("country", "gam"), ["Gammaland"]),
        (("country", '"gam'), ["Gammaland"]),
        (("is", "XA", "fr"), ["frozen"]),
        (("is", "--on", "2000", "XA", "fr"), ["frozen"]),
        (("is", "--on=2000", "XA", "fr"), ["frozen"]),
        (("is", "XA", "frozen", "x"), []),
        (("why", ""), ["XA", "XB", "XC", "chair", "office"]),
        (("explain", "CS302"), ["CS302"]),
        (("show", "s"), ["signature-1992-05-15"]),
        (("show", "with"), []),
        (("show", "--", "s"), ["signature-1992-05-15"]),
        (("timeline", "--kind", ""), ["exercise", "session", "signature"]),
        (("timeline", "--kind", "session,ex"), ["session,exercise"]),
        (("exercises", "--series", ""), ["storm"]),
        (("members", "--prefer", "s"), ["s1", "s2"]),
        (("sources", ""), ["s1", "s2"]),
        (("offices", "--body", ""), ["council", "office"]),
        (("members", "--log", "x"), [":files"]),
        (("completion", ""), ["bash", "zsh", "fish"]),
        (("nonsense", "x"), []),
    ],
)
def test_what_may_stand_at_the_cursor_is_offered(words: tuple[str, ...], found: list[str]) -> None:
    assert offered(*words) == found


@pytest.mark.usefixtures("log")
def test_each_word_comes_with_what_it_means() -> None:
    assert "XA\tAlphia" in answer(["country", ""]).splitlines()
    assert "s1\tFirst Press" in answer(["sources", "s1"])
    assert "members\tWho was a member on a day" in answer(["mem"])
    assert answer(["members", "--all"]) == "--all\tObservers and former States too.\n"


def test_the_log_of_the_line_is_read_before_that_of_the_environment(log: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(log.read_text(encoding="utf-8").replace("states.XC", "states.XD"), encoding="utf-8")
    assert offered("country", "--log", str(other), "") == ["XA", "XB", "XD"]
    assert offered("country", f"--log={other}", "") == ["XA", "XB", "XD"]


def test_a_bibliography_beside_the_log_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head, _, sources = LOG.partition("[sources.s1]")
    sources = "[sources.s1]" + sources.partition("\n[[event]]")[0]
    (tmp_path / "books.toml").write_text(sources, encoding="utf-8")
    (tmp_path / "log.toml").write_text(head.replace("[log]", '[log]\nsources = "books.toml"'), encoding="utf-8")
    monkeypatch.setenv("CSTO_LOG", str(tmp_path / "log.toml"))
    assert offered("sources", "") == ["s1", "s2"]


@pytest.mark.parametrize("text", ["", "not toml [", "[states]\nXA = 3", "event = 3", "[[event]]\nid = 3", "\x00"])
def test_a_log_that_is_none_offers_nothing_and_says_nothing(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")
    for log in (path, tmp_path, tmp_path / "none", Path("/dev/zero"), Path("-")):
        monkeypatch.setenv("CSTO_LOG", str(log))
        assert not [word for word in offered("show", "x") if word != "x"]
        assert offered("members", "--fo") == ["--format"]
    assert capsys.readouterr() == ("", "")


def test_every_command_and_what_follows_its_options_is_known() -> None:
    assert {entry.command for entry in entries()} == {"", *groups.names()}
    for entry in entries():
        if entry.name and not entry.help.startswith("One of: "):
            takes = entry.takes if entry.forms else entry.name
            for word in takes.split("|") if takes else ():
                assert word == word.lower() or word in {*_OF_THE_LOG, *_OF_FILES, *_DAYS, _RULES, *FREE}, entry


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
    """Return a directory with the program in it, a log, and the scripts of the shells."""
    folder = tmp_path_factory.mktemp("completion")
    program = folder / "csto"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m cstocli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (folder / "a log.toml").write_text(LOG, encoding="utf-8")
    for shell in ("bash", "zsh", "fish"):
        script = subprocess.run([str(program), "completion", shell], capture_output=True, check=True, timeout=60).stdout
        (folder / f"csto.{shell}").write_bytes(script)
    return folder


LINES = [
    ("csto mem\t", "csto members "),
    ("csto members --format=jsonl\t", "csto members --format=jsonl "),
    ("csto country 'uzb\t", "Uzbekistan"),
    ("csto show uz-suspension-pub\t", "csto show uz-suspension-public-2012 "),
    ("CSTO_LOG='a log.toml' csto country gam\t", "Gammaland "),
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


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_a_real_shell_lists_what_the_words_mean(shell: str, place: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    start = {
        "bash": (["bash", "--norc", "--noprofile", "-i"], "source csto.bash", "UZ  (Uzbekistan)"),
        "zsh": (
            ["zsh", "-f", "-i"],
            "PS1='> '; autoload -Uz compinit && compinit -D && source csto.zsh",
            "UZ -- Uzbekistan",
        ),
    }[shell]
    assert start[2] in typed(start[0], start[1], "csto country U\t\t", start[2], place)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("csto mem", "members\tWho was a member on a day"),
        ("csto members --format=jsonl", "--format=jsonl"),
        ("csto country uz", "UZ\tUzbekistan"),
        ("csto show uz-suspension-pub", "uz-suspension-public-2012\tUzbekistan's suspension"),
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
