"""Who is bound on a day, in what standing, since when, by which event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from cstocli.model.events import Subject
from cstocli.model.log import EventLog
from cstocli.model.lookup import state_name
from cstocli.model.terms import LIVE, Certainty, Reading, Standing, StateCode
from cstocli.replay.history import ReplayedLog, replay
from cstocli.replay.snapshot import Outcome, StateStanding
from cstocli.reports import notes
from cstocli.reports.report import Report

COLUMNS = ("state", "name", "standing", "since", "event", "certainty")
_PLURAL = {Standing.MEMBER: "members", Standing.PARTY: "parties", Standing.SIGNATORY: "signatories"} | {
    Standing.OBSERVER: "observers"
}


def members(
    log: EventLog,
    day: date,
    reading: Reading = Reading.PRACTICE,
    *,
    include_former: bool = False,
    standing: Standing | None = None,
) -> Report:
    """Return the standings at the end of a day: ``include_former`` adds observers and former States.

    ``standing`` keeps one standing only, whichever it is.
    """
    history = replay(log, reading)
    order = list(Standing)
    found = sorted(history.standings(day), key=lambda row: (order.index(row.standing), row.state))
    shown = [row for row in found if row.standing is standing] if standing else found
    if not standing and not include_former:
        shown = [row for row in found if row.standing in LIVE]
    return Report(
        command="members",
        title=f"{log.organisation}: standings on {day}, reading {reading}",
        columns=COLUMNS,
        rows=tuple(
            (
                row.state,
                state_name(log, row.state),
                row.standing,
                row.caused_by.takes_effect,
                row.caused_by.id,
                row.certainty,
            )
            for row in shown
        ),
        on=day,
        reading=reading,
        summary=_summary(shown),
        notes=(
            *notes.other_reading(history, log.states, day),
            *_choices(shown, found),
            *notes.vague(
                (f"{row.state} {row.standing} since {row.caused_by.takes_effect}", row.caused_by.takes_effect)
                for row in shown
            ),
            *notes.observed(log, _observers(history, shown, day)),
            *notes.horizon(log, day),
        ),
    )


def _summary(rows: Sequence[StateStanding]) -> str:
    """Return the counts: "6 members, 1 suspended"."""
    counts = Counter((row.standing, row.certainty) for row in rows)
    if not counts:
        return "no State"
    return ", ".join(_counted(word, certainty, count) for (word, certainty), count in counts.items())


def _counted(standing: Standing, certainty: Certainty, count: int) -> str:
    word = _PLURAL.get(standing, standing) if count > 1 else standing
    return f"{count} {'possibly ' if certainty is Certainty.POSSIBLE else ''}{word}"


def _choices(shown: Sequence[StateStanding], found: Sequence[StateStanding]) -> Iterator[str]:
    """Say of each State shown whose standing the dates leave open everything that it may be."""
    for code in dict.fromkeys(row.state for row in shown if row.certainty is Certainty.POSSIBLE):
        words = " or ".join(row.standing for row in found if row.state == code)
        yield f"The dates in the log do not decide what {code} is on this day: possibly {words}."


def _observers(history: ReplayedLog, rows: Sequence[StateStanding], day: date) -> Iterator[tuple[StateCode, Outcome]]:
    """Yield what may be held for each State that is told as an observer."""
    for row in rows:
        change = history.at(Subject("state", row.state), day)
        if change and row.standing is Standing.OBSERVER:
            yield from ((row.state, held) for held in change.held)
