"""From the tables of one TOML document to a log: each table by its class, all faults at once, or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from cstocli.core.diagnostics import Diagnostic, KeyPath
from cstocli.core.errors import UnsoundLogError
from cstocli.core.events import KINDS, Event, Rejected
from cstocli.core.log import Log
from cstocli.core.record import NOTHING, Record
from cstocli.core.terms import Body, Claim, Instrument, Source, SourceKey, StateInfo
from cstocli.load.assertions import assertions
from cstocli.load.context import BAD, Context, Table, shown, unknown, wrong
from cstocli.load.decode import decode, specs
from cstocli.load.faults import Faults
from cstocli.load.fields import is_id
from cstocli.load.files import STDIN, parse_toml, read_bytes

_TABLES: Final = ("log", "states", "instruments", "bodies", "sources", "event", "rejected", "assert")
_NOT_CLAIMED: Final = ("id", "sources", "links", "claim", "confidence", "status", "allow")
"""Keys that are ours, and not what a source says."""


class Verdict(Record):
    """What a rejected event has beside the event."""

    reason: str
    """Why it is not believed."""
    refuted_by: tuple[SourceKey, ...] = ()
    """Keys of the bibliography: the evidence against it."""


class Header(Record):
    """The ``[log]`` table."""

    organisation: str
    """The short name of the organisation."""
    title: str
    """Its full name."""
    verified_to: date
    """The last day through which sources were read."""
    first_day: date
    """The first day that the log covers."""
    verified: Mapping[str, date] = NOTHING
    """Another last day for a subject whose sources end elsewhere: chair, exercises, offices."""
    sources: str | None = None
    """The name of the sibling file that holds the bibliography, if the log does not."""


class Document:
    """Decodes one document; each step notes its faults and goes on."""

    def __init__(self, name: str, text: bytes, document: Table, *, bibliography: bool, sha256: str = "") -> None:
        """Keep the name of the file, its bytes and its tables; without ``bibliography`` a sibling file is not read."""
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
        tables["assertions"] = tuple(assertions(self.context, self.document.get("assert", [])))
        self._unknown_tables()
        found = self.context.faults.placed(self.text) + self.elsewhere
        if found:
            raise UnsoundLogError(found, self.texts)
        about = {name: getattr(header, name) for name in header.fields if name != "sources"}
        return Log(**about, **tables, sha256=self.sha256)

    def _header(self) -> Header | Any:  # noqa: ANN401 - BAD when it could not be read
        if "log" not in self.document:
            headline = "no [log] table" if self.document else "an empty file"
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
                headline = f"`{shown(name)}` is no key of [{key}]"
                self.context.faults.add("CS108", (key, name), headline, hint=f"write {wanted}")
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
        if header is BAD and "sources" not in self.document:
            return {}  # the sound [log] may name one
        if header is BAD or header.sources is None:
            self.context.known["source"] = self._keys("sources")
            return self._named("sources", Source)
        if "sources" in self.document:
            hint = f"keep one of the two: [sources] here, or {shown(header.sources)}"
            also = ((("log", "sources"), "the other one is named here"),)
            self.context.faults.add("CS101", ("sources",), "a second bibliography", hint=hint, also=also, on_key=True)
        return self._sibling(header.sources) if self.bibliography else {}

    def _sibling(self, file: str) -> dict[str, Any]:
        """Decode the bibliography that stands in a file of its own."""
        if self.name == STDIN or file == ".." or Path(file).name != file:
            hint = "name a file in the same directory, or keep [sources] in the log"
            self.context.faults.add("CS001", ("log", "sources"), "the bibliography must be a sibling file", hint=hint)
            return {}
        name = str(Path(self.name).parent / file)
        try:
            text = read_bytes(Path(name))
            sibling = Document(name, text, parse_toml(name, text), bibliography=True)
        except UnsoundLogError as error:
            from cstocli.load.places import Places

            named = (Places(self.name, self.text).find(("log", "sources")), "it is named here")
            self.elsewhere.extend(found.replace(also=(*found.also, named)) for found in error.diagnostics)
            self.texts.update(error.texts)
            return {}
        sources = sibling._named("sources", Source)
        sibling._unknown_tables(("sources",))
        self.elsewhere.extend(sibling.context.faults.placed(text))
        self.texts[name] = text
        self.context.known["source"] = sources
        return sources

    def _event(self, table: Any, path: KeyPath, ignore: tuple[str, ...] = ()) -> Any:  # noqa: ANN401
        """Decode one event by its kind; ``BAD`` when it has none that is known."""
        if not isinstance(table, dict):
            return decode(self.context, Event, table, path)
        if "kind" not in table:
            hint = "add `kind = ...`; `csto kinds` lists them"
            self.context.faults.add("CS102", path, "missing key `kind`", hint=hint, on_key=True)
            return BAD
        cls = self._kind(table["kind"], (*path, "kind"))
        if cls is None:
            return BAD
        event = decode(self.context, cls, table, path, ("kind", *ignore))
        return event if event is BAD or not event.claims else event.replace(claims=self._claims(event, path))

    def _kind(self, raw: Any, path: KeyPath) -> type[Event] | None:  # noqa: ANN401
        if not isinstance(raw, str):
            wrong(self.context, path, "a string", raw)
            return None
        if raw not in KINDS:
            hint = self.context.hint(raw, KINDS, "`csto kinds` lists them")
            self.context.faults.add("CS105", path, f"unknown kind `{shown(raw)}`", hint=hint)
        return KINDS.get(raw)

    def _claims(self, event: Event, path: KeyPath) -> tuple[Claim, ...]:
        """Give the value of each claim the type of the field that it is about."""
        by_key = specs(type(event))
        typed = []
        for index, claim in enumerate(event.claims):
            at = (*path, "claim", index)
            if claim.field == "kind":
                self._kind(claim.value, (*at, "value"))
                typed.append(claim)
                continue
            spec = by_key.get(claim.field)
            if spec is None or claim.field in _NOT_CLAIMED:
                keys = [key for key in by_key if key not in _NOT_CLAIMED]
                hint = self.context.hint(claim.field, keys, f"a {event.kind} has: {', '.join(keys)}")
                self.context.faults.add("CS207", (*at, "field"), f"no field `{shown(claim.field)}`", hint=hint)
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
        rejected = self._tables("rejected")
        told = enumerate(self._ids("event") if rejected else ())
        first: dict[str, KeyPath] = {ident: ("event", index) for index, ident in told}
        for index, table in enumerate(rejected):
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
            also = (((*first[ident], "id"), "it stands here first"),)
            hint = "give one of them another id"
            headline = f"two events are called `{shown(ident)}`"
            self.context.faults.add("CS201", (*path, "id"), headline, hint=hint, also=also)
        first.setdefault(ident, path)

    def _unknown_tables(self, known: tuple[str, ...] = _TABLES) -> None:
        for key in self.document:
            if key not in known:
                unknown(self.context, "CS101", (key,), "key", key, known, on_key=True)


def _is_code(text: str) -> bool:
    return len(text) == 2 and text.isascii() and text.isalpha() and text.isupper()  # noqa: PLR2004 - ISO 3166-1 alpha-2
