"""What changed between two days: the standings, the chair, the offices, and the events behind the changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cstocli.model.events import UNKNOWN, Bonds, Event, Subject
from cstocli.model.log import EventLog
from cstocli.model.lookup import state_name
from cstocli.model.terms import BodyId, Certainty, EventId, Reading, Standing, StateCode
from cstocli.replay.fold import initial_value
from cstocli.replay.history import ReplayedLog
from cstocli.replay.readings import Readings, replay_both
from cstocli.replay.snapshot import Change
from cstocli.reports import notes
from cstocli.reports.report import Report, column_names, count_of
from cstocli.reports.wording import describe_value, report_title


class ChangeRow(NamedTuple):
    """One State, chair or office that differs between the two days."""

    state: StateCode | None
    """None for a chair or an office."""
    name: str
    before: str | None
    after: str | None
    events: tuple[EventId, ...]


def diff(log: EventLog, one: date, other: date, reading: Reading = Reading.PRACTICE) -> Report[ChangeRow]:
    """Return what differs between the ends of two days, given in either order."""
    first, last = sorted((one, other))
    readings = replay_both(log, reading)
    history = readings.asked
    subjects = sorted(history.acts, key=lambda subject: (subject.facet != "state", subject))
    rows = tuple(row for subject in subjects if subject.facet != "bond" for row in _row(history, subject, first, last))
    states = sum(row.state is not None for row in rows)
    changed = ": ".join((f"{count_of(states, 'State')} changed", *_counts(history, first, last)))
    return Report(
        command="diff",
        title=report_title(log, f"changes from {first} to {last}", reading),
        columns=column_names(ChangeRow._fields),
        rows=rows,
        reading=reading,
        summary=changed if rows else "No change",
        notes=(
            *_other_reading(readings, first, last),
            *dict.fromkeys(note for day in (last, first) for note in notes.horizon(log, day)),
        ),
    )


def _row(history: ReplayedLog, subject: Subject, first: date, last: date) -> Iterator[ChangeRow]:
    """Yield the row of a subject, if the two days differ."""
    then, now = history.at(subject, first), history.at(subject, last)
    before, after = _words(history.log, subject, then), _words(history.log, subject, now)
    if before == after:
        return
    code = StateCode(subject.key) if subject.facet == "state" else None
    name = state_name(history.log, code) if code else _seat_name(history.log, subject)
    yield ChangeRow(code, name, before, after, tuple(_between(history, subject, first, last)))


def _words(log: EventLog, subject: Subject, change: Change | None) -> str | None:
    """Return what may hold for a subject in words; None for a State without a standing."""
    held = change.held if change else ()
    words = [one.standing if isinstance(one.value, Bonds) else describe_value(log, one.value) for one in held]
    if not words or set(words) == {None}:
        return None if subject.facet == "state" else describe_value(log, UNKNOWN)
    listed = " or ".join(sorted({word or "no standing" for word in words}))
    return listed if len(set(words)) == 1 and change and change.exact else f"possibly {listed}"


def _seat_name(log: EventLog, subject: Subject) -> str:
    body = log.bodies.get(BodyId(subject.key))
    if body is None:
        return subject.key
    return f"Chair of the {body.title}" if subject.facet == "chair" else body.office or body.title


def _between(history: ReplayedLog, subject: Subject, first: date, last: date) -> Iterator[EventId]:
    """Yield the acts that made a difference and may have taken effect after the first day and through the last."""
    value = initial_value(subject)
    for act in history.acts[subject]:
        before, value = value, act.apply(value)
        if describe_value(history.log, value) != describe_value(history.log, before) and _may_lie(act, first, last):
            yield act.id


def _may_lie(act: Event, first: date, last: date) -> bool:
    return act.takes_effect.latest > first and act.takes_effect.earliest <= last


def _counts(history: ReplayedLog, first: date, last: date) -> Iterator[str]:
    """Yield how many States had each standing on the two days, where that changed: "member 6 to 7"."""
    before, after = (_count(history, day) for day in (first, last))
    changed = [f"{word} {before[word]} to {after[word]}" for word in Standing if before[word] != after[word]]
    if changed:
        yield ", ".join(changed)


def _count(history: ReplayedLog, day: date) -> Counter[Standing]:
    rows = history.standings(day)
    return Counter(row.last_known for row in rows if row.certainty is Certainty.CERTAIN)


def _other_reading(readings: Readings, first: date, last: date) -> Iterator[str]:
    """Yield a note for each State that changed differently under the other reading."""
    for code in readings.log.states:
        subject = Subject("state", code)
        if not readings.may_differ(subject):
            continue
        here, there = (
            tuple(_words(history.log, subject, history.at(subject, day)) for day in (first, last))
            for history in readings
        )
        changes = len(set(here)) > 1 or len(set(there)) > 1
        if here != there and changes:
            before, after = (word or "no standing" for word in there)
            changed = f"changed from {before} to {after}" if before != after else f"was the same on both days: {before}"
            yield f"In {readings.other.reading}, the standing of {state_name(readings.log, code)} {changed}."
