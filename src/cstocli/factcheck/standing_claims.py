"""Whether States had a standing on a day as claimed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from cstocli.factcheck.reach import describe_reach
from cstocli.factcheck.verdict import Judgement, Verdict
from cstocli.model.assertions import Assertion
from cstocli.model.events import Subject
from cstocli.model.log import EventLog, Horizon
from cstocli.model.lookup import state_names
from cstocli.model.terms import IN, LIVE, MEMBERS, EventId, Standing, StateCode, standings_counted_as
from cstocli.replay.history import ReplayedLog
from cstocli.replay.horizon import TOPICS, Reach
from cstocli.replay.snapshot import Change

_PHRASES: Final[Mapping[str, tuple[str, str]]] = {
    Standing.MEMBER: ("a member", "members"),
    Standing.FROZEN: ("a member with frozen participation", "members with frozen participation"),
    Standing.SUSPENDED: ("suspended", "suspended"),
    Standing.PARTY: ("a party", "parties"),
    Standing.CONTRACTING: ("a contracting State", "contracting States"),
    Standing.SIGNATORY: ("a signatory", "signatories"),
    Standing.OBSERVER: ("an observer of the organisation", "observers of the organisation"),
    Standing.BODY_OBSERVER: ("an observer of a body", "observers of a body"),
    Standing.FORMER: ("a former party", "former parties"),
    IN: ("in the organisation", "in the organisation"),
}
"""Each standing as it follows "was" and "were"."""


def judge_standing(history: ReplayedLog, claim: Assertion, day: date) -> Judgement:
    """Return whether exactly these States (with ``others``, these among others) had the standing on a day."""
    claimed = set(claim.states)
    if claim.others and not claimed:
        return Judgement(verdict=Verdict.UNDECIDED, evidence="The claim names no State, and excludes none.")
    surely, possibly = states_with(history, claim, day)
    missing = claimed - possibly
    surplus = set() if claim.others else surely - claimed
    unsure = (possibly - surely) & (claimed if claim.others else possibly)
    beyond = dict(_beyond(history, claim, unsure, day))
    if missing or surplus:
        verdict, evidence = Verdict.WRONG, _difference(history.log, claim, (missing, surplus, unsure - beyond.keys()))
    elif beyond:
        verdict, evidence = Verdict.UNDECIDED, _reach(history, claim, day, beyond)
    elif unsure:
        verdict, evidence = Verdict.UNDECIDED, _difference(history.log, claim, ((), (), unsure))
    else:
        verdict, evidence = Verdict.HOLDS, ""
    frozen = _frozen(history, claim, surely, day) if not beyond else ""
    return Judgement(
        verdict=verdict,
        evidence=" ".join(filter(None, (evidence, frozen))),
        events=_deciding(history, sorted(missing | surplus | unsure or claimed), day),
    )


def meant(claim: Assertion) -> frozenset[str]:
    """Return the standings that a claim means: whatever counts as it, or its own alone if it names all States.

    A frozen State is a member among all members too; but whoever lists all parties leaves out the members.
    """
    word = claim.standing or IN
    return standings_counted_as(word) if claim.others or word in {IN, Standing.MEMBER} else frozenset({word})


def states_with(history: ReplayedLog, claim: Assertion, day: date) -> tuple[set[StateCode], set[StateCode]]:
    """Return the States that surely have a claimed standing at the end of a day, and those that may.

    After the last verified day any State may have it, and none surely has.
    """
    standings = meant(claim)
    verified = history.log.verified_through(TOPICS["state"])
    surely, possibly = set(), set()
    acted = {StateCode(subject.key) for subject in history.acts if subject.facet == "state"}
    for code in {*history.log.states, *acted, *claim.states}:
        change = history.at(Subject("state", code), day)
        held = [found.standing for found in change.held] if change else [None]
        is_open = change.reach is not Reach.VERIFIED if change else day > verified
        if change and is_open and code not in claim.states and day <= verified:
            is_open = _is_open(change, standings)
        exact = change is None or change.exact
        if is_open or not exact or not standings.isdisjoint(held):
            possibly.add(code)
        if not is_open and exact and standings.issuperset(held):
            surely.add(code)
    return surely, possibly


def describe_standing(log: EventLog, claim: Assertion, codes: Collection[StateCode], verb: str = "{}") -> str:
    """Return a clause that says that some States had the claimed standing: "Alphia and Betonia were members"."""
    one, several = _PHRASES.get(claim.standing or IN, (str(claim.standing), str(claim.standing)))
    words = verb.format("was" if len(codes) == 1 else "were")
    return f"{state_names(log, sorted(codes))} {words} {one if len(codes) == 1 else several}"


def _difference(log: EventLog, claim: Assertion, found: Sequence[Collection[StateCode]]) -> str:
    """Return how the claimed States differ from the actual ones: those missing, those not claimed, those unsure."""
    clauses = "; ".join(_clauses(log, claim, found, ("{} not", "{} also", "may have been")))
    return f"In {claim.reading}, on {claim.on}, {clauses}."


def _clauses(
    log: EventLog, claim: Assertion, found: Sequence[Collection[StateCode]], verbs: Sequence[str]
) -> Iterator[str]:
    """Yield a clause for each group of States that is not empty, with its own form of the verb."""
    for codes, verb in zip(found, verbs, strict=True):
        if codes:
            yield describe_standing(log, claim, codes, verb)


def _beyond(
    history: ReplayedLog, claim: Assertion, codes: Iterable[StateCode], day: date
) -> Iterator[tuple[StateCode, Horizon]]:
    """Yield the States of which the evidence does not reach a day, with how far it does.

    That the evidence of some other bond of a State has ended is no reason for a claim that does not name the State.
    """
    for code in codes:
        subject = Subject("state", code)
        if history.reach(subject, day) is not Reach.VERIFIED:
            change = history.at(subject, day)
            is_own = code in claim.states or (change is not None and _is_open(change, meant(claim)))
            yield code, history.horizon(subject, change if is_own else None)


def _is_open(change: Change, standings: frozenset[str]) -> bool:
    """Whether a State may have one of the standings after what was known of it has ended: to join takes an act."""
    return not standings.union(LIVE).isdisjoint(held.standing for held in change.held)


def _reach(history: ReplayedLog, claim: Assertion, day: date, beyond: Mapping[StateCode, Horizon]) -> str:
    """Return why a claim is not decided: how far the log was verified, and what it presumes of the States."""
    horizon = Horizon(*(min(days) for days in zip(*beyond.values(), strict=True)))
    may = {code: _may_have(history, meant(claim), code, day) for code in beyond}
    fitting, other, unsure = ([code for code in may if may[code] is word] for word in (True, False, None))
    denied = [code for code in other if code in claim.states]
    clauses = _clauses(history.log, claim, (fitting, denied, unsure), ("{}", "{} not", "may have been"))
    return describe_reach(day, horizon, "; ".join(clauses) or "no State has joined or left")


def _may_have(history: ReplayedLog, standings: frozenset[str], code: StateCode, day: date) -> bool | None:
    """Return whether a State has one of the standings as last known; None where the dates leave it open."""
    change = history.at(Subject("state", code), day)
    fits = {found.standing in standings for found in change.held} if change else {False}
    return fits == {True} if len(fits) == 1 and (change is None or change.exact) else None


def _frozen(history: ReplayedLog, claim: Assertion, members: Collection[StateCode], day: date) -> str:
    """Return the sentence that says how many of the members are frozen, if all members are claimed and some are."""
    if claim.others or meant(claim) != MEMBERS:
        return ""
    changes = (history.at(Subject("state", code), day) for code in members)
    standings = [{held.standing for held in change.held} for change in changes if change]
    frozen = standings.count({Standing.FROZEN})
    count = f"{len(members)} member{'' if len(members) == 1 else 's'}"
    return f"{count}, {frozen} of them frozen." if frozen else ""


def _deciding(history: ReplayedLog, codes: Iterable[StateCode], day: date) -> tuple[EventId, ...]:
    """Return the events since which these States are what they are."""
    return events_behind(history.at(Subject("state", code), day) for code in codes)


def events_behind(changes: Iterable[Change | None]) -> tuple[EventId, ...]:
    """Return the events that made some changes, each once."""
    held = (held for change in changes if change for held in change.held)
    return tuple(dict.fromkeys(found.caused_by.id for found in held if found.caused_by))
