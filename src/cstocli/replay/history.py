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

from cstocli.model.events import Event, Subject
from cstocli.model.log import CompetingClaim, EventLog, Horizon
from cstocli.model.struct import Struct
from cstocli.model.terms import InstrumentId, Reading, SourceAgreement, Stage, StateCode, Status
from cstocli.replay.agreement import Alternative, alternatives, competing_claims, follow_claim
from cstocli.replay.fold import Fold, order
from cstocli.replay.horizon import Reach, horizon_of, reach_of
from cstocli.replay.snapshot import (
    Change,
    Holder,
    Snapshot,
    Standings,
    StateStanding,
    bond,
    holders_of,
    instrument_kinds,
    stages_of,
    standings_of,
    subjects_of,
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
            self._folded[subject] = Fold(subject, instrument_kinds(self.log)).follow(self.acts.get(subject, ()))
        return self._folded[subject]

    def at(self, subject: Subject, on: date) -> Change | None:
        """Return what may hold for a subject at the end of a day, and whether the evidence reaches it.

        None before anything could hold, and for what no event acts on.
        """
        changes = self.changes(subject)
        index = bisect_right(changes, on, key=lambda change: change.day)
        if not index:
            return None
        change = changes[index - 1]
        if on <= self._verified_for_all:
            return change
        return change._replace(reach=reach_of(self.horizon(subject, change), on))

    def horizon(self, subject: Subject, change: Change | None = None) -> Horizon:
        """Return how far it can be known what a change brought; without one, how far the sources on a subject reach."""
        return horizon_of(self.log, subject, ((held.value, held.caused_by) for held in (change.held if change else ())))

    def reach(self, subject: Subject, day: date) -> Reach:
        """Return whether the evidence on a subject reaches a day, also where nothing acts on it."""
        change = self.at(subject, day)
        return change.reach if change else reach_of(self.horizon(subject), day)

    def on(self, day: date) -> Snapshot:
        """Return what holds at the end of a day for every subject, all of which are folded."""
        changes = {subject: change for subject in sorted(self.acts) if (change := self.at(subject, day))}
        disputed = frozenset(subject for subject in changes if self.competing(subject, day))
        return Snapshot(day=day, log=self.log, reading=self.reading, changes=changes, disputed=disputed)

    def competing(
        self, subject: Subject, first: date | None = None, last: date | None = None
    ) -> tuple[CompetingClaim, ...]:
        """Return the claims of other sources that rule out what holds for a subject on some day.

        The days run from ``first`` through ``last``, which is the same day if only ``first`` is given; all days count
        if neither is.
        """
        if subject not in self._competing:
            self._competing[subject] = self._find_competing(subject)
        found = self._competing[subject]
        return found if first is None else tuple(claim for claim in found if claim.concerns(first, last or first))

    def _find_competing(self, subject: Subject) -> tuple[CompetingClaim, ...]:
        if self.log.competing is not None:
            return self.log.competing.get((self.reading, subject), ())
        acts, against = self.acts.get(subject, ()), self.alternatives(subject)
        return tuple(competing_claims(self.log, self.reading, subject, acts, against))

    def alternatives(self, subject: Subject) -> Sequence[Alternative]:
        """Return the events on a subject that the claims of other sources would change, each as they would have it."""
        return self._alternatives.get(subject, ())

    def under(self, claim: CompetingClaim, subject: Subject) -> Sequence[Change]:
        """Return the changes of a subject, oldest first, if a claim is right."""
        return follow_claim(self.log, self.reading, subject, self.acts.get(subject, ()), claim)

    def agreement(self, subject: Subject, first: date, last: date | None = None) -> SourceAgreement:
        """Return whether the sources agree on what holds for a subject on a day, or on every day of a period."""
        return SourceAgreement.DISPUTED if self.competing(subject, first, last) else SourceAgreement.AGREED

    def standings(self, day: date) -> Standings:
        """Return the standing of every State that has one at the end of a day, by code; chairs are not folded."""
        subjects = [subject for subject in sorted(self.acts) if subject.facet == "state"]
        return Standings(row for subject in subjects for row in self._standings(subject, day))

    def _standings(self, subject: Subject, day: date) -> tuple[StateStanding, ...]:
        change = self.at(subject, day)
        return standings_of(StateCode(subject.key), change, self.agreement(subject, day)) if change else ()

    def holders(self, subject: Subject, day: date) -> tuple[Holder, ...]:
        """Return who may hold a chair or an office at the end of a day, each once; nothing before the first act."""
        return holders_of(self.at(subject, day), self.agreement(subject, day))

    def stages(self, state: StateCode, instrument: InstrumentId, day: date) -> tuple[Stage | None, ...]:
        """Return how far a State may have come with an instrument by the end of a day; None means nothing."""
        return stages_of(self.at(bond(self.log, Subject("state", state), instrument), day), instrument)

    @cached_property
    def _verified_for_all(self) -> date:
        """A day through which every answer is verified, whatever it is about."""
        own = (act.evidence_to for acts in self.acts.values() for act in acts if act.evidence_to)
        return min([self.log.verified_to, *self.log.verified.values(), *own])

    @cached_property
    def _folded(self) -> dict[Subject, Sequence[Change]]:
        return {}

    @cached_property
    def _alternatives(self) -> Mapping[Subject, Sequence[Alternative]]:
        return alternatives(self.log)

    @cached_property
    def _competing(self) -> dict[Subject, tuple[CompetingClaim, ...]]:
        return {}


def acts(log: EventLog, reading: Reading) -> list[Event]:
    """Return the events that this reading replays, in order: those that were held and act on a subject."""
    taken = (e for e in log.events if e.status is Status.HELD and e.is_read(reading) and e.subjects())
    return sorted(taken, key=order)


def replay(log: EventLog, reading: Reading = Reading.PRACTICE) -> ReplayedLog:
    """Fold the log into its history. It never fails, whatever the log contains."""
    by_subject: dict[Subject, list[Event]] = {}
    for event in acts(log, reading):
        for subject in subjects_of(log, event):
            by_subject.setdefault(subject, []).append(event)
    return ReplayedLog(log=log, reading=reading, acts=by_subject)
