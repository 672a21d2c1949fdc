"""The terms of a chair or an office: who held it, from when, through when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cstocli.model.dates import Edtf, eve
from cstocli.model.events import UNKNOWN, Event, Seat, Subject
from cstocli.model.terms import Certainty, EventId
from cstocli.replay.history import ReplayedLog, acts


class Term(NamedTuple):
    """One unbroken time of a chair or an office: who, from which day, through which (None: still open)."""

    seat: Seat
    start: Edtf
    end: Edtf | None
    event: Event


def terms(history: ReplayedLog, subject: Subject) -> list[Term]:
    """Return the terms of a chair or an office, oldest first; a vacancy or an unknown holder is a term too."""
    return _terms(history, subject)[0]


def terms_by_event(history: ReplayedLog, subject: Subject) -> Mapping[EventId, Term]:
    """Return the term that each act on a chair or an office begins, or confirms where it changes nothing."""
    found, belongs = _terms(history, subject)
    return {ident: found[position] for ident, position in belongs.items()}


def certainty_of(history: ReplayedLog, subject: Subject, term: Term) -> Certainty:
    """Return whether there is a day on which this term is certain."""
    agreed = (c.held for c in history.changes(subject) if c.exact and {held.value for held in c.held} == {term.seat})
    sure = any(term.event.id in (one.caused_by and one.caused_by.id for one in held) for held in agreed)
    return Certainty.CERTAIN if sure else Certainty.POSSIBLE


def _terms(history: ReplayedLog, subject: Subject) -> tuple[list[Term], dict[EventId, int]]:
    found: list[Term] = []
    belongs: dict[EventId, int] = {}
    seat = UNKNOWN
    for act in (act for act in acts(history.log, history.reading) if subject in act.subjects()):
        after = act.apply(seat)
        if not found or after != seat:
            if found:
                found[-1] = found[-1]._replace(end=eve(act.takes_effect))
            if found or after != UNKNOWN or subject.facet == "chair":
                found.append(Term(after, act.takes_effect, None, act))
        if found:
            belongs[act.id] = len(found) - 1
        seat = after
    return found, belongs
