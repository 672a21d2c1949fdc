"""Run the program on a pseudo-terminal."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from support.program import environment

_ROWS, _COLUMNS = 24, 80
_ESCAPE = re.compile(r"\x1b\[[0-9;]*[A-Za-z]|\x1b\][^\x1b\x07]*(?:\x1b\\\\|\x07)")
"""A sequence of colour or movement, or the beginning or end of a hyperlink."""
_ON_A_DAY = """
import sys
from datetime import date
from cstocli.cli import options
from cstocli.__main__ import main
day = date.fromisoformat(sys.argv.pop(1))
options.today = lambda: day
main()
"""
"""A program that is run on a day of the past."""


class Screen(NamedTuple):
    """What a person sees first, and how the program ended."""

    text: str
    exit_status: int


def screen(args: Sequence[str], today: str) -> Screen:
    """Return the first screen, 24 lines of 80 columns, of what the program writes to a terminal on some day.

    A line that is longer goes on in the next line, as on a terminal. Standard error is included; no pager is used.
    """
    command = [sys.executable, "-c", _ON_A_DAY, today, *args]
    written, status = _run(command, {"COLUMNS": str(_COLUMNS), "CSTO_PAGER": "cat"})
    lines = [
        line[start : start + _COLUMNS]
        for line in _ESCAPE.sub("", written).split("\n")
        for start in range(0, max(len(line), 1), _COLUMNS)
    ]
    return Screen("\n".join(lines[:_ROWS]), status)


def on_a_terminal(args: list[str], columns: int = 100, **env: str) -> str:
    """Return what the program writes to a terminal with this many columns; standard error is included."""
    return _run([sys.executable, "-m", "cstocli", *args], {"COLUMNS": str(columns), **env})[0]


def written_by(command: list[str], folder: Path) -> str:
    """Return what a command in a folder writes to a terminal of 80 columns, without colours and hyperlinks."""
    plain = {"COLUMNS": str(_COLUMNS), "CSTO_PAGER": "cat", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
    return _ESCAPE.sub("", _run(command, plain, folder)[0])


def _run(command: list[str], env: Mapping[str, str], folder: Path | None = None) -> tuple[str, int]:
    """Return what a command writes to a pseudo-terminal, and its exit status."""
    controller, terminal = pty.openpty()
    process = subprocess.Popen(
        command,
        stdout=terminal,
        stdin=terminal,
        stderr=terminal,
        env=environment(**{"TERM": "xterm", **env}),
        cwd=folder,
    )
    os.close(terminal)
    parts = []
    try:
        while part := os.read(controller, 65536):
            parts.append(part)
    except OSError:  # the terminal closes when the program ends
        pass
    process.wait(timeout=60)
    os.close(controller)
    return b"".join(parts).decode().replace("\r\n", "\n"), process.returncode
