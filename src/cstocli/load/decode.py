"""From TOML tables to typed values: every fault is collected, none stops the reading.

A class says by its annotations what its table holds; ``DECODERS`` says how each annotation is read. So a new field of a
kind needs nothing here, unless its type is new.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from enum import Enum
from typing import Any, Final, NamedTuple

from cstocli.core.dates import DateError, Day, Edtf, day, parse
from cstocli.core.record import Record
from cstocli.core.terms import (
    Basis,
    Claim,
    Confidence,
    Figure,
    InstrumentKind,
    NoticeOf,
    Reading,
    SessionForm,
    Status,
)
from cstocli.load.faults import Faults, KeyPath

Table = Mapping[str, Any]
_FIGURE: Final = r"(~|>|<=)?([0-9]{1,12})(?:\.\.([0-9]{1,12}))?"
_KEYS: Final = {"claims": "claim"}
"""Fields whose key in the file is another word: an array of tables is named in the singular."""


class Context:
    """What a table is read against: where faults go, and which ids are known."""

    def __init__(self, faults: Faults) -> None:
        """Begin with no ids known."""
        self.faults = faults
        self.known: dict[str, Mapping[str, Any]] = {}
        """Known ids by what they name. What is not there is not checked (a bibliography that was not read)."""


class _Bad:
    """The value of a field that could not be read; its fault is noted."""


BAD: Final = _Bad()
Decoder = Callable[[Context, Any, KeyPath], Any]


class FieldSpec(NamedTuple):
    """How one key of a table is read."""

    name: str
    key: str
    decode: Decoder
    required: bool


_SPECS: Final[dict[type[Record], Mapping[str, FieldSpec]]] = {}


def specs(cls: type[Record]) -> Mapping[str, FieldSpec]:
    """Return how each key of a class's table is read, by key; worked out once a class."""
    if cls in _SPECS:
        return _SPECS[cls]
    found = (
        FieldSpec(field.name, _KEYS.get(field.name, field.name), DECODERS[field.type], field.required)
        for field in cls.fields.values()
    )
    _SPECS[cls] = {spec.key: spec for spec in found}
    return _SPECS[cls]


def decode(context: Context, cls: type[Record], table: Any, path: KeyPath, ignore: tuple[str, ...] = ()) -> Any:  # noqa: ANN401
    """Return a record from its table, or ``BAD``; every fault is noted."""
    if not isinstance(table, dict):
        return _wrong(context, path, "a table", table)
    by_key = specs(cls)
    values: dict[str, Any] = {}
    sound = True
    for key, raw in table.items():
        spec = by_key.get(key)
        if spec is not None:
            value = spec.decode(context, raw, (*path, key))
            sound = sound and value is not BAD
            values[spec.name] = value
        elif key not in ignore:
            sound = False
            _unknown(context, "CS101", (*path, key), "key", key, (*by_key, *ignore), on_key=True)
    for spec in by_key.values():
        if spec.required and spec.key not in table:
            sound = False
            context.faults.add(
                "CS102",
                path,
                f"missing key `{spec.key}`",
                hint=f"add `{spec.key} = ...`",
                on_key=True,
            )
    return cls(**values) if sound else BAD


def is_id(text: str) -> bool:
    """Whether a text is lower-case letters, digits and single hyphens between them."""
    return text.isascii() and text == text.lower() and all(part.isalnum() for part in text.split("-"))


def near(word: str, words: object) -> str | None:
    """Return the known word that looks most like this one, if any does."""
    folded = {str(other).lower(): str(other) for other in words}  # type: ignore[attr-defined]
    found = get_close_matches(word.lower(), folded, n=1)
    return folded[found[0]] if found else None


def _unknown(  # noqa: PLR0913, PLR0917 - a fault is told by all of these
    context: Context, code: str, path: KeyPath, what: str, word: str, known: object, *, on_key: bool = False
) -> _Bad:
    guess = near(word, known)
    hint = f"did you mean `{guess}`?" if guess else _choices(known)
    context.faults.add(code, path, f"unknown {what} `{word}`", hint=hint, on_key=on_key)
    return BAD


def _choices(known: object) -> str | None:
    words = [str(word) for word in known]  # type: ignore[attr-defined]
    few = 12
    return f"known are: {', '.join(words)}" if 0 < len(words) <= few else None


_TYPES: Final = {
    bool: "a boolean",
    int: "an integer",
    float: "a float",
    str: "a string",
    list: "an array",
    dict: "a table",
}


def _wrong(context: Context, path: KeyPath, wanted: str, raw: object) -> _Bad:
    got = _TYPES.get(type(raw), "a date" if isinstance(raw, date) else f"a {type(raw).__name__}")
    key = next((part for part in reversed(path) if isinstance(part, str)), "value")
    context.faults.add("CS103", path, f"`{key}` must be {wanted}, not {got}")
    return BAD


