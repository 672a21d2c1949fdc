"""The tables that replay derives: spells of standing, chairs, offices, and a calendar to join them on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from cstocli.model.dates import month_span
from cstocli.model.events import UNKNOWN, Subject
from cstocli.model.terms import BodyId, Certainty, Standing, StateCode
from cstocli.replay.history import ReplayedLog
from cstocli.replay.spells import spells_of
from cstocli.replay.tenures import Term, certainty_of, terms
from cstocli.reports.tables.base import (
    Row,
    Table,
    TableColumn,
    Type,
    dated,
    flag,
    integer,
    known,
    reference,
    text,
    word,
)

_DAY: Final = timedelta(days=1)
_MONTHS_OF_QUARTER: Final = 3


def _subjects(history: ReplayedLog, facet: str) -> list[Subject]:
    return sorted(subject for subject in history.acts if subject.facet == facet)


def _spans(found: Sequence[Term]) -> Iterator[tuple[Term, Row]]:
    """Yield each term with the nine values of its start, its last day, and the first day after it."""
    for term, after in zip(found, [*found[1:], None], strict=True):
        yield term, (*known(term.start), *known(term.end), *known(after.start if after else None))


_SPAN: Final[tuple[TableColumn, ...]] = (
    *dated("start", "the first day", required=True),
    *dated("end", "the last day, included; empty while it lasts"),
    *dated("until", "the day on which it is over, not included; empty while it lasts"),
)

_CERTAINTY: Final = word(
    "certainty", "certain if it is so on some day by every reading of the dates", Certainty, required=True
)

_MADE: Final = (reference("events", "the event that began it"), _CERTAINTY)


def _spell_rows(history: ReplayedLog) -> Iterator[Row]:
    for subject in _subjects(history, "state"):
        for number, spell in enumerate(spells_of(history, StateCode(subject.key)), 1):
            span = spell.span
            known_span = (value for day in (span.start, span.end, span.until) for value in known(day))
            events = (event.id if event else None for event in (span.begun_by, span.ended_by))
            yield subject.key, number, spell.standing, *known_span, *events, span.certainty


SPELLS = Table(
    name="spells",
    meaning="the unbroken standings of each State, in the reading asked for",
    columns=(
        reference("states", "the State (ISO 3166-1 alpha-2)"),
        integer("number", "the place of the spell among those of the State, from 1", required=True),
        word("standing", "what the State is to the organisation", Standing, required=True),
        *_SPAN,
        reference("events", "the event that began it", required=False),
        reference("events", "the event that ended it", name="ended_by", required=False),
        _CERTAINTY,
    ),
    key=("state", "number"),
    rows=_spell_rows,
)


def _chair_rows(history: ReplayedLog) -> Iterator[Row]:
    for subject in _subjects(history, "chair"):
        for term, span in _spans(terms(history, subject)):
            seat, sure = term.seat, certainty_of(history, subject, term)
            yield subject.key, seat.state, seat.person, *span, seat == UNKNOWN, term.event.id, sure


CHAIRS = Table(
    name="chairs",
    meaning="the terms of each rotating chair, with the gaps in which no source names the holder",
    columns=(
        text("body", "the organ whose chair it is", required=True),
        reference("states", "the State in the chair; empty in a gap", required=False),
        text("person", "who holds it for the State"),
        *_SPAN,
        flag("gap", "whether no source names the holder"),
        *_MADE,
    ),
    key=("body", "event"),
    rows=_chair_rows,
)


def _office_rows(history: ReplayedLog) -> Iterator[Row]:
    for subject in _subjects(history, "office"):
        body = history.log.bodies.get(BodyId(subject.key))
        title = (body.office if body else None) or subject.key
        for term, span in _spans(terms(history, subject)):
            seat, sure = term.seat, certainty_of(history, subject, term)
            if seat.is_held:
                yield subject.key, title, seat.person, seat.state, seat.acting, *span, term.event.id, sure


OFFICES = Table(
    name="offices",
    meaning="the terms of each office",
    columns=(
        text("body", "the organ whose office it is", required=True),
        text("office", "the title of the office", required=True),
        text("person", "who holds it"),
        reference("states", "the State of which the person is a national", required=False),
        flag("acting", "whether the person only stands in"),
        *_SPAN,
        *_MADE,
    ),
    key=("body", "event"),
    rows=_office_rows,
)


def _day_rows(history: ReplayedLog) -> Iterator[Row]:
    day, last = history.log.first_day, history.log.verified_to
    while day <= last:
        quarter = (day.month - 1) // _MONTHS_OF_QUARTER + 1
        month_end = day == month_span(day.year, day.month)[1]
        yield day, day.year, quarter, day.month, day.day, month_end, month_end and day.month == date.max.month
        if day == date.max:
            return
        day += _DAY


DAYS = Table(
    name="days",
    meaning="a calendar, from the first day of the log through the last that was verified",
    columns=(
        TableColumn("day", Type.DATE, "the day", required=True),
        integer("year", "its year", required=True),
        integer("quarter", "its quarter, 1 to 4", required=True),
        integer("month", "its month, 1 to 12", required=True),
        integer("day_of_month", "its day, 1 to 31", required=True),
        flag("month_end", "whether it is the last of its month"),
        flag("year_end", "whether it is the last of its year"),
    ),
    key=("day",),
    rows=_day_rows,
)
