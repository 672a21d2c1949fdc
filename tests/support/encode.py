"""Encode a log as TOML text, the inverse of the decoder; used only by the tests of laws."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

from cstocli.model.dates import Edtf
from cstocli.model.events import Event
from cstocli.model.log import EventLog
from cstocli.model.struct import Struct, fields
from cstocli.model.terms import Figure


def encoded(log: EventLog) -> str:
    """Return the text of a log."""
    return "\n".join(_lines(log)) + "\n"


def _lines(log: EventLog) -> Iterator[str]:
    yield "[log]"
    yield from _pairs(log, ("organisation", "title", "verified_to", "first_day", "verified"))
    for key in ("states", "instruments", "bodies", "sources"):
        for name, record in getattr(log, key).items():
            yield f"[{key}.{name}]"
            yield from _pairs(record)
    for event in log.events:
        yield "[[event]]"
        yield from _event(event)
    for refused in log.rejected:
        yield "[[rejected]]"
        yield from _event(refused.event)
        yield from _pairs(refused, ("reason", "refuted_by"))
    for assertion in log.assertions:
        yield "[[assert]]"
        yield from _pairs(assertion)


def _event(event: Event) -> Iterator[str]:
    yield f"kind = {_value(event.kind)}"
    yield from _pairs(event)


def _pairs(struct: Struct, names: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield a line for each field: of an event all that hold something, of other tables those without their default."""
    for name in names or fields(type(struct)):
        value = getattr(struct, name)
        if value is not None and (isinstance(struct, Event) or value != fields(type(struct))[name].default):
            yield f"{'claim' if name == 'claims' else name} = {_value(value)}"


def _value(value: Any) -> str:  # noqa: ANN401, PLR0911 - one line a type
    match value:
        case Struct():
            return f"{{{', '.join(_pairs(value))}}}"
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case Enum():
            return _value(value.value)
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case date() | Edtf() | Figure():
            return f'"{value}"'
        case Mapping():
            return f"{{{', '.join(f'{_value(str(key))} = {_value(item)}' for key, item in value.items())}}}"
        case tuple():
            return f"[{', '.join(_value(item) for item in value)}]"
        case _:
            raise TypeError(value)
