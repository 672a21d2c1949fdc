"""What holds at the end of one day: the standing of each State, who has the chair and the offices."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final, NamedTuple

from cstocli.model.events import UNKNOWN, Bonds, Event, Seat, Subject, TreatyAct, Value
from cstocli.model.log import EventLog
from cstocli.model.struct import Struct
from cstocli.model.terms import (
    LIVE,
    BodyId,
    Certainty,
    InstrumentId,
    InstrumentKind,
    Reading,
    SourceAgreement,
    Stage,
    Standing,
    StateCode,
)
from cstocli.replay.horizon import Reach


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
    reach: Reach = Reach.VERIFIED
    """Whether the evidence reaches the day that was asked about. If it does not, these are the last values known."""

    def certainty(self, answers: Collection[object]) -> Certainty:
        """Return how sure an answer is, given the different ones that the possible outcomes give."""
        if self.reach is Reach.UNKNOWN:
            return Certainty.UNKNOWN
        if len(answers) > 1 or not self.exact:
            return Certainty.POSSIBLE
        return Certainty.CERTAIN if self.reach is Reach.VERIFIED else Certainty.PRESUMED


class StateStanding(NamedTuple):
    """One State's standing on a day. Where dates leave a choice there is one for each possible standing."""

    state: StateCode
    standing: Standing | None
    """None where it is unknown: the evidence does not reach the day."""
    caused_by: Event
    """The event that gave it; the last one that is known, where the standing is unknown."""
    certainty: Certainty
    last_known: Standing
    """The standing on the last day that the evidence reaches; the same one, unless it is unknown."""
    agreement: SourceAgreement = SourceAgreement.AGREED


class Standings(tuple[StateStanding, ...]):
    """The standings of several States."""

    __slots__ = ()

    def to_dicts(self) -> list[dict[str, str]]:
        """Return a dictionary of words for each, as pandas and polars take it."""
        return [
            {
                "state": row.state,
                "standing": row.standing.value if row.standing else UNKNOWN_STANDING,
                "since": row.caused_by.takes_effect.text if row.standing else "",
                "event": row.caused_by.id,
                "certainty": row.certainty.value,
                "agreement": row.agreement.value,
            }
            for row in self
        ]


UNKNOWN_STANDING: Final = "unknown"
"""The word for a standing where the evidence does not reach the day."""


class Holder(NamedTuple):
    """Who holds a chair or an office on a day; a seat without a State is vacant or not known.

    Where the evidence does not reach the day there is one, whose seat and certainty are unknown.
    """

    seat: Seat
    caused_by: Event
    certainty: Certainty
    agreement: SourceAgreement = SourceAgreement.AGREED


NAMING: Final = (InstrumentKind.CHARTER, InstrumentKind.TREATY)
"""The kinds of instrument that name a standing."""

_BY_CHARTER = {Stage.IN_FORCE: Standing.MEMBER, Stage.FROZEN: Standing.FROZEN, Stage.SUSPENDED: Standing.SUSPENDED}
_BY_TREATY = {**_BY_CHARTER, Stage.IN_FORCE: Standing.PARTY}
_SIGNED = (Stage.SIGNED, Stage.CONTRACTING)
"""The stages of a State that has signed: one that has ratified too stays a signatory until the entry into force."""


def bond(log: EventLog, state: Subject, instrument: InstrumentId) -> Subject:
    """Return the subject that has a State's bond to an instrument: one of its own if the instrument names no standing.

    Nothing else depends on such a bond, and it depends on nothing.
    """
    kept = log.instruments.get(instrument)
    return state if kept is None or kept.kind in NAMING else Subject("bond", f"{state.key} {instrument}")


def subjects_of(log: EventLog, event: Event) -> tuple[Subject, ...]:
    """Return what an event acts on, each once; a bond that names no standing is a subject of its own."""
    subjects = dict.fromkeys(event.subjects())
    if isinstance(event, TreatyAct):
        subjects = dict.fromkeys(bond(log, subject, event.instrument) for subject in subjects)
    return tuple(subjects)


