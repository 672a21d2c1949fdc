"""Which sources of an event to show first, if not all of them.

In this order: those that the organisation publishes; those that copy no other text; those published within a month of
the event; those with a title; those in English; those nearest to the event in time. The second one is of another
witness than the first, if there is any.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final

from cstocli.model.events import Event
from cstocli.model.log import EventLog
from cstocli.model.terms import SourceKey
from cstocli.replay.witnesses import witness_of

_CONTEMPORARY: Final = 31
"""Days within which a source is of the time of the event."""
_NEVER: Final = 1_000_000
"""Days between an event and a source without a date."""
_READ_BY_MOST: Final = "en"
"""The language preferred, in which the program itself is."""


def best_sources(log: EventLog, event: Event, number: int) -> tuple[SourceKey, ...]:
    """Return the sources of an event to show first, no more than a number of them."""
    ranked = sorted(event.sources, key=partial(_rank, log, event))
    found: list[SourceKey] = []
    while ranked and len(found) < number:
        heard = {witness_of(log, key) for key in found}
        best = next((key for key in ranked if witness_of(log, key) not in heard), ranked[0])
        ranked.remove(best)
        found.append(best)
    return tuple(found)


def describe_source(log: EventLog, key: SourceKey) -> tuple[str, ...]:
    """Return a source as a reader sees it: the publisher, title, day and language, and then the address."""
    source = log.sources.get(key)
    if source is None:
        return (key,)
    title = f"{source.publisher}: {source.title}" if source.title else source.publisher
    marks = ", ".join(filter(None, (source.date.text if source.date else None, source.language)))
    return (f"{title} ({marks})" if marks else title, source.url)


def describe_sources(log: EventLog, keys: Iterable[SourceKey]) -> tuple[tuple[str], ...]:
    """Return sources as the lines of a section."""
    return tuple((line,) for key in keys for line in describe_source(log, key))


def _rank(log: EventLog, event: Event, key: SourceKey) -> tuple[bool, bool, bool, bool, bool, int, str]:
    """Return the place of a source in the order of the module: the smaller, the better."""
    source = log.sources.get(key)
    if source is None:
        return True, True, True, True, True, _NEVER, key
    days = _NEVER if source.date is None else abs((source.date.first_known - event.date.first_known).days)
    return (
        source.publisher.casefold() != log.organisation.casefold(),
        source.origin is not None,
        days > _CONTEMPORARY,
        source.title is None,
        source.language != _READ_BY_MOST,
        days,
        key,
    )
