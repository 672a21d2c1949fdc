"""Start-up: what a run imports. The list of modules is the guard; bench/startup.py measures the time."""

from __future__ import annotations

import subprocess
import sys

import pytest

from support.logs import ROOT
from support.program import Run, environment

MODULES = """
import sys, cstocli.__main__ as program, cstocli.cli.streams as streams
def leave(code):
    sys.exit(code)
streams.exit_fast = leave
try: program.main()
finally: print(*sys.modules, file=sys.stderr)
"""
HEAVY = "rich pydantic dateutil importlib.metadata csv tomllib typer.rich_utils sqlite3"
RULES = "cstocli.check.engine cstocli.check.rules cstocli.load.examine"
"""What only a log that is not known to be sound needs."""


def imported(args: list[str], **env: str) -> set[str]:
    """Return the modules that a run has at its end."""
    result = subprocess.run(
        [sys.executable, "-c", MODULES, *args],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        timeout=60,
        env=environment(**env),
    )
    return set(result.stderr.split())


@pytest.mark.parametrize(
    ("args", "absent"),
    [
        ("--version", f"{HEAVY} json cstocli.replay.history cstocli.load.reader"),
        ("--help", f"{HEAVY} json tomli cstocli.replay.history cstocli.load.reader cstocli.cli.commands.members"),
        ("members --help", f"{HEAVY} tomli"),
        (
            "members --on 2012-07-01 --format json",
            f"{HEAVY} calendar cstocli.reports.arrange cstocli.cli.pager {RULES}",
        ),
        ("members --on 2012-07-01", HEAVY),
        ("is UZ suspended --on 2012-07-01", f"{HEAVY} tomli cstocli.reports.arrange {RULES}"),
        ("status --on 2012-07-01", f"{HEAVY} {RULES} rich.console".replace("rich ", "")),
    ],
)
def test_nothing_is_imported_that_the_answer_does_not_need(args: str, absent: str, csto: Run) -> None:
    csto(*args.split())  # where a compiled copy of the log is read, it is there now
    assert set(absent.split()).isdisjoint(imported(args.split()))


@pytest.mark.parametrize(
    ("line", "needed"),
    [
        ("mem", set()),
        ("members --", {"members"}),
        ("members --format ", {"members"}),
        ("country U", {"country"}),
        ("show uz", {"show"}),
    ],
)
@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_completion_imports_the_command_at_the_cursor_and_neither_rich_nor_the_reader(
    line: str, needed: set[str], shell: str
) -> None:
    words = f"csto {line}"
    asked = {"COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1), "_TYPER_COMPLETE_ARGS": words}
    found = imported([], _CSTO_COMPLETE=f"complete_{shell}", **asked)
    assert {"rich.console", "typer.rich_utils", "cstocli.load.reader", "cstocli.load.document"}.isdisjoint(found)
    commands = "cstocli.cli.commands."
    assert {name.removeprefix(commands) for name in found if name.startswith(commands)} == needed
    assert ("tomli" in found) == (line.partition(" ")[0] in {"country", "show"})
