"""What supports a claim about a day that the log contradicts: the other reading, other sources, another day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Final

from cstocli.factcheck.verdict import ENOUGH, NEAR, Histories, Judgement, Verdict
from cstocli.model.assertions import Assertion
from cstocli.model.dates import shift
from cstocli.model.events import Event, Subject
from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import Confidence, SourceKey
from cstocli.replay.history import ReplayedLog, replay
from cstocli.replay.prefer import prefer

Judge = Callable[[ReplayedLog, Assertion, date], Judgement]
_DAY: Final = timedelta(days=1)
_MAX_SOURCES: Final = 100
"""Sources that are consulted about one claim; for each the log is replayed."""


def find(
    histories: Histories, claim: Assertion, day: date, besides: SourceKey | None, judge: Judge
) -> Judgement | None:
    """Return the better verdict on a claim that does not hold, with what speaks for it; None if nothing does."""
    other = claim.reading.other
    if judge(histories[other], claim, day).verdict is Verdict.HOLDS:
        return Judgement(verdict=Verdict.IMPRECISE, evidence=f"It holds in {other}.")
    history = histories[claim.reading]
    refuted, heard, sure = _heard(history.log, claim, day, besides, judge)
    if refuted:
        return Judgement(verdict=Verdict.WRONG, evidence=refuted)
    if len(heard) >= ENOUGH or (heard and not sure):
        return Judgement(verdict=Verdict.DISPUTED, evidence=f"It holds according to {', '.join(heard)}.")
    near = _nearest(history, claim, day, judge)
    if near is not None:
        alone = f" According to {heard[0]}, it holds." if heard else ""
        return Judgement(verdict=Verdict.IMPRECISE, evidence=f"It holds on {near}.{alone}")
    return Judgement(verdict=Verdict.WRONG, evidence=f"It holds only according to {heard[0]}.") if heard else None


def _subjects(log: EventLog, claim: Assertion) -> set[Subject]:
    """Return what the claim is about."""
    if claim.standing is not None:
        return {Subject("state", code) for code in log.states}
    return {Subject("office", claim.office) if claim.office else Subject("chair", log.chaired() or "")}


def _heard(
    log: EventLog, claim: Assertion, day: date, besides: SourceKey | None, judge: Judge
) -> tuple[str, list[SourceKey], bool]:
    """Return why a rejected event does not bear the claim, the sources that do, and whether what they deny is sure."""
    subjects = _subjects(log, claim)
    log = log.replace(events=tuple(event for event in log.events if event.subjects()))
    acts = [event for event in log.events if event.claims and not subjects.isdisjoint(event.subjects())]
    speaking = dict.fromkeys(other.source for event in acts for other in event.claims if other.source != besides)
    accepted = log.replace(rejected=())
    heard = [key for key in islice(speaking, _MAX_SOURCES) if _holds_as(prefer(accepted, key), claim, day, judge)]
    for refused in log.rejected:
        if not subjects.isdisjoint(refused.event.subjects()):
            assumed = prefer(log.replace(rejected=(refused,), events=tuple(_plain(log))), refused.event.sources[0])
            if _holds_as(assumed, claim, day, judge):
                return f"{refused.event.id} is rejected: {refused.reason}", heard, True
    denied = [event for event in acts if any(other.source in heard for other in event.claims)]
    return "", heard, all(event.confidence is Confidence.HIGH for event in denied)


def _plain(log: EventLog) -> Iterator[Event]:
    """Yield the events without what other sources say of them."""
    return (replace(event, claims=()) if event.claims else event for event in log.events)


def _holds_as(log: EventLog, claim: Assertion, day: date, judge: Judge) -> bool:
    return judge(replay(log, claim.reading), claim, day).verdict is Verdict.HOLDS


def _nearest(history: ReplayedLog, claim: Assertion, day: date, judge: Judge) -> date | None:
    """Return the nearest day, not too far off, on which the claim holds, if there is one."""
    turns = {change.day for subject in _subjects(history.log, claim) for change in history.changes(subject)}
    days = {found for turn in turns for found in (turn, shift(turn, -_DAY)) if abs(found - day) <= timedelta(days=NEAR)}
    near = sorted(days, key=lambda found: (abs(found - day), found))
    return next((found for found in near if judge(history, claim, found).verdict is Verdict.HOLDS), None)
