"""One State's history: its standings under both readings, chairs, offices, exercises, appeals, absences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from cstocli.model.combined_exercises import CombinedExercises, exercises_read, hosted, joined
from cstocli.model.dates import FIRST, LAST, Edtf
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
from cstocli.model.terms import Certainty, EventId, Reading, SourceAgreement, StateCode, Status
from cstocli.replay.history import ReplayedLog
from cstocli.replay.horizon import Reach
from cstocli.replay.readings import Readings, replay_both
from cstocli.replay.spells import spells_of
from cstocli.reports import notes
from cstocli.reports.country_sections import country_sections
from cstocli.reports.exercises import held_or_not
from cstocli.reports.notes_on_sources import agreement_on_event, disputed_between
from cstocli.reports.report import Report, column_names, count_of
from cstocli.reports.seats import all_entries, open_notes
from cstocli.reports.wording import by_act_date, display_title, either

_ANSWER_KINDS: Final = ("decision", "deployment", "statement", "session", "agreement")
"""Kinds of event that answer an appeal."""
_MAX_DISPUTES: Final = 3
"""Claims against the standings and terms that are put into words."""


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
    agreement: SourceAgreement = SourceAgreement.AGREED


def country(
    log: EventLog, state: StateCode, day: date, reading: Reading = Reading.PRACTICE, *, full: bool = False
) -> Report[PathRow]:
    """Return the history of one State; the summary gives its standing at the end of a day.

    A person reads the latest events of each kind, with ``full`` all of them; the rows are the same.
    """
    readings = replay_both(log, reading)
    by_reading = {history.reading: history for history in readings}
    exercises = exercises_read(log, reading)
    recorded = (*_exercises(exercises, state), *_appeals(log, state), *_absences(log, state))
    events = [row._replace(agreement=agreement_on_event(log, log.by_id[row.event], state)) for row in recorded]
    rows = (
        *(row for each in Reading for row in _standings(by_reading[each], state)),
        *_seats(readings.asked, state),
        *events,
    )
    return Report(
        command="country",
        title=f"{log.organisation}: {state_name(log, state)} ({state})",
        columns=column_names(PathRow._fields),
        rows=rows,
        sections=country_sections(log, rows, full=full),
        on=day,
        reading=reading,
        summary=_summary(readings.asked, state, day),
        notes=(
            *_totals(log, state, reading),
            *notes.other_reading(readings, [state], day),
            *_few(_disputed(readings, state), state),
            *_disputed_events(events, state),
            *_open(readings.asked, state),
            *notes.horizon(log, day),
        ),
    )


def _standings(history: ReplayedLog, state: StateCode) -> Iterator[PathRow]:
    for spell in spells_of(history, state):
        span, part, marks = spell.span, f"standing in {history.reading}", (spell.span.certainty, spell.agreement)
        yield PathRow(part, spell.standing.value, span.start, span.end, span.begun_by.id, *marks)


def _seats(history: ReplayedLog, state: StateCode) -> Iterator[PathRow]:
    """Yield the terms of the chair, and of the offices that nationals of the State have held."""
    for title, subject in _titled_seats(history.log):
        for entry in all_entries(history, subject):
            if entry.start and entry.seat.state == state:
                what = " ".join(filter(None, (title, entry.seat.person)))
                marks = entry.certainty, entry.agreement
                yield PathRow(subject.facet, what, entry.start, entry.end, entry.event.id, *marks)


def _titled_seats(log: EventLog) -> Iterator[tuple[str, Subject]]:
    """Yield each chair and each office, with the title of the body or the office."""
    for key, body in log.bodies.items():
        if body.chaired:
            yield body.title, Subject("chair", key)
        if body.office:
            yield body.office, Subject("office", key)


def _few(found: Iterable[str], state: StateCode) -> Iterator[str]:
    """Yield the first of some notes on disputes, and how many others there are."""
    listed = list(found)
    yield from listed[:_MAX_DISPUTES]
    more = len(listed) - _MAX_DISPUTES
    if more > 0:
        verb = "disputes" if more == 1 else "dispute"
        yield f"{count_of(more, 'more claim')} {verb} this history; `csto disputes --state {state}` lists them."


def _disputed(readings: Readings, state: StateCode) -> Iterator[str]:
    """Yield a note for each claim that would change a standing or a term of the State, with the days."""
    here, there = (list(dict.fromkeys(_disputed_in(history, state))) for history in readings)
    yield from here
    for note in there:
        if note not in here:
            yield f"In {readings.other.reading}, {note[0].lower()}{note[1:]}"


def _disputed_in(history: ReplayedLog, state: StateCode) -> Iterator[str]:
    yield from disputed_between(history, Subject("state", state), FIRST, LAST)
    for _, subject in _titled_seats(history.log):
        for entry in all_entries(history, subject):
            if entry.seat.state == state:
                yield from disputed_between(history, subject, entry.first, entry.last)


def _disputed_events(rows: Iterable[PathRow], state: StateCode) -> Iterator[str]:
    """Yield a note on the number of events of which sources give other days, another kind or other States."""
    found = {row.event for row in rows if row.agreement is SourceAgreement.DISPUTED}
    if found:
        verb = "is" if len(found) == 1 else "are"
        yield f"{count_of(len(found), 'event')} of this list {verb} disputed: see `csto disputes --state {state}`."


def _open(history: ReplayedLog, state: StateCode) -> Iterator[str]:
    """Yield a note on how far the standing, the chair and the offices that have no recorded end are known."""
    subject = Subject("state", state)
    if any(spell.span.end is None for spell in spells_of(history, state)):
        horizon = history.horizon(subject, history.at(subject, LAST))
        days = f"verified through {horizon.verified} and presumed through {horizon.presumed}"
        yield f"The standing with no recorded end is {days}."
    yield from open_notes(
        history,
        (
            (title, seat, [entry for entry in all_entries(history, seat) if entry.seat.state == state])
            for title, seat in _titled_seats(history.log)
        ),
    )


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
    subject = Subject("state", state)
    change, reach = history.at(subject, day), history.reach(subject, day)
    found = change.held if change else ()
    words = either(notes.standing_phrase(outcome.standing) for outcome in found) or notes.standing_phrase(None)
    causes = [outcome.caused_by for outcome in found if outcome.caused_by]
    since = f" since {causes[0].takes_effect}" if len(found) == len(causes) == 1 else ""
    if reach is Reach.UNKNOWN:
        known = history.horizon(subject, change).presumed
        words = f"unknown after {known}; the last known answer is {words}"
    elif reach is Reach.PRESUMED:
        words = f"presumed {words}"
    return f"{state_name(history.log, state)} on {day}: {words}{since}{_chair(history, state, day)}"


def _chair(history: ReplayedLog, state: StateCode, day: date) -> str:
    """Return that the State has the chair on a day, as it follows its standing; empty if that is not sure."""
    body = history.log.chaired()
    holders = history.holders(Subject("chair", body), day) if body else ()
    if [holder.seat.state for holder in holders] != [state] or holders[0].certainty is Certainty.POSSIBLE:
        return ""
    return "; presumed in the chair" if holders[0].certainty is Certainty.PRESUMED else "; in the chair"


def _totals(log: EventLog, state: StateCode, reading: Reading) -> Iterator[str]:
    """Yield notes on the number of exercises that the State hosted and joined, and on how many people took part."""
    combined, exercises = CombinedExercises(log), exercises_read(log, reading)
    for word, found in (("hosted", hosted(exercises, state)), ("joined", joined(exercises, state))):
        total = combined.total(found)
        people, known, _ = total.sums["personnel"]
        size = "" if people is None else f"; {people:,} people took part in the {known} whose size is known"
        yield f"Exercises {word}: {total.listed} {held_or_not(total, len(found) - total.listed)}{size}."
