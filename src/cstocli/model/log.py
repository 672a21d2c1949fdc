"""The log as a value: what the file says, decoded, before anything is replayed."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated, Final, NamedTuple, Self, TypedDict, Unpack

from cstocli.model.assertions import Assertion
from cstocli.model.dates import shift
from cstocli.model.descriptions import Doc
from cstocli.model.diagnostics import KeyPath
from cstocli.model.events import Event, Rejected, Subject
from cstocli.model.struct import NOTHING, Struct, replace
from cstocli.model.terms import (
    Body,
    BodyId,
    Claim,
    Duration,
    EventId,
    Instrument,
    InstrumentId,
    Reading,
    Source,
    SourceKey,
    StateCode,
    StateInfo,
)

_PRESUMED_FOR: Final = Duration(years=1)
"""How long after the last verified day an answer is presumed, where the log does not say."""


class Horizon(NamedTuple):
    """How far an answer about a subject can be known."""

    verified: date
    """The last day through which the sources were read."""
    presumed: date
    """The last day through which an answer may be presumed, because nothing known has ended it."""


def presumed_after(verified: date) -> date:
    """Return the last day of the year after a day: as long an answer is presumed, where the log does not say."""
    return _PRESUMED_FOR.last_day(shift(verified, timedelta(days=1)))


class CompetingClaim(NamedTuple):
    """What other sources say of an event, and the days on which it would change what holds for a subject."""

    event: Event
    claim: Claim
    sources: tuple[SourceKey, ...]
    days: tuple[tuple[date, date], ...]
    """Each a first and a last day, both included."""

    def concerns(self, first: date, last: date) -> bool:
        """Whether it would change what holds on some day of a period, both ends included."""
        return any(start <= last and end >= first for start, end in self.days)


class Preference(Struct):
    """The source whose word a log was made to take, and what that changed in it."""

    source: SourceKey
    changed: tuple[EventId, ...] = ()
    """The events that hold a claim of the source in place of the kept value."""
    added: tuple[EventId, ...] = ()
    """The rejected events that the source asserts."""
    unread: tuple[EventId, ...] = ()
    """The events on which the source has a claim that cannot be replayed: it lacks what the claimed kind needs."""


class Knowledge(Struct):
    """The day to whose knowledge a log was reduced, and what that changed in it."""

    day: date
    """The last day on which a source may have been published to be counted."""
    later: tuple[EventId, ...] = ()
    """The events left out because no source for them had been published by then."""
    undatable: tuple[EventId, ...] = ()
    """The events left out because none of their sources has a date."""
    undated: int = 0
    """The number of sources without a date, which were not counted."""
    changed: tuple[EventId, ...] = ()
    """The events that hold what was claimed then in place of the kept value."""
    added: tuple[EventId, ...] = ()
    """The rejected events that nothing published by then refutes."""
    unread: tuple[EventId, ...] = ()
    """The events left out because they were then claimed to be of a kind that needs more than is given."""


class Header(Struct):
    """What a log says of itself."""

    organisation: Annotated[str, Doc("The short name of the organisation.")]
    title: Annotated[str, Doc("Its full name.")]
    verified_to: Annotated[date, Doc("The last day through which sources were read.")]
    first_day: Annotated[date, Doc("The first day that the log covers.")]
    verified: Annotated[
        Mapping[str, date],
        Doc("Another last day for a subject whose sources end elsewhere: chair, exercises, offices."),
    ] = NOTHING
    presumed_to: Annotated[
        date | None,
        Doc("The last day through which answers are presumed after the last verified day; one year, if left out."),
    ] = None


class EventLog(Header):
    """An organisation's events with what they refer to. ``events`` keep the order of the file."""

    states: Mapping[StateCode, StateInfo] = NOTHING
    instruments: Mapping[InstrumentId, Instrument] = NOTHING
    bodies: Mapping[BodyId, Body] = NOTHING
    sources: Mapping[SourceKey, Source] = NOTHING
    """The bibliography; empty when the log was read without it."""
    events: tuple[Event, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    preferred: Preference | None = None
    """The source whose word this log takes, if one was preferred."""
    knowledge: Knowledge | None = None
    """The day to whose knowledge this log was reduced, if it was."""
    competing: Mapping[tuple[Reading, Subject], tuple[CompetingClaim, ...]] | None = None
    """The claims that would change what holds for a subject, by reading; None if they have not been looked for."""
    errors: int = 0
    """How many findings of severity error the log has, if it is not sound and was asked all the same."""
    written_defaults: tuple[KeyPath, ...] = ()
    """The paths of the keys that the file gives the value that they have when they are left out."""
    sha256: str = ""
    """Of the bytes of the log file, so that an answer can be traced to its text."""

    @cached_property
    def by_id(self) -> Mapping[EventId, Event]:
        """The events by id."""
        return {event.id: event for event in self.events}

    def replace(self, **changes: Unpack["LogChanges"]) -> Self:
        """Return a copy of the log with some fields changed."""
        if not changes.keys().isdisjoint(("events", "sources")):
            changes.setdefault("competing", None)
        return replace(self, **changes)

    def verified_through(self, topic: str) -> date:
        """Return the last day through which sources on a topic were read: ``membership``, ``chair``, ``offices``..."""
        return self.verified.get(topic, self.verified_to)

    def horizon(self, topic: str) -> Horizon:
        """Return how far answers on a topic can be known."""
        verified = self.verified_through(topic)
        return Horizon(verified, max(verified, self.presumed_to or presumed_after(verified)))

    def chaired(self) -> BodyId | None:
        """Return the body whose chair ``csto chair`` speaks of: the first chaired one of the log."""
        return next((key for key, body in self.bodies.items() if body.chaired), None)


class LogChanges(TypedDict, total=False):
    """What ``EventLog.replace`` takes: each field of a log, by its name."""

    organisation: str
    title: str
    verified_to: date
    first_day: date
    verified: Mapping[str, date]
    presumed_to: date | None
    states: Mapping[StateCode, StateInfo]
    instruments: Mapping[InstrumentId, Instrument]
    bodies: Mapping[BodyId, Body]
    sources: Mapping[SourceKey, Source]
    events: tuple[Event, ...]
    rejected: tuple[Rejected, ...]
    assertions: tuple[Assertion, ...]
    preferred: Preference | None
    knowledge: Knowledge | None
    competing: Mapping[tuple[Reading, Subject], tuple[CompetingClaim, ...]] | None
    errors: int
    written_defaults: tuple[KeyPath, ...]
    sha256: str
