"""The claims of a text, each checked against the log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from cstocli.factcheck import Verdict, evaluate, histories
from cstocli.model.assertions import Claims
from cstocli.model.log import EventLog
from cstocli.model.terms import EventId
from cstocli.reports import notes
from cstocli.reports.report import Report, column_names

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


def factcheck(log: EventLog, claims: Claims, today: date) -> Report[VerdictRow]:
    """Return the verdict on each claim, with the evidence and the events that decide it."""
    rows = tuple(_judge(log, claims))
    counts = Counter(row.verdict for row in rows)
    return Report(
        command="factcheck",
        title=f"{log.organisation}: {claims.title}",
        columns=column_names(VerdictRow._fields),
        rows=rows,
        summary=", ".join(_count(verdict, counts[verdict]) for verdict in Verdict if counts[verdict]) or "No claims",
        notes=(
            *(text for verdict, text in _EXPLANATIONS.items() if text and counts[verdict]),
            *notes.horizon(log, today),
        ),
    )


def all_hold(rows: Iterable[VerdictRow]) -> bool:
    """Return whether every claim holds."""
    return all(row.verdict is Verdict.HOLDS for row in rows)


def _judge(log: EventLog, claims: Claims) -> Iterator[VerdictRow]:
    replayed = histories(log)
    for number, claim in enumerate(claims.claims, start=1):
        found = evaluate(replayed, claim, claims.source)
        yield VerdictRow(claim.id or str(number), claim.text, found.verdict, found.evidence, found.events)


def _count(verdict: Verdict, count: int) -> str:
    """Return a count of verdicts in words: "1 holds", "17 hold", "2 wrong"."""
    return f"{count} hold" if verdict is Verdict.HOLDS and count > 1 else f"{count} {verdict}"
