"""Read a log: find the file, read its bytes, parse, decode; all faults at once, or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from cstocli.load import cache
from cstocli.load.competing import find_competing, from_rows, to_rows
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

    def __init__(
        self,
        name: str,
        text: bytes,
        *,
        bibliography: bool = True,
        only_acts: bool = False,
        sources_file: str | None = None,
    ) -> None:
        """Store the name of the file and its bytes.

        Without ``bibliography`` the log has no sources, and their keys are not checked. With ``only_acts`` as much as
        replay needs will do: the compiled copy if there is one, and no bibliography. ``sources_file`` is the path of
        the bibliography of a log from standard input.
        """
        self.name, self.text, self.sources_file = name, text, sources_file
        self.bibliography, self.only_acts = bibliography and not only_acts, only_acts
        self.sha256 = sha256(self.text)
        self._whole: EventLog | None = None
        """The log with its bibliography, once it has been read."""

    def require_sound(self) -> None:
        """Raise ``UnsoundLogError`` with every finding of severity error that the log does not allow.

        The rules are run only if no mark shows that they passed. A bibliography that cannot be found, because the log
        came from standard input and no file was given for it, is left out of account.
        """
        if self._content and is_known_sound(self._content):
            return
        from cstocli.load.examine import require_sound  # the rules take 40 ms to import

        document = self._decoder(self._document, bibliography=self._finds_bibliography)
        log = document.log()
        require_sound(document, log)
        if self._content:
            mark_sound(self._content)
        if self._finds_bibliography or sibling_of(self._document) is None:
            self._whole = log

    def log(self) -> EventLog:
        """Return the log. Raises ``UnsoundLogError`` with every fault of its form."""
        if self.bibliography:
            return self._whole or self._decoder(self._document, bibliography=True).log()
        return self._acts() or self._with_claims(self._without_bibliography) or self._compile()

    def _acts(self) -> EventLog | None:
        """Return the compiled copy, if it is enough and nothing is wrong with it."""
        if self._copy is None or self._whole or not self.only_acts:
            return None
        try:
            return self._with_claims(self._decoder(self._copy[0], bibliography=False).log)
        except UnsoundLogError:
            return None

    def _with_claims(self, read: Callable[[], EventLog]) -> EventLog | None:
        """Return a log with the claims that would change an answer, if they are kept; else the log is not read."""
        if self._copy is None or self._copy[1].get("content") != self._content:
            return None
        log = read()
        found = from_rows(log, self._copy[1].get("rows"))
        return None if found is None else log.replace(competing=found)

    def _compile(self) -> EventLog:
        """Write the compiled copy of the log, and return the log with the claims that would change an answer."""
        with suppress(UnsoundLogError):  # without a bibliography that can be read, every source counts as no copy
            self._whole = self._whole or self._decoder(self._document, bibliography=self._finds_bibliography).log()
        log = self._without_bibliography()
        rows = list(to_rows(find_competing(self._whole or log)))
        acting = {event.id for event in log.events if event.subjects()} | {row[3] for row in rows}
        cache.store_cached(self.sha256, self._document, acting, {"content": self._content, "rows": rows})
        return log.replace(competing=from_rows(log, rows))

    def _without_bibliography(self) -> EventLog:
        if self._whole is None:
            return self._decoder(self._document, bibliography=False).log()
        return self._whole if sibling_of(self._document) is None else self._whole.replace(sources=NOTHING)

    @property
    def _finds_bibliography(self) -> bool:
        """Whether a bibliography in a file of its own can be found."""
        return self.name != STDIN or self.sources_file is not None

    @cached_property
    def _content(self) -> str | None:
        """The hash of the log and its bibliography; None if that cannot be read."""
        tables = self._copy[0] if self._copy else self._document
        return content_hash(self.name, self.sha256, tables, self.sources_file)

    @cached_property
    def _copy(self) -> tuple[TomlTable, TomlTable] | None:
        """The tables of the compiled copy, and what it keeps of the claims that would change an answer."""
        tables = dict(cache.load_cached(self.sha256) or {})
        kept = tables.pop(cache.COMPETING, None)
        return (tables, kept) if tables and isinstance(kept, dict) else None

    @cached_property
    def _document(self) -> TomlTable:
        return parse_toml(self.name, self.text)

    def _decoder(self, tables: TomlTable, *, bibliography: bool) -> Document:
        return Document(
            self.name,
            self.text,
            tables,
            bibliography=bibliography,
            sources_file=self.sources_file,
            sha256=self.sha256,
        )


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
