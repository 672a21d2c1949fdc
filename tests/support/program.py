"""How tests run the program: the environment, and the type of the fixtures that run it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def environment(**more: str) -> dict[str, str]:
    """Return the small and known environment in which the program is run."""
    kept = {name: os.environ[name] for name in ("PATH", "XDG_CACHE_HOME")}
    return kept | {"PYTHONUTF8": "1", "TZ": "UTC", **more}
