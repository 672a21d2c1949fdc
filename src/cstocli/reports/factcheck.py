"""The claims of a text, each checked against the log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from cstocli.factcheck import Verdict, evaluate, histories
from cstocli.model.assertions import Claims
from cstocli.model.log import EventLog
from cstocli.model.terms import EventId
from cstocli.reports import notes
from cstocli.reports.report import TABLE, Layout, Report, column_names, count_of

_EXPLANATIONS: Final[Mapping[Verdict, str | None]] = {
    Verdict.HOLDS: None,
    Verdict.IMPRECISE: "Imprecise: the claim is true with another date, figure or State.",
    Verdict.UNDECIDED: "Undecided: the log does not decide it.",
    Verdict.DISPUTED: "Disputed: sources in the log disagree.",
    Verdict.WRONG: None,
}
"""The note that explains each verdict, where the word alone does not."""


class VerdictRow(NamedTuple):
    """The verdict on one claim."""

    claim: str
    """The id of the claim, or its number."""
    text: str | None
    verdict: Verdict
    evidence: str
    events: tuple[EventId, ...]
    """The events that decide it."""
    known_then: Verdict | None
    """The verdict by what was known on another day; None without one."""


def factcheck(log: EventLog, claims: Claims, today: date, then: EventLog | None = None) -> Report[VerdictRow]:
    """Return the verdict on each claim, with the evidence and the events that decide it.

    ``then`` is the log as it was known on another day, by which each claim is judged too.
    """
    rows = tuple(_judge(log, claims, then))
    counts = Counter(row.verdict for row in rows)
    counted = ", ".join(_count(verdict, counts[verdict]) for verdict in Verdict if counts[verdict]) or "No claims"
    return Report(
        command="factcheck",
        title=f"{log.organisation}: {claims.title}",
        columns=column_names(VerdictRow._fields),
        rows=rows,
        summary="; ".join((counted, *_compared(rows, then))),
        notes=(
            *(text for verdict, text in _EXPLANATIONS.items() if text and counts[verdict]),
            *notes.horizon(log, today),
        ),
        layout=TABLE if then else Layout(hidden=("known_then",)),
    )


def all_hold(rows: Iterable[VerdictRow]) -> bool:
    """Return whether every claim holds."""
    return all(row.verdict is Verdict.HOLDS for row in rows)


def _judge(log: EventLog, claims: Claims, then: EventLog | None) -> Iterator[VerdictRow]:
    replayed, replayed_then = histories(log), histories(then) if then else None
    for number, claim in enumerate(claims.claims, start=1):
        found = evaluate(replayed, claim, claims.source)
        known_then = evaluate(replayed_then, claim, claims.source).verdict if replayed_then else None
        yield VerdictRow(claim.id or str(number), claim.text, found.verdict, found.evidence, found.events, known_then)


def _compared(rows: Sequence[VerdictRow], then: EventLog | None) -> Iterator[str]:
    """Yield how many verdicts differ from those by what was known on another day, as words of a summary."""
    if then is None or then.knowledge is None:
        return
    changes = Counter((row.known_then, row.verdict) for row in rows if row.known_then is not row.verdict)
    day = then.knowledge.day
    if not changes:
        yield f"no verdict differs from that on what was known by {day}"
        return
    listed = ", ".join(f"{count} from {before} to {after}" for (before, after), count in sorted(changes.items()))
    verb = "differs" if changes.total() == 1 else "differ"
    yield f"{count_of(changes.total(), 'verdict')} {verb} from what was known by {day}: {listed}"


def _count(verdict: Verdict, count: int) -> str:
    """Return a count of verdicts in words: "1 holds", "17 hold", "2 wrong"."""
    return f"{count} hold" if verdict is Verdict.HOLDS and count > 1 else f"{count} {verdict}"
