"""How a value is read from TOML: texts, days, figures, words, ids, and arrays and tables of these.

Each reader returns the value typed, or notes its fault and returns ``BAD``. Which type of field is read by which one
is listed in ``fields.py``.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from typing import Final

from cstocli.load.context import BAD, Bad, Context, Decoder, key_name, truncate, unknown, wrong
from cstocli.model.dates import Day, Edtf, day, parse
from cstocli.model.diagnostics import KeyPath
from cstocli.model.errors import DateError
from cstocli.model.terms import Duration, Figure

_FIGURE: Final = r"(~|>|<=)?([0-9]{1,12})(?:\.\.([0-9]{1,12}))?"
DURATION: Final = r"^P(?=[1-9])(?:([1-9][0-9]?)Y)?(?:([1-9][0-9]?)M)?$"
_WITH_TIME: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9:.+Zz-]{1,30}"
DATE_FORMS: Final = 'write "2012-06-28", "2012-06", "2012", "[2012-06-20..2012-06-28]", "[..2012-06-28]" or "2012-06~"'
_MAX_NUMBER: Final = 10**12 - 1
"""The largest whole number: with more digits it is not a count or a code, and may be too long to print."""


def is_id(text: str) -> bool:
    """Whether a text is lower-case letters, digits and single hyphens between them."""
    parts = f"-{text}-"
    return text.isascii() and text == text.lower() and "--" not in parts and text.replace("-", "").isalnum()


def text(context: Context, raw: object, path: KeyPath) -> str | Bad:
    """Read a text, which must not be empty."""
    if isinstance(raw, str) and not raw.strip():
        context.faults.add("CS103", path, f"`{key_name(path)}` is empty", hint="leave the key out, or write a text")
        return BAD
    return raw if isinstance(raw, str) else wrong(context, path, "a string", raw)


def boolean(context: Context, raw: object, path: KeyPath) -> bool | Bad:
    """Read true or false."""
    return raw if isinstance(raw, bool) else wrong(context, path, "true or false", raw)


def integer(context: Context, raw: object, path: KeyPath) -> int | Bad:
    """Read a whole number."""
    if not isinstance(raw, int) or isinstance(raw, bool):
        return wrong(context, path, "an integer", raw)
    if abs(raw) > _MAX_NUMBER:
        context.faults.add("CS103", path, f"`{key_name(path)}` has more than twelve digits")
        return BAD
    return raw


@lru_cache(maxsize=1024)
def _parsed(written: str) -> Edtf:
    """Return the date of a text; neighbours in a log have the same ones."""
    return parse(written)


def edtf(context: Context, raw: object, path: KeyPath) -> Edtf | Bad:
    """Read a date as far as it is known, from a text or a date of TOML."""
    if type(raw) is date:
        return day(raw)
    if not isinstance(raw, str | datetime):
        return wrong(context, path, "a date in quotes", raw)
    try:
        return _parsed(str(raw))
    except DateError as error:
        if re.fullmatch(_WITH_TIME, str(raw)):
            hint = 'write "2012-06-28", and the hour in `note` if it matters'
            context.faults.add("CS110", path, f"`{key_name(path)}` has a time of day", hint=hint)
            return BAD
        context.faults.add("CS104", path, str(error), hint=error.hint or DATE_FORMS)
        return BAD


def exact_day(context: Context, raw: object, path: KeyPath) -> Day | Bad:
    """Read a date that must be one day."""
    value = edtf(context, raw, path)
    if isinstance(value, Bad) or (isinstance(value, Day) and value.is_exact):
        return value
    context.faults.add("CS104", path, f"`{key_name(path)}` must be one day", hint='write "2012-06-28"')
    return BAD


def calendar_day(context: Context, raw: object, path: KeyPath) -> date | Bad:
    """Read one day, as a day of the calendar."""
    value = exact_day(context, raw, path)
    return value.earliest if isinstance(value, Day) else value


def figure(context: Context, raw: object, path: KeyPath) -> Figure | Bad:
    """Read a count with what stands before it: 4000, "~4000", "3000..4000"."""
    if type(raw) is int and 0 <= raw <= _MAX_NUMBER:
        return Figure(raw)
    if not isinstance(raw, str | int) or isinstance(raw, bool):
        return wrong(context, path, "a figure in quotes", raw)
    found = re.fullmatch(_FIGURE, raw) if isinstance(raw, str) else None
    if found is None or (found[3] and (found[1] or int(found[3]) <= int(found[2]))):
        hint = 'write "4000", "~4000" about, ">4000" more than, "<=4000" up to, or "3000..4000"'
        shown = truncate(raw) if isinstance(raw, str) else key_name(path)
        context.faults.add("CS106", path, f"`{shown}` is not a figure", hint=hint)
        return BAD
    return Figure(int(found[2]), found[1] or "", int(found[3]) if found[3] else None)


def duration(context: Context, raw: object, path: KeyPath) -> Duration | Bad:
    """Read a length of time in years and months: "P1Y", "P6M"."""
    if not isinstance(raw, str):
        return wrong(context, path, "a duration in quotes", raw)
    found = re.fullmatch(DURATION, raw)
    if found is None:
        hint = 'write "P1Y" for a year, "P6M" for six months, or "P3Y6M"'
        context.faults.add("CS103", path, f"`{truncate(raw)}` is not a duration", hint=hint)
        return BAD
    return Duration(int(found[1] or 0), int(found[2] or 0))


def ident(context: Context, raw: object, path: KeyPath) -> str | Bad:
    """Read the id that an event or a claim gives itself: lower-case letters, digits and hyphens."""
    if not isinstance(raw, str):
        return wrong(context, path, "a string", raw)
    if not is_id(raw):
        hint = "write lower-case letters, digits and hyphens"
        context.faults.add("CS108", path, f"`{truncate(raw)}` is not an id", hint=hint)
        return BAD
    return raw


def anything(context: Context, raw: object, path: KeyPath) -> object:  # noqa: ARG001 - checked against its field later
    """Return a value without checking it; an array becomes a tuple."""
    return tuple(raw) if isinstance(raw, list) else raw


def word(kind: type[Enum]) -> Decoder:
    """Return the reader of one word of a vocabulary."""
    words = {item.value: item for item in kind}

    def decode_word(context: Context, raw: object, path: KeyPath) -> object:
        if isinstance(raw, str) and raw in words:
            return words[raw]
        if not isinstance(raw, str):
            return wrong(context, path, "a string", raw)
        return unknown(context, "CS107", path, f"word for `{key_name(path)}`:", raw, words)

    return decode_word


def one_of(words: Collection[str]) -> Decoder:
    """Return the reader of one of some words, as a text."""

    def decode_one(context: Context, raw: object, path: KeyPath) -> object:
        if not isinstance(raw, str):
            return wrong(context, path, "a string", raw)
        return raw if raw in words else unknown(context, "CS107", path, "word", raw, words)

    return decode_one


def reference(what: str, code: str) -> Decoder:
    """Return the reader of an id that is given elsewhere; an unknown one is a fault under this code."""

    def decode_reference(context: Context, raw: object, path: KeyPath) -> object:
        if not isinstance(raw, str):
            return wrong(context, path, "a string", raw)
        known = context.known.get(what)
        if known is not None and raw not in known:
            return unknown(context, code, path, what, raw, known)
        return raw

    return decode_reference


def references(what: str, code: str, wanted: str) -> Decoder:
    """Return the reader of an array of ids; one that was read before is the same array, without a look at each."""
    one_by_one = list_of(reference(what, code), wanted)

    def decode_references(context: Context, raw: object, path: KeyPath) -> object:
        seen = context.seen.setdefault(what, {})
        try:
            found = seen.get(tuple(raw)) if isinstance(raw, list) else None
        except TypeError:  # what cannot be a key is not an id
            found = None
        if found is not None:
            return found
        read = one_by_one(context, raw, path)
        if isinstance(read, tuple) and what in context.known:
            seen[read] = read
        return read

    return decode_references


def or_nothing(decode: Decoder) -> Decoder:
    """Return the reader of a value, or of the empty text, which says that there is none."""

    def decode_or_nothing(context: Context, raw: object, path: KeyPath) -> object:
        return raw if raw == "" else decode(context, raw, path)

    return decode_or_nothing


def list_of(decode_item: Decoder, wanted: str) -> Decoder:
    """Return the reader of an array whose items are read by another."""

    def decode_list(context: Context, raw: object, path: KeyPath) -> object:
        if not isinstance(raw, list):
            return wrong(context, path, wanted, raw)
        items = tuple(decode_item(context, item, (*path, index)) for index, item in enumerate(raw))
        return BAD if BAD in items else items

    return decode_list


def one_or_more(decode_item: Decoder, wanted: str) -> Decoder:
    """Return the reader of one item, or of an array of them."""
    several = list_of(decode_item, wanted)

    def decode_one_or_more(context: Context, raw: object, path: KeyPath) -> object:
        if not isinstance(raw, str):
            return several(context, raw, path)
        item = decode_item(context, raw, path)
        return item if item is BAD else (item,)

    return decode_one_or_more


def table_of(decode_key: Decoder, decode_value: Decoder, wanted: str = "a table") -> Decoder:
    """Return the reader of a table whose keys and values are read by others."""

    def decode_table(context: Context, raw: object, path: KeyPath) -> object:
        if not isinstance(raw, dict):
            return wrong(context, path, wanted, raw)
        pairs = {
            decode_key(context, key, (*path, key)): decode_value(context, value, (*path, key))
            for key, value in raw.items()
        }
        return BAD if BAD in pairs or BAD in pairs.values() else pairs

    return decode_table
