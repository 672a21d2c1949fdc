"""The engine against the oracle: on all small logs over an alphabet, and on random ones.

The suite takes a part of them. All small ones, and as many random ones as wanted, print how many they were:
``pytest tests/laws/test_oracle.py -n0 -s --oracle-all --oracle-cases 100000 --oracle-seed 1``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

import pytest

from cstocli.model.events import Bonds, Event, Subject
from cstocli.model.log import EventLog
from cstocli.model.terms import Basis, Certainty, Reading
from cstocli.replay.history import ReplayedLog, replay
from cstocli.replay.horizon import Reach
from cstocli.replay.known import known_by
from cstocli.replay.snapshot import Outcome
from support.oracle import NOT_KNOWN, Oracle, Row, act_of
from support.oracle_logs import CALENDAR, LATER, PUBLISHED, SUBJECTS, random_log, small_logs

ONE_OF = 397
"""Of so many small logs the suite takes one."""
Cell = tuple[frozenset[Row], str, str]
"""What may hold on a day, how sure that is, and whether the sources agree."""
BY_REACH = {Reach.VERIFIED: Certainty.CERTAIN, Reach.PRESUMED: Certainty.PRESUMED, Reach.UNKNOWN: Certainty.UNKNOWN}


def engine_cell(history: ReplayedLog, subject: Subject, day: date) -> Cell:
    """Return what the oracle returns of a day: what may hold and since which act, how sure it is, and the agreement."""
    change, agreement = history.at(subject, day), history.agreement(subject, day).value
    if change is None:
        nothing = NOT_KNOWN if subject.facet in {"chair", "office"} else None
        return frozenset({(nothing, "")}), BY_REACH[history.reach(subject, day)].value, agreement
    assert change.exact, "more windows than replay follows"
    rows = frozenset((answer_of(subject, held), held.caused_by.id if held.caused_by else "") for held in change.held)
    return rows, change.certainty({answer for answer, _ in rows}).value, agreement


def answer_of(subject: Subject, held: Outcome) -> object:
    if not isinstance(held.value, Bonds):
        return tuple(held.value)
    if subject.facet == "bond":
        return next((stage.value for _, stage in held.value.stages), None)
    return held.standing.value if held.standing else None


def disagreements(log: EventLog, known: date | None = None) -> Iterator[str]:
    """Yield the first day of each subject on which the engine and the oracle differ.

    A subject without an act, and the reading of law of a log without acts of practice, are asked on a few days only.
    """
    few, all_days = (CALENDAR[9], *LATER[::5]), (*CALENDAR, *LATER)
    for reading in Reading:
        history = replay(known_by(log, known) if known else log, reading)
        for subject in SUBJECTS:
            oracle = Oracle(log, subject, reading, known)
            quiet = not history.changes(subject) and all(len(steps) == 1 for _, steps in oracle.worlds)
            alike = reading is Reading.LAW and not of_practice(log)
            for day in few if alike or (quiet and not oracle.others) else all_days:
                wanted, found = oracle.on(day), engine_cell(history, subject, day)
                if wanted != found:
                    yield f"{reading} {subject.facet} {subject.key} on {day}:\n  oracle {wanted}\n  engine {found}"
                    break


def of_practice(log: EventLog) -> bool:
    """Whether the two readings may differ."""
    acts = [*log.events, *(one.event for one in log.rejected)]
    claimed = [claim.value for act in acts for claim in act.claims]
    return any(act.legal_basis is Basis.PRACTICE for act in acts) or not {"freeze", Basis.PRACTICE}.isdisjoint(
        value for value in claimed if isinstance(value, str)
    )


def check(log: EventLog, label: str, known: date | None = None) -> None:
    found = list(disagreements(log, known))
    assert not found, "\n".join((f"{label}, known by {known}", *describe_log(log), *found))


def describe_log(log: EventLog) -> Iterator[str]:
    yield from map(describe, log.events)
    yield from (f"rejected: {describe(one.event)}, refuted by {one.refuted_by}" for one in log.rejected)


def describe(event: Event) -> str:
    return ", ".join(f"{key} {value}" for key, value in act_of(event).items() if value)


def test_the_engine_agrees_with_the_oracle_on_small_logs(request: pytest.FixtureRequest) -> None:
    one_of = 1 if request.config.getoption("--oracle-all") else ONE_OF
    number = 0
    for number, log in enumerate(small_logs(one_of), 1):
        check(log, f"small log {one_of * (number - 1)}")
    print(f"{number} small logs")  # noqa: T201 - how many there were


def test_the_engine_agrees_with_the_oracle_on_random_logs(request: pytest.FixtureRequest) -> None:
    seed, cases = request.config.getoption("--oracle-seed"), request.config.getoption("--oracle-cases")
    print(f"{cases} random logs of seed {seed}")  # noqa: T201 - which ones they are
    for number in range(cases):
        random = Random(f"{seed} {number}")  # noqa: S311 - no secret
        log = random_log(random)
        check(log, f"case {number} of seed {seed}", random.choice((None, *PUBLISHED)))
