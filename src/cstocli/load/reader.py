"""Read a log: find the file, read its bytes, parse, decode; all faults at once, or none."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from cstocli.core.assertions import Assertion
from cstocli.core.diagnostics import Diagnostic, Place
from cstocli.core.errors import UnsoundLogError
from cstocli.core.events import KINDS, Event, Rejected
from cstocli.core.log import Log
from cstocli.core.record import NOTHING, Record
from cstocli.core.terms import Body, Claim, EventId, Instrument, Source, SourceKey, StateInfo
from cstocli.load import compiled
from cstocli.load.context import BAD, Context, Table, shown, wrong
from cstocli.load.decode import decode, specs
from cstocli.load.faults import Faults, KeyPath
from cstocli.load.fields import is_id
from cstocli.load.files import parse_toml, read_bytes, read_stream

_PACKAGE: Final = Path(__file__).parent.parent
_SHIPPED: Final = (_PACKAGE / "data" / "events.toml", _PACKAGE.parent.parent / "data" / "events.toml")
"""In a wheel the record is inside the package; in a checkout, or installed from one as editable, beside ``src``."""


_TABLES: Final = ("log", "states", "instruments", "bodies", "sources", "event", "rejected", "assert")
_NOT_CLAIMED: Final = ("id", "sources", "links", "claim", "confidence", "status")
"""Keys that are ours, and not what a source says."""


class Verdict(Record):
    """What a rejected event has beside the event."""

    reason: str
    refuted_by: tuple[SourceKey, ...] = ()


class Header(Record):
    """The ``[log]`` table."""

    organisation: str
    title: str
    verified_to: date
    first_day: date
    verified: Mapping[str, date] = NOTHING
    sources: str | None = None


def shipped() -> Path:
    """Return the path of the record that comes with the program."""
    return next((path for path in _SHIPPED if path.is_file()), _SHIPPED[0])


def read_log(path: str | Path | None = None, *, bibliography: bool = True) -> Log:
    """Return the log of a file (``-`` for standard input; by default the record that ships).

    Without ``bibliography`` a sibling file of sources is not read, and the keys of sources are not checked.
    Raises ``UnsoundLogError`` with every fault that was found.
    """
    return decode_log(*read_text(path), bibliography=bibliography)


def read_acts(path: str | Path | None = None) -> Log:
    """Return as much of a log as replay needs: its acts, without what only tells. The first time, all of it is read.

    Raises ``UnsoundLogError`` with every fault that was found.
    """
    name, text = read_text(path)
    digest = compiled.sha256(text)
    tables = compiled.recall(digest)
    if tables is not None:
        try:
            return _Reader(name, text, tables, bibliography=False, sha256=digest).log()
        except UnsoundLogError:
            pass  # a copy that this decoder does not take is no copy
    document = parse_toml(name, text)
    log = _Reader(name, text, document, bibliography=False, sha256=digest).log()
    compiled.keep(digest, document, {event.id for event in log.events if event.subjects()})
    return log


def read_text(path: str | Path | None = None) -> tuple[str, bytes]:
    """Return the name and the bytes of a log's file. Raises ``UnsoundLogError`` when there is none."""
    source = shipped() if path is None else path
    name = STDIN if str(source) == "-" else str(source)
    return name, read_stream(getattr(sys.stdin, "buffer", None)) if name == STDIN else read_bytes(Path(source))


def decode_log(name: str, text: bytes, *, bibliography: bool = True) -> Log:
    """Return the log that a text is. Raises ``UnsoundLogError`` with every fault that was found."""
    return _Reader(name, text, parse_toml(name, text), bibliography=bibliography, sha256=compiled.sha256(text)).log()


def event_places(log: Log, name: str, text: bytes) -> Mapping[EventId, Place]:
    """Return where each event of a log, rejected ones too, begins in the text that it was decoded from."""
    from cstocli.load.places import Places

    places = Places(name, text)
    listed = (("event", log.events), ("rejected", tuple(refused.event for refused in log.rejected)))
    return {event.id: places.find((key, index)) for key, events in listed for index, event in enumerate(events)}