def instrument_kinds(log: EventLog) -> Mapping[InstrumentId, InstrumentKind]:
    """Return the kind of each instrument of a log."""
    return {key: instrument.kind for key, instrument in log.instruments.items()}


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
    if Stage.ACCEDED in both:
        return Standing.CONTRACTING
    if not both.isdisjoint(_SIGNED):
        return Standing.SIGNATORY
    if "" in bonds.observes:
        return Standing.OBSERVER
    if bonds.observes:
        return Standing.BODY_OBSERVER
    return Standing.FORMER if Stage.ENDED in both else None


class Snapshot(Struct):
    """Everything that holds at the end of one day, under one reading."""

    day: date
    log: EventLog
    reading: Reading
    changes: Mapping[Subject, Change]
    """What may hold for each subject on which anything has acted by then."""
    disputed: Collection[Subject] = ()
    """The subjects of which sources say otherwise on that day."""

    def standings(self) -> Standings:
        """Return the standing of every State that has one, by code; several for a State whose dates are in doubt."""
        states = (subject for subject in sorted(self.changes) if subject.facet == "state")
        return Standings(row for subject in states for row in self.standing(StateCode(subject.key)))

    def standing(self, state: StateCode) -> tuple[StateStanding, ...]:
        """Return what one State's standing may be: nothing, one certain answer, or several possible ones."""
        subject = Subject("state", state)
        return standings_of(state, self.changes.get(subject), self._agreement(subject))

    def bound(self) -> Standings:
        """Return the standings of the States that are bound or about to be: all but observers and former members."""
        return Standings(row for row in self.standings() if row.last_known in LIVE)

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
        return holders_of(self.changes.get(subject), self._agreement(subject))

    def _agreement(self, subject: Subject) -> SourceAgreement:
        return SourceAgreement.DISPUTED if subject in self.disputed else SourceAgreement.AGREED


def standings_of(
    state: StateCode, change: Change | None, agreement: SourceAgreement = SourceAgreement.AGREED
) -> tuple[StateStanding, ...]:
    """Return the standings that a State may have by what may hold for it, each once."""
    if change is None:
        return ()
    certainty = change.certainty({held.standing for held in change.held})
    found = []
    for word in Standing:
        since = [held.caused_by for held in change.held if held.standing is word and held.caused_by]
        if since:
            first = min(since, key=lambda event: (event.takes_effect.earliest, event.id))
            known = None if certainty is Certainty.UNKNOWN else word
            found.append(StateStanding(state, known, first, certainty, word, agreement))
    return tuple(found[:1] if certainty is Certainty.UNKNOWN else found)


def stages_of(change: Change | None, instrument: InstrumentId) -> tuple[Stage | None, ...]:
    """Return the stages that a bond to an instrument may have reached, each once; None for no bond."""
    values = [held.value for held in change.held] if change else [Bonds()]
    return tuple(dict.fromkeys(value.stage(instrument) for value in values if isinstance(value, Bonds)))


def holders_of(change: Change | None, agreement: SourceAgreement = SourceAgreement.AGREED) -> tuple[Holder, ...]:
    """Return who may hold a chair or an office by what may hold for it, each once, the oldest first."""
    if change is None:
        return ()
    certainty = change.certainty({held.value for held in change.held})
    if certainty is Certainty.UNKNOWN:
        last = next((held.caused_by for held in reversed(change.held) if held.caused_by), None)
        return (Holder(UNKNOWN, last, certainty, agreement),) if last else ()
    found: dict[Seat, Holder] = {}
    for held in change.held:
        if isinstance(held.value, Seat) and held.caused_by is not None:
            found.setdefault(held.value, Holder(held.value, held.caused_by, certainty, agreement))
    return tuple(found.values())
