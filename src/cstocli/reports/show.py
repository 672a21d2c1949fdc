"""One event, whole: what it says, on what evidence, what it hangs together with, what other sources say."""

from __future__ import annotations

from collections.abc import Iterator

from cstocli.model.events import Event, Rejected
from cstocli.model.log import EventLog
from cstocli.model.lookup import unknown
from cstocli.model.struct import fields
from cstocli.model.terms import Claim, Reading, SourceKey, Status
from cstocli.reports.report import Cell, Report

_SHARED = set(fields(Event))
COLUMNS = (
    *("id", "kind", "date", "effect", "states", "details", "title", "place", "note", "basis", "status", "confidence"),
    *("links", "linked_from", "sources", "claims"),
)


def show(log: EventLog, ident: str, reading: Reading = Reading.PRACTICE) -> Report:
    """Return one event, or one that the log rejects. Raises ``UnknownNameError`` when there is no such id."""
    event = log.by_id.get(ident)  # type: ignore[call-overload]
    refused = next((rejected for rejected in log.rejected if rejected.event.id == ident), None)
    if event is None and refused is None:
        known = (*log.by_id, *(rejected.event.id for rejected in log.rejected))
        raise unknown("event", ident, known)
    shown: Event = event if event is not None else refused.event  # type: ignore[union-attr]
    return Report(
        command="show",
        title=f"{log.organisation}: {shown.id}",
        columns=COLUMNS,
        rows=(tuple(_row(log, shown, None if refused else shown.status)),),
        reading=reading,
        notes=tuple(_notes(shown, refused)),
        as_record=True,
    )


def _row(log: EventLog, event: Event, status: Status | None) -> Iterator[Cell]:
    """Yield the cells of an event; of what was rejected no status is told, for none is believed."""
    yield event.id
    yield event.kind
    yield event.date
    yield event.effect
    yield event.states
    yield {name: getattr(event, name) for name in fields(type(event)) if _told(event, name)}
    yield event.title
    yield event.place
    yield event.note
    yield event.legal_basis
    yield status
    yield event.confidence
    yield event.links
    yield tuple(sorted(other.id for other in log.events if event.id in _leads_to(other)))
    yield tuple(_source(log, key) for key in event.sources)
    yield tuple(_claim(log, claim) for claim in event.claims)


def _told(event: Event, name: str) -> bool:
    """Whether a field of the kind's own has something to tell."""
    return name not in _SHARED and getattr(event, name) not in (None, (), False)


def _leads_to(event: Event) -> tuple[str | None, ...]:
    return (*event.links, getattr(event, "umbrella", None))


def _source(log: EventLog, key: SourceKey) -> Cell:
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
            yield f"Refuted by: {' '.join(refused.refuted_by)}"
    if event.status is not Status.HELD:
        yield f"This is {event.status}: replay leaves it aside."
