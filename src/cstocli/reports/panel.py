"""State by year, month or day: the standing of each State in each period, with the codes that data sets use."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from cstocli.model.combined_exercises import CombinedExercises, exercises_read, hosted, joined
from cstocli.model.dates import Edtf
from cstocli.model.events import Event, Subject
from cstocli.model.log import EventLog
from cstocli.model.struct import Struct
from cstocli.model.terms import SourceAgreement, StateCode, Status
from cstocli.replay.history import ReplayedLog
from cstocli.replay.intervals import known_intervals
from cstocli.replay.readings import Readings
from cstocli.reports import notes
from cstocli.reports.columns import cells, code_book, names
from cstocli.reports.hints_on_standings import no_standings
from cstocli.reports.panel_columns import BRIEF, COLUMNS
from cstocli.reports.panel_periods import (
    By,
    Covered,
    Partial,
    StatePeriod,
    Tally,
    calendar_period,
    count_periods,
    deciding,
    found_in,
    periods,
)
from cstocli.reports.report import Cell, Layout, Report, count_of
from cstocli.reports.wording import report_title

MAX_ROWS: Final = 2_000_000
"""Rows of one panel, some 800 MB of memory (measured: 400 bytes a row); the log of the CSTO has 120,000 State-days."""
_PARTIAL_PHRASES: Final[Mapping[Partial, str]] = {
    Partial.ANY: "any day counts",
    Partial.FIRST: "the first day counts",
    Partial.LAST: "the last day counts",
    Partial.EXACT: "one day counts",
    Partial.SHARE: "as shares of the days",
}


class TooManyRowsError(ValueError):
    """The panel would have more rows than MAX_ROWS."""


class PanelQuestion(Struct):
    """The choices that define a panel."""

    by: By = By.YEAR
    first: date | None = None
    """A day of the first period, and for ``exact`` the one that counts; by default the log's first day."""
    last: date | None = None
    """A day of the last period; by default the last verified day of membership."""
    partial: Partial = Partial.ANY
    include_former: bool = False
    """Whether States are kept that have no standing on the days that count."""
    states: tuple[StateCode, ...] = ()
    """The States to keep; all, where empty."""

    def covered(self, log: EventLog) -> Covered:
        """Return the days that the panel covers: whole periods where a day was given, else what the log covers."""
        first = calendar_period(self.by, self.first).first if self.first else log.first_day
        verified = log.verified_through("membership")
        last = calendar_period(self.by, self.last or max(verified, first)).last
        ends = self.last is None and verified >= first
        return Covered("", first, verified if ends else last)


def panel(readings: Readings, asked: PanelQuestion) -> Report:
    """Return one row for each State and period, by State and then in order of time. Raises ``TooManyRowsError``."""
    log, reading, covered = readings.log, readings.asked.reading, asked.covered(readings.log)
    rows = tuple(cells(COLUMNS, row) for row in panel_periods(readings.asked, asked))
    return Report(
        command="panel",
        title=report_title(log, f"States by {asked.by}, {_PARTIAL_PHRASES[asked.partial]}", reading),
        columns=names(COLUMNS),
        rows=rows,
        reading=reading,
        summary=f"{count_of(len(rows), f'State-{asked.by}')} from {covered.first} to {covered.last}",
        notes=(
            *(() if rows else _nothing(readings.asked, asked)),
            *notes.other_standings(readings, covered.first, covered.last, asked.states),
            *_unnamed(rows),
            *_disputed(rows),
            *notes.horizon(log, covered.last),
        ),
        layout=Layout(brief=BRIEF),
    )


def _nothing(history: ReplayedLog, asked: PanelQuestion) -> Iterator[str]:
    """Yield notes on why no State has a row."""
    yield from no_standings(history, asked.states)
    yield "No State asked for has a standing in these periods; `--all` gives it a row all the same."


def panel_code_book() -> Report:
    """Return what each column of the panel means."""
    return code_book("panel", COLUMNS)


