"""One claim against the log: what it asserts decides who judges it."""

from __future__ import annotations

from cstocli.core.assertions import Assertion
from cstocli.core.verdicts import holding
from cstocli.core.verdicts.base import Finding, Histories, Verdict


def evaluate(histories: Histories, claim: Assertion) -> Finding:
    """Return the verdict on a claim with its evidence. Total: a claim that asserts nothing is undecided."""
    history = histories[claim.reading]
    day = claim.on.earliest
    if claim.standing is not None:
        return holding.standing(history, claim, day)
    if claim.chair is not None:
        return holding.chair(history, claim, day)
    if claim.office is not None:
        return holding.office(history, claim, day)
    return Finding(verdict=Verdict.UNDECIDED, evidence="Nothing is asserted that can be judged.")
