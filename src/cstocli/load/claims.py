"""A file of claims: read against the log that it will be checked against, whose States and sources it names."""

from collections.abc import Mapping
from typing import Any, Final

from cstocli.load.assertions import assertions
from cstocli.load.context import BAD, Bad, Context, TomlTable, unknown
from cstocli.load.decode import decode
from cstocli.load.faults import Faults
from cstocli.load.files import parse_toml, read_text
from cstocli.model.assertions import Claims
from cstocli.model.dates import Edtf
from cstocli.model.errors import UnsoundLogError
from cstocli.model.log import EventLog
from cstocli.model.struct import Struct
from cstocli.model.terms import SourceKey

_TABLES: Final = ("claims", "assert")


class _Header(Struct):
    """The ``[claims]`` table."""

    title: str
    source: SourceKey | None = None
    date: Edtf | None = None


def read_claims(path: str, log: EventLog) -> Claims:
    """Return the claims of a file (``-`` for standard input), which may name what the log knows.

    Raises ``UnsoundLogError`` with every fault that was found.
    """
    name, text = read_text(path)
    document = parse_toml(name, text)
    context = Context(Faults(name))
    known: dict[str, Mapping[Any, Any]] = {
        "State": log.states,
        "instrument": log.instruments,
        "body": log.bodies,
        "source": log.sources,
    }
    context.known = known
    header = _header(context, document)
    claims = tuple(assertions(context, document.get("assert", []), may_be_words=True))
    for key in document:
        if key not in _TABLES:
            unknown(context, "CS101", (key,), "key", key, _TABLES, on_key=True)
    if isinstance(header, Bad) or context.faults.found:
        raise UnsoundLogError(context.faults.placed(text), {name: text})
    return Claims(title=header.title, source=header.source, date=header.date, claims=claims)


def _header(context: Context, document: TomlTable) -> _Header | Bad:
    if "claims" not in document:
        hint = "begin with [claims] and `title`, the name of the text that is checked"
        context.faults.add("CS006", (), "no [claims] table" if document else "an empty file", hint=hint)
        return BAD
    return decode(context, _Header, document["claims"], ("claims",))
