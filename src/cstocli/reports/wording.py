"""How events, and what they made, are told: in which order, under which title, in which words."""

from __future__ import annotations

from datetime import date
from typing import Final

from cstocli.model.events import Bonds, Event, Seat, Value
from cstocli.model.log import EventLog
from cstocli.model.terms import Status
from cstocli.replay.snapshot import standing_of

GAP: Final = "(gap)"
"""What stands for the holder of a chair or an office where no source names one."""
VACANCY: Final = "(vacant)"
"""What stands for the holder of a chair or an office that nobody holds."""


def holder_or_gap(log: EventLog, seat: Seat) -> str:
    """Return who holds a chair or an office, or that it is vacant or its holder is unknown, in brackets."""
    return called(log, seat) if seat.is_held else VACANCY if seat.known else GAP


def by_act_date(event: Event) -> tuple[date, int, date, str]:
    """Return the place of an event among all by the day of the act; replay has its own order, by effect."""
    return event.date.first_known, event.rank, event.date.last_known, event.id


def display_title(event: Event) -> str:
    """Return the title of an event, with its status if it was not held."""
    return event.title if event.status is Status.HELD else f"{event.title} ({event.status})"


def called(log: EventLog, value: Value) -> str:
    """Return a value of replay in words: the standing of a State, or who holds a chair or an office."""
    if isinstance(value, Bonds):
        kinds = {key: instrument.kind for key, instrument in log.instruments.items()}
        return standing_of(value, kinds) or "no standing"
    return " ".join(filter(None, (value.state, value.person))) or ("vacant" if value.known else "unknown")
