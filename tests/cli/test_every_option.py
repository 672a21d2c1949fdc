"""No option is accepted and ignored: each is tried beside every mode of its command, and does something or is refused.

To do something is to change what is printed, what is written, what goes through a pager, or the exit code. To be
refused is to end with exit code 2 and one line that names the option. The options are those that a command itself
lists, so a new one without a trial fails here: write one in ``support/option_trials.py``.
"""

from __future__ import annotations

import io
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest
import typer

from cstocli.cli import app, groups
from cstocli.cli.command_table import COMMANDS
from cstocli.cli.day_argument import NAME as DAY_ARGUMENT
from cstocli.cli.groups import load_command
from cstocli.cli.usage_errors import parameter_name
from cstocli.load.reader import LogReader
from support.logs import ROOT, event
from support.option_trials import FILES, MODES, SPECIAL, TRIALS, Trial

LOG = ROOT / "tests" / "data" / "options.toml"
UNSOUND = (
    event("statement", "1919-01-02", 'states = ["XA"]', ident="xa-speaks-1919")
    .replace("s1", "late")
    .replace("s2", "other")
)
MANY = "".join(
    event("exercise", f"2019-01-0{day}", 'states = ["XB"]', ident=f"many-{day}", name=f"Many-{day}")
    .replace("s1", "recent")
    .replace("s2", "other")
    for day in range(1, 8)
)
COMPUTED = {"--columns", "--sort", "--no-header", "--wide", "--width", "--pager", "--provenance"}


class Outcome(NamedTuple):
    """All that an option can change."""

    code: int
    out: str
    err: str
    paged: bytes
    written: tuple[bytes, ...]


class _Stream(io.TextIOWrapper):
    """A stream that is a terminal or not."""

    terminal = False

    def isatty(self) -> bool:
        return self.terminal


