"""What the sources jointly support on one day: the answer of the log and each other one, with its witnesses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cstocli.model.events import Event, Subject
from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import Certainty, EventId, Reading, SourceKey
from cstocli.replay.agreement import Alternative, counts
from cstocli.replay.history import ReplayedLog, replay
from cstocli.replay.prefer import prefer
from cstocli.replay.snapshot import Change, Outcome
from cstocli.replay.witnesses import witnesses
from cstocli.reports import notes
from cstocli.reports.report import RECORD, Report, column_names, count_of
from cstocli.reports.wording import describe_value, report_title, subject_name


class HistoryRow(NamedTuple):
    """One answer that some sources support."""

    subject: str
    """A State, the chair or an office, by its name."""
    answer: str
    """The standing of the State, or who holds the seat; alternatives where the dates leave a choice."""
    since: tuple[str, ...]
    events: tuple[EventId, ...]
    """The events that give the answer, as these sources have them."""
    certainty: Certainty
    kept: bool
    """Whether it is the answer of the log."""
    witnesses: int
    """How many independent sources support it: those that copy one another count as one."""
    sources: tuple[SourceKey, ...]
    claims: tuple[str, ...]
    """What they say otherwise: the event, the field and the value."""


class _Version(NamedTuple):
    """What may hold on the day as one or several sources have it."""

    change: Change | None
    sources: list[SourceKey]
    claims: list[str]


def disputes_on(
    log: EventLog, subjects: Sequence[Subject], day: date, reading: Reading = Reading.PRACTICE
) -> Report[HistoryRow]:
    """Return, for each subject, the answer of the log at the end of a day and those that other sources support.

    Without ``subjects``, for each State, chair and office of which the answer is disputed on the day. The log must
    have been read with its bibliography. Known slips and mere copies support nothing.
    """
    history = replay(log, reading)
    found = subjects or [subject for subject in _subjects(log, history) if history.competing(subject, day)]
    rows = tuple(row for subject in found for row in _rows(history, subject, day))
    others = sum(not row.kept for row in rows)
    return Report(
        command="disputes",
        title=report_title(log, f"answers that sources support on {day}", reading),
        columns=column_names(HistoryRow._fields),
        rows=rows,
        on=day,
        reading=reading,
        summary=f"{count_of(len(found), 'subject')}, {count_of(others, 'other answer')}",
        notes=tuple(notes.horizon(log, day)),
        layout=RECORD,
    )


def _subjects(log: EventLog, history: ReplayedLog) -> Iterator[Subject]:
    """Yield every State, chair and office of the log, also those on which only a claim acts."""
    states = (Subject("state", code) for code in sorted(log.states))
    seats = sorted(subject for subject in history.acts if subject.facet in {"chair", "office"})
    yield from (*states, *seats)


def _rows(history: ReplayedLog, subject: Subject, day: date) -> Iterator[HistoryRow]:
    """Yield the answer of the log, then the others, those with the most witnesses first."""
    kept = history.at(subject, day)
    supporting = [source for event in _causes(kept) for source in event.sources]
    versions: dict[tuple[str, ...], _Version] = {}
    denying: set[SourceKey] = set()
    plain = _without_slips(history.log)
    for source, claims in _speaking(history.alternatives(subject)).items():
        other = replay(prefer(plain, source), history.reading).at(subject, day)
        if _answers(history.log, other) == _answers(history.log, kept):
            continue
        denying.add(source)
        version = versions.setdefault(_answers(history.log, other), _Version(other, [], []))
        version.sources.append(source)
        version.claims.extend(claims)
    yield _row(history, subject, _Version(kept, [key for key in supporting if key not in denying], []), kept=True)
    rows = [_row(history, subject, version, kept=False) for version in versions.values()]
    yield from sorted(rows, key=lambda row: (-row.witnesses, row.answer))


def _row(history: ReplayedLog, subject: Subject, version: _Version, *, kept: bool) -> HistoryRow:
    log, causes = history.log, _causes(version.change)
    answers = _answers(log, version.change)
    return HistoryRow(
        subject=subject_name(log, subject),
        answer=" or ".join(answers),
        since=tuple(dict.fromkeys(event.takes_effect.text for event in causes)),
        events=tuple(event.id for event in causes),
        certainty=version.change.certainty(answers) if version.change else Certainty.CERTAIN,
        kept=kept,
        witnesses=len(witnesses(log, version.sources)),
        sources=tuple(dict.fromkeys(version.sources)),
        claims=tuple(dict.fromkeys(version.claims)),
    )


def _speaking(alternatives: Iterable[Alternative]) -> Mapping[SourceKey, list[str]]:
    """Return the sources of counting claims, each with what it says otherwise."""
    found: dict[SourceKey, list[str]] = {}
    for alternative in alternatives:
        value = alternative.claim.value
        words = " ".join(map(str, value)) if type(value) is tuple else str(value)
        for source in alternative.sources:
            found.setdefault(source, []).append(f"{alternative.kept.id}: {alternative.claim.field} {words}")
    return found


def _without_slips(log: EventLog) -> EventLog:
    """Return the log without what no answer may rest on: rejected events and claims that do not count."""
    events = (
        replace(event, claims=tuple(claim for claim in event.claims if counts(log, event, claim)))
        if event.claims
        else event
        for event in log.events
    )
    return log.replace(events=tuple(events), rejected=())


def _causes(change: Change | None) -> list[Event]:
    return list(dict.fromkeys(held.caused_by for held in change.held if held.caused_by)) if change else []


def _answers(log: EventLog, change: Change | None) -> tuple[str, ...]:
    """Return what may hold, in words, each once."""
    outcomes: Sequence[Outcome] = change.held if change else ()
    return tuple(sorted({describe_value(log, held.value) for held in outcomes})) or ("no standing",)
