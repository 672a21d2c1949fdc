"""Spells of the log compared with those of another data set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from cstocli.model.dates import FIRST, LAST, Edtf, between, shift
from cstocli.model.events import Event, Subject
from cstocli.model.lookup import state_name
from cstocli.model.period import Period
from cstocli.model.terms import Certainty, EventId, SourceAgreement, StateCode
from cstocli.replay.history import ReplayedLog
from cstocli.replay.intervals import UncertainInterval, constant_intervals, spans
from cstocli.replay.readings import Readings
from cstocli.replay.snapshot import Change
from cstocli.reports.compare import Comparison, NothingComparedError, percent, scope_notes
from cstocli.reports.compare_claims import Claimed
from cstocli.reports.panel_columns import among
from cstocli.reports.report import Report, column_names
from cstocli.reports.wording import report_title

OPEN: Final = ".."
_DAY: Final = timedelta(days=1)
Days = tuple[date, date]


class Time(NamedTuple):
    """An unbroken period on one side: its first day, and its last (None: it has not ended), as precisely as known."""

    start: Edtf
    end: Edtf | None
    line: int | None = None
    span: UncertainInterval | None = None
    """The interval of the log, for a period of the log."""

    def lies_in(self, period: Period) -> bool:
        """Return whether it may include one of the days."""
        return self.start.earliest <= period.last and (self.end is None or self.end.latest >= period.first)

    def touches(self, period: Period) -> bool:
        """Return whether it certainly begins by the last of the days and does not end before the first."""
        return self.start.latest <= period.last and (self.end is None or self.end.earliest >= period.first)

    def sure(self, period: Period) -> Days:
        """Return the days of a period that it certainly includes; if none, the first is later than the last."""
        last = self.end.earliest if self.end else period.last
        return max(self.start.latest, period.first), min(last, period.last)

    def possible(self, period: Period) -> Days:
        """Return the days of a period that it may include."""
        last = self.end.latest if self.end else period.last
        return max(self.start.earliest, period.first), min(last, period.last)


Times = Mapping[str, Sequence[Time]]
"""The periods of one side, by State, or by the word in the table for a State that the log does not know."""


class Match(NamedTuple):
    """A period of the table with its counterpart in the log; None on the side that has none."""

    state: str
    theirs: Time | None
    ours: Time | None


class Difference(NamedTuple):
    """One point on which the two sides of a match differ."""

    what: str
    theirs: str | None
    ours: str | None
    days: int | None = None
    """How many days ours is later, where both days are known."""
    event: Event | None = None
    certainty: Certainty = Certainty.CERTAIN


class SpellDifference(NamedTuple):
    """One point on which the table and the log differ about a spell."""

    state: str
    """The State, or the word in the table for one that the log does not know."""
    name: str
    what: str
    """"start", "end", "only theirs" or "only ours"."""
    theirs: str | None
    ours: str | None
    days: int | None
    """How many days ours is later, where both days are known."""
    event: EventId | None
    certainty: Certainty
    line: int | None
    """The line of the table."""
    agreement: SourceAgreement
    """Whether the sources of the log agree on the days on which the two differ."""


def compare_spells(readings: Readings, claims: Sequence[Claimed], asked: Comparison) -> Report[SpellDifference]:
    """Return every spell whose start or end differs between a table and the log, or that only one of them has.

    Raises ``NothingComparedError``.
    """
    history = readings.asked
    taken = [claim for claim in claims if not claim.standing or claim.standing in asked.standings]
    last_year = max((year for claim in claims for year in _years(claim)), default=None)
    period = asked.bounded(history.log, last_year)
    ours = _ours(history, asked, period)
    alliance = asked.alliance or _best_alliance(taken, ours, period)
    theirs = _theirs((claim for claim in taken if claim.alliance == alliance), period)
    if not theirs:
        msg = f"the table has no spell from {period.first} to {period.last}" + (
            f" in alliance {alliance}" if alliance else ""
        )
        raise NothingComparedError(msg)
    matches = [match for state in sorted({*theirs, *ours}) for match in _matched(state, theirs, ours, period)]
    apart = [(match, list(_differences(history, match, period))) for match in matches]
    agree = sum(not found for _, found in apart)
    return Report(
        command="compare",
        title=report_title(history.log, "spells compared with a table", history.reading),
        columns=column_names(SpellDifference._fields),
        rows=tuple(_row(history, match, each) for match, found in apart for each in found),
        reading=history.reading,
        summary=f"{agree} of {len(matches)} spells agree ({percent(agree, len(matches))})"
        + _by_days(theirs, ours, period),
        notes=(
            *((f"Compared with alliance {alliance} of the table.",) if alliance else ()),
            *scope_notes(readings, asked, period, [code for code in ours if code in history.log.states]),
        ),
    )


def _years(claim: Claimed) -> Iterator[int]:
    """Yield the last year of each date of a spell that has one."""
    for value in (claim.start, claim.end):
        if value and value.last_known not in (FIRST, LAST):
            yield value.last_known.year


def _ours(history: ReplayedLog, asked: Comparison, period: Period) -> dict[str, list[Time]]:
    wanted = among(asked.standings)
    found: dict[str, list[Time]] = {}
    for subject in sorted(subject for subject in history.acts if subject.facet == "state"):
        intervals = constant_intervals(history, subject)
        lasting = [held for stretch in intervals[-1:] for held in stretch.held if wanted(held)]
        verified = history.horizon(subject, Change(LAST, tuple(lasting))).verified
        for span in spans(intervals, history.acts[subject], wanted):
            lasts = span.end is None and verified < period.last
            time = Time(span.start, between(verified, LAST) if lasts else span.end, span=span)
            if time.lies_in(period):
                found.setdefault(subject.key, []).append(time)
    return found


def _theirs(claims: Iterable[Claimed], period: Period) -> dict[str, list[Time]]:
    """Return the periods that a table gives each State, joining those that follow without a break."""
    found: dict[str, list[Time]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.start.earliest, claim.start.latest, claim.line)):
        times = found.setdefault(claim.state or claim.word, [])
        if times and _follows(times[-1], claim.start):
            ends = (times[-1].end, claim.end)
            later = max((end for end in ends if end), key=lambda end: end.latest, default=None)
            times[-1] = times[-1]._replace(end=None if None in ends else later)
        else:
            times.append(Time(claim.start, claim.end, claim.line))
    inside = {state: [time for time in times if time.lies_in(period)] for state, times in found.items()}
    return {state: times for state, times in inside.items() if times}


def _follows(before: Time, start: Edtf) -> bool:
    return before.end is None or start.earliest <= shift(before.end.earliest, _DAY)


def _best_alliance(claims: Sequence[Claimed], ours: Times, period: Period) -> str:
    """Return the alliance of a table that agrees best with the log by days; empty for a table without alliances."""
    alliances = dict.fromkeys(claim.alliance for claim in claims)
    if set(alliances) <= {""}:
        return ""
    likeness = {
        alliance: _shared(_theirs((claim for claim in claims if claim.alliance == alliance), period), ours, period)
        for alliance in alliances
    }
    best = max(likeness, key=lambda alliance: likeness[alliance][0] / max(likeness[alliance][1], 1))
    if not likeness[best][0]:
        msg = "no alliance of the table has a day in common with the log"
        raise NothingComparedError(msg)
    return best


def _shared(theirs: Times, ours: Times, period: Period) -> tuple[int, int]:
    """Return the State-days that certainly count on both sides, and those that do on either."""
    both = either = 0
    for state in {*theirs, *ours}:
        mine, its = ([time.sure(period) for time in side.get(state, ())] for side in (ours, theirs))
        common = sum(_common(one, other) for one in mine for other in its)
        both += common
        either += sum(_count(days) for days in (*mine, *its)) - common
    return both, either


def _count(days: Days) -> int:
    return max(0, (days[1] - days[0]).days + 1)


def _common(one: Days, other: Days) -> int:
    return _count((max(one[0], other[0]), min(one[1], other[1])))


def _by_days(theirs: Times, ours: Times, period: Period) -> str:
    both, either = _shared(theirs, ours, period)
    return (
        f"; table and log agree on {percent(both, either)} of the days on which either counts a State" if either else ""
    )


def _matched(state: str, theirs: Times, ours: Times, period: Period) -> Iterator[Match]:
    """Pair each period that the table gives a State with the one of the log that shares most days with it."""
    rest = list(ours.get(state, ()))
    for time in theirs.get(state, ()):
        met = _counterpart(time, rest, period)
        if met:
            rest.remove(met)
        yield Match(state, time, met)
    yield from (Match(state, None, time) for time in rest)


def _counterpart(time: Time, others: Sequence[Time], period: Period) -> Time | None:
    """Return the period that shares most days with another; None if none shares any."""

    def days(other: Time) -> tuple[int, int]:
        certain = _common(time.sure(period), other.sure(period))
        return certain, _common(time.possible(period), other.possible(period))

    best = max(others, key=days, default=None)
    return best if best and days(best)[1] else None


def _differences(history: ReplayedLog, match: Match, period: Period) -> Iterator[Difference]:
    theirs, ours = match.theirs, match.ours
    if theirs and ours and ours.span:
        span = ours.span
        if not _meet(_start(theirs, period), _start(ours, period)):
            days = _apart(theirs.start, ours.start)
            yield Difference("start", theirs.start.text, ours.start.text, days, span.begun_by, span.certainty)
        if not _meet(_end(theirs, period), _end(ours, period)):
            days = _apart(theirs.end, ours.end)
            yield Difference("end", _last(theirs), _last(ours), days, span.ended_by or span.begun_by, span.certainty)
    elif theirs and theirs.touches(period):
        before = history.at(Subject("state", match.state), theirs.possible(period)[0])
        since = [held.caused_by for held in before.held if held.caused_by] if before else []
        yield Difference("only theirs", _whole(theirs), None, event=since[-1] if since else None)
    elif ours and ours.span and _count(ours.sure(period)):
        yield Difference("only ours", None, _whole(ours), event=ours.span.begun_by, certainty=ours.span.certainty)


def _start(time: Time, period: Period) -> Days:
    return max(time.start.earliest, period.first), max(time.start.latest, period.first)


def _end(time: Time, period: Period) -> Days:
    """Return the first and last day on which a period may end, at most the last day compared."""
    if time.end is None:
        return period.last, period.last
    return min(time.end.earliest, period.last), min(time.end.latest, period.last)


def _meet(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _apart(theirs: Edtf | None, ours: Edtf | None) -> int | None:
    known = theirs and ours and theirs.is_exact and ours.is_exact
    return (ours.earliest - theirs.earliest).days if known and theirs and ours else None


def _last(time: Time) -> str:
    return time.end.text if time.end else OPEN


def _whole(time: Time) -> str:
    return f"{time.start.text} to {_last(time)}"


def _row(history: ReplayedLog, match: Match, found: Difference) -> SpellDifference:
    code = StateCode(match.state)
    event = found.event.id if found.event else None
    line = match.theirs.line if match.theirs else None
    end = event, found.certainty, line, history.agreement(Subject("state", code), *_days_apart(match, found.what))
    return SpellDifference(code, state_name(history.log, code), *found[:4], *end)


def _days_apart(match: Match, what: str) -> Days:
    """Return the first and last day that a difference is about."""
    dates = [(time.start, time.end or between(LAST, LAST)) for time in (match.theirs, match.ours) if time]
    starts, ends = ([day for date in side for day in (date.earliest, date.latest)] for side in zip(*dates, strict=True))
    days = {"start": starts, "end": ends}.get(what, starts + ends)
    return min(days), max(days)
