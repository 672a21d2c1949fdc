"""Standard output and standard error: what each can show, and writing to them safely."""

from __future__ import annotations

import os
import sys
from typing import Final, NoReturn, TextIO

from cstocli.cli.exits import UnwrittenError, UsageError
from cstocli.cli.terminal import has_links, is_coloured, is_terminal, screen_columns
from cstocli.render.context import RenderContext


class _Messages:
    """What is printed on standard error, and was."""

    wants_notes = True
    """Whether notes are printed; ``--quiet`` sets it before any other option is read."""
    on_screen: Final[list[str]] = []
    """The lines on the screen so far, which a pager would push out of sight."""


def render_context(stream: TextIO | None, width: int | None = None, *, header: bool = True) -> RenderContext:
    """Return what a stream can show: width and colour on a terminal or if requested, characters by its encoding."""
    terminal = is_terminal(stream)
    return RenderContext(
        width=width or (screen_columns(stream) if stream and terminal else None),
        colour=is_coloured(terminal=terminal),
        links=has_links(terminal=terminal),
        encoding=(stream and stream.encoding) or "ascii",
        header=header,
    )


def write(text: str, *, pager: bool | None = None) -> None:
    """Write to standard output, or show the text in a pager if standard output is a terminal.

    A pager is used if ``pager`` is true, and never if it is false; by default if the text is longer than the screen.
    A reader that has gone away (``| head``) is not an error. Raises ``UnwrittenError`` when the text cannot be written,
    ``UsageError`` when the pager that was asked for cannot be run.
    """
    try:
        if pager is False or not is_terminal(sys.stdout) or not _page(text, forced=bool(pager)):
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
    if is_terminal(sys.stderr):
        _Messages.on_screen.append(f"{text}\n")


def note(text: str) -> None:
    """Print a note to standard error, unless ``--quiet`` was given."""
    if _Messages.wants_notes:
        warn(f"note: {text}")


def silence_notes(*, quiet: bool) -> None:
    """Print no more notes, or print them again. Warnings and errors are printed all the same."""
    _Messages.wants_notes = not quiet


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


def _page(text: str, *, forced: bool) -> bool:
    """Show a text in the pager, below what a pager would hide, and return whether it was shown."""
    from cstocli.cli.pager import page

    try:
        return page("".join((*_Messages.on_screen, text)), forced=forced)
    except UsageError as error:
        if forced:
            raise
        warn(f"warning: {error}; {error.hint}")
        return False


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
