"""A log replayed under each reading, and as other sources have it: each of these once, for all of the claims."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cached_property

from cstocli.model.events import Event
from cstocli.model.log import CompetingClaim, EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import Reading, SourceKey
from cstocli.replay.agreement import counts
from cstocli.replay.history import ReplayedLog, replay
from cstocli.replay.prefer import claimed, prefer


class Histories(dict[Reading, ReplayedLog]):
    """The history under each reading, with those that the claims of other sources give."""

    def __init__(self, log: EventLog) -> None:
        """Replay a log under each reading."""
        super().__init__((reading, replay(log, reading)) for reading in Reading)
        self._replayed: dict[Hashable, ReplayedLog] = {}

    @cached_property
    def acts(self) -> EventLog:
        """The log with the acts alone, without rejected ones, and with the claims that count."""
        log = self[Reading.PRACTICE].log
        kept = (event for event in log.events if event.subjects())
        return log.replace(events=tuple(_weighed(log, event) for event in kept), rejected=())

    def with_claim(self, reading: Reading, found: CompetingClaim) -> ReplayedLog:
        """Return the history with one claim in place of the kept value."""
        key = (reading, found.event.id, found.claim.field, str(found.claim.value))
        if key not in self._replayed:
            other = claimed(found.event, found.claim) or found.event
            events = (other if event.id == other.id else event for event in self.acts.events)
            self._replayed[key] = replay(self.acts.replace(events=tuple(events)), reading)
        return self._replayed[key]

    def preferring(self, reading: Reading, source: SourceKey) -> ReplayedLog:
        """Return the history as one source has it; the events that the log rejects stay rejected."""
        key = (reading, source)
        if key not in self._replayed:
            self._replayed[key] = replay(prefer(self.acts, source), reading)
        return self._replayed[key]


def histories(log: EventLog) -> Histories:
    """Return the history of a log under each reading."""
    return Histories(log)


def _weighed(log: EventLog, event: Event) -> Event:
    """Return an event without the claims that are known slips or copies."""
    claims = tuple(claim for claim in event.claims if counts(log, event, claim))
    return event if len(claims) == len(event.claims) else replace(event, claims=claims)
