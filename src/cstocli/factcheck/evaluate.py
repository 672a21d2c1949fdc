"""One claim against the log: what it asserts decides who judges it."""

from __future__ import annotations

from collections.abc import Iterable

from cstocli.factcheck import day_claims as holding
from cstocli.factcheck import event_claims as happening
from cstocli.factcheck.histories import Histories
from cstocli.factcheck.matching import date_fits
from cstocli.factcheck.verdict import Judgement, Verdict, together
from cstocli.model.assertions import Assertion
from cstocli.model.dates import Edtf
from cstocli.model.log import EventLog
from cstocli.model.terms import SourceKey


def evaluate(histories: Histories, claim: Assertion, besides: SourceKey | None = None) -> Judgement:
    """Return the verdict on a claim with its evidence. Total: a claim that asserts nothing is undecided.

    What the source ``besides`` says of the log's events is no evidence: it is the one that is checked.
    """
    if claim.parts:
        return together(evaluate(histories, part, besides) for part in claim.parts)
    if claim.event is not None:
        return happening.judge(histories[claim.reading], claim, claim.event, besides)
    if claim.published is not None:
        return _published(histories[claim.reading].log, claim.sources, claim.published)
    if claim.on is not None and claim.asserts():
        return holding.judge(histories, claim, claim.on.earliest, besides)
    return Judgement(verdict=Verdict.UNDECIDED, evidence="The form of claims cannot express this: nothing was judged.")


def _published(log: EventLog, sources: Iterable[SourceKey], claimed: Edtf) -> Judgement:
    """Return whether the bibliography dates all of the sources as claimed."""
    found = []
    for key in sources:
        date = log.sources[key].date if key in log.sources else None
        if date is None:
            found.append(Judgement(verdict=Verdict.UNDECIDED, evidence=f"The bibliography has no date for {key}."))
        else:
            verdict = {True: Verdict.HOLDS, False: Verdict.IMPRECISE, None: Verdict.UNDECIDED}[date_fits(claimed, date)]
            found.append(Judgement(verdict=verdict, evidence=f"{key} is dated {date}."))
    return together(found)
