"""What supports a claim about a day that the log contradicts: the other reading, other sources, another day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from cstocli.factcheck.hearing import DayClaim, Judge, hear
from cstocli.factcheck.histories import Histories
from cstocli.factcheck.verdict import NEAR, Judgement, Verdict
from cstocli.model.dates import shift
from cstocli.model.events import Event
from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.replay.history import ReplayedLog, replay
from cstocli.replay.prefer import prefer

_DAY: Final = timedelta(days=1)


def find(histories: Histories, asked: DayClaim, judge: Judge) -> Judgement | None:
    """Return the better verdict on a claim that does not hold, with what speaks for it; None if nothing does."""
    other = asked.claim.reading.other
    if judge(histories[other], asked.claim, asked.day).verdict is Verdict.HOLDS:
        return Judgement(verdict=Verdict.IMPRECISE, evidence=f"It holds in {other}.")
    history = histories[asked.claim.reading]
    refuted = _refuted(histories, asked, judge)
    if refuted:
        return Judgement(verdict=Verdict.WRONG, evidence=refuted)
    heard = hear(histories, asked, judge, Verdict.HOLDS)
    sources = ", ".join(heard.sources)
    if heard.is_dispute(history.log):
        return Judgement(verdict=Verdict.DISPUTED, evidence=f"It holds according to {sources}.")
    near = _nearest(history, asked, judge)
    if near is not None:
        alone = f" According to {sources}, it holds." if sources else ""
        return Judgement(verdict=Verdict.IMPRECISE, evidence=f"It holds on {near}.{alone}")
    return Judgement(verdict=Verdict.WRONG, evidence=f"It holds only according to {sources}.") if sources else None


def _refuted(histories: Histories, asked: DayClaim, judge: Judge) -> str:
    """Return why a rejected event does not bear the claim, if it would bear it."""
    plain = histories.acts.replace(events=tuple(_plain(histories.acts)))
    for refused in histories[asked.claim.reading].log.rejected:
        if not asked.subjects.isdisjoint(refused.event.subjects()):
            accepted = prefer(plain.replace(rejected=(refused,)), refused.event.sources[0])
            assumed = replay(accepted, asked.claim.reading)
            if judge(assumed, asked.claim, asked.day).verdict is Verdict.HOLDS:
                return f"{refused.event.id} is rejected: {refused.reason}"
    return ""


def _plain(log: EventLog) -> Iterator[Event]:
    """Yield the events without what other sources say of them."""
    return (replace(event, claims=()) if event.claims else event for event in log.events)


def _nearest(history: ReplayedLog, asked: DayClaim, judge: Judge) -> date | None:
    """Return the nearest day, not too far off, on which the claim holds, if there is one."""
    turns = {change.day for subject in asked.subjects for change in history.changes(subject)}
    around = {found for turn in turns for found in (turn, shift(turn, -_DAY))}
    days = {found for found in around if abs(found - asked.day) <= timedelta(days=NEAR)}
    near = sorted(days, key=lambda found: (abs(found - asked.day), found))
    return next((found for found in near if judge(history, asked.claim, found).verdict is Verdict.HOLDS), None)
