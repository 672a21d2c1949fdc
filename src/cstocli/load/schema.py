"""The form of the log as JSON Schema (draft 7), for editors that complete and check while one types.

A schema can say which keys a table has and how a value looks. It cannot say that a State is defined, that a date
exists, or that a treaty was signed before it was ratified: that is what ``csto check`` is for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from cstocli.check.rules import RULES
from cstocli.load.codebook import first_paragraph, keys
from cstocli.load.decode import specs
from cstocli.load.document import LogTable
from cstocli.load.fields import DATE, DATE_OR_PERIOD, ID, STATE, Schema, field_type
from cstocli.model.assertions import Assertion, EventClaim
from cstocli.model.events import KINDS, Event, OngoingEvent, Rejection
from cstocli.model.struct import Field, Struct, fields
from cstocli.model.terms import Body, Claim, Instrument, Source, StateInfo

DRAFT: Final = "http://json-schema.org/draft-07/schema#"
_EVENT: Final[Schema] = {"$ref": "#/definitions/event"}
_REJECTION: Final = list(specs(Rejection))
"""The keys that only a rejected event has."""


def log_schema() -> Schema:
    """Return the schema of a log."""
    return {
        "$schema": DRAFT,
        "title": "The log of an international organisation, for csto",
        "type": "object",
        "required": ["log"],
        "additionalProperties": False,
        "properties": {
            "log": _table(LogTable),
            "states": _named(STATE, _table(StateInfo)),
            "instruments": _named(ID, _table(Instrument)),
            "bodies": _named(ID, _table(Body)),
            "sources": _named(ID, _table(Source)),
            "event": {"type": "array", "items": {"allOf": [_EVENT, {"propertyNames": {"not": {"enum": _REJECTION}}}]}},
            "rejected": {"type": "array", "items": {"allOf": [_EVENT, {"required": ["reason"]}]}},
            "assert": {"type": "array", "items": {"$ref": "#/definitions/assert"}},
        },
        "definitions": _definitions(),
    }


def bibliography_schema() -> Schema:
    """Return the schema of a bibliography that stands in a file of its own."""
    return {
        "$schema": DRAFT,
        "title": "The bibliography of a log, for csto",
        "type": "object",
        "additionalProperties": False,
        "properties": {"sources": _named(ID, _table(Source))},
    }


def format_schema(schema: Mapping[str, object]) -> str:
    """Return a schema as JSON text."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _definitions() -> Schema:
    tables = {"claim": Claim, "assert": Assertion, "happening": EventClaim}
    return {"event": _event(), **{name: _table(cls) for name, cls in tables.items()}}


def _table(cls: type[Struct]) -> Schema:
    """Return the schema of a table: its keys and no others."""
    return {
        "description": first_paragraph(cls),
        "type": "object",
        "required": [spec.key for spec in specs(cls).values() if spec.required],
        "additionalProperties": False,
        "properties": _properties(cls),
    }


def _properties(cls: type[Struct]) -> Schema:
    meaning = {key.key: key.meaning for key in keys(cls)}
    return {
        spec.key: {"description": meaning[spec.key], **_value(cls, fields(cls)[spec.name])}
        for spec in specs(cls).values()
    }


def _value(cls: type[Struct], field: Field) -> Schema:
    """Return the schema of a value; the codes of ``allow`` are those of rules that an event can break."""
    if field.name == "date" and issubclass(cls, OngoingEvent | EventClaim):
        return DATE_OR_PERIOD
    schema = field_type(field).schema
    return {**schema, "propertyNames": {"enum": sorted(RULES)}} if field.name == "allow" else schema


def _named(name: Schema, table: Schema) -> Schema:
    return {"type": "object", "propertyNames": name, "additionalProperties": table}


def _event() -> Schema:
    """Return the schema of an event: every key of every kind, for editors, and for each kind its own."""
    momentary = [word for word, cls in KINDS.items() if not issubclass(cls, OngoingEvent)]
    return {
        "description": first_paragraph(Event),
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"description": "The kind of event.", "enum": list(KINDS)}, **_every_key()},
        "allOf": [
            {"if": {"properties": {"kind": {"const": word}}, "required": ["kind"]}, "then": _of_kind(cls)}
            for word, cls in KINDS.items()
        ]
        + [{"if": _kind_in(momentary), "then": {"properties": {"date": DATE}}}],
    }


def _kind_in(words: list[str]) -> Schema:
    return {"properties": {"kind": {"enum": words}}, "required": ["kind"]}


def _every_key() -> Schema:
    """Return every key that an event may have; one that means several things (`form`) may be any of them."""
    found: dict[str, list[Schema]] = {}
    for cls in (*KINDS.values(), Rejection):
        for key, schema in _properties(cls).items():
            if schema not in found.setdefault(key, []):
                found[key].append(schema)
    return {key: schemas[0] if len(schemas) == 1 else {"anyOf": schemas} for key, schemas in found.items()}


def _of_kind(cls: type[Event]) -> Schema:
    """Return what holds of the events of one kind: the keys that it must have, and that it has no others."""
    own = {key: schema for key, schema in _properties(cls).items() if key not in specs(Event)}
    return {
        "description": first_paragraph(cls),
        "required": [spec.key for spec in specs(cls).values() if spec.required],
        "propertyNames": {"enum": ["kind", *specs(cls), *_REJECTION]},
        "properties": own,
    }
