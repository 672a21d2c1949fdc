"""The events of a log as an iCalendar file: whole days, each event with a stable identifier."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, NamedTuple

from cstocli.model.dates import LAST
from cstocli.model.events import Event, OngoingEvent
from cstocli.model.log import EventLog
from cstocli.model.lookup import state_name
from cstocli.model.terms import Status
from cstocli.render.cells import visible
from cstocli.replay.fold import order

_TOO_VAGUE: Final = 31
"""An event is left out if its first or last day is uncertain by this many days: longer than a month."""
_DAY: Final = timedelta(days=1)
_REFRESH: Final = timedelta(days=7)
"""How often a program that subscribes to the file need look for a new one."""
_OF_ADDRESSES: Final = "%/:?#[]@!$&'()*+,;=~"
"""What stands in an address as it is; anything else, such as a Cyrillic letter or a line break, is percent-encoded."""
_STATUS: Final = {Status.HELD: "CONFIRMED", Status.CANCELLED: "CANCELLED"}


class Calendar(NamedTuple):
    """The bytes of an iCalendar file, and how many events it shows and leaves out because their dates are too vague."""

    content: bytes
    included: int
    left_out: int


def calendar(log: EventLog, facts: Mapping[str, str], *, exact_only: bool = False) -> Calendar:
    """Return the events of a log that are dated to a day, or to a month and then marked as approximate.

    ``exact_only`` leaves out the approximate ones. Raises ``ImportError`` without icalendar.
    """
    import icalendar

    ics = icalendar.Calendar()
    ics.add("prodid", f"-//csto//{visible(facts['tool'])}//EN")
    ics.add("version", "2.0")
    ics.add("x-wr-calname", visible(log.title))
    ics.add("x-csto-log-sha256", facts["sha256"])
    ics.add("refresh-interval", icalendar.vDuration(_REFRESH), parameters={"value": "DURATION"})
    ics.add("x-published-ttl", icalendar.vDuration(_REFRESH))
    spans = {event: None if exact_only and _vague(event) else _span(event) for event in sorted(log.events, key=order)}
    stamp = datetime(log.verified_to.year, log.verified_to.month, log.verified_to.day, tzinfo=UTC)
    for event, span in spans.items():
        if span:
            ics.add_component(_entry(icalendar.Event(), log, event, span, stamp))
    included = sum(span is not None for span in spans.values())
    return Calendar(ics.to_ical(), included, len(spans) - included)


def _span(event: Event) -> tuple[date, date] | None:
    """Return the first day and the day after the last; None if the dates are too vague, or the end is open."""
    last = event.last if isinstance(event, OngoingEvent) else event.date
    if any((value.latest - value.earliest).days >= _TOO_VAGUE for value in (event.date, last)) or last.latest == LAST:
        return None
    return event.date.earliest, max(event.date.latest, last.latest) + _DAY


def _entry(entry: Any, log: EventLog, event: Event, span: tuple[date, date], stamp: datetime) -> Any:  # noqa: ANN401
    """Fill in a calendar entry from an event, and return it."""
    vague = _vague(event)
    entry.add("uid", visible(f"{event.id}@{log.organisation.lower()}.csto"))
    entry.add("dtstamp", stamp)
    entry.add("dtstart", span[0])
    entry.add("dtend", span[1])
    entry.add("summary", visible(f"{event.title} (exact day unknown: {', '.join(vague)})" if vague else event.title))
    verified = span[1] - _DAY <= _verified(log)
    entry.add("description", "\n".join(_description(log, event, verified=verified)))
    entry.add("categories", [event.kind, *(["approximate"] if vague else [])])
    entry.add("status", _status(event, verified=verified))
    entry.add("transp", "TRANSPARENT")
    if event.place:
        entry.add("location", visible(event.place))
    if address := _address(log, event):
        entry.add("url", address)
    return entry


def _vague(event: Event) -> list[str]:
    """Return the first and last day of an event as far as they are known, if that is not one day."""
    last = event.last if isinstance(event, OngoingEvent) else event.date
    return [value.text for value in dict.fromkeys((event.date, last)) if not value.is_exact]


def _address(log: EventLog, event: Event) -> str | None:
    """Return the address of the first source of an event; None if the log came without its bibliography."""
    source = log.sources.get(event.sources[0]) if event.sources else None
    if source is None or not source.url.startswith(("https://", "http://")):
        return None
    from urllib.parse import quote  # icalendar has loaded it

    return quote(source.url, safe=_OF_ADDRESSES, errors="replace")


def _status(event: Event, *, verified: bool) -> str:
    """Return the word of the calendar for whether an event took place."""
    is_open = event.status is Status.HELD and not verified
    return "TENTATIVE" if is_open else _STATUS.get(event.status, "TENTATIVE")


def _verified(log: EventLog) -> date:
    """Return the last day through which sources on any subject were read."""
    return max([log.verified_to, *log.verified.values()])


def _description(log: EventLog, event: Event, *, verified: bool) -> list[str]:
    known = "" if verified else f"Presumed: the log was verified only through {_verified(log)}."
    states = ", ".join(state_name(log, code) for code in event.involved())
    status = f"Status: {event.status}" if event.status is not Status.HELD else ""
    sources = f"Sources: {' '.join(event.sources)}"
    return [
        visible(line) for line in (status, known, states, event.note or "", sources, f"csto show {event.id}") if line
    ]
