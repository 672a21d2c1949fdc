"""Who is bound on a given day, in what standing, since when, by which event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from cstocli.model.dates import Edtf
from cstocli.model.events import Subject
from cstocli.model.log import EventLog
from cstocli.model.lookup import state_name
from cstocli.model.terms import LIVE, Certainty, EventId, Reading, SourceAgreement, Standing, StateCode
from cstocli.replay.history import ReplayedLog
from cstocli.replay.readings import replay_both
from cstocli.replay.snapshot import UNKNOWN_STANDING, Outcome, StateStanding
from cstocli.reports import notes
from cstocli.reports.report import Report, column_names
from cstocli.reports.wording import either, report_title

_PLURALS: Final[Mapping[Standing, str]] = {
    Standing.MEMBER: "members",
    Standing.FROZEN: "frozen",
    Standing.SUSPENDED: "suspended",
    Standing.PARTY: "parties",
    Standing.CONTRACTING: "contracting",
    Standing.SIGNATORY: "signatories",
    Standing.OBSERVER: "observers",
    Standing.BODY_OBSERVER: "body-observers",
    Standing.FORMER: "former",
}
"""Each standing as the summary counts several States in it; its own word if the table lacks it."""


class MemberRow(NamedTuple):
    """The standing of one State; several rows where the dates leave it open."""

    state: StateCode
    name: str
    standing: str
    """A ``Standing``, or ``UNKNOWN_STANDING``."""
    since: Edtf | None
    event: EventId
    """The event that gave the State this standing, or the last one known where the standing is unknown."""
    certainty: Certainty
    agreement: SourceAgreement


def members(
    log: EventLog,
    day: date,
    reading: Reading = Reading.PRACTICE,
    *,
    include_former: bool = False,
    standing: Standing | None = None,
) -> Report[MemberRow]:
    """Return the standing of every State that is bound or about to be at the end of a day, closest bond first.

    ``include_former`` adds observers and former States; ``standing`` keeps one standing only, whichever it is.
    """
    readings = replay_both(log, reading)
    order = list(Standing)
    found = sorted(readings.asked.standings(day), key=lambda row: (order.index(row.last_known), row.state))
    kept = [row for row in found if row.standing is standing] if standing else found
    if not standing and not include_former:
        kept = [row for row in found if row.last_known in LIVE]
    return Report(
        command="members",
        title=report_title(log, f"standings on {day}", reading),
        columns=column_names(MemberRow._fields),
        rows=tuple(_row(log, row) for row in kept),
        on=day,
        reading=reading,
        summary=_summary(kept),
        notes=(
            *notes.other_reading(readings, log.states, day),
            *_undecided(log, kept, found),
            *notes.imprecise(
                (
                    f"{state_name(log, row.state)}, {row.standing} since {row.caused_by.takes_effect}",
                    row.caused_by.takes_effect,
                )
                for row in kept
            ),
            *notes.observed(log, _observers(readings.asked, kept, day)),
            *notes.horizon(log, day),
        ),
    )


def _row(log: EventLog, row: StateStanding) -> MemberRow:
    since = row.caused_by.takes_effect if row.standing else None
    word, event = row.standing or UNKNOWN_STANDING, row.caused_by.id
    return MemberRow(row.state, state_name(log, row.state), word, since, event, row.certainty, row.agreement)


def _summary(rows: Sequence[StateStanding]) -> str:
    """Return the counts: "6 members, 1 suspended"."""
    counts = Counter((row.last_known, row.certainty) for row in rows)
    words = (_count(word, certainty, count) for (word, certainty), count in counts.items())
    return ", ".join(words) or "No members on this day"


def _count(standing: Standing, certainty: Certainty, count: int) -> str:
    word = _PLURALS.get(standing, standing) if count > 1 else standing
    return f"{count} {'possibly ' if certainty is Certainty.POSSIBLE else ''}{word}"


def _undecided(log: EventLog, kept: Sequence[StateStanding], found: Sequence[StateStanding]) -> Iterator[str]:
    """Yield a note for each State among the rows whose standing the dates leave open, with all that it may be."""
    for code in dict.fromkeys(row.state for row in kept if row.certainty is Certainty.POSSIBLE):
        words = either(row.last_known for row in found if row.state == code)
        name = state_name(log, code)
        yield f"The dates in the log do not decide the standing of {name} on this day: possibly {words}."


def _observers(history: ReplayedLog, rows: Sequence[StateStanding], day: date) -> Iterator[tuple[StateCode, Outcome]]:
    """Yield the possible outcomes for each State whose row says that it observes bodies only."""
    for row in rows:
        change = history.at(Subject("state", row.state), day)
        if change and row.standing is Standing.BODY_OBSERVER:
            yield from ((row.state, held) for held in change.held)
