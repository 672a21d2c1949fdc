"""Notes on the sources that say otherwise, and whether an answer is disputed over several days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cstocli.model.dates import LAST, Edtf
from cstocli.model.events import Event, OngoingEvent, Subject
from cstocli.model.log import CompetingClaim, EventLog
from cstocli.model.terms import SourceAgreement, StateCode
from cstocli.replay.agreement import counts
from cstocli.replay.history import ReplayedLog
from cstocli.replay.prefer import claimed
from cstocli.reports.claim_wording import describe_claim


class DisputedDays(NamedTuple):
    """A claim, and some days on which it would change an answer, both included."""

    claim: CompetingClaim
    first: date
    last: date


def disputed_days(history: ReplayedLog, subject: Subject, first: date, last: date) -> Iterator[DisputedDays]:
    """Yield each claim that would change the answer about a subject in a period, with the days on which it would."""
    for claim in history.competing(subject):
        for start, end in claim.days:
            if start <= last and end >= first:
                yield DisputedDays(claim, max(start, first), min(end, last))


def disputed(history: ReplayedLog, subject: Subject, day: date) -> Iterator[str]:
    """Yield a note for each claim that would change the answer about a subject on a day."""
    return disputed_between(history, subject, day, day)


def disputed_between(history: ReplayedLog, subject: Subject, first: date, last: date) -> Iterator[str]:
    """Yield a note for each claim that would change the answer in a period, with the days on which it would."""
    for claim, start, end in disputed_days(history, subject, first, last):
        days = f"on {start}" if start == end else f"from {start} on" if end == LAST else f"from {start} through {end}"
        yield f"Disputed {days}: {describe_claim(history.log, claim)}."


def agreement_on_event(log: EventLog, event: Event, state: StateCode) -> SourceAgreement:
    """Return disputed if a claim would change when an event took place, its kind, or the part of a State."""
    others = (claimed(event, claim) for claim in event.claims if counts(log, event, claim))
    disputed = any(other is not None and _differ(event, other, state) for other in others)
    return SourceAgreement.DISPUTED if disputed else SourceAgreement.AGREED


def _differ(event: Event, other: Event, state: StateCode) -> bool:
    """Return whether two versions of an event exclude each other in the days, the kind or the part of a State."""
    if _part(event, state) != _part(other, state):
        return True
    ends = (one.end if isinstance(one, OngoingEvent) else None for one in (event, other))
    return _apart(event.date, other.date) or _apart(*ends)


def _apart(one: Edtf | None, other: Edtf | None) -> bool:
    """Return whether two dates have no day in common; a date that is not given excludes none."""
    return one is not None and other is not None and (one.earliest > other.latest or other.earliest > one.latest)


def _part(event: Event, state: StateCode) -> tuple[object, ...]:
    named = ("states", "host", "absent", "to")
    return (event.kind, *(state in getattr(event, name, ()) for name in named))
