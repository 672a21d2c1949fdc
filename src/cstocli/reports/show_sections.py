"""One event as a person reads it: its fields with names in place of codes, its sources, what others claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cstocli.model.events import Event
from cstocli.model.log import EventLog
from cstocli.model.lookup import state_name
from cstocli.model.terms import Basis, Claim, Confidence, Figure, StateCode, Status
from cstocli.reports.best_sources import describe_sources
from cstocli.reports.report import Cell, Section
from cstocli.reports.wording import format_number


def show_sections(
    log: EventLog, event: Event, details: Mapping[str, Cell], status: Status | None
) -> tuple[Section, ...]:
    """Return the fields of an event, its sources with their addresses, and the claims of other sources."""
    parts = (
        Section("", tuple(_fields(log, event, details, status))),
        Section("Sources", describe_sources(log, event.sources)),
        Section("Claims of other sources", tuple((_claim_words(log, claim),) for claim in event.claims)),
    )
    return tuple(part for part in parts if part.lines)


def _fields(
    log: EventLog, event: Event, details: Mapping[str, Cell], status: Status | None
) -> Iterator[tuple[str, str]]:
    """Yield each field that is not empty and not as usual, with its value in words."""
    yield "title", event.title
    yield "date", str(event.date)
    if event.takes_effect != event.date:
        yield "in effect", str(event.takes_effect)
    yield "kind", event.kind + (", in practice only" if event.legal_basis is Basis.PRACTICE else "")
    if event.states:
        yield "States", words_of(log, event.states)
    for name, value in details.items():
        yield name, words_of(log, value)
    if event.place:
        yield "place", event.place
    if event.note:
        yield "note", event.note
    if status not in {None, Status.HELD}:
        yield "status", str(status)
    if event.confidence is not Confidence.HIGH:
        yield "confidence", str(event.confidence)


def words_of(log: EventLog, value: object) -> str:
    """Return the value of a field as a person reads it: names in place of codes, lists with commas."""
    match value:
        case None:
            return "nothing"
        case Figure():
            return format_number(value)
        case bool():
            return "yes" if value else "no"
        case tuple():
            return ", ".join(words_of(log, item) for item in value) or "nothing"
        case Mapping():
            return ", ".join(f"{words_of(log, key)} {words_of(log, item)}" for key, item in value.items())
        case _:
            return state_name(log, StateCode(str(value)))


def _claim_words(log: EventLog, claim: Claim) -> str:
    source = log.sources.get(claim.source)
    remark = f" ({claim.note})" if claim.note else ""
    publisher = source.publisher if source else claim.source
    return f"{publisher}: {claim.field} {words_of(log, claim.value)}{remark} [{claim.source}]"
