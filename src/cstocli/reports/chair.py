"""Who holds the rotating chair, who has held it, and whose turn it was by the rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from cstocli.model.dates import Edtf
from cstocli.model.events import UNKNOWN, VACANT, Subject
from cstocli.model.log import EventLog
from cstocli.model.lookup import state_name
from cstocli.model.terms import MEMBERS, Certainty, EventId, Reading, Standing, StateCode
from cstocli.replay.history import ReplayedLog, replay
from cstocli.replay.snapshot import Holder
from cstocli.replay.tenures import Term, certainty_of, terms, terms_by_event
from cstocli.reports import notes
from cstocli.reports.report import Report, column_names, count_of
from cstocli.reports.wording import GAP, VACANCY, report_title

ELIGIBLE: Final = MEMBERS | {Standing.PARTY}
"""The standings of the States between which the chair rotates."""


class ChairRow(NamedTuple):
    """One term of the chair; a time for which no source names the holder has no State."""

    state: StateCode | None
    name: str
    person: str | None
    from_: Edtf
    to: Edtf | None
    """Last day, included; None while the term lasts."""
    event: EventId
    certainty: Certainty


class RotationRow(NamedTuple):
    """One change of the chair, and whose turn it was by the rule."""

    from_: Edtf
    state: StateCode | None
    name: str | None
    expected: StateCode | None
    follows: bool | None
    """Whether the chair went to the State whose turn it was; None where that is unknown."""
    event: EventId


def chair(log: EventLog, day: date, reading: Reading = Reading.PRACTICE) -> Report[ChairRow]:
    """Return who has the chair at the end of a day, since when, and until when."""
    history = replay(log, reading)
    holders = history.holders(_subject(log), day)
    by_event = terms_by_event(history, _subject(log))
    listed = [(by_event[holder.caused_by.id], holder) for holder in holders]
    return Report(
        command="chair",
        title=report_title(log, f"chair on {day}", reading),
        columns=column_names(ChairRow._fields),
        rows=tuple(_row(log, term, holder.certainty) for term, holder in listed),
        on=day,
        reading=reading,
        summary=_summary(log, holders, day),
        notes=(*_gaps([term for term, _ in listed]), *_open(holders), *notes.horizon(log, day, "chair")),
    )


def succession(log: EventLog, today: date, reading: Reading = Reading.PRACTICE) -> Report[ChairRow]:
    """Return every term of the chair, oldest first, with a row for each gap."""
    history = replay(log, reading)
    subject = _subject(log)
    found = terms(history, subject)
    gaps = sum(term.seat == UNKNOWN for term in found)
    held = sum(term.seat.is_held for term in found)
    return Report(
        command="chair",
        title=report_title(log, "succession in the chair", reading),
        columns=column_names(ChairRow._fields),
        rows=tuple(_row(log, term, certainty_of(history, subject, term)) for term in found),
        reading=reading,
        summary=f"{count_of(held, 'term')}, {count_of(gaps, 'gap')}",
        notes=(*_gaps(found), *notes.horizon(log, today, "chair")),
    )


def rotation(log: EventLog, reading: Reading = Reading.PRACTICE) -> Report[RotationRow]:
    """Return, for each change of the chair, whose turn it was by the alphabet, and who would be next.

    The order is that of the names in the language that the body's ``rotation`` gives, among the States that
    are members on the day of the change.
    """
    history = replay(log, reading)
    found = terms(history, _subject(log))
    rows: list[RotationRow] = []
    for before, term in zip([None, *found], found, strict=False):
        holder = before.seat.state if before else None
        turn = _next_in_line(log, history, holder, term.start.earliest) if holder else None
        follows = None if turn is None or term.seat.state is None else term.seat.state == turn
        row = RotationRow(term.start, term.seat.state, _name(log, term.seat.state), turn, follows, term.event.id)
        rows.append(row)
    last = found[-1] if found else None
    following = _next_in_line(log, history, last.seat.state, log.verified_to) if last and last.seat.state else None
    known = [row.follows for row in rows if row.follows is not None]
    return Report(
        command="chair",
        title=report_title(log, "chair by the rule of rotation and in fact", reading),
        columns=column_names(RotationRow._fields),
        rows=tuple(rows),
        reading=reading,
        summary=f"{sum(known)} of {len(known)} changes followed the rule",
        notes=(f"Next in line by the rule: {state_name(log, following)}.",) if following else (),
    )


def _subject(log: EventLog) -> Subject:
    return Subject("chair", log.chaired() or "")


def _name(log: EventLog, code: StateCode | None) -> str | None:
    return state_name(log, code) if code else None


def _row(log: EventLog, term: Term, certainty: Certainty) -> ChairRow:
    seat = term.seat
    name = _name(log, seat.state) or (VACANCY if seat == VACANT else GAP)
    return ChairRow(seat.state, name, seat.person, term.start, term.end, term.event.id, certainty)


def _gaps(found: list[Term]) -> Iterator[str]:
    for term in found:
        if term.seat == UNKNOWN:
            until = f" to {term.end}" if term.end else " on"
            yield f"Gap: no source names the chair from {term.start}{until} ({term.event.title})."


def _open(holders: tuple[Holder, ...]) -> Iterator[str]:
    if any(holder.certainty is Certainty.POSSIBLE for holder in holders):
        yield "The dates in the log do not decide who has the chair on this day: each row is possible."


def _summary(log: EventLog, holders: tuple[Holder, ...], day: date) -> str:
    if not holders:
        return f"No chair is recorded on {day}"
    seats = (holder.seat for holder in holders)
    return "Chair: " + ", or ".join(
        _name(log, seat.state) or ("vacant" if seat == VACANT else "unknown") for seat in seats
    )


def _next_in_line(log: EventLog, history: ReplayedLog, holder: StateCode, day: date) -> StateCode | None:
    """Return the member whose name follows that of the holder in the alphabet, from its end back to its start."""
    body = log.chaired()
    language = log.bodies[body].rotation if body else None
    if language is None:
        return None
    inside = {row.state for row in history.standings(day) if row.standing in ELIGIBLE}
    line = sorted(inside | {holder}, key=lambda code: _alphabetic(log, code, language))
    following = line[line.index(holder) + 1 :] + line[: line.index(holder)]
    return following[0] if following else None


def _alphabetic(log: EventLog, code: StateCode, language: str) -> str:
    info = log.states.get(code)
    return (info.names.get(language, (info.name,))[0] if info else code).casefold()


def next_after_last_known(log: EventLog, history: ReplayedLog) -> StateCode | None:
    """Return the State whose turn it is by the rule of rotation after the holder of the last verified day."""
    day = log.verified_through("chair")
    holders = [holder.seat.state for holder in history.holders(_subject(log), day)]
    return _next_in_line(log, history, holders[0], day) if len(holders) == 1 and holders[0] else None
