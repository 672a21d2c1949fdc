"""Who was in what standing in a period, with the days."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import Final, NamedTuple

from cstocli.model.dates import Edtf, between, shift
from cstocli.model.events import Subject
from cstocli.model.log import EventLog
from cstocli.model.lookup import state_name
from cstocli.model.period import Period
from cstocli.model.struct import replace
from cstocli.model.terms import IN, LIVE, Certainty, EventId, Reading, SourceAgreement, Standing, StateCode, least_sure
from cstocli.replay.history import ReplayedLog
from cstocli.replay.readings import Readings, replay_both
from cstocli.replay.snapshot import UNKNOWN_STANDING, StateStanding, standings_of
from cstocli.reports import notes
from cstocli.reports.claim_wording import disputes
from cstocli.reports.hints_on_standings import no_standings
from cstocli.reports.members import MemberRow, Shows, is_wanted, members
from cstocli.reports.report import Layout, Report, column_names, count_of
from cstocli.reports.standing_questions import Answer, Part, StandingQuestion, first_day, last_day
from cstocli.reports.wording import report_title

_DAY: Final = timedelta(days=1)
_ORDER: Final = (*Standing, None)


class MemberPeriodRow(NamedTuple):
    """One standing of one State in a period."""

    state: StateCode
    name: str
    standing: str
    """A ``Standing``, or ``UNKNOWN_STANDING``."""
    from_: Edtf
    """The first day of the period on which the State has the standing."""
    to: Edtf
    """The last one, included."""
    event: EventId
    """The event that gave the State this standing, or the last one known where the standing is unknown."""
    certainty: Certainty
    """How sure it is on the day on which it is least sure, of those on which nothing else is possible."""
    agreement: SourceAgreement


class _Run(NamedTuple):
    """Days of a period on which a State has a standing, or may have it."""

    state: StateCode
    standing: Standing | None
    cause: StateStanding
    parts: Sequence[Part]


def members_during(  # noqa: PLR0913 - each is a part of the question
    log: EventLog,
    period: Period,
    reading: Reading = Reading.PRACTICE,
    *,
    include_former: bool = False,
    standings: Collection[Standing] = (),
    with_days: bool = False,
) -> Report[MemberRow] | Report[MemberPeriodRow]:
    """Return the standings of a period: those of its last day, if each State keeps its standing throughout.

    Otherwise, or ``with_days``, as ``standings_during`` does.
    """
    readings = replay_both(log, reading)
    runs = _all_runs(readings.asked, period, partial(is_wanted, wanted=standings, include_former=include_former))
    if not with_days and all(_lasts(run, period) for run in runs):
        report = members(log, period.last, reading, include_former=include_former, standings=standings)
        same = f"Each standing is the same from {period.first} through {period.last}, the day of this answer."
        return replace(report, notes=(same, *report.notes))
    return _report(readings, period, runs, standings)


def standings_during(
    log: EventLog,
    period: Period,
    reading: Reading = Reading.PRACTICE,
    *,
    include_former: bool = False,
    standings: Collection[Standing] = (),
) -> Report[MemberPeriodRow]:
    """Return the standings of a period, one row for each State and standing, with the days of the period."""
    readings = replay_both(log, reading)
    runs = _all_runs(readings.asked, period, partial(is_wanted, wanted=standings, include_former=include_former))
    return _report(readings, period, runs, standings)


def _all_runs(history: ReplayedLog, period: Period, shows: Shows) -> list[_Run]:
    return [run for code in sorted(history.log.states) for run in _runs(history, code, period, shows)]


def _report(
    readings: Readings, period: Period, runs: Sequence[_Run], standings: Collection[Standing]
) -> Report[MemberPeriodRow]:
    """Return the report on the runs of a period, the States with the closest bond first."""
    history, log = readings.asked, readings.log
    closest = {run.state: min(_ORDER.index(each.standing) for each in runs if each.state == run.state) for run in runs}
    ordered = sorted(
        runs, key=lambda run: (closest[run.state], run.state, run.parts[0].first, _ORDER.index(run.standing))
    )
    rows = [_row(history, run) for run in ordered]
    states = dict.fromkeys(row.state for row in rows)
    subjects = (Subject("state", code) for code in states)
    against = [claim for subject in subjects for claim in history.competing(subject, period.first, period.last)]
    return Report(
        command="members",
        title=report_title(log, f"standings from {period.first} through {period.last}", history.reading),
        columns=column_names(MemberPeriodRow._fields),
        rows=tuple(rows),
        reading=history.reading,
        summary=f"{count_of(len(rows), 'standing')} of {count_of(len(states), 'State')}",
        notes=(
            *(() if rows or not standings else no_standings(history, standings=standings)),
            *notes.other_standings(readings, period.first, period.last, list(states)),
            *disputes(log, against, period.last),
            *notes.horizon(log, period.last),
        ),
        layout=Layout(brief=("name", "standing", "from", "to", "certainty", "agreement")),
        open_elsewhere=period.last > log.horizon("membership").verified,
    )


def _runs(history: ReplayedLog, code: StateCode, period: Period, shows: Shows) -> Iterator[_Run]:
    """Yield each unbroken time of a period in which a State has, or may have, a standing that is shown."""
    question = StandingQuestion(history, code, IN)
    starts = question.starts(period)
    lasts = [*(shift(day, -_DAY) for day in starts[1:]), period.last]
    held = [standings_of(code, history.at(Subject("state", code), day)) for day in starts]
    for word in dict.fromkeys(row.standing for rows in held for row in rows):
        run: list[Part] = []
        cause: StateStanding | None = None
        for first, last, rows in zip(starts, lasts, held, strict=True):
            row = next((each for each in rows if each.standing is word), None)
            if row is not None and (shows(row.last_known) or (word is None and row.last_known in LIVE)):
                answer = Answer.POSSIBLE if row.certainty is Certainty.POSSIBLE else Answer.YES
                run.append(Part(first, last, answer, row.certainty))
                cause = cause or row
            elif cause:
                yield _Run(code, word, cause, run)
                run, cause = [], None
        if cause:
            yield _Run(code, word, cause, run)


def _lasts(run: _Run, period: Period) -> bool:
    """Return whether a State has a standing, and no other, throughout a period, and equally surely."""
    sure = {part.certainty for part in run.parts}
    whole = (run.parts[0].first, run.parts[-1].last) == (period.first, period.last)
    return whole and len(sure) == 1 and Certainty.POSSIBLE not in sure


def _row(history: ReplayedLog, run: _Run) -> MemberPeriodRow:
    sure = [part.certainty for part in run.parts if part.answer is Answer.YES]
    first, last = run.parts[0].first, run.parts[-1].last
    question = StandingQuestion(history, run.state, run.standing or IN)
    return MemberPeriodRow(
        run.state,
        state_name(history.log, run.state),
        run.standing or UNKNOWN_STANDING,
        first_day(question, run.parts) or between(first, last),
        last_day(run.parts) or between(first, last),
        run.cause.caused_by.id,
        least_sure(sure, Certainty.POSSIBLE),
        history.agreement(Subject("state", run.state), first, last),
    )
