"""The facts of a day as a person reads them, on one screen: names and numbers, without the ids of events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import groupby
from typing import Final, NamedTuple

from cstocli.model.dates import Edtf
from cstocli.model.events import Deployment, Event, MilitaryActivity
from cstocli.model.log import EventLog
from cstocli.model.lookup import join_names, state_name
from cstocli.model.terms import Certainty, EventId, Figure, SourceAgreement, StateCode, Status
from cstocli.replay.snapshot import UNKNOWN_STANDING, Holder
from cstocli.reports.report import Cell, Section, count_of
from cstocli.reports.wording import describe_figure, either, name_holder

_FORCES: Final = 3
"""Forces whose size is shown."""


class StandingFact(NamedTuple):
    """The States that are in one standing on the day, equally surely."""

    word: str
    states: tuple[StateCode, ...]
    since: Edtf | None
    """None where the States do not share it."""
    events: tuple[EventId, ...]
    """Those that gave it; the last ones known, where it is unknown."""
    live: bool
    """Whether one of the States is bound, or was when that was last known."""
    certainty: Certainty
    agreement: SourceAgreement


class Unchanged(NamedTuple):
    """Since when the membership of no State has changed."""

    since: Edtf
    days: Cell
    """None where that is unknown."""
    events: tuple[EventId, ...]
    certainty: Certainty


class DayFacts(NamedTuple):
    """What the answer says of a day."""

    standings: Sequence[StandingFact]
    seats: Sequence[tuple[str, Holder]]
    """Each chair and office by its title, with who may hold it."""
    founding: Event | None
    unchanged: Unchanged | None
    deployments: Sequence[Deployment]
    """Those under way."""
    assumed_ended: Sequence[Deployment]
    """Those with no end recorded for over a year."""
    forces: Sequence[Event]
    last: Sequence[Event]
    next: Sequence[Event]
    unconfirmed: Sequence[Event]
    """Planned or announced for days that have passed."""


def status_sections(log: EventLog, facts: DayFacts, *, presumed: bool) -> tuple[Section, ...]:
    """Return the facts as sections; with ``presumed``, a note says that they are presumed, and no line repeats it."""
    hidden = {Certainty.CERTAIN, Certainty.UNKNOWN, *([Certainty.PRESUMED] if presumed else [])}
    standings = [_standing(log, fact, hidden) for fact in facts.standings if fact.live]
    seats = [*_seats(log, facts.seats, hidden)]
    others = [*_founded(facts), *_others(log, facts.standings, hidden), *_activities(facts)]
    width = max((len(label) for label, *_ in (*standings, *others)), default=0)
    parts = (_labelled(standings, width), _labelled(seats, 0), _labelled(others, width))
    return tuple(Section("", lines) for lines in map(tuple, parts) if lines)


def _labelled(lines: Iterable[tuple[str, ...]], width: int) -> Iterator[tuple[str, ...]]:
    """Yield lines with labels of a width; a line with the label of the line above has none."""
    for label, group in groupby(lines, key=lambda line: line[0]):
        for index, (_, *cells) in enumerate(group):
            yield ("" if index else label.ljust(width), *cells)


def _standing(log: EventLog, fact: StandingFact, hidden: set[Certainty]) -> tuple[str, ...]:
    names = ", ".join(state_name(log, code) for code in fact.states)
    return fact.word, str(fact.since or ""), _marked(names, fact.certainty, fact.agreement, hidden)


def _seats(log: EventLog, seats: Iterable[tuple[str, Holder]], hidden: set[Certainty]) -> Iterator[tuple[str, ...]]:
    """Yield who holds each seat, or on one line all who may."""
    for title, group in groupby(seats, key=lambda seat: seat[0]):
        holders = [holder for _, holder in group]
        certainty, agreement = holders[0].certainty, holders[0].agreement
        since = str(holders[0].caused_by.takes_effect) if len(holders) == 1 else ""
        if certainty is Certainty.UNKNOWN:
            yield title, "", UNKNOWN_STANDING
        else:
            words = either(name_holder(log, holder.seat) for holder in holders)
            yield title, since, _marked(words, certainty, agreement, hidden)


def _marks(certainty: Certainty, agreement: SourceAgreement, hidden: set[Certainty]) -> list[str]:
    """Return the marks of a fact that must be said; that it is unknown is its word."""
    marks = [str(certainty)] if certainty not in hidden else []
    return marks + ([str(agreement)] if agreement is SourceAgreement.DISPUTED else [])


def _marked(words: str, certainty: Certainty, agreement: SourceAgreement, hidden: set[Certainty]) -> str:
    """Return words with the marks of a fact in brackets."""
    marks = _marks(certainty, agreement, hidden)
    return f"{words} ({', '.join(marks)})" if marks else words


def _founded(facts: DayFacts) -> Iterator[tuple[str, str]]:
    """Yield since when the organisation exists, and since when the membership of no State has changed."""
    unchanged = ""
    if facts.unchanged and facts.unchanged.days is not None:
        unchanged = f"membership unchanged since {facts.unchanged.since} ({_days(facts.unchanged.days)})"
    if facts.founding:
        yield "founded", "; ".join(filter(None, (str(facts.founding.takes_effect), unchanged)))
    elif unchanged:
        yield "unchanged", unchanged.removeprefix("membership unchanged ")


def _days(days: Cell) -> str:
    number = days if isinstance(days, Figure) else Figure(int(str(days)))
    return f"{describe_figure(number)} day{'' if number == Figure(1) else 's'}"


def _others(log: EventLog, facts: Iterable[StandingFact], hidden: set[Certainty]) -> Iterator[tuple[str, str]]:
    """Yield the States that are not bound, with what they are."""
    words = [
        f"{join_names(state_name(log, code) for code in fact.states)}"
        f" ({', '.join([fact.word, *_marks(fact.certainty, fact.agreement, hidden)])})"
        for fact in facts
        if not fact.live
    ]
    if words:
        yield "others", ", ".join(words)


def _activities(facts: DayFacts) -> Iterator[tuple[str, str]]:
    """Yield what is under way, the sizes of the forces, and the events nearest to the day."""
    yield from (("deployed", _dated(event)) for event in facts.deployments)
    if facts.forces:
        yield "forces", "; ".join(_forces(facts.forces))
    for event in facts.last[-1:]:
        yield "last event", _dated(event)
    for event in facts.next[:1]:
        yield "next event" if event.status is Status.HELD else str(event.status), _dated(event)
    if facts.unconfirmed:
        *others, last = facts.unconfirmed
        more = f", and {len(others)} more" if others else ""
        yield str(last.status), f"{_dated(last)}{more}; not known to have taken place"


def _dated(event: Event) -> str:
    return f"{event.date} {event.title}"


def _forces(events: Sequence[Event]) -> Iterator[str]:
    """Yield the largest forces that have a name and a size, and how many others there are."""
    sized = [
        (event.personnel.number, f"{event.name} {describe_figure(event.personnel)} ({event.date.last_known.year})")
        for event in events
        if isinstance(event, MilitaryActivity) and event.name and event.personnel
    ]
    largest = nlargest(_FORCES, sized)
    yield from (words for _, words in largest)
    if len(events) > len(largest):
        yield count_of(len(events) - len(largest), "other")
