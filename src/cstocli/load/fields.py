"""Every type of field: how it is read, and how it looks, in words for the code book and as JSON Schema for editors.

A class says by its annotations what its table holds. A new type of field is one line here; a field that may be left
out (``X | None``) is read as ``X`` unless it has a line of its own.
"""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, Final, NamedTuple

from cstocli.load import values
from cstocli.load.context import Decoder
from cstocli.model.dates import Day, Edtf
from cstocli.model.struct import Field
from cstocli.model.terms import (
    Basis,
    BodyId,
    Confidence,
    Duration,
    EventId,
    Figure,
    InstrumentId,
    InstrumentKind,
    NoticeOf,
    Reading,
    SessionForm,
    SourceKey,
    StateCode,
    Status,
    Weight,
)

Schema = dict[str, Any]

_POINT: Final = r"[?~%]?[0-9X]{4}[?~%]?(-[?~%]?[0-9X]{2}[?~%]?){0,2}"
_SPAN: Final = rf"{_POINT}(\.\.{_POINT})?"
_ONE_DAY: Final = rf"{_POINT}|\[(\.\.{_POINT}|{_SPAN})(,{_SPAN})*(\.\.)?\]"
_PERIOD: Final = rf"{_POINT}/({_POINT}|\.\.)?|(\.\.)?/{_POINT}"
ID: Final[Schema] = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
STATE: Final[Schema] = {"type": "string", "pattern": "^[A-Z]{2}$"}
_TEXT: Final[Schema] = {"type": "string", "pattern": r"\S"}
DATE: Final[Schema] = {"type": "string", "pattern": f"^({_ONE_DAY})$"}
DATE_OR_PERIOD: Final[Schema] = {"type": "string", "pattern": f"^({_ONE_DAY}|{_PERIOD})$"}
"""The date of what lasts, or of what is counted in a period."""
_DURATION: Final[Schema] = {"type": "string", "pattern": values.DURATION}
_DAY: Final[Schema] = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_FIGURE: Final[Schema] = {
    "anyOf": [
        {"type": "string", "pattern": r"^(~|>|<=)?[0-9]{1,12}$|^[0-9]{1,12}\.\.[0-9]{1,12}$"},
        {"type": "integer", "minimum": 0},
    ]
}


class FieldType(NamedTuple):
    """How a value of one type is read, and how it looks."""

    decode: Decoder
    words: str
    """What the code book says of it."""
    schema: Schema


def list_type(decode: Decoder, words: str, item: Schema) -> FieldType:
    """Return the type of an array."""
    return FieldType(decode, words, {"type": "array", "items": item})


def table_type(decode: Decoder, words: str, value: Schema, key: Schema | None = None) -> FieldType:
    """Return the type of a table of values, whose keys are any words if no schema is given for them."""
    return FieldType(decode, words, {"type": "object", "propertyNames": key or {}, "additionalProperties": value})


def word_type(kind: type[Enum]) -> FieldType:
    """Return the type of one word of a vocabulary."""
    words = [item.value for item in kind]
    return FieldType(values.word(kind), ", ".join(words), {"enum": words})


def _words_type(kind: type[Enum]) -> FieldType:
    """Return the type of an array of words of a vocabulary."""
    one = word_type(kind)
    return list_type(values.list_of(one.decode, "an array of words"), f"any of {one.words}", one.schema)


_state: Final = values.reference("State", "CS202")
_states: Final = values.references("State", "CS202", 'an array of codes, ["UZ"]')
_event: Final = values.reference("event", "CS206")
_events: Final = values.references("event", "CS206", "an array of ids")
_sources: Final = values.references("source", "CS203", "an array of keys of the bibliography")
_texts: Final = values.list_of(values.text, "an array of strings")
_names: Final = values.one_or_more(values.text, "a string or an array of strings")

FIELDS: Final[dict[Any, FieldType]] = {
    str: FieldType(values.text, "text", _TEXT),
    tuple[str, ...]: list_type(_texts, "texts", _TEXT),
    int: FieldType(values.integer, "whole number", {"type": "integer"}),
    bool: FieldType(values.boolean, "true or false", {"type": "boolean"}),
    object: FieldType(values.anything, "as its key has it", {}),
    date: FieldType(values.calendar_day, "day", _DAY),
    Day: FieldType(values.exact_day, "day", _DAY),
    Edtf: FieldType(values.edtf, "date", DATE),
    Figure: FieldType(values.figure, "figure", _FIGURE),
    Duration: FieldType(values.duration, "duration", _DURATION),
    EventId: FieldType(values.ident, "id", ID),
    EventId | None: FieldType(_event, "id of an event", ID),
    tuple[EventId, ...]: list_type(_events, "ids of events", ID),
    StateCode | None: FieldType(
        values.or_nothing(_state), "code of a State, or nothing in quotes", {"anyOf": [STATE, {"const": ""}]}
    ),
    tuple[StateCode, ...]: list_type(_states, "codes of States", STATE),
    SourceKey: FieldType(values.reference("source", "CS203"), "key of a source", ID),
    tuple[SourceKey, ...]: list_type(_sources, "keys of sources", ID),
    InstrumentId: FieldType(values.reference("instrument", "CS204"), "id of an instrument", ID),
    BodyId: FieldType(values.reference("body", "CS205"), "id of a body", ID),
    InstrumentKind: word_type(InstrumentKind),
    Basis: word_type(Basis),
    Reading: word_type(Reading),
    Status: word_type(Status),
    Confidence: word_type(Confidence),
    Weight: word_type(Weight),
    NoticeOf: word_type(NoticeOf),
    tuple[SessionForm, ...]: _words_type(SessionForm),
    Mapping[StateCode, Figure]: table_type(values.table_of(_state, values.figure), "figures by State", _FIGURE, STATE),
    Mapping[str, Figure]: table_type(
        values.table_of(values.anything, values.figure, "a table of figures"), "figures by word", _FIGURE
    ),
    Mapping[str, str]: table_type(values.table_of(values.text, values.text), "texts by word", _TEXT),
    Mapping[str, date]: table_type(values.table_of(values.text, values.calendar_day), "days by subject", _DAY),
    Mapping[str, tuple[str, ...]]: table_type(
        values.table_of(values.text, _names),
        "names by language",
        {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
    ),
}
"""How each type of field is read; those that are tables add themselves in ``decode.py`` and ``assertions.py``."""


def field_type(field: Field) -> FieldType:
    """Return how a field is read. Raises ``TypeError`` when its type has no line in ``FIELDS``."""
    found = FIELDS.get(field.type) or FIELDS.get(field.value_type)
    if found is None:
        msg = f"`{field.name}` is of type {field.type!r}: give the type a line in load/fields.py"
        raise TypeError(msg)
    return found
