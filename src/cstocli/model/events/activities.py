"""What happened: exercises, sessions, crises, forces. These kinds tell, and change no standing."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Final

from cstocli.model.dates import Edtf
from cstocli.model.descriptions import Doc
from cstocli.model.events.base import Event
from cstocli.model.struct import fields
from cstocli.model.terms import (
    BodyId,
    EventId,
    Figure,
    InstrumentId,
    SessionForm,
    StateCode,
)


class OngoingEvent(Event):
    """Something that goes on from ``date`` to ``end``, both included, and may have hosts."""

    end: Annotated[Edtf | None, Doc("The last day, included.")] = None
    host: Annotated[tuple[StateCode, ...], Doc("The States on whose soil it is.")] = ()

    @property
    def last(self) -> Edtf:
        """The last day, or the first where no other is known."""
        return self.end or self.date

    def involved(self) -> tuple[StateCode, ...]:
        """Return the States that took part and the hosts."""
        return tuple(dict.fromkeys((*self.states, *self.host)))


class MilitaryActivity(OngoingEvent):
    """Something with people and hardware in it."""

    name: Annotated[str | None, Doc("Its own name.")] = None
    series: Annotated[str | None, Doc("The series to which it belongs, in lower case.")] = None
    personnel: Annotated[Figure | None, Doc("How many people.")] = None
    aircraft: Annotated[Figure | None, Doc("How many aircraft.")] = None
    vehicles: Annotated[Figure | None, Doc("How many vehicles.")] = None


FIGURES: Final = tuple(name for name, field in fields(MilitaryActivity).items() if field.value_type is Figure)
"""The names of the figures that tell how large something was."""


class Exercise(MilitaryActivity, kind="exercise"):
    """A joint exercise. ``states`` took part with troops or staff; a part names its ``umbrella``."""

    form: Annotated[str | None, Doc("What sort of exercise, in a few words.")] = None
    observers: Annotated[tuple[StateCode, ...], Doc("Those that sent observers only.")] = ()
    guests: Annotated[tuple[StateCode, ...], Doc("Those of ``states`` that were in no live standing.")] = ()
    absent: Annotated[tuple[StateCode, ...], Doc("Expected, and stayed away.")] = ()
    umbrella: Annotated[EventId | None, Doc("The exercise of which this one is a part.")] = None

    def involved(self) -> tuple[StateCode, ...]:
        """Return participants, hosts, observers and absentees."""
        return tuple(dict.fromkeys((*self.states, *self.host, *self.observers, *self.absent)))


class Operation(MilitaryActivity, kind="operation"):
    """A joint operation of police, border or anti-drug services."""

    related: ClassVar[tuple[str, ...]] = ("exercise", "deployment")


class Deployment(MilitaryActivity, kind="deployment"):
    """Forces, missions or aid are sent to the host; ``states`` are the senders."""

    related: ClassVar[tuple[str, ...]] = ("operation", "appeal")

    contingents: Annotated[Mapping[StateCode, Figure] | None, Doc("How many people each sender sent.")] = None


class WithdrawalOfForces(MilitaryActivity, kind="withdrawal-of-forces"):
    """Forces leave the host."""

    related: ClassVar[tuple[str, ...]] = ("deployment",)


class Force(MilitaryActivity, kind="force"):
    """A force is created or changed, or its strength is stated."""


class Session(OngoingEvent, kind="session"):
    """A session or summit of a body; ``states`` are those that took part."""

    body: Annotated[BodyId | None, Doc("The body that meets.")] = None
    form: Annotated[tuple[SessionForm, ...], Doc("How it met.")] = ()


class Decision(Event, kind="decision"):
    """A decision of a body of the organisation, or of a State."""

    related: ClassVar[tuple[str, ...]] = ("agreement", "statement")

    body: Annotated[BodyId | None, Doc("The body that decides, if it is none of a State.")] = None


class Agreement(Event, kind="agreement"):
    """An agreement or another document is concluded."""

    related: ClassVar[tuple[str, ...]] = ("signature", "decision")

    instrument: Annotated[InstrumentId | None, Doc("The instrument that is concluded, if the log names it.")] = None


class Crisis(OngoingEvent, kind="crisis"):
    """Unrest, an armed clash, a war."""


class Appeal(Event, kind="appeal"):
    """States ask for help."""

    related: ClassVar[tuple[str, ...]] = ("crisis", "decision")

    to: Annotated[tuple[str, ...], Doc("Whom: codes of States, or the name of an organisation.")] = ()


class Statement(Event, kind="statement"):
    """Something is said, refused or left unsigned."""

    person: Annotated[str | None, Doc("Who says it.")] = None


class Absence(Event, kind="absence"):
    """States stay away from what ``links`` names."""

    related: ClassVar[tuple[str, ...]] = ("session", "statement")
