"""How reports word events and what replay made of them: their order, their titles, their values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Final, TypeVar

from cstocli.model.dates import Edtf
from cstocli.model.events import Bonds, Event, Seat, Subject, Value
from cstocli.model.log import EventLog
from cstocli.model.lookup import join_names, state_name
from cstocli.model.terms import BodyId, Figure, Reading, StateCode, Status
from cstocli.replay.snapshot import standing_of

EventT = TypeVar("EventT", bound=Event)

GAP: Final = "(gap)"
"""What stands for the holder of a chair or an office where no source names one."""
VACANCY: Final = "(vacant)"
"""What stands for the holder of a chair or an office that nobody holds."""


def holder_or_gap(log: EventLog, seat: Seat) -> str:
    """Return who holds a chair or an office, or that it is vacant or its holder is unknown, in brackets."""
    return describe_value(log, seat) if seat.is_held else VACANCY if seat.known else GAP


def report_title(log: EventLog, what: str, reading: Reading) -> str:
    """Return the title of a report whose rows depend on the reading: "CSTO: spells, counted in practice"."""
    return f"{log.organisation}: {what}, counted in {reading}"


def by_act_date(event: Event) -> tuple[date, int, date, str]:
    """Return the key that sorts events by the day of the act; replay sorts them by the day of effect."""
    return event.date.first_known, event.rank, event.date.last_known, event.id


def held_first(events: Iterable[EventT], *, reverse: bool = False) -> list[EventT]:
    """Return events by the day of the act, the latest first if ``reverse``; those that were not held come last."""
    ordered = sorted(events, key=by_act_date, reverse=reverse)
    return sorted(ordered, key=lambda event: event.status is not Status.HELD)


def describe_statuses(events: Iterable[Event]) -> str:
    """Return how many events have each status, to follow their number; empty if all were held."""
    counts = Counter(event.status for event in events)
    parts = [f"{counts[status]} {status}" for status in Status if counts[status]]
    return f" ({join_names(parts)})" if set(counts) - {Status.HELD} else ""


def display_title(event: Event) -> str:
    """Return the title of an event, with its status if it was not held."""
    return event.title if event.status is Status.HELD else f"{event.title} ({event.status})"


def describe_value(log: EventLog, value: Value) -> str:
    """Return a value of replay in words: the standing of a State, or who holds a chair or an office."""
    if isinstance(value, Bonds):
        kinds = {key: instrument.kind for key, instrument in log.instruments.items()}
        return standing_of(value, kinds) or "no standing"
    return " ".join(filter(None, (value.state, value.person))) or ("vacant" if value.known else "unknown")


def describe_figure(value: object) -> str:
    """Return a figure in words, with commas between thousands: "about 25,000", "more than 2,000"."""
    if not isinstance(value, Figure):
        return str(value)
    words = {"~": "about ", ">": "more than ", "<=": "up to "}.get(value.qualifier, "")
    return f"{words}{value.number:,}" + ("" if value.upper is None else f" to {value.upper:,}")


def name_holder(log: EventLog, seat: Seat) -> str:
    """Return who holds a chair or an office, as in a sentence: "Vladimir Putin of Russia", "Russia", "unknown"."""
    state = state_name(log, seat.state) if seat.state else None
    return " of ".join(filter(None, (seat.person, state))) or ("vacant" if seat.known else "unknown")


def subject_name(log: EventLog, subject: Subject) -> str:
    """Return the name of a State, the title of a chaired body, or the title of an office."""
    if subject.facet == "state":
        return state_name(log, StateCode(subject.key))
    body = log.bodies.get(BodyId(subject.key))
    if body is None:
        return subject.key
    return body.office or body.title if subject.facet == "office" else body.title


def format_number(figure: Figure) -> str:
    """Return a count in a sentence: ">17,000", "~4,000", "12 to 30"."""
    upper = "" if figure.upper is None else f" to {figure.upper:,}"
    return f"{figure.qualifier}{figure.number:,}{upper}"


def days_words(first: Edtf | None, last: Edtf | None, *, lasts: bool = True) -> str:
    """Return the days of a term or an event: "2024-01-01 to 2024-12-31", "since 2026-01-01".

    Without ``lasts``, what has no last day was on one day: "2024-01-01".
    """
    if first is None:
        return ""
    if last is None:
        return f"since {first}" if lasts else str(first)
    return str(first) if first == last else f"{first} to {last}"


def either(words: Iterable[str]) -> str:
    """Return alternatives, each once, in their order: "a member or suspended"."""
    return " or ".join(dict.fromkeys(words))
