"""The facts that hold on a day, on one screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from typing import Final, NamedTuple

from cstocli.model.dates import Edtf
from cstocli.model.events import Deployment, Event, Subject
from cstocli.model.log import EventLog
from cstocli.model.terms import LIVE, Certainty, EventId, Figure, Reading, SourceAgreement, Standing, Status
from cstocli.replay.history import ReplayedLog
from cstocli.replay.horizon import Reach, reach_of
from cstocli.replay.readings import replay_both
from cstocli.replay.snapshot import UNKNOWN_STANDING, Holder, StateStanding
from cstocli.reports import notes
from cstocli.reports.report import FACTS, Cell, Report, column_names
from cstocli.reports.standing_counts import count_standings
from cstocli.reports.status_forces import forces_on, under_way_on
from cstocli.reports.status_sections import DayFacts, StandingFact, Unchanged, status_sections
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
    agreement: SourceAgreement | None
    """Empty for events and deployments."""


def status(log: EventLog, day: date, reading: Reading = Reading.PRACTICE) -> Report[FactRow]:
    """Return what holds at the end of a day, and what happened last and next, one row a fact."""
    readings = replay_both(log, reading)
    standings = readings.asked.standings(day)
    facts = _facts(readings.asked, standings, day)
    return Report(
        command="status",
        title=report_title(log, f"status on {day}", reading),
        columns=column_names(FactRow._fields),
        rows=tuple(_rows(readings.asked, facts, day)),
        on=day,
        reading=reading,
        summary=count_standings([row for row in standings if row.last_known in LIVE], standings),
        notes=(*notes.other_reading(readings, log.states, day), *notes.horizon(log, day)),
        layout=FACTS,
        sections=status_sections(log, facts, presumed=day > log.horizon("membership").verified),
    )


def _facts(history: ReplayedLog, standings: Sequence[StateStanding], day: date) -> DayFacts:
    """Return what holds on a day, and what happened around it."""
    log, founding = history.log, notes.founding_of(history.log)
    under_way, assumed_ended = under_way_on(log, day)
    events = _NearEvents(log, day, history.reading)
    return DayFacts(
        standings=tuple(_standings(standings)),
        seats=tuple(_seats(history, day)),
        founding=founding if founding and founding.takes_effect.latest <= day else None,
        unchanged=_last_change(history, day),
        deployments=under_way,
        assumed_ended=assumed_ended,
        forces=tuple(forces_on(log, day, under_way)),
        last=events.last,
        next=events.next,
        unconfirmed=events.unconfirmed,
    )


def _rows(history: ReplayedLog, facts: DayFacts, day: date) -> Iterator[FactRow]:
    """Yield the facts, one row each."""
    log = history.log
    for fact in facts.standings:
        yield FactRow(fact.word, fact.states, fact.since, fact.events, fact.certainty, fact.agreement)
    if facts.founding:
        certainty = _known(log, day, sure=True)
        yield _event("founded", facts.founding)._replace(since=facts.founding.takes_effect, certainty=certainty)
    if facts.unchanged:
        since, days, events, sure = facts.unchanged
        yield FactRow("days unchanged", days, since, events, sure, None)
    yield from (_holder(log, title, holder) for title, holder in facts.seats)
    yield from (_deployment(log, event, day) for event in facts.deployments)
    for event in facts.assumed_ended:
        yield _event("assumed ended", event)._replace(certainty=Certainty.POSSIBLE)
    yield from (_event("force", event) for event in facts.forces)
    yield from (_event("last event", event) for event in facts.last)
    yield from (_near_event("next event", event) for event in facts.next)
    yield from (_near_event("unconfirmed event", event) for event in facts.unconfirmed)


def _standings(rows: Sequence[StateStanding]) -> Iterator[StandingFact]:
    """Yield the States of each standing, apart for each certainty and agreement; the unknown ones last."""
    for word in (*Standing, None):
        for certainty, agreement in product(Certainty, SourceAgreement):
            marks = (word, certainty, agreement)
            found = [row for row in rows if (row.standing, row.certainty, row.agreement) == marks]
            if found:
                dates = {row.caused_by.takes_effect for row in found if row.standing}
                yield StandingFact(
                    word=word or UNKNOWN_STANDING,
                    states=tuple(row.state for row in found),
                    since=dates.pop() if len(dates) == 1 else None,
                    events=tuple(dict.fromkeys(row.caused_by.id for row in found)),
                    live=any(row.last_known in LIVE for row in found),
                    certainty=certainty,
                    agreement=agreement,
                )


def _last_change(history: ReplayedLog, day: date) -> Unchanged | None:
    """Return since when the membership of no State has changed; changes among observers do not count."""
    last: tuple[Edtf, list[EventId]] | None = None
    for subject in sorted(history.acts):
        for event in _membership_changes(history, subject) if subject.facet == "state" else ():
            effect = event.takes_effect
            if effect.earliest <= day and (last is None or effect.first_known >= last[0].first_known):
                same = last[1] if last and last[0] == effect else []
                last = effect, list(dict.fromkeys([*same, event.id]))
    if last is None:
        return None
    since, events = last
    certainty = _known(history.log, day, sure=since.latest <= day)
    days = None if certainty is Certainty.UNKNOWN else _days(since, day)
    return Unchanged(since, days, tuple(events), certainty)


def _known(log: EventLog, day: date, *, sure: bool) -> Certainty:
    """Return how sure a fact is that follows from acts of membership or from recorded days."""
    reach = reach_of(log.horizon("membership"), day)
    if reach is Reach.UNKNOWN:
        return Certainty.UNKNOWN
    if not sure:
        return Certainty.POSSIBLE
    return Certainty.CERTAIN if reach is Reach.VERIFIED else Certainty.PRESUMED


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


def _seats(history: ReplayedLog, day: date) -> Iterator[tuple[str, Holder]]:
    """Yield who may hold the chair and each office, with its title."""
    chair = Subject("chair", history.log.chaired() or "")
    yield from (("chair", holder) for holder in history.holders(chair, day))
    for key, body in history.log.bodies.items():
        if body.office:
            yield from ((body.office, holder) for holder in history.holders(Subject("office", key), day))


def _holder(log: EventLog, fact: str, holder: Holder) -> FactRow:
    """Return who holds a seat, or that it is vacant or a gap."""
    event = holder.caused_by
    unknown = holder.certainty is Certainty.UNKNOWN
    who = UNKNOWN_STANDING if unknown else holder_or_gap(log, holder.seat)
    return FactRow(fact, who, None if unknown else event.takes_effect, event.id, holder.certainty, holder.agreement)


def _deployment(log: EventLog, event: Deployment, day: date) -> FactRow:
    end = event.end
    sure = event.date.latest <= day and end is not None and end.earliest >= day
    return _event("deployment", event)._replace(certainty=_known(log, day, sure=sure))


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


def _near_event(fact: str, event: Event) -> FactRow:
    """Return an event that may be to come; the fact says whether it was only planned or announced."""
    marked = fact if event.status is Status.HELD else f"{fact} ({event.status})"
    return FactRow(marked, event.title, event.date, event.id, None, None)


def _event(fact: str, event: Event) -> FactRow:
    return FactRow(fact, display_title(event), event.date, event.id, None, None)
