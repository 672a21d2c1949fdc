"""A compiled copy of a log: what replay needs of it, as JSON in the user's cache folder, under the hash of its text.

Most questions need a sixth of the events and no bibliography; parsing and checking all of it takes ten times as
long. The copy is made only of a log that was found sound, and found again only by the same bytes and the same version
of the program. It is never needed and never trusted: it must belong to the user and carry the hash of its own content,
it is decoded by the same decoder, and where anything is wrong with it the log itself is read. Write errors are ignored.
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
"""Copies; older ones are deleted when a new one is written."""
_NEEDED: Final = ("log", "states", "instruments", "bodies")
_NOT_REPLAYED: Final = ("note", "links", "claim")
"""Keys of an event that replay does not look at."""


def load_cached(digest: str) -> TomlTable | None:
    """Return the tables that replay needs of the log with this hash, or nothing."""
    try:
        with (cache_folder() / _name(digest)).open("rb") as file:
            mine = not hasattr(os, "getuid") or os.fstat(file.fileno()).st_uid == os.getuid()
            seal, _, content = file.read().partition(b"\n")
    except (OSError, RuntimeError):
        return None
    if not mine or seal.decode(errors="replace") != sha256(content):
        return None
    import json

    tables = json.loads(content)
    return tables if isinstance(tables, dict) else None


def store_cached(digest: str, document: TomlTable, acting: Collection[str]) -> None:
    """Write the copy of a sound log: its tables, and those of its events that act. Any failure is silent."""
    import json
    from tempfile import NamedTemporaryFile

    events = [
        {key: value for key, value in table.items() if key not in _NOT_REPLAYED} | {"sources": []}
        for table in document.get("event", ())
        if table["id"] in acting
    ]
    tables = {key: document[key] for key in _NEEDED if key in document} | {"event": events}
    try:
        content = json.dumps(tables, default=str).encode()
        folder = cache_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder, delete=False) as file:
            file.write(sha256(content).encode() + b"\n" + content)
        Path(file.name).replace(folder / _name(digest))
        for old in sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)[_MAX_COPIES:]:
            old.unlink()
    except (OSError, RuntimeError, ValueError):
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
