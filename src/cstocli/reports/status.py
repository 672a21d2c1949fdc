"""The fact box of a day, on one screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cstocli.model.dates import Edtf
from cstocli.model.events import Deployment, Event, Subject
from cstocli.model.log import EventLog
from cstocli.model.terms import LIVE, Certainty, EventId, Figure, Reading, Standing
from cstocli.replay.history import ReplayedLog, replay
from cstocli.replay.snapshot import Holder
from cstocli.reports import notes
from cstocli.reports.report import Cell, Report
from cstocli.reports.status_forces import forces_on, under_way_on
from cstocli.reports.wording import by_act_date, display_title, holder_or_gap

COLUMNS = ("fact", "value", "since", "event", "certainty")
_NEAREST = 2
"""How many events before and after the day are told."""
Row = tuple[Cell, ...]


def status(log: EventLog, day: date, reading: Reading = Reading.PRACTICE) -> Report:
    """Return what holds at the end of a day, and what happened last and next, one row a fact."""
    history = replay(log, reading)
    under_way, forgotten = under_way_on(log, day)
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
            *(_event("force", event) for event in forces_on(log, day, under_way)),
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


def _standings(history: ReplayedLog, day: date) -> Iterator[Row]:
    """Yield one row a standing with its States, those whose dates leave it open apart."""
    rows = history.standings(day)
    for word in Standing:
        for certainty in Certainty:
            found = [row for row in rows if row.standing is word and row.certainty is certainty]
            if found:
                dates = {row.caused_by.takes_effect for row in found}
                events = tuple(dict.fromkeys(row.caused_by.id for row in found))
                since = dates.pop() if len(dates) == 1 else None
                yield word.value, tuple(row.state for row in found), since, events, certainty


def _last_change(history: ReplayedLog, day: date) -> Iterator[Row]:
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


def _turning(history: ReplayedLog, subject: Subject) -> Iterator[Event]:
    """Yield the events since which a State may have had another live standing than before, or none any more."""
    before: set[Standing | None] = {None}
    for change in history.changes(subject):
        words = {held.standing if held.standing in LIVE else None for held in change.held}
        if words != before:
            yield from (held.caused_by for held in change.held if held.caused_by)
        before = words


def _days(since: Edtf, day: date) -> Cell:
    """Return how many days have gone by since a date, as a range where the date is one."""
    least, most = (max((day - bound).days, 0) for bound in (since.latest, since.first_known))
    return most if least == most else Figure(least, "", most)


def _chair(history: ReplayedLog, day: date) -> Iterator[Row]:
    subject = Subject("chair", history.log.chaired() or "")
    yield from (_holder(history.log, "chair", holder) for holder in history.holders(subject, day))


def _offices(history: ReplayedLog, day: date) -> Iterator[Row]:
    for key, body in history.log.bodies.items():
        for holder in history.holders(Subject("office", key), day) if body.office else ():
            yield _holder(history.log, body.office or key, holder)


def _holder(log: EventLog, fact: str, holder: Holder) -> Row:
    """Return who holds a seat, or that it is vacant or a gap."""
    return fact, holder_or_gap(log, holder.seat), holder.caused_by.takes_effect, holder.caused_by.id, holder.certainty


def _deployment(event: Deployment, day: date) -> Row:
    end = event.end
    sure = event.date.latest <= day and end is not None and end.earliest >= day
    return (*_event("deployment", event)[:-1], Certainty.CERTAIN if sure else Certainty.POSSIBLE)


def _no_end(forgotten: list[Deployment]) -> Iterator[str]:
    if forgotten:
        ids = ", ".join(event.id for event in forgotten)
        yield f"Taken as over, though no end is recorded and a year has gone by: {ids}."


def _events(log: EventLog, day: date, reading: Reading) -> tuple[list[Event], list[Event]]:
    """Return the events nearest to the day, those surely before (and on it) and those surely after."""
    told = sorted((event for event in log.events if event.is_read(reading)), key=by_act_date)
    before = [event for event in told if event.date.last_known <= day]
    after = [event for event in told if event.date.first_known > day]
    return before[-_NEAREST:], after[:_NEAREST]


def _event(fact: str, event: Event) -> Row:
    return fact, display_title(event), event.date, event.id, None
