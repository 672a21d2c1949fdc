"""Files that a command writes: an error is one message, and leaves the old file as it was."""

from __future__ import annotations

import errno
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from cstocli.cli.exits import UnwrittenError, UsageError
from cstocli.save.atomic import Content, TargetExistsError, write_atomically

_DISK_ERRORS: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""Errors of the disk, not of the path that was typed."""


def write_file(path: Path, content: Content, *, force: bool) -> None:
    """Write a file or a folder of files, completely or not at all; ``force`` replaces what is there.

    Raises ``UsageError`` when the path cannot be written, ``UnwrittenError`` when the disk is full or fails.
    """
    try:
        with _exit_on_sigterm():
            write_atomically(path, content, replace=force)
    except TargetExistsError as error:
        raise UsageError(str(error), None if force else "use --force to replace it") from None
    except OSError as error:
        reason = error.strerror or str(error)
        if error.errno in _DISK_ERRORS:
            message = f"{path}: {reason.lower()}"
            raise UnwrittenError(message) from None
        message = f"{path}: cannot be written: {reason.lower()}"
        raise UsageError(message) from None


@contextmanager
def _exit_on_sigterm() -> Iterator[None]:
    """Turn SIGTERM, as ``timeout`` and service managers send it, into an exit that removes half-written files."""

    def end(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
