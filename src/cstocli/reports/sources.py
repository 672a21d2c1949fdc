"""The bibliography: every source, how many events it supports, and how many it contradicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from cstocli.model.dates import Edtf
from cstocli.model.events import Event
from cstocli.model.log import EventLog
from cstocli.model.period import Period
from cstocli.model.terms import EventId, Source, SourceKey, StateCode
from cstocli.replay.prefer import cited, find_source
from cstocli.reports.filters import TextFilter, describe_period
from cstocli.reports.hints import outside_period, similar_words, without_one_option
from cstocli.reports.report import RECORD, Cell, Layout, Report, column_names, count_of


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


class SourceFilter(TextFilter):
    """Which sources to keep. An empty field keeps all."""

    key: str | None = None
    period: Period = Period()
    """Of the publication; a source without a date lies in no period."""
    states: tuple[StateCode, ...] = ()
    """Those that an event must name that the source supports or contradicts."""
    language: str | None = None
    unused: bool = False

    def option_names(self) -> Mapping[str, str]:
        """Return the option that sets each field."""
        return {
            "period": "--from and --to",
            "states": "--state",
            "language": "--language",
            "unused": "--unused",
            "texts": "--grep",
            "whole_words": "--word",
        }

    def keeps(self, key: SourceKey, source: Source) -> bool:
        """Return whether a source passes, as far as it shows that by itself."""
        return (
            (self.period == Period() or (source.date is not None and self.period.may_include(source.date)))
            and self.language in {None, source.language}
            and self.finds(_text(key, source))
        )


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
    found = {key: source for key, source in sorted(log.sources.items()) if wanted.keeps(key, source)}
    if wanted.unused:
        used = set(cited(log))
        found = {key: source for key, source in found.items() if key not in used}
    if wanted.states:
        about = _about(log, wanted.states)
        found = {key: source for key, source in found.items() if key in about}
    return found


def sources(
    log: EventLog, wanted: SourceFilter, *, reverse: bool = False
) -> Report[SourceRow] | Report[SourceDetailRow]:
    """Return the bibliography with counts of events, or one source with all that it supports and contradicts.

    The sources are ordered by their keys, from the last to the first with ``reverse``.
    """
    uses = _uses(log)
    found = chosen(log, wanted)
    if wanted.key is not None:
        return Report(
            command="sources",
            title=f"{log.organisation}: sources",
            columns=column_names(SourceDetailRow._fields),
            rows=tuple(_detail(key, source, uses[key]) for key, source in found.items()),
            layout=RECORD,
        )
    keys = sorted(found, reverse=reverse)
    return Report(
        command="sources",
        title=f"{log.organisation}: sources{describe_period(wanted.period)}",
        columns=column_names(SourceRow._fields),
        rows=tuple(_row(key, found[key], uses[key]) for key in keys),
        layout=Layout(brief=("key", "publisher", "date", "supports")),
        summary=count_of(len(found), "source"),
        notes=() if found else tuple(_nothing(log, wanted)),
    )


def _nothing(log: EventLog, wanted: SourceFilter) -> Iterator[str]:
    """Yield notes on why no source passes a filter."""
    dates = [source.date for source in log.sources.values() if source.date]
    texts = (_text(key, source) for key, source in log.sources.items())
    near = (
        *outside_period(wanted.period, [(found.first_known, found.last_known) for found in dates], "source"),
        *similar_words(wanted, texts),
    )
    yield from near
    yield from without_one_option(wanted, lambda other: len(chosen(log, other)), "source", near=near)


def _about(log: EventLog, states: Collection[StateCode]) -> set[SourceKey]:
    """Return the sources that support or contradict an event that names all of some States."""
    refused = ((one.event, one.refuted_by) for one in log.rejected)
    events = (*((event, ()) for event in log.events), *refused)
    return {
        key
        for event, refuting in events
        if set(states) <= set(event.involved())
        for key in (*event.sources, *refuting, *(claim.source for claim in event.claims))
    }


def _text(key: SourceKey, source: Source) -> str:
    """Return what a search looks at."""
    words = key, source.publisher, source.title, source.url, source.origin, source.note
    return "\n".join(word for word in words if word)


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
