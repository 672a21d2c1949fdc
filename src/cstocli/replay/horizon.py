"""How far the evidence reaches: an answer is certain up to the last verified day, then presumed, then unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Final

from cstocli.model.dates import LAST
from cstocli.model.events import Event, Seat, Subject
from cstocli.model.log import EventLog, Horizon, presumed_after
from cstocli.model.terms import BodyId, Duration

TOPICS: Final[Mapping[str, str]] = {"state": "membership", "bond": "membership", "chair": "chair", "office": "offices"}
"""The key of ``[log] verified`` under which a log says how far the sources on a facet were read."""


class Reach(Enum):
    """Whether the evidence of a log reaches a day."""

    VERIFIED = "verified"
    PRESUMED = "presumed"
    UNKNOWN = "unknown"


def horizon_of(log: EventLog, subject: Subject, causes: Iterable[tuple[object, Event | None]] = ()) -> Horizon:
    """Return how far it can be known what holds for a subject, given each possible value with the event that caused it.

    An event with ``evidence_to`` has a horizon of its own. Whoever holds a seat whose term is known is presumed to hold
    it only through the last day of the term. Of several horizons each day is the earliest.
    """
    usual = log.horizon(TOPICS[subject.facet])
    term = _term(log, subject)
    verified, presumed = LAST, LAST
    for value, cause in causes:
        own = usual
        if cause is not None and cause.evidence_to is not None:
            own = Horizon(cause.evidence_to, presumed_after(cause.evidence_to))
        if term and cause is not None and isinstance(value, Seat) and value.is_held:
            own = own._replace(presumed=min(own.presumed, max(own.verified, term.last_day(cause.takes_effect.latest))))
        verified, presumed = min(verified, own.verified), min(presumed, own.presumed)
    return usual if (verified, presumed) == (LAST, LAST) else Horizon(verified, presumed)


def reach_of(horizon: Horizon, day: date) -> Reach:
    """Return whether the evidence reaches a day."""
    if day <= horizon.verified:
        return Reach.VERIFIED
    return Reach.PRESUMED if day <= horizon.presumed else Reach.UNKNOWN


def _term(log: EventLog, subject: Subject) -> Duration | None:
    """Return the length of the terms of a seat, if the log gives it."""
    body = log.bodies.get(BodyId(subject.key)) if subject.facet in {"chair", "office"} else None
    if body is None or (subject.facet == "office" and body.chaired):
        return None
    return body.term
