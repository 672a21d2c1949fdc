"""Replay: a pure fold of the log into a history that can be queried for any day.

Events are taken by the first day of their effect; within a day by the rank of the kind. "On D" means at the end of
day D. The order of the file does not matter. Events that are planned, announced or cancelled are not replayed, nor,
in the reading ``law``, acts of practice.

``replay.fold`` follows one subject through every order that imprecise dates allow.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from cstocli.model.events import Event, Subject, TreatyAct
from cstocli.model.log import EventLog
from cstocli.model.struct import Struct
from cstocli.model.terms import InstrumentId, Reading, Stage, StateCode, Status
from cstocli.replay.fold import Fold, order
from cstocli.replay.snapshot import (
    Change,
    Holder,
    Snapshot,
    Standings,
    bond,
    holders_of,
    stages_of,
    standings_of,
)


class ReplayedLog(Struct):
    """Everything that a log says of every day, under one reading; a subject is folded at the first query about it."""

    log: EventLog
    reading: Reading
    acts: Mapping[Subject, Sequence[Event]]
    """The events that act on each subject, in order."""

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
        """Return what holds at the end of a day for every subject, all of which are folded."""
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


def acts(log: EventLog, reading: Reading) -> list[Event]:
    """Return the events that this reading replays, in order: those that were held and act on a subject."""
    taken = (e for e in log.events if e.status is Status.HELD and e.is_read(reading) and e.subjects())
    return sorted(taken, key=order)


def replay(log: EventLog, reading: Reading = Reading.PRACTICE) -> ReplayedLog:
    """Fold the log into its history. It never fails, whatever the log contains."""
    by_subject: dict[Subject, list[Event]] = {}
    for event in acts(log, reading):
        for subject in dict.fromkeys(event.subjects()):
            of = bond(log, subject, event.instrument) if isinstance(event, TreatyAct) else subject
            by_subject.setdefault(of, []).append(event)
    return ReplayedLog(log=log, reading=reading, acts=by_subject)
