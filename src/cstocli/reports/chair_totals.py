"""How long each State, and each person, has had the rotating chair in all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from cstocli.model.dates import LAST, Edtf
from cstocli.model.events import Subject
from cstocli.model.log import EventLog
from cstocli.model.lookup import state_name
from cstocli.model.terms import Certainty, EventId, Figure, Reading, SourceAgreement, StateCode
from cstocli.replay.history import replay
from cstocli.reports import notes, seats
from cstocli.reports.report import Layout, Report, column_names, count_of
from cstocli.reports.seats import SeatEntry
from cstocli.reports.wording import report_title


class ChairTotalRow(NamedTuple):
    """What one person, or one State whose representative is not named, has held of the chair."""

    state: StateCode
    name: str
    person: str | None
    terms: int
    days: int | Figure
    """The days of all terms through the day asked about; from the least to the most, where dates leave that open."""
    first: Edtf | None
    """The first day of the first term."""
    last: Edtf | None
    """The last day of the last term; None while it lasts."""
    events: tuple[EventId, ...]
    certainty: Certainty
    agreement: SourceAgreement


def chair_totals(log: EventLog, day: date, reading: Reading = Reading.PRACTICE) -> Report[ChairTotalRow]:
    """Return the number of terms and days of each holder of the chair, through a day, the longest first."""
    history, subject = replay(log, reading), Subject("chair", log.chaired() or "")
    through = min(day, history.horizon(subject).verified)
    entries = [entry for entry in seats.all_entries(history, subject) if entry.seat.state and entry.first <= through]
    by_holder: dict[tuple[StateCode, str | None], list[SeatEntry]] = {}
    for entry in entries:
        if entry.seat.state:
            by_holder.setdefault((entry.seat.state, entry.seat.person), []).append(entry)
    rows = [_row(log, holder, terms, through) for holder, terms in by_holder.items()]
    return Report(
        command="chair",
        title=report_title(log, f"days in the chair through {through}", reading),
        columns=column_names(ChairTotalRow._fields),
        rows=tuple(sorted(rows, key=lambda row: (-_least(row.days), row.state))),
        on=through,
        reading=reading,
        summary=f"{count_of(len(rows), 'holder')}, {count_of(len(entries), 'term')}",
        layout=Layout(brief=("person", "name", "terms", "days")),
        notes=tuple(notes.horizon(log, day, "chair")),
    )


def _row(
    log: EventLog, holder: tuple[StateCode, str | None], terms: Sequence[SeatEntry], through: date
) -> ChairTotalRow:
    state, person = holder
    disputed = any(term.agreement is SourceAgreement.DISPUTED for term in terms)
    days = _sum(_days(term, through) for term in terms)
    return ChairTotalRow(
        state=state,
        name=state_name(log, state),
        person=person,
        terms=len(terms),
        days=days,
        first=terms[0].start,
        last=terms[-1].end,
        events=tuple(term.event.id for term in terms),
        certainty=Certainty.POSSIBLE if isinstance(days, Figure) else Certainty.CERTAIN,
        agreement=SourceAgreement.DISPUTED if disputed else SourceAgreement.AGREED,
    )


def _days(term: SeatEntry, through: date) -> tuple[int, int]:
    """Return the least and the most days of a term through a day."""
    start, end = term.start, term.end
    begins = (start.latest, start.earliest) if start else (term.first, term.first)
    ends = (end.earliest, end.latest) if end else (LAST, LAST)
    least, most = ((min(last, through) - first).days + 1 for first, last in zip(begins, ends, strict=True))
    return max(least, 0), max(most, 0)


def _sum(days: Iterable[tuple[int, int]]) -> int | Figure:
    least, most = (sum(column) for column in zip(*days, strict=True))
    return least if least == most else Figure(least, "", most)


def _least(days: int | Figure) -> int:
    return days.number if isinstance(days, Figure) else days
