"""Acts on treaties and on membership: what makes a State a signatory, a party, a member, and no longer one.

The effect of a kind is a table, ``moves``: from which stage of the State on the instrument it leads to which.
A stage that is not in the table stays as it is, so every act is total; a rule reports an act that found
no stage to start from.
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from cstocli.model.descriptions import Doc
from cstocli.model.events.base import Bonds, Event, Subject
from cstocli.model.terms import Basis, BodyId, InstrumentId, NoticeOf, Stage

Moves = Mapping[Stage | None, Stage]
_LIVE = (Stage.SIGNED, Stage.ACCEDED, Stage.CONTRACTING, Stage.IN_FORCE, Stage.FROZEN, Stage.SUSPENDED)

# Ranks, and why: 10 signature and accession come before 12 ratification and deposit, these before
# 14 the entry into force that they bring about, this before 16 prolongation of a term, which
# saves a State from 18 lapse or withdrawal; 20 suspension and freeze need a member,
# and 22 resumption, which restores, has the last word of the day.


class TreatyAct(Event):
    """An act of the States listed on one instrument."""

    default_basis: ClassVar[Basis | None] = Basis.LAW
    moves: ClassVar[Moves] = {}
    """From which stage of a State on the instrument the act leads to which."""
    does: ClassVar[str] = "{} acts on `{}`"
    """What a finding says that the State does to the instrument."""
    did: ClassVar[str] = "it acted here"
    """What a finding says where the State did it before."""

    instrument: Annotated[InstrumentId, Doc("The instrument on which it is an act.")]

    def subjects(self) -> tuple[Subject, ...]:
        """Return the bonds of each State listed, if the act moves any stage."""
        return tuple(Subject("state", code) for code in self.states) if self.moves else ()

    def starts_from(self, before: Bonds) -> bool:
        """Whether the act finds a stage to start from; in a sound log each act does, in some order of its dates."""
        return before.stage(self.instrument) in self.moves

    def meant(self, before: Bonds) -> Bonds:
        """Return the bonds that the act is meant to make; from a stage that the table lacks, the first one in it."""
        stages = iter(self.moves.values())
        return before.moved(self.instrument, self.moves.get(before.stage(self.instrument)) or next(stages))

    def apply(self, before: Bonds) -> Bonds:
        """Move the State to the next stage, if the table knows its present one."""
        stage = before.stage(self.instrument)
        after = self.moves.get(stage)
        return before if after is None else before.moved(self.instrument, after)


class Signature(TreatyAct, kind="signature"):
    """The States sign: each must not defeat the treaty's purpose, and is not yet bound (VCLT 10, 12, 18)."""

    rank = 10
    moves: ClassVar[Moves] = {None: Stage.SIGNED, Stage.ENDED: Stage.SIGNED}
    does = "{} signs `{}`"
    did = "it signed here"


class Accession(TreatyAct, kind="accession"):
    """States that did not sign consent to be bound (VCLT 15). It is not admission to the organisation."""

    related: ClassVar[tuple[str, ...]] = ("signature", "ratification", "entry-into-force")
    rank = 10
    moves: ClassVar[Moves] = {None: Stage.ACCEDED, Stage.ENDED: Stage.ACCEDED, Stage.SIGNED: Stage.CONTRACTING}
    does = "{} accedes to `{}`"
    did = "it acceded here"


class Ratification(TreatyAct, kind="ratification"):
    """Signatories consent to be bound (VCLT 2(1)(b), 14). The vote of one chamber is a ``decision``."""

    related: ClassVar[tuple[str, ...]] = ("deposit", "accession", "entry-into-force")
    rank = 12
    moves: ClassVar[Moves] = {Stage.SIGNED: Stage.CONTRACTING}
    does = "{} ratifies `{}`"
    did = "it ratified here"


class Deposit(TreatyAct, kind="deposit"):
    """Instruments of consent are handed to the depositary (VCLT 16), the day from which most treaties count."""

    related: ClassVar[tuple[str, ...]] = ("ratification", "accession")
    rank = 12
    moves: ClassVar[Moves] = {
        **dict.fromkeys((Stage.SIGNED, Stage.CONTRACTING), Stage.CONTRACTING),
        Stage.ACCEDED: Stage.ACCEDED,
    }
    does = "{} deposits its consent to `{}`"
    did = "it deposited its consent here"


class EntryIntoForce(TreatyAct, kind="entry-into-force"):
    """The instrument begins to bind the States listed that have signed or acceded (VCLT 24).

    A treaty makes them parties, a charter members. Consent itself need not be recorded: for many States the
    day of ratification is not known, that of entry into force is.
    """

    rank = 14
    moves: ClassVar[Moves] = dict.fromkeys((Stage.SIGNED, Stage.ACCEDED, Stage.CONTRACTING), Stage.IN_FORCE)
    does = "`{1}` enters into force for {0}"
    did = "it entered into force here"


