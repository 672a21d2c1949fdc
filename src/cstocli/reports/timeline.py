"""Events in chronological order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cstocli.model.dates import FIRST, LAST, Edtf
from cstocli.model.events import Event, MilitaryActivity
from cstocli.model.log import EventLog
from cstocli.model.lookup import join_names
from cstocli.model.period import Period
from cstocli.model.struct import Struct, replace
from cstocli.model.terms import Basis, Confidence, EventId, Reading, SourceKey, StateCode, Status
from cstocli.reports import notes
from cstocli.reports.report import Report, column_names, count_of
from cstocli.reports.wording import by_act_date, display_title, report_title


class TimelineRow(NamedTuple):
    """One event."""

    date: Edtf
    """The day of the act."""
    id: EventId
    kind: str
    states: tuple[StateCode, ...]
    """Every State that the event names, in any part."""
    title: str
    basis: Basis | None
    confidence: Confidence
    sources: tuple[SourceKey, ...]


class EventFilter(Struct):
    """Which events to keep. An empty field keeps all."""

    period: Period = Period()
    kinds: tuple[str, ...] = ()
    states: tuple[StateCode, ...] = ()
    series: tuple[str, ...] = ()
    text: str = ""
    statuses: tuple[Status, ...] = ()

    def keeps(self, event: Event) -> bool:
        """Return whether an event passes: it must name every State asked for, and contain the text, ignoring case."""
        return (
            self.period.touches(event)
            and (not self.statuses or event.status in self.statuses)
            and (not self.kinds or event.kind in self.kinds)
            and set(self.states) <= set(event.involved())
            and (not self.series or (isinstance(event, MilitaryActivity) and event.series in self.series))
            and self.text.casefold() in _text(event).casefold()
        )


def timeline(  # noqa: PLR0913 - each is an option of the command
    log: EventLog,
    today: date,
    wanted: EventFilter,
    reading: Reading = Reading.PRACTICE,
    *,
    limit: int | None = None,
    reverse: bool = False,
) -> Report[TimelineRow]:
    """Return the events that pass the filter, oldest first, or newest first with ``reverse``.

    ``limit`` keeps the first so many of them, in that order.
    """
    found = sorted((event for event in log.events if event.is_read(reading) and wanted.keeps(event)), key=by_act_date)
    if reverse:
        found.reverse()
    listed = found if limit is None else found[:limit]
    last = min(wanted.period.last, today)
    return Report(
        command="timeline",
        title=report_title(log, f"timeline{_span(wanted.period)}", reading),
        columns=column_names(TimelineRow._fields),
        rows=tuple(_row(event) for event in listed),
        reading=reading,
        summary=count_of(len(listed), "event") + (f" of {len(found)}" if len(listed) < len(found) else ""),
        notes=(*_left_out(log, wanted, reading), *notes.horizon(log, last, "timeline")),
    )


def _left_out(log: EventLog, wanted: EventFilter, reading: Reading) -> Iterator[str]:
    """Yield a note on how many events a filter by status leaves out that pass it in all else."""
    every = replace(wanted, statuses=())
    found = (event for event in log.events if event.is_read(reading) and every.keeps(event))
    counts = Counter(event.status for event in found if wanted.statuses and event.status not in wanted.statuses)
    if counts:
        words = join_names([f"{counts[status]} {status}" for status in Status if counts[status]])
        verb, them = ("event is", "it") if counts.total() == 1 else ("events are", "them")
        yield f"{words} {verb} left out; `--all` lists {them} too."


def _span(period: Period) -> str:
    first = f" from {period.first}" if period.first != FIRST else ""
    return first + (f" to {period.last}" if period.last != LAST else "")


def _row(event: Event) -> TimelineRow:
    return TimelineRow(
        event.date,
        event.id,
        event.kind,
        tuple(sorted(event.involved())),
        display_title(event),
        event.legal_basis,
        event.confidence,
        event.sources,
    )


def _text(event: Event) -> str:
    words = (
        event.id,
        event.title,
        event.place,
        event.note,
        getattr(event, "name", None),
        getattr(event, "person", None),
    )
    return "\n".join(word for word in words if word)
