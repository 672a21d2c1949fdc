"""Whether a State is something on a day: yes, no, or only possibly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Final

from cstocli.model.events import UNKNOWN, Seat, Subject
from cstocli.model.log import EventLog
from cstocli.model.lookup import state_name
from cstocli.model.terms import IN, Reading, Standing, StateCode, standings_counted_as
from cstocli.replay.history import ReplayedLog, replay
from cstocli.replay.snapshot import Change, Outcome
from cstocli.reports import notes
from cstocli.reports.report import Report

COLUMNS = ("state", "name", "asked", "answer", "events")
CHAIR: Final = "chair"
WORDS: Final = (*(standing.value for standing in Standing), CHAIR, IN)
"""What can be asked: each standing, the chair, and any live standing."""


class Answer(StrEnum):
    """The answer of a question that a script asks."""

    YES = "yes"
    NO = "no"
    POSSIBLE = "possible"


def is_(log: EventLog, state: StateCode, asked: str, day: date, reading: Reading = Reading.PRACTICE) -> Report:
    """Return whether a State is what was asked, one of ``WORDS``, at the end of a day: a row with the answer."""
    history = replay(log, reading)
    seated = asked == CHAIR
    answer = has_chair(history, state, day) if seated else _stands(history, state, asked, day)
    change = history.at(Subject("chair", log.chaired() or "") if seated else Subject("state", state), day)
    events = tuple(dict.fromkeys(held.caused_by.id for held in change.held if held.caused_by)) if change else ()
    return Report(
        command="is",
        title=f"{log.organisation}: is {state} {asked} on {day}, reading {reading}",
        columns=COLUMNS,
        rows=((state, state_name(log, state), asked, answer, events),),
        on=day,
        reading=reading,
        summary=answer,
        notes=(
            *(() if seated else notes.other_reading(history, [state], day)),
            *notes.horizon(log, day, CHAIR if seated else "membership"),
        ),
    )


def has_chair(history: ReplayedLog, state: StateCode, day: date) -> Answer:
    """Return whether a State has the chair: not where it is vacant; any State that is bound may where it is unknown."""
    body = history.log.chaired()
    if body is None:
        return Answer.NO
    change = history.at(Subject("chair", body), day)
    answer = _judged(change, lambda held: _seated_in(held) == state)
    unknown = change is None or any(held.value == UNKNOWN for held in change.held)
    if answer is Answer.NO and unknown and _stands(history, state, IN, day) is not Answer.NO:
        return Answer.POSSIBLE
    return answer


def _stands(history: ReplayedLog, state: StateCode, asked: str, day: date) -> Answer:
    wanted = standings_counted_as(asked)
    return _judged(history.at(Subject("state", state), day), lambda held: held.standing in wanted)


def _seated_in(held: Outcome) -> StateCode | None:
    return held.value.state if isinstance(held.value, Seat) else None


def _judged(change: Change | None, holds: Callable[[Outcome], bool]) -> Answer:
    """Return yes if it holds whatever the dates mean, no if it never does."""
    found = {holds(held) for held in change.held} if change else {False}
    if found == {False}:
        return Answer.NO
    return Answer.YES if found == {True} and change and change.exact else Answer.POSSIBLE
