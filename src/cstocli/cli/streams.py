"""The streams: what each can show, writing to one that may go away, talking on the other."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from cstocli.render.setting import Setting


def setting(stream: TextIO) -> Setting:
    """Return what the stream can show: width and colour only on a terminal, letters by its encoding."""
    terminal = stream.isatty()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    colour = bool(os.environ.get("FORCE_COLOR")) or (terminal and not plain)
    return Setting(
        width=_columns(stream) if terminal else None,
        colour=colour and not os.environ.get("NO_COLOR"),
        encoding=stream.encoding or "ascii",
    )


def write(text: str) -> None:
    """Write to standard output; a reader that has gone away (``| head``) is no error."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(text: str) -> None:
    """Talk to the person, on standard error."""
    print(text, file=sys.stderr)  # noqa: T201 - the one place that talks


def _columns(stream: TextIO) -> int:
    given = os.environ.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and int(given) > 0:
        return int(given)
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
