"""Whether what is claimed of a day held on it: who was in which standing, who had the chair or an office."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from cstocli.factcheck import mitigating
from cstocli.factcheck.verdict import Histories, Judgement, Verdict, together
from cstocli.model.assertions import Assertion
from cstocli.model.events import UNKNOWN, Seat, Subject
from cstocli.model.log import EventLog
from cstocli.model.lookup import state_name, state_names
from cstocli.model.struct import replace
from cstocli.model.terms import IN, BodyId, EventId, SourceKey, Standing, StateCode, standings_counted_as
from cstocli.replay.history import ReplayedLog
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


def judge(histories: Histories, claim: Assertion, day: date, besides: SourceKey | None = None) -> Judgement:
    """Return whether what is claimed of a day held on it; if not, whether it held otherwise, or others say so."""
    history = histories[claim.reading]
    found = _held(history, claim, day)
    if found.verdict is not Verdict.WRONG:
        return found
    more = mitigating.find(histories, claim, day, besides, _held)
    return found if more is None else together([replace(found, verdict=more.verdict), more])


def _held(history: ReplayedLog, claim: Assertion, day: date) -> Judgement:
    """Return whether a standing, a chair or an office was on a day as claimed."""
    if claim.standing is not None:
        return _standing(history, claim, day)
    return _office(history, claim, day) if claim.chair is None else _chair(history, claim, day)


def _standing(history: ReplayedLog, claim: Assertion, day: date) -> Judgement:
    """Return whether exactly these States (with ``others``, these among others) had the standing on a day."""
    claimed = set(claim.states)
    surely, possibly = states_with(history, meant(claim), day)
    missing = claimed - possibly
    surplus = set() if claim.others else surely - claimed
    unsure = (possibly - surely) & (claimed if claim.others else possibly)
    verdict = Verdict.WRONG if missing or surplus else Verdict.UNDECIDED if unsure else Verdict.HOLDS
    return Judgement(
        verdict=verdict,
        evidence=_difference(history.log, claim, (missing, surplus, unsure)) if verdict is not Verdict.HOLDS else "",
        events=_deciding(history, sorted(missing | surplus | unsure or claimed), day),
    )


def meant(claim: Assertion) -> frozenset[str]:
    """Return the standings that a claim means: its own alone if it names all States, else whatever counts as it."""
    word = claim.standing or IN
    return standings_counted_as(word) if claim.others or word == IN else frozenset({word})


def states_with(history: ReplayedLog, standings: frozenset[str], day: date) -> tuple[set[StateCode], set[StateCode]]:
    """Return the States that surely have one of the standings at the end of a day, and those that may."""
    surely, possibly = set(), set()
    for subject in history.acts:
        change = history.at(subject, day) if subject.facet == "state" else None
        if change is None:
            continue
        held = [found.standing in standings for found in change.held]
        if any(held):
            possibly.add(StateCode(subject.key))
        if all(held) and change.exact:
            surely.add(StateCode(subject.key))
    return surely, possibly


def _difference(log: EventLog, claim: Assertion, found: Sequence[Collection[StateCode]]) -> str:
    """Return how the claimed States differ from the actual ones: those missing, those not claimed, those unsure."""
    one, several = _PHRASES[claim.standing or IN]
    parts = []
    for codes, verb in zip(found, ("{} not", "{} also", "may have been"), strict=True):
        if codes:
            words = verb.format("was" if len(codes) == 1 else "were")
            parts.append(f"{state_names(log, sorted(codes))} {words} {one if len(codes) == 1 else several}")
    return f"In {claim.reading}, on {claim.on}, {'; '.join(parts)}."


def _deciding(history: ReplayedLog, codes: Iterable[StateCode], day: date) -> tuple[EventId, ...]:
    """Return the events since which these States are what they are."""
    changes = (history.at(Subject("state", code), day) for code in codes)
    return _since(changes)


def _since(changes: Iterable[Change | None]) -> tuple[EventId, ...]:
    held = (held for change in changes if change for held in change.held)
    return tuple(dict.fromkeys(found.caused_by.id for found in held if found.caused_by))


def _chair(history: ReplayedLog, claim: Assertion, day: date) -> Judgement:
    """Return whether a State had the chair on a day, and the person, if given; an empty State means nobody."""

    def fits(seat: Seat) -> bool | None:
        if not claim.chair:
            return not seat.is_held
        if seat == UNKNOWN:
            return None
        return seat.state == claim.chair and (claim.person is None or _is_person(seat, claim.person))

    return _seat(history, Subject("chair", history.log.chaired() or ""), day, fits)


def _office(history: ReplayedLog, claim: Assertion, day: date) -> Judgement:
    """Return whether a person had an office on a day; without a person, whether nobody is known to have held it."""

    def fits(seat: Seat) -> bool | None:
        return not seat.is_held if claim.person is None else _is_person(seat, claim.person)

    return _seat(history, Subject("office", claim.office or ""), day, fits)


def _is_person(seat: Seat, person: str) -> bool | None:
    """Return whether a seat is the person's; None where no source names the person who holds it."""
    if seat.person is None and (seat.is_held or not seat.known):
        return None
    return seat.person == person


def _seat(history: ReplayedLog, subject: Subject, day: date, fits: Callable[[Seat], bool | None]) -> Judgement:
    """Return whether whoever may hold a chair or an office on a day is as claimed; None from ``fits`` is unknown."""
    change = history.at(subject, day)
    seats = [held.value for held in change.held if isinstance(held.value, Seat)] if change else [UNKNOWN]
    found = {fits(seat) for seat in seats}
    if found == {True} and (change is None or change.exact):
        verdict, evidence = Verdict.HOLDS, ""
    else:
        verdict = Verdict.WRONG if found == {False} else Verdict.UNDECIDED
        holders = " or ".join(sorted(_holder_name(history.log, seat) for seat in seats))
        evidence = f"{_seat_title(history.log, subject)} on {day} in {history.reading}: {holders}."
    return Judgement(verdict=verdict, evidence=evidence, events=_since([change]))


def _seat_title(log: EventLog, subject: Subject) -> str:
    """Return the title of an office, or "Chair of the ..." with the title of the body."""
    body = log.bodies.get(BodyId(subject.key))
    if body is None:
        return subject.key or "The chair"
    return body.office or body.title if subject.facet == "office" else f"Chair of the {body.title}"


def _holder_name(log: EventLog, seat: Seat) -> str:
    """Return who holds a seat: "Vladimir Putin of Russia"; or that it is vacant or its holder unknown."""
    missing = "vacant" if seat.known else "no source names the holder"
    return " of ".join(filter(None, (seat.person, state_name(log, seat.state) if seat.state else None))) or missing
