"""Run the program on a pseudo-terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

from support.program import environment


def on_a_terminal(args: list[str], columns: int = 100, **env: str) -> str:
    """Return what the program writes to a terminal with this many columns; standard error is included."""
    controller, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "cstocli", *args],
        stdout=terminal,
        stdin=terminal,
        stderr=terminal,
        env=environment(**{"TERM": "xterm", "COLUMNS": str(columns), **env}),
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
    return b"".join(parts).decode().replace("\r\n", "\n")
