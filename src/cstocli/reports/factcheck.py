"""Somebody's prose against the log, claim by claim."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Final

from cstocli.factcheck import Verdict, evaluate, histories
from cstocli.model.assertions import Claims
from cstocli.model.log import EventLog
from cstocli.reports import notes
from cstocli.reports.report import Cell, Report

COLUMNS = ("claim", "text", "verdict", "evidence", "events")
_MEANINGS: Final = {
    Verdict.IMPRECISE: "imprecise: true with another date, figure or State",
    Verdict.DISPUTED: "disputed: sources of the log disagree",
    Verdict.UNDECIDED: "undecided: the log does not say",
}


def factcheck(log: EventLog, claims: Claims, today: date) -> Report:
    """Return the verdict on each claim, with the evidence and the events that decide it."""
    each = histories(log)
    rows: list[tuple[Cell, ...]] = []
    counts: Counter[Verdict] = Counter()
    for number, claim in enumerate(claims.claims, start=1):
        found = evaluate(each, claim, claims.source)
        counts[found.verdict] += 1
        rows.append((claim.id or str(number), claim.text, found.verdict, found.evidence, found.events))
    return Report(
        command="factcheck",
        title=f"{log.organisation}: {claims.title}",
        columns=COLUMNS,
        rows=tuple(rows),
        summary=", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict]) or "no claims",
        notes=(
            *(meaning for verdict, meaning in _MEANINGS.items() if counts[verdict]),
            *notes.horizon(log, today),
        ),
    )


def all_hold(report: Report) -> bool:
    """Whether every claim of a report holds."""
    return all(row["verdict"] is Verdict.HOLDS for row in report.dicts())
