"""One event in full: its fields, sources, links in both directions, and the claims of other sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cstocli.model.dates import Edtf
from cstocli.model.events import Event, Rejected
from cstocli.model.log import EventLog
from cstocli.model.lookup import unknown
from cstocli.model.struct import fields
from cstocli.model.terms import Basis, Claim, Confidence, EventId, Reading, SourceKey, StateCode, Status, Weight
from cstocli.reports.report import RECORD, Cell, Report, column_names
from cstocli.reports.show_sections import show_sections

_SHARED = set(fields(Event))


class EventRow(NamedTuple):
    """One event in full."""

    id: EventId
    kind: str
    date: Edtf
    effect: Edtf | None
    states: tuple[StateCode, ...]
    details: Mapping[str, Cell]
    """The fields that only this kind has, where they are not empty."""
    title: str
    place: str | None
    note: str | None
    basis: Basis | None
    status: Status | None
    """None for an event that the log rejects."""
    weight: Weight
    confidence: Confidence
    links: tuple[EventId, ...]
    linked_from: tuple[EventId, ...]
    sources: tuple[Cell, ...]
    claims: tuple[Cell, ...]


def show(log: EventLog, ident: str, reading: Reading = Reading.PRACTICE) -> Report[EventRow]:
    """Return one event, or one that the log rejects. Raises ``UnknownNameError`` for an unknown id."""
    event = log.by_id.get(ident)  # type: ignore[call-overload]
    refused = next((rejected for rejected in log.rejected if rejected.event.id == ident), None)
    if event is None and refused is None:
        known = (*log.by_id, *(rejected.event.id for rejected in log.rejected))
        raise unknown("event", ident, known)
    found: Event = event if event is not None else refused.event  # type: ignore[union-attr]
    row = _row(log, found, None if refused else found.status)
    return Report(
        command="show",
        title=f"{log.organisation}: {found.id}",
        columns=column_names(EventRow._fields),
        rows=(row,),
        reading=reading,
        notes=tuple(_notes(found, refused)),
        layout=RECORD,
        sections=show_sections(log, found, row.details, row.status),
    )


def _row(log: EventLog, event: Event, status: Status | None) -> EventRow:
    return EventRow(
        id=event.id,
        kind=event.kind,
        date=event.date,
        effect=event.effect,
        states=event.states,
        details={name: getattr(event, name) for name in fields(type(event)) if _is_detail(event, name)},
        title=event.title,
        place=event.place,
        note=event.note,
        basis=event.legal_basis,
        status=status,
        weight=event.weight,
        confidence=event.confidence,
        links=event.links,
        linked_from=tuple(sorted(other.id for other in log.events if event.id in _leads_to(other))),
        sources=tuple(describe_reference(log, key) for key in event.sources),
        claims=tuple(_claim(log, claim) for claim in event.claims),
    )


def _is_detail(event: Event, name: str) -> bool:
    """Return whether a field belongs to this kind only and is not empty."""
    return name not in _SHARED and getattr(event, name) not in (None, (), False)


def _leads_to(event: Event) -> tuple[str | None, ...]:
    return (*event.links, getattr(event, "umbrella", None))


def describe_reference(log: EventLog, key: SourceKey) -> Cell:
    """Return what the bibliography has of a source; its key alone if it lacks the source."""
    source = log.sources.get(key)
    if source is None:
        return {"key": key}
    return {
        "key": key,
        "publisher": source.publisher,
        "title": source.title,
        "url": source.url,
        "date": source.date,
        "language": source.language,
    }


def _claim(log: EventLog, claim: Claim) -> Cell:
    source = log.sources.get(claim.source)
    publisher = source.publisher if source else None
    value: Cell = claim.value  # type: ignore[assignment]
    return {"field": claim.field, "value": value, "source": claim.source, "publisher": publisher, "note": claim.note}


def _notes(event: Event, refused: Rejected | None) -> Iterator[str]:
    if refused:
        yield f"Rejected: {refused.reason}"
        if refused.refuted_by:
            yield f"Refuted by: {', '.join(refused.refuted_by)}."
    if event.status is not Status.HELD:
        yield f"This event is {event.status}: replay ignores it."
