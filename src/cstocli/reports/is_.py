"""Whether a State is something on a day: yes, no, or only possibly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from cstocli.model.events import UNKNOWN, Seat, Subject
from cstocli.model.log import EventLog
from cstocli.model.lookup import state_name
from cstocli.model.terms import IN, EventId, Reading, Standing, StateCode, standings_counted_as
from cstocli.replay.history import ReplayedLog
from cstocli.replay.readings import replay_both
from cstocli.replay.snapshot import Change, Outcome
from cstocli.reports import notes
from cstocli.reports.report import Report, column_names
from cstocli.reports.wording import report_title

CHAIR: Final = "chair"
WORDS: Final = (*(standing.value for standing in Standing), CHAIR, IN)
"""What can be asked: each standing, the chair, and any live standing."""


class Answer(StrEnum):
    """The answer to a yes-or-no question, where dates may leave it open."""

    YES = "yes"
    NO = "no"
    POSSIBLE = "possible"


class IsRow(NamedTuple):
    """The one row of the report: the question and its answer."""

    state: StateCode
    name: str
    asked: str
    """One of ``WORDS``."""
    answer: Answer
    events: tuple[EventId, ...]
    """The events that decide it."""


def is_(log: EventLog, state: StateCode, asked: str, day: date, reading: Reading = Reading.PRACTICE) -> Report[IsRow]:
    """Return whether a State is what was asked, one of ``WORDS``, at the end of a day: one row, with the answer."""
    readings = replay_both(log, reading)
    history, about_chair = readings.asked, asked == CHAIR
    answer = has_chair(history, state, day) if about_chair else _has_standing(history, state, asked, day)
    change = history.at(Subject("chair", log.chaired() or "") if about_chair else Subject("state", state), day)
    events = tuple(dict.fromkeys(held.caused_by.id for held in change.held if held.caused_by)) if change else ()
    name = state_name(log, state)
    return Report(
        command="is",
        title=report_title(log, f"{name} {_predicate(asked)} on {day}, yes or no", reading),
        columns=column_names(IsRow._fields),
        rows=(IsRow(state, name, asked, answer, events),),
        on=day,
        reading=reading,
        summary=answer,
        notes=(
            *(() if about_chair else notes.other_reading(readings, [state], day)),
            *notes.horizon(log, day, CHAIR if about_chair else "membership"),
        ),
    )


def _predicate(asked: str) -> str:
    """Return what was asked, as it follows the name of the State."""
    if asked == CHAIR:
        return "in the chair"
    return "in the organisation" if asked == IN else notes.standing_phrase(Standing(asked))


def has_chair(history: ReplayedLog, state: StateCode, day: date) -> Answer:
    """Return whether a State has the chair: none if it is vacant; if its holder is unknown, any bound State may."""
    body = history.log.chaired()
    if body is None:
        return Answer.NO
    change = history.at(Subject("chair", body), day)
    answer = _decide(change, lambda held: _seated_in(held) == state)
    unknown = change is None or any(held.value == UNKNOWN for held in change.held)
    if answer is Answer.NO and unknown and _has_standing(history, state, IN, day) is not Answer.NO:
        return Answer.POSSIBLE
    return answer


def _has_standing(history: ReplayedLog, state: StateCode, asked: str, day: date) -> Answer:
    wanted = standings_counted_as(asked)
    return _decide(history.at(Subject("state", state), day), lambda held: held.standing in wanted)


def _seated_in(held: Outcome) -> StateCode | None:
    return held.value.state if isinstance(held.value, Seat) else None


def _decide(change: Change | None, holds: Callable[[Outcome], bool]) -> Answer:
    """Return yes if the predicate holds for every possible outcome, no if for none."""
    found = {holds(held) for held in change.held} if change else {False}
    if found == {False}:
        return Answer.NO
    return Answer.YES if found == {True} and change and change.exact else Answer.POSSIBLE
