"""Read a log: find the file, read its bytes, parse, decode; all faults at once, or none."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from cstocli.load import cache
from cstocli.load.context import TomlTable
from cstocli.load.document import Document
from cstocli.load.files import STDIN, parse_toml, read_text, sha256
from cstocli.load.soundness import content_hash, is_known_sound, mark_sound, sibling_of
from cstocli.model.diagnostics import Place
from cstocli.model.errors import UnsoundLogError
from cstocli.model.log import EventLog
from cstocli.model.struct import NOTHING
from cstocli.model.terms import EventId


class LogReader:
    """Reads one log from its text, and finds whether it passes its rules of severity error."""

    def __init__(self, name: str, text: bytes, *, bibliography: bool = True, only_acts: bool = False) -> None:
        """Store the name of the file and its bytes.

        Without ``bibliography`` a sibling file of sources is not read, and the keys of sources are not checked. With
        ``only_acts`` as much as replay needs will do: the compiled copy if there is one, and no bibliography.
        """
        self.name, self.text = name, text
        self.bibliography, self.only_acts = bibliography, only_acts
        self.sha256 = sha256(self.text)
        self._whole: EventLog | None = None

    def require_sound(self) -> None:
        """Raise ``UnsoundLogError`` with every finding of severity error that the log does not allow.

        The rules are run only if no mark shows that they passed. A bibliography that cannot be found, because the log
        came from standard input, is left out of account.
        """
        content = content_hash(self.name, self.sha256, self._compiled or self._document)
        if content and is_known_sound(content):
            return
        from cstocli.load.examine import require_sound  # the rules take 40 ms to import

        document = self._decoder(self._document, bibliography=self.name != STDIN)
        log = document.log()
        require_sound(document, log)
        if content:
            mark_sound(content)
        if self.only_acts or sibling_of(self._document) is None:
            self._whole = log
        elif self.name != STDIN:
            self._whole = log if self.bibliography else log.replace(sources=NOTHING)

    def log(self) -> EventLog:
        """Return the log. Raises ``UnsoundLogError`` with every fault of its form."""
        if not self.only_acts:
            return self._whole or self._decoder(self._document, bibliography=self.bibliography).log()
        if self._compiled and not self._whole:
            try:
                return self._decoder(self._compiled, bibliography=False).log()
            except UnsoundLogError:
                pass  # the decoder rejects the copy, so the log itself is read
        log = self._whole or self._decoder(self._document, bibliography=False).log()
        cache.store_cached(self.sha256, self._document, {event.id for event in log.events if event.subjects()})
        return log

    @cached_property
    def _compiled(self) -> TomlTable | None:
        """The compiled copy of the log, if there is one and it is enough."""
        return cache.load_cached(self.sha256) if self.only_acts else None

    @cached_property
    def _document(self) -> TomlTable:
        return parse_toml(self.name, self.text)

    def _decoder(self, tables: TomlTable, *, bibliography: bool) -> Document:
        return Document(self.name, self.text, tables, bibliography=bibliography, sha256=self.sha256)


def read_log(path: str | Path | None = None, *, bibliography: bool = True) -> EventLog:
    """Return the log of a file (``-`` for standard input; by default the record that ships), sound or not.

    Without ``bibliography`` a sibling file of sources is not read, and the keys of sources are not checked.
    Raises ``UnsoundLogError`` with every fault of its form.
    """
    return decode_log(*read_text(path), bibliography=bibliography)


def decode_log(name: str, text: bytes, *, bibliography: bool = True) -> EventLog:
    """Return the log that a TOML text describes. Raises ``UnsoundLogError`` with every fault of its form."""
    return LogReader(name, text, bibliography=bibliography).log()


def event_places(log: EventLog, name: str, text: bytes) -> Mapping[EventId, Place]:
    """Return where each event of a log, rejected ones too, begins in the text that it was decoded from."""
    from cstocli.load.places import Places

    places = Places(name, text)
    listed = (("event", log.events), ("rejected", tuple(refused.event for refused in log.rejected)))
    return {event.id: places.find((key, index)) for key, events in listed for index, event in enumerate(events)}
