"""State-years of the log compared with those of another data set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from cstocli.model.events import Event, Subject
from cstocli.model.lookup import state_name
from cstocli.model.period import Period
from cstocli.model.terms import Certainty, EventId, SourceAgreement, Standing, StateCode
from cstocli.replay.history import ReplayedLog
from cstocli.replay.horizon import Reach
from cstocli.replay.readings import Readings
from cstocli.replay.snapshot import Outcome
from cstocli.reports.compare import Comparison, NothingComparedError, percent, scope_notes
from cstocli.reports.compare_claims import MISSING, StateYear
from cstocli.reports.panel import PanelQuestion, state_periods
from cstocli.reports.panel_columns import among, standing_word
from cstocli.reports.panel_periods import Covered, Partial, StatePeriod, certain_days, possible_days
from cstocli.reports.report import Report, column_names, count_of
from cstocli.reports.wording import report_title

NONE: Final = 0
FULL: Final = 1
OBSERVER: Final = 3
NO_ORGANISATION: Final = -1
"""Codes of the Correlates of War. 2, an associate, has no counterpart in the log."""


class YearDifference(NamedTuple):
    """One State-year in which the table and the log differ."""

    state: StateCode
    name: str
    year: int
    theirs: int
    ours: int | str
    """The code, or all codes that the dates allow, joined by "or"."""
    standing: str | None
    event: EventId | None
    certainty: Certainty
    line: int
    """The line of the table."""
    agreement: SourceAgreement
    """Whether the sources of the log agree on the standing in that year."""


class Pair(NamedTuple):
    """A State-year of the table, and the code that the log gives it, or several that its dates allow."""

    theirs: StateYear
    ours: frozenset[int]
    row: StatePeriod | None

    @property
    def their_code(self) -> int:
        """The code of the table; before the organisation existed nobody was a member."""
        return NONE if self.theirs.value == NO_ORGANISATION else self.theirs.value

    @property
    def differs(self) -> bool:
        """Whether the code of the table is impossible by the dates of the log."""
        return self.their_code not in self.ours

    @property
    def decided(self) -> bool:
        """Whether the dates leave a single code."""
        return len(self.ours) == 1

    @property
    def counts(self) -> bool:
        """Whether the table or the log gives the State any part in the organisation."""
        return self.their_code != NONE or self.ours != {NONE}


def compare_years(readings: Readings, claims: Sequence[StateYear], asked: Comparison) -> Report[YearDifference]:
    """Return every State-year in which a table and the log differ. Raises ``NothingComparedError``."""
    history = readings.asked
    period = asked.bounded(history.log, max((claim.year for claim in claims), default=None))
    ours = _ours(history, asked, period)
    named = {claim.state or claim.word for claim in claims if claim.value > NONE}
    pairs = [
        _pair(claim, ours, asked)
        for claim in claims
        if period.first.year <= claim.year <= period.last.year
        and claim.value != MISSING
        and (claim.state in ours or (claim.state or claim.word) in named)
    ]
    if not pairs:
        msg = "the table has no value for these States in these years"
        raise NothingComparedError(msg)
    return Report(
        command="compare",
        title=report_title(history.log, "State-years compared with a table", history.reading),
        columns=column_names(YearDifference._fields),
        rows=tuple(_row(history, pair) for pair in pairs if pair.differs),
        reading=history.reading,
        summary=_summary(pairs),
        notes=(*scope_notes(readings, asked, period, ours), *_left_out(claims, pairs, ours, asked)),
    )


def _ours(history: ReplayedLog, asked: Comparison, period: Period) -> Mapping[StateCode, Mapping[int, StatePeriod]]:
    """Return the years of each State that ever has a standing."""
    codes = sorted(StateCode(subject.key) for subject in history.acts if subject.facet == "state")
    like = PanelQuestion(partial=asked.partial, include_former=True, first=period.first)
    covered = Covered("", period.first, period.last)
    return {code: {row.period.first.year: row for row in state_periods(history, like, covered, code)} for code in codes}


def _pair(claim: StateYear, ours: Mapping[StateCode, Mapping[int, StatePeriod]], asked: Comparison) -> Pair:
    row = ours[claim.state].get(claim.year) if claim.state and claim.state in ours else None
    return Pair(claim, _codes(row, asked) if row else frozenset({NONE}), row)


def _codes(row: StatePeriod, asked: Comparison) -> frozenset[int]:
    """Return the codes that the dates allow."""
    member = _holds(row, among(asked.standings))
    observer = _holds(row, among(frozenset({Standing.OBSERVER})))
    outside = {True: {OBSERVER}, False: {NONE}, None: {OBSERVER, NONE}}[observer]
    return frozenset({True: {FULL}, False: outside, None: {FULL, *outside}}[member])


def _holds(row: StatePeriod, wanted: Callable[[Outcome], bool]) -> bool | None:
    """Return whether something holds in a year, by the days that count; for ``share``, on most days."""
    if row.partial is Partial.SHARE:
        sure = certain_days(row.standing.whole, wanted)
        unverified = (part for part in row.standing.whole if part.reach is not Reach.VERIFIED and not part.may(wanted))
        most = sure + possible_days(row.standing.whole, wanted) + sum(part.days for part in unverified)
        return True if 2 * sure > row.period.days else None if 2 * most > row.period.days else False
    if any(part.must(wanted) for part in row.standing.counted):
        return True
    is_open = any(part.may(wanted) or part.reach is not Reach.VERIFIED for part in row.standing.counted)
    return None if is_open else False


def _row(history: ReplayedLog, pair: Pair) -> YearDifference:
    state = pair.theirs.state or StateCode(pair.theirs.word)
    event = _cause(pair.row)
    return YearDifference(
        state,
        state_name(history.log, state),
        pair.theirs.year,
        pair.theirs.value,
        " or ".join(str(code) for code in sorted(pair.ours)) if not pair.decided else min(pair.ours),
        standing_word(pair.row) if pair.row else None,
        event.id if event else None,
        Certainty.CERTAIN if pair.decided else Certainty.POSSIBLE,
        pair.theirs.line,
        history.agreement(Subject("state", state), *_counted(pair.row)) if pair.row else SourceAgreement.AGREED,
    )


def _counted(row: StatePeriod) -> tuple[date, date]:
    """Return the first and the last day that counts."""
    return row.standing.counted[0].first, row.standing.counted[-1].last


def _cause(row: StatePeriod | None) -> Event | None:
    """Return the event behind the closest standing of the State on a day that counts."""
    held = [held for part in row.standing.counted for held in part.held if held.caused_by] if row else []
    words: list[Standing | None] = [*Standing, None]
    return min(held, key=lambda each: words.index(each.standing)).caused_by if held else None


def _summary(pairs: Sequence[Pair]) -> str:
    decided = [pair for pair in pairs if pair.decided or pair.differs]
    agree = sum(not pair.differs for pair in decided)
    either = [pair for pair in decided if pair.counts]
    both = sum(not pair.differs for pair in either)
    if not decided:
        return "The dates in the log decide none of the State-years"
    text = f"{agree:,} of {len(decided):,} State-years agree ({percent(agree, len(decided))})"
    counted = f"; {both:,} of the {len(either):,} in which the table or the log counts the State"
    return text + (counted if either else "")


def _left_out(
    claims: Sequence[StateYear],
    pairs: Sequence[Pair],
    ours: Mapping[StateCode, Mapping[int, StatePeriod]],
    asked: Comparison,
) -> Iterator[str]:
    """Yield notes on what could not be compared."""
    undecided = sum(not pair.decided and not pair.differs for pair in pairs)
    missing = sum(claim.value == MISSING for claim in claims if claim.state in ours)
    listed = {(claim.state, claim.year) for claim in claims}
    last = max(claim.year for claim in claims)
    absent = sum(
        (code, year) not in listed and year <= last and NONE not in _codes(row, asked)
        for code, rows in ours.items()
        for year, row in rows.items()
    )
    for number, which in (
        (undecided, "that the dates or the last verified day leave open; the code in the table is possible."),
        (missing, f"without a value ({MISSING}) in the table."),
        (absent, "in which the log counts the State but the table has no row."),
    ):
        if number:
            yield f"Left out: {count_of(number, 'State-year')} {which}"
