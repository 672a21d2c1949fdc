"""Files that a command writes: what may go wrong is one message, and the old file stays."""

from __future__ import annotations

import errno
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from cstocli.cli.exits import UnwrittenError, UsageError
from cstocli.save.atomic import Content, TargetExistsError, write_atomically

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What the disk refuses, and no other path would mend."""


def put(path: Path, content: Content, *, force: bool) -> None:
    """Write a file, or a folder of files, whole or not at all.

    Raises ``UsageError`` when that is not to be, ``UnwrittenError`` when the disk is full.
    """
    try:
        with _ended_in_order():
            write_atomically(path, content, replace=force)
    except TargetExistsError as error:
        raise UsageError(str(error), None if force else "--force replaces it") from None
    except OSError as error:
        reason = error.strerror or str(error)
        if error.errno in _FULL:
            message = f"{path}: {reason.lower()}"
            raise UnwrittenError(message) from None
        message = f"{path} cannot be written: {reason}"
        raise UsageError(message) from None


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Let a signal that ends the program, as ``timeout`` and a service manager send it, leave nothing half written."""

    def end(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
