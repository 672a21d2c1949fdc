"""Start-up: what a run imports. The list of modules is the guard; bench/startup.py tells the time."""

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
        ("members --on 2012-07-01 --format json", f"{HEAVY} calendar cstocli.reports.arrange cstocli.cli.pager"),
        ("members --on 2012-07-01", HEAVY.removeprefix("rich ")),
        ("is UZ suspended --on 2012-07-01", f"{HEAVY} tomli cstocli.reports.arrange"),
    ],
)
def test_nothing_is_imported_that_the_answer_does_not_need(args: str, absent: str, csto: Run) -> None:
    csto(*args.split())  # where a compiled copy of the log is read, it is there now
    assert set(absent.split()).isdisjoint(imported(args.split()))


@pytest.mark.parametrize(
    "args", [["mem"], ["members", "--"], ["members", "--format", ""], ["country", "U"], ["show", "uz"]]
)
def test_completion_imports_neither_typer_nor_a_command(args: list[str]) -> None:
    found = imported(args, _CSTO_COMPLETE="bash")
    assert {"typer", "rich", "json", "cstocli.replay.history", "cstocli.cli.commands.members"}.isdisjoint(found)
    assert ("tomli" in found) == (args[0] in {"country", "show"})
