"""The log as far as some of its sources support it, such as those that had been published by a day.

An event stays if a source that cites or contradicts it is available. A field on which sources differ keeps its value if
a source for that value is available; otherwise it takes the claim with the most independent witnesses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, Final, Generic, NamedTuple, TypeVar

from cstocli.model.assertions import Assertion
from cstocli.model.dates import FIRST
from cstocli.model.events import KINDS, Event, Rejected
from cstocli.model.log import EventLog, Knowledge, presumed_after
from cstocli.model.lookup import state_names
from cstocli.model.struct import fields, replace
from cstocli.model.terms import Claim, EventId, SourceKey
from cstocli.replay.prefer import KIND, bounded, cited, claimed, list_ids
from cstocli.replay.witnesses import witnesses

LogT = TypeVar("LogT", bound=EventLog)
Available = Callable[[SourceKey], bool]
_NOT_IN_TITLES: Final = frozenset({"date", "effect", "end", "note", "basis"})
"""The fields whose value the title of an event does not repeat, so that it holds whatever they are."""


class _Reduced(NamedTuple):
    """An event with what the available sources say of it; None if its claimed kind cannot be replayed."""

    event: Event | None
    changed: bool
    """Whether it holds a claimed value in place of the kept one."""


class _Support(NamedTuple, Generic[LogT]):
    """A log as far as the available sources support it, and the ids of the events that differ from the log."""

    log: LogT
    changed: tuple[EventId, ...]
    added: tuple[EventId, ...]
    unread: tuple[EventId, ...]


def saying(event: Event) -> set[SourceKey]:
    """Return the sources that cite or contradict an event."""
    return {*event.sources, *(claim.source for claim in event.claims)}


def supported(log: LogT, available: Available) -> LogT:
    """Return the log as far as the available sources support it.

    With every source available it is the log itself, if each event and assertion cites one.
    A rejected event is replayed if a source for it is available and, of those that refute it, none is.
    """
    return _support(log, available).log


def known_by(log: LogT, day: date, besides: SourceKey | None = None) -> LogT:
    """Return the log as far as it was known at the end of a day, by the dates of the sources in the bibliography.

    A source counts if it was certainly published by then; one without a date does not. Nothing is verified later than
    on that day. What the source ``besides`` says does not count either, though it stays in the bibliography.
    """

    def published(key: SourceKey) -> bool:
        source = log.sources.get(key)
        return source is not None and source.date is not None and source.date.latest <= day

    known = _support(log, lambda key: key != besides and published(key))
    keys = {*log.sources, *cited(log)}
    undated = {key for key in keys if key not in log.sources or log.sources[key].date is None}
    kept = {*known.log.by_id, *known.unread}
    left_out = [event for event in log.events if event.id not in kept]
    undatable = [event.id for event in left_out if undated.issuperset(saying(event))]
    presumed_to = log.presumed_to and min(log.presumed_to, presumed_after(day))
    return known.log.replace(
        sources={key: source for key, source in log.sources.items() if published(key)},
        events=tuple(_evident_by(event, day) for event in known.log.events),
        verified_to=min(log.verified_to, day),
        verified={topic: min(verified, day) for topic, verified in log.verified.items()},
        presumed_to=presumed_to,
        knowledge=Knowledge(
            day=day,
            later=tuple(event.id for event in left_out if event.id not in undatable),
            undatable=tuple(undatable),
            undated=len(undated),
            changed=known.changed,
            added=known.added,
            unread=known.unread,
        ),
    )


def _evident_by(event: Event, day: date) -> Event:
    """Return an event whose evidence reaches no further than a day."""
    if event.evidence_to is None or event.evidence_to <= day:
        return event
    return replace(event, evidence_to=day)


def _support(log: LogT, available: Available) -> _Support[LogT]:
    cited_events = [event for event in log.events if any(map(available, saying(event)))]
    reduced = [_reduced(log, event, available) for event in cited_events]
    events = [found.event for found in reduced if found.event]
    rejected, added = [], []
    for refused in log.rejected:
        asserted = any(map(available, saying(refused.event)))
        event = _reduced(log, refused.event, available).event if asserted else None
        refuting = tuple(filter(available, refused.refuted_by))
        if event and refused.refuted_by and not refuting:
            added.append(bounded(events, event))
        elif event:
            rejected.append(Rejected(event=event, reason=refused.reason, refuted_by=refuting))
    known = {event.id for event in (*events, *added, *(refused.event for refused in rejected))}
    after = log.replace(
        events=tuple(_linked(event, known) for event in (*events, *added)),
        rejected=tuple(replace(refused, event=_linked(refused.event, known)) for refused in rejected),
        assertions=_asserted(log.assertions, available),
        sources={key: source for key, source in log.sources.items() if available(key)},
    )
    return _Support(
        after,
        changed=tuple(found.event.id for found in reduced if found.event and found.changed),
        added=tuple(event.id for event in added),
        unread=tuple(event.id for event, found in zip(cited_events, reduced, strict=True) if found.event is None),
    )


def _reduced(log: EventLog, event: Event, available: Available) -> _Reduced:
    if all(map(available, saying(event))):
        return _Reduced(event, changed=False)
    sources = tuple(filter(available, event.sources))
    claims = [claim for claim in event.claims if available(claim.source)]
    taken: list[Claim] = []
    after = event
    for field in sorted(dict.fromkeys(claim.field for claim in claims), key=lambda name: name != KIND):
        if _keeps(event, field, available):
            continue
        own = [claim for claim in claims if claim.field == field]
        changed = _as_claimed(log, after, own)
        if changed is None and field == KIND:
            return _Reduced(None, changed=True)
        after, adopted = changed or (after, [])
        taken.extend(adopted)
    left = (claim for claim in claims if claim not in taken)
    found = replace(
        after,
        sources=tuple(dict.fromkeys((*sources, *(claim.source for claim in taken)))),
        claims=tuple(claim for claim in left if claim.field == KIND or claim.field in fields(type(after))),
        **(_reworded(log, after, taken) if taken else {}),
    )
    return _Reduced(found, bool(taken))


def _keeps(event: Event, field: str, available: Available) -> bool:
    """Whether the kept value of a field stands on which an available source makes a claim.

    It does if an available source cites the event and makes no claim on the field, or if nothing that the log weighed
    is missing: a log may leave a field out on which all of its sources differ.
    """
    claiming = {claim.source for claim in event.claims if claim.field == field}
    citing = {*event.sources} - claiming
    return any(map(available, citing)) or all(map(available, {*citing, *claiming}))


def _as_claimed(log: EventLog, event: Event, claims: Sequence[Claim]) -> tuple[Event, list[Claim]] | None:
    """Return the event with the best attested claim on a field, and the claims that say the same.

    None if no claim can be applied: it is on a field that the claimed kind lacks, or on a kind that needs more fields.
    """
    alike: dict[str, list[Claim]] = {}
    for claim in claims:
        alike.setdefault(repr(claim.value), []).append(claim)
    for same in sorted(alike.values(), key=lambda group: _weight(log, group), reverse=True):
        after = claimed(event, same[0])
        if after is not None:
            return after, same
    return None


def _weight(log: EventLog, claims: Iterable[Claim]) -> tuple[int, date]:
    """Return the number of independent witnesses of a claim, and the last day on which one may have published it."""
    keys = [claim.source for claim in claims]
    dates = (source.date for key in keys if (source := log.sources.get(key)) and source.date)
    return len(witnesses(log, keys)), max((one.latest for one in dates), default=FIRST)


def _reworded(log: EventLog, event: Event, taken: Sequence[Claim]) -> dict[str, Any]:
    """Return the title and the note of an event with claimed values, as the old ones were written for the kept ones."""
    changed = {claim.field for claim in taken}
    texts: dict[str, Any] = {} if "note" in changed else {"note": None}
    if "title" not in changed and not changed <= _NOT_IN_TITLES:
        names = state_names(log, event.states) if event.states else None
        words = (event.kind.replace("-", " ").capitalize(), names, getattr(event, "person", None))
        sources = list(dict.fromkeys(claim.source for claim in taken))
        others = f" and {len(sources) - 1} more have" if len(sources) > 1 else " has"
        texts["title"] = f"{': '.join(filter(None, words))}, as {sources[0]}{others} it"
    return texts


def _linked(event: Event, known: set[EventId]) -> Event:
    """Return an event without its references to events that are not known."""
    changes: dict[str, Any] = {}
    for name in _references(event.kind):
        value = getattr(event, name)
        if isinstance(value, str) and value not in known:
            changes[name] = None
        elif isinstance(value, tuple) and not known.issuperset(value):
            changes[name] = tuple(ident for ident in value if ident in known)
    return replace(event, **changes) if changes else event


@cache
def _references(kind: str) -> tuple[str, ...]:
    """Return the names of the fields of a kind that hold ids of other events."""
    types = (EventId, tuple[EventId, ...])
    return tuple(name for name, field in fields(KINDS[kind]).items() if name != "id" and field.value_type in types)


def _asserted(assertions: Iterable[Assertion], available: Available) -> tuple[Assertion, ...]:
    """Return the assertions that an available source makes, each with these sources alone."""
    kept = ((assertion, tuple(filter(available, assertion.sources))) for assertion in assertions)
    return tuple(replace(assertion, sources=sources) for assertion, sources in kept if sources)


def describe_knowledge(log: EventLog) -> Iterator[str]:
    """Yield how a log was reduced to what was known by a day, as sentences; nothing for a log that was not."""
    known = log.knowledge
    if known is None:
        return
    left_out = f"{_count(len(known.later), 'event')} left out as later published"
    if known.undatable:
        left_out += f", {len(known.undatable)} because none of their sources has a date"
    undated = f"{_count(known.undated, 'source')} without a date {'was' if known.undated == 1 else 'were'} not counted"
    yield f"Known by {known.day}: {left_out}; {undated}."
    changes = (list_ids(known.changed, "", "changed"), list_ids(known.added, "", "added"))
    if any(changes):
        yield f"As then reported: {', '.join(filter(None, changes))}."
    for ident in known.unread:
        yield f"Left out: what was then reported of {ident} lacks what an event of that kind needs."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
