"""What happened: exercises, sessions, crises, forces. These kinds tell, and change no standing."""

from collections.abc import Mapping
from typing import Final

from cstocli.model.dates import Edtf
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

    end: Edtf | None = None
    """The last day, included."""
    host: tuple[StateCode, ...] = ()
    """The States on whose soil it is."""

    @property
    def last(self) -> Edtf:
        """The last day, or the first where no other is known."""
        return self.end or self.date

    def involved(self) -> tuple[StateCode, ...]:
        """Return the States that took part and the hosts."""
        return tuple(dict.fromkeys((*self.states, *self.host)))


class MilitaryActivity(OngoingEvent):
    """Something with people and hardware in it."""

    name: str | None = None
    """Its own name."""
    series: str | None = None
    """The series to which it belongs, in lower case."""
    personnel: Figure | None = None
    """How many people."""
    aircraft: Figure | None = None
    """How many aircraft."""
    vehicles: Figure | None = None
    """How many vehicles."""


FIGURES: Final = tuple(name for name, field in fields(MilitaryActivity).items() if field.value_type is Figure)
"""The names of the figures that tell how large something was."""


class Exercise(MilitaryActivity, kind="exercise"):
    """A joint exercise. ``states`` took part with troops or staff; a part names its ``umbrella``."""

    form: str | None = None
    """What sort of exercise, in a few words."""
    observers: tuple[StateCode, ...] = ()
    """Those that sent observers only."""
    guests: tuple[StateCode, ...] = ()
    """Those of ``states`` that were in no live standing."""
    absent: tuple[StateCode, ...] = ()
    """Expected, and stayed away."""
    umbrella: EventId | None = None
    """The exercise of which this one is a part."""

    def involved(self) -> tuple[StateCode, ...]:
        """Return participants, hosts, observers and absentees."""
        return tuple(dict.fromkeys((*self.states, *self.host, *self.observers, *self.absent)))


class Operation(MilitaryActivity, kind="operation"):
    """A joint operation of police, border or anti-drug services."""


class Deployment(MilitaryActivity, kind="deployment"):
    """Forces, missions or aid are sent to the host; ``states`` are the senders."""

    contingents: Mapping[StateCode, Figure] | None = None
    """How many people each sender sent."""


class WithdrawalOfForces(MilitaryActivity, kind="withdrawal-of-forces"):
    """Forces leave the host."""


class Force(MilitaryActivity, kind="force"):
    """A force is created or changed, or its strength is stated."""


class Session(OngoingEvent, kind="session"):
    """A session or summit of a body; ``states`` are those that took part."""

    body: BodyId | None = None
    """The body that meets."""
    form: tuple[SessionForm, ...] = ()
    """How it met."""


class Decision(Event, kind="decision"):
    """A decision of a body of the organisation, or of a State."""

    body: BodyId | None = None
    """The body that decides, if it is none of a State."""


class Agreement(Event, kind="agreement"):
    """An agreement or another document is concluded."""

    instrument: InstrumentId | None = None
    """The instrument that is concluded, if the log names it."""


class Crisis(OngoingEvent, kind="crisis"):
    """Unrest, an armed clash, a war."""


class Appeal(Event, kind="appeal"):
    """States ask for help."""

    to: tuple[str, ...] = ()
    """Whom: codes of States, or the name of an organisation."""


class Statement(Event, kind="statement"):
    """Something is said, refused or left unsigned."""

    person: str | None = None
    """Who says it."""


class Absence(Event, kind="absence"):
    """States stay away from what ``links`` names."""
