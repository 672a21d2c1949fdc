"""What every kind of event shares: its fields, its place in the order of a day, and what it acts on.

A kind is one class, given its word: ``class Lapse(TreatyAct, kind="lapse")``. An event that changes an answer
names its *subjects* (the bonds of a State, the chair or the office of a body) and has ``apply``, which takes
the value of one subject before and returns the value after. ``apply`` is total: where the act makes no sense
it returns the value unchanged, and saying so is a rule's work. As no subject's value depends on another's,
replay can follow each of them alone through every order that imprecise dates allow.
"""

from collections.abc import Mapping
from datetime import date as CalendarDay  # noqa: N812 - an event has a field `date`
from typing import Annotated, Any, ClassVar, Final, NamedTuple, Self

from cstocli.model.dates import Edtf
from cstocli.model.descriptions import Doc
from cstocli.model.struct import NOTHING, Struct
from cstocli.model.terms import (
    Basis,
    Claim,
    Confidence,
    EventId,
    InstrumentId,
    Reading,
    SourceKey,
    Stage,
    StateCode,
    Status,
    Weight,
)


class Subject(NamedTuple):
    """What an event acts on: ``("state", "UZ")``, ``("chair", "csc")`` or ``("office", "secretariat")``."""

    facet: str
    key: str


class Bonds(NamedTuple):
    """What ties one State to the organisation: its stage on each instrument, and what it observes."""

    stages: tuple[tuple[InstrumentId, Stage], ...] = ()
    observes: frozenset[str] = frozenset()
    """Bodies of which the State is an observer; the empty word means the organisation itself."""

    def stage(self, instrument: InstrumentId) -> Stage | None:
        """Return how far the State has come with the instrument, or None if it has done nothing."""
        for key, stage in self.stages:
            if key == instrument:
                return stage
        return None

    def moved(self, instrument: InstrumentId, stage: Stage) -> Self:
        """Return the bonds with one instrument at another stage."""
        if not self.stages:
            return self._replace(stages=((instrument, stage),))
        stages = {**dict(self.stages), instrument: stage}
        return self._replace(stages=tuple(sorted(stages.items(), key=lambda item: item[0])))


class Seat(NamedTuple):
    """Who holds a chair or an office; ``VACANT`` where nobody does, ``UNKNOWN`` where no source names the holder."""

    state: StateCode | None = None
    person: str | None = None
    acting: bool = False
    known: bool = True
    """Whether the sources say who holds it, or that nobody does."""

    @property
    def is_held(self) -> bool:
        """Whether a holder is known."""
        return self.state is not None or self.person is not None


VACANT: Final = Seat()
"""The seat that nobody holds, from a departure to the next appointment."""
UNKNOWN: Final = Seat(known=False)
"""The seat whose holder no source names; it may well be held. Every seat begins so, before the first act on it."""


Value = Bonds | Seat
"""What replay keeps for a subject: the bonds of a State, or who holds a chair or an office."""


KINDS: Final[dict[str, type["Event"]]] = {}
"""Every kind by its word, in the order in which the modules define them."""


