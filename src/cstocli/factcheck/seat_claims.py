"""Whether the chair or an office was held on a day as claimed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from cstocli.factcheck.reach import describe_reach
from cstocli.factcheck.standing_claims import events_behind
from cstocli.factcheck.verdict import Judgement, Verdict
from cstocli.model.assertions import Assertion
from cstocli.model.events import UNKNOWN, Seat, Subject
from cstocli.model.log import EventLog
from cstocli.model.lookup import state_name
from cstocli.model.terms import BodyId
from cstocli.replay.history import ReplayedLog
from cstocli.replay.horizon import Reach


def seat_of(log: EventLog, claim: Assertion) -> Subject:
    """Return the seat that a claim is about."""
    return Subject("office", claim.office or "") if claim.chair is None else Subject("chair", log.chaired() or "")


def judge_seat(history: ReplayedLog, claim: Assertion, day: date) -> Judgement:
    """Return whether a chair or an office was held on a day as claimed."""

    def chaired(seat: Seat) -> bool | None:
        if not claim.chair:
            return not seat.is_held
        if seat == UNKNOWN:
            return None
        return seat.state == claim.chair and (claim.person is None or _is_person(seat, claim.person))

    def headed(seat: Seat) -> bool | None:
        return not seat.is_held if claim.person is None else _is_person(seat, claim.person)

    return _seat(history, seat_of(history.log, claim), day, headed if claim.chair is None else chaired)


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
    title, holders = _seat_title(history.log, subject), _holders(history.log, seats)
    if history.reach(subject, day) is not Reach.VERIFIED:
        still = f"{title} is still {holders}" if UNKNOWN not in seats else "the holder is still unknown"
        verdict, evidence = Verdict.UNDECIDED, describe_reach(day, history.horizon(subject, change), still)
    elif found == {True} and (change is None or change.exact):
        verdict, evidence = Verdict.HOLDS, ""
    else:
        verdict = Verdict.WRONG if found == {False} and (change is None or change.exact) else Verdict.UNDECIDED
        evidence = f"{title} on {day} in {history.reading}: {holders}."
    return Judgement(verdict=verdict, evidence=evidence, events=events_behind([change]))


def describe_seat(history: ReplayedLog, claim: Assertion, day: date) -> str:
    """Return a clause that says who held the claimed seat on a day."""
    subject = seat_of(history.log, claim)
    change = history.at(subject, day)
    seats = [held.value for held in change.held if isinstance(held.value, Seat)] if change else [UNKNOWN]
    return f"{_seat_title(history.log, subject)}: {_holders(history.log, seats)}"


def _seat_title(log: EventLog, subject: Subject) -> str:
    """Return the title of an office, or "Chair of the ..." with the title of the body."""
    body = log.bodies.get(BodyId(subject.key))
    if body is None:
        return subject.key or "The chair"
    return body.office or body.title if subject.facet == "office" else f"Chair of the {body.title}"


def _holders(log: EventLog, seats: Sequence[Seat]) -> str:
    """Return who may hold a seat, in words."""
    return " or ".join(sorted({_holder_name(log, seat) for seat in seats}))


def _holder_name(log: EventLog, seat: Seat) -> str:
    """Return who holds a seat: "Vladimir Putin of Russia"; or that it is vacant or its holder unknown."""
    missing = "vacant" if seat.known else "no source names the holder"
    return " of ".join(filter(None, (seat.person, state_name(log, seat.state) if seat.state else None))) or missing
