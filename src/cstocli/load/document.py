"""From the tables of one TOML document to a log: each table by its class, all faults at once, or none."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Final

from cstocli.load.assertions import assertions
from cstocli.load.context import BAD, Bad, Context, TomlTable, truncate, unknown
from cstocli.load.decode import decode
from cstocli.load.events import Ids, events, id_of, rejected
from cstocli.load.faults import Faults
from cstocli.load.files import STDIN, parse_toml, read_bytes
from cstocli.load.values import is_id
from cstocli.model.descriptions import Doc
from cstocli.model.diagnostics import Diagnostic, Place
from cstocli.model.errors import UnsoundLogError
from cstocli.model.log import EventLog, Header
from cstocli.model.struct import fields, replace
from cstocli.model.terms import Body, Instrument, Source, StateInfo

_TABLES: Final = ("log", "states", "instruments", "bodies", "sources", "event", "rejected", "assert")


class LogTable(Header):
    """The ``[log]`` table."""

    sources: Annotated[
        str | None, Doc("The name of the sibling file that holds the bibliography, if the log does not.")
    ] = None


class Document:
    """Decodes one document; each step notes its faults and goes on."""

    def __init__(  # noqa: PLR0913 - the text, and what is read with it
        self,
        name: str,
        text: bytes,
        document: TomlTable,
        *,
        bibliography: bool,
        sources_file: str | None = None,
        sha256: str = "",
    ) -> None:
        """Store the name of the file, its bytes and its tables; without ``bibliography`` a sibling file is not read.

        ``sources_file`` is the path of the bibliography of a log without a folder, from standard input.
        """
        self.name, self.text, self.document, self.sha256 = name, text, document, sha256
        self.bibliography, self.sources_file = bibliography, sources_file
        self.context = Context(Faults(name))
        self.elsewhere: list[Diagnostic] = []
        self.texts = {name: text}

    def log(self) -> EventLog:
        """Return the log. Raises ``UnsoundLogError`` when anything is at fault."""
        header = self._header()
        tables: dict[str, Any] = {}
        for key, cls in (("states", StateInfo), ("instruments", Instrument), ("bodies", Body)):
            tables[key] = self._named(key, cls)
        listed = self._tables("event")
        self.context.known |= {
            "State": self._keys("states"),
            "instrument": self._keys("instruments"),
            "body": self._keys("bodies"),
            "event": {ident: None for ident in map(id_of, listed) if ident},
        }
        tables["sources"] = self._sources(header)
        ids: Ids = {}
        tables["events"] = tuple(events(self.context, listed, ids))
        tables["rejected"] = tuple(rejected(self.context, self._tables("rejected"), ids))
        tables["assertions"] = tuple(assertions(self.context, self.document.get("assert", [])))
        self._unknown_tables()
        found = self.context.faults.placed(self.text) + self.elsewhere
        if found:
            raise UnsoundLogError(found, self.texts)
        about = {name: getattr(header, name) for name in fields(Header)}
        return EventLog(**about, **tables, written_defaults=tuple(self.context.written_defaults), sha256=self.sha256)

    def _header(self) -> LogTable | Bad:
        if "log" not in self.document:
            headline = "no [log] table" if self.document else "an empty file"
            hint = "begin with [log], organisation, title, first_day and verified_to"
            self.context.faults.add("CS006", (), headline, hint=hint)
            return BAD
        return decode(self.context, LogTable, self.document["log"], ("log",))

    def _named(self, key: str, cls: type) -> dict[str, Any]:
        """Decode a table of tables whose keys are ids, or the codes of States."""
        tables = self.document.get(key, {})
        if not isinstance(tables, dict):
            self.context.faults.add("CS103", (key,), f"`{key}` must be a table of tables")
            return {}
        for name in tables:
            if not (_is_code(name) if key == "states" else is_id(name)):
                wanted = "two capital letters" if key == "states" else "lower-case letters, digits and hyphens"
                headline = f"`{truncate(name)}` is not a key of [{key}]"
                self.context.faults.add("CS108", (key, name), headline, hint=f"write {wanted}")
        return {name: decode(self.context, cls, table, (key, name)) for name, table in tables.items()}

    def _keys(self, key: str) -> TomlTable:
        tables = self.document.get(key, {})
        return tables if isinstance(tables, dict) else {}

    def _tables(self, key: str) -> list[Any]:
        """Return the tables of an array of tables."""
        tables = self.document.get(key, [])
        if isinstance(tables, list):
            return tables
        self.context.faults.add("CS103", (key,), f"`{key}` must be an array of tables", hint=f"write [[{key}]]")
        return []

    def _sources(self, header: LogTable | Bad) -> dict[str, Any]:
        """Decode the bibliography: here, in the sibling file that ``[log]`` names, or in the file that was given."""
        if isinstance(header, Bad) and "sources" not in self.document:
            return {}  # the sound [log] may name one
        named = None if isinstance(header, Bad) else header.sources
        file = self.sources_file or named
        if file is None:
            self.context.known["source"] = self._keys("sources")
            return self._named("sources", Source)
        if "sources" in self.document:
            hint = f"keep one of the two: [sources] here, or {truncate(file)}"
            also = ((("log", "sources"), "the other one is named here"),) if named else ()
            self.context.faults.add("CS101", ("sources",), "a second bibliography", hint=hint, also=also, on_key=True)
        return self._sibling(file) if self.bibliography else {}

    def _sibling(self, file: str) -> dict[str, Any]:
        """Decode the bibliography that stands in a file of its own."""
        if self.sources_file is None and (self.name == STDIN or file == ".." or Path(file).name != file):
            headline = "the bibliography must be a sibling file"
            hint = "name a file in the same directory"
            if self.name == STDIN:
                headline, hint = "a log from standard input has no sibling file", "name it with --bibliography FILE"
            hint += ", or keep [sources] in the log"
            self.context.faults.add("CS001", ("log", "sources"), headline, hint=hint)
            return {}
        name = self.sources_file or str(Path(self.name).parent / file)
        try:
            text = read_bytes(Path(name))
            sibling = Document(name, text, parse_toml(name, text), bibliography=True)
        except UnsoundLogError as error:
            for found in error.diagnostics:
                remedy = "check the path of the bibliography" if found.code == "CS001" else found.hint
                self.elsewhere.append(replace(found, hint=remedy, also=(*found.also, *self._naming())))
            self.texts.update(error.texts)
            return {}
        sources = sibling._named("sources", Source)
        sibling._unknown_tables(("sources",))
        self.elsewhere.extend(sibling.context.faults.placed(text))
        self.texts[name] = text
        self.context.known["source"] = sources
        return sources

    def _naming(self) -> Iterator[tuple[Place, str]]:
        """Yield the place where the log names the file of its bibliography, unless another file was given."""
        if self.sources_file is None:
            from cstocli.load.places import Places

            yield Places(self.name, self.text).find(("log", "sources")), "it is named here"

    def _unknown_tables(self, known: tuple[str, ...] = _TABLES) -> None:
        for key in self.document:
            if key not in known:
                unknown(self.context, "CS101", (key,), "key", key, known, on_key=True)


def _is_code(text: str) -> bool:
    return len(text) == 2 and text.isascii() and text.isalpha() and text.isupper()  # noqa: PLR2004 - ISO 3166-1 alpha-2
