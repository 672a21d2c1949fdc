"""State by year, month or day: what each State was in each period, with the codes that data sets use."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from cstocli.core.answers import notes
from cstocli.core.answers.columns import cells, code_book, names
from cstocli.core.answers.panel_columns import COLUMNS
from cstocli.core.answers.state_period import (
    By,
    Covered,
    Partial,
    StatePeriod,
    Tally,
    calendar_period,
    deciding,
    found_in,
    periods,
)
from cstocli.core.answers.stretches import differing, stretches
from cstocli.core.events import Event, Exercise, Subject
from cstocli.core.log import Log
from cstocli.core.record import Record
from cstocli.core.replay import History
from cstocli.core.report import Cell, Report
from cstocli.core.terms import StateCode, Status

_DECIDES: Final = {
    Partial.ANY: "any day counts",
    Partial.FIRST: "the first day counts",
    Partial.LAST: "the last day counts",
    Partial.EXACT: "one day counts",
    Partial.SHARE: "as shares of the days",
}


class PanelQuestion(Record):
    """Which panel is asked for."""

    by: By = By.YEAR
    first: date | None = None
    """A day of the first period, and for ``exact`` the one that counts; by default the log's first day."""
    last: date | None = None
    """A day of the last period; by default the last day through which the log was verified."""
    partial: Partial = Partial.ANY
    everyone: bool = False
    """Whether States are kept that have no standing on the days that count."""
    states: tuple[StateCode, ...] = ()
    """The States to keep; all, where empty."""

    def covered(self, log: Log) -> Covered:
        """Return the days that the panel covers: whole periods where a day was given, else what the log covers."""
        first = calendar_period(self.by, self.first).first if self.first else log.first_day
        last = calendar_period(self.by, self.last).last if self.last else max(log.verified_to, first)
        return Covered("", first, last)


def panel(history: History, asked: PanelQuestion) -> Report:
    """Return one row for each State and period, by State and then in order of time."""
    log, covered = history.log, asked.covered(history.log)
    codes = [code for code in sorted(log.states) if not asked.states or code in asked.states]
    rows = [cells(COLUMNS, row) for code in codes for row in state_periods(history, asked, covered, code)]
    return Report(
        command="panel",
        title=f"{log.organisation}: States by {asked.by}, {_DECIDES[asked.partial]}, reading {history.reading}",
        columns=names(COLUMNS),
        rows=tuple(rows),
        reading=history.reading,
        summary=f"{len(rows)} State-{asked.by}s from {covered.first} to {covered.last}",
        notes=(
            *differing(history, covered.first, covered.last, asked.states),
            *_unnamed(rows),
            *notes.horizon(log, covered.last),
        ),
    )


def panel_code_book() -> Report:
    """Return what each column of the panel means."""
    return code_book("panel", COLUMNS)


def state_periods(history: History, asked: PanelQuestion, covered: Covered, code: StateCode) -> Iterator[StatePeriod]:
    """Yield the periods of one State, of the days covered: those in which it has a standing, or all."""
    standing = stretches(history, Subject("state", code))
    if not asked.everyone:
        bound = [stretch for stretch in standing if any(held.standing for held in stretch.held)]
        if not bound:
            return
        ends = bound[0].first, bound[-1].last
        first, last = max(covered.first, ends[0]), min(covered.last, ends[1])
        if first > last:
            return
        edges = calendar_period(asked.by, first), calendar_period(asked.by, last)
        covered = Covered("", max(covered.first, edges[0].first), min(covered.last, edges[1].last))
    chair = stretches(history, Subject("chair", history.log.chaired() or ""))
    named = _Named(history, code)
    like = asked.first or covered.first
    for period in periods(asked.by, covered.first, covered.last):
        counted = deciding(period, asked.by, asked.partial, like)
        found = found_in(standing, period, counted)
        if asked.everyone or any(held.standing for stretch in found.counted for held in stretch.held):
            yield StatePeriod(
                log=history.log,
                state=code,
                period=period,
                partial=asked.partial,
                standing=found,
                chair=found_in(chair, period, counted),
                tally=named.tally(period),
            )


class _Named:
    """The events that name a State, so ordered that those of a period are found at once."""

    def __init__(self, history: History, code: StateCode) -> None:
        self.code = code
        events = (e for e in history.log.events if e.status is Status.HELD and e.is_read(history.reading))
        self.events = sorted((e for e in events if code in e.involved()), key=_begins)
        self.days = [_begins(event) for event in self.events]

    def tally(self, period: Covered) -> Tally:
        """Return how many of them began in a period by every reading of their date."""
        begun = self.events[bisect_left(self.days, period.first) : bisect_right(self.days, period.last)]
        inside = [event for event in begun if event.date.latest <= period.last]
        exercises = [event for event in inside if isinstance(event, Exercise)]
        return Tally(
            hosted=_tops(exercise for exercise in exercises if self.code in exercise.host),
            joined=_tops(exercise for exercise in exercises if self.code in exercise.states),
            events=len(inside),
        )


def _begins(event: Event) -> date:
    return event.date.earliest


def _tops(exercises: Iterable[Exercise]) -> int:
    """Return how many exercises there are, those that are part of another one left out."""
    listed = list(exercises)
    ids = {exercise.id for exercise in listed}
    return sum(exercise.umbrella not in ids for exercise in listed)


def _unnamed(rows: Sequence[tuple[Cell, ...]]) -> Iterator[str]:
    index = names(COLUMNS).index("chair")
    if any(row[index] is None for row in rows):
        yield "chair is empty where no source decides who has it."
