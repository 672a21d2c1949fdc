"""What a value of each type of field looks like: in words for the code book, and as JSON Schema for editors."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, Final, NamedTuple

from cstocli.core.events import KINDS
from cstocli.core.terms import (
    Basis,
    Confidence,
    InstrumentKind,
    NoticeOf,
    Reading,
    SessionForm,
    Standing,
    Status,
)

Schema = dict[str, Any]
_BOUND: Final = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?~?"
_WINDOW: Final = rf"{_BOUND}/{_BOUND}|\.\./{_BOUND}|{_BOUND}/\.\."


class Shape(NamedTuple):
    """How a value looks."""

    words: str
    schema: Schema


def _words(kind: type[Enum]) -> Shape:
    values = [item.value for item in kind]
    return Shape(", ".join(values), {"enum": values})


def _list(words: str, item: Schema) -> Shape:
    return Shape(words, {"type": "array", "items": item})


def _table(words: str, keys: Schema | None, values: Schema) -> Shape:
    return Shape(words, {"type": "object", "propertyNames": keys or {}, "additionalProperties": values})


ID: Final[Schema] = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
STATE: Final[Schema] = {"type": "string", "pattern": "^[A-Z]{2}$"}
TEXT: Final[Schema] = {"type": "string", "pattern": r"\S"}
_DATE: Final[Schema] = {"type": "string", "pattern": f"^({_BOUND}|{_WINDOW})$"}
_DAY: Final[Schema] = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_FIGURE: Final[Schema] = {
    "anyOf": [
        {"type": "string", "pattern": r"^(~|>|<=)?[0-9]{1,12}$|^[0-9]{1,12}\.\.[0-9]{1,12}$"},
        {"type": "integer", "minimum": 0},
    ]
}
_NAMES: Final[Schema] = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}
_STANDING: Final = Shape("a standing, or in for any live one", {"enum": [*(word.value for word in Standing), "in"]})

SHAPES: Final[Mapping[str, Shape]] = {
    "str": Shape("text", TEXT),
    "str | None": Shape("text", TEXT),
    "int": Shape("whole number", {"type": "integer"}),
    "bool": Shape("true or false", {"type": "boolean"}),
    "object": Shape("as its key has it", {}),
    "date": Shape("day", _DAY),
    "Day": Shape("day", _DAY),
    "Day | None": Shape("day", _DAY),
    "Edtf": Shape("date", _DATE),
    "Edtf | None": Shape("date", _DATE),
    "EventId": Shape("id", ID),
    "EventId | None": Shape("id of an event", ID),
    "ClaimId | None": Shape("id", ID),
    "tuple[EventId, ...]": _list("ids of events", ID),
    "tuple[StateCode, ...]": _list("codes of States", STATE),
    "StateCode | None": Shape("code of a State, or nothing in quotes", {"anyOf": [STATE, {"const": ""}]}),
    "SourceKey": Shape("key of a source", ID),
    "SourceKey | None": Shape("key of a source", ID),
    "tuple[SourceKey, ...]": _list("keys of sources", ID),
    "InstrumentId": Shape("id of an instrument", ID),
    "InstrumentId | None": Shape("id of an instrument", ID),
    "InstrumentKind": _words(InstrumentKind),
    "BodyId": Shape("id of a body", ID),
    "BodyId | None": Shape("id of a body", ID),
    "Basis | None": _words(Basis),
    "Reading": _words(Reading),
    "Status": _words(Status),
    "Confidence": _words(Confidence),
    "NoticeOf": _words(NoticeOf),
    "tuple[SessionForm, ...]": _list(f"any of {_words(SessionForm).words}", _words(SessionForm).schema),
    "tuple[str, ...]": _list("texts", TEXT),
    "Figure | None": Shape("figure", _FIGURE),
    "Mapping[StateCode, Figure] | None": _table("figures by State", STATE, _FIGURE),
    "Mapping[str, Figure]": _table("figures by word", None, _FIGURE),
    "Mapping[str, str]": _table("texts by word", None, TEXT),
    "Mapping[str, date]": _table("days by subject", None, _DAY),
    "Mapping[str, tuple[str, ...]]": _table("names by language", None, _NAMES),
    "StandingWord | None": _STANDING,
    "KindWord | None": Shape("a kind", {"enum": list(KINDS)}),
    "FigureName | None": Shape("personnel, aircraft or vehicles", {"enum": ["personnel", "aircraft", "vehicles"]}),
}
"""What a value looks like, by the annotation of its field as written in the class."""
