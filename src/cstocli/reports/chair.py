"""Who holds the rotating chair, who has held it, and whose turn it was by the rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from cstocli.model.dates import FIRST, LAST, Edtf
from cstocli.model.events import UNKNOWN, VACANT, Seat, Subject
from cstocli.model.log import EventLog
from cstocli.model.lookup import state_name
from cstocli.model.period import Period
from cstocli.model.terms import MEMBERS, Certainty, EventId, Reading, SourceAgreement, Standing, StateCode
from cstocli.replay.history import ReplayedLog, replay
from cstocli.reports import notes, seats
from cstocli.reports.notes_on_sources import disputed_between
from cstocli.reports.report import Layout, Report, column_names, count_of
from cstocli.reports.seats import SeatEntry
from cstocli.reports.wording import GAP, VACANCY, report_title

ELIGIBLE: Final = MEMBERS | {Standing.PARTY}
"""The standings of the States between which the chair rotates."""


class ChairRow(NamedTuple):
    """One term of the chair; a time for which no source names the holder has no State."""

    state: StateCode | None
    name: str
    person: str | None
    from_: Edtf | None
    """None where the holder is unknown, because the evidence does not reach the day."""
    to: Edtf | None
    """Last day, included; None while the term lasts."""
    event: EventId
    """The event that began the term; the last one known, where the holder is unknown."""
    certainty: Certainty
    next: StateCode | None
    """Whose turn it is by the rule of rotation after the last known holder; only where the holder is unknown."""
    agreement: SourceAgreement


class RotationRow(NamedTuple):
    """One change of the chair, and whose turn it was by the rule."""

    from_: Edtf | None
    state: StateCode | None
    name: str | None
    expected: StateCode | None
    follows: bool | None
    """Whether the chair went to the State whose turn it was; None where that is unknown."""
    event: EventId
    certainty: Certainty
    agreement: SourceAgreement


def chair(log: EventLog, asked: date | Period, reading: Reading = Reading.PRACTICE) -> Report[ChairRow]:
    """Return who has the chair at the end of a day, or who had it in a period, since when, and until when."""
    history, subject, period = replay(log, reading), _subject(log), seats.as_period(asked)
    entries = seats.entries_during(history, subject, period)
    successor = _next_of_unknown(log, history, entries)
    rows = tuple(_row(log, entry, successor) for entry in entries)
    return Report(
        command="chair",
        title=report_title(log, f"chair {seats.period_words(period)}", reading),
        columns=column_names(ChairRow._fields),
        rows=rows,
        on=seats.day_of_answer(period, entries),
        reading=reading,
        summary=_summary(log, entries, period),
        undecided=any(entry.is_open for entry in entries),
        layout=Layout(brief=("name", "person", "from", "to")),
        notes=(
            *_gaps(entries),
            *_open(entries, period),
            *disputed_between(history, subject, period.first, period.last),
            *seats.unknown_notes(history, subject, "Chair", entries),
            *seats.presumed_notes(history, [("Chair", subject, entries)]),
            *_rule(log, successor or _next_after_last_term(log, history, rows)),
            *notes.horizon(log, period.last, "chair"),
        ),
    )


def succession(log: EventLog, today: date, reading: Reading = Reading.PRACTICE) -> Report[ChairRow]:
    """Return every term of the chair, oldest first, with a row for each gap."""
    history = replay(log, reading)
    subject = _subject(log)
    found = seats.all_entries(history, subject)
    gaps = sum(entry.seat == UNKNOWN for entry in found)
    held = sum(entry.seat.is_held for entry in found)
    return Report(
        command="chair",
        title=report_title(log, "succession in the chair", reading),
        columns=column_names(ChairRow._fields),
        rows=tuple(_row(log, entry) for entry in found),
        reading=reading,
        layout=Layout(brief=("from", "to", "name", "person")),
        summary=f"{count_of(held, 'term')}, {count_of(gaps, 'gap')}",
        notes=(
            *_gaps(found),
            *disputed_between(history, subject, FIRST, LAST),
            *seats.open_notes(history, [("Chair", subject, found)]),
            *notes.horizon(log, today, "chair"),
        ),
    )


def rotation(log: EventLog, reading: Reading = Reading.PRACTICE) -> Report[RotationRow]:
    """Return, for each change of the chair, whose turn it was by the alphabet, and who would be next.

    The order is that of the names in the language that the body's ``rotation`` gives, among the States that
    are members on the day of the change.
    """
    history = replay(log, reading)
    found = seats.all_entries(history, _subject(log))
    rows = tuple(_turn(log, history, before, entry) for before, entry in zip([None, *found], found, strict=False))
    last = found[-1] if found else None
    successor = _next_in_line(log, history, last.seat.state, log.verified_to) if last and last.seat.state else None
    known = [row.follows for row in rows if row.follows is not None]
    return Report(
        command="chair",
        title=report_title(log, "chair by the rule of rotation and in fact", reading),
        columns=column_names(RotationRow._fields),
        rows=rows,
        reading=reading,
        layout=Layout(brief=("from", "name", "expected", "follows", "event")),
        summary=f"{sum(known)} of {len(known)} changes followed the rule",
        notes=(
            *((f"Next in line by the rule: {state_name(log, successor)}.",) if successor else ()),
            *disputed_between(history, _subject(log), FIRST, LAST),
            *seats.open_notes(history, [("Chair", _subject(log), found)]),
        ),
    )


def _turn(log: EventLog, history: ReplayedLog, before: SeatEntry | None, entry: SeatEntry) -> RotationRow:
    """Return the row of a change; whose turn it was is unknown where the holder before it is no more than possible."""
    holder = before.seat.state if before and before.certainty is not Certainty.POSSIBLE else None
    turn = _next_in_line(log, history, holder, entry.first) if holder else None
    state = entry.seat.state
    decided = turn is not None and state is not None and entry.certainty is not Certainty.POSSIBLE
    return RotationRow(
        entry.start,
        state,
        _name(log, state),
        turn,
        state == turn if decided else None,
        entry.event.id,
        entry.certainty,
        entry.agreement,
    )


def _subject(log: EventLog) -> Subject:
    return Subject("chair", log.chaired() or "")


def _name(log: EventLog, code: StateCode | None) -> str | None:
    return state_name(log, code) if code else None


def _row(log: EventLog, entry: SeatEntry, successor: StateCode | None = None) -> ChairRow:
    seat, unknown = entry.seat, entry.certainty is Certainty.UNKNOWN and entry.start is None
    empty = seats.UNKNOWN_HOLDER if unknown else VACANCY if seat == VACANT else GAP
    return ChairRow(
        seat.state,
        _name(log, seat.state) or empty,
        seat.person,
        entry.start,
        entry.end,
        entry.event.id,
        entry.certainty,
        successor if unknown else None,
        entry.agreement,
    )


def _gaps(found: Iterable[SeatEntry]) -> Iterator[str]:
    for entry in found:
        if entry.seat == UNKNOWN and entry.start is not None:
            until = f" to {entry.end}" if entry.end else " on"
            yield f"Gap: no source names the chair from {entry.start}{until} ({entry.event.title})."


def _open(entries: Iterable[SeatEntry], period: Period) -> Iterator[str]:
    if any(entry.certainty is Certainty.POSSIBLE for entry in entries):
        days = "this day: each row is possible" if period.first == period.last else "some of these days"
        yield f"The dates in the log do not decide who has the chair on {days}."


def _rule(log: EventLog, successor: StateCode | None) -> Iterator[str]:
    if successor:
        yield f"By the rule of rotation, {state_name(log, successor)} is next."


def _summary(log: EventLog, entries: Sequence[SeatEntry], period: Period) -> str:
    if not entries:
        return f"No chair is recorded {seats.period_words(period)}"
    words = seats.describe_holders(entries, period, lambda seat: _name(log, seat.state))
    return "Chair: " + (", or " if period.first == period.last else ", ").join(words)


def _next_of_unknown(log: EventLog, history: ReplayedLog, entries: Iterable[SeatEntry]) -> StateCode | None:
    """Return the State next in line after the last known holder, if the answer is unknown and there is one holder."""
    for entry in entries:
        change = history.at(_subject(log), entry.last) if entry.certainty is Certainty.UNKNOWN else None
        holders = {held.value for held in change.held} if change else set()
        if len(holders) == 1 and isinstance(seat := holders.pop(), Seat) and seat.state:
            return _next_in_line(log, history, seat.state, entry.first)
    return None


def _next_after_last_term(log: EventLog, history: ReplayedLog, rows: Sequence[ChairRow]) -> StateCode | None:
    """Return the State next in line after the last row, if that is a term without a recorded end."""
    last = rows[-1] if rows else None
    if last is None or last.state is None or last.to is not None:
        return None
    return _next_in_line(log, history, last.state, log.verified_to)


def _next_in_line(log: EventLog, history: ReplayedLog, holder: StateCode, day: date) -> StateCode | None:
    """Return the member whose name follows that of the holder in the alphabet, from its end back to its start."""
    body = log.chaired()
    language = log.bodies[body].rotation if body else None
    if language is None:
        return None
    inside = {row.state for row in history.standings(day) if row.last_known in ELIGIBLE}
    line = sorted(inside | {holder}, key=lambda code: _alphabetic(log, code, language))
    later = line[line.index(holder) + 1 :] + line[: line.index(holder)]
    return later[0] if later else None


def _alphabetic(log: EventLog, code: StateCode, language: str) -> str:
    info = log.states.get(code)
    return (info.names.get(language, (info.name,))[0] if info else code).casefold()


def next_after_last_known(log: EventLog, history: ReplayedLog) -> StateCode | None:
    """Return the State whose turn it is by the rule of rotation after the holder of the last verified day."""
    day = log.verified_through("chair")
    holders = [holder.seat.state for holder in history.holders(_subject(log), day)]
    return _next_in_line(log, history, holders[0], day) if len(holders) == 1 and holders[0] else None