def panel_periods(history: ReplayedLog, asked: PanelQuestion) -> Iterator[StatePeriod]:
    """Yield every State and period of a panel, by State and then in order of time. Raises ``TooManyRowsError``."""
    log, covered = history.log, asked.covered(history.log)
    codes = [code for code in sorted(log.states) if not asked.states or code in asked.states]
    reached = (_reach(history, asked, covered, code) for code in codes)
    count = sum(count_periods(asked.by, reach.first, reach.last) for reach in reached if reach)
    if count > MAX_ROWS:
        msg = f"the panel would have up to {count:,} rows; the limit is {MAX_ROWS:,}"
        raise TooManyRowsError(msg)
    for code in codes:
        yield from state_periods(history, asked, covered, code)


def state_periods(
    history: ReplayedLog, asked: PanelQuestion, covered: Covered, code: StateCode
) -> Iterator[StatePeriod]:
    """Yield the periods of one State within the days covered: those in which it has a standing, or all of them."""
    reach = _reach(history, asked, covered, code)
    if reach is None:
        return
    standing = known_intervals(history, Subject("state", code))
    chair = known_intervals(history, Subject("chair", history.log.chaired() or ""))
    named = _Named(history, code)
    like = asked.first or covered.first
    for period in periods(asked.by, reach.first, reach.last):
        decisive = deciding(period, asked.by, asked.partial, like)
        found = found_in(standing, period, decisive)
        if asked.include_former or any(held.standing for stretch in found.counted for held in stretch.held):
            yield StatePeriod(
                log=history.log,
                state=code,
                period=period,
                partial=asked.partial,
                standing=found,
                chair=found_in(chair, period, decisive),
                tally=named.tally(period),
            )


def _reach(history: ReplayedLog, asked: PanelQuestion, covered: Covered, code: StateCode) -> Covered | None:
    """Return the days covered on which a State may have a row, in whole periods if possible; None if there are none."""
    if asked.include_former:
        return covered if covered.first <= covered.last else None
    standing = known_intervals(history, Subject("state", code))
    bound = [stretch for stretch in standing if any(held.standing for held in stretch.held)]
    first = max(covered.first, bound[0].first) if bound else covered.last
    last = min(covered.last, bound[-1].last) if bound else covered.first
    if not bound or first > last:
        return None
    edges = calendar_period(asked.by, first), calendar_period(asked.by, last)
    return Covered("", max(covered.first, edges[0].first), min(covered.last, edges[1].last))


class _Named:
    """The events that name a State, and the exercises that count for it."""

    def __init__(self, history: ReplayedLog, code: StateCode) -> None:
        events = (e for e in history.log.events if e.status is Status.HELD and e.is_read(history.reading))
        combined, exercises = CombinedExercises(history.log), exercises_read(history.log, history.reading)
        self.events = _Dated(event for event in events if code in event.involved())
        self.hosted = _Dated(whole for whole, _ in combined.families(hosted(exercises, code)))
        self.joined = _Dated(whole for whole, _ in combined.families(joined(exercises, code)))

    def tally(self, period: Covered) -> Tally:
        """Return how many of them certainly began in a period."""
        return Tally(
            hosted=self.hosted.begun_in(period),
            joined=self.joined.begun_in(period),
            events=self.events.begun_in(period),
        )


class _Dated:
    """Events sorted by their first possible day, so that those of a period are found quickly."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.dates = sorted((event.date for event in events), key=_first_day)
        self.days = [_first_day(found) for found in self.dates]

    def begun_in(self, period: Covered) -> int:
        """Return how many of them certainly began in a period."""
        possible = self.dates[bisect_left(self.days, period.first) : bisect_right(self.days, period.last)]
        return sum(found.latest <= period.last for found in possible)


def _first_day(found: Edtf) -> date:
    return found.earliest


def _unnamed(rows: Sequence[tuple[Cell, ...]]) -> Iterator[str]:
    index = names(COLUMNS).index("chair")
    if any(row[index] is None for row in rows):
        yield "The column chair is empty where no source names the holder."


def _disputed(rows: Sequence[tuple[Cell, ...]]) -> Iterator[str]:
    for name, what in (("agreement", "the standing"), ("chair_agreement", "who has the chair")):
        index = names(COLUMNS).index(name)
        count = sum(row[index] is SourceAgreement.DISPUTED for row in rows)
        if count:
            yield f"Sources dispute {what} in {count_of(count, 'row')}: see the column {name}, and `csto disputes`."
