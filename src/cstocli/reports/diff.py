"""What changed between two days: the standings, the chair, the offices, and the events behind the changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from cstocli.model.events import UNKNOWN, Bonds, Event, Subject
from cstocli.model.log import EventLog
from cstocli.model.lookup import join_names, state_name
from cstocli.model.terms import BodyId, Certainty, EventId, Reading, SourceAgreement, Standing, StateCode, least_sure
from cstocli.replay.history import ReplayedLog
from cstocli.replay.readings import Readings, replay_both
from cstocli.replay.snapshot import UNKNOWN_STANDING, Change, Outcome
from cstocli.reports import notes
from cstocli.reports.claim_wording import describe_claim
from cstocli.reports.report import Layout, Report, column_names, count_of
from cstocli.reports.wording import describe_value, report_title


class ChangeRow(NamedTuple):
    """One State, chair or office that differs between the two days."""

    state: StateCode | None
    """None for a chair or an office."""
    name: str
    before: str | None
    """None for a State without a standing, ``unknown`` where the evidence does not reach the day."""
    after: str | None
    events: tuple[EventId, ...]
    certainty: Certainty
    """How sure the less sure of the two days is."""
    agreement: SourceAgreement
    """Whether sources dispute one of the two days."""


class _Answer(NamedTuple):
    """What may hold for a subject on a day, in words, and how far that is known."""

    words: str | None
    certainty: Certainty
    agreement: SourceAgreement
    never: bool
    """Whether it is a State that is not known to have had a standing by then."""


def diff(log: EventLog, one: date, other: date, reading: Reading = Reading.PRACTICE) -> Report[ChangeRow]:
    """Return what differs between the ends of two days, given in either order."""
    first, last = sorted((one, other))
    readings = replay_both(log, reading)
    history = readings.asked
    subjects = sorted(history.acts, key=lambda subject: (subject.facet != "state", subject))
    rows = tuple(row for subject in subjects if subject.facet != "bond" for row in _row(history, subject, first, last))
    return Report(
        command="diff",
        title=report_title(log, f"changes from {first} to {last}", reading),
        columns=column_names(ChangeRow._fields),
        rows=rows,
        reading=reading,
        summary=_summary(history, rows, first, last),
        layout=Layout(brief=("name", "before", "after")),
        notes=(
            *_other_reading(readings, first, last),
            *_disputed(history, rows, dict.fromkeys((first, last))),
            *_horizon(rows),
            *dict.fromkeys(note for day in (last, first) for note in notes.horizon(log, day)),
        ),
    )


def _row(history: ReplayedLog, subject: Subject, first: date, last: date) -> Iterator[ChangeRow]:
    """Yield the row of a subject, if the two days differ or the evidence does not reach one of them."""
    before, after = _answer(history, subject, first), _answer(history, subject, last)
    certainty = least_sure((before.certainty, after.certainty))
    if before.words == after.words and certainty is not Certainty.UNKNOWN:
        return
    if before.never and after.never:
        return
    code = StateCode(subject.key) if subject.facet == "state" else None
    events = tuple(_between(history, subject, first, last))
    disputed = SourceAgreement.DISPUTED in {before.agreement, after.agreement}
    agreement = SourceAgreement.DISPUTED if disputed else SourceAgreement.AGREED
    yield ChangeRow(code, _name(history.log, subject), before.words, after.words, events, certainty, agreement)


def _answer(history: ReplayedLog, subject: Subject, day: date) -> _Answer:
    change = history.at(subject, day) or Change(day, (), reach=history.reach(subject, day))
    words = {_word(history.log, held) for held in change.held}
    certainty = change.certainty(words)
    never = subject.facet == "state" and words <= {None}
    return _Answer(_in_words(subject, words, certainty), certainty, history.agreement(subject, day), never)


def _word(log: EventLog, held: Outcome) -> str | None:
    return held.standing if isinstance(held.value, Bonds) else describe_value(log, held.value)


def _in_words(subject: Subject, words: Collection[str | None], certainty: Certainty) -> str | None:
    """Return what may hold for a subject; None for a State without a standing."""
    if certainty is Certainty.UNKNOWN:
        return UNKNOWN_STANDING
    if not words or set(words) == {None}:
        return None if subject.facet == "state" else UNKNOWN_STANDING
    listed = " or ".join(sorted(word or "no standing" for word in words))
    return f"possibly {listed}" if certainty is Certainty.POSSIBLE else listed


def _name(log: EventLog, subject: Subject) -> str:
    """Return the name of a State, a chair or an office."""
    if subject.facet == "state":
        return state_name(log, StateCode(subject.key))
    body = log.bodies.get(BodyId(subject.key))
    if body is None:
        return subject.key
    return f"Chair of the {body.title}" if subject.facet == "chair" else body.office or body.title


def _between(history: ReplayedLog, subject: Subject, first: date, last: date) -> Iterator[EventId]:
    """Yield the acts behind what may hold after the first day and through the last, that may have happened then."""
    words: set[str | None] = {None if subject.facet == "state" else describe_value(history.log, UNKNOWN)}
    causes: set[EventId] = set()
    for change in history.changes(subject):
        before, words = words, {_word(history.log, held) for held in change.held}
        if first < change.day <= last:
            causes.update(
                held.caused_by.id for held in change.held if held.caused_by and before != {_word(history.log, held)}
            )
    return (act.id for act in history.acts[subject] if act.id in causes and _may_lie(act, first, last))


def _may_lie(act: Event, first: date, last: date) -> bool:
    return act.takes_effect.latest > first and act.takes_effect.earliest <= last


def _summary(history: ReplayedLog, rows: Sequence[ChangeRow], first: date, last: date) -> str:
    """Return how many States changed, and how many answers are unknown."""
    if not rows:
        return "No change"
    unknown = {row.name: row.state for row in rows if row.certainty is Certainty.UNKNOWN}
    states = sum(row.state is not None and row.name not in unknown for row in rows)
    counts = _counts(history, first, last, set(unknown.values()))
    changed = ": ".join((f"{count_of(states, 'State')} changed", *counts))
    return f"{changed}; {len(unknown)} unknown" if unknown else changed


def _counts(history: ReplayedLog, first: date, last: date, unknown: Collection[StateCode | None]) -> Iterator[str]:
    """Yield how many States had each standing on the two days, where that changed: "member 6 to 7".

    States whose standing on one of the days is unknown are not counted.
    """
    before, after = (_count(history, day, unknown) for day in (first, last))
    changed = [f"{word} {before[word]} to {after[word]}" for word in Standing if before[word] != after[word]]
    if changed:
        yield ", ".join(changed)


def _count(history: ReplayedLog, day: date, unknown: Collection[StateCode | None]) -> Counter[Standing]:
    sure = (row for row in history.standings(day) if row.certainty in {Certainty.CERTAIN, Certainty.PRESUMED})
    return Counter(row.last_known for row in sure if row.state not in unknown)


def _disputed(history: ReplayedLog, rows: Iterable[ChangeRow], days: Collection[date]) -> Iterator[str]:
    """Yield a note for each claim that would change an answer of a row."""
    listed = {row.name for row in rows}
    for subject in sorted(history.acts):
        if subject.facet != "bond" and _name(history.log, subject) in listed:
            for claim in history.competing(subject):
                concerned = [day.isoformat() for day in days if claim.concerns(day, day)]
                if concerned:
                    yield f"Disputed on {join_names(concerned)}: {describe_claim(history.log, claim)}."


def _horizon(rows: Sequence[ChangeRow]) -> Iterator[str]:
    """Yield notes on the rows of which one day is unknown or no more than presumed."""
    if any(row.certainty is Certainty.UNKNOWN for row in rows):
        yield "The evidence does not reach each of the two days: what is unknown may have changed, or not."
    if any(row.certainty is Certainty.PRESUMED for row in rows):
        yield "A presumed change is one from or to what no known event has ended."


def _other_reading(readings: Readings, first: date, last: date) -> Iterator[str]:
    """Yield a note for each State that changed differently under the other reading."""
    for code in readings.log.states:
        subject = Subject("state", code)
        if not readings.may_differ(subject):
            continue
        here, there = (tuple(_answer(history, subject, day).words for day in (first, last)) for history in readings)
        changes = len(set(here)) > 1 or len(set(there)) > 1
        if here != there and changes:
            before, after = (word or "no standing" for word in there)
            changed = f"changed from {before} to {after}" if before != after else f"was the same on both days: {before}"
            if UNKNOWN_STANDING in there:
                changed = f"is {before} on the first day and {after} on the second"
            yield f"In {readings.other.reading}, the standing of {state_name(readings.log, code)} {changed}."
