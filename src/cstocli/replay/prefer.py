"""The log as one source would have it: its claims in place of the kept values, and the events that it alone asserts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from cstocli.model.dates import FIRST, Edtf, between
from cstocli.model.events import KINDS, Event
from cstocli.model.log import EventLog, Preference
from cstocli.model.lookup import unknown
from cstocli.model.struct import fields, replace
from cstocli.model.terms import Claim, EventId, SourceKey, Status

KIND = "kind"


def find_source(log: EventLog, word: str) -> SourceKey:
    """Return the key of a source that the log cites, or its bibliography holds. Raises ``UnknownNameError``."""
    known = {key.casefold(): key for key in (*log.sources, *cited(log))}
    found = known.get(word.strip().casefold())
    if found is None:
        raise unknown("source", word, sorted(known.values()))
    return found


def cited(log: EventLog) -> Iterator[SourceKey]:
    """Yield the key of every source that the log cites, as often as it does."""
    for event in log.events:
        yield from event.sources
        yield from (claim.source for claim in event.claims)
    for rejected in log.rejected:
        yield from (*rejected.event.sources, *rejected.refuted_by)
    for assertion in log.assertions:
        yield from assertion.sources


def kept(event: Event, claim: Claim) -> Any:  # noqa: ANN401 - each field has its own type
    """Return the value of the log that a claim is set against."""
    return getattr(event, claim.field)


def claimed(event: Event, claim: Claim) -> Event | None:
    """Return an event as a source has it; None where it would be of a kind whose own fields nobody gives.

    None, too, for a claim on a field that an event of another kind, which the same source makes of it, does not have.
    """
    if claim.field != KIND:
        changes: dict[str, Any] = {claim.field: claim.value}
        return replace(event, **changes) if claim.field in fields(type(event)) else None
    cls = KINDS[str(claim.value)]
    wanted = fields(cls)
    given = {
        name: value
        for name, field in fields(type(event)).items()
        if name in wanted and (value := getattr(event, name)) != field.default
    }
    if any(field.required and field.name not in given for field in wanted.values()):
        return None
    return cls(**given)


def prefer(log: EventLog, key: SourceKey) -> EventLog:
    """Return the log with the claims of a source in place of the kept values, and the rejected events it asserts."""
    events: list[Event] = []
    changed: list[EventId] = []
    unread: list[EventId] = []
    for event in log.events:
        own = [claim for claim in event.claims if claim.source == key]
        after, left = _as_claimed(event, own)
        others = tuple(claim for claim in after.claims if claim not in own or claim in left)
        events.append(replace(after, claims=others) if own else event)
        changed.extend([event.id] if len(own) > len(left) else [])
        unread.extend([event.id] if left else [])
    asserted = [rejected for rejected in log.rejected if key in rejected.event.sources]
    added = [_contested(bounded(events, rejected.event), rejected.refuted_by) for rejected in asserted]
    return log.replace(
        events=(*events, *added),
        rejected=tuple(rejected for rejected in log.rejected if rejected not in asserted),
        preferred=Preference(
            source=key,
            changed=tuple(changed),
            added=tuple(rejected.event.id for rejected in asserted),
            unread=tuple(dict.fromkeys(unread)),
        ),
    )


def _as_claimed(event: Event, claims: Iterable[Claim]) -> tuple[Event, list[Claim]]:
    """Return the event with each claim applied, and the claims that cannot be.

    What the log had kept is then what the other sources of the event claim.
    """
    left: list[Claim] = []
    for claim in claims:
        after = claimed(event, claim)
        if after is None:
            left.append(claim)
        else:
            value = event.kind if claim.field == KIND else kept(event, claim)
            against = {other.source for other in event.claims if other.field == claim.field}
            others = (Claim(source=key, field=claim.field, value=value) for key in event.sources if key not in against)
            event = replace(after, claims=(*after.claims, *others))
    return event, left


def _contested(asserted: Event, refuted_by: Iterable[SourceKey]) -> Event:
    """Return an event that the log rejects with the claims of the sources against it: that it did not take place."""
    against = dict.fromkeys(key for key in refuted_by if key not in asserted.sources)
    denials = (Claim(source=key, field="status", value=Status.CANCELLED) for key in against)
    return replace(asserted, claims=(*asserted.claims, *denials))


def bounded(events: Iterable[Event], asserted: Event) -> Event:
    """Return an asserted event of which only the latest day is known, placed after what the log knows before that day.

    Who says in August 2014 that a State is back says so of a State that had left: the act did not
    happen before the last one that the log has on the same subjects.
    """
    window = asserted.takes_effect
    if window.earliest != FIRST:
        return asserted
    before = (event.takes_effect.latest for event in events if _precedes(event, asserted, window))
    last = max(before, default=FIRST)
    name = "effect" if asserted.effect else "date"
    changes: dict[str, Any] = {name: between(last, window.latest)}
    return replace(asserted, **changes)


def _precedes(event: Event, asserted: Event, window: Edtf) -> bool:
    latest: date = event.takes_effect.latest
    shared = not set(event.subjects()).isdisjoint(asserted.subjects())
    return shared and latest <= window.latest and event.status is Status.HELD


def describe_preference(log: EventLog) -> Iterator[str]:
    """Yield what the preference for a source has changed, as sentences; nothing without one."""
    preferred = log.preferred
    if preferred is None:
        return
    yield f"As {preferred.source} has it: {list_ids(preferred.changed, 'no event changed', 'changed')}" + (
        f", {list_ids(preferred.added, '', 'added')}." if preferred.added else "."
    )
    for ident in preferred.unread:
        yield f"Its claim on {ident} cannot be replayed: it lacks what an event of that kind needs."


def list_ids(ids: tuple[EventId, ...], none: str, word: str) -> str:
    """Return a word with the first few of some ids and the number of the others, or ``none`` for no id."""
    few = 5
    more = f" and {len(ids) - few} more" if len(ids) > few else ""
    return f"{word} {', '.join(ids[:few])}{more}" if ids else none
