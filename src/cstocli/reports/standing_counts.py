"""How many States are in each standing, counted in the same way by every answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from cstocli.model.terms import MEMBERS, PARTIES, Certainty, Standing, StateCode
from cstocli.replay.snapshot import StateStanding

PLURALS: Final[Mapping[Standing, str]] = {
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
"""Each standing as a summary counts several States in it; its own word if the table lacks it."""
Possible = Mapping[StateCode, Collection[Standing]]
"""The standings that each State may have."""


def count_standings(
    rows: Sequence[StateStanding], found: Sequence[StateStanding], asked: Collection[Standing] = ()
) -> str:
    """Return how many States are in each standing: "6 members, 1 of them frozen, 1 suspended".

    ``rows`` are the standings to count, of all that were ``found`` for the day. A State that has frozen its
    participation is counted as the member that it is, unless ``asked`` names frozen States and not members.
    """
    every: dict[StateCode, set[Standing]] = {}
    for row in found:
        every.setdefault(row.state, set()).add(row.last_known)
    known = [row for row in rows if row.certainty is not Certainty.UNKNOWN]
    states = {row.state: every[row.state] for row in known}
    words = {row.last_known for row in known}
    among = not asked or not {Standing.MEMBER, Standing.PARTY}.isdisjoint(asked)
    text = ", ".join(_each(states, words, among=among))
    if Standing.PARTY in asked and words - {Standing.PARTY}:
        text = f"{', '.join(_count(states, Standing.PARTY, PARTIES, 'in all'))}: {text}"
    unknown = len({row.state for row in rows if row.certainty is Certainty.UNKNOWN})
    subject = "The standing of 1 State is" if unknown == 1 else f"The standings of {unknown} States are"
    parts = (text, f"{subject} unknown on this day" if unknown else "")
    return "; ".join(filter(None, parts)) or "No members on this day"


def _each(states: Possible, words: Collection[Standing], *, among: bool) -> Iterator[str]:
    """Yield the count of each standing; with ``among``, frozen States are counted among the members."""
    for word in Standing:
        if word is Standing.FROZEN and among:
            continue
        counted = MEMBERS if word is Standing.MEMBER and among else frozenset({word})
        if not counted.isdisjoint(words):
            yield from _count(states, word, counted)


def _count(states: Possible, word: Standing, counted: Collection[Standing], more: str = "") -> Iterator[str]:
    """Yield how many States are surely in one of some standings, and how many possibly."""
    surely = [code for code, standings in states.items() if set(standings) <= set(counted)]
    may = [code for code, standings in states.items() if not set(standings).isdisjoint(counted)]
    for codes, adverb in ((surely, ""), ([code for code in may if code not in surely], "possibly ")):
        if codes:
            noun = PLURALS.get(word, word) if len(codes) > 1 else word
            frozen = _frozen(states, codes) if word is Standing.MEMBER and len(counted) > 1 else ()
            yield " ".join(filter(None, (f"{len(codes)} {adverb}{noun}", more))) + "".join(frozen)


def _frozen(states: Possible, codes: Iterable[StateCode]) -> Iterator[str]:
    """Yield how many of some members are frozen, and how many may be."""
    found = [set(states[code]) for code in codes]
    surely = sum(standings == {Standing.FROZEN} for standings in found)
    possibly = sum(Standing.FROZEN in standings for standings in found) - surely
    if surely:
        yield f", {surely} of them frozen"
    if possibly:
        yield f", {possibly} of them possibly frozen"
