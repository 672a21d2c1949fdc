"""Claims on more than one event: how many there were, whether there was one each year, which was the largest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cstocli.factcheck.matching import count_fits, mismatches
from cstocli.factcheck.verdict import Judgement, Verdict
from cstocli.model.assertions import EventClaim, FigureName
from cstocli.model.combined_exercises import CombinedExercises
from cstocli.model.events import Event, Exercise
from cstocli.model.log import EventLog
from cstocli.model.terms import Figure, Status


def count(log: EventLog, what: EventClaim, meant: Sequence[Event]) -> Judgement:
    """Return whether there were as many such events as claimed; a combined exercise and its parts are one."""
    found = [event for event in meant if not mismatches(what, event)]
    wholes = CombinedExercises(log).wholes(found)
    events = tuple(event.id for event in wholes)
    parts = f" ({len(found)} with the parts of combined exercises)" if len(wholes) < len(found) else ""
    if what.count is not None and count_fits(what.count, len(wholes)):
        return Judgement(verdict=Verdict.HOLDS, evidence=f"The log has {len(wholes)}{parts}.", events=events)
    if not wholes:
        return Judgement(
            verdict=Verdict.UNDECIDED, evidence="The log has no matching event, and nothing that rules one out."
        )
    evidence = f"The log has {len(wholes)}{parts}, not {what.count}."
    return Judgement(verdict=Verdict.IMPRECISE, evidence=evidence, events=events)


def yearly(what: EventClaim, meant: Sequence[Event], announced: Sequence[Event]) -> Judgement:
    """Return whether each year of the date has an event as claimed; an event that was only announced leaves it open."""
    if what.date is None:
        return Judgement(verdict=Verdict.UNDECIDED, evidence="No years are claimed.")
    first, last = what.date.first_known.year, what.date.last_known.year
    by_year = {year: [event for event in meant if _lies_in(event, year)] for year in range(first, last + 1)}
    without = [year for year, events in by_year.items() if not events]
    unsure = [event for event in (*announced, *meant) for year in without if _may_lie_in(event, year)]
    events = tuple(found[0].id for found in by_year.values() if found)
    if not events:
        return Judgement(verdict=Verdict.UNDECIDED, evidence="The log has none in these years.")
    if without:
        maybe = f" But perhaps: {' '.join(dict.fromkeys(f'{event.title}.' for event in unsure))}" if unsure else ""
        every = all(any(_may_lie_in(event, year) for event in unsure) for year in without)
        evidence = f"The log has none in {' '.join(map(str, without))}.{maybe}"
        return Judgement(verdict=Verdict.UNDECIDED if every else Verdict.IMPRECISE, evidence=evidence, events=events)
    return Judgement(
        verdict=Verdict.HOLDS, evidence=f"The log has one in each year from {first} to {last}.", events=events
    )


def _lies_in(event: Event, year: int) -> bool:
    return event.date.earliest.year == event.date.latest.year == year


def _may_lie_in(event: Event, year: int) -> bool:
    return event.date.earliest.year <= year <= event.date.latest.year


def largest(log: EventLog, name: FigureName, event: Event, through: date) -> str | None:
    """Return the words for an event of the same kind with a larger figure through a day, if there is one.

    A combined exercise with no figure of its own is as large as its parts together.
    """
    own: Figure = getattr(event, name)
    alike = [other for other in log.events if type(other) is type(event) and other.date.earliest <= through]
    of_parts = CombinedExercises(log).sizes((other for other in alike if isinstance(other, Exercise)), name)
    number, greatest = own.number, event
    for other in alike:
        figure: Figure | None = getattr(other, name)
        size = of_parts.get(other.id, 0) if figure is None else figure.number
        if other.status is Status.HELD and size > number:
            number, greatest = size, other
    if greatest is event:
        return None
    words = getattr(greatest, name) or f"{number} in its parts together"
    return f"Larger was {greatest.title} ({greatest.date}): {name} {words}, not {own}."
