"""Run the program in a shell script."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

from support.program import environment

PROGRAM = f"{shlex.quote(sys.executable)} -m cstocli"


def shell(script: str, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a script in bash, in which ``csto`` runs the program, and return its output and exit status."""
    return subprocess.run(
        ["bash", "-c", f'csto() {{ {PROGRAM} "$@"; }}\n{script}'],  # noqa: S607 - whichever bash there is
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=cwd,
        env=environment(**env),
    )
