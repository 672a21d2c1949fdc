"""The exercises: when and where they took place, who took part, and how large they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from cstocli.model.combined_exercises import CombinedExercises, ExerciseTotal, exercises_read
from cstocli.model.dates import Edtf
from cstocli.model.events import FIGURES, Event, Exercise
from cstocli.model.log import EventLog
from cstocli.model.lookup import join_names
from cstocli.model.period import Period
from cstocli.model.terms import Certainty, EventId, Figure, Reading, StateCode, Status
from cstocli.reports import notes
from cstocli.reports.filters import EventFilter, describe_period
from cstocli.reports.hints import no_events
from cstocli.reports.report import Layout, Report, column_names, count_of
from cstocli.reports.wording import by_act_date, describe_figure, held_first


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
    """Whether it certainly took place, or was called off, in the period asked for."""


class ExerciseFilter(EventFilter):
    """Which exercises to keep. An empty field keeps all."""

    hosts: tuple[StateCode, ...] = ()
    with_: tuple[StateCode, ...] = ()
    without: tuple[StateCode, ...] = ()

    def option_names(self) -> Mapping[str, str]:
        """Return the option that sets each field."""
        return {
            **super().option_names(),
            "hosts": "--host",
            "with_": "--with",
            "without": "--without",
        }

    def keeps(self, event: Event) -> bool:
        """Return whether an exercise passes. One with no listed participants is neither with nor without a State."""
        if not isinstance(event, Exercise):
            return False
        taking_part = {*event.states, *event.host}
        return (
            super().keeps(event)
            and set(self.hosts) <= set(event.host)
            and set(self.with_) <= taking_part
            and (not self.without or (bool(event.states) and taking_part.isdisjoint(self.without)))
        )


def exercises(
    log: EventLog,
    today: date,
    wanted: ExerciseFilter,
    reading: Reading = Reading.PRACTICE,
    *,
    reverse: bool = False,
) -> Report[ExerciseRow]:
    """Return the exercises that pass the filter, oldest first, or newest first with ``reverse``.

    Those that were not held, or are still to come, stand after all others in either order.
    """
    found = held_first(chosen(log, wanted, reading), reverse=reverse)
    total = CombinedExercises(log).total(found)
    status = () if all(exercise.status is Status.HELD for exercise in found) else ("status",)
    return Report(
        command="exercises",
        title=f"{log.organisation}: exercises{describe_period(wanted.period)}",
        columns=column_names(ExerciseRow._fields),
        rows=tuple(_row(exercise, wanted.period) for exercise in found),
        reading=reading,
        layout=Layout(brief=("name", "from", "to", "host", "personnel", *status)),
        summary=describe_total(total, len(found) - total.listed),
        notes=(
            *(() if found else no_exercises(log, wanted, reading)),
            *unlisted(log, wanted, reading),
            *_combined(total),
            *_only_claimed(found),
            *notes.horizon(log, min(wanted.period.last, today), "exercises"),
        ),
    )


def chosen(log: EventLog, wanted: ExerciseFilter, reading: Reading) -> list[Exercise]:
    """Return the exercises that a reading counts and that pass the filter, oldest first."""
    return sorted(filter(wanted.keeps, exercises_read(log, reading)), key=by_act_date)


def no_exercises(log: EventLog, wanted: ExerciseFilter, reading: Reading) -> Iterator[str]:
    """Yield notes on why no exercise passes a filter."""
    yield from no_events(log, exercises_read(log, reading), wanted, "exercise")


def describe_total(total: ExerciseTotal, not_held: int = 0) -> str:
    """Return how many exercises were held, with their parts and without, and how many were not: "8 exercises held"."""
    return f"{count_of(total.listed, 'exercise')} {held_or_not(total, not_held)}"


def held_or_not(total: ExerciseTotal, not_held: int) -> str:
    """Return the words that follow the number of the exercises held."""
    whole = f" ({total.exercises} counting a combined exercise and its parts as one)"
    as_one = whole if total.exercises < total.listed else ""
    return f"held{as_one}" + (f", {not_held} not held or not confirmed" if not_held else "")


def _row(exercise: Exercise, period: Period) -> ExerciseRow:
    sure = exercise.status in {Status.HELD, Status.CANCELLED} and period.holds(exercise)
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
    plain = wanted.updated(with_=(), without=())
    count = sum(not exercise.states for exercise in chosen(log, plain, reading))
    if count:
        verb = "it is" if count == 1 else "they are"
        more = count_of(count, "more exercise")
        yield f"No source lists the participants of {more}; {verb} left out unless the host decides the question."


def _combined(total: ExerciseTotal) -> Iterator[str]:
    if total.exercises < total.listed:
        yield "The figures of a combined exercise include those of its parts: do not add them up (see --totals)."


def _only_claimed(found: Iterable[Exercise]) -> Iterator[str]:
    """Yield a note for each exercise with figures that only claims give: a sort has its empty cells last."""
    for exercise in found:
        figures = [words for name in FIGURES if (words := _claimed(exercise, name))]
        if figures:
            yield (
                f"{exercise.name or exercise.title}: sources claim {join_names(figures)}, which are not confirmed and "
                f"not counted (`csto show {exercise.id}`)."
            )


def _claimed(exercise: Exercise, name: str) -> str:
    """Return a figure as sources claim it, if the log keeps none: "about 25,000 personnel"; empty otherwise."""
    if getattr(exercise, name) is not None:
        return ""
    values = dict.fromkeys(describe_figure(claim.value) for claim in exercise.claims if claim.field == name)
    return f"{' or '.join(values)} {name}" if values else ""
