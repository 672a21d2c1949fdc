"""Where sources disagree: the value kept, what the others say, and whether an answer hangs on it; what was rejected.

An answer hangs on a claim when taking it for true changes a standing, the chair or an office on any day under
either reading, or the totals of the exercises.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from cstocli.model.events import Bonds, Event, Exercise, Rejected, Subject
from cstocli.model.log import EventLog
from cstocli.model.terms import Claim, Reading, Status
from cstocli.replay.history import replay
from cstocli.replay.prefer import bounded, claimed, kept
from cstocli.reports import notes
from cstocli.reports.report import Cell, Report, counted
from cstocli.reports.timeline import EventFilter
from cstocli.reports.wording import by_act_date

FURTHER: Final = ("hangs", "note")
"""What hangs on a claim, and what is said of it."""
COLUMNS = ("event", "field", "kept", "claimed", "source", "changes_answer", *FURTHER)
REJECTED: Final = "rejected"
_COUNTED: Final = ("states", "host", "series", "personnel", "aircraft", "vehicles", "status", "umbrella")
"""Fields of an exercise that its totals are made of, beside its year."""


class Dispute(NamedTuple):
    """One field of an event with what one source says of it instead."""

    event: Event
    claim: Claim


def disputes(log: EventLog, today: date, wanted: EventFilter, reading: Reading = Reading.PRACTICE) -> Report:
    """Return every claim that differs from the kept value, and every rejected event, that pass the filter.

    A filter by State or kind keeps a claim, too, that gives the event that State or kind.
    """
    weigher = _Weigher(log)
    found = [Dispute(event, claim) for event in sorted(log.events, key=by_act_date) for claim in event.claims]
    claims = [dispute for dispute in found if _keeps(wanted, dispute)]
    rejected = sorted(
        (r for r in log.rejected if wanted.keeps(r.event)), key=lambda refused: by_act_date(refused.event)
    )
    rows = (
        *(_claimed(weigher, dispute) for dispute in claims),
        *(row for refused in rejected for row in _rejected(weigher, refused)),
    )
    facts = len({(dispute.event.id, dispute.claim.field) for dispute in claims})
    return Report(
        command="disputes",
        title=f"{log.organisation}: where sources disagree",
        columns=COLUMNS,
        further=FURTHER,
        rows=rows,
        reading=reading,
        summary=f"{counted(facts, 'disputed fact')} with {counted(len(claims), 'other claim')}, "
        f"{counted(len(rejected), 'rejected event')}; "
        f"an answer hangs on {len({row[:2] for row in rows if row[5]})} of them",
        notes=(
            *_reasons(rejected),
            "What hangs on each, and what is said of it: --columns event,field,source,hangs,note",
            *notes.horizon(log, min(wanted.period.last, today), "disputes"),
        ),
    )


def _reasons(rejected: Iterable[Rejected]) -> Iterator[str]:
    for refused in rejected:
        yield f"{refused.event.id} is rejected: {refused.reason}"


def _keeps(wanted: EventFilter, dispute: Dispute) -> bool:
    if wanted.keeps(dispute.event):
        return True
    other = claimed(dispute.event, dispute.claim)
    return other is not None and wanted.keeps(other)


def _claimed(weigher: _Weigher, dispute: Dispute) -> tuple[Cell, ...]:
    event, claim = dispute
    other = claimed(event, claim)
    hangs = () if other is None else tuple(weigher.hangs(event, other))
    value: Cell = claim.value  # type: ignore[assignment]
    return event.id, claim.field, kept(event, claim), value, claim.source, bool(hangs), hangs, claim.note


def _rejected(weigher: _Weigher, refused: Rejected) -> Iterator[tuple[Cell, ...]]:
    event = refused.event
    hangs = tuple(weigher.hangs(None, bounded(weigher.log.events, event)))
    for source in event.sources:
        yield event.id, "event", REJECTED, event.title, source, bool(hangs), hangs, refused.reason


class _Weigher:
    """Says which answers would change if an event were another. Only the subjects that either touches are replayed."""

    def __init__(self, log: EventLog) -> None:
        self.log = log
        self._acts: dict[Subject, list[Event]] = {}
        self._now: dict[Subject, Iterable[object]] = {}
        for event in log.events:
            for subject in dict.fromkeys(event.subjects()):
                self._acts.setdefault(subject, []).append(event)

    def hangs(self, kept: Event | None, other: Event) -> Iterator[str]:
        """Yield what changes if ``other`` stands in the place of ``kept``, or is added where there is none."""
        subjects = dict.fromkeys((*(kept.subjects() if kept else ()), *other.subjects()))
        for subject in subjects:
            acts = self._acts.get(subject, [])
            instead = [event for event in acts if event is not kept]
            if subject in other.subjects():
                instead.append(other)
            if subject not in self._now:
                self._now[subject] = self._told(subject, acts)
            if self._now[subject] != self._told(subject, instead):
                yield f"{_FACETS[subject.facet]}:{subject.key}"
        if self._totals(kept) != self._totals(other):
            yield "exercises"

    def _told(self, subject: Subject, acts: Sequence[Event]) -> Iterable[object]:
        """Return what is told of a subject on all days under both readings, if these were all acts on it."""
        log = self.log.replace(events=tuple(acts))
        return [
            (reading, change.day, {h.standing if isinstance(h.value, Bonds) else h.value for h in change.held})
            for reading in Reading
            for change in replay(log, reading).changes(subject)
        ]

    @staticmethod
    def _totals(event: Event | None) -> Iterable[object]:
        if not isinstance(event, Exercise) or event.status is not Status.HELD:
            return ()
        years = event.date.earliest.year, event.date.latest.year
        return (years, *(getattr(event, name) for name in _COUNTED))


_FACETS: Final = {"state": "members", "chair": "chair", "office": "office", "bond": "bond"}
