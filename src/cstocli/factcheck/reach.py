"""How far the log was verified on what is claimed, and the sentences that say so: silence after that is not a no."""

from __future__ import annotations

from datetime import date

from cstocli.model.assertions import EventClaim
from cstocli.model.events import KINDS, Chairmanship, Event, Exercise, ObserverAct, SeatAct, TreatyAct
from cstocli.model.log import EventLog, Horizon


def verified_through(log: EventLog, what: EventClaim) -> date:
    """Return the last day through which the sources on such events were read; the first of all, for any kind."""
    kind = KINDS.get(what.kind or "")
    if kind is None:
        return min([log.verified_to, *log.verified.values()])
    topic = _topic(kind)
    return log.verified_through(topic) if topic else log.verified_to


def _topic(kind: type[Event]) -> str | None:
    """Return the key of ``[log] verified`` for a kind of event."""
    if issubclass(kind, SeatAct):
        return "chair" if issubclass(kind, Chairmanship) else "offices"
    if issubclass(kind, TreatyAct | ObserverAct):
        return "membership"
    return "exercises" if issubclass(kind, Exercise) else None


def reaches_beyond(log: EventLog, what: EventClaim) -> bool:
    """Return whether the claimed date has days after the last verified one."""
    return what.date is not None and what.date.latest > verified_through(log, what)


def verified_only(log: EventLog, what: EventClaim) -> str:
    """Return the sentence that says how far the log was verified on such events."""
    return f"The log was verified only through {verified_through(log, what)}."


def describe_reach(day: date, horizon: Horizon, presumed: str) -> str:
    """Return why a claim about a day after the last verified one is not decided; ``presumed`` is a clause."""
    if day > horizon.presumed:
        return f"The log does not say what holds on {day}: nothing is presumed after {horizon.presumed}."
    verified = f"The log was verified through {horizon.verified}"
    return f"{verified}; it presumes that {presumed}, and nothing known has ended it."
