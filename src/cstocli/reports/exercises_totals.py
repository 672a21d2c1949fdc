"""How many exercises were held, and how large they were together: no umbrella and part of it counted twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from cstocli.model.events import FIGURES, Exercise
from cstocli.model.log import EventLog
from cstocli.model.lookup import state_name
from cstocli.model.terms import EventId, Figure, Reading, Status
from cstocli.reports import notes
from cstocli.reports.exercises import ExerciseFilter, chosen, unlisted
from cstocli.reports.report import Cell, Report, counted


class TotalBy(StrEnum):
    """What totals are made by."""

    YEAR = "year"
    SERIES = "series"
    HOST = "host"
    STATE = "state"


_SHARED: Final = (TotalBy.HOST, TotalBy.STATE)
"""What one exercise may have several of, and counts for each."""


def totals(
    log: EventLog, today: date, wanted: ExerciseFilter, by: TotalBy, reading: Reading = Reading.PRACTICE
) -> Report:
    """Return sums of the figures of what was held.

    An umbrella and its parts count as one exercise: by the umbrella's figure if it has one, else by the sum of
    its parts'.
    Figures that no source gives are counted as unknown, not as nothing.
    """
    held = [exercise for exercise in chosen(log, wanted) if exercise.status is Status.HELD]
    groups: dict[str, list[Exercise]] = {}
    for exercise in held:
        for key in _keys(log, exercise, by):
            groups.setdefault(key, []).append(exercise)
    figures = tuple(name for figure in FIGURES for name in (figure, f"{figure}_unknown"))
    rows: tuple[tuple[Cell, ...], ...] = tuple((key, *_sums(groups[key])) for key in sorted(groups))
    return Report(
        command="exercises",
        title=f"{log.organisation}: exercises held, totals by {by}",
        columns=(by.value, "exercises", *figures),
        rows=rows,
        reading=reading,
        summary=f"{counted(len(_families(held)), 'exercise')} held",
        notes=(
            "An umbrella and its parts count once. Figures given as about, more than or up to count as their number.",
            "The columns ending in _unknown count exercises for which no source gives the figure.",
            *(("An exercise with several hosts or States counts for each of them.",) if by in _SHARED else ()),
            *unlisted(log, wanted),
            *notes.horizon(log, min(wanted.period.last, today), "exercises"),
        ),
        bars="personnel",
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
    """Return each exercise that is no part of another of the group with its parts, theirs too, umbrellas first."""
    listed = list(group)
    ids = {exercise.id for exercise in listed}
    parts: dict[EventId | None, list[Exercise]] = {}
    for exercise in listed:
        parts.setdefault(exercise.umbrella if exercise.umbrella in ids else None, []).append(exercise)
    families = [[top] for top in parts.pop(None, [])]
    for family in families:
        for exercise in family:  # it grows while it is walked through
            family.extend(parts.pop(exercise.id, []))
    in_circles = (exercise for rest in parts.values() for exercise in rest)
    return families + [[exercise] for exercise in in_circles]


def _sums(group: Sequence[Exercise]) -> Iterator[int | None]:
    families = _families(group)
    yield len(families)
    for name in FIGURES:
        counts = [_family(family, name) for family in families]
        known = [count for count in counts if count is not None]
        yield sum(known) if known else None
        yield len(counts) - len(known)


def _family(family: Sequence[Exercise], name: str) -> int | None:
    """Return the figure of an umbrella, or else the sum of its parts', or None where no source gives any."""
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
