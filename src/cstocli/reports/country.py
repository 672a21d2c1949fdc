"""One State's whole path: its standings under both readings, chairs, offices, exercises, appeals, absences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

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
from cstocli.replay.history import ReplayedLog, replay
from cstocli.replay.spells import spells_of
from cstocli.replay.tenures import certainty_of, terms
from cstocli.reports import notes
from cstocli.reports.is_ import Answer, has_chair
from cstocli.reports.report import Cell, Report
from cstocli.reports.wording import by_act_date, display_title

COLUMNS = ("part", "what", "from", "to", "event", "certainty")
Row = tuple[Cell, ...]
_ANSWERS: Final = ("decision", "deployment", "statement", "session", "agreement")
"""Kinds of event by which an appeal is answered."""


def country(log: EventLog, state: StateCode, day: date, reading: Reading = Reading.PRACTICE) -> Report:
    """Return the path of one State, and in the summary what it is on a day."""
    histories = {each: replay(log, each) for each in Reading}
    exercises = [event for event in log.events if isinstance(event, Exercise) and state in (*event.states, *event.host)]
    return Report(
        command="country",
        title=f"{log.organisation}: {state_name(log, state)} ({state})",
        columns=COLUMNS,
        rows=(
            *(row for each in Reading for row in _standings(histories[each], state)),
            *_seats(histories[reading], state),
            *_exercises(exercises, state),
            *_appeals(log, state),
            *_absences(log, state),
        ),
        on=day,
        reading=reading,
        summary=_verdict(histories[reading], state, day),
        notes=(
            *_totals(exercises, state),
            *notes.other_reading(histories[reading], [state], day),
            *notes.horizon(log, day),
        ),
    )


def _standings(history: ReplayedLog, state: StateCode) -> Iterator[Row]:
    for spell in spells_of(history, state):
        span, part = spell.span, f"standing in {history.reading}"
        yield part, spell.standing.value, span.start, span.end, span.begun_by.id, span.certainty


def _seats(history: ReplayedLog, state: StateCode) -> Iterator[Row]:
    """Yield the terms of the chair, and of the offices that nationals of the State have held."""
    log = history.log
    for key, body in log.bodies.items():
        for facet, title in (("chair", body.title if body.chaired else None), ("office", body.office)):
            subject = Subject(facet, key)
            for term in terms(history, subject) if title else ():
                if term.seat.state == state:
                    what = " ".join(filter(None, (title, term.seat.person)))
                    yield facet, what, term.start, term.end, term.event.id, certainty_of(history, subject, term)


def _exercises(exercises: Iterable[Exercise], state: StateCode) -> Iterator[Row]:
    for event in sorted(exercises, key=by_act_date):
        parts = [part for part, codes in (("hosted", event.host), ("joined", event.states)) if state in codes]
        yield f"exercise {' and '.join(parts)}", display_title(event), event.date, event.end, event.id, _certain(event)


def _appeals(log: EventLog, state: StateCode) -> Iterator[Row]:
    """Yield the appeals of the State with what answered them, and the appeals of others that it answered."""
    for appeal in sorted((event for event in log.events if isinstance(event, Appeal)), key=by_act_date):
        answers: Iterable[Event] = _answers(log, appeal.id)
        if state in appeal.states:
            part = "answer to it"
            yield "appeal made", display_title(appeal), appeal.date, None, appeal.id, _certain(appeal)
        else:
            part = f"answer to {' '.join(appeal.states)}"
            answers = (event for event in answers if state in event.states or state in appeal.to)
        for event in answers:
            yield part, display_title(event), event.date, _end(event), event.id, _certain(event)


def _answers(log: EventLog, ident: EventId) -> Iterator[Event]:
    """Yield what answers an appeal: what links to it, and the deployments that follow from that."""
    direct = sorted((event for event in log.events if ident in event.links and event.kind in _ANSWERS), key=by_act_date)
    yield from direct
    ids = {event.id for event in direct}
    for event in sorted(log.events, key=by_act_date):
        if isinstance(event, Deployment) and event.id not in ids and not ids.isdisjoint(event.links):
            yield event


def _absences(log: EventLog, state: StateCode) -> Iterator[Row]:
    """Yield the absences that are events of their own, then those that another event tells."""
    told = sorted(log.events, key=by_act_date)
    for event in told:
        if isinstance(event, Absence) and state in event.states:
            yield "absence", display_title(event), event.date, None, event.id, _certain(event)
    for event in told:
        if state in getattr(event, "absent", ()):
            yield "absence", f"not at {display_title(event)}", event.date, _end(event), event.id, _certain(event)


def _end(event: Event) -> Edtf | None:
    return event.end if isinstance(event, OngoingEvent) else None


def _certain(event: Event) -> Certainty:
    return Certainty.POSSIBLE if event.status is Status.ANNOUNCED else Certainty.CERTAIN


def _verdict(history: ReplayedLog, state: StateCode, day: date) -> str:
    """Return in one line what the State is on a day."""
    held = history.at(Subject("state", state), day)
    found = held.held if held else ()
    words = " or ".join(dict.fromkeys(notes.PHRASES[one.standing] for one in found)) or notes.PHRASES[None]
    since = next((one.caused_by.takes_effect for one in found if one.caused_by), None) if len(found) == 1 else None
    chair = has_chair(history, state, day) is Answer.YES
    return (
        f"On {day} {state_name(history.log, state)} is {words}"
        + (f" since {since}" if since else "")
        + (", and has the chair." if chair else ".")
    )


def _totals(exercises: Iterable[Exercise], state: StateCode) -> Iterator[str]:
    """Say how many exercises the State has hosted and joined, and with how many people in all."""
    held = [event for event in exercises if event.status is Status.HELD]
    for word, found in (
        ("hosted", [event for event in held if state in event.host]),
        ("joined", [event for event in held if state in event.states]),
    ):
        ids = {event.id for event in found}
        whole = [event for event in found if event.umbrella not in ids]
        people = [event.personnel.number for event in whole if event.personnel]
        known = f"; {sum(people):,} people in the {len(people)} of known size" if people else ""
        yield f"Exercises {word}: {len(whole)}, umbrellas and their parts once{known}."
