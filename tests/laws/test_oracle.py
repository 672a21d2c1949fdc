"""The engine against the oracle: on all small logs over an alphabet, and on random ones.

By default a part of them. All small ones and as many random ones as wanted:
``pytest tests/laws/test_oracle.py --oracle-all --oracle-cases 100000 --oracle-seed 1 -n0 -s``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from random import Random

import pytest

from cstocli.model.events import UNKNOWN, Bonds, Subject
from cstocli.model.log import EventLog
from cstocli.model.terms import Reading
from cstocli.replay.history import ReplayedLog, replay
from support import oracle
from support.oracle_logs import CALENDAR, SUBJECTS, random_log, small_logs


def engine_answers(history: ReplayedLog, subject: Subject, day: date) -> frozenset[tuple[object, str | None]]:
    """Return the possible answers at the end of a day, each with the act since which it holds."""
    change = history.at(subject, day)
    if change is None:
        return frozenset({((None, None, False, False) if subject.facet in {"chair", "office"} else None, None)})
    return frozenset((_answer(subject, held.value, held.standing), held.caused_by and held.caused_by.id) for held in change.held)


def _answer(subject, value, standing) -> object:
    if subject.facet == "state":
        return standing and standing.value
    if subject.facet == "bond":
        return next((stage.value for _, stage in value.stages), None)
    return tuple(value)


def disagreements(log: EventLog) -> Iterator[str]:
    acts = [oracle.act_of(event) for event in log.events]
    for reading in Reading:
        history = replay(log, reading)
        for subject in SUBJECTS:
            worlds = oracle.worlds(subject, acts, log, reading)
            for day in CALENDAR:
                wanted, found = oracle.on(worlds, day), engine_answers(history, subject, day)
                if found != wanted:
                    yield f"{reading} {subject} {day}: oracle {set(wanted)}, engine {set(found)}"
                    break


def describe(log: EventLog) -> str:
    return "\n".join(f"{e.id} {e.kind} {e.takes_effect} {e.status} {e.basis} {e.states} {getattr(e,'instrument',None)} {getattr(e,'body',None)} {getattr(e,'person',None)}" for e in log.events)
