"""The days that a question is about, and whether an event lies in them."""

from __future__ import annotations

from datetime import date

from cstocli.model.dates import FIRST, LAST, Edtf
from cstocli.model.events import Event, OngoingEvent
from cstocli.model.struct import Struct


class Period(Struct):
    """The days from ``first`` through ``last``, both included."""

    first: date = FIRST
    last: date = LAST

    def touches(self, event: Event) -> bool:
        """Whether the event may lie in the period, or go on in it; an open window counts where its known end lies."""
        return event.date.first_known <= self.last and last_day(event) >= self.first

    def may_include(self, when: Edtf) -> bool:
        """Whether a day may lie in the period; an open window counts where its known end lies."""
        return when.first_known <= self.last and when.last_known >= self.first

    def holds(self, event: Event) -> bool:
        """Whether the event begins in the period by every reading of its date."""
        return self.first <= event.date.earliest and event.date.latest <= self.last


def last_day(event: Event) -> date:
    """Return the last day on which an event may still be going on."""
    last = event.date.last_known
    return max(last, event.last.last_known) if isinstance(event, OngoingEvent) else last
