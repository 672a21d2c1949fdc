"""Who holds the rotating chair, who held it, and who would have by the rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cstocli.model.events import UNKNOWN, VACANT, Seat, Subject
from cstocli.model.log import EventLog
from cstocli.model.lookup import state_name
from cstocli.model.terms import MEMBERS, Certainty, Reading, Standing, StateCode
from cstocli.replay.history import ReplayedLog, replay
from cstocli.replay.snapshot import Holder
from cstocli.replay.tenures import Term, certainty_of, terms, terms_by_event
from cstocli.reports import notes
from cstocli.reports.report import Cell, Report, counted
from cstocli.reports.wording import GAP, VACANCY

COLUMNS = ("state", "name", "person", "from", "to", "event", "certainty")


def chair(log: EventLog, day: date, reading: Reading = Reading.PRACTICE) -> Report:
    """Return who has the chair at the end of a day, since when, and until when."""
    history = replay(log, reading)
    holders = history.holders(_subject(log), day)
    by_event = terms_by_event(history, _subject(log))
    shown = [(by_event[holder.caused_by.id], holder) for holder in holders]
    return Report(
        command="chair",
        title=f"{log.organisation}: chair on {day}, reading {reading}",
        columns=COLUMNS,
        rows=tuple(_row(log, term, holder.certainty) for term, holder in shown),
        on=day,
        reading=reading,
        summary=_summary(log, holders, day),
        notes=(*_gaps([term for term, _ in shown]), *_open(holders), *notes.horizon(log, day, "chair")),
    )


def succession(log: EventLog, today: date, reading: Reading = Reading.PRACTICE) -> Report:
    """Return every term of the chair, oldest first, with the gaps as rows of their own."""
    history = replay(log, reading)
    subject = _subject(log)
    found = terms(history, subject)
    gaps = sum(term.seat == UNKNOWN for term in found)
    held = sum(term.seat.is_held for term in found)
    return Report(
        command="chair",
        title=f"{log.organisation}: succession in the chair, reading {reading}",
        columns=COLUMNS,
        rows=tuple(_row(log, term, certainty_of(history, subject, term)) for term in found),
        reading=reading,
        summary=f"{counted(held, 'term')}, {counted(gaps, 'gap')}",
        notes=(*_gaps(found), *notes.horizon(log, today, "chair")),
    )


def rotation(log: EventLog, reading: Reading = Reading.PRACTICE) -> Report:
    """Return, for each change of the chair, whose turn it was by the alphabet, and who would be next.

    The order is that of the names in the language that the body's ``rotation`` gives, among the States that
    are members on the day of the change.
    """
    history = replay(log, reading)
    found = terms(history, _subject(log))
    rows: list[tuple[Cell, ...]] = []
    for before, term in zip([None, *found], found, strict=False):
        turn = _turn(log, history, before.seat.state, term.start.earliest) if before and before.seat.state else None
        follows = None if turn is None or term.seat.state is None else term.seat.state == turn
        rows.append((term.start, term.seat.state, _name(log, term.seat.state), turn, follows, term.event.id))
    last = found[-1] if found else None
    following = _turn(log, history, last.seat.state, log.verified_to) if last and last.seat.state else None
    known = [row[4] is True for row in rows if row[4] is not None]
    return Report(
        command="chair",
        title=f"{log.organisation}: chair by the rule and in fact, reading {reading}",
        columns=("from", "state", "name", "expected", "follows", "event"),
        rows=tuple(rows),
        reading=reading,
        summary=f"{sum(known)} of {len(known)} changes follow the rule",
        notes=(f"Next in line by the rule: {following} ({_name(log, following)}).",) if following else (),
    )


def _subject(log: EventLog) -> Subject:
    return Subject("chair", log.chaired() or "")


def _name(log: EventLog, code: StateCode | None) -> str | None:
    return state_name(log, code) if code else None


def _row(log: EventLog, term: Term, certainty: Certainty) -> tuple[Cell, ...]:
    seat = term.seat
    return (
        seat.state,
        _name(log, seat.state) or (VACANCY if seat == VACANT else GAP),
        seat.person,
        term.start,
        term.end,
        term.event.id,
        certainty,
    )


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
        return f"no chair is recorded on {day}"
    return " or ".join(_seated(log, holder.seat) for holder in holders)


def _seated(log: EventLog, seat: Seat) -> str:
    """Return the name of the State in a seat, or in which way it has none."""
    missing = "the chair is vacant" if seat == VACANT else "a gap: the chair is not known"
    return _name(log, seat.state) or missing


def _turn(log: EventLog, history: ReplayedLog, holder: StateCode, day: date) -> StateCode | None:
    """Return the member whose name follows that of the holder, round the alphabet."""
    body = log.chaired()
    language = log.bodies[body].rotation if body else None
    if language is None:
        return None
    counted = MEMBERS | {Standing.PARTY}
    inside = {row.state for row in history.standings(day) if row.standing in counted}
    line = sorted(inside | {holder}, key=lambda code: _alphabetic(log, code, language))
    following = line[line.index(holder) + 1 :] + line[: line.index(holder)]
    return following[0] if following else None


def _alphabetic(log: EventLog, code: StateCode, language: str) -> str:
    info = log.states.get(code)
    return (info.names.get(language, (info.name,))[0] if info else code).casefold()
