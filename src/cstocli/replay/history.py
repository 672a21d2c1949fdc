"""Replay: a pure fold of the log into a history that can be asked about any day.

Events are taken by the first day of their effect; within a day by the rank of the kind. "On D" means at the end of
day D. The order of the file does not matter. What is planned, announced or cancelled is not replayed, nor, in the
reading ``law``, what is practice.

A date may be a window. Each subject (a State, a chair, an office) is followed through every order that its
windows allow: a *world* is one value it may have, with the events that may still be to come. Where all
worlds agree the answer is certain, elsewhere it is possible.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from cstocli.model.events import Bonds, Event, Seat, Subject, TreatyAct, Value
from cstocli.model.log import EventLog
from cstocli.model.struct import Struct
from cstocli.model.terms import InstrumentId, InstrumentKind, Reading, Stage, StateCode, Status
from cstocli.replay.snapshot import (
    Change,
    Holder,
    Outcome,
    Snapshot,
    Standings,
    bond,
    holders_of,
    stages_of,
    standing_of,
    standings_of,
)

SEATS: Final = ("chair", "office")
MAX_OPEN: Final = 6
"""Windows of one subject that are followed in every order at once; further ones are taken at their first day."""
MAX_WORLDS: Final = 512
"""Worlds of one subject that are followed from one day to the next; where there are more, a few are."""
_FEW: Final = 16


class ReplayedLog(Struct):
    """Everything that a log says of every day, under one reading; a subject is folded when it is first asked about."""

    log: EventLog
    reading: Reading
    acts: Mapping[Subject, Sequence[Event]]
    """What acts on each subject, in order."""

    def changes(self, subject: Subject) -> Sequence[Change]:
        """Return the changes of a subject, oldest first."""
        if subject not in self._folded:
            kinds = {key: instrument.kind for key, instrument in self.log.instruments.items()}
            self._folded[subject] = Fold(subject, kinds).follow(self.acts.get(subject, ()))
        return self._folded[subject]

    def at(self, subject: Subject, on: date) -> Change | None:
        """Return what may hold for a subject at the end of a day; None before anything could."""
        changes = self.changes(subject)
        index = bisect_right(changes, on, key=lambda change: change.day)
        return changes[index - 1] if index else None

    def on(self, day: date) -> Snapshot:
        """Return what holds at the end of a day for every subject; each of them is folded."""
        changes = {subject: change for subject in sorted(self.acts) if (change := self.at(subject, day))}
        return Snapshot(day=day, log=self.log, reading=self.reading, changes=changes)

    def standings(self, day: date) -> Standings:
        """Return the standing of every State that has one at the end of a day, by code; chairs are not folded."""
        codes = [StateCode(subject.key) for subject in sorted(self.acts) if subject.facet == "state"]
        return Standings(row for code in codes for row in standings_of(code, self.at(Subject("state", code), day)))

    def holders(self, subject: Subject, day: date) -> tuple[Holder, ...]:
        """Return who may hold a chair or an office at the end of a day, each once; nothing before the first act."""
        return holders_of(self.at(subject, day))

    def stages(self, state: StateCode, instrument: InstrumentId, day: date) -> tuple[Stage | None, ...]:
        """Return how far a State may have come with an instrument by the end of a day; None means nothing."""
        return stages_of(self.at(bond(self.log, Subject("state", state), instrument), day), instrument)

    @cached_property
    def _folded(self) -> dict[Subject, Sequence[Change]]:
        return {}


def order(event: Event) -> tuple[date, int, date, str]:
    """Return the place of an event among all: first possible day of effect, rank, last possible day, id."""
    effect = event.takes_effect
    return effect.earliest, event.rank, effect.latest, event.id


def acts(log: EventLog, reading: Reading) -> list[Event]:
    """Return the events that this reading replays, in order: what was held and acts on something."""
    taken = (e for e in log.events if e.status is Status.HELD and e.is_read(reading) and e.subjects())
    return sorted(taken, key=order)


def replay(log: EventLog, reading: Reading = Reading.PRACTICE) -> ReplayedLog:
    """Fold the log into its history. Total: no log makes it fail."""
    by_subject: dict[Subject, list[Event]] = {}
    for event in acts(log, reading):
        for subject in dict.fromkeys(event.subjects()):
            of = bond(log, subject, event.instrument) if isinstance(event, TreatyAct) else subject
            by_subject.setdefault(of, []).append(event)
    return ReplayedLog(log=log, reading=reading, acts=by_subject)


class World(NamedTuple):
    """One value that a subject may have by now, and the acts whose window is open that may still be to come."""

    held: Outcome
    open: frozenset[int] = frozenset()


class Fold:
    """Follows one subject through its acts and every order that their windows allow.

    Where there is more to follow than MAX_OPEN and MAX_WORLDS allow, no answer is more than possible from then on,
    until an act that leaves nothing of what was before.
    """

    def __init__(self, subject: Subject, kinds: Mapping[InstrumentId, InstrumentKind]) -> None:
        """Begin with nobody seated, or no bond."""
        self.kinds = kinds
        self.start = Outcome(Seat() if subject.facet in SEATS else Bonds())

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
                worlds = set(sorted(worlds, key=lambda world: (_first(world.held), sorted(world.open)))[:_FEW])
            change = Change(day, tuple(sorted({world.held for world in worlds}, key=_first)), exact)
            if not changes or changes[-1][1:] != change[1:]:
                changes.append(change)
        return changes

    def effect(self, index: int, act: Event, before: Value) -> Value:  # noqa: ARG002 - for who follows with other eyes
        """Return the value of the subject after the act with this index."""
        after: Value = act.apply(before)
        return after

    def _within_day(self, worlds: set[World], acts: Sequence[Event], day: date, sure: frozenset[int]) -> set[World]:
        """Take the acts of a day in its order: each open one may happen now, and must if its window closes."""
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
        """Let what stays open happen later in every order, until nothing new comes of it."""
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
        if value == held.value and (
            held.caused_by or not acts[index].overrides_history
        ):  # the first to say so is the one since whom
            return World(held, rest)
        word = standing_of(value, self.kinds) if isinstance(value, Bonds) else None
        same = word is held.standing and word is not None
        return World(Outcome(value, word, held.caused_by if same else acts[index]), rest)


def _first(held: Outcome) -> tuple[date, int, date, str, str]:
    """Return the place of what may be held among all: the oldest first, by its own words where that is the same."""
    value = held.value
    spelled = f"{value.stages} {sorted(value.observes)}" if isinstance(value, Bonds) else str(value)
    return (*(order(held.caused_by) if held.caused_by else (date.min, 0, date.min, "")), spelled)
