"""The fact box of a day, on one screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from cstocli.core import notes
from cstocli.core.dates import LAST, Edtf
from cstocli.core.events import Deployment, Event, Force, Seat, Subject, WithdrawalOfForces
from cstocli.core.log import Log
from cstocli.core.replay import History, replay
from cstocli.core.report import Cell, Report
from cstocli.core.snapshot import Holder
from cstocli.core.telling import GAP, by_act, called, titled
from cstocli.core.terms import LIVE, Certainty, EventId, Figure, Reading, Standing, Status

COLUMNS = ("fact", "value", "since", "event", "certainty")
_YEAR = 366
_NEAREST = 2
"""How many events before and after the day are told."""
Row = tuple[Cell, ...]


def status(log: Log, day: date, reading: Reading = Reading.PRACTICE) -> Report:
    """Return what holds at the end of a day, and what happened last and next, one row a fact."""
    history = replay(log, reading)
    under_way, forgotten = _deployments(log, day)
    before, after = _events(log, day, reading)
    return Report(
        command="status",
        title=f"{log.organisation}: status on {day}, reading {reading}",
        columns=COLUMNS,
        rows=(
            *_standings(history, day),
            *_last_change(history, day),
            *_chair(history, day),
            *_offices(history, day),
            *(_deployment(event, day) for event in under_way),
            *(_event("force", event) for event in _forces(log, day, under_way)),
            *(_event("last event", event) for event in before),
            *(_event("next event", event) for event in after),
        ),
        on=day,
        reading=reading,
        notes=(
            *notes.other_reading(history, log.states, day),
            *_no_end(forgotten),
            *notes.horizon(log, day),
        ),
        as_box=True,
    )


def _standings(history: History, day: date) -> Iterator[Row]:
    """Yield one row a standing with its States, those whose dates leave it open apart."""
    rows = history.on(day).standings()
    for word in Standing:
        for certainty in Certainty:
            found = [row for row in rows if row.standing is word and row.certainty is certainty]
            if found:
                dates = {row.since.takes_effect for row in found}
                events = tuple(dict.fromkeys(row.since.id for row in found))
                since = dates.pop() if len(dates) == 1 else None
                yield word.value, tuple(row.state for row in found), since, events, certainty


def _last_change(history: History, day: date) -> Iterator[Row]:
    """Yield the days since a State's membership last changed, if any has: observers come and go beside it."""
    last: tuple[Edtf, list[EventId]] | None = None
    for subject in sorted(history.acts):
        for event in _turning(history, subject) if subject.facet == "state" else ():
            effect = event.takes_effect
            if effect.earliest <= day and (last is None or effect.first_known >= last[0].first_known):
                same = last[1] if last and last[0] == effect else []
                last = effect, list(dict.fromkeys([*same, event.id]))
    if last:
        since, events = last
        certainty = Certainty.CERTAIN if since.latest <= day else Certainty.POSSIBLE
        yield "days unchanged", _days(since, day), since, tuple(events), certainty


def _turning(history: History, subject: Subject) -> Iterator[Event]:
    """Yield the events since which a State may have had another live standing than before, or none any more."""
    before: set[Standing | None] = {None}
    for change in history.changes(subject):
        words = {held.standing if held.standing in LIVE else None for held in change.held}
        if words != before:
            yield from (held.since for held in change.held if held.since)
        before = words


def _days(since: Edtf, day: date) -> Cell:
    """Return how many days have gone by since a date, as a range where the date is one."""
    least, most = (max((day - bound).days, 0) for bound in (since.latest, since.first_known))
    return most if least == most else Figure(least, "", most)


def _chair(history: History, day: date) -> Iterator[Row]:
    yield from (_holder(history.log, "chair", holder) for holder in history.on(day).chair())


def _offices(history: History, day: date) -> Iterator[Row]:
    for key, body in history.log.bodies.items():
        for holder in history.on(day).office(key) if body.office else ():
            yield _holder(history.log, body.office or key, holder)


def _holder(log: Log, fact: str, holder: Holder) -> Row:
    """Return who holds a seat; a gap where no source names them."""
    held = GAP if holder.seat == Seat() else called(log, holder.seat)
    return fact, held, holder.since.takes_effect, holder.since.id, holder.certainty


def _deployments(log: Log, day: date) -> tuple[list[Deployment], list[Deployment]]:
    """Return the deployments under way, and those of which no end is recorded for longer than a year.

    A deployment is under way when it has begun, and has neither ended nor been followed by a withdrawal that
    is over. A part of a greater one that is under way is not told apart from it.
    """
    ends = _withdrawn(log)
    under_way: list[Deployment] = []
    forgotten: list[Deployment] = []
    for event in sorted((event for event in log.events if isinstance(event, Deployment)), key=by_act):
        if event.status is not Status.HELD or event.date.first_known > day:
            continue
        end = event.end or ends.get(event.id)
        if end is not None and end.latest < day:
            continue
        is_recorded = end is not None and end.latest != LAST
        last = event.date.last_known if end is None else end.last_known
        (under_way if is_recorded or (day - last).days <= _YEAR else forgotten).append(event)
    ids = {event.id for event in under_way}
    return [event for event in under_way if ids.isdisjoint(event.links)], forgotten


def _deployment(event: Deployment, day: date) -> Row:
    end = event.end
    sure = event.date.latest <= day and end is not None and end.earliest >= day
    return (*_event("deployment", event)[:-1], Certainty.CERTAIN if sure else Certainty.POSSIBLE)


def _no_end(forgotten: list[Deployment]) -> Iterator[str]:
    if forgotten:
        ids = ", ".join(event.id for event in forgotten)
        yield f"Taken as over, though no end is recorded and a year has gone by: {ids}."


def _withdrawn(log: Log) -> Mapping[EventId, Edtf]:
    """Return the last day of the withdrawal that a deployment is linked with."""
    held = (event for event in log.events if isinstance(event, WithdrawalOfForces) and event.status is Status.HELD)
    return {ident: event.last for event in sorted(held, key=lambda event: event.last.latest) for ident in event.links}


def _forces(log: Log, day: date, under_way: list[Deployment]) -> Iterator[Event]:
    """Yield the latest word on each force in being: one that was only deployed is in being while it is."""
    latest: dict[str, Force] = {}
    for event in sorted((event for event in log.events if isinstance(event, Force)), key=by_act):
        if event.status is Status.HELD and event.date.earliest <= day:
            latest[_force(log, event)] = event
    deployed = {event.id for event in under_way}
    for root, event in latest.items():
        if isinstance(log.by_id.get(EventId(root)), Deployment) and root not in deployed:
            continue
        yield event


def _force(log: Log, event: Event) -> str:
    """Return what identifies a force: its name or series, or the event from which its events go back by links."""
    named = getattr(event, "name", None) or getattr(event, "series", None)
    if named:
        return str(named)
    seen = {event.id}
    while event.links and event.links[0] in log.by_id and event.links[0] not in seen and isinstance(event, Force):
        event = log.by_id[event.links[0]]
        seen.add(event.id)
    return event.id


def _events(log: Log, day: date, reading: Reading) -> tuple[list[Event], list[Event]]:
    """Return the events nearest to the day, those surely before (and on it) and those surely after."""
    told = sorted((event for event in log.events if event.is_read(reading)), key=by_act)
    before = [event for event in told if event.date.last_known <= day]
    after = [event for event in told if event.date.first_known > day]
    return before[-_NEAREST:], after[:_NEAREST]


def _event(fact: str, event: Event) -> Row:
    return fact, titled(event), event.date, event.id, None
