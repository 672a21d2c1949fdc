"""Events in chronological order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cstocli.model.dates import Edtf
from cstocli.model.events import Event
from cstocli.model.log import EventLog
from cstocli.model.lookup import join_names
from cstocli.model.struct import replace
from cstocli.model.terms import Basis, Confidence, EventId, Reading, SourceKey, StateCode, Status, Weight
from cstocli.reports import notes
from cstocli.reports.filters import EventFilter, describe_period
from cstocli.reports.hints import no_events
from cstocli.reports.report import Layout, Report, column_names, count_of
from cstocli.reports.wording import describe_statuses, display_title, held_first, report_title


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
    status: Status
    weight: Weight


def timeline(
    log: EventLog,
    today: date,
    wanted: EventFilter,
    reading: Reading = Reading.PRACTICE,
    *,
    reverse: bool = False,
) -> Report[TimelineRow]:
    """Return the events that pass the filter, oldest first, or newest first with ``reverse``.

    Those that were not held, or are still to come, stand after all others in either order.
    """
    read = [event for event in log.events if event.is_read(reading)]
    found = held_first(filter(wanted.keeps, read), reverse=reverse)
    last = min(wanted.period.last, today)
    return Report(
        command="timeline",
        title=report_title(log, f"timeline{describe_period(wanted.period)}", reading),
        columns=column_names(TimelineRow._fields),
        rows=tuple(_row(event) for event in found),
        reading=reading,
        layout=Layout(brief=("date", "title", "id"), below=("id",)),
        summary=f"{count_of(len(found), 'event')}{describe_statuses(found)}",
        notes=(
            *(() if found else no_events(log, read, wanted)),
            *_left_out(log, wanted, reading),
            *notes.horizon(log, last, "timeline"),
        ),
    )


def _left_out(log: EventLog, wanted: EventFilter, reading: Reading) -> Iterator[str]:
    """Yield a note on how many events are left out that pass the filter and were not held, if only held ones count."""
    if wanted.statuses != (Status.HELD,):
        return
    every = replace(wanted, statuses=())
    found = (event for event in log.events if event.is_read(reading) and every.keeps(event))
    counts: Counter[Status] = Counter(event.status for event in found if event.status is not Status.HELD)
    if counts:
        words = join_names([f"{counts[status]} {status}" for status in Status if counts[status]])
        verb, them = ("event is", "it") if counts.total() == 1 else ("events are", "them")
        yield f"{words} {verb} left out; `--all` lists {them} too."


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
        event.status,
        event.weight,
    )
