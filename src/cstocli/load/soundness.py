"""The mark of a log that passes its rules of severity error, so that they are run once and not at each question.

What decides whether a log is sound is its text, its bibliography, and the modules of the program that read and check
it. `make docs` writes the hash of the record that ships into this package, where it is sound; the mark of any other
log is kept in the cache folder.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from cstocli.load import cache
from cstocli.load.context import TomlTable
from cstocli.load.files import STDIN, read_bytes, sha256
from cstocli.load.shipped_hash import SOUND
from cstocli.model.errors import UnsoundLogError

_PACKAGE: Final = Path(__file__).parent.parent
_JUDGING: Final = ("check", "load", "model", "replay")
"""The folders whose modules decide whether a log is sound."""


def content_hash(name: str, log_hash: str, tables: TomlTable, sources_file: str | None = None) -> str | None:
    """Return the hash of a log and its bibliography; None if the log names a bibliography that cannot be read.

    A log from standard input has no folder, so that a bibliography in a file of its own is left out of account unless
    ``sources_file`` is its path.
    """
    if sources_file is not None:
        return _hash_of_both(log_hash, Path(sources_file))
    sibling = sibling_of(tables)
    if sibling is None:
        return log_hash
    if not isinstance(sibling, str):  # the reader words the fault
        return None
    if name == STDIN:
        return sha256(f"{log_hash} alone".encode())
    return _hash_of_both(log_hash, Path(name).parent / sibling)


def _hash_of_both(log_hash: str, bibliography: Path) -> str | None:
    try:
        return sha256(f"{log_hash} {sha256(read_bytes(bibliography))}".encode())
    except UnsoundLogError:
        return None


def sibling_of(tables: TomlTable) -> object:
    """Return what a log gives as the name of the file of its bibliography; None if it names no such file."""
    about = tables.get("log")
    return about.get("sources") if isinstance(about, dict) else None


def is_known_sound(content: str) -> bool:
    """Whether a log with this hash is known to be sound."""
    return content == SOUND or cache.is_marked(_mark(content))


def mark_sound(content: str) -> None:
    """Keep that a log with this hash is sound. Any failure is silent."""
    cache.store_mark(_mark(content))


def _mark(content: str) -> str:
    """Return the name of a mark: it changes with each module that decides what is sound, in a checkout too."""
    modules = (
        entry
        for root in _JUDGING
        for folder, _, _ in os.walk(_PACKAGE / root)
        for entry in os.scandir(folder)
        if entry.name.endswith(".py")
    )
    state = sorted((entry.path, entry.stat().st_mtime_ns, entry.stat().st_size) for entry in modules)
    return sha256(f"{content} {state}".encode())
