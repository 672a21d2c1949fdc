"""Whether what is claimed of a day held on it: who was in which standing, who had the chair or an office."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from cstocli.factcheck import mitigating
from cstocli.factcheck.verdict import Histories, Judgement, Verdict, together
from cstocli.model.assertions import Assertion
from cstocli.model.events import UNKNOWN, Seat, Subject
from cstocli.model.struct import replace
from cstocli.model.terms import IN, EventId, SourceKey, StateCode, standings_counted_as
from cstocli.replay.history import ReplayedLog
from cstocli.replay.snapshot import Change


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
        evidence=_difference(claim, missing, surplus, unsure) if verdict is not Verdict.HOLDS else "",
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


def _difference(
    claim: Assertion, missing: Iterable[StateCode], surplus: Iterable[StateCode], unsure: Iterable[StateCode]
) -> str:
    """Return the difference of the claimed and the actual set, as a sentence."""
    word = f"`{claim.standing}` on {claim.on}"
    found = ((missing, "missing"), (surplus, "not claimed"), (unsure, "only possible"))
    parts = [f"{what}: {' '.join(sorted(codes))}" for codes, what in found if codes]
    return f"{word} in {claim.reading}: {'; '.join(parts)}."


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
        holders = " or ".join(sorted(_holder_name(seat) for seat in seats))
        evidence = f"{subject.facet} of {subject.key} on {day} in {history.reading}: {holders}."
    return Judgement(verdict=verdict, evidence=evidence, events=_since([change]))


def _holder_name(seat: Seat) -> str:
    missing = "vacant" if seat.known else "no source names the holder"
    return " ".join(filter(None, (seat.state, seat.person))) or missing
