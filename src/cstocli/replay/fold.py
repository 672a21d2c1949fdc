"""The fold of one subject through its acts, in every order that their dates allow.

A date may be a window. Each subject (a State, a chair, an office) is followed through every order that its
windows allow: a *world* is one value it may have, with the events that may still be to come. Where all
worlds agree the answer is certain, elsewhere it is possible.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from cstocli.model.events import UNKNOWN, Bonds, Event, Subject, Value
from cstocli.model.terms import InstrumentId, InstrumentKind
from cstocli.replay.snapshot import Change, Outcome, standing_of

SEATS: Final = ("chair", "office")
"""The facets whose value is a seat; the value of the others is a State's bonds."""
MAX_OPEN: Final = 6
"""Windows of one subject that are followed in every order at once; further ones are taken at their first day."""
MAX_WORLDS: Final = 512
"""Worlds of one subject that are followed from one day to the next; where there are more, ``_KEPT_WORLDS`` are."""
_KEPT_WORLDS: Final = 16


def order(event: Event) -> tuple[date, int, date, str]:
    """Return the sort key of replay: first possible day of effect, rank of the kind, last possible day, id."""
    effect = event.takes_effect
    return effect.earliest, event.rank, effect.latest, event.id


def initial_value(subject: Subject) -> Value:
    """Return the value of a subject before the first act on it."""
    return UNKNOWN if subject.facet in SEATS else Bonds()


class World(NamedTuple):
    """One value that a subject may have by now, and the acts whose window is open that may still be to come."""

    held: Outcome
    open: frozenset[int] = frozenset()


class Fold:
    """Follows one subject through its acts and every order that their windows allow.

    Where there is more to follow than MAX_OPEN and MAX_WORLDS allow, no answer is more than possible from then on,
    until an act after which nothing depends on what came before.
    """

    def __init__(self, subject: Subject, kinds: Mapping[InstrumentId, InstrumentKind]) -> None:
        """Start from an unknown holder, or from no bonds; ``kinds`` are the kinds of the log's instruments."""
        self.kinds = kinds
        self.start = Outcome(initial_value(subject))

    def follow(self, acts: Sequence[Event]) -> list[Change]:
        """Return the changes of the subject, oldest first. The acts come in order."""
        opening: dict[date, list[int]] = {}
        for index, act in enumerate(acts):
            opening.setdefault(act.takes_effect.earliest, []).append(index)
        worlds = {World(self.start)}
        changes: list[Change] = []
        exact, closed = True, date.min
        for day in sorted({*opening, *(act.takes_effect.latest for act in acts)}):
            opened = opening.get(day, [])
            wide = [index for index in opened if acts[index].takes_effect.latest > day]
            room = MAX_OPEN - max(len(world.open) for world in worlds) if exact else 0
            followed = frozenset(wide[:room])
            settled = closed < day and any(acts[index].overrides_history for index in opened)
            closed = max([closed, *(acts[index].takes_effect.latest for index in wide)])
            worlds = {World(world.held, world.open | followed) for world in worlds}
            worlds = self._within_day(worlds, acts, day, frozenset(opened) - followed)
            worlds = self._in_any_order(worlds, acts)
            exact = (exact or settled) and len(followed) == len(wide) and len(worlds) <= MAX_WORLDS
            if len(worlds) > MAX_WORLDS:
                oldest = sorted(worlds, key=lambda world: (_oldest_first(world.held), sorted(world.open)))
                worlds = set(oldest[:_KEPT_WORLDS])
            change = Change(day, tuple(sorted({world.held for world in worlds}, key=_oldest_first)), exact)
            if not changes or changes[-1][1:] != change[1:]:
                changes.append(change)
        return changes

    def effect(self, index: int, act: Event, before: Value) -> Value:  # noqa: ARG002 - a subclass records it
        """Return the value of the subject after the act with this index."""
        after: Value = act.apply(before)
        return after

    def _within_day(self, worlds: set[World], acts: Sequence[Event], day: date, sure: frozenset[int]) -> set[World]:
        """Apply the acts of a day in order: an open one may happen now, and must if its window closes."""
        now = sorted(
            sure.union(*(world.open for world in worlds)),
            key=lambda index: (acts[index].rank, *order(acts[index])),
        )
        for index in now:
            happened = {
                self._after(world, index, acts) if index in sure or index in world.open else world for world in worlds
            }
            worlds = happened if index in sure or acts[index].takes_effect.latest <= day else worlds | happened
        return worlds

    def _in_any_order(self, worlds: set[World], acts: Sequence[Event]) -> set[World]:
        """Apply the acts that are still open in every order, until that gives no new world."""
        reached = set(worlds)
        frontier = worlds
        while frontier:
            frontier = {self._after(world, index, acts) for world in frontier for index in world.open} - reached
            reached |= frontier
        return reached

    def _after(self, world: World, index: int, acts: Sequence[Event]) -> World:
        """Return the world in which an act has happened."""
        held, rest = world.held, world.open - {index}
        value = self.effect(index, acts[index], held.value)
        if value == held.value and (held.caused_by or not acts[index].overrides_history):
            return World(held, rest)  # the first act that gives a value is the one that caused it
        word = standing_of(value, self.kinds) if isinstance(value, Bonds) else None
        same = word is held.standing and word is not None
        return World(Outcome(value, word, held.caused_by if same else acts[index]), rest)


def _oldest_first(held: Outcome) -> tuple[date, int, date, str, str]:
    """Return the sort key of an outcome: by the act that caused it, the oldest first, then by its value."""
    value = held.value
    spelled = f"{value.stages} {sorted(value.observes)}" if isinstance(value, Bonds) else str(value)
    return (*(order(held.caused_by) if held.caused_by else (date.min, 0, date.min, "")), spelled)
