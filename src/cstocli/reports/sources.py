"""The bibliography: every source, how many events it supports, and how many it contradicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from cstocli.model.dates import Edtf
from cstocli.model.events import Event
from cstocli.model.log import EventLog
from cstocli.model.struct import Struct
from cstocli.model.terms import EventId, Source, SourceKey
from cstocli.replay.prefer import cited, find_source
from cstocli.reports.report import RECORD, Cell, Report, column_names, count_of


class SourceRow(NamedTuple):
    """One source, with the number of events that it supports and contradicts."""

    key: SourceKey
    publisher: str
    title: str | None
    url: str
    date: Edtf | None
    language: str | None
    supports: int
    contradicts: int


class SourceDetailRow(NamedTuple):
    """One source, with the events that it supports and contradicts."""

    key: SourceKey
    publisher: str
    title: str | None
    url: str
    date: Edtf | None
    language: str | None
    supports: tuple[EventId, ...]
    contradicts: tuple[Cell, ...]
    """For each: the event, the field, the claim and a note."""
    origin: str | None
    note: str | None


class SourceFilter(Struct):
    """Which sources to keep. An empty field keeps all."""

    key: str | None = None
    language: str | None = None
    unused: bool = False


class Use(NamedTuple):
    """The events that a source supports and contradicts."""

    supports: list[EventId]
    """Events that cite it, and rejected ones that it refutes."""
    contradicts: list[tuple[EventId, Cell]]
    """Events about which it makes another claim, and rejected ones that it asserts, each with the claim."""


def chosen(log: EventLog, wanted: SourceFilter) -> dict[SourceKey, Source]:
    """Return the sources that pass the filter, by key. Raises ``UnknownNameError`` for an unknown key."""
    if wanted.key is not None:
        key = find_source(log, wanted.key)
        return {key: log.sources[key]} if key in log.sources else {}
    used = set(cited(log))
    return {
        key: log.sources[key]
        for key in sorted(log.sources)
        if (wanted.language is None or log.sources[key].language == wanted.language)
        and not (wanted.unused and key in used)
    }


def sources(log: EventLog, wanted: SourceFilter) -> Report[SourceRow] | Report[SourceDetailRow]:
    """Return the bibliography with counts of events, or one source with all that it supports and contradicts."""
    uses = _uses(log)
    found = chosen(log, wanted)
    title = f"{log.organisation}: sources"
    if wanted.key is not None:
        return Report(
            command="sources",
            title=title,
            columns=column_names(SourceDetailRow._fields),
            rows=tuple(_detail(key, source, uses[key]) for key, source in found.items()),
            layout=RECORD,
        )
    return Report(
        command="sources",
        title=title,
        columns=column_names(SourceRow._fields),
        rows=tuple(_row(key, source, uses[key]) for key, source in found.items()),
        summary=count_of(len(found), "source"),
    )


def _uses(log: EventLog) -> defaultdict[SourceKey, Use]:
    """Return the events that each source supports and contradicts, by its key."""
    found: defaultdict[SourceKey, Use] = defaultdict(lambda: Use([], []))
    for event in log.events:
        _add_support(found, event.sources, event)
        for claim in event.claims:
            value: Cell = claim.value  # type: ignore[assignment]
            claimed: Cell = {"event": event.id, "field": claim.field, "claimed": value, "note": claim.note}
            found[claim.source].contradicts.append((event.id, claimed))
    for refused in log.rejected:
        _add_support(found, refused.refuted_by, refused.event)
        asserted: Cell = {"event": refused.event.id, "field": "event", "claimed": refused.event.title, "note": None}
        for key in refused.event.sources:
            found[key].contradicts.append((refused.event.id, asserted))
    return found


def _add_support(found: defaultdict[SourceKey, Use], keys: Iterable[SourceKey], event: Event) -> None:
    for key in dict.fromkeys(keys):
        found[key].supports.append(event.id)


def _row(key: SourceKey, source: Source, use: Use) -> SourceRow:
    contradicted = {ident for ident, _ in use.contradicts}
    return SourceRow(
        *(key, source.publisher, source.title, source.url, source.date, source.language),
        *(len(use.supports), len(contradicted)),
    )


def _detail(key: SourceKey, source: Source, use: Use) -> SourceDetailRow:
    claims = tuple(claim for _, claim in use.contradicts)
    return SourceDetailRow(
        *(key, source.publisher, source.title, source.url, source.date, source.language),
        *(tuple(use.supports), claims, source.origin, source.note),
    )
