"""The streams: what each can show, writing to one that may go away, talking on the other."""

from __future__ import annotations

import os
import sys
from typing import Final, NoReturn, TextIO

from cstocli.cli.exits import UnwrittenError
from cstocli.render.context import RenderContext

_USUAL: Final = 80
"""Columns of a terminal that does not say how many it has."""


def setting(stream: TextIO | None, width: int | None = None, *, header: bool = True) -> RenderContext:
    """Return what the stream can show: width and colour only on a terminal or if asked for, letters by its encoding."""
    terminal = is_terminal(stream)
    return RenderContext(
        width=width or (_columns(stream) if stream and terminal else None),
        colour=_coloured(terminal=terminal),
        encoding=(stream and stream.encoding) or "ascii",
        header=header,
    )


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a person sees the stream at once; a closed one nobody sees."""
    return stream is not None and not stream.closed and stream.isatty()


def is_dumb() -> bool:
    """Return whether the terminal says that it can show plain text alone."""
    return os.environ.get("TERM") == "dumb"


def write(text: str, *, pager: bool = False) -> None:
    """Write to standard output, or to the pager if one is asked for and a person is looking.

    A reader that has gone away (``| head``) is no error. Raises ``UnwrittenError`` when the text cannot be written.
    """
    try:
        if pager and is_terminal(sys.stdout):
            from cstocli.cli.pager import show

            show(text)
        else:
            _write_output(sys.stdout, text)
    except BrokenPipeError:
        discard_stdout()
    except OSError as error:
        discard_stdout()
        raise UnwrittenError((error.strerror or str(error)).lower()) from None


def warn(text: str) -> None:
    """Talk to the person, on standard error; if nobody can hear it, go on."""
    if sys.stderr is None:  # closed: print would take standard output instead
        return
    try:
        print(text, file=sys.stderr)  # noqa: T201 - the one place that talks
    except (OSError, ValueError):
        return


def discard_stdout() -> None:
    """Drop what standard output still holds, so that nothing waits for it at the end."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def exit_fast(code: str | int | None) -> NoReturn:
    """End the program with an exit code, without taking the interpreter apart.

    What is written is flushed, and no command leaves anything open: the 14 ms that Python spends on clearing every
    module at the end of a run of 75 are saved (measured; see docs/decisions.md).
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            code = code or 1
    os._exit(code if isinstance(code, int) else 1 if code else 0)


def _write_output(stream: TextIO | None, text: str) -> None:
    """Write straight to the file beneath, so that nothing is left in a buffer when a signal or an error ends it."""
    if stream is None or stream.closed:
        raise OSError(None, "standard output is closed")
    try:
        number = stream.fileno()
    except (AttributeError, ValueError):  # not a file: a test, or a program that calls this one
        stream.write(text)
        return
    stream.flush()
    rest = memoryview(text.encode(stream.encoding, stream.errors or "strict"))
    while rest:
        try:
            rest = rest[os.write(number, rest) :]
        except BlockingIOError:
            from select import select

            select([], [number], [])


def _coloured(*, terminal: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    return os.environ.get("FORCE_COLOR", "") not in {"", "0"} or (terminal and not is_dumb())


def _columns(stream: TextIO) -> int:
    given = os.environ.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and int(given) > 0:
        return int(given)
    try:
        return os.get_terminal_size(stream.fileno()).columns or _USUAL
    except (OSError, ValueError):
        return _USUAL
