"""Which exercises were held, where, with whom, how large."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from cstocli.model.events import Exercise
from cstocli.model.log import EventLog
from cstocli.model.period import Period
from cstocli.model.struct import Struct
from cstocli.model.terms import Certainty, Reading, StateCode, Status
from cstocli.reports import notes
from cstocli.reports.report import Cell, Report
from cstocli.reports.wording import by_act_date

COLUMNS = (
    *("id", "series", "name", "from", "to", "host", "place", "participants"),
    *("personnel", "aircraft", "vehicles", "status", "certainty"),
)


class ExerciseFilter(Struct):
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


def exercises(log: EventLog, today: date, wanted: ExerciseFilter, reading: Reading = Reading.PRACTICE) -> Report:
    """Return the exercises that pass the filter, oldest first."""
    found = chosen(log, wanted)
    held = sum(exercise.status is Status.HELD for exercise in found)
    return Report(
        command="exercises",
        title=f"{log.organisation}: exercises",
        columns=COLUMNS,
        rows=tuple(_row(exercise, wanted.period) for exercise in found),
        reading=reading,
        summary=f"{held} held" + (f", {len(found) - held} not held or not confirmed" if held < len(found) else ""),
        notes=(
            *unlisted(log, wanted),
            *_parts(found),
            *notes.horizon(log, min(wanted.period.last, today), "exercises"),
        ),
    )


def chosen(log: EventLog, wanted: ExerciseFilter) -> list[Exercise]:
    """Return the exercises that pass the filter, oldest first."""
    found = (event for event in log.events if isinstance(event, Exercise) and wanted.keeps(event))
    return sorted(found, key=by_act_date)


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


def unlisted(log: EventLog, wanted: ExerciseFilter) -> Iterator[str]:
    """Say how many exercises a filter by State leaves out because nobody lists their participants."""
    if not (wanted.with_ or wanted.without):
        return
    plain = ExerciseFilter(period=wanted.period, series=wanted.series, hosts=wanted.hosts)
    count = sum(not exercise.states for exercise in chosen(log, plain))
    if count:
        yield f"{count} more whose participants no source lists are left out, unless the host decides it."


def _parts(found: Sequence[Exercise]) -> Iterator[str]:
    ids = {exercise.id for exercise in found}
    if any(exercise.umbrella in ids for exercise in found if exercise.umbrella):
        yield "The figures of a part are inside those of its umbrella: do not add them (see --totals)."
