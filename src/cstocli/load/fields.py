"""How each type of field is read from its TOML value, by its annotation as written in the class."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from typing import Any, Final

from cstocli.core.dates import DateError, Day, Edtf, day, parse
from cstocli.core.diagnostics import KeyPath
from cstocli.core.terms import Basis, Confidence, Figure, InstrumentKind, NoticeOf, Reading, SessionForm, Status
from cstocli.load.context import BAD, Bad, Context, Decoder, called, shown, unknown, wrong

_FIGURE: Final = r"(~|>|<=)?([0-9]{1,12})(?:\.\.([0-9]{1,12}))?"
_WITH_TIME: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9:.+Zz-]{1,30}"
_LARGEST: Final = 10**12 - 1
"""Of whole numbers: what has more digits is no count and no code, and may be too long to print."""


def is_id(text: str) -> bool:
    """Whether a text is lower-case letters, digits and single hyphens between them."""
    parts = f"-{text}-"
    return text.isascii() and text == text.lower() and "--" not in parts and text.replace("-", "").isalnum()


def _string(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
    return raw if isinstance(raw, str) else wrong(context, path, "a string", raw)


def _text(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
    if isinstance(raw, str) and not raw.strip():
        context.faults.add("CS103", path, f"`{called(path)}` is empty", hint="leave the key out, or write a text")
        return BAD
    return _string(context, raw, path)


def _boolean(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
    return raw if isinstance(raw, bool) else wrong(context, path, "true or false", raw)


def _integer(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
    if type(raw) is not int:
        return wrong(context, path, "an integer", raw)
    if abs(raw) > _LARGEST:
        context.faults.add("CS103", path, f"`{called(path)}` has more than twelve digits")
        return BAD
    return raw


@lru_cache(maxsize=1024)
def _parsed(text: str) -> Edtf:
    """Return the date of a text; neighbours in a log have the same ones."""
    return parse(text)


def _date(context: Context, raw: Any, path: KeyPath) -> Edtf | Bad:  # noqa: ANN401
    if type(raw) is date:
        return day(raw)
    if not isinstance(raw, str | datetime):
        return wrong(context, path, "a date in quotes", raw)
    try:
        return _parsed(str(raw))
    except DateError as error:
        if re.fullmatch(_WITH_TIME, str(raw)):
            hint = 'write "2012-06-28", and the hour in `note` if it matters'
            context.faults.add("CS110", path, f"`{called(path)}` has a time of day", hint=hint)
            return BAD
        hint = 'write "2012-06-28", "2012-06", "2012", "2012-06-20/2012-06-28", "../2012-06-28" or "2012-06~"'
        context.faults.add("CS104", path, str(error), hint=hint)
        return BAD


def _exact_day(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
    value = _date(context, raw, path)
    if isinstance(value, Edtf) and not (isinstance(value, Day) and value.is_exact):
        context.faults.add("CS104", path, f"`{called(path)}` must be one day", hint='write "2012-06-28"')
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
            return wrong(context, path, "a string", raw)
        return unknown(context, "CS107", path, f"word for `{called(path)}`:", raw, words)

    return decode_word


def _ident(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
    if isinstance(raw, str) and not is_id(raw):
        context.faults.add(
            "CS108", path, f"`{shown(raw)}` is no id", hint="write lower-case letters, digits and hyphens"
        )
        return BAD
    return _string(context, raw, path)


def _reference(what: str, code: str) -> Decoder:
    def decode_reference(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
        if not isinstance(raw, str):
            return wrong(context, path, "a string", raw)
        known = context.known.get(what)
        if known is not None and raw not in known:
            return unknown(context, code, path, what, raw, known)
        return raw

    return decode_reference


def _references(what: str, code: str, wanted: str) -> Decoder:
    """Return the decoder of an array of ids; one that was read before is the same array, without a look at each."""
    one_by_one = list_of(_reference(what, code), wanted)

    def decode_references(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
        seen = context.seen.setdefault(what, {})
        try:
            found = seen.get(tuple(raw)) if type(raw) is list else None
        except TypeError:  # what cannot be a key is no id
            found = None
        if found is None:
            found = one_by_one(context, raw, path)
            if found is not BAD and what in context.known:
                seen[found] = found
        return found

    return decode_references


def list_of(decode_item: Decoder, wanted: str) -> Decoder:
    """Return the decoder of an array whose items are read by another."""

    def decode_list(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
        if not isinstance(raw, list):
            return wrong(context, path, wanted, raw)
        items = tuple(decode_item(context, item, (*path, index)) for index, item in enumerate(raw))
        return BAD if BAD in items else items

    return decode_list


def _figure(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
    if type(raw) is int and 0 <= raw <= _LARGEST:
        return Figure(raw)
    if not isinstance(raw, str | int) or isinstance(raw, bool):
        return wrong(context, path, "a figure in quotes", raw)
    found = re.fullmatch(_FIGURE, raw) if isinstance(raw, str) else None
    if found is None or (found[3] and (found[1] or int(found[3]) <= int(found[2]))):
        hint = 'write "4000", "~4000" about, ">4000" more than, "<=4000" up to, or "3000..4000"'
        told = shown(raw) if isinstance(raw, str) else called(path)
        context.faults.add("CS106", path, f"`{told}` is no figure", hint=hint)
        return BAD
    return Figure(int(found[2]), found[1] or "", int(found[3]) if found[3] else None)


def _table_of(decode_key: Decoder, decode_value: Decoder) -> Decoder:
    def decode_table(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
        if not isinstance(raw, dict):
            return wrong(context, path, "a table", raw)
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
    return list_of(_text, "a string or an array of strings")(context, raw, path)


def _anything(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401, ARG001 - checked against its field later
    return tuple(raw) if isinstance(raw, list) else raw


def _state_or_nobody(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401
    """Read the State in a chair; the empty text says that nobody is known to hold it."""
    return raw if raw == "" else _state(context, raw, path)


_state = _reference("State", "CS202")
_states = _references("State", "CS202", 'an array of codes, ["UZ"]')
_source = _reference("source", "CS203")
_figure_by_state = _table_of(_state, _figure)

DECODERS: Final[dict[str, Decoder]] = {
    "str": _text,
    "str | None": _text,
    "int": _integer,
    "bool": _boolean,
    "object": _anything,
    "date": _calendar_day,
    "Day": _exact_day,
    "Edtf": _date,
    "Edtf | None": _date,
    "EventId": _ident,
    "EventId | None": _reference("event", "CS206"),
    "tuple[EventId, ...]": _references("event", "CS206", "an array of ids"),
    "tuple[StateCode, ...]": _states,
    "StateCode | None": _state_or_nobody,
    "SourceKey": _source,
    "tuple[SourceKey, ...]": _references("source", "CS203", "an array of keys of the bibliography"),
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
    "tuple[SessionForm, ...]": list_of(_word(SessionForm), "an array of words"),
    "tuple[str, ...]": list_of(_text, "an array of strings"),
    "Figure | None": _figure,
    "Mapping[StateCode, Figure] | None": _figure_by_state,
    "Mapping[str, str]": _table_of(_text, _text),
    "Mapping[str, date]": _table_of(_text, _calendar_day),
    "Mapping[str, tuple[str, ...]]": _table_of(_text, _words_by_language),
}
"""How a field is read, by its annotation as written in the class."""
