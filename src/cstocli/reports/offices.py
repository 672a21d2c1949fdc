"""Who holds the offices: the secretary-general, the chief of staff."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cstocli.model.dates import FIRST, LAST, Edtf
from cstocli.model.events import VACANT, Subject
from cstocli.model.log import EventLog
from cstocli.model.period import Period
from cstocli.model.terms import BodyId, Certainty, EventId, Reading, SourceAgreement, StateCode
from cstocli.replay.history import ReplayedLog, replay
from cstocli.reports import notes, seats
from cstocli.reports.notes_on_sources import disputed_between
from cstocli.reports.report import Layout, Report, Section, column_names, count_of
from cstocli.reports.seats import UNKNOWN_HOLDER, SeatEntry, TitledSeat
from cstocli.reports.wording import days_words, report_title


class OfficeRow(NamedTuple):
    """One term of an office; where the evidence does not reach the day, it has no holder and no days."""

    office: str
    person: str | None
    state: StateCode | None
    from_: Edtf | None
    to: Edtf | None
    """Last day, included; None while the term lasts."""
    event: EventId
    """The event that began the term; the last one known, where the holder is unknown."""
    certainty: Certainty
    agreement: SourceAgreement


def offices(
    log: EventLog,
    asked: date | Period,
    reading: Reading = Reading.PRACTICE,
    *,
    every: bool = False,
    body: BodyId | None = None,
) -> Report[OfficeRow]:
    """Return who holds each office at the end of a day or in a period; with ``every``, all holders there have been."""
    history, period = replay(log, reading), seats.as_period(asked)
    bodies = [key for key, entry in log.bodies.items() if entry.office and body in (None, key)]
    found = {key: _entries(history, key, None if every else period) for key in bodies}
    listed = [(key, entry) for key, entries in found.items() for entry in entries if _is_listed(entry)]
    unknown = sum(_is_unknown(entry) for _, entry in listed)
    rows = tuple(_row(log, key, entry) for key, entry in listed)
    when = ", all holders" if every else f" {seats.period_words(period)}"
    return Report(
        command="offices",
        title=report_title(log, f"offices{when}", reading),
        columns=column_names(OfficeRow._fields),
        rows=rows,
        sections=() if every else _sections(rows),
        on=None if every else _day(period, found),
        reading=reading,
        layout=Layout(brief=("office", "person", "from", "to")),
        undecided=not every and _is_undecided(listed, found),
        summary=count_of(len(listed) - unknown, "holder") + (f", {unknown} unknown" if unknown else ""),
        notes=(
            *(note for key in bodies for note in _notes(history, key, found[key], None if every else period)),
            *(seats.open_notes if every else seats.presumed_notes)(history, _by_title(log, found)),
            *notes.horizon(log, period.last, "offices"),
        ),
    )


def _sections(rows: Sequence[OfficeRow]) -> tuple[Section, ...]:
    """Return the rows as a person reads them: the office, who holds it, and the days."""
    lines = tuple(
        (row.office, row.person or row.state or UNKNOWN_HOLDER, days_words(row.from_, row.to)) for row in rows
    )
    return (Section("", lines),) if lines else ()


def _entries(history: ReplayedLog, body: BodyId, period: Period | None) -> list[SeatEntry]:
    """Return who holds an office in a period; None means all holders."""
    subject = Subject("office", body)
    return seats.entries_during(history, subject, period) if period else seats.all_entries(history, subject)


def _is_unknown(entry: SeatEntry) -> bool:
    """Whether the evidence does not reach the days of an entry."""
    return entry.start is None


def _is_listed(entry: SeatEntry) -> bool:
    """Whether an entry has a row: a vacancy has a note instead."""
    return entry.seat.is_held or _is_unknown(entry)


def _is_undecided(listed: Sequence[tuple[BodyId, SeatEntry]], found: Mapping[BodyId, Sequence[SeatEntry]]) -> bool:
    """Return whether the holder of an office is open, or no office has a holder although not all are vacant."""
    if listed:
        return any(entry.is_open for _, entry in listed)
    return any(all(entry.seat != VACANT for entry in entries) for entries in found.values())


def _day(period: Period, found: Mapping[BodyId, Sequence[SeatEntry]]) -> date | None:
    """Return the day of the answer, if each office has one answer for all days of the period."""
    days = {seats.day_of_answer(period, entries) for entries in found.values()}
    return period.last if days <= {period.last} else None


def _notes(history: ReplayedLog, body: BodyId, entries: Sequence[SeatEntry], period: Period | None) -> Iterator[str]:
    subject, (title, _) = Subject("office", body), _titles(history.log, body)
    if period is None:
        yield from disputed_between(history, subject, FIRST, LAST)
        return
    yield from _unheld(title, entries, seats.period_words(period))
    if len(entries) > 1 and period.first < period.last:
        words = seats.describe_holders(entries, period, lambda seat: seat.person or seat.state)
        yield f"{title}: {', '.join(words)}."
    yield from disputed_between(history, subject, period.first, period.last)
    yield from seats.unknown_notes(history, subject, title, entries)


def _unheld(title: str, entries: Sequence[SeatEntry], days: str) -> Iterator[str]:
    """Yield a note on an office that certainly has no known holder: it is vacant, or no source names the holder."""
    if any(_is_listed(entry) for entry in entries):
        return
    vacant = [entry for entry in entries if entry.seat == VACANT]
    if vacant:
        yield f"{title}: vacant since {vacant[0].event.takes_effect} ({vacant[0].event.id})."
    else:
        yield f"{title}: no source names a holder {days}."


def _by_title(log: EventLog, found: Mapping[BodyId, Sequence[SeatEntry]]) -> Iterator[TitledSeat]:
    return ((_titles(log, key)[0], Subject("office", key), entries) for key, entries in found.items())


def _titles(log: EventLog, body: BodyId) -> tuple[str, str]:
    office = log.bodies[body].office or body
    return office, f"{office} (acting)"


def _row(log: EventLog, body: BodyId, entry: SeatEntry) -> OfficeRow:
    plain, acting = _titles(log, body)
    seat = entry.seat
    office = acting if seat.acting else plain
    return OfficeRow(
        office,
        seat.person,
        seat.state,
        entry.start,
        entry.end,
        entry.event.id,
        entry.certainty,
        entry.agreement,
    )
