"""Write a file, or a folder of files, whole or not at all.

All is written beside its place under a name of its own, flushed to the disk, and then renamed. Until then nothing
that stood there has changed, and on any failure what was written is removed again.
"""

from __future__ import annotations

import os
import secrets
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

Content = bytes | Mapping[str, bytes]
"""What to write: one file, or the files of a folder by name."""


class InPlaceError(OSError):
    """Something stands there that must not, or may not, be replaced."""


def write_atomically(path: Path, content: Content, *, replace: bool = False) -> None:
    """Write a file or a folder. With ``replace`` one that stands there gives way; a link keeps pointing where it did.

    Raises ``InPlaceError`` when something stands there that may not be replaced, other ``OSError`` when the
    system refuses.
    """
    target = Path(os.path.realpath(path))
    _check(path, content, replace=replace)
    with _beside(target) as scratch:
        if isinstance(content, bytes):
            _write(scratch, content, _mode(target))
            _check(path, content, replace=replace)
            scratch.replace(target)
        else:
            scratch.mkdir()
            for name, part in content.items():
                _write(scratch / name, part)
            _flush(scratch)
            _check(path, content, replace=replace)
            _put_folder(scratch, target)
    _flush(target.parent)


def _check(path: Path, content: Content, *, replace: bool) -> None:
    """Raise ``InPlaceError`` if what stands at a path may not be replaced by a content."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return
    if not replace:
        message = f"{path} exists"
        raise InPlaceError(message)
    if isinstance(content, bytes) and not stat.S_ISREG(found.st_mode):
        message = f"{path} is no file"
        raise InPlaceError(message)
    if not isinstance(content, bytes):
        if not stat.S_ISDIR(found.st_mode):
            message = f"{path} is no folder"
            raise InPlaceError(message)
        others = sorted({entry.name for entry in path.iterdir()} - content.keys())
        if others:
            message = f"{path} holds other files: {', '.join(others[:3])}"
            raise InPlaceError(message)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Give the path of something new beside a target, and remove what is left there at the end."""
    scratch = target.with_name(f".{target.name[:100]}.{secrets.token_hex(8)}")
    try:
        yield scratch
    finally:
        if scratch.is_dir():
            shutil.rmtree(scratch, ignore_errors=True)
        else:
            scratch.unlink(missing_ok=True)


def _write(path: Path, content: bytes, mode: int | None = None) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "wb") as file:
        if mode is not None:
            path.chmod(mode)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _mode(target: Path) -> int | None:
    """Return the permissions of a file that stands there, so that its successor has them."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None


def _put_folder(scratch: Path, target: Path) -> None:
    """Put a folder in its place; the old one goes only when the new one is there."""
    if not target.exists():
        scratch.rename(target)
        return
    with _beside(target) as old:
        target.rename(old)
        try:
            scratch.rename(target)
        except BaseException:
            old.rename(target)
            raise


def _flush(folder: Path) -> None:
    """Make the names in a folder last, where the system can do that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
