"""The verdict on a claim, and the evidence for it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from cstocli.model.struct import Struct
from cstocli.model.terms import EventId


class Verdict(StrEnum):
    """What the log says of a claim, from the best to the worst."""

    HOLDS = "holds"
    IMPRECISE = "imprecise"
    """True, but with another date, figure or State."""
    UNDECIDED = "undecided"
    """The log does not say."""
    DISPUTED = "disputed"
    """Sources of the log disagree on it, and none has clearly the better evidence."""
    WRONG = "wrong"


class Judgement(Struct):
    """The verdict on one claim with its evidence."""

    verdict: Verdict
    evidence: str = ""
    """What the log says, in sentences; what is missing and what is beyond the claim, where a set was claimed."""
    events: tuple[EventId, ...] = ()
    """The events that decide it."""


NEAR: Final = 366
"""The largest number of days between the claimed date and an event that the claim may mean."""
ENOUGH: Final = 2
"""The number of independent witnesses against the log that make a claim disputed, however well supported the log is."""


def together(findings: Iterable[Judgement]) -> Judgement:
    """Return one finding for several parts of a claim: the worst verdict, and all of the evidence."""
    parts = tuple(findings)
    order = list(Verdict)
    return Judgement(
        verdict=max((part.verdict for part in parts), key=order.index, default=Verdict.UNDECIDED),
        evidence=" ".join(dict.fromkeys(part.evidence for part in parts if part.evidence)),
        events=tuple(dict.fromkeys(ident for part in parts for ident in part.events)),
    )