class _Reader:
    """Decodes one document; each step notes its faults and goes on."""

    def __init__(self, name: str, text: bytes, document: Table, *, bibliography: bool, sha256: str = "") -> None:
        self.name, self.text, self.document, self.sha256 = name, text, document, sha256
        self.bibliography = bibliography
        self.context = Context(Faults(name))
        self.elsewhere: list[Diagnostic] = []
        self.texts = {name: text}

    def log(self) -> Log:
        """Return the log. Raises ``UnsoundLogError`` when anything is at fault."""
        header = self._header()
        tables: dict[str, Any] = {}
        for key, cls in (("states", StateInfo), ("instruments", Instrument), ("bodies", Body)):
            tables[key] = self._named(key, cls)
        self.context.known |= {
            "State": self._keys("states"),
            "instrument": self._keys("instruments"),
            "body": self._keys("bodies"),
            "event": dict.fromkeys(self._ids("event")),
        }
        tables["sources"] = self._sources(header)
        tables["events"] = tuple(self._events())
        tables["rejected"] = tuple(self._rejected())
        tables["assertions"] = tuple(self._assertions())
        self._unknown_tables()
        found = self.context.faults.placed(self.text) + self.elsewhere
        if found:
            raise UnsoundLogError(found, self.texts)
        about = {name: getattr(header, name) for name in header.fields if name != "sources"}
        return Log(**about, **tables, sha256=self.sha256)

    def _header(self) -> Header | Any:  # noqa: ANN401 - BAD when it could not be read
        if "log" not in self.document:
            empty = not self.text.strip()
            headline = "an empty file" if empty else "no [log] table"
            hint = "begin with [log], organisation, title, first_day and verified_to"
            self.context.faults.add("CS006", (), headline, hint=hint)
            return BAD
        return decode(self.context, Header, self.document["log"], ("log",))

    def _named(self, key: str, cls: type) -> dict[str, Any]:
        """Decode a table of tables whose keys are ids, or the codes of States."""
        tables = self.document.get(key, {})
        if not isinstance(tables, dict):
            self.context.faults.add("CS103", (key,), f"`{key}` must be a table of tables")
            return {}
        for name in tables:
            if not (_is_code(name) if key == "states" else is_id(name)):
                wanted = "two capital letters" if key == "states" else "lower-case letters, digits and hyphens"
                self.context.faults.add("CS108", (key, name), f"`{name}` is no key of [{key}]", hint=f"write {wanted}")
        return {name: decode(self.context, cls, table, (key, name)) for name, table in tables.items()}

    def _keys(self, key: str) -> Table:
        tables = self.document.get(key, {})
        return tables if isinstance(tables, dict) else {}

    def _tables(self, key: str) -> list[Any]:
        """Return the tables of an array of tables."""
        tables = self.document.get(key, [])
        if isinstance(tables, list):
            return tables
        self.context.faults.add("CS103", (key,), f"`{key}` must be an array of tables", hint=f"write [[{key}]]")
        return []

    def _ids(self, key: str) -> list[str]:
        tables = self.document.get(key, [])
        tables = tables if isinstance(tables, list) else []
        return [table["id"] for table in tables if isinstance(table, dict) and isinstance(table.get("id"), str)]

    def _sources(self, header: Header | Any) -> dict[str, Any]:  # noqa: ANN401
        """Decode the bibliography, here or in the sibling file that ``[log]`` names."""
        if header is BAD or header.sources is None:
            self.context.known["source"] = self._keys("sources")
            return self._named("sources", Source)
        if not self.bibliography:
            return {}
        sibling = Path(self.name).parent / header.sources
        if self.name == STDIN or Path(header.sources).name != header.sources:
            hint = "name a file in the same directory, or keep [sources] in the log"
            self.context.faults.add("CS001", ("log", "sources"), "the bibliography must be a sibling file", hint=hint)
            return {}
        text = read_bytes(sibling)
        reader = _Reader(str(sibling), text, parse_toml(str(sibling), text), bibliography=True)
        sources = reader._named("sources", Source)
        reader._unknown_tables(("sources",))
        self.elsewhere = reader.context.faults.placed(text)
        self.texts[str(sibling)] = text
        self.context.known["source"] = sources
        return sources

    def _event(self, table: Any, path: KeyPath, ignore: tuple[str, ...] = ()) -> Any:  # noqa: ANN401
        """Decode one event by its kind; ``BAD`` when it has none that is known."""
        if not isinstance(table, dict):
            return decode(self.context, Event, table, path)
        kind = table.get("kind")
        if kind is None:
            hint = "add `kind = ...`; `csto kinds` lists them"
            self.context.faults.add("CS102", path, "missing key `kind`", hint=hint, on_key=True)
            return BAD
        cls = KINDS.get(kind) if isinstance(kind, str) else None
        if cls is None:
            guess = near(str(kind), KINDS)
            hint = f"did you mean `{guess}`?" if guess else "`csto kinds` lists them"
            self.context.faults.add("CS105", (*path, "kind"), f"unknown kind `{kind}`", hint=hint)
            return BAD
        event = decode(self.context, cls, table, path, ("kind", *ignore))
        return event if event is BAD or not event.claims else event.replace(claims=self._claims(event, path))

    def _claims(self, event: Event, path: KeyPath) -> tuple[Claim, ...]:
        """Give the value of each claim the type of the field that it is about."""
        by_key = specs(type(event))
        typed = []
        for index, claim in enumerate(event.claims):
            at = (*path, "claim", index)
            if claim.field == "kind" and claim.value in KINDS:
                typed.append(claim)
                continue
            spec = by_key.get(claim.field)
            if spec is None or claim.field in _NOT_CLAIMED:
                keys = [key for key in by_key if key not in _NOT_CLAIMED]
                guess = near(claim.field, keys)
                hint = f"did you mean `{guess}`?" if guess else f"a {event.kind} has: {', '.join(keys)}"
                self.context.faults.add("CS207", (*at, "field"), f"no field `{claim.field}`", hint=hint)
                continue
            raw = list(claim.value) if isinstance(claim.value, tuple) else claim.value
            typed.append(claim.replace(value=spec.decode(self.context, raw, (*at, "value"))))
        return tuple(typed)

    def _events(self) -> Iterator[Event]:
        first: dict[str, KeyPath] = {}
        for index, table in enumerate(self._tables("event")):
            path = ("event", index)
            event = self._event(table, path)
            self._once(table, path, first)
            if event is not BAD:
                yield event

    def _rejected(self) -> Iterator[Rejected]:
        first: dict[str, KeyPath] = {ident: ("event", index, "id") for index, ident in enumerate(self._ids("event"))}
        for index, table in enumerate(self._tables("rejected")):
            path = ("rejected", index)
            event = self._event(table, path, ("reason", "refuted_by"))
            self._once(table, path, first)
            about = {key: table[key] for key in ("reason", "refuted_by") if isinstance(table, dict) and key in table}
            verdict = decode(self.context, Verdict, about, path) if isinstance(table, dict) else BAD
            if event is not BAD and isinstance(verdict, Verdict):
                yield Rejected(event=event, reason=verdict.reason, refuted_by=verdict.refuted_by)

    def _once(self, table: Any, path: KeyPath, first: dict[str, KeyPath]) -> None:  # noqa: ANN401
        """Note an id that another event has already."""
        ident = table.get("id") if isinstance(table, dict) else None
        if not isinstance(ident, str):
            return
        if ident in first:
            also = ((first[ident], "it stands here first"),)
            hint = "give one of them another id"
            self.context.faults.add("CS201", (*path, "id"), f"two events are called `{ident}`", hint=hint, also=also)
        first.setdefault(ident, (*path, "id"))

    def _assertions(self) -> Iterator[Assertion]:
        for index, table in enumerate(self._tables("assert")):
            path = ("assert", index)
            assertion = decode(self.context, Assertion, table, path)
            if assertion is BAD:
                continue
            if len(assertion.asserts()) != 1:
                hint = "give `standing` with `states`, or `chair`, or `office` with `person`"
                headline = "an assertion must assert one thing"
                self.context.faults.add("CS109", path, headline, hint=hint, on_key=True)
                continue
            yield assertion

    def _unknown_tables(self, known: tuple[str, ...] = _TABLES) -> None:
        for key in self.document:
            if key not in known:
                guess = near(key, known)
                hint = f"did you mean `{guess}`?" if guess else f"known are: {', '.join(known)}"
                self.context.faults.add("CS101", (key,), f"unknown key `{key}`", hint=hint, on_key=True)


def _is_code(text: str) -> bool:
    return len(text) == 2 and text.isascii() and text.isalpha() and text.isupper()  # noqa: PLR2004 - ISO 3166-1 alpha-2
