"""How many exercises were held, and how large they were in total, counting a combined exercise and its parts as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from cstocli.model.combined_exercises import CombinedExercises, ExerciseTotal
from cstocli.model.events import Exercise
from cstocli.model.log import EventLog
from cstocli.model.lookup import state_name
from cstocli.model.terms import Reading
from cstocli.reports import notes
from cstocli.reports.exercises import ExerciseFilter, chosen, describe_total, no_exercises, unlisted
from cstocli.reports.filters import describe_period
from cstocli.reports.report import Layout, Report, column_names


class TotalBy(StrEnum):
    """What the totals are grouped by."""

    YEAR = "year"
    SERIES = "series"
    HOST = "host"
    STATE = "state"


_SHARED: Final = (TotalBy.HOST, TotalBy.STATE)
"""Groupings of which one exercise may have several values; it counts for each."""


class TotalRow(NamedTuple):
    """The totals of one group; a sum is None where no source gives any figure."""

    key: str
    """The year, series, host or State. Its column has the name of the grouping."""
    exercises: int
    """How many were held, counting a combined exercise and its parts as one."""
    personnel: int | None
    personnel_unknown: int
    """Exercises for which no source gives the figure."""
    aircraft: int | None
    aircraft_unknown: int
    vehicles: int | None
    vehicles_unknown: int
    parts: int
    """Parts of combined exercises, which the list has in rows of their own: with ``exercises``, the rows held."""


def totals(  # noqa: PLR0913 - each is an option of the command
    log: EventLog,
    today: date,
    wanted: ExerciseFilter,
    by: TotalBy,
    reading: Reading = Reading.PRACTICE,
    *,
    reverse: bool = False,
) -> Report[TotalRow]:
    """Return the sums of the figures of the exercises held that pass the filter, as ``CombinedExercises`` counts them.

    Figures that no source gives are counted as unknown, not as zero. With ``reverse`` the last group comes first.
    """
    found, combined = chosen(log, wanted, reading), CombinedExercises(log)
    groups = _by_year(combined, found) if by is TotalBy.YEAR else _by_key(log, found, by)
    whole = combined.total(found)
    rows = tuple(
        _row(key, total) for key in sorted(groups, reverse=reverse) if (total := combined.total(groups[key])).exercises
    )
    apart = by is TotalBy.SERIES and sum(row.exercises for row in rows) > whole.exercises
    return Report(
        command="exercises",
        title=f"{log.organisation}: exercises held{describe_period(wanted.period)}, totals by {by}",
        columns=(by.value, *column_names(TotalRow._fields)[1:]),
        rows=rows,
        reading=reading,
        summary=describe_total(whole),
        notes=(
            *(() if rows else no_exercises(log, wanted, reading)),
            "A combined exercise and its parts count as one.",
            "Figures given as about, more than or up to a number count as that number.",
            "The columns ending in _unknown count exercises for which no source gives the figure.",
            *(("An exercise with several hosts or States counts for each.",) if by in _SHARED else ()),
            *(("A part of another series than its combined exercise counts for its own.",) if apart else ()),
            *unlisted(log, wanted, reading),
            *notes.horizon(log, min(wanted.period.last, today), "exercises"),
        ),
        layout=Layout(brief=(by.value, "exercises", "parts", "personnel", "personnel_unknown"), bars="personnel"),
    )


def _by_year(combined: CombinedExercises, found: Sequence[Exercise]) -> Mapping[str, list[Exercise]]:
    """Return the exercises held, by the year in which they or the combined exercise begins."""
    groups: dict[str, list[Exercise]] = {}
    for whole, parts in combined.families(found):
        earliest, latest = whole.date.earliest.year, whole.date.latest.year
        key = str(earliest) if earliest == latest else f"{earliest}-{latest}"
        groups.setdefault(key, []).extend((whole, *parts))
    return groups


def _by_key(log: EventLog, found: Sequence[Exercise], by: TotalBy) -> Mapping[str, list[Exercise]]:
    groups: dict[str, list[Exercise]] = {}
    for exercise in found:
        for key in _keys(log, exercise, by):
            groups.setdefault(key, []).append(exercise)
    return groups


def _keys(log: EventLog, exercise: Exercise, by: TotalBy) -> Sequence[str]:
    if by is TotalBy.SERIES:
        return (exercise.series or "none",)
    codes = exercise.host if by is TotalBy.HOST else exercise.states
    return tuple(f"{code} {state_name(log, code)}" for code in codes) or ("unknown",)


def _row(key: str, total: ExerciseTotal) -> TotalRow:
    personnel, aircraft, vehicles = ((each.total, each.unknown) for each in total.sums.values())
    return TotalRow(key, total.exercises, *personnel, *aircraft, *vehicles, total.listed - total.exercises)
