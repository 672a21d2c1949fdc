"""The fold of one subject through its acts, in every order that their dates allow.

A date may be a window. Each subject (a State, a chair, an office) is followed through every order that its
windows allow: a *world* is one value it may have, with the events that may still be to come. Where all
worlds agree the answer is certain, elsewhere it is possible.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from cstocli.model.events import UNKNOWN, Bonds, Event, Subject, Value
from cstocli.model.terms import InstrumentId, InstrumentKind
from cstocli.replay.snapshot import Change, Outcome, standing_of

_DAY: Final = timedelta(days=1)
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
    """One value that a subject may have by now, in an order of events that the dates allow."""

    outcome: Outcome
    open: frozenset[int] = frozenset()
    """The acts whose window is open that are still to come."""
    in_vain: frozenset[int] = frozenset()
    """The acts so far that found nothing to start from."""


class _Step(NamedTuple):
    """What may happen to a subject on one day."""

    day: date
    opening: frozenset[int] = frozenset()
    """The acts whose window begins, which are followed through every day of it."""
    sure: frozenset[int] = frozenset()
    """The acts that happen on this day in every order."""
    exact: bool = True


class Fold:
    """Follows one subject through its acts and every order that their windows allow.

    Of these orders, one in which an act finds nothing to start from is left out if another one gives that act
    something and leaves no further act in vain: a State ratified what it had signed before.

    Where there is more to follow than MAX_OPEN and MAX_WORLDS allow, no answer is more than possible from then on,
    until an act after which nothing depends on what came before.
    """

    def __init__(self, subject: Subject, kinds: Mapping[InstrumentId, InstrumentKind]) -> None:
        """Start from an unknown holder, or from no bonds; ``kinds`` are the kinds of the log's instruments."""
        self.kinds = kinds
        self.start = Outcome(initial_value(subject))

    def follow(self, acts: Sequence[Event]) -> list[Change]:
        """Return the changes of the subject, oldest first. The acts come in order."""
        if all(act.takes_effect.is_exact for act in acts):
            return self.follow_in_order(acts)
        steps, layers = self._forward(acts)
        if len({world.in_vain for world in layers[-1]}) > 1 and all(step.exact for step in steps):
            steps, layers = self._without_vain_orders(acts, steps, layers)
        changes: list[Change] = []
        for step, worlds in zip(steps, layers, strict=True):
            outcomes = tuple(sorted({world.outcome for world in worlds}, key=_oldest_first))
            change = Change(step.day, outcomes, step.exact)
            if not changes or changes[-1][1:] != change[1:]:
                changes.append(change)
        return changes

    def follow_in_order(self, acts: Sequence[Event]) -> list[Change]:
        """Return what ``follow`` does where no date leaves a choice, in a fraction of the time."""
        outcome = self.start
        by_day: dict[date, Outcome] = {}
        for index, act in enumerate(acts):
            outcome = by_day[act.takes_effect.earliest] = self._outcome_of(index, act, outcome)
        changes: list[Change] = []
        for day, held in by_day.items():
            if not changes or changes[-1].held[0] != held:
                changes.append(Change(day, (held,)))
        return changes

    def effect(self, index: int, act: Event, before: Value) -> Value:  # noqa: ARG002 - a subclass records it
        """Return the value of the subject after the act with this index."""
        after: Value = act.apply(before)
        return after

    def _forward(self, acts: Sequence[Event]) -> tuple[list[_Step], list[set[World]]]:
        """Return each day on which something may change, and the worlds at its end."""
        opening: dict[date, list[int]] = {}
        for index, act in enumerate(acts):
            opening.setdefault(act.takes_effect.earliest, []).append(index)
        days = sorted({*opening, *(act.takes_effect.latest for act in acts)})
        steps: list[_Step] = []
        layers: list[set[World]] = []
        worlds = {World(self.start)}
        exact, closed = True, date.min
        for day, following in zip(days, [*days[1:], None], strict=False):
            opened = opening.get(day, [])
            wide = [index for index in opened if acts[index].takes_effect.latest > day]
            room = MAX_OPEN - max(len(world.open) for world in worlds) if exact else 0
            followed = frozenset(wide[:room])
            settled = closed < day and any(acts[index].overrides_history for index in opened)
            closed = max([closed, *(acts[index].takes_effect.latest for index in wide)])
            step = _Step(day, followed, frozenset(opened) - followed)
            worlds = self._after_day(worlds, acts, step)
            exact = (exact or settled) and len(followed) == len(wide) and len(worlds) <= MAX_WORLDS
            if len(worlds) > MAX_WORLDS:
                oldest = sorted(worlds, key=lambda world: (_oldest_first(world.outcome), sorted(world.open)))
                worlds = set(oldest[:_KEPT_WORLDS])
            steps.append(step._replace(exact=exact))
            layers.append(worlds)
            worlds = self._until(following, worlds, acts, steps, layers)
        return steps, layers

    def _until(
        self, end: date | None, worlds: set[World], acts: Sequence[Event], steps: list[_Step], layers: list[set[World]]
    ) -> set[World]:
        """Follow the open acts day by day before ``end``, as long as that brings new worlds; return the last ones.

        Acts of one day come in the order of their ranks, so that to happen in another order they need several days.
        """
        step = steps[-1]._replace(opening=frozenset(), sure=frozenset())
        while end is not None and any(world.open for world in worlds):
            step = step._replace(day=step.day + _DAY)
            more = self._after_day(worlds, acts, step) if step.day < end else worlds
            if more == worlds or len(more) > MAX_WORLDS:
                break
            worlds = more
            steps.append(step)
            layers.append(worlds)
        return worlds

    def _without_vain_orders(
        self, acts: Sequence[Event], steps: Sequence[_Step], layers: Sequence[set[World]]
    ) -> tuple[list[_Step], list[set[World]]]:
        """Return the days and worlds of the orders in which no act is in vain that need not be."""
        in_vain = {world.in_vain for world in layers[-1]}
        least = {acts_ for acts_ in in_vain if not any(others < acts_ for others in in_vain)}
        kept = {world for world in layers[-1] if world.in_vain in least}
        found = [(steps[-1], kept)]
        for step, (earlier, worlds) in zip(steps[:0:-1], list(zip(steps, layers, strict=True))[-2::-1], strict=True):
            kept = self._leading_to(kept, worlds, acts, step)
            passing = step._replace(day=step.day - _DAY, opening=frozenset(), sure=frozenset())
            while passing.day > earlier.day:
                before = self._leading_to(kept, worlds, acts, passing)
                if before == kept:
                    break
                found.append((passing, kept))
                kept, passing = before, passing._replace(day=passing.day - _DAY)
            found.append((earlier, kept))
        found.reverse()
        return [step for step, _ in found], [worlds for _, worlds in found]

    def _leading_to(self, kept: set[World], worlds: set[World], acts: Sequence[Event], step: _Step) -> set[World]:
        """Return those of some worlds from which a day may lead to a kept one."""
        return {world for world in worlds if not kept.isdisjoint(self._after_day({world}, acts, step))}

    def _after_day(self, worlds: set[World], acts: Sequence[Event], step: _Step) -> set[World]:
        """Apply the acts of a day in order: an open one may happen now, and must if its window closes."""
        if step.opening:
            worlds = {world._replace(open=world.open | step.opening) for world in worlds}
        now = sorted(
            step.sure.union(*(world.open for world in worlds)),
            key=lambda index: (acts[index].rank, *order(acts[index])),
        )
        for index in now:
            happened = {
                self._after(world, index, acts) if index in step.sure or index in world.open else world
                for world in worlds
            }
            must = index in step.sure or acts[index].takes_effect.latest <= step.day
            worlds = happened if must else worlds | happened
        return worlds

    def _after(self, world: World, index: int, acts: Sequence[Event]) -> World:
        """Return the world in which an act has happened."""
        outcome, rest, act = world.outcome, world.open - {index}, acts[index]
        in_vain = world.in_vain
        if not act.starts_from(outcome.value):
            in_vain = in_vain | {index}
        return World(self._outcome_of(index, act, outcome), rest, in_vain)

    def _outcome_of(self, index: int, act: Event, before: Outcome) -> Outcome:
        """Return the outcome after an act; the first act that gives a value or a standing is the one that caused it."""
        value = self.effect(index, act, before.value)
        if value == before.value and (before.caused_by or not act.overrides_history):
            return before
        word = standing_of(value, self.kinds) if isinstance(value, Bonds) else None
        same = word is before.standing and word is not None
        return Outcome(value, word, before.caused_by if same else act)


def _oldest_first(outcome: Outcome) -> tuple[date, int, date, str, str]:
    """Return the sort key of an outcome: by the act that caused it, the oldest first, then by its value."""
    value = outcome.value
    spelled = f"{value.stages} {sorted(value.observes)}" if isinstance(value, Bonds) else str(value)
    return (*(order(outcome.caused_by) if outcome.caused_by else (date.min, 0, date.min, "")), spelled)
