"""Showing an answer in a pager."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess

from cstocli.cli.exits import UsageError


def show(text: str) -> None:
    """Show a text in the pager of ``CSTO_PAGER`` or ``PAGER``, else in ``less``, which then receives Ctrl-C.

    Raises ``UsageError`` when the pager cannot be run.
    """
    command = os.environ.get("CSTO_PAGER") or os.environ.get("PAGER") or "less"
    environment = {"LESS": "FRX", **os.environ}  # quit if the text fits one screen, keep colours
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        words = shlex.split(command) or ["less"]
        subprocess.run(words, input=text.encode(errors="replace"), env=environment, check=False)  # noqa: S603 - the user chose it
    except (OSError, ValueError) as error:
        message = f"the pager {command!r} cannot be run: {str(getattr(error, 'strerror', error)).lower()}"
        raise UsageError(message, "set CSTO_PAGER to another program, or leave out --pager") from None
    finally:
        signal.signal(signal.SIGINT, before)