class Prolongation(TreatyAct, kind="prolongation"):
    """The term of the instrument is prolonged for the States listed. They stay what they are."""

    related: ClassVar[tuple[str, ...]] = ("lapse",)
    rank = 16
    does = "{} prolongs `{}`"
    did = "it was prolonged here"


class Lapse(TreatyAct, kind="lapse"):
    """The term ran out and was not renewed for these States (VCLT 54): nobody gave notice of withdrawal."""

    related: ClassVar[tuple[str, ...]] = ("withdrawal", "suspension", "prolongation")
    rank = 18
    moves: ClassVar[Moves] = dict.fromkeys(_LIVE, Stage.ENDED)
    does = "{} lets `{}` lapse"
    did = "it lapsed here"


class Notice(TreatyAct, kind="notice"):
    """States declare that they will withdraw, suspend or not renew (VCLT 65, 67). It changes nothing by itself."""

    related: ClassVar[tuple[str, ...]] = ("withdrawal", "suspension", "lapse")

    does = "{} gives notice under `{}`"
    did = "notice was given here"

    of: Annotated[NoticeOf, Doc("What is announced.")]


class Withdrawal(TreatyAct, kind="withdrawal"):
    """States leave (VCLT 54, 56); ``date`` is the day of the act, ``effect`` the day on which it takes effect."""

    related: ClassVar[tuple[str, ...]] = ("lapse", "suspension", "freeze", "notice")
    rank = 18
    moves: ClassVar[Moves] = dict.fromkeys(_LIVE, Stage.ENDED)
    does = "{} withdraws from `{}`"
    did = "it withdrew here"


class Suspension(TreatyAct, kind="suspension"):
    """The operation of the instrument is suspended for these States (VCLT 57, 72): bound, and not taking part."""

    related: ClassVar[tuple[str, ...]] = ("freeze", "withdrawal", "lapse")
    rank = 20
    moves: ClassVar[Moves] = {Stage.IN_FORCE: Stage.SUSPENDED, Stage.FROZEN: Stage.SUSPENDED}
    does = "{} is suspended under `{}`"
    did = "it was suspended here"


class Freeze(TreatyAct, kind="freeze"):
    """States stop taking part by their own declaration; no act of law stands behind it, and in law nothing changes."""

    related: ClassVar[tuple[str, ...]] = ("suspension", "withdrawal")
    rank = 20
    default_basis: ClassVar[Basis | None] = Basis.PRACTICE
    moves: ClassVar[Moves] = {Stage.IN_FORCE: Stage.FROZEN}
    does = "{} freezes `{}`"
    did = "it froze here"


class Resumption(TreatyAct, kind="resumption"):
    """Membership is restored to States that were suspended, had frozen it, or whose bond had ended.

    A State whose bond to another instrument had ended or was set aside may be restored under this one: Uzbekistan,
    whose bond to the treaty of 1992 had lapsed, came back under the Charter, which it had never signed.
    """

    related: ClassVar[tuple[str, ...]] = ("accession", "entry-into-force")
    rank = 22
    moves: ClassVar[Moves] = dict.fromkeys((Stage.SUSPENDED, Stage.FROZEN, Stage.ENDED), Stage.IN_FORCE)
    does = "{} resumes `{}`"
    did = "it was restored here"

    def starts_from(self, before: Bonds) -> bool:
        """Whether there is anything to restore: this bond, or another one that had ended or was set aside."""
        never_bound = before.stage(self.instrument) is None
        return super().starts_from(before) or (
            never_bound and not self.moves.keys().isdisjoint(dict(before.stages).values())
        )

    def apply(self, before: Bonds) -> Bonds:
        """Restore; a State that never had a bond has nothing to be restored."""
        return self.meant(before) if self.starts_from(before) else before


class ObserverAct(Event):
    """An act on the status of observer: admitted without membership."""

    rank = 24
    default_basis: ClassVar[Basis | None] = Basis.LAW
    body: Annotated[BodyId | None, Doc("The organ observed, if it is not the organisation itself.")] = None

    def subjects(self) -> tuple[Subject, ...]:
        """Return the bonds of each State listed."""
        return tuple(Subject("state", code) for code in self.states)


class Observer(ObserverAct, kind="observer"):
    """The States become observers of the organisation, or of one of its bodies only."""

    def apply(self, before: Bonds) -> Bonds:
        """Add the status."""
        return before._replace(observes=before.observes | {self.body or ""})


class ObserverEnd(ObserverAct, kind="observer-end"):
    """The States are observers no longer."""

    related: ClassVar[tuple[str, ...]] = ("observer",)

    def starts_from(self, before: Bonds) -> bool:
        """Whether the State is an observer."""
        return (self.body or "") in before.observes

    def apply(self, before: Bonds) -> Bonds:
        """Take the status away."""
        return before._replace(observes=before.observes - {self.body or ""})
