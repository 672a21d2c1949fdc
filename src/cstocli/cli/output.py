"""Files that a command writes: what may go wrong is one message, and the old file stays."""

from __future__ import annotations

from pathlib import Path

from cstocli.cli.exits import UsageError
from cstocli.save.whole import Content, InPlaceError, write_whole


def put(path: Path, content: Content, *, force: bool) -> None:
    """Write a file, or a folder of files, whole or not at all. Raises ``UsageError`` when that is not to be."""
    try:
        write_whole(path, content, replace=force)
    except InPlaceError as error:
        raise UsageError(str(error), None if force else "--force replaces it") from None
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}"
        raise UsageError(message) from None
