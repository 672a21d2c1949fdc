"""Notes on a list without rows: what is near to what was asked for, and which option to leave out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Final, TypeVar

from cstocli.model.events import KINDS, Event
from cstocli.model.log import EventLog
from cstocli.model.lookup import join_names, state_names
from cstocli.model.period import Period, last_day
from cstocli.model.struct import replace
from cstocli.reports.filters import EventFilter, Filter, TextFilter, event_text, fold
from cstocli.reports.report import count_of

_LIKENESS: Final = 0.75
"""How much alike two words must be for one to be suggested for the other, from 0 to 1."""
FilterT = TypeVar("FilterT", bound=Filter)


def no_events(log: EventLog, events: Sequence[Event], wanted: EventFilter, noun: str = "event") -> Iterator[str]:
    """Yield notes on why none of the events passes a filter."""
    near = (
        *outside_period(wanted.period, [(event.date.first_known, last_day(event)) for event in events], noun),
        *_related_kinds(log, wanted),
        *similar_words(wanted, (event_text(event, log.bodies) for event in events)),
    )
    yield from near
    yield from without_one_option(wanted, lambda other: sum(map(other.keeps, events)), noun, near=near)


def without_one_option(
    wanted: FilterT, count: Callable[[FilterT], int], noun: str, *, near: Sequence[str] = ()
) -> Iterator[str]:
    """Yield a note on how many pass without one of the options given.

    If there is one option alone and another note says what is ``near``, nothing is left to say.
    """
    others = [(found.options, count(found.wanted)) for found in wanted.relaxed()]  # type: ignore[arg-type]
    if len(others) == 1 and near:
        return
    some = [(options, number) for options, number in others if number]
    if some:
        parts = (f"{number} without {options}" for options, number in some)
        yield f"Found if an option is left out: {join_names(parts)}."
    elif len(others) > 1:
        options = join_names(options for options, _ in others)
        yield f"Leaving out one of {options} finds no {noun} either: leave out more."


def outside_period(period: Period, spans: Sequence[tuple[date, date]], noun: str) -> Iterator[str]:
    """Yield a note if nothing of the log lies in a period; ``spans`` has the first and last day of each of its rows."""
    if period == Period() or not spans or any(a <= period.last and b >= period.first for a, b in spans):
        return
    first, last = min(a for a, _ in spans), max(b for _, b in spans)
    yield f"The {noun}s of the log lie between {first} and {last}."


def similar_words(wanted: TextFilter, texts: Iterable[str]) -> Iterator[str]:
    """Yield a note for each text that occurs nowhere, with words of the log that look like it."""
    folded = "\n".join(map(fold, texts))
    for text in wanted.texts:
        if replace(wanted, texts=(text,)).finds(folded):
            continue
        inside = replace(wanted, texts=(text,), whole_words=False).finds(folded)
        near = get_close_matches(fold(text), sorted(set(re.findall(r"[^\W_]+", folded))), n=3, cutoff=_LIKENESS)
        ending = "it occurs within other words: leave out --word" if inside else ""
        ending = ending or (f"did you mean {' or '.join(map(repr, near))}?" if near else "try a shorter one")
        yield f"The text {text!r} occurs nowhere; {ending}" + ("" if ending.endswith("?") else ".")


def _related_kinds(log: EventLog, wanted: EventFilter) -> Iterator[str]:
    """Yield a note for each kind of which the log has no event, with the events of related kinds."""
    for kind in wanted.kinds:
        if any(event.kind == kind for event in log.events):
            continue
        found = {word: _of_kind(log, wanted, word) for word in KINDS[kind].related}
        parts = [f"{word} ({_count_and_states(log, events)})" for word, events in found.items() if events]
        near = f"; related kinds: {join_names(parts)}" if parts else ""
        yield f"The log has no {kind}{near}."


def _of_kind(log: EventLog, wanted: EventFilter, kind: str) -> list[Event]:
    """Return the events of a kind that pass the other conditions; all of the kind, if none does."""
    events = [event for event in log.events if event.kind == kind]
    other = EventFilter(period=wanted.period, states=wanted.states, statuses=wanted.statuses)
    return [event for event in events if other.keeps(event)] or events


def _count_and_states(log: EventLog, events: Sequence[Event]) -> str:
    codes = sorted({code for event in events for code in event.states})
    return count_of(len(events), "event") + (f": {state_names(log, codes)}" if codes else "")
