"""Which exercises were held, where, with whom, how large."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum

from cstocli.core import notes
from cstocli.core.events import Exercise
from cstocli.core.log import Log
from cstocli.core.names import state_name
from cstocli.core.period import Period
from cstocli.core.record import Record
from cstocli.core.report import Cell, Report
from cstocli.core.telling import by_act
from cstocli.core.terms import Certainty, EventId, Figure, Reading, StateCode, Status

COLUMNS = (
    *("id", "series", "name", "from", "to", "host", "place", "participants"),
    *("personnel", "aircraft", "vehicles", "status", "certainty"),
)
_FIGURES = ("personnel", "aircraft", "vehicles")


class TotalBy(StrEnum):
    """What totals are made by."""

    YEAR = "year"
    SERIES = "series"
    HOST = "host"
    STATE = "state"


class ExerciseFilter(Record):
    """Which exercises to keep; what is empty keeps all."""

    period: Period = Period()
    series: tuple[str, ...] = ()
    hosts: tuple[StateCode, ...] = ()
    with_: tuple[StateCode, ...] = ()
    without: tuple[StateCode, ...] = ()

    def keeps(self, exercise: Exercise) -> bool:
        """Whether an exercise passes. One whose participants no source lists is neither with nor without a State."""
        taking_part = {*exercise.states, *exercise.host}
        return (
            self.period.touches(exercise)
            and (not self.series or exercise.series in self.series)
            and set(self.hosts) <= set(exercise.host)
            and set(self.with_) <= taking_part
            and (not self.without or (bool(exercise.states) and taking_part.isdisjoint(self.without)))
        )


def exercises(log: Log, today: date, wanted: ExerciseFilter, reading: Reading = Reading.PRACTICE) -> Report:
    """Return the exercises that pass the filter, oldest first."""
    found = _found(log, wanted)
    unlisted = _unlisted(log, wanted)
    held = sum(exercise.status is Status.HELD for exercise in found)
    return Report(
        command="exercises",
        title=f"{log.organisation}: exercises",
        columns=COLUMNS,
        rows=tuple(_row(exercise, wanted.period) for exercise in found),
        reading=reading,
        summary=f"{held} held" + (f", {len(found) - held} not held or not confirmed" if held < len(found) else ""),
        notes=(*unlisted, *_parts(found), *notes.horizon(log, min(wanted.period.last, today), "exercises")),
    )


def totals(log: Log, today: date, wanted: ExerciseFilter, by: TotalBy, reading: Reading = Reading.PRACTICE) -> Report:
    """Return sums of the figures of what was held.

    An umbrella and its parts count as one exercise: by the umbrella's figure if it has one, else by the sum of
    its parts'.
    Figures that no source gives are counted as unknown, not as nothing.
    """
    held = [exercise for exercise in _found(log, wanted) if exercise.status is Status.HELD]
    groups: dict[str, list[Exercise]] = {}
    for exercise in held:
        for key in _keys(log, exercise, by):
            groups.setdefault(key, []).append(exercise)
    figures = tuple(name for figure in _FIGURES for name in (figure, f"{figure}_unknown"))
    rows: tuple[tuple[Cell, ...], ...] = tuple((key, *_sums(groups[key])) for key in sorted(groups))
    return Report(
        command="exercises",
        title=f"{log.organisation}: exercises held, totals by {by}",
        columns=(by.value, "exercises", *figures),
        rows=rows,
        reading=reading,
        summary=f"{len(_families(held))} exercises held",
        notes=(
            "An umbrella and its parts count once. Figures given as about, more than or up to count as their number.",
            "The columns ending in _unknown count exercises for which no source gives the figure.",
            *(("An exercise with several hosts or States counts for each of them.",) if by in _SHARED else ()),
            *_unlisted(log, wanted),
            *notes.horizon(log, min(wanted.period.last, today), "exercises"),
        ),
        bars="personnel",
    )


_SHARED = (TotalBy.HOST, TotalBy.STATE)


def _found(log: Log, wanted: ExerciseFilter) -> list[Exercise]:
    found = (event for event in log.events if isinstance(event, Exercise) and wanted.keeps(event))
    return sorted(found, key=by_act)


def _row(exercise: Exercise, period: Period) -> tuple[Cell, ...]:
    sure = exercise.status is not Status.ANNOUNCED and period.holds(exercise)
    return (
        exercise.id,
        exercise.series,
        exercise.name or exercise.title,
        exercise.date,
        exercise.end,
        exercise.host,
        exercise.place,
        exercise.states or None,
        exercise.personnel,
        exercise.aircraft,
        exercise.vehicles,
        exercise.status,
        Certainty.CERTAIN if sure else Certainty.POSSIBLE,
    )


def _keys(log: Log, exercise: Exercise, by: TotalBy) -> Sequence[str]:
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
    for name in _FIGURES:
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


def _unlisted(log: Log, wanted: ExerciseFilter) -> Iterator[str]:
    """Say how many exercises a filter by State leaves out because nobody lists their participants."""
    if not (wanted.with_ or wanted.without):
        return
    plain = ExerciseFilter(period=wanted.period, series=wanted.series, hosts=wanted.hosts)
    count = sum(not exercise.states for exercise in _found(log, plain))
    if count:
        yield f"{count} more whose participants no source lists are left out, unless the host decides it."


def _parts(found: Sequence[Exercise]) -> Iterator[str]:
    ids = {exercise.id for exercise in found}
    if any(exercise.umbrella in ids for exercise in found if exercise.umbrella):
        yield "The figures of a part are inside those of its umbrella: do not add them (see --totals)."
