"""Which deployments are under way on a day, and which forces exist, as far as the log records when they end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from cstocli.model.dates import LAST, Edtf
from cstocli.model.events import Deployment, Event, Force, WithdrawalOfForces
from cstocli.model.log import EventLog
from cstocli.model.terms import EventId, Status
from cstocli.reports.wording import by_act_date

_MAX_OPEN_DAYS: Final = 366
"""Days after which a deployment with no recorded end is assumed to have ended."""


def under_way_on(log: EventLog, day: date) -> tuple[list[Deployment], list[Deployment]]:
    """Return the deployments under way on a day, and those assumed ended, with no end recorded for over a year.

    A deployment is under way once it has begun, until it ends or the withdrawal that follows it is complete. Part of
    a larger deployment that is under way is not listed separately.
    """
    ends = _withdrawn(log)
    under_way: list[Deployment] = []
    assumed_ended: list[Deployment] = []
    for event in sorted((event for event in log.events if isinstance(event, Deployment)), key=by_act_date):
        if event.status is not Status.HELD or event.date.first_known > day:
            continue
        end = event.end or ends.get(event.id)
        if end is not None and end.latest < day:
            continue
        is_recorded = end is not None and end.latest != LAST
        last = event.date.last_known if end is None else end.last_known
        (under_way if is_recorded or (day - last).days <= _MAX_OPEN_DAYS else assumed_ended).append(event)
    ids = {event.id for event in under_way}
    return [event for event in under_way if ids.isdisjoint(event.links)], assumed_ended


def _withdrawn(log: EventLog) -> Mapping[EventId, Edtf]:
    """Return the last day of the withdrawal to which a deployment is linked, by the id of the deployment."""
    held = (event for event in log.events if isinstance(event, WithdrawalOfForces) and event.status is Status.HELD)
    return {ident: event.last for event in sorted(held, key=lambda event: event.last.latest) for ident in event.links}


def forces_on(log: EventLog, day: date, under_way: list[Deployment]) -> Iterator[Event]:
    """Yield the latest event on each force that exists; a force known only from a deployment exists while it lasts."""
    latest: dict[str, Force] = {}
    for event in sorted((event for event in log.events if isinstance(event, Force)), key=by_act_date):
        if event.status is Status.HELD and event.date.earliest <= day:
            latest[_force(log, event)] = event
    deployed = {event.id for event in under_way}
    for root, event in latest.items():
        if isinstance(log.by_id.get(EventId(root)), Deployment) and root not in deployed:
            continue
        yield event


def _force(log: EventLog, event: Event) -> str:
    """Return what identifies a force: its name or series, or the event at the start of its chain of links."""
    named = getattr(event, "name", None) or getattr(event, "series", None)
    if named:
        return str(named)
    seen = {event.id}
    while event.links and event.links[0] in log.by_id and event.links[0] not in seen and isinstance(event, Force):
        event = log.by_id[event.links[0]]
        seen.add(event.id)
    return event.id
