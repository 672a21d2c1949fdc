"""Read a log: find the file, read its bytes, parse, decode; all faults at once, or none."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from cstocli.load import cache
from cstocli.load.context import TomlTable
from cstocli.load.document import Document
from cstocli.load.files import STDIN, parse_toml, read_bytes, read_stream, sha256, shipped
from cstocli.model.diagnostics import Place
from cstocli.model.errors import UnsoundLogError
from cstocli.model.log import EventLog
from cstocli.model.terms import EventId


def read_log(path: str | Path | None = None, *, bibliography: bool = True) -> EventLog:
    """Return the log of a file (``-`` for standard input; by default the record that ships).

    Without ``bibliography`` a sibling file of sources is not read, and the keys of sources are not checked.
    Raises ``UnsoundLogError`` with every fault that was found.
    """
    return decode_log(*read_text(path), bibliography=bibliography)


def read_acts(path: str | Path | None = None) -> EventLog:
    """Return as much of a log as replay needs: its acts, without the events that change no standing or seat.

    The first time, all of the log is read and checked; later only the compiled copy of it.

    Raises ``UnsoundLogError`` with every fault that was found.
    """
    name, text = read_text(path)
    digest = sha256(text)
    tables = cache.load_cached(digest)
    if tables is not None:
        try:
            return Document(name, text, tables, bibliography=False, sha256=digest).log()
        except UnsoundLogError:
            pass  # the decoder rejects the copy, so the log itself is read
    document = parse_toml(name, text)
    log = Document(name, text, document, bibliography=_has_bibliography(name, document), sha256=digest).log()
    cache.store_cached(digest, document, {event.id for event in log.events if event.subjects()})
    return log


def _has_bibliography(name: str, document: TomlTable) -> bool:
    """Whether the sibling with the sources is there: a first reading looks their keys up, and no answer needs more."""
    about = document.get("log")
    sources = about.get("sources") if isinstance(about, dict) else None
    return isinstance(sources, str) and name != STDIN and (Path(name).parent / sources).is_file()


def read_text(path: str | Path | None = None) -> tuple[str, bytes]:
    """Return the name and the bytes of a log's file. Raises ``UnsoundLogError`` when there is none."""
    source = shipped() if path is None else path
    name = STDIN if str(source) == "-" else str(source)
    return name, read_stream(getattr(sys.stdin, "buffer", None)) if name == STDIN else read_bytes(Path(source))


def decode_log(name: str, text: bytes, *, bibliography: bool = True) -> EventLog:
    """Return the log that a TOML text describes. Raises ``UnsoundLogError`` with every fault that was found."""
    return Document(name, text, parse_toml(name, text), bibliography=bibliography, sha256=sha256(text)).log()


def event_places(log: EventLog, name: str, text: bytes) -> Mapping[EventId, Place]:
    """Return where each event of a log, rejected ones too, begins in the text that it was decoded from."""
    from cstocli.load.places import Places

    places = Places(name, text)
    listed = (("event", log.events), ("rejected", tuple(refused.event for refused in log.rejected)))
    return {event.id: places.find((key, index)) for key, events in listed for index, event in enumerate(events)}
