"""The answer of ``why`` as a person reads it: the deciding event, its best sources, what else counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from cstocli.model.events import Event, Seat, Subject
from cstocli.model.log import EventLog
from cstocli.replay.fold import initial_value
from cstocli.replay.history import ReplayedLog
from cstocli.reports.best_sources import best_sources, describe_sources
from cstocli.reports.claim_wording import describe_claim
from cstocli.reports.report import Section, count_of
from cstocli.reports.why_steps import CHAIN, Step
from cstocli.reports.wording import name_holder

_MAX_SOURCES: Final = 2
"""Sources of a deciding event that are shown."""


def why_sections(history: ReplayedLog, subject: Subject, day: date, steps: Sequence[Step]) -> tuple[Section, ...]:
    """Return the parts of the answer, those that say nothing left out; ``steps`` are those of the whole answer."""
    change = history.at(subject, day)
    deciding = list(dict.fromkeys(held.caused_by for held in (change.held if change else ()) if held.caused_by))
    parts = (
        *(part for event in deciding for part in _decided_by(history, event)),
        Section("Other acts that count", tuple(_others(history.log, subject, steps, deciding))),
        Section("", tuple((line,) for line in _contradictions(history, subject, day, steps))),
    )
    return tuple(part for part in parts if part.lines)


def _decided_by(history: ReplayedLog, event: Event) -> Iterator[Section]:
    """Yield the event with its id and title, and its best sources with their addresses."""
    lines = [(str(event.date), event.title)]
    if event.takes_effect != event.date:
        lines.append((str(event.takes_effect), "in effect"))
    yield Section(f"Decided by {event.id}", tuple(lines))
    chosen = best_sources(history.log, event, _MAX_SOURCES)
    count = f"{len(chosen)} of {len(event.sources)} sources" if len(chosen) < len(event.sources) else "Sources"
    yield Section(count.capitalize(), describe_sources(history.log, chosen))


def _others(
    log: EventLog, subject: Subject, steps: Iterable[Step], deciding: Sequence[Event]
) -> Iterator[tuple[str, ...]]:
    """Yield a line for each other act of the chain: the day of effect, what it made of the subject, its id."""
    for step in steps:
        if step.part == CHAIN and step.event not in deciding:
            seat = step.event.apply(initial_value(subject))
            words = name_holder(log, seat) if isinstance(seat, Seat) else step.becomes or ""
            yield str(step.event.takes_effect), words, step.event.id


def _contradictions(history: ReplayedLog, subject: Subject, day: date, steps: Iterable[Step]) -> Iterator[str]:
    """Yield who contradicts the answer, and how much was set aside."""
    against = {(one.event.id, one.claim.field, str(one.claim.value)): one for one in history.competing(subject, day)}
    if against:
        first, *others = against.values()
        more = f"; {count_of(len(others), 'more claim')}" if others else ""
        yield f"Against this answer: {describe_claim(history.log, first)}{more}."
    aside = [step for step in steps if step.part != CHAIN]
    claims = sum(step.sources is not None for step in aside)
    refused = sum(step.sources is None and step.event.id not in history.log.by_id for step in aside)
    kinds = ((len(aside) - claims - refused, "act"), (refused, "rejected event"), (claims, "claim"))
    if aside:
        counted = ", ".join(count_of(number, word) for number, word in kinds if number)
        yield f"Set aside (--full has the reasons): {counted}."
