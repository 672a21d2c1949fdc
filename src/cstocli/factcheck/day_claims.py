"""Whether what is claimed of a day held on it: who was in which standing, who had the chair or an office.

A claim holds only on a verified day, and only if the sources do not leave it open who is right.
"""

from __future__ import annotations

from datetime import date

from cstocli.factcheck import mitigating
from cstocli.factcheck.hearing import DayClaim, hear
from cstocli.factcheck.histories import Histories
from cstocli.factcheck.seat_claims import describe_seat, judge_seat, seat_of
from cstocli.factcheck.standing_claims import describe_standing, judge_standing
from cstocli.factcheck.verdict import Judgement, Verdict, together
from cstocli.model.assertions import Assertion
from cstocli.model.events import Subject
from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import SourceKey
from cstocli.replay.history import ReplayedLog


def judge(histories: Histories, claim: Assertion, day: date, besides: SourceKey | None = None) -> Judgement:
    """Return whether what is claimed of a day held on it; if not, whether it held otherwise, or others say so."""
    history = histories[claim.reading]
    found = _held(history, claim, day)
    asked = DayClaim(claim, day, _subjects(history.log, claim), besides)
    if found.verdict is Verdict.HOLDS:
        return _agreed(histories, asked, found)
    if found.verdict is not Verdict.WRONG:
        return found
    more = mitigating.find(histories, asked, _held)
    return found if more is None else together([replace(found, verdict=more.verdict), more])


def _held(history: ReplayedLog, claim: Assertion, day: date) -> Judgement:
    """Return whether a standing, a chair or an office was on a day as claimed."""
    return judge_seat(history, claim, day) if claim.standing is None else judge_standing(history, claim, day)


def _subjects(log: EventLog, claim: Assertion) -> frozenset[Subject]:
    """Return what the claim is about."""
    if claim.standing is None:
        return frozenset({seat_of(log, claim)})
    return frozenset(Subject("state", code) for code in (claim.states if claim.others else log.states))


def _agreed(histories: Histories, asked: DayClaim, found: Judgement) -> Judgement:
    """Return the judgement on a claim that holds by the log, with the sources that say otherwise, if there are any."""
    heard = hear(histories, asked, _held, Verdict.WRONG)
    if not heard.sources:
        return found
    history = histories[asked.claim.reading]
    against = f"According to {', '.join(heard.sources)}, it does not hold."
    if not heard.is_dispute(history.log):
        return replace(found, evidence=" ".join(filter(None, (found.evidence, against))))
    kept = f"In the log, in {history.reading}, on {asked.claim.on}: {_describe(history, asked)}."
    events = tuple(dict.fromkeys((*found.events, *(event.id for event in heard.denied))))
    return Judgement(verdict=Verdict.DISPUTED, evidence=f"{kept} {against}", events=events)


def _describe(history: ReplayedLog, asked: DayClaim) -> str:
    """Return what the log has on the day of a claim that it agrees with, as a clause."""
    if asked.claim.standing is None:
        return describe_seat(history, asked.claim, asked.day)
    if not asked.claim.states:
        return f"no State had the standing {asked.claim.standing}"
    return describe_standing(history.log, asked.claim, asked.claim.states)
