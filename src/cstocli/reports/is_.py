"""Whether a State is something on a day or in a period: yes, no, or what the log leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from cstocli.model.dates import Edtf
from cstocli.model.log import EventLog, Horizon
from cstocli.model.lookup import state_name
from cstocli.model.period import Period
from cstocli.model.terms import (
    IN,
    BodyId,
    Certainty,
    EventId,
    Reading,
    SourceAgreement,
    Standing,
    StateCode,
)
from cstocli.replay.history import ReplayedLog
from cstocli.replay.readings import replay_both
from cstocli.replay.snapshot import Change
from cstocli.reports import notes
from cstocli.reports.chair import next_after_last_known
from cstocli.reports.claim_wording import disputes
from cstocli.reports.report import Report, column_names
from cstocli.reports.standing_questions import (
    CHAIR,
    Answer,
    How,
    Part,
    StandingQuestion,
    answer_of,
    first_day,
    last_day,
)
from cstocli.reports.standing_reasons import reason_during, reason_on
from cstocli.reports.wording import report_title

WORDS: Final = (*(standing.value for standing in Standing), CHAIR, IN)
"""What can be asked: each standing, the chair, and any live standing."""


class IsRow(NamedTuple):
    """The one row of the report: the question and its answer."""

    state: StateCode
    name: str
    asked: str
    """One of ``WORDS``."""
    answer: Answer
    events: tuple[EventId, ...]
    """The events that decide it."""
    certainty: Certainty
    agreement: SourceAgreement


class IsPeriodRow(NamedTuple):
    """The one row of the report on a period."""

    state: StateCode
    name: str
    asked: str
    answer: Answer
    first: Edtf | None
    """The first day of the period on which it holds; none if it never does."""
    last: Edtf | None
    """The last one."""
    events: tuple[EventId, ...]
    certainty: Certainty
    agreement: SourceAgreement


def is_(  # noqa: PLR0913 - each is a part of the question
    log: EventLog,
    state: StateCode,
    asked: str,
    day: date,
    reading: Reading = Reading.PRACTICE,
    *,
    body: BodyId | None = None,
) -> Report[IsRow]:
    """Return whether a State is what was asked, one of ``WORDS``, at the end of a day: one row, with the answer.

    With ``body``, whether it is an observer of that body.
    """
    readings = replay_both(log, reading)
    question = StandingQuestion(readings.asked, state, asked, body)
    period, change = Period(first=day, last=day), question.at(day)
    answer, certainty = question.judge(day, change)
    against = question.against(period, How.DURING)
    agreement = SourceAgreement.DISPUTED if against else SourceAgreement.AGREED
    events = _events([change])
    name = state_name(log, state)
    return Report(
        command="is",
        title=report_title(log, f"{name} {_predicate(question)} on {day}, yes or no", reading),
        columns=column_names(IsRow._fields),
        rows=(IsRow(state, name, asked, answer, events, certainty, agreement),),
        on=day,
        reading=reading,
        summary=f"{_marked(answer, certainty, agreement)}: {reason_on(question, day, change, answer)}",
        notes=(
            *(() if asked == CHAIR else notes.other_reading(readings, [state], day)),
            *disputes(log, against, day),
            *_next_in_line(question, answer),
            *notes.horizon(log, day, *_horizon(question, change)),
        ),
    )


def is_during(
    log: EventLog,
    question: tuple[StateCode, str, BodyId | None],
    period: Period | None,
    how: How,
    reading: Reading = Reading.PRACTICE,
) -> Report[IsPeriodRow]:
    """Return whether a State was what was asked in a period, by default from the log's first to its last verified day.

    The question is the State, one of ``WORDS``, and a body if it is whether the State is an observer of that body.
    """
    readings = replay_both(log, reading)
    state, asked, body = question
    wanted = StandingQuestion(readings.asked, state, asked, body)
    days = period or Period(first=log.first_day, last=readings.asked.horizon(wanted.subject).verified)
    parts = wanted.parts(days)
    answer, certainty = answer_of(parts, how)
    first, last = first_day(wanted, parts), last_day(parts)
    against = wanted.against(days, how)
    agreement = SourceAgreement.DISPUTED if against else SourceAgreement.AGREED
    name = state_name(log, state)
    events = _events([wanted.at(part.first) for part in parts if part.answer is not Answer.NO])
    word = {How.FIRST: str(first or "never"), How.LAST: str(last or "never")}.get(how, answer)
    title = f"{name} {_predicate(wanted)}, {how} from {days.first} through {days.last}"
    return Report(
        command="is",
        title=report_title(log, title, reading),
        columns=column_names(IsPeriodRow._fields),
        rows=(IsPeriodRow(state, name, asked, answer, first, last, events, certainty, agreement),),
        reading=reading,
        summary=f"{_marked(word, certainty, agreement)}: {_reason_during(wanted, parts, answer, how)}",
        notes=(
            *(() if asked == CHAIR else notes.other_standings(readings, days.first, days.last, [state])),
            *disputes(log, against, days.last),
            *notes.horizon(log, days.last, *_horizon(wanted, wanted.at(days.last))),
        ),
    )


def has_chair(history: ReplayedLog, state: StateCode, day: date) -> Answer:
    """Return whether a State has the chair: none if it is vacant; if its holder is unknown, any bound State may."""
    question = StandingQuestion(history, state, CHAIR)
    return question.judge(day, question.at(day))[0]


def _predicate(question: StandingQuestion) -> str:
    """Return what was asked, as it follows the name of the State."""
    if question.word == CHAIR:
        return "in the chair"
    if question.body is not None:
        return f"an observer of the {notes.body_title(question.history.log, question.body)}"
    return "in the organisation" if question.word == IN else notes.standing_phrase(Standing(question.word))


def _marked(word: str, certainty: Certainty, agreement: SourceAgreement) -> str:
    """Return an answer with the marks that it does not say itself: "yes", "no, presumed", "yes, disputed"."""
    marks = [str(certainty)] if certainty is Certainty.PRESUMED else []
    marks += [str(agreement)] if agreement is SourceAgreement.DISPUTED else []
    return ", ".join([word, *marks])


def _reason_during(question: StandingQuestion, parts: Sequence[Part], answer: Answer, how: How) -> str:
    """Return why the answer for a period is so; if it is a plain no, with what holds on the last day instead."""
    words = reason_during(parts, answer, how)
    if any(part.answer is not Answer.NO for part in parts):
        return words
    last = parts[-1].last
    return f"{words}; {reason_on(question, last, question.at(last), Answer.NO)}"


def _events(changes: Sequence[Change]) -> tuple[EventId, ...]:
    held = (held for change in changes for held in change.held)
    return tuple(dict.fromkeys(one.caused_by.id for one in held if one.caused_by))


def _horizon(question: StandingQuestion, change: Change) -> tuple[str, Horizon]:
    """Return the topic of a question, and how far the answer can be known."""
    topic = CHAIR if question.word == CHAIR else "membership"
    return topic, question.horizon(change)


def _next_in_line(question: StandingQuestion, answer: Answer) -> Iterator[str]:
    """Yield a note on whose turn it is, where it is unknown who has the chair."""
    log = question.history.log
    if question.word == CHAIR and answer is Answer.UNKNOWN:
        following = next_after_last_known(log, question.history)
        if following:
            yield f"Next in line by the rule: {state_name(log, following)}."
