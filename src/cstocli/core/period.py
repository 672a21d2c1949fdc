"""The days that a question is about, and whether an event lies in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cstocli.core.dates import FIRST, LAST
from cstocli.core.events import Event, Lasting


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days from ``first`` through ``last``, both included."""

    first: date = FIRST
    last: date = LAST

    def touches(self, event: Event) -> bool:
        """Whether the event may lie in the period, or go on in it."""
        return event.date.earliest <= self.last and last_day(event) >= self.first

    def holds(self, event: Event) -> bool:
        """Whether the event begins in the period by every reading of its date."""
        return self.first <= event.date.earliest and event.date.latest <= self.last


def last_day(event: Event) -> date:
    """Return the last day on which an event may still be going on."""
    return max(event.date.latest, event.last.latest) if isinstance(event, Lasting) else event.date.latest
