"""The tables that replay derives: spells of standing, chairs, offices, what is disputed, and a calendar to join on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from cstocli.model.dates import FIRST, LAST, month_span
from cstocli.model.events import UNKNOWN, Subject
from cstocli.model.lookup import state_name
from cstocli.model.terms import BodyId, Certainty, Reading, SourceAgreement, Standing, StateCode
from cstocli.replay.agreement import alternatives
from cstocli.replay.history import ReplayedLog
from cstocli.replay.horizon import TOPICS
from cstocli.replay.intervals import ConstantInterval, known_intervals, surest_day, within
from cstocli.replay.prefer import kept
from cstocli.replay.snapshot import Change, Outcome
from cstocli.replay.spells import Spell, spells_of
from cstocli.replay.tenures import Term, terms
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
from cstocli.reports.tables.recorded import spelled

_DAY: Final = timedelta(days=1)
_MONTHS_OF_QUARTER: Final = 3
_OF_STATE: Final = ("state", "bond")
"""The facets of subjects whose key begins with the code of a State."""


def _subjects(history: ReplayedLog, facet: str) -> list[Subject]:
    return sorted(subject for subject in history.acts if subject.facet == facet)


def _spans(found: Sequence[Term]) -> Iterator[tuple[Term, Row]]:
    """Yield each term with the nine values of its start, its last day, and the first day after it."""
    for term, after in zip(found, [*found[1:], None], strict=False):
        yield term, (*known(term.start), *known(term.end), *known(after.start if after else None))


_SPAN: Final[tuple[TableColumn, ...]] = (
    *dated("first_day", "the first day", required=True),
    *dated("last_day", "the last day", empty="while it lasts"),
    *dated("until", "the first day after it", empty="while it lasts"),
)

_MADE: Final = reference("events", "the event that began it")
_KNOWN: Final = (
    word("certainty", "how sure it is on the day on which it is surest", Certainty, required=True),
    TableColumn("verified_to", Type.DATE, "the last day through which sources were read on it", required=True),
    TableColumn("presumed_to", Type.DATE, "the last day on which it is presumed while it lasts", required=True),
    word("agreement", "disputed if another source makes a claim that would change it", SourceAgreement, required=True),
)


def _spell_rows(history: ReplayedLog) -> Iterator[Row]:
    for subject in _subjects(history, "state"):
        for number, spell in enumerate(spells_of(history, StateCode(subject.key)), 1):
            span = spell.span
            known_span = (value for day in (span.start, span.end, span.until) for value in known(day))
            yield (
                *(subject.key, state_name(history.log, spell.state), number, spell.standing, *known_span),
                *(spell.may_precede_log, spell.may_last, spell.censored),
                *(span.begun_by.id, span.ended_by.id if span.ended_by else None, *_known(spell)),
            )


def _known(spell: Spell) -> Row:
    return spell.span.certainty, *spell.horizon, spell.agreement


SPELLS = Table(
    name="spells",
    meaning="the unbroken standings of each State, in the reading asked for",
    columns=(
        reference("states", "the State (ISO 3166-1 alpha-2)"),
        text("name", "its English name", required=True),
        integer("number", "the place of the spell among those of the State, from 1", required=True),
        word("standing", "what the State is to the organisation", Standing, required=True),
        *_SPAN,
        flag("left_censored", "whether it may have begun on or before the first day that the log covers"),
        flag("right_censored", "whether it lasts, or may last, beyond the last verified day"),
        TableColumn("censored", Type.DATE, "the last verified day of a spell that lasts, or may last, beyond it"),
        reference("events", "the event that began it", name="begun_by"),
        reference("events", "the event that ended it; empty while it lasts", name="ended_by", required=False),
        *_KNOWN,
    ),
    key=("state", "number"),
    rows=_spell_rows,
)


def _chair_rows(history: ReplayedLog) -> Iterator[Row]:
    for subject in _subjects(history, "chair"):
        intervals = known_intervals(history, subject)
        for term, span in _spans(terms(history, subject)):
            seat, sure = term.seat, _known_of_term(history, subject, intervals, term)
            yield subject.key, seat.state, seat.person, *span, seat == UNKNOWN, term.event.id, *sure


def _known_of_term(
    history: ReplayedLog, subject: Subject, intervals: Sequence[ConstantInterval], term: Term
) -> tuple[Certainty, date, date, SourceAgreement]:
    """Return how sure a term is, how far that can be known, and whether sources dispute one of its days."""

    def holds(held: Outcome) -> bool:
        return held.value == term.seat and held.caused_by is not None

    first, last = term.start.earliest, term.end.latest if term.end else LAST
    inside = [part for part in within(intervals, first, last) if any(map(holds, part.held))]
    held = [one for part in inside for one in part.held if holds(one)]
    disputed = any(part.agreement is SourceAgreement.DISPUTED for part in inside)
    return (
        surest_day(intervals, first, last, holds),
        *history.horizon(subject, Change(first, tuple(held))),
        SourceAgreement.DISPUTED if disputed else SourceAgreement.AGREED,
    )


CHAIRS = Table(
    name="chairs",
    meaning="the terms of each rotating chair, with the gaps in which no source names the holder",
    columns=(
        text("body", "the organ whose chair it is", required=True),
        reference("states", "the State in the chair; empty in a gap", required=False),
        text("person", "who holds it for the State"),
        *_SPAN,
        flag("gap", "whether no source names the holder"),
        _MADE,
        *_KNOWN,
    ),
    key=("body", "event"),
    rows=_chair_rows,
)


def _office_rows(history: ReplayedLog) -> Iterator[Row]:
    for subject in _subjects(history, "office"):
        body = history.log.bodies.get(BodyId(subject.key))
        title = (body.office if body else None) or subject.key
        intervals = known_intervals(history, subject)
        for term, span in _spans(terms(history, subject)):
            seat, sure = term.seat, _known_of_term(history, subject, intervals, term)
            if seat.is_held:
                yield subject.key, title, seat.person, seat.state, seat.acting, *span, term.event.id, *sure


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
        _MADE,
        *_KNOWN,
    ),
    key=("body", "event"),
    rows=_office_rows,
)


def _dispute_rows(history: ReplayedLog) -> Iterator[Row]:
    for subject in sorted(alternatives(history.log)):
        days = ((found, first, last) for found in history.competing(subject) for first, last in found.days)
        for number, (found, first, last) in enumerate(days, 1):
            claim = found.claim
            yield (
                *(subject.facet, subject.key, number, subject.key.split()[0] if subject.facet in _OF_STATE else None),
                *(found.event.id, claim.field, spelled(kept(found.event, claim)), spelled(claim.value)),
                *(" ".join(found.sources), None if first == FIRST else first, None if last == LAST else last),
                history.reading,
            )


DISPUTES = Table(
    name="disputes",
    meaning="the days on which a claim of another source, put in place of what is kept, would change an answer",
    columns=(
        word("subject", "what the answer is about", TOPICS, required=True),
        text("key", "the State, the State and the instrument, or the body", required=True),
        integer("number", "the place of the dispute among those of its subject, from 1", required=True),
        reference("states", "the State, where it is about one (ISO 3166-1 alpha-2)", required=False),
        reference("events", "the event"),
        text("field", "the field of the event", required=True),
        text("kept", "what the log keeps; lists with spaces between"),
        text("claimed", "what the sources say instead; lists with spaces between"),
        text("sources", "the sources that say so, with spaces between", required=True),
        TableColumn("first", Type.DATE, "the first day on which the answer would be another; empty if open"),
        TableColumn("last", Type.DATE, "the last such day, included; empty if open"),
        word("reading", "the reading in which it would be", Reading, required=True),
    ),
    key=("subject", "key", "number"),
    rows=_dispute_rows,
)


def _day_rows(history: ReplayedLog) -> Iterator[Row]:
    day, last = history.log.first_day, history.log.verified_through("membership")
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
