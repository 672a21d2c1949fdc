"""Why a State is something or is not, in words that follow the answer: "suspended since 2012-06-28 (suspension)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from cstocli.model.events import Bonds, Event, Seat
from cstocli.model.log import EventLog
from cstocli.model.lookup import join_names, state_name
from cstocli.model.terms import Standing
from cstocli.replay.horizon import Reach
from cstocli.replay.snapshot import Change, Outcome
from cstocli.reports import notes
from cstocli.reports.report import count_of
from cstocli.reports.standing_questions import CHAIR, Answer, How, Part, StandingQuestion
from cstocli.reports.wording import either, name_holder

_MAX_LISTED: Final = 4
"""Parts of a period that are put into words."""


def reason_on(question: StandingQuestion, day: date, change: Change, answer: Answer) -> str:
    """Return why the answer for a day is so; ``change`` is what may hold for what was asked."""
    if question.word == CHAIR:
        return _seat_words(question.history.log, change)
    own = question.membership(day)
    if [held.caused_by for held in own.held] == [None]:
        words = f"no act of {state_name(question.history.log, question.state)} is recorded by then"
    else:
        words = either(_standing_words(question, held) for held in sorted(own.held, key=_closest_first))
    if own.reach is Reach.UNKNOWN:
        words = f"last known: {words}"
    if answer is Answer.NO and question.word == Standing.MEMBER:
        words += "".join(_not_in_force(question.history.log, day))
    return words


def reason_during(parts: Sequence[Part], answer: Answer, how: How) -> str:
    """Return the days on which it is as the answer says: the first or last of them if that was asked.

    Where it is so on some days and not on others, and nothing else was asked, all days.
    """
    runs = [(word, list(run)) for word, run in groupby(parts, key=lambda part: part.answer)]
    if len(runs) == 1 and answer in {Answer.YES, Answer.NO}:
        return f"on {'every' if answer is Answer.YES else 'no'} day {_days(parts)}"
    listed = [_days(run) if word is answer else f"{word} {_days(run)}" for word, run in runs]
    if how is not How.DURING:
        listed = [_days(run) for word, run in runs if word is answer]
    listed = {How.FIRST: listed[:1], How.LAST: listed[-1:]}.get(how, listed)
    more = len(listed) - _MAX_LISTED
    return "; ".join([*listed[:_MAX_LISTED], *([f"and {count_of(more, 'more period')}"] if more > 0 else [])])


def _days(parts: Sequence[Part]) -> str:
    first, last = parts[0].first, parts[-1].last
    return f"on {first}" if first == last else f"from {first} through {last}"


def _seat_words(log: EventLog, change: Change) -> str:
    """Return who has the chair, or had it when that was last known."""
    held = ((held.value, held.caused_by) for held in change.held if isinstance(held.value, Seat))
    words = either(
        f"{name_holder(log, seat)} in the chair{_since(event)}"
        if seat.is_held
        else f"the chair is {name_holder(log, seat)}{_since(event)}"
        for seat, event in held
    )
    return f"last known: {words}" if change.reach is Reach.UNKNOWN else words


def _standing_words(question: StandingQuestion, held: Outcome) -> str:
    """Return a standing as it may be held, since when, and by which event."""
    log, standing = question.history.log, held.standing
    observed = held.value.observes if isinstance(held.value, Bonds) else ()
    if question.body is not None and question.holds(held):
        phrase = f"an observer of the {notes.body_title(log, question.body)}"
    elif standing is Standing.BODY_OBSERVER:
        phrase = f"an observer of the {join_names(notes.body_title(log, key) for key in sorted(observed))} only,"
    else:
        phrase = notes.standing_phrase(standing)
    return f"{phrase}{_since(held.caused_by)}"


def _since(event: Event | None) -> str:
    return f" since {event.takes_effect} ({event.id})" if event else ""


def _closest_first(held: Outcome) -> int:
    return [*Standing, None].index(held.standing)


def _not_in_force(log: EventLog, day: date) -> Iterator[str]:
    """Yield, as it follows a standing, since when the organisation exists, if it did not yet on a day."""
    founding = notes.founding_of(log)
    if founding is not None and day < founding.takes_effect.earliest:
        yield f"; the organisation exists since {founding.takes_effect} ({founding.id})"
