"""What changed between two days: the standings, the chair, the offices, and the events that did it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from cstocli.model.events import UNKNOWN, Bonds, Event, Subject
from cstocli.model.log import EventLog
from cstocli.model.lookup import state_name
from cstocli.model.terms import BodyId, Certainty, EventId, Reading, Standing, StateCode
from cstocli.replay.fold import initial_value
from cstocli.replay.history import ReplayedLog, replay
from cstocli.replay.snapshot import Change
from cstocli.reports import notes
from cstocli.reports.report import Cell, Report, counted
from cstocli.reports.wording import called

COLUMNS = ("state", "name", "before", "after", "events")


def diff(log: EventLog, one: date, other: date, reading: Reading = Reading.PRACTICE) -> Report:
    """Return what is different at the end of the later of two days from the end of the earlier one."""
    first, last = sorted((one, other))
    history = replay(log, reading)
    subjects = sorted(history.acts, key=lambda subject: (subject.facet != "state", subject))
    rows = tuple(row for subject in subjects if subject.facet != "bond" for row in _row(history, subject, first, last))
    states = sum(row[0] is not None for row in rows)
    changed = ": ".join((f"{counted(states, 'State')} changed", *_counts(history, first, last)))
    return Report(
        command="diff",
        title=f"{log.organisation}: from {first} to {last}, reading {reading}",
        columns=COLUMNS,
        rows=rows,
        reading=reading,
        summary=changed if rows else "no change",
        notes=(
            *_other(history, first, last),
            *dict.fromkeys(note for day in (last, first) for note in notes.horizon(log, day)),
        ),
    )


def _row(history: ReplayedLog, subject: Subject, first: date, last: date) -> Iterator[tuple[Cell, ...]]:
    """Yield the row of a subject if what may be held for it is not the same."""
    then, now = history.at(subject, first), history.at(subject, last)
    before, after = _words(history.log, subject, then), _words(history.log, subject, now)
    if before == after:
        return
    code = StateCode(subject.key) if subject.facet == "state" else None
    name = state_name(history.log, code) if code else _seat_name(history.log, subject)
    yield code, name, before, after, tuple(_between(history, subject, first, last))


def _words(log: EventLog, subject: Subject, change: Change | None) -> str | None:
    """Return what is held in words, nothing for a State without a standing, and alternatives where dates leave them."""
    held = change.held if change else ()
    words = [one.standing if isinstance(one.value, Bonds) else called(log, one.value) for one in held]
    if not words or set(words) == {None}:
        return None if subject.facet == "state" else called(log, UNKNOWN)
    listed = " or ".join(sorted({word or "no standing" for word in words}))
    return listed if len(set(words)) == 1 and change and change.exact else f"possibly {listed}"


def _seat_name(log: EventLog, subject: Subject) -> str:
    body = log.bodies.get(BodyId(subject.key))
    if body is None:
        return subject.key
    return f"Chair of the {body.title}" if subject.facet == "chair" else body.office or body.title


def _between(history: ReplayedLog, subject: Subject, first: date, last: date) -> Iterator[EventId]:
    """Yield the acts that may have taken effect after the first day and through the last, and changed what is told."""
    value = initial_value(subject)
    for act in history.acts[subject]:
        before, value = value, act.apply(value)
        if called(history.log, value) != called(history.log, before) and _may_lie(act, first, last):
            yield act.id


def _may_lie(act: Event, first: date, last: date) -> bool:
    return act.takes_effect.latest > first and act.takes_effect.earliest <= last


def _counts(history: ReplayedLog, first: date, last: date) -> Iterator[str]:
    """Say of how many States each standing was on both days, where that changed: "member 6 to 7"."""
    before, after = (_count(history, day) for day in (first, last))
    told = [f"{word} {before[word]} to {after[word]}" for word in Standing if before[word] != after[word]]
    if told:
        yield ", ".join(told)


def _count(history: ReplayedLog, day: date) -> Counter[Standing]:
    rows = history.standings(day)
    return Counter(row.standing for row in rows if row.certainty is Certainty.CERTAIN)


def _other(history: ReplayedLog, first: date, last: date) -> Iterator[str]:
    """Say which States changed otherwise in the other reading."""
    other = notes.in_other_reading(history)
    for code in history.log.states:
        subject = Subject("state", code)
        here, there = (
            tuple(_words(each.log, subject, each.at(subject, day)) for day in (first, last))
            for each in (history, other)
        )
        changes = len(set(here)) > 1 or len(set(there)) > 1
        if here != there and changes:
            words = " to ".join(word or "no standing" for word in dict.fromkeys(there))
            yield f"In {other.reading} {code}: {words}{'' if len(set(there)) > 1 else ' on both days'}."
