"""Write a file, or a folder of files, completely or not at all.

The content is written next to the target under a temporary name, flushed to the disk, and then renamed. Until then the
target is unchanged; after a failure the temporary file or folder is removed.
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


class TargetExistsError(OSError):
    """The target exists and must not be replaced."""


def write_atomically(path: Path, content: Content, *, replace: bool = False) -> None:
    """Write a file or a folder. With ``replace``, an existing one is replaced; the target of a link is, not the link.

    A replaced file keeps its permissions. Raises ``TargetExistsError`` if the target exists and may not be replaced:
    without ``replace``, or if it is of another type, or a folder with other files. Raises another ``OSError`` if the
    system cannot write.
    """
    target = Path(os.path.realpath(path))
    _check_replaceable(path, content, replace=replace)
    with _temporary_path(target) as scratch:
        if isinstance(content, bytes):
            _write_new(scratch, content, _permissions(target))
            _check_replaceable(path, content, replace=replace)
            scratch.replace(target)
        else:
            scratch.mkdir()
            for name, part in content.items():
                _write_new(scratch / name, part)
            _flush_folder(scratch)
            _check_replaceable(path, content, replace=replace)
            _move_folder(scratch, target)
    _flush_folder(target.parent)


def _check_replaceable(path: Path, content: Content, *, replace: bool) -> None:
    """Raise ``TargetExistsError`` if something exists at the path that the content may not replace."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return
    if not replace:
        message = f"{path} exists"
        raise TargetExistsError(message)
    if isinstance(content, bytes) and not stat.S_ISREG(status.st_mode):
        message = f"{path} is not a regular file"
        raise TargetExistsError(message)
    if not isinstance(content, bytes):
        if not stat.S_ISDIR(status.st_mode):
            message = f"{path} is not a folder"
            raise TargetExistsError(message)
        other_files = sorted({entry.name for entry in path.iterdir()} - content.keys())
        if other_files:
            message = f"{path} contains other files: {', '.join(other_files[:3])}"
            raise TargetExistsError(message)


@contextmanager
def _temporary_path(target: Path) -> Iterator[Path]:
    """Yield an unused path in the folder of the target, and at the end remove what is still there."""
    scratch = target.with_name(f".{target.name[:100]}.{secrets.token_hex(8)}")
    try:
        yield scratch
    finally:
        if scratch.is_dir():
            shutil.rmtree(scratch, ignore_errors=True)
        else:
            scratch.unlink(missing_ok=True)


def _write_new(path: Path, content: bytes, mode: int | None = None) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "wb") as file:
        if mode is not None:
            path.chmod(mode)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _permissions(target: Path) -> int | None:
    """Return the permissions of the existing file; None if it does not exist."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None


def _move_folder(scratch: Path, target: Path) -> None:
    """Rename a folder to its final name. An old folder is removed only when the new one is in its place."""
    if not target.exists():
        scratch.rename(target)
        return
    with _temporary_path(target) as old:
        target.rename(old)
        try:
            scratch.rename(target)
        except BaseException:
            old.rename(target)
            raise


def _flush_folder(folder: Path) -> None:
    """Flush the entries of a folder to the disk, where the system can do that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
