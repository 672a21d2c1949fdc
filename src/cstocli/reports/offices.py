"""Who holds the offices: the secretary-general, the chief of staff."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cstocli.model.dates import Edtf
from cstocli.model.events import VACANT, Subject
from cstocli.model.log import EventLog
from cstocli.model.terms import BodyId, Certainty, EventId, Reading, StateCode
from cstocli.replay.history import ReplayedLog, replay
from cstocli.replay.tenures import Term, certainty_of, terms, terms_by_event
from cstocli.reports import notes
from cstocli.reports.report import Report, column_names, count_of
from cstocli.reports.wording import report_title


class OfficeRow(NamedTuple):
    """One term of an office."""

    office: str
    person: str | None
    state: StateCode | None
    from_: Edtf
    to: Edtf | None
    """Last day, included; None while the term lasts."""
    event: EventId
    certainty: Certainty


def offices(
    log: EventLog, day: date, reading: Reading = Reading.PRACTICE, *, every: bool = False, body: BodyId | None = None
) -> Report[OfficeRow]:
    """Return who holds each office at the end of a day; with ``every``, all holders there have been."""
    history = replay(log, reading)
    bodies = [key for key, entry in log.bodies.items() if entry.office and body in (None, key)]
    rows = tuple(row for key in bodies for row in (_all(history, key) if every else _on(history, key, day)))
    when = ", all holders" if every else f" on {day}"
    return Report(
        command="offices",
        title=report_title(log, f"offices{when}", reading),
        columns=column_names(OfficeRow._fields),
        rows=rows,
        on=None if every else day,
        reading=reading,
        summary=count_of(len(rows), "holder"),
        notes=(
            *(note for key in bodies if not every for note in _unheld(history, key, day)),
            *notes.horizon(log, day, "offices"),
        ),
    )


def _on(history: ReplayedLog, body: BodyId, day: date) -> Iterator[OfficeRow]:
    by_event = terms_by_event(history, Subject("office", body))
    for holder in history.holders(Subject("office", body), day):
        if holder.seat.is_held:
            yield _row(history.log, body, by_event[holder.caused_by.id], holder.certainty)


def _all(history: ReplayedLog, body: BodyId) -> Iterator[OfficeRow]:
    subject = Subject("office", body)
    for term in terms(history, subject):
        if term.seat.is_held:
            yield _row(history.log, body, term, certainty_of(history, subject, term))


def _unheld(history: ReplayedLog, body: BodyId, day: date) -> Iterator[str]:
    """Yield a note on an office that certainly has no known holder: it is vacant, or no source names the holder."""
    holders = history.holders(Subject("office", body), day)
    if any(holder.seat.is_held for holder in holders):
        return
    office = history.log.bodies[body].office
    vacant = [holder for holder in holders if holder.seat == VACANT]
    if vacant:
        effect = vacant[0].caused_by.takes_effect
        yield f"{office}: vacant since {effect} ({vacant[0].caused_by.id})."
    else:
        yield f"{office}: no source names a holder on this day."


def _titles(log: EventLog, body: BodyId) -> tuple[str, str]:
    office = log.bodies[body].office or body
    return office, f"{office} (acting)"


def _row(log: EventLog, body: BodyId, term: Term, certainty: Certainty) -> OfficeRow:
    plain, acting = _titles(log, body)
    seat = term.seat
    office = acting if seat.acting else plain
    return OfficeRow(office, seat.person, seat.state, term.start, term.end, term.event.id, certainty)
