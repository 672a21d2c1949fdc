"""Acts on treaties and on membership: what makes a State a signatory, a party, a member, and no longer one.

The effect of a kind is a table, ``moves``: from which stage of the State on the instrument it leads to which.
A stage that is not in the table stays as it is, so every act is total; a rule reports an act that found
no stage to start from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from cstocli.core.events.base import Bonds, Event, Subject, event_kind
from cstocli.core.terms import Basis, BodyId, InstrumentId, NoticeOf, Stage

_LIVE = (Stage.SIGNED, Stage.CONTRACTING, Stage.IN_FORCE, Stage.FROZEN, Stage.SUSPENDED)

# Ranks, and why: 10 signature and accession come before 12 ratification and deposit, these before
# 14 the entry into force that they bring about, this before 16 prolongation of a term, which
# saves a State from 18 lapse or withdrawal; 20 suspension and freeze need a member,
# and 22 resumption, which restores, has the last word of the day.


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TreatyAct(Event):
    """An act of the States listed on one instrument."""

    default_basis = Basis.LAW
    moves: ClassVar[Mapping[Stage | None, Stage]] = {}
    """From which stage of a State on the instrument the act leads to which."""

    instrument: InstrumentId

    def subjects(self) -> tuple[Subject, ...]:
        """Return the bonds of each State listed, if the act moves any stage."""
        return tuple(Subject("state", code) for code in self.states) if self.moves else ()

    def apply(self, before: Bonds) -> Bonds:
        """Move the State to the next stage, if the table knows its present one."""
        stage = before.stage(self.instrument)
        after = self.moves.get(stage)
        return before if after is None else before.moved(self.instrument, after)


@event_kind("signature")
class Signature(TreatyAct):
    """The States sign: each must not defeat the treaty's purpose, and is not yet bound (VCLT 10, 12, 18)."""

    __slots__ = ()
    rank = 10
    moves = {None: Stage.SIGNED, Stage.ENDED: Stage.SIGNED}


@event_kind("accession")
class Accession(TreatyAct):
    """States that did not sign consent to be bound (VCLT 15). It is not admission to the organisation."""

    __slots__ = ()
    rank = 10
    moves = {None: Stage.CONTRACTING, Stage.ENDED: Stage.CONTRACTING, Stage.SIGNED: Stage.CONTRACTING}


@event_kind("ratification")
class Ratification(TreatyAct):
    """Signatories consent to be bound (VCLT 2(1)(b), 14). The vote of one chamber is a ``decision``."""

    __slots__ = ()
    rank = 12
    moves = {Stage.SIGNED: Stage.CONTRACTING}


@event_kind("deposit")
class Deposit(TreatyAct):
    """Instruments of consent are handed to the depositary (VCLT 16), the day from which most treaties count."""

    __slots__ = ()
    rank = 12
    moves = {Stage.SIGNED: Stage.CONTRACTING}


@event_kind("entry-into-force")
class EntryIntoForce(TreatyAct):
    """The instrument begins to bind the States listed that have signed or acceded (VCLT 24).

    A treaty makes them parties, a charter members. Consent itself need not be recorded: for many States the
    day of ratification is not known, that of entry into force is.
    """

    __slots__ = ()
    rank = 14
    moves = {Stage.SIGNED: Stage.IN_FORCE, Stage.CONTRACTING: Stage.IN_FORCE}


@event_kind("prolongation")
class Prolongation(TreatyAct):
    """The term of the instrument is prolonged for the States listed. They stay what they are."""

    __slots__ = ()
    rank = 16


@event_kind("lapse")
class Lapse(TreatyAct):
    """The term ran out and was not renewed for these States (VCLT 54): nobody gave notice of withdrawal."""

    __slots__ = ()
    rank = 18
    moves = dict.fromkeys(_LIVE, Stage.ENDED)


@event_kind("notice")
class Notice(TreatyAct):
    """States declare that they will withdraw, suspend or not renew (VCLT 65, 67). It changes nothing by itself."""

    of: NoticeOf


@event_kind("withdrawal")
class Withdrawal(TreatyAct):
    """States leave (VCLT 54, 56); ``date`` is the day of the act, ``effect`` the day on which it takes effect."""

    __slots__ = ()
    rank = 18
    moves = dict.fromkeys(_LIVE, Stage.ENDED)


@event_kind("suspension")
class Suspension(TreatyAct):
    """The operation of the instrument is suspended for these States (VCLT 57, 72): bound, and not taking part."""

    __slots__ = ()
    rank = 20
    moves = {Stage.IN_FORCE: Stage.SUSPENDED, Stage.FROZEN: Stage.SUSPENDED}


@event_kind("freeze")
class Freeze(TreatyAct):
    """States stop taking part by their own declaration; no act of law stands behind it, and in law nothing changes."""

    __slots__ = ()
    rank = 20
    default_basis = Basis.PRACTICE
    moves = {Stage.IN_FORCE: Stage.FROZEN}


@event_kind("resumption")
class Resumption(TreatyAct):
    """Membership is restored to States that were suspended, had frozen it, or whose bond had ended.

    A State whose bond to another instrument had ended may be restored under this one: Uzbekistan, whose bond
    to the treaty of 1992 had lapsed, came back under the Charter, which it had never signed.
    """

    __slots__ = ()
    rank = 22
    moves = dict.fromkeys((Stage.SUSPENDED, Stage.FROZEN, Stage.ENDED), Stage.IN_FORCE)

    def apply(self, before: Bonds) -> Bonds:
        """Restore; a State that never had a bond has nothing to be restored."""
        if before.stage(self.instrument) is None and Stage.ENDED in dict(before.stages).values():
            return before.moved(self.instrument, Stage.IN_FORCE)
        return super(Resumption, self).apply(before)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ObserverAct(Event):
    """An act on the status of observer: admitted without membership."""

    rank = 24
    default_basis = Basis.LAW
    body: BodyId | None = None
    """The organ observed, if it is not the organisation itself."""

    def subjects(self) -> tuple[Subject, ...]:
        """Return the bonds of each State listed."""
        return tuple(Subject("state", code) for code in self.states)


@event_kind("observer")
class Observer(ObserverAct):
    """The States become observers of the organisation, or of one of its bodies only."""

    __slots__ = ()

    def apply(self, before: Bonds) -> Bonds:
        """Add the status."""
        return before._replace(observes=before.observes | {self.body or ""})


@event_kind("observer-end")
class ObserverEnd(ObserverAct):
    """The States are observers no longer."""

    __slots__ = ()

    def apply(self, before: Bonds) -> Bonds:
        """Take the status away."""
        return before._replace(observes=before.observes - {self.body or ""})
