"""Claims on more than one event: how many there were, whether there was one each year, which was the largest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cstocli.factcheck.matching import count_fits, mismatches
from cstocli.factcheck.verdict import Judgement, Verdict
from cstocli.model.assertions import EventClaim, FigureName
from cstocli.model.events import Event
from cstocli.model.terms import Figure, Status


def count(what: EventClaim, meant: Sequence[Event]) -> Judgement:
    """Return whether there were as many such events as claimed; an umbrella and its parts are one."""
    found = [event for event in meant if not mismatches(what, event)]
    ids = {event.id for event in found}
    whole = [event for event in found if getattr(event, "umbrella", None) not in ids]
    events = tuple(event.id for event in whole)
    if what.count is not None and count_fits(what.count, len(whole)):
        return Judgement(verdict=Verdict.HOLDS, evidence=f"The log has {len(whole)}.", events=events)
    if not whole:
        return Judgement(
            verdict=Verdict.UNDECIDED, evidence="The log has no matching event, and nothing that rules one out."
        )
    return Judgement(verdict=Verdict.IMPRECISE, evidence=f"The log has {len(whole)}, not {what.count}.", events=events)


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


def largest(name: FigureName, event: Event, events: Sequence[Event], through: date) -> str | None:
    """Return the words for an event of the same kind with a larger figure through a day, if there is one."""
    own: Figure = getattr(event, name)
    rivals = (
        other
        for other in events
        if type(other) is type(event) and other.status is Status.HELD and other.date.earliest <= through
    )
    sized = [(figure.number, other) for other in rivals if (figure := getattr(other, name))]
    number, greatest = max(sized, key=lambda found: found[0], default=(own.number, event))
    if number <= own.number:
        return None
    return f"Larger was {greatest.title} ({greatest.date}): {name} {getattr(greatest, name)}, not {own}."
