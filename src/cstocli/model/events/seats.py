"""Who holds the rotating chair and the offices."""

from typing import Annotated, ClassVar

from cstocli.model.descriptions import Doc
from cstocli.model.events.base import UNKNOWN, VACANT, Event, Seat, Subject
from cstocli.model.terms import Basis, BodyId, StateCode

# Ranks: 30 departure comes before 32 the act that fills the seat on the same day. On the day of a handover the
# outgoing State opens the session, and the incoming one holds the chair at the end of the day.


class SeatAct(Event):
    """An act on the chair or an office of one body."""

    default_basis: ClassVar[Basis | None] = Basis.LAW
    facet: ClassVar[str] = "office"
    """Which seat of the body it is: its chair or its office."""

    body: Annotated[BodyId, Doc("The body whose chair or office it is.")]
    person: Annotated[str | None, Doc("Who holds it, or leaves it.")] = None

    def subjects(self) -> tuple[Subject, ...]:
        """Return the seat."""
        return (Subject(self.facet, self.body),)

    def holder(self) -> Seat:
        """Return the seat as held by the State and the person that the act names; ``VACANT`` if it names neither."""
        return Seat(self.states[0] if self.states else None, self.person)


class Chairmanship(SeatAct, kind="chairmanship"):
    """The State takes the chair of the body; with ``unknown``, no source names the chair from here on."""

    rank = 32
    overrides_history = True
    facet = "chair"

    predecessor: Annotated[
        StateCode | None, Doc("The State that hands the chair over, where a source says so; ``csto check`` proves it.")
    ] = None
    unknown: Annotated[bool, Doc("Whether no source names the chair from here on: a gap.")] = False

    def apply(self, before: Seat) -> Seat:  # noqa: ARG002 - it does not matter who held it
        """Return the seat held by the State, or ``UNKNOWN``."""
        return UNKNOWN if self.unknown else self.holder()


class Appointment(SeatAct, kind="appointment"):
    """The person, a national of the State, takes the office; ``effect`` is the first day in office."""

    rank = 32
    overrides_history = True
    acting: Annotated[bool, Doc("Whether the person only acts in the office.")] = False

    def apply(self, before: Seat) -> Seat:  # noqa: ARG002 - it does not matter who held it
        """Return the seat held by the person."""
        return self.holder()._replace(acting=self.acting)


class Departure(SeatAct, kind="departure"):
    """The person leaves the office; ``effect`` is the first day on which it is no longer held."""

    related: ClassVar[tuple[str, ...]] = ("appointment",)
    rank = 30

    def starts_from(self, before: Seat) -> bool:
        """Whether the person is known to hold the seat."""
        return before.is_held and before.person == self.person

    def apply(self, before: Seat) -> Seat:
        """Return ``VACANT``, or the seat unchanged where the person is not known to hold it."""
        return VACANT if self.starts_from(before) else before
