"""What happened, in order."""

from __future__ import annotations

from datetime import date

from cstocli.model.dates import FIRST, LAST
from cstocli.model.events import Event, MilitaryActivity
from cstocli.model.log import EventLog
from cstocli.model.period import Period
from cstocli.model.struct import Struct
from cstocli.model.terms import Reading, StateCode
from cstocli.reports import notes
from cstocli.reports.report import Cell, Report, counted
from cstocli.reports.wording import by_act_date, display_title

COLUMNS = ("date", "id", "kind", "states", "title", "basis", "confidence", "sources")


class EventFilter(Struct):
    """Which events to keep; what is empty keeps all."""

    period: Period = Period()
    kinds: tuple[str, ...] = ()
    states: tuple[StateCode, ...] = ()
    series: tuple[str, ...] = ()
    text: str = ""

    def keeps(self, event: Event) -> bool:
        """Whether an event passes: it must name every State asked for, and hold the text in any case of letters."""
        return (
            self.period.touches(event)
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
) -> Report:
    """Return the events that pass the filter, oldest first; ``limit`` keeps the first of them, after ``reverse``."""
    found = sorted((event for event in log.events if event.is_read(reading) and wanted.keeps(event)), key=by_act_date)
    if reverse:
        found.reverse()
    shown = found if limit is None else found[:limit]
    asked = min(wanted.period.last, today)
    return Report(
        command="timeline",
        title=f"{log.organisation}: timeline{_span(wanted.period)}, reading {reading}",
        columns=COLUMNS,
        rows=tuple(_row(event) for event in shown),
        reading=reading,
        summary=counted(len(shown), "event") + (f" of {len(found)}" if len(shown) < len(found) else ""),
        notes=tuple(notes.horizon(log, asked, "timeline")),
    )


def _span(period: Period) -> str:
    first = f" from {period.first}" if period.first != FIRST else ""
    return first + (f" to {period.last}" if period.last != LAST else "")


def _row(event: Event) -> tuple[Cell, ...]:
    return (
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
