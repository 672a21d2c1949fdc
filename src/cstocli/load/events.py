"""Events from their tables: each by its kind, with what other sources claim of it; and those that were rejected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from cstocli.load.context import BAD, Bad, Context, truncate, wrong
from cstocli.load.decode import decode, specs
from cstocli.model.diagnostics import KeyPath
from cstocli.model.errors import DateError
from cstocli.model.events import KINDS, Event, OngoingEvent, Rejected, Rejection
from cstocli.model.struct import fields, replace
from cstocli.model.terms import Claim, EventId

NOT_CLAIMED: Final = ("id", "sources", "links", "claim", "confidence", "status", "allow", "evidence_to")
"""Keys that are ours, and not what a source says."""
Ids = dict[str, KeyPath]
"""The ids that were read, each with the path of the first event that has it."""


def events(context: Context, tables: list[Any], ids: Ids) -> Iterator[Event]:
    """Yield the events of an array of tables, and keep their ids. Every fault is noted."""
    for index, table in enumerate(tables):
        path = ("event", index)
        event = _event(context, table, path)
        _keep_id(context, table, path, ids)
        if isinstance(event, Event):
            yield event


def rejected(context: Context, tables: list[Any], ids: Ids) -> Iterator[Rejected]:
    """Yield the rejected events of an array of tables, and keep their ids. Every fault is noted."""
    for index, table in enumerate(tables):
        path = ("rejected", index)
        event = _event(context, table, path, tuple(fields(Rejection)))
        _keep_id(context, table, path, ids)
        if not isinstance(table, dict):
            continue
        about = {key: table[key] for key in fields(Rejection) if key in table}
        why = decode(context, Rejection, about, path)
        if isinstance(event, Event) and isinstance(why, Rejection):
            yield Rejected(event=event, reason=why.reason, refuted_by=why.refuted_by)


def _event(context: Context, table: object, path: KeyPath, ignore: tuple[str, ...] = ()) -> Event | Bad:
    """Return one event by its kind; ``BAD`` when it has none that is known."""
    if not isinstance(table, dict):
        return wrong(context, path, "a table", table)
    if "kind" not in table:
        hint = "add `kind = ...`; `csto kinds` lists them"
        context.faults.add("CS102", path, "missing key `kind`", hint=hint, on_key=True)
        return BAD
    cls = _kind(context, table["kind"], (*path, "kind"))
    if cls is None:
        return BAD
    if issubclass(cls, OngoingEvent) and "/" in str(table.get("date")):
        table = _with_both_days(context, table, path)
    event = decode(context, cls, table, path, ("kind", *ignore))
    if isinstance(event, Bad) or not event.claims:
        return event
    return replace(event, claims=tuple(_claims(context, event, path)))


def _with_both_days(context: Context, table: dict[str, Any], path: KeyPath) -> dict[str, Any]:
    """Return the table of what lasts with the ends of its period as ``date`` and ``end`` if it is one."""
    from cstocli.model.edtf import period

    written = str(table["date"])
    try:
        first, last = period(written)
    except DateError:
        return table
    if "end" in table:
        headline = f"{written} is a period, which has the last day too"
        context.faults.add("CS104", (*path, "date"), headline, hint=f'write "{first}", or remove `end`')
        return {**table, "date": first}
    return {**table, "date": first} | ({"end": last} if last else {})


def _kind(context: Context, raw: object, path: KeyPath) -> type[Event] | None:
    if not isinstance(raw, str):
        wrong(context, path, "a string", raw)
        return None
    if raw not in KINDS:
        hint = context.hint(raw, KINDS, "`csto kinds` lists them")
        context.faults.add("CS105", path, f"unknown kind `{truncate(raw)}`", hint=hint)
    return KINDS.get(raw)


def _claims(context: Context, event: Event, path: KeyPath) -> Iterator[Claim]:
    """Yield the claims of an event, the value of each in the type of the field that it is about."""
    by_key = specs(type(event))
    for index, claim in enumerate(event.claims):
        at = (*path, "claim", index)
        if claim.field == "kind":
            _kind(context, claim.value, (*at, "value"))
            yield claim
        elif claim.field not in by_key or claim.field in NOT_CLAIMED:
            keys = [key for key in by_key if key not in NOT_CLAIMED]
            hint = context.hint(claim.field, keys, f"a {event.kind} has: {', '.join(keys)}")
            context.faults.add("CS207", (*at, "field"), f"no field `{truncate(claim.field)}`", hint=hint)
        else:
            raw = list(claim.value) if isinstance(claim.value, tuple) else claim.value
            yield replace(claim, value=by_key[claim.field].decode(context, raw, (*at, "value")))


def _keep_id(context: Context, table: object, path: KeyPath, ids: Ids) -> None:
    """Keep the id of an event, or note that another one has it already."""
    ident = id_of(table)
    if ident is None:
        return
    if ident in ids:
        also = (((*ids[ident], "id"), "first defined here"),)
        headline = f"two events have the id `{truncate(ident)}`"
        context.faults.add("CS201", (*path, "id"), headline, hint="give one of them another id", also=also)
    ids.setdefault(ident, path)


def id_of(table: object) -> EventId | None:
    """Return the id of an event as its table has it, if it has one."""
    ident = table.get("id") if isinstance(table, dict) else None
    return EventId(ident) if isinstance(ident, str) else None
