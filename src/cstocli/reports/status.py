"""The facts that hold on a day, on one screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from cstocli.model.dates import Edtf
from cstocli.model.events import Deployment, Event, Subject
from cstocli.model.log import EventLog
from cstocli.model.terms import LIVE, Certainty, EventId, Figure, Reading, Standing, Status
from cstocli.replay.history import ReplayedLog
from cstocli.replay.readings import replay_both
from cstocli.replay.snapshot import Holder
from cstocli.reports import notes
from cstocli.reports.report import FACTS, Cell, Report, column_names
from cstocli.reports.status_forces import forces_on, under_way_on
from cstocli.reports.wording import by_act_date, display_title, holder_or_gap, report_title

_NEAREST: Final = 2
"""How many events before and after the day are listed."""


class FactRow(NamedTuple):
    """One fact that holds on the day, or an event near it."""

    fact: str
    value: Cell
    since: Edtf | None
    event: EventId | tuple[EventId, ...]
    certainty: Certainty | None
    """Empty for events, which are listed by their dates alone."""


def status(log: EventLog, day: date, reading: Reading = Reading.PRACTICE) -> Report[FactRow]:
    """Return what holds at the end of a day, and what happened last and next, one row a fact."""
    readings = replay_both(log, reading)
    history = readings.asked
    under_way, assumed_ended = under_way_on(log, day)
    events = _NearEvents(log, day, reading)
    return Report(
        command="status",
        title=report_title(log, f"status on {day}", reading),
        columns=column_names(FactRow._fields),
        rows=(
            *_standings(history, day),
            *_last_change(history, day),
            *_chair(history, day),
            *_offices(history, day),
            *(_deployment(event, day) for event in under_way),
            *(_event("force", event) for event in forces_on(log, day, under_way)),
            *(_event("last event", event) for event in events.last),
            *(_next_event(event) for event in events.next),
        ),
        on=day,
        reading=reading,
        notes=(
            *notes.other_reading(readings, log.states, day),
            *_assumed_ended(assumed_ended),
            *_unconfirmed(events.unconfirmed),
            *notes.horizon(log, day),
        ),
        layout=FACTS,
    )


def _standings(history: ReplayedLog, day: date) -> Iterator[FactRow]:
    """Yield one row for each standing with its States, and one for those whose dates leave it open."""
    rows = history.standings(day)
    for word in Standing:
        for certainty in Certainty:
            found = [row for row in rows if row.standing is word and row.certainty is certainty]
            if found:
                dates = {row.caused_by.takes_effect for row in found}
                events = tuple(dict.fromkeys(row.caused_by.id for row in found))
                since = dates.pop() if len(dates) == 1 else None
                yield FactRow(word.value, tuple(row.state for row in found), since, events, certainty)


def _last_change(history: ReplayedLog, day: date) -> Iterator[FactRow]:
    """Yield the number of days since the membership of any State last changed; changes among observers do not count."""
    last: tuple[Edtf, list[EventId]] | None = None
    for subject in sorted(history.acts):
        for event in _membership_changes(history, subject) if subject.facet == "state" else ():
            effect = event.takes_effect
            if effect.earliest <= day and (last is None or effect.first_known >= last[0].first_known):
                same = last[1] if last and last[0] == effect else []
                last = effect, list(dict.fromkeys([*same, event.id]))
    if last:
        since, events = last
        certainty = Certainty.CERTAIN if since.latest <= day else Certainty.POSSIBLE
        yield FactRow("days unchanged", _days(since, day), since, tuple(events), certainty)


def _membership_changes(history: ReplayedLog, subject: Subject) -> Iterator[Event]:
    """Yield the events by which a State may have gained, changed or lost a live standing."""
    before: set[Standing | None] = {None}
    for change in history.changes(subject):
        words = {held.standing if held.standing in LIVE else None for held in change.held}
        if words != before:
            yield from (held.caused_by for held in change.held if held.caused_by)
        before = words


def _days(since: Edtf, day: date) -> Cell:
    """Return the number of days since a date; a range if the date is imprecise."""
    least, most = (max((day - bound).days, 0) for bound in (since.latest, since.first_known))
    return most if least == most else Figure(least, "", most)


def _chair(history: ReplayedLog, day: date) -> Iterator[FactRow]:
    subject = Subject("chair", history.log.chaired() or "")
    yield from (_holder(history.log, "chair", holder) for holder in history.holders(subject, day))


def _offices(history: ReplayedLog, day: date) -> Iterator[FactRow]:
    for key, body in history.log.bodies.items():
        for holder in history.holders(Subject("office", key), day) if body.office else ():
            yield _holder(history.log, body.office or key, holder)


def _holder(log: EventLog, fact: str, holder: Holder) -> FactRow:
    """Return who holds a seat, or that it is vacant or a gap."""
    event = holder.caused_by
    return FactRow(fact, holder_or_gap(log, holder.seat), event.takes_effect, event.id, holder.certainty)


def _deployment(event: Deployment, day: date) -> FactRow:
    end = event.end
    sure = event.date.latest <= day and end is not None and end.earliest >= day
    return _event("deployment", event)._replace(certainty=Certainty.CERTAIN if sure else Certainty.POSSIBLE)


def _assumed_ended(deployments: list[Deployment]) -> Iterator[str]:
    if deployments:
        ids = ", ".join(event.id for event in deployments)
        yield f"Assumed ended (no end recorded for over a year): {ids}."


class _NearEvents:
    """The events nearest to a day: those surely before it (or on it), and those surely after."""

    def __init__(self, log: EventLog, day: date, reading: Reading) -> None:
        ordered = sorted((event for event in log.events if event.is_read(reading)), key=by_act_date)
        before = [event for event in ordered if event.date.last_known <= day]
        after = [event for event in ordered if event.date.first_known > day]
        held = [event for event in before if event.status is Status.HELD]
        self.last = held[-_NEAREST:]
        """The last that were held."""
        self.next = [event for event in after if event.status is not Status.CANCELLED][:_NEAREST]
        """The next that were held, or are planned or announced."""
        since = before[before.index(held[-1]) + 1 :] if held else before
        self.unconfirmed = [event for event in since if event.status is not Status.CANCELLED]
        """Those planned or announced for a day after the last one held, and before the day."""


def _next_event(event: Event) -> FactRow:
    """Return an event to come; the fact says whether it was only planned or announced."""
    held = event.status is Status.HELD
    return FactRow("next event" if held else f"next event ({event.status})", event.title, event.date, event.id, None)


def _unconfirmed(events: list[Event]) -> Iterator[str]:
    if events:
        listed = ", ".join(f"{event.id} ({event.date})" for event in events)
        yield f"Planned or announced, and no source shows whether they took place: {listed}."


def _event(fact: str, event: Event) -> FactRow:
    return FactRow(fact, display_title(event), event.date, event.id, None)
