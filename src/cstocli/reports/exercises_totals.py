"""How many exercises were held, and how large they were in total, counting a combined exercise and its parts as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from cstocli.model.events import FIGURES, Exercise
from cstocli.model.log import EventLog
from cstocli.model.lookup import state_name
from cstocli.model.terms import EventId, Figure, Reading, Status
from cstocli.reports import notes
from cstocli.reports.exercises import ExerciseFilter, chosen, unlisted
from cstocli.reports.report import Layout, Report, column_names, count_of


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
    personnel: int | None
    personnel_unknown: int
    """Exercises for which no source gives the figure."""
    aircraft: int | None
    aircraft_unknown: int
    vehicles: int | None
    vehicles_unknown: int


def totals(
    log: EventLog, today: date, wanted: ExerciseFilter, by: TotalBy, reading: Reading = Reading.PRACTICE
) -> Report[TotalRow]:
    """Return the sums of the figures of the exercises held that pass the filter.

    A combined exercise and its parts count as one: with its own figure if it has one, else with the sum of its
    parts. Figures that no source gives are counted as unknown, not as zero.
    """
    held = [exercise for exercise in chosen(log, wanted) if exercise.status is Status.HELD]
    groups: dict[str, list[Exercise]] = {}
    for exercise in held:
        for key in _keys(log, exercise, by):
            groups.setdefault(key, []).append(exercise)
    return Report(
        command="exercises",
        title=f"{log.organisation}: exercises held, totals by {by}",
        columns=(by.value, *column_names(TotalRow._fields)[1:]),
        rows=tuple(_row(key, groups[key]) for key in sorted(groups)),
        reading=reading,
        summary=f"{count_of(len(_families(held)), 'exercise')} held",
        notes=(
            "A combined exercise and its parts count as one.",
            "Figures given as about, more than or up to a number count as that number.",
            "The columns ending in _unknown count exercises for which no source gives the figure.",
            *(("An exercise with several hosts or States counts for each.",) if by in _SHARED else ()),
            *unlisted(log, wanted),
            *notes.horizon(log, min(wanted.period.last, today), "exercises"),
        ),
        layout=Layout(bars="personnel"),
    )


def _keys(log: EventLog, exercise: Exercise, by: TotalBy) -> Sequence[str]:
    if by is TotalBy.YEAR:
        earliest, latest = exercise.date.earliest.year, exercise.date.latest.year
        return (str(earliest) if earliest == latest else f"{earliest}-{latest}",)
    if by is TotalBy.SERIES:
        return (exercise.series or "none",)
    codes = exercise.host if by is TotalBy.HOST else exercise.states
    return tuple(f"{code} {state_name(log, code)}" for code in codes) or ("unknown",)


def _families(group: Iterable[Exercise]) -> list[list[Exercise]]:
    """Return the combined exercises of a group, each followed by its parts and theirs; single ones stand alone."""
    listed = list(group)
    ids = {exercise.id for exercise in listed}
    parts: dict[EventId | None, list[Exercise]] = {}
    for exercise in listed:
        parts.setdefault(exercise.umbrella if exercise.umbrella in ids else None, []).append(exercise)
    families = [[top] for top in parts.pop(None, [])]
    for family in families:
        for exercise in family:  # it grows while it is walked through
            family.extend(parts.pop(exercise.id, []))
    in_cycles = (exercise for rest in parts.values() for exercise in rest)
    return families + [[exercise] for exercise in in_cycles]


def _row(key: str, group: Sequence[Exercise]) -> TotalRow:
    families = _families(group)
    personnel, aircraft, vehicles = (_sum(families, name) for name in FIGURES)
    return TotalRow(key, len(families), *personnel, *aircraft, *vehicles)


def _sum(families: Iterable[Sequence[Exercise]], name: str) -> tuple[int | None, int]:
    """Return the sum of one figure, None where no source gives it, and for how many exercises it is unknown."""
    counts = [_figure(family, name) for family in families]
    known = [count for count in counts if count is not None]
    return sum(known) if known else None, len(counts) - len(known)


def _figure(family: Sequence[Exercise], name: str) -> int | None:
    """Return the figure of a combined exercise, else the sum of its parts, or None where no source gives any."""
    inside: set[EventId] = set()
    known: list[int] = []
    for exercise in family:
        figure: Figure | None = getattr(exercise, name)
        if exercise.umbrella in inside:
            inside.add(exercise.id)
        elif figure is not None:
            inside.add(exercise.id)
            known.append(figure.number)
    return sum(known) if known else None