def _string(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
    return raw if isinstance(raw, str) else _wrong(context, path, "a string", raw)


def _text(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
    if isinstance(raw, str) and not raw.strip():
        context.faults.add("CS103", path, f"`{path[-1]}` is empty", hint="leave the key out, or write a text")
        return BAD
    return _string(context, raw, path)


def _scalar(kind: type, wanted: str) -> Decoder:
    def decode_scalar(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
        return raw if type(raw) is kind else _wrong(context, path, wanted, raw)

    return decode_scalar


def _date(context: Context, raw: Any, path: KeyPath) -> Edtf | _Bad:  # noqa: ANN401
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return day(raw)
    if not isinstance(raw, str):
        return _wrong(context, path, "a date in quotes", raw)
    try:
        return parse(raw)
    except DateError as error:
        hint = 'write "2012-06-28", "2012-06", "2012", "2012-06-20/2012-06-28", "../2012-06-28" or "2012-06~"'
        context.faults.add("CS104", path, str(error), hint=hint)
        return BAD


def _exact_day(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
    value = _date(context, raw, path)
    if isinstance(value, Edtf) and not (isinstance(value, Day) and value.is_exact):
        context.faults.add("CS104", path, f"`{path[-1]}` must be one day", hint='write "2012-06-28"')
        return BAD
    return value


def _calendar_day(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
    value = _exact_day(context, raw, path)
    return value.earliest if isinstance(value, Day) else value


def _word(kind: type[Enum]) -> Decoder:
    words = {item.value: item for item in kind}

    def decode_word(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
        if isinstance(raw, str) and raw in words:
            return words[raw]
        if not isinstance(raw, str):
            return _wrong(context, path, "a string", raw)
        return _unknown(context, "CS107", path, f"word for `{path[-1]}`:", raw, words)

    return decode_word


def _ident(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
    if isinstance(raw, str) and not is_id(raw):
        context.faults.add("CS108", path, f"`{raw}` is no id", hint="write lower-case letters, digits and hyphens")
        return BAD
    return _string(context, raw, path)


def _reference(what: str, code: str) -> Decoder:
    def decode_reference(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
        if not isinstance(raw, str):
            return _wrong(context, path, "a string", raw)
        known = context.known.get(what)
        if known is not None and raw not in known:
            return _unknown(context, code, path, what, raw, known)
        return raw

    return decode_reference


def _list(decode_item: Decoder, wanted: str) -> Decoder:
    def decode_list(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
        if not isinstance(raw, list):
            return _wrong(context, path, wanted, raw)
        items = tuple(decode_item(context, item, (*path, index)) for index, item in enumerate(raw))
        return BAD if BAD in items else items

    return decode_list


def _figure(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
    if type(raw) is int and raw >= 0:
        return Figure(raw)
    if not isinstance(raw, str):
        return _wrong(context, path, "a figure in quotes", raw)
    found = re.fullmatch(_FIGURE, raw)
    if found is None or (found[3] and (found[1] or int(found[3]) <= int(found[2]))):
        hint = 'write "4000", "~4000" about, ">4000" more than, "<=4000" up to, or "3000..4000"'
        context.faults.add("CS106", path, f"`{raw}` is no figure", hint=hint)
        return BAD
    return Figure(int(found[2]), found[1] or "", int(found[3]) if found[3] else None)


def _table_of(decode_key: Decoder, decode_value: Decoder) -> Decoder:
    def decode_table(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
        if not isinstance(raw, dict):
            return _wrong(context, path, "a table", raw)
        pairs = {
            decode_key(context, key, (*path, key)): decode_value(context, value, (*path, key))
            for key, value in raw.items()
        }
        return BAD if BAD in pairs or BAD in pairs.values() else pairs

    return decode_table


def _words_by_language(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
    """Read one name, or several, by language."""
    if isinstance(raw, str):
        return (raw,)
    return _list(_text, "a string or an array of strings")(context, raw, path)


def _claim(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
    return decode(context, Claim, raw, path)


def _anything(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401, ARG001 - checked against its field later
    return tuple(raw) if isinstance(raw, list) else raw


def _state_or_nobody(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
    """Read the State in a chair; the empty text says that nobody is known to hold it."""
    return raw if raw == "" else _state(context, raw, path)


_state = _reference("State", "CS202")
_states = _list(_state, 'an array of codes, ["UZ"]')
_source = _reference("source", "CS203")
_figure_by_state = _table_of(_state, _figure)

DECODERS: Final[Mapping[str, Decoder]] = {
    "str": _text,
    "str | None": _text,
    "int": _scalar(int, "an integer"),
    "bool": _scalar(bool, "true or false"),
    "object": _anything,
    "date": _calendar_day,
    "Day": _exact_day,
    "Edtf": _date,
    "Edtf | None": _date,
    "EventId": _ident,
    "EventId | None": _reference("event", "CS206"),
    "tuple[EventId, ...]": _list(_reference("event", "CS206"), "an array of ids"),
    "tuple[StateCode, ...]": _states,
    "StateCode | None": _state_or_nobody,
    "SourceKey": _source,
    "tuple[SourceKey, ...]": _list(_source, "an array of keys of the bibliography"),
    "InstrumentId": _reference("instrument", "CS204"),
    "InstrumentId | None": _reference("instrument", "CS204"),
    "InstrumentKind": _word(InstrumentKind),
    "BodyId": _reference("body", "CS205"),
    "BodyId | None": _reference("body", "CS205"),
    "Basis | None": _word(Basis),
    "Reading": _word(Reading),
    "Status": _word(Status),
    "Confidence": _word(Confidence),
    "NoticeOf": _word(NoticeOf),
    "tuple[SessionForm, ...]": _list(_word(SessionForm), "an array of words"),
    "tuple[str, ...]": _list(_text, "an array of strings"),
    "Figure | None": _figure,
    "Mapping[StateCode, Figure] | None": _figure_by_state,
    "tuple[Claim, ...]": _list(_claim, "an array of tables"),
    "Mapping[str, date]": _table_of(_text, _calendar_day),
    "Mapping[str, tuple[str, ...]]": _table_of(_text, _words_by_language),
}
"""How a field is read, by its annotation as written in the class."""
