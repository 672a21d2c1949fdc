"""Who holds a chair or an office on a day or in a period, with the marks of the answer and notes on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from cstocli.model.dates import LAST, Edtf
from cstocli.model.events import UNKNOWN, VACANT, Event, Seat, Subject
from cstocli.model.log import Horizon
from cstocli.model.lookup import join_names
from cstocli.model.period import Period
from cstocli.model.terms import Certainty, SourceAgreement, least_sure
from cstocli.replay.history import ReplayedLog
from cstocli.replay.snapshot import Holder
from cstocli.replay.tenures import HeldInterval, Term, certainty_of, holders_during, terms
from cstocli.reports.wording import name_holder

UNKNOWN_HOLDER: Final = "(unknown)"
"""What stands for the holder of a chair or an office where the evidence does not reach the day."""


class SeatEntry(NamedTuple):
    """One term of a chair or an office as far as it concerns the days asked about, or that the holder is unknown."""

    seat: Seat
    start: Edtf | None
    """None, as the end, where the evidence does not reach the days."""
    end: Edtf | None
    event: Event
    """The event that began it; the last one that is known, where the holder is unknown."""
    certainty: Certainty
    agreement: SourceAgreement
    first: date
    """The first of the days asked about on which it may be so."""
    last: date
    always: bool
    """Whether nothing else can be on any of the days asked about."""

    @property
    def is_open(self) -> bool:
        """Whether the log leaves open who holds the seat: a gap, an unknown holder, or one that is only possible."""
        return self.seat == UNKNOWN or self.certainty in {Certainty.POSSIBLE, Certainty.UNKNOWN}


TitledSeat = tuple[str, Subject, Sequence[SeatEntry]]
"""The title of a chair or an office, what replay follows it as, and its entries."""


def as_period(asked: date | Period) -> Period:
    """Return the days that are asked about."""
    return asked if isinstance(asked, Period) else Period(first=asked, last=asked)


def entries_during(history: ReplayedLog, subject: Subject, period: Period) -> list[SeatEntry]:
    """Return who may hold a chair or an office on the days of a period, the oldest term first.

    An entry is certain if its holder certainly holds the seat on a verified day of the period and on no presumed one.
    """
    parts: dict[Term | None, list[tuple[HeldInterval, Holder]]] = {}
    found = terms(history, subject)
    for held in holders_during(history, subject, period):
        for holder in held.holders:
            known = holder.certainty is not Certainty.UNKNOWN
            term = _term_of(found, holder, held.first) if known else None
            parts.setdefault(term, []).append((held, holder))
    return [_entry(history, subject, period, term, share) for term, share in parts.items()]


def all_entries(history: ReplayedLog, subject: Subject) -> list[SeatEntry]:
    """Return every term of a chair or an office, oldest first."""
    return [
        SeatEntry(
            term.seat,
            term.start,
            term.end,
            term.event,
            certainty_of(history, subject, term),
            history.agreement(subject, term.first, term.last),
            term.first,
            term.last,
            always=False,
        )
        for term in terms(history, subject)
    ]


def unknown_notes(history: ReplayedLog, subject: Subject, title: str, entries: Iterable[SeatEntry]) -> Iterator[str]:
    """Yield a note where the holder is unknown, with the last one that is known."""
    for entry in entries:
        if entry.start is None:
            yield _unknown_note(history, subject, title, entry)


def presumed_notes(history: ReplayedLog, found: Iterable[TitledSeat]) -> Iterator[str]:
    """Yield a note that lists the seats, given with their titles, whose holder is no more than presumed."""
    by_day: dict[date, list[str]] = {}
    for title, subject, entries in found:
        presumed = [entry for entry in entries if entry.certainty is Certainty.PRESUMED]
        if presumed and not any(entry.start is None for entry in entries):
            horizon = history.horizon(subject, history.at(subject, presumed[-1].last))
            by_day.setdefault(horizon.presumed, []).append(title)
    for day, titles in by_day.items():
        yield f"{join_names(titles)}: presumed through {day}, as no known event has ended the term."


def open_notes(history: ReplayedLog, found: Iterable[TitledSeat]) -> Iterator[str]:
    """Yield a note that lists the seats with a term that has no recorded end, and how far it is known."""
    by_horizon: dict[Horizon, list[str]] = {}
    for title, subject, entries in found:
        if any(entry.end is None and entry.seat.is_held for entry in entries):
            by_horizon.setdefault(history.horizon(subject, history.at(subject, LAST)), []).append(title)
    for horizon, titles in by_horizon.items():
        days = f"verified through {horizon.verified} and presumed through {horizon.presumed}"
        yield f"{join_names(titles)}: the term with no recorded end is {days}."


def describe_holders(entries: Iterable[SeatEntry], period: Period, names: Callable[[Seat], str | None]) -> list[str]:
    """Return who holds a seat, each with the days of a period, if they are not all; ``names`` names a holder."""
    return [
        (names(entry.seat) or ("vacant" if entry.seat == VACANT else "unknown")) + _days_within(entry, period)
        for entry in entries
    ]


def _days_within(entry: SeatEntry, period: Period) -> str:
    """Return the days of a period on which an entry may hold, in brackets after a name; empty for all of them."""
    begins, ends = entry.first > period.first, entry.last < period.last
    if begins and ends:
        return f" ({entry.first} through {entry.last})"
    return f" (from {entry.first})" if begins else f" (through {entry.last})" if ends else ""


def period_words(period: Period) -> str:
    """Return the days of a period as they follow a noun: "on 2024-01-01", "from 2024-01-01 through 2024-12-31"."""
    return f"on {period.first}" if period.first == period.last else f"from {period.first} through {period.last}"


def day_of_answer(period: Period, entries: Sequence[SeatEntry]) -> date | None:
    """Return the last day of a period if one holder answers for all its days, None otherwise."""
    single = period.first == period.last or (len(entries) == 1 and entries[0].always)
    return period.last if single else None


def _unknown_note(history: ReplayedLog, subject: Subject, title: str, entry: SeatEntry) -> str:
    change = history.at(subject, entry.last)
    presumed = history.horizon(subject, change).presumed
    seats = [held.value for held in change.held if isinstance(held.value, Seat)] if change else []
    names = " or ".join(dict.fromkeys(name_holder(history.log, seat) for seat in seats))
    since = f", from {entry.event.takes_effect}" if len(seats) == 1 else ""
    return f"{title}: unknown after {presumed}. The last known answer is {names}{since} ({entry.event.id})."


def _term_of(found: Iterable[Term], holder: Holder, day: date) -> Term:
    """Return the term during which somebody holds a seat on a day."""
    return next(
        term
        for term in found
        if term.seat == holder.seat and holder.caused_by.id in term.begun_by and term.first <= day <= term.last
    )


def _entry(
    history: ReplayedLog,
    subject: Subject,
    period: Period,
    term: Term | None,
    share: Sequence[tuple[HeldInterval, Holder]],
) -> SeatEntry:
    """Return the entry of a term, given the parts of the period in which it may last."""
    sure = [holder.certainty for _, holder in share if holder.certainty is not Certainty.POSSIBLE]
    certainty = least_sure(sure, Certainty.POSSIBLE)
    disputed = (history.agreement(subject, held.first, held.last) for held, _ in share)
    agreement = next((found for found in disputed if found is SourceAgreement.DISPUTED), SourceAgreement.AGREED)
    first, last = share[0][0].first, share[-1][0].last
    always = (first, last) == (period.first, period.last) and len(sure) == len(share)
    if term is None:
        return SeatEntry(UNKNOWN, None, None, share[-1][1].caused_by, certainty, agreement, first, last, always)
    return SeatEntry(term.seat, term.start, term.end, term.event, certainty, agreement, first, last, always)
