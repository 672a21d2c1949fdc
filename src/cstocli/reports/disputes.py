"""Where sources disagree: the value kept, the values claimed, and whether an answer depends on it; rejected events.

An answer depends on a claim if accepting the claim would change a standing, the chair or an office on any day under
either reading, or the totals of the exercises.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from cstocli.model.events import Bonds, Event, Exercise, Rejected, Subject
from cstocli.model.log import EventLog
from cstocli.model.terms import Claim, EventId, Reading, SourceKey, Status
from cstocli.replay.history import replay
from cstocli.replay.prefer import bounded, claimed, kept
from cstocli.reports import notes
from cstocli.reports.filters import EventFilter, describe_period
from cstocli.reports.hints import no_events
from cstocli.reports.report import Cell, Layout, Report, column_names, count_of
from cstocli.reports.wording import by_act_date

REJECTED: Final = "rejected"
_MAX_REASONS: Final = 3
"""Rejected events of which the notes give the reasons."""
_TOTALLED: Final = ("states", "host", "series", "personnel", "aircraft", "vehicles", "status", "umbrella")
"""The fields of an exercise, beside its year, on which the totals depend."""


class Dispute(NamedTuple):
    """An event, and the claim of one source about one of its fields."""

    event: Event
    claim: Claim


class DisputeRow(NamedTuple):
    """One claim that differs from the value kept, or one source of a rejected event."""

    event: EventId
    field: str
    kept: Cell
    claimed: Cell
    source: SourceKey
    changes_answer: bool
    hangs: tuple[str, ...]
    """The answers that would change, such as ``members:UZ``."""
    note: str | None


def disputes(
    log: EventLog,
    today: date,
    wanted: EventFilter,
    reading: Reading = Reading.PRACTICE,
    *,
    reverse: bool = False,
) -> Report[DisputeRow]:
    """Return every claim that differs from the value kept, and every rejected event, that passes the filter.

    A filter by State or kind also keeps a claim that gives the event that State or kind. Both are ordered by the date
    of the event, the latest first with ``reverse``; rejected events come last.
    """
    impact = _Impact(log)
    events = sorted(log.events, key=by_act_date, reverse=reverse)
    found = [Dispute(event, claim) for event in events for claim in event.claims]
    claims = [dispute for dispute in found if _keeps(wanted, dispute)]
    rejected = sorted(_rejected_events(log, wanted), key=lambda one: by_act_date(one.event), reverse=reverse)
    rows = (
        *(_claimed(impact, dispute) for dispute in claims),
        *(row for refused in rejected for row in _rejected(impact, refused)),
    )
    affecting = len({(row.event, row.field) for row in rows if row.changes_answer})
    facts = len({(dispute.event.id, dispute.claim.field) for dispute in claims})
    return Report(
        command="disputes",
        title=f"{log.organisation}: where sources disagree{describe_period(wanted.period)}",
        columns=column_names(DisputeRow._fields),
        rows=rows,
        reading=reading,
        layout=Layout(
            hidden=("hangs", "note"),
            brief=("event", "field", "changes_answer", "kept", "claimed", "source"),
            below=("kept", "claimed", "source"),
        ),
        summary=f"{count_of(facts, 'disputed fact')} with {count_of(len(claims), 'competing claim')}, "
        f"{count_of(len(rejected), 'rejected event')}; "
        f"{affecting} affect{'s' if affecting == 1 else ''} an answer",
        notes=(
            *(() if rows else _nothing(log, wanted)),
            *_reasons(rejected),
            "`--columns event,field,source,hangs,note` shows which answers each claim affects, and its note.",
            *notes.horizon(log, min(wanted.period.last, today), "disputes"),
        ),
    )


def _rejected_events(log: EventLog, wanted: EventFilter) -> list[Rejected]:
    return [refused for refused in log.rejected if wanted.keeps(refused.event)]


def _nothing(log: EventLog, wanted: EventFilter) -> Iterator[str]:
    """Yield notes on why no dispute passes a filter."""
    plain = sum(wanted.keeps(event) for event in log.events)
    if plain:
        verb, on = ("passes", "it") if plain == 1 else ("pass", "them")
        yield f"No source disagrees: {count_of(plain, 'event')} {verb} the filter, without a competing claim on {on}."
        return
    disputed = [event for event in log.events if event.claims]
    yield from no_events(log, [*disputed, *(one.event for one in log.rejected)], wanted, "disputed event")


def _reasons(rejected: Sequence[Rejected]) -> Iterator[str]:
    """Yield the reason why each event is rejected; if they are many, where the reasons are found."""
    if len(rejected) > _MAX_REASONS:
        yield f"{len(rejected)} events are rejected: the column `note` and `csto show` give the reasons."
        return
    for refused in rejected:
        yield f"{refused.event.id} is rejected: {refused.reason}"


def _keeps(wanted: EventFilter, dispute: Dispute) -> bool:
    if wanted.keeps(dispute.event):
        return True
    other = claimed(dispute.event, dispute.claim)
    return other is not None and wanted.keeps(other)


def _claimed(impact: _Impact, dispute: Dispute) -> DisputeRow:
    event, claim = dispute
    other = claimed(event, claim)
    hangs = () if other is None else tuple(impact.answers(event, other))
    value: Cell = claim.value  # type: ignore[assignment]
    return DisputeRow(event.id, claim.field, kept(event, claim), value, claim.source, bool(hangs), hangs, claim.note)


def _rejected(impact: _Impact, refused: Rejected) -> Iterator[DisputeRow]:
    event = refused.event
    hangs = tuple(impact.answers(None, bounded(impact.log.events, event)))
    for source in event.sources:
        yield DisputeRow(event.id, "event", REJECTED, event.title, source, bool(hangs), hangs, refused.reason)


class _Impact:
    """Finds the answers that would change if an event were different, replaying only the subjects concerned."""

    def __init__(self, log: EventLog) -> None:
        self.log = log
        self._acts: dict[Subject, list[Event]] = {}
        self._current: dict[Subject, Iterable[object]] = {}
        for event in log.events:
            for subject in dict.fromkeys(event.subjects()):
                self._acts.setdefault(subject, []).append(event)

    def answers(self, kept: Event | None, other: Event) -> Iterator[str]:
        """Yield the answers that change if ``other`` replaces ``kept``, or is added if ``kept`` is None."""
        subjects = dict.fromkeys((*(kept.subjects() if kept else ()), *other.subjects()))
        for subject in subjects:
            acts = self._acts.get(subject, [])
            instead = [event for event in acts if event is not kept]
            if subject in other.subjects():
                instead.append(other)
            if subject not in self._current:
                self._current[subject] = self._values(subject, acts)
            if self._current[subject] != self._values(subject, instead):
                yield f"{_FACETS[subject.facet]}:{subject.key}"
        if self._totals(kept) != self._totals(other):
            yield "exercises"

    def _values(self, subject: Subject, acts: Sequence[Event]) -> Iterable[object]:
        """Return the values of a subject on all days under both readings, given all acts on it."""
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
        return (years, *(getattr(event, name) for name in _TOTALLED))


_FACETS: Final = {"state": "members", "chair": "chair", "office": "office", "bond": "bond"}
