"""The bibliography: every source, how many events it supports, and how many it tells otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cstocli.model.events import Event
from cstocli.model.log import EventLog
from cstocli.model.struct import Struct
from cstocli.model.terms import EventId, Source, SourceKey
from cstocli.replay.prefer import cited, find_source
from cstocli.reports.report import Cell, Report, counted

COLUMNS = ("key", "publisher", "title", "url", "date", "language", "supports", "contradicts")
ONE = (*COLUMNS, "origin", "note")


class SourceFilter(Struct):
    """Which sources to keep; what is empty keeps all."""

    key: str | None = None
    language: str | None = None
    unused: bool = False


class Use(NamedTuple):
    """What a source does in the log."""

    supports: list[EventId]
    """Events that it is a source of, and rejected ones that it refutes."""
    contradicts: list[tuple[EventId, Cell]]
    """Events that it tells otherwise, each with what it says, and rejected ones that it asserts."""


def chosen(log: EventLog, wanted: SourceFilter) -> dict[SourceKey, Source]:
    """Return the sources that are wanted, by key. Raises ``UnknownNameError`` for a key that there is none of."""
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


def sources(log: EventLog, wanted: SourceFilter) -> Report:
    """Return the bibliography with counts of events; one source with all that it supports and contradicts."""
    found = chosen(log, wanted)
    uses = _uses(log)
    if wanted.key is not None:
        return _report(log, ONE, [_one(key, source, uses[key]) for key, source in found.items()], as_record=True)
    rows = [_row(key, source, uses[key]) for key, source in found.items()]
    return _report(log, COLUMNS, rows, as_record=False)


def _report(log: EventLog, columns: tuple[str, ...], rows: Sequence[tuple[Cell, ...]], *, as_record: bool) -> Report:
    return Report(
        command="sources",
        title=f"{log.organisation}: sources",
        columns=columns,
        rows=tuple(rows),
        summary="" if as_record else counted(len(rows), "source"),
        as_record=as_record,
    )


def _uses(log: EventLog) -> defaultdict[SourceKey, Use]:
    """Return what each source does in the log, by key."""
    found: defaultdict[SourceKey, Use] = defaultdict(lambda: Use([], []))
    for event in log.events:
        _note(found, event.sources, event)
        for claim in event.claims:
            value: Cell = claim.value  # type: ignore[assignment]
            said: Cell = {"event": event.id, "field": claim.field, "claimed": value, "note": claim.note}
            found[claim.source].contradicts.append((event.id, said))
    for refused in log.rejected:
        _note(found, refused.refuted_by, refused.event)
        asserted: Cell = {"event": refused.event.id, "field": "event", "claimed": refused.event.title, "note": None}
        for key in refused.event.sources:
            found[key].contradicts.append((refused.event.id, asserted))
    return found


def _note(found: defaultdict[SourceKey, Use], keys: Iterable[SourceKey], event: Event) -> None:
    for key in dict.fromkeys(keys):
        found[key].supports.append(event.id)


def _row(key: SourceKey, source: Source, use: Use) -> tuple[Cell, ...]:
    contradicted = {ident for ident, _ in use.contradicts}
    return *_entry(key, source), len(use.supports), len(contradicted)


def _one(key: SourceKey, source: Source, use: Use) -> tuple[Cell, ...]:
    said = tuple(said for _, said in use.contradicts)
    return *_entry(key, source), tuple(use.supports), said, source.origin, source.note


def _entry(key: SourceKey, source: Source) -> tuple[Cell, ...]:
    return key, source.publisher, source.title, source.url, source.date, source.language
