"""Showing a text in a pager, as git does: on a terminal, and if the text is longer than the screen."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from shutil import which
from typing import Final

from cstocli.cli.exits import UsageError
from cstocli.cli.terminal import is_dumb, is_terminal, screen_columns, screen_lines

_DEFAULT: Final = "less"
_NONE: Final = {"", "cat"}
"""The values of a variable that ask for no pager."""


def page(text: str, *, forced: bool) -> bool:
    """Show a text in the pager of ``CSTO_PAGER`` or ``PAGER``, else in ``less``, and return whether it was shown.

    Unless ``forced``, a text that fits the screen is not shown, nor one that no person can page through.
    Raises ``UsageError`` when the pager cannot be run.
    """
    chosen = os.environ.get("CSTO_PAGER", os.environ.get("PAGER", _DEFAULT)).strip()
    command = _DEFAULT if chosen in _NONE else chosen
    is_missing = command == _DEFAULT and which(_DEFAULT) is None
    if not forced and (chosen in _NONE or is_missing or not _is_longer_than_the_screen(text)):
        return False
    try:
        _run(shlex.split(command), text)
    except (OSError, ValueError) as error:
        message = f"the pager {command!r} cannot be run: {str(getattr(error, 'strerror', error)).lower()}"
        raise UsageError(message, "set CSTO_PAGER to another program, or give --no-pager") from None
    return True


def _is_longer_than_the_screen(text: str) -> bool:
    """Return whether a text has more lines than the terminal, where a person can page through it."""
    if is_dumb() or not is_terminal(sys.stdin):
        return False
    columns, lines = screen_columns(sys.stdout), screen_lines(sys.stdout)
    needed = sum(max(1, -(-len(line) // columns)) for line in text.split("\n"))
    return 0 < lines < needed


def _run(words: list[str], text: str) -> None:
    """Run a program with a text as its input; Ctrl-C is for that program. Raises ``OSError``."""
    environment = {"LESS": "FRX", **os.environ}  # quit if the text fits one screen, keep colours and links
    data = text.encode(sys.stdout.encoding, errors="replace")
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        subprocess.run(words, input=data, env=environment, check=False)  # noqa: S603 - the user chose it
    finally:
        signal.signal(signal.SIGINT, before)
