"""From TOML tables to values of their classes: every fault is collected, and none stops the reading.

A class says by its annotations what its table holds; ``fields.py`` says how each is read. So a new field of a
kind needs nothing here, and nothing there unless its type is new.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple, TypeVar

from cstocli.load.context import BAD, Bad, Context, Decoder, unknown, wrong
from cstocli.load.fields import FIELDS, field_type, list_type
from cstocli.load.values import list_of, text
from cstocli.model.diagnostics import KeyPath
from cstocli.model.struct import Struct, fields
from cstocli.model.terms import Claim

_KEYS: Final = {"claims": "claim", "parts": "part"}
"""Fields whose key in the file is another word: an array of tables is named in the singular."""
_Table = TypeVar("_Table", bound=Struct)


class FieldSpec(NamedTuple):
    """How one key of a table is read."""

    name: str
    key: str
    decode: Decoder
    required: bool
    default: object
    is_text: bool


_SPECS: Final[dict[type[Struct], Mapping[str, FieldSpec]]] = {}
_NEEDED: Final[dict[type[Struct], frozenset[str]]] = {}
"""The keys that a table must have, by its class."""


def specs(cls: type[Struct]) -> Mapping[str, FieldSpec]:
    """Return how each key of a class's table is read, by key; worked out once a class."""
    if cls not in _SPECS:
        found = [
            FieldSpec(
                field.name, _KEYS.get(field.name, field.name), decode, field.required, field.default, decode is text
            )
            for field in fields(cls).values()
            for decode in (field_type(field).decode,)
        ]
        _SPECS[cls] = {spec.key: spec for spec in found}
        _NEEDED[cls] = frozenset(spec.key for spec in found if spec.required)
    return _SPECS[cls]


def decode(
    context: Context, cls: type[_Table], table: object, path: KeyPath, ignore: tuple[str, ...] = ()
) -> _Table | Bad:
    """Return a value of the class from its table, or ``BAD`` with every fault noted; keys in ``ignore`` are skipped."""
    if not isinstance(table, dict):
        return wrong(context, path, "a table", table)
    by_key = specs(cls)
    values: dict[str, Any] = {}
    sound = True
    meant: set[str | None] = set()
    for key, raw in table.items():
        if key in by_key:
            name, _, decode_value, required, default, is_text = by_key[key]
            if is_text and type(raw) is str and raw[:1].isalnum():
                values[name] = raw  # nearly every text begins with a letter, and so is not empty
                continue
            values[name] = value = decode_value(context, raw, (*path, key))
            sound = sound and value is not BAD
            if (value is default or not value) and value != "" and not required:
                context.written_defaults.append((*path, key))
        elif key not in ignore:
            sound = False
            meant.add(context.guess(key, by_key))
            unknown(context, "CS101", (*path, key), "key", key, (*by_key, *ignore), on_key=True)
    missing = _NEEDED[cls] - table.keys()
    for key in (key for key in by_key if key in missing and key not in meant):
        sound = False
        context.faults.add("CS102", path, f"missing key `{key}`", hint=f"add `{key} = ...`", on_key=True)
    return cls(**values) if sound else BAD


def _claim(context: Context, raw: object, path: KeyPath) -> Claim | Bad:
    return decode(context, Claim, raw, path)


FIELDS[tuple[Claim, ...]] = list_type(
    list_of(_claim, "an array of tables"), "tables [[event.claim]]", {"$ref": "#/definitions/claim"}
)
