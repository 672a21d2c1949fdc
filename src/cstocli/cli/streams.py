"""Standard output and standard error: what each can show, and writing to them safely."""

from __future__ import annotations

import os
import sys
from typing import Final, NoReturn, TextIO

from cstocli.cli.exits import UnwrittenError
from cstocli.render.context import RenderContext

_DEFAULT_WIDTH: Final = 80
"""Columns of a terminal whose width is not known."""


class _Notes:
    """Whether notes are printed on standard error; ``--quiet`` sets it before any other option is read."""

    wanted = True


def render_context(stream: TextIO | None, width: int | None = None, *, header: bool = True) -> RenderContext:
    """Return what a stream can show: width and colour on a terminal or if requested, characters by its encoding."""
    terminal = is_terminal(stream)
    return RenderContext(
        width=width or (_columns(stream) if stream and terminal else None),
        colour=_coloured(terminal=terminal),
        encoding=(stream and stream.encoding) or "ascii",
        header=header,
    )


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether the stream is open and a terminal."""
    return stream is not None and not stream.closed and stream.isatty()


def is_dumb() -> bool:
    """Return whether the terminal can show plain text only (``TERM=dumb``)."""
    return os.environ.get("TERM") == "dumb"


def write(text: str, *, pager: bool = False) -> None:
    """Write to standard output, or to the pager if one is requested and standard output is a terminal.

    A reader that has gone away (``| head``) is not an error. Raises ``UnwrittenError`` when the text cannot be written.
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
    """Print a line to standard error; write errors are ignored."""
    if sys.stderr is None:  # closed: print would use standard output instead
        return
    try:
        print(text, file=sys.stderr)  # noqa: T201 - the one place that prints messages
    except (OSError, ValueError):
        return


def note(text: str) -> None:
    """Print a note to standard error, unless ``--quiet`` was given."""
    inform(f"note: {text}")


def inform(text: str) -> None:
    """Print what is neither a warning nor an error to standard error, unless ``--quiet`` was given."""
    if _Notes.wanted:
        warn(text)


def silence_notes(*, quiet: bool) -> None:
    """Print no more notes, or print them again. Warnings and errors are printed all the same."""
    _Notes.wanted = not quiet


def discard_stdout() -> None:
    """Redirect standard output to the null device, so that flushing it at exit cannot fail."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def exit_fast(code: str | int | None) -> NoReturn:
    """Flush the streams and end the process with an exit code, without finalizing the interpreter.

    No command leaves anything open. This saves the 14 of 75 ms that Python spends on clearing modules at the end of a
    run (measured; see docs/decisions.md).
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            code = code or 1
    os._exit(code if isinstance(code, int) else 1 if code else 0)


def _write_output(stream: TextIO | None, text: str) -> None:
    """Write directly to the file descriptor, so that a signal or an error leaves nothing in a buffer."""
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
        return os.get_terminal_size(stream.fileno()).columns or _DEFAULT_WIDTH
    except (OSError, ValueError):
        return _DEFAULT_WIDTH
