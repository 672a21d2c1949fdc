"""One State's history: its standings under both readings, chairs, offices, exercises, appeals, absences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from cstocli.model.combined_exercises import CombinedExercises, exercises_read, hosted, joined
from cstocli.model.dates import Edtf
from cstocli.model.events import (
    Absence,
    Appeal,
    Deployment,
    Event,
    Exercise,
    OngoingEvent,
    Subject,
)
from cstocli.model.log import EventLog
from cstocli.model.lookup import state_name
from cstocli.model.terms import Certainty, EventId, Reading, StateCode, Status
from cstocli.replay.history import ReplayedLog
from cstocli.replay.readings import replay_both
from cstocli.replay.spells import spells_of
from cstocli.replay.tenures import certainty_of, terms
from cstocli.reports import notes
from cstocli.reports.exercises import held_or_not
from cstocli.reports.is_ import Answer, has_chair
from cstocli.reports.report import Report, column_names
from cstocli.reports.wording import by_act_date, display_title, either

_ANSWER_KINDS: Final = ("decision", "deployment", "statement", "session", "agreement")
"""Kinds of event that answer an appeal."""


class PathRow(NamedTuple):
    """One entry in the history of a State."""

    part: str
    """The kind of entry: "standing in law", "chair", "exercise hosted" and so on."""
    what: str
    from_: Edtf
    to: Edtf | None
    """Last day, included; None for a single day, or while it lasts."""
    event: EventId
    certainty: Certainty


def country(log: EventLog, state: StateCode, day: date, reading: Reading = Reading.PRACTICE) -> Report[PathRow]:
    """Return the history of one State; the summary gives its standing at the end of a day."""
    readings = replay_both(log, reading)
    by_reading = {history.reading: history for history in readings}
    return Report(
        command="country",
        title=f"{log.organisation}: {state_name(log, state)} ({state})",
        columns=column_names(PathRow._fields),
        rows=(
            *(row for each in Reading for row in _standings(by_reading[each], state)),
            *_seats(readings.asked, state),
            *_exercises(exercises_read(log, reading), state),
            *_appeals(log, state),
            *_absences(log, state),
        ),
        on=day,
        reading=reading,
        summary=_summary(readings.asked, state, day),
        notes=(
            *_totals(log, state, reading),
            *notes.other_reading(readings, [state], day),
            *notes.horizon(log, day),
        ),
    )


def _standings(history: ReplayedLog, state: StateCode) -> Iterator[PathRow]:
    for spell in spells_of(history, state):
        span, part = spell.span, f"standing in {history.reading}"
        yield PathRow(part, spell.standing.value, span.start, span.end, span.begun_by.id, span.certainty)


def _seats(history: ReplayedLog, state: StateCode) -> Iterator[PathRow]:
    """Yield the terms of the chair, and of the offices that nationals of the State have held."""
    log = history.log
    for key, body in log.bodies.items():
        for facet, title in (("chair", body.title if body.chaired else None), ("office", body.office)):
            subject = Subject(facet, key)
            for term in terms(history, subject) if title else ():
                if term.seat.state == state:
                    what = " ".join(filter(None, (title, term.seat.person)))
                    certainty = certainty_of(history, subject, term)
                    yield PathRow(facet, what, term.start, term.end, term.event.id, certainty)


def _exercises(exercises: Iterable[Exercise], state: StateCode) -> Iterator[PathRow]:
    for event in sorted(exercises, key=by_act_date):
        parts = [part for part, codes in (("hosted", event.host), ("joined", event.states)) if state in codes]
        if parts:
            yield _row(f"exercise {' and '.join(parts)}", event)


def _appeals(log: EventLog, state: StateCode) -> Iterator[PathRow]:
    """Yield the appeals of the State with the answers to them, and its answers to the appeals of others."""
    for appeal in sorted((event for event in log.events if isinstance(event, Appeal)), key=by_act_date):
        answers: Iterable[Event] = _answers(log, appeal.id)
        if state in appeal.states:
            part = "answer to it"
            yield _row("appeal made", appeal)
        else:
            part = f"answer to {' '.join(appeal.states)}"
            answers = (event for event in answers if state in event.states or state in appeal.to)
        for event in answers:
            yield _row(part, event)


def _answers(log: EventLog, ident: EventId) -> Iterator[Event]:
    """Yield the events that answer an appeal: those linked to it, then deployments linked to those."""
    linked = (event for event in log.events if ident in event.links and event.kind in _ANSWER_KINDS)
    direct = sorted(linked, key=by_act_date)
    yield from direct
    ids = {event.id for event in direct}
    for event in sorted(log.events, key=by_act_date):
        if isinstance(event, Deployment) and event.id not in ids and not ids.isdisjoint(event.links):
            yield event


def _absences(log: EventLog, state: StateCode) -> Iterator[PathRow]:
    """Yield the absences that are events themselves, then those recorded in other events."""
    ordered = sorted(log.events, key=by_act_date)
    for event in ordered:
        if isinstance(event, Absence) and state in event.states:
            yield _row("absence", event)
    for event in ordered:
        if state in getattr(event, "absent", ()):
            yield _row("absence", event, what=f"not at {display_title(event)}")


def _row(part: str, event: Event, what: str | None = None) -> PathRow:
    """Return the entry for an event; what was only announced is possible."""
    end = event.end if isinstance(event, OngoingEvent) else None
    certainty = Certainty.POSSIBLE if event.status is Status.ANNOUNCED else Certainty.CERTAIN
    return PathRow(part, what or display_title(event), event.date, end, event.id, certainty)


def _summary(history: ReplayedLog, state: StateCode, day: date) -> str:
    """Return in one line the standing of the State on a day, and whether it has the chair."""
    held = history.at(Subject("state", state), day)
    found = held.held if held else ()
    words = either(notes.standing_phrase(outcome.standing) for outcome in found) or notes.standing_phrase(None)
    causes = [outcome.caused_by for outcome in found if outcome.caused_by]
    since = f" since {causes[0].takes_effect}" if len(found) == len(causes) == 1 else ""
    chair = "; in the chair" if has_chair(history, state, day) is Answer.YES else ""
    return f"{state_name(history.log, state)} on {day}: {words}{since}{chair}"


def _totals(log: EventLog, state: StateCode, reading: Reading) -> Iterator[str]:
    """Yield notes on the number of exercises that the State hosted and joined, and on how many people took part."""
    combined, exercises = CombinedExercises(log), exercises_read(log, reading)
    for word, found in (("hosted", hosted(exercises, state)), ("joined", joined(exercises, state))):
        total = combined.total(found)
        people, known, _ = total.sums["personnel"]
        size = "" if people is None else f"; {people:,} people took part in the {known} whose size is known"
        yield f"Exercises {word}: {total.listed} {held_or_not(total, len(found) - total.listed)}{size}."
