"""The exercises: when and where they took place, who took part, and how large they were."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cstocli.model.combined_exercises import CombinedExercises, ExerciseTotal, exercises_read
from cstocli.model.dates import Edtf
from cstocli.model.events import Exercise
from cstocli.model.log import EventLog
from cstocli.model.period import Period
from cstocli.model.struct import Struct
from cstocli.model.terms import Certainty, EventId, Figure, Reading, StateCode, Status
from cstocli.reports import notes
from cstocli.reports.report import Report, column_names, count_of
from cstocli.reports.wording import by_act_date


class ExerciseRow(NamedTuple):
    """One exercise."""

    id: EventId
    series: str | None
    name: str
    from_: Edtf
    to: Edtf | None
    """Last day, included."""
    host: tuple[StateCode, ...]
    place: str | None
    participants: tuple[StateCode, ...] | None
    """None where no source lists them."""
    personnel: Figure | None
    aircraft: Figure | None
    vehicles: Figure | None
    status: Status
    certainty: Certainty
    """Whether it certainly took place in the period asked for."""


class ExerciseFilter(Struct):
    """Which exercises to keep. An empty field keeps all."""

    period: Period = Period()
    series: tuple[str, ...] = ()
    hosts: tuple[StateCode, ...] = ()
    with_: tuple[StateCode, ...] = ()
    without: tuple[StateCode, ...] = ()

    def keeps(self, exercise: Exercise) -> bool:
        """Return whether an exercise passes. One with no listed participants is neither with nor without a State."""
        taking_part = {*exercise.states, *exercise.host}
        return (
            self.period.touches(exercise)
            and (not self.series or exercise.series in self.series)
            and set(self.hosts) <= set(exercise.host)
            and set(self.with_) <= taking_part
            and (not self.without or (bool(exercise.states) and taking_part.isdisjoint(self.without)))
        )


def exercises(
    log: EventLog, today: date, wanted: ExerciseFilter, reading: Reading = Reading.PRACTICE
) -> Report[ExerciseRow]:
    """Return the exercises that pass the filter, oldest first."""
    found = chosen(log, wanted, reading)
    total = CombinedExercises(log).total(found)
    return Report(
        command="exercises",
        title=f"{log.organisation}: exercises",
        columns=column_names(ExerciseRow._fields),
        rows=tuple(_row(exercise, wanted.period) for exercise in found),
        reading=reading,
        summary=describe_total(total, len(found) - total.listed),
        notes=(
            *unlisted(log, wanted, reading),
            *_combined(total),
            *notes.horizon(log, min(wanted.period.last, today), "exercises"),
        ),
    )


def chosen(log: EventLog, wanted: ExerciseFilter, reading: Reading) -> list[Exercise]:
    """Return the exercises that a reading counts and that pass the filter, oldest first."""
    return sorted(filter(wanted.keeps, exercises_read(log, reading)), key=by_act_date)


def describe_total(total: ExerciseTotal, not_held: int = 0) -> str:
    """Return how many exercises were held, with their parts and without, and how many were not: "8 exercises held"."""
    return f"{count_of(total.listed, 'exercise')} {held_or_not(total, not_held)}"


def held_or_not(total: ExerciseTotal, not_held: int) -> str:
    """Return the words that follow the number of the exercises held."""
    whole = f" ({total.exercises} counting a combined exercise and its parts as one)"
    as_one = whole if total.exercises < total.listed else ""
    return f"held{as_one}" + (f", {not_held} not held or not confirmed" if not_held else "")


def _row(exercise: Exercise, period: Period) -> ExerciseRow:
    sure = exercise.status is not Status.ANNOUNCED and period.holds(exercise)
    return ExerciseRow(
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


def unlisted(log: EventLog, wanted: ExerciseFilter, reading: Reading) -> Iterator[str]:
    """Yield a note on how many exercises a filter by State leaves out because no source lists their participants."""
    if not (wanted.with_ or wanted.without):
        return
    plain = ExerciseFilter(period=wanted.period, series=wanted.series, hosts=wanted.hosts)
    count = sum(not exercise.states for exercise in chosen(log, plain, reading))
    if count:
        verb = "it is" if count == 1 else "they are"
        more = count_of(count, "more exercise")
        yield f"No source lists the participants of {more}; {verb} left out unless the host decides the question."


def _combined(total: ExerciseTotal) -> Iterator[str]:
    if total.exercises < total.listed:
        yield "The figures of a combined exercise include those of its parts: do not add them up (see --totals)."
