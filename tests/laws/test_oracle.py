"""The engine against the oracle: on all small logs over an alphabet, and on random ones.

By default on a part of them. On all small ones, and on as many random ones as wanted:
``pytest tests/laws/test_oracle.py -n0 -s --oracle-all --oracle-cases 100000 --oracle-seed 1``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from random import Random

import pytest

from cstocli.model.events import Bonds, Subject
from cstocli.model.log import EventLog
from cstocli.model.terms import Certainty, Reading
from cstocli.replay.history import ReplayedLog, replay
from cstocli.replay.horizon import Reach
from cstocli.replay.known import known_by
from cstocli.replay.snapshot import Outcome
from support.oracle import NOT_KNOWN, Oracle
from support.oracle_logs import CALENDAR, LATER, PUBLISHED, SUBJECTS, random_log, small_logs

EVERY_SMALL_LOG = 97
"""Of so many small logs the suite takes one."""
BY_REACH = {Reach.VERIFIED: Certainty.CERTAIN, Reach.PRESUMED: Certainty.PRESUMED, Reach.UNKNOWN: Certainty.UNKNOWN}


def engine_cell(
    history: ReplayedLog, subject: Subject, day: date
) -> tuple[frozenset[tuple[object, str | None]], str, str]:
    """Return what the oracle returns of a day: what may hold, since which act, how sure it is, and the agreement."""
    change, agreement = history.at(subject, day), history.agreement(subject, day).value
    if change is None:
        nothing = NOT_KNOWN if subject.facet in {"chair", "office"} else None
        return frozenset({(nothing, None)}), BY_REACH[history.reach(subject, day)].value, agreement
    rows = frozenset((_answer(subject, held), held.caused_by and held.caused_by.id) for held in change.held)
    return rows, change.certainty({answer for answer, _ in rows}).value, agreement


def _answer(subject: Subject, held: Outcome) -> object:
    if not isinstance(held.value, Bonds):
        return tuple(held.value)
    if subject.facet == "bond":
        return next((stage.value for _, stage in held.value.stages), None)
    return held.standing and held.standing.value


def disagreements(log: EventLog, known: date | None = None) -> Iterator[str]:
    """Yield each subject of which the engine and the oracle say different things, with the first such day."""
    for reading in Reading:
        history = replay(known_by(log, known) if known else log, reading)
        for subject in SUBJECTS:
            oracle = Oracle(log, subject, reading, known)
            for day in (*CALENDAR, *LATER):
                wanted, found = oracle.on(day), engine_cell(history, subject, day)
                if wanted != found:
                    yield f"{reading} {subject} on {day}, known by {known}:\n  oracle {wanted}\n  engine {found}"
                    break


def described(log: EventLog, differing: Sequence[str]) -> str:
    """Return a log on which the two differ as text."""
    return "\n".join(
        (
            *map(_fields, log.events),
            *(f"rejected {_fields(one.event)} {one.refuted_by}" for one in log.rejected),
            *differing,
        )
    )


def _fields(event) -> str:
    return f"{event.id} {event.kind} {event.date} {event.effect} {event.status} {event.basis} {event.states} {getattr(event, 'instrument', '')} {getattr(event, 'body', '')} {getattr(event, 'person', '')} {event.evidence_to} {event.sources} {event.claims}"
