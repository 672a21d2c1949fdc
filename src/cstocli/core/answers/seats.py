"""The terms of a chair or an office: who held it, from when, through when."""

from __future__ import annotations

from typing import NamedTuple

from cstocli.core.dates import Edtf, eve
from cstocli.core.events import Event, Seat, Subject
from cstocli.core.replay import History, acts
from cstocli.core.terms import Certainty


class Term(NamedTuple):
    """One unbroken time of a chair or an office: who, from which day, through which (None: still open)."""

    seat: Seat
    start: Edtf
    end: Edtf | None
    event: Event


def terms(history: History, subject: Subject) -> list[Term]:
    """Return the terms of a chair or an office, oldest first; a vacancy or an unknown holder is a term too."""
    found: list[Term] = []
    seat = Seat()
    for act in (act for act in acts(history.log, history.reading) if subject in act.subjects()):
        after = act.apply(seat)
        if found and after == seat:
            continue
        if found:
            found[-1] = found[-1]._replace(end=eve(act.takes_effect))
        if found or after != Seat() or subject.facet == "chair":
            found.append(Term(after, act.takes_effect, None, act))
        seat = after
    return found


def surely(history: History, subject: Subject, term: Term) -> Certainty:
    """Return whether there is a day on which this term is certain."""
    sure = (len(change.held) == 1 and change.held[0].since == term.event for change in history.changes(subject))
    return Certainty.CERTAIN if any(sure) else Certainty.POSSIBLE
