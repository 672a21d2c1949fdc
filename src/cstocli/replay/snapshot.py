"""What holds at the end of one day: the standing of each State, who has the chair and the offices."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final, NamedTuple

from cstocli.model.events import Bonds, Event, Seat, Subject, Value
from cstocli.model.log import EventLog
from cstocli.model.struct import Struct
from cstocli.model.terms import (
    LIVE,
    BodyId,
    Certainty,
    InstrumentId,
    InstrumentKind,
    Reading,
    Stage,
    Standing,
    StateCode,
)


class Outcome(NamedTuple):
    """A value of a subject, the standing that it gives a State, and the event that made it so."""

    value: Value
    standing: Standing | None = None
    caused_by: Event | None = None


class Change(NamedTuple):
    """From the end of ``day`` on, one of these is held; ``exact`` unless too many windows were open to follow all."""

    day: date
    held: tuple[Outcome, ...]
    exact: bool = True


class StateStanding(NamedTuple):
    """One State's standing on a day. Where dates leave a choice there is one for each possible standing."""

    state: StateCode
    standing: Standing
    caused_by: Event
    certainty: Certainty


class Standings(tuple[StateStanding, ...]):
    """The standings of several States."""

    __slots__ = ()

    def to_dicts(self) -> list[dict[str, str]]:
        """Return a dictionary of words for each, as pandas and polars take it."""
        return [
            {
                "state": row.state,
                "standing": row.standing.value,
                "since": row.caused_by.takes_effect.text,
                "event": row.caused_by.id,
                "certainty": row.certainty.value,
            }
            for row in self
        ]


class Holder(NamedTuple):
    """Who holds a chair or an office on a day; a seat without a State is vacant or not known."""

    seat: Seat
    caused_by: Event
    certainty: Certainty


NAMING: Final = (InstrumentKind.CHARTER, InstrumentKind.TREATY)
"""The kinds of instrument that name a standing."""

_BY_CHARTER = {Stage.IN_FORCE: Standing.MEMBER, Stage.FROZEN: Standing.FROZEN, Stage.SUSPENDED: Standing.SUSPENDED}
_BY_TREATY = {**_BY_CHARTER, Stage.IN_FORCE: Standing.PARTY}
_SIGNED = (Stage.SIGNED, Stage.CONTRACTING)


def bond(log: EventLog, state: Subject, instrument: InstrumentId) -> Subject:
    """Return the subject that has a State's bond to an instrument: one of its own if the instrument names no standing.

    Nothing else depends on such a bond, and it depends on nothing.
    """
    kept = log.instruments.get(instrument)
    return state if kept is None or kept.kind in NAMING else Subject("bond", f"{state.key} {instrument}")


def standing_of(bonds: Bonds, kinds: Mapping[InstrumentId, InstrumentKind]) -> Standing | None:
    """Return the one word for a State's bonds: the closest that any instrument gives it, or None.

    The charter makes members, the treaty parties; other instruments name no standing.
    """
    by_kind: dict[InstrumentKind | None, set[Stage]] = {}
    for instrument, stage in bonds.stages:
        by_kind.setdefault(kinds.get(instrument), set()).add(stage)
    charter = by_kind.get(InstrumentKind.CHARTER, set())
    treaty = by_kind.get(InstrumentKind.TREATY, set())
    for stages, words in ((charter, _BY_CHARTER), (treaty, _BY_TREATY)):
        for stage, word in words.items():
            if stage in stages:
                return word
    both = charter | treaty
    if not both.isdisjoint(_SIGNED):
        return Standing.SIGNATORY
    if bonds.observes:
        return Standing.OBSERVER
    return Standing.FORMER if Stage.ENDED in both else None


class Snapshot(Struct):
    """Everything that holds at the end of one day, under one reading."""

    day: date
    log: EventLog
    reading: Reading
    changes: Mapping[Subject, Change]
    """What may hold for each subject on which anything has acted by then."""

    def standings(self) -> Standings:
        """Return the standing of every State that has one, by code; several for a State whose dates are in doubt."""
        states = (subject for subject in sorted(self.changes) if subject.facet == "state")
        return Standings(row for subject in states for row in self.standing(StateCode(subject.key)))

    def standing(self, state: StateCode) -> tuple[StateStanding, ...]:
        """Return what one State's standing may be: nothing, one certain answer, or several possible ones."""
        return standings_of(state, self.changes.get(Subject("state", state)))

    def bound(self) -> Standings:
        """Return the standings of the States that are bound or about to be: all but observers and former members."""
        return Standings(row for row in self.standings() if row.standing in LIVE)

    def stages(self, state: StateCode, instrument: InstrumentId) -> tuple[Stage | None, ...]:
        """Return how far one State may have come with an instrument: one stage if that is certain, None for nothing."""
        return stages_of(self.changes.get(bond(self.log, Subject("state", state), instrument)), instrument)

    def chair(self, body: BodyId | None = None) -> tuple[Holder, ...]:
        """Return who may hold the chair of a body (by default the log's first chaired one)."""
        key = body or self.log.chaired()
        return self.holders(Subject("chair", key)) if key else ()

    def office(self, body: BodyId) -> tuple[Holder, ...]:
        """Return who may hold the office of a body."""
        return self.holders(Subject("office", body))

    def holders(self, subject: Subject) -> tuple[Holder, ...]:
        """Return who may hold a chair or an office, each once; nothing before the first act on it."""
        return holders_of(self.changes.get(subject))


def standings_of(state: StateCode, change: Change | None) -> tuple[StateStanding, ...]:
    """Return the standings that a State may have by what may hold for it, each once."""
    if change is None:
        return ()
    certainty = _certainty({held.standing for held in change.held}, change)
    found = []
    for word in Standing:
        since = [held.caused_by for held in change.held if held.standing is word and held.caused_by]
        if since:
            first = min(since, key=lambda event: (event.takes_effect.earliest, event.id))
            found.append(StateStanding(state, word, first, certainty))
    return tuple(found)


def stages_of(change: Change | None, instrument: InstrumentId) -> tuple[Stage | None, ...]:
    """Return the stages that a bond to an instrument may have reached, each once; None for no bond."""
    values = [held.value for held in change.held] if change else [Bonds()]
    return tuple(dict.fromkeys(value.stage(instrument) for value in values if isinstance(value, Bonds)))


def holders_of(change: Change | None) -> tuple[Holder, ...]:
    """Return who may hold a chair or an office by what may hold for it, each once, the oldest first."""
    if change is None:
        return ()
    certainty = _certainty({held.value for held in change.held}, change)
    found: dict[Seat, Holder] = {}
    for held in change.held:
        if isinstance(held.value, Seat) and held.caused_by is not None:
            found.setdefault(held.value, Holder(held.value, held.caused_by, certainty))
    return tuple(found.values())


def _certainty(answers: Collection[object], change: Change) -> Certainty:
    """Return whether there is one answer, and no order of the dates that was not followed."""
    return Certainty.CERTAIN if len(answers) == 1 and change.exact else Certainty.POSSIBLE