class Event(Struct):
    """One dated, sourced fact of the log. A subclass that is given a word is a kind."""

    kind: ClassVar[str] = ""
    """The word that names the kind in the log."""
    rank: ClassVar[int] = 50
    """Order within a day, smaller first: what makes another act possible comes before it."""
    overrides_history: ClassVar[bool] = False
    """Whether what its subject is afterwards depends on nothing before."""
    default_basis: ClassVar[Basis | None] = None
    """Legal acts are law unless the event says otherwise; narrative kinds are neither."""

    related: ClassVar[tuple[str, ...]] = ()
    """The kinds that people may mean by the word of this one; an answer without an event of this kind names them."""

    id: Annotated[EventId, Doc("The word by which links and people name the event; no two events share it.")]
    date: Annotated[
        Edtf, Doc("The day of the act; of what lasts, the first day, or the period: ``2008-08-10/2008-08-14``.")
    ]
    effect: Annotated[Edtf | None, Doc("The first day on which its consequence holds, where that is another day.")] = (
        None
    )
    evidence_to: Annotated[
        CalendarDay | None,
        Doc(
            "The last day through which sources show that its consequence lasts, where that is not the day of the log."
        ),
    ] = None
    states: Annotated[
        tuple[StateCode, ...], Doc("The States whose act it is, that take part, or that it concerns.")
    ] = ()
    title: Annotated[str, Doc("What happens, in one line.")]
    place: Annotated[str | None, Doc("The city, or another place, in English.")] = None
    note: Annotated[str | None, Doc("What else must be known, in a few sentences.")] = None
    basis: Annotated[
        Basis | None, Doc("Whether it is an act of law or of practice, where that is not what the kind is by default.")
    ] = None
    status: Annotated[Status, Doc("Whether it took place.")] = Status.HELD
    weight: Annotated[Weight, Doc("Whether a short history of the organisation needs it.")] = Weight.ORDINARY
    confidence: Annotated[Confidence, Doc("How well the sources support the event.")]
    sources: Annotated[tuple[SourceKey, ...], Doc("Keys of the bibliography: who says so.")]
    links: Annotated[
        tuple[EventId, ...], Doc("Earlier or greater events that this one answers, carries out or belongs to.")
    ] = ()
    claims: Annotated[tuple[Claim, ...], Doc("What other sources say of the same fact, where they differ.")] = ()
    allow: Annotated[
        Mapping[str, str], Doc("Findings of ``csto check`` that are known and accepted: the code of each, and why.")
    ] = NOTHING

    def __init_subclass__(cls, kind: str = "", **named: Any) -> None:  # noqa: ANN401 - passed on
        """Register a kind by its word. Raises ``ValueError`` when another class has the word.

        A class may register again, as it does when its module raised an error half-way and is imported a second time.
        """
        super().__init_subclass__(**named)
        if not kind:
            return
        known = KINDS.get(kind, cls)
        if (known.__module__, known.__qualname__) != (cls.__module__, cls.__qualname__):
            msg = f"two kinds are called {kind!r}"
            raise ValueError(msg)
        cls.kind = kind
        KINDS[kind] = cls

    def __hash__(self) -> int:
        """Hash the id, which no two events of a log share."""
        return hash(self.id)

    def __repr__(self) -> str:
        """Return the class and the id."""
        return f"{type(self).__name__}({self.id!r})"

    @property
    def takes_effect(self) -> Edtf:
        """The first day on which the consequence holds."""
        return self.effect or self.date

    @property
    def legal_basis(self) -> Basis | None:
        """Whether it is an act of law or of practice; None for what has no legal effect."""
        return self.basis or self.default_basis

    def is_read(self, reading: Reading) -> bool:
        """Whether this reading counts the event: ``law`` leaves acts of practice aside."""
        return reading is Reading.PRACTICE or self.legal_basis is not Basis.PRACTICE

    def involved(self) -> tuple[StateCode, ...]:
        """Return every State that the event names, in any part, each once."""
        return self.states

    def subjects(self) -> tuple[Subject, ...]:
        """Return what the event acts on; an empty tuple for a kind that changes no standing or seat."""
        return ()

    def starts_from(self, before: Any) -> bool:  # noqa: ANN401, ARG002 - each facet has its own type of value
        """Whether the event finds, in the value of a subject before it, something to start from."""
        return True

    def apply(self, before: Any) -> Any:  # noqa: ANN401 - each facet has its own type of value
        """Return the value of one subject after the event; total, and the value itself where it changes nothing."""
        return before


class Rejection(Struct):
    """What a rejected event has beside the event."""

    reason: Annotated[str, Doc("Why it is not believed.")]
    refuted_by: Annotated[tuple[SourceKey, ...], Doc("Keys of the bibliography: the evidence against it.")] = ()


class Rejected(Rejection):
    """A whole event that some source asserts and the evidence refutes. Never replayed by default."""

    event: Event
