"""What is kept of a log in the user's cache folder: a compiled copy for replay, and a mark if the log is sound.

The copy is JSON, under the hash of the text of the log. Most questions need a sixth of the events and no bibliography;
parsing and decoding all of it takes ten times as long. The copy is found again only by the same bytes and the same
version of the program. It is never needed and never trusted: it must belong to the user and carry the hash of its own
content, it is decoded by the same decoder, and where anything is wrong with it the log itself is read. A mark must
belong to the user too and hold its own name; where it is missing or damaged, the rules are run. Write errors are
ignored.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Final

from cstocli import __version__
from cstocli.load.context import TomlTable
from cstocli.load.files import sha256

_MAX_COPIES: Final = 16
"""Copies, and marks as many; older ones are deleted when a new one is written."""
_MARK: Final = ".sound"
"""The ending of the name of a mark."""
COMPETING: Final = "competing"
"""The key of a copy under which the claims that would change an answer are kept."""
_NEEDED: Final = ("log", "states", "instruments", "bodies")
_NOT_REPLAYED: Final = ("note", "links")
"""Keys of an event that replay does not look at."""


def load_cached(digest: str) -> TomlTable | None:
    """Return the tables that replay needs of the log with this hash, or nothing."""
    seal, _, content = _read_own(_name(digest)).partition(b"\n")
    if seal.decode(errors="replace") != sha256(content):
        return None
    import json

    tables = json.loads(content)
    return tables if isinstance(tables, dict) else None


def store_cached(digest: str, document: TomlTable, acting: Collection[str], competing: TomlTable) -> None:
    """Write the copy of a log: its tables, and those of its events that act, with the claims on them.

    ``competing`` is kept beside these tables as it is. Any failure is silent.
    """
    import json

    events = [
        {key: value for key, value in table.items() if key not in _NOT_REPLAYED} | {"sources": []}
        for table in document.get("event", ())
        if table["id"] in acting
    ]
    tables = {key: document[key] for key in _NEEDED if key in document} | {"event": events, COMPETING: competing}
    content = json.dumps(tables, default=str).encode()
    _write(_name(digest), sha256(content).encode() + b"\n" + content)


def is_marked(mark: str) -> bool:
    """Whether the mark of a sound log is kept."""
    return _read_own(f"{mark}{_MARK}") == mark.encode()


def store_mark(mark: str) -> None:
    """Write the mark of a sound log. Any failure is silent."""
    _write(f"{mark}{_MARK}", mark.encode())


def _read_own(name: str) -> bytes:
    """Return the content of a file of the folder; nothing if there is none, or if it belongs to another user."""
    try:
        with (cache_folder() / name).open("rb") as file:
            mine = not hasattr(os, "getuid") or os.fstat(file.fileno()).st_uid == os.getuid()
            return file.read() if mine else b""
    except (OSError, RuntimeError):
        return b""


def _write(name: str, content: bytes) -> None:
    """Write a file of the folder, whole or not at all, and delete old ones of its type. Any failure is silent."""
    from tempfile import NamedTemporaryFile

    try:
        folder = cache_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder, delete=False) as file:
            file.write(content)
        path = Path(file.name).replace(folder / name)
        alike = folder.glob(f"*{path.suffix}")
        for old in sorted(alike, key=lambda one: one.stat().st_mtime, reverse=True)[_MAX_COPIES:]:
            old.unlink()
    except (OSError, RuntimeError):
        return


def _name(digest: str) -> str:
    return f"{digest}-{__version__}.json"


def cache_folder() -> Path:
    """Return the folder of the copies. Raises ``RuntimeError`` where the user has no home."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "csto"
