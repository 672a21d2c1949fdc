"""The pager, for whoever asks for one."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess

from cstocli.cli.exits import UsageError


def show(text: str) -> None:
    """Show a text in the pager of ``CSTO_PAGER`` or ``PAGER``, or in ``less``; Ctrl-C is then the pager's.

    Raises ``UsageError`` when there is no such program.
    """
    command = os.environ.get("CSTO_PAGER") or os.environ.get("PAGER") or "less"
    environment = {"LESS": "FRX", **os.environ}  # one screen is not paged, colours are kept
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        words = shlex.split(command) or ["less"]
        subprocess.run(words, input=text.encode(errors="replace"), env=environment, check=False)  # noqa: S603 - asked for
    except (OSError, ValueError) as error:
        message = f"the pager {command!r} cannot be run: {str(getattr(error, 'strerror', error)).lower()}"
        raise UsageError(message, "set CSTO_PAGER to one that can, or leave --pager out") from None
    finally:
        signal.signal(signal.SIGINT, before)
