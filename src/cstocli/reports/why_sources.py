"""On whom an answer rests: the smallest sets of independent witnesses without which it would be another, or unknown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from cstocli.model.events import Seat, Subject
from cstocli.model.log import EventLog
from cstocli.model.terms import EventId, Reading, SourceKey, Standing
from cstocli.replay.decisive import MAX_TRIED, Answer, Decisive, Reliance, reliance
from cstocli.replay.history import replay
from cstocli.replay.horizon import TOPICS, Reach
from cstocli.replay.witnesses import witness_name
from cstocli.reports import notes
from cstocli.reports.report import RECORD, Report, column_names, count_of
from cstocli.reports.why import subject_phrase
from cstocli.reports.wording import describe_value, report_title, subject_name

MAX_SETS: Final = 10
"""Sets that are listed."""


class WitnessSetRow(NamedTuple):
    """One set of witnesses on which an answer rests."""

    size: int
    """The number of witnesses."""
    witnesses: tuple[str, ...]
    """The agencies or texts that the sources copy, or else their publishers."""
    without: tuple[str, ...]
    """What the answer may be without them; ``unknown`` where nothing is left that says anything."""
    events: tuple[EventId, ...]
    """The events of which they decide what they are."""
    sources: tuple[SourceKey, ...]
    """Their sources for, or against, these events."""


def why_sources(
    log: EventLog, subject: Subject, day: date, reading: Reading = Reading.PRACTICE
) -> Report[WitnessSetRow]:
    """Return the smallest sets of witnesses without which the answer about a subject on a day would be another."""
    known = replay(log, reading).reach(subject, day) is not Reach.UNKNOWN
    found = reliance(log, subject, day, reading) if known else Reliance(frozenset(), (), complete=True)
    words = " or ".join(_words(log, found.answer))
    return Report(
        command="why",
        title=report_title(log, f"the sources of {subject_phrase(log, subject)} on {day}", reading),
        columns=column_names(WitnessSetRow._fields),
        rows=tuple(_row(log, one) for one in found.sets[:MAX_SETS]),
        on=day,
        reading=reading,
        summary=f"{subject_name(log, subject)}: {f'{words}; {_rests(found)}' if known else 'unknown'}",
        notes=(*_notes(found), *notes.horizon(log, day, TOPICS[subject.facet])),
        layout=RECORD,
    )


def _row(log: EventLog, one: Decisive) -> WitnessSetRow:
    names = dict.fromkeys(witness_name(log, key) for key in one.sources)
    by_witness = {name.casefold(): name for name in names}
    return WitnessSetRow(
        size=len(one.witnesses),
        witnesses=tuple(sorted(by_witness.values(), key=str.casefold)),
        without=_words(log, one.answer),
        events=one.events,
        sources=one.sources,
    )


def _words(log: EventLog, answer: Answer) -> tuple[str, ...]:
    """Return the standings or holders that may be, in words; "unknown" where nothing says one."""
    standings = [word for word in Standing if word in answer]
    seats = sorted(describe_value(log, one) for one in answer if isinstance(one, Seat))
    return (*standings, *seats, *(("unknown",) if None in answer else ()))


def _rests(found: Reliance) -> str:
    """Return how few witnesses an answer rests on, as words of a summary."""
    if not found.sets:
        return "no set of sources was found without which it would be another"
    size = len(found.sets[0].witnesses)
    return f"without {'one witness' if size == 1 else f'{size} witnesses together'} it would be another"


def _notes(found: Reliance) -> Iterator[str]:
    """Yield how many sets are not listed, and whether all of them were looked for."""
    left = len(found.sets) - MAX_SETS
    if left > 0:
        yield f"{count_of(left, 'larger set')} {'is' if left == 1 else 'are'} not listed."
    if not found.complete:
        yield f"There may be further sets: the search ends after {MAX_TRIED} of them."
    if found.sets:
        yield "Sources that copy one agency or text, or have one publisher, are one witness."
