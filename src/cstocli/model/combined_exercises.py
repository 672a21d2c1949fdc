"""Exercises and their parts: how many exercises there were, and how large, by the one rule of every total.

- Only exercises that were held count; those planned, announced or cancelled are listed and never totalled.
- A combined exercise and its parts count as one: of the exercises that a question is about, those count that are part
  of no other one among them, directly or through others.
- The size of an exercise is the figure that its sources give; its parts are then not added. If they give none, it is
  the sum of the sizes of those of its parts that the question is about. A part of unknown size adds nothing.
- A figure given as about, more than or up to a number counts as that number, a range as its lower end.
- A combined exercise counts in the year or period in which it begins itself, with all its parts.
- A part of an exercise that was not held counts by itself; so does each of those that name one another in a circle.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

from cstocli.model.events import FIGURES, Event, Exercise
from cstocli.model.log import EventLog
from cstocli.model.terms import EventId, Figure, Reading, StateCode, Status

EventT = TypeVar("EventT", bound=Event)


class FigureSum(NamedTuple):
    """The sum of one figure of several exercises."""

    total: int | None
    """None where the figure of no exercise is known."""
    known: int
    """Exercises of which the figure is known."""
    unknown: int


class ExerciseTotal(NamedTuple):
    """What several exercises add up to."""

    listed: int
    """Exercises held, each part of a combined one counted too."""
    exercises: int
    """Exercises held, counting a combined one and its parts as one."""
    sums: Mapping[str, FigureSum]
    """The sum of each of the figures, by its name."""


def exercises_read(log: EventLog, reading: Reading) -> list[Exercise]:
    """Return the exercises of the log that a reading counts, held or not, in the order of the file."""
    return [event for event in log.events if isinstance(event, Exercise) and event.is_read(reading)]


def hosted(exercises: Iterable[Exercise], state: StateCode) -> list[Exercise]:
    """Return the exercises of which a State was a host."""
    return [exercise for exercise in exercises if state in exercise.host]


def joined(exercises: Iterable[Exercise], state: StateCode) -> list[Exercise]:
    """Return the exercises in which a source says that a State took part."""
    return [exercise for exercise in exercises if state in exercise.states]


class CombinedExercises:
    """Which exercises of a log are part of which others, and what any choice of them adds up to."""

    def __init__(self, log: EventLog) -> None:
        """Store the umbrella of each part, and an order in which parts stand before it."""
        exercises = {event.id: event for event in log.events if isinstance(event, Exercise)}
        self._umbrellas = {
            part.id: part.umbrella
            for part in exercises.values()
            if part.umbrella in exercises and exercises[part.umbrella].status is part.status
        }
        self._ranks = self._parts_first(exercises)

    def wholes(self, found: Iterable[EventT]) -> list[EventT]:
        """Return the events found, without those that are part of another one found."""
        listed = list(found)
        above = self._nearest_above(listed)
        return [event for event in listed if above[event.id] is None]

    def families(self, found: Iterable[Exercise]) -> list[tuple[Exercise, list[Exercise]]]:
        """Return the exercises found and held that are part of no other one, each with its parts among them."""
        held = self._held(found)
        above = self._nearest_above(held)
        families: dict[EventId, tuple[Exercise, list[Exercise]]] = {}
        for exercise in reversed(held):
            umbrella = above[exercise.id]
            if umbrella is None:
                families[exercise.id] = exercise, []
            else:
                families[exercise.id] = families[umbrella]
                families[umbrella][1].append(exercise)
        return [family for ident, family in families.items() if above[ident] is None]

    def sizes(self, found: Iterable[Exercise], name: str) -> Mapping[EventId, int]:
        """Return one figure of each exercise found and held of which it is known: its own, else that of its parts."""
        held = self._held(found)
        above = self._nearest_above(held)
        sizes: dict[EventId, int] = {}
        of_parts: dict[EventId, int] = {}
        for exercise in held:
            figure: Figure | None = getattr(exercise, name)
            size = of_parts.get(exercise.id) if figure is None else figure.number
            umbrella = above[exercise.id]
            if size is not None:
                sizes[exercise.id] = size
                if umbrella is not None:
                    of_parts[umbrella] = of_parts.get(umbrella, 0) + size
        return sizes

    def total(self, found: Iterable[Exercise]) -> ExerciseTotal:
        """Return what the exercises found add up to; those that were not held are left out."""
        held = self._held(found)
        wholes = self.wholes(held)
        sums: dict[str, FigureSum] = {}
        for name in FIGURES:
            sizes = self.sizes(held, name)
            known = [sizes[whole.id] for whole in wholes if whole.id in sizes]
            sums[name] = FigureSum(sum(known) if known else None, len(known), len(wholes) - len(known))
        return ExerciseTotal(len(held), len(wholes), sums)

    def _held(self, found: Iterable[Exercise]) -> list[Exercise]:
        """Return the exercises found that were held, each after its parts."""
        held = (exercise for exercise in found if exercise.status is Status.HELD)
        return sorted(held, key=lambda exercise: self._ranks[exercise.id])

    def _parts_first(self, exercises: Iterable[EventId]) -> Mapping[EventId, int]:
        """Return the place of each exercise in an order in which parts come first; drop the umbrellas in a circle."""
        waiting = Counter(self._umbrellas.values())
        ready = [ident for ident in exercises if not waiting[ident]]
        for ident in ready:  # it grows while it is walked through
            umbrella = self._umbrellas.get(ident)
            if umbrella is not None:
                waiting[umbrella] -= 1
                if not waiting[umbrella]:
                    ready.append(umbrella)
        circles = [ident for ident in exercises if waiting[ident]]
        for ident in circles:
            del self._umbrellas[ident]
        return {ident: rank for rank, ident in enumerate((*ready, *circles))}

    def _nearest_above(self, found: Iterable[Event]) -> Mapping[EventId, EventId | None]:
        """Return for each event found the nearest one found that it is part of, directly or through others."""
        among = dict.fromkeys(event.id for event in found)
        nearest: dict[EventId, EventId | None] = {}
        for ident in among:
            path: list[EventId] = []
            step: EventId | None = ident
            while step is not None and step not in nearest:
                path.append(step)
                step = self._umbrellas.get(step)
            for below in reversed(path):
                umbrella = self._umbrellas.get(below)
                nearest[below] = umbrella if umbrella is None or umbrella in among else nearest[umbrella]
        return nearest
