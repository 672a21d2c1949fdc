"""What happened: exercises, sessions, crises, forces. These kinds tell, and change no standing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cstocli.core.dates import Edtf
from cstocli.core.events.base import Event, event_kind
from cstocli.core.terms import BodyId, EventId, Figure, InstrumentId, SessionForm, StateCode


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Lasting(Event):
    """Something that goes on from ``date`` to ``end``, both included, and may have hosts."""

    end: Edtf | None = None
    host: tuple[StateCode, ...] = ()

    @property
    def last(self) -> Edtf:
        """The last day, or the first where no other is known."""
        return self.end or self.date

    def involved(self) -> tuple[StateCode, ...]:
        """Return the States that took part and the hosts."""
        return tuple(dict.fromkeys((*self.states, *self.host)))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Manned(Lasting):
    """Something with people and hardware in it."""

    name: str | None = None
    series: str | None = None
    personnel: Figure | None = None
    aircraft: Figure | None = None
    vehicles: Figure | None = None


@event_kind("exercise")
class Exercise(Manned):
    """A joint exercise. ``states`` took part with troops or staff; a part names its ``umbrella``."""

    form: str | None = None
    observers: tuple[StateCode, ...] = ()
    guests: tuple[StateCode, ...] = ()
    """Those of ``states`` that were in no live standing."""
    absent: tuple[StateCode, ...] = ()
    """Expected, and stayed away."""
    umbrella: EventId | None = None

    def involved(self) -> tuple[StateCode, ...]:
        """Return participants, hosts, observers and absentees."""
        return tuple(dict.fromkeys((*self.states, *self.host, *self.observers, *self.absent)))


@event_kind("operation")
class Operation(Manned):
    """A joint operation of police, border or anti-drug services."""

    __slots__ = ()


@event_kind("deployment")
class Deployment(Manned):
    """Forces, missions or aid are sent to the host; ``states`` are the senders."""

    contingents: Mapping[StateCode, Figure] | None = None


@event_kind("withdrawal-of-forces")
class WithdrawalOfForces(Manned):
    """Forces leave the host."""

    __slots__ = ()


@event_kind("force")
class Force(Manned):
    """A force is created or changed, or its strength is stated."""

    __slots__ = ()


@event_kind("session")
class Session(Lasting):
    """A session or summit of a body; ``states`` are those that took part."""

    body: BodyId | None = None
    form: tuple[SessionForm, ...] = ()


@event_kind("decision")
class Decision(Event):
    """A decision of a body of the organisation, or of a State."""

    body: BodyId | None = None


@event_kind("agreement")
class Agreement(Event):
    """An agreement or another document is concluded."""

    instrument: InstrumentId | None = None


@event_kind("crisis")
class Crisis(Lasting):
    """Unrest, an armed clash, a war."""

    __slots__ = ()


@event_kind("appeal")
class Appeal(Event):
    """States ask for help."""

    to: tuple[str, ...] = ()
    """Whom: codes of States, or the name of an organisation."""


@event_kind("statement")
class Statement(Event):
    """Something is said, refused or left unsigned."""

    person: str | None = None


@event_kind("absence")
class Absence(Event):
    """States stay away from what ``links`` names."""

    __slots__ = ()
