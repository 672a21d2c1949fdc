"""Whether the sources agree on what holds for a subject on a day.

An answer is disputed where a claim of another source, put in place of the kept value, would rule it out. A claim that
is only less precise leaves it possible, and does not dispute it. Two kinds of claim do not count: a known slip, and
that of a source which copies a source of the event itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from cstocli.model.dates import LAST, shift
from cstocli.model.events import Event, Subject
from cstocli.model.log import CompetingClaim, EventLog
from cstocli.model.terms import Claim, Reading, SourceKey, Status
from cstocli.replay.fold import Fold, initial_value, order
from cstocli.replay.prefer import claimed
from cstocli.replay.snapshot import Change, instrument_kinds, subjects_of

_DAY: Final = timedelta(days=1)
_NOT_REPLAYED: Final = ("title", "place", "note")
"""Fields on which no standing and no seat depends."""


class Alternative(NamedTuple):
    """An event as other sources have it."""

    kept: Event
    other: Event
    claim: Claim
    """What they say; the claim of the first of them."""
    sources: tuple[SourceKey, ...]


def counts(log: EventLog, event: Event, claim: Claim) -> bool:
    """Return whether a claim makes an answer disputed: it is no known slip, and not the claim of a mere copy."""
    if claim.slip is not None:
        return False
    source = log.sources.get(claim.source)
    if source is None or source.origin is None:
        return True
    cited = [key for key in event.sources if key != claim.source]
    publishers = (log.sources[key].publisher for key in cited if key in log.sources)
    return source.origin.casefold() not in {word.casefold() for word in (*cited, *publishers)}


def alternatives(log: EventLog) -> Mapping[Subject, Sequence[Alternative]]:
    """Return, for each subject, the events on it that counting claims would change, each as they would have it."""
    found: dict[Subject, list[Alternative]] = {}
    for event in log.events:
        for alternative in _of_event(log, event) if event.claims and event.status is Status.HELD else ():
            for subject in dict.fromkeys((*subjects_of(log, event), *subjects_of(log, alternative.other))):
                found.setdefault(subject, []).append(alternative)
    return found


def competing_claims(
    log: EventLog,
    reading: Reading,
    subject: Subject,
    acts: Iterable[Event],
    against: Sequence[Alternative],
) -> Iterator[CompetingClaim]:
    """Yield each alternative that would change what holds for a subject on some day. ``acts`` are those on it."""
    kinds, kept = instrument_kinds(log), list(acts)
    ours = Fold(subject, kinds).follow(kept) if against else []
    for alternative in against:
        instead = [act for act in kept if act.id != alternative.kept.id]
        other = alternative.other
        if other.status is Status.HELD and other.is_read(reading) and subject in subjects_of(log, other):
            instead.append(other)
        theirs = Fold(subject, kinds).follow(sorted(instead, key=order))
        days = tuple(_differing(subject, ours, theirs))
        if days:
            yield CompetingClaim(alternative.kept, alternative.claim, alternative.sources, days)


def _of_event(log: EventLog, event: Event) -> Iterator[Alternative]:
    by_value: dict[tuple[str, str], list[Claim]] = {}
    for claim in event.claims:
        if claim.field not in _NOT_REPLAYED and counts(log, event, claim):
            by_value.setdefault((claim.field, str(claim.value)), []).append(claim)
    for claims in by_value.values():
        other = claimed(event, claims[0])
        if other is not None:
            yield Alternative(event, other, claims[0], tuple(dict.fromkeys(claim.source for claim in claims)))


def _differing(subject: Subject, ours: Sequence[Change], theirs: Sequence[Change]) -> Iterator[tuple[date, date]]:
    """Yield the times, first and last day included, on which the second history rules out a value of the first."""
    changes = ({change.day: _values(subject, change) for change in history} for history in (ours, theirs))
    here, there = changes
    mine: frozenset[object] = frozenset({None if subject.facet == "state" else initial_value(subject)})
    other = mine
    since: date | None = None
    for day in sorted({*here, *there}):
        mine, other = here.get(day, mine), there.get(day, other)
        if not mine <= other and since is None:
            since = day
        elif mine <= other and since is not None:
            yield since, shift(day, -_DAY)
            since = None
    if since is not None:
        yield since, LAST


def _values(subject: Subject, change: Change) -> frozenset[object]:
    return frozenset(held.standing if subject.facet == "state" else held.value for held in change.held)