def _once_for_each_log(step: Callable[[LogReader], Any]) -> Callable[[LogReader], Any]:
    """Return a step of reading a log that is taken once for each log and manner of reading it."""
    taken: dict[tuple[object, ...], Any] = {}

    def take(reader: LogReader) -> object:
        key = (reader.name, reader.text, reader.bibliography, reader.only_acts, reader.sources_file)
        if key not in taken:
            taken[key] = step(reader)
        return taken[key]

    return take


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """Return a function that runs the program on the small log, in a folder with the files that modes name.

    Standard input is that log without its bibliography.
    """
    # A short run spends most of its time on what is the same in all: building the commands, and reading the log.
    monkeypatch.setattr(groups, "load_command", cache(groups.load_command))
    monkeypatch.setattr(typer.main, "get_command", cache(typer.main.get_command))
    for step in (LogReader.require_sound, LogReader.log):
        monkeypatch.setattr(LogReader, step.__name__, _once_for_each_log(step))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CSTO_LOG", str(LOG))
    monkeypatch.setenv("PAGER", "sh -c 'cat > paged'")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("LINES", "1000")
    log = LOG.read_text(encoding="utf-8")
    for name, text in FILES.items():
        Path(name).write_text(text, encoding="utf-8")
    Path("many.toml").write_text(log + MANY, encoding="utf-8")
    warned = log.replace("[[event]]", FILES["warned.toml"] + "[[event]]", 1)
    piped = re.sub(
        r"(?ms)^\[sources\].*?(?=^\[\[event)", "", warned.replace("[log]\n", '[log]\nsources = "apart.toml"\n')
    )
    Path("unsound.toml").write_text(log + UNSOUND, encoding="utf-8")
    Path("warned.toml").write_text(warned, encoding="utf-8")

    @cache
    def run_once(line: str, *, terminal: bool = False, existing: bool = False) -> Outcome:
        for path in Path().glob("made*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        if existing:
            execute(line.removesuffix(" --force"))
        return execute(line, terminal=terminal)

    def execute(line: str, *, terminal: bool = False) -> Outcome:
        streams = [_Stream(io.BytesIO(), "utf-8", write_through=True) for _ in range(2)]
        for stream in streams:
            stream.terminal = terminal
        Path("paged").unlink(missing_ok=True)
        stdin = io.TextIOWrapper(io.BytesIO(piped.encode()), "utf-8")
        argv = ["csto", *shlex.split(line)]
        with (
            patch.multiple(sys, argv=argv, stdin=stdin, stdout=streams[0], stderr=streams[1]),
            pytest.raises(SystemExit) as ended,
        ):
            app.run()
        out, err = (stream.buffer.getvalue().decode() for stream in streams)  # type: ignore[attr-defined]
        paged = Path("paged").read_bytes() if Path("paged").exists() else b""
        written = tuple(
            path.read_bytes() for path in sorted(Path().rglob("*")) if "made" in str(path) and path.is_file()
        )
        return Outcome(int(ended.value.code or 0), out, err, paged, written)

    saved = run_once("members --on 2012-07-01 --format csv --provenance").out
    Path("saved.csv").write_text(saved.replace("suspended", "member"), encoding="utf-8")
    return run_once


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_does_something_beside_every_mode_or_is_refused(name: str, run: Callable[..., Outcome]) -> None:
    options = [one for one in load_command(name).params if one.param_type_name == "option" or one.name == DAY_ARGUMENT]
    ignored: list[str] = []
    effective = {word for mode in MODES[name] for word in shlex.split(mode)}
    for mode in [*MODES[name], *_flag_modes(name, options)]:
        if run(mode).code == 2:
            assert mode not in MODES[name], f"csto {mode} is refused"
            continue
        for option in options:
            if not {*option.opts, *option.secondary_opts} & set(shlex.split(mode)):
                effect = _effect(name, mode, parameter_name(option), run)
                effective |= {parameter_name(option)} if effect == "changes" else set()
                ignored += [f"csto {mode} {parameter_name(option)}"] if effect == "ignored" else []
    assert not ignored, "accepted and ignored:\n" + "\n".join(ignored)
    refused = {parameter_name(option) for option in options} - effective
    assert refused == set(), f"csto {name}: refused in every mode: {refused}"


def _flag_modes(name: str, options: list[Any]) -> Iterator[str]:
    """Yield the first mode of a command with each flag of its own."""
    for option in options:
        if (
            getattr(option, "is_flag", False)
            and option.rich_help_panel is None
            and option.opts[0] not in {"--unsound", "--force"}
        ):
            yield f"{MODES[name][0]} {option.opts[0]}"


def _effect(name: str, mode: str, option: str, run: Callable[..., Outcome]) -> str:
    """Return what an option does beside a mode: "changes", "refused" or "ignored"."""
    for given, beside in _trials(name, mode, option, run):
        for base in (f"{mode} {beside}", mode):
            before = run(base, terminal=option == "--pager", existing=option == "--force")
            if before.code == 2 and option != "--force":
                continue
            after = run(f"{base} {given}", terminal=option == "--pager", existing=option == "--force")
            if after.code == 2:
                *notes, message = after.err.splitlines()
                assert all(note.startswith("note: ") for note in notes), after.err
                assert message.startswith(f"error: csto {name}: "), message
                assert option in message
                return "refused"
            if after != before:
                return "changes"
            if option == "--quiet" and not _has_notes(before):
                return "changes"  # there is nothing to silence
            break
    return "ignored"


def _trials(name: str, mode: str, option: str, run: Callable[..., Outcome]) -> Iterator[Trial]:
    """Yield what to give for an option, and what beside it; the last of them with the names of columns."""
    found = (SPECIAL.get(f"{mode} {option}"), SPECIAL.get(f"{name} {option}"), TRIALS.get(option))
    special = next(filter(None, found), Trial(""))
    if special.given:
        yield special
        return
    beside = special.beside
    if option not in COMPUTED:
        parameter = next(one for one in load_command(name).params if option == parameter_name(one))
        assert getattr(parameter, "is_flag", False), f"write a trial for {option} in support/option_trials.py"
        yield Trial(option)
        return
    names = run(f"{mode} --format csv").out.split("\n")[0].split(",")
    if option == "--columns":
        yield Trial(f"--columns {names[0] or 'state'}", beside)
    elif option == "--sort":
        for column in names:
            yield from (Trial(f"--sort={sign}{column or 'state'}", beside) for sign in ("", "-"))
    elif option == "--pager":
        yield from (Trial("--pager"), Trial("--no-pager"))
    else:
        yield Trial(option + " 20" * (option == "--width"))


def _has_notes(outcome: Outcome) -> bool:
    return any(not line.startswith(("warning: ", "error: ")) for line in outcome.err.splitlines())
