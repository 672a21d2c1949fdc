"""What other sources say of a claim about a day: the log is replayed as they have it.

Known slips and copies are left out, as for the agreement of an answer; sources of one origin are one witness.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Final, NamedTuple

from cstocli.factcheck.histories import Histories
from cstocli.factcheck.verdict import ENOUGH, Judgement, Verdict
from cstocli.model.assertions import Assertion
from cstocli.model.events import Event, Subject
from cstocli.model.log import EventLog
from cstocli.model.terms import Confidence, SourceKey
from cstocli.replay.agreement import counts
from cstocli.replay.history import ReplayedLog
from cstocli.replay.witnesses import witnesses

Judge = Callable[[ReplayedLog, Assertion, date], Judgement]
_MAX_SOURCES: Final = 100
"""Sources that are consulted about one claim; for each the log is replayed."""


class Version(NamedTuple):
    """The log as some sources have it."""

    sources: tuple[SourceKey, ...]
    denied: Sequence[Event]
    """The events of the log that they contradict."""
    history: ReplayedLog


class Hearing(NamedTuple):
    """The sources that say something of a claim, and the events of the log that they contradict."""

    sources: tuple[SourceKey, ...]
    denied: Sequence[Event]

    def is_dispute(self, log: EventLog) -> bool:
        """Whether they are enough against the log: several witnesses, or any where the log is not sure."""
        return are_enough(log, self.sources, self.denied)


def are_enough(log: EventLog, sources: Collection[SourceKey], denied: Collection[Event]) -> bool:
    """Return whether sources that contradict some events leave it open who is right."""
    unsure = any(event.confidence is not Confidence.HIGH for event in denied)
    return bool(sources) and (unsure or len(witnesses(log, sources)) >= ENOUGH)


class DayClaim(NamedTuple):
    """A claim about a day, what it is about, and the source that makes it."""

    claim: Assertion
    day: date
    subjects: frozenset[Subject]
    besides: SourceKey | None


def hear(histories: Histories, asked: DayClaim, judge: Judge, verdict: Verdict) -> Hearing:
    """Return the sources by which a claim gets a verdict. What the source of the claim itself says is no evidence."""
    heard: dict[SourceKey, None] = {}
    denied: dict[str, Event] = {}
    for version in _versions(histories, asked):
        new = [key for key in version.sources if key != asked.besides and key not in heard]
        if new and judge(version.history, asked.claim, asked.day).verdict is verdict:
            heard |= dict.fromkeys(new)
            denied |= {event.id: event for event in version.denied}
    return Hearing(tuple(heard), tuple(denied.values()))


def _versions(histories: Histories, asked: DayClaim) -> Iterator[Version]:
    """Yield the log with each claim that would change an answer, alone, and then as each source has it."""
    reading = asked.claim.reading
    history = histories[reading]
    competing = (found for subject in sorted(asked.subjects) for found in history.competing(subject, asked.day))
    for found in competing:
        yield Version(found.sources, (found.event,), histories.with_claim(reading, found))
    acts = [act for act in history.log.events if act.claims and not asked.subjects.isdisjoint(act.subjects())]
    speaking: dict[SourceKey, list[Event]] = {}
    for act in acts:
        for key in dict.fromkeys(claim.source for claim in act.claims if counts(history.log, act, claim)):
            speaking.setdefault(key, []).append(act)
    for key, denied in islice(speaking.items(), _MAX_SOURCES):
        yield Version((key,), denied, histories.preferring(reading, key))
