"""Less precise dates make nothing certain that is wrong, although orders with acts in vain are left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest

from cstocli.model.dates import FIRST, LAST, between, day
from cstocli.model.events import Subject, Value
from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import Basis, Reading, Status
from cstocli.replay.fold import initial_value
from cstocli.replay.history import ReplayedLog, replay
from support.oracle import Oracle
from support.oracle_logs import FACETS, SUBJECTS, random_event
from support.strategies import EMPTY, START

DAYS = 30


def log_without_acts_in_vain(random: Random, reading: Reading) -> EventLog:
    """Return a log of exact days in which every act finds something to start from.

    No two acts of a day have one rank: which of them comes first depends on how their dates are written.
    """
    log = EMPTY
    facets = random.choice((("state",), ("state", "observer"), ("office",), FACETS))
    for number in range(4 * DAYS):
        drawn = random_event(random, number, random.choice(facets))
        when = day(START + timedelta(number // 4))
        basis = Basis.LAW if reading is Reading.LAW else drawn.basis
        added = replace(drawn, date=when, effect=None, basis=basis, status=Status.HELD, evidence_to=None)
        longer = log.replace(events=(*log.events, added))
        tied = any((event.date, event.rank) == (when, added.rank) for event in log.events)
        if random.random() < 0.1 and not tied and not any(in_vain(longer, reading)):
            log = longer
    return log


def in_vain(log: EventLog, reading: Reading) -> Iterator[frozenset[str]]:
    for subject in SUBJECTS:
        ((vain, _),) = Oracle(log, subject, reading).worlds
        yield vain


def blurred(random: Random, log: EventLog) -> EventLog:
    """Return the log with windows that contain the days of the acts, in place of some of them."""

    def window(true: date) -> tuple[date, date]:
        if random.random() < 0.4:
            return true, true
        first, last = (timedelta(random.choice((0, 0, 1, 2, 4, 9))) for _ in range(2))
        open_end = random.random()
        return FIRST if open_end < 0.05 else true - first, LAST if open_end > 0.95 else true + last

    return log.replace(events=tuple(replace(event, date=between(*window(event.date.earliest))) for event in log.events))


def values(history: ReplayedLog, subject: Subject, on: date) -> tuple[set[Value], bool]:
    """Return what may hold for a subject, and whether no order of the dates was left out for want of room."""
    change = history.at(subject, on)
    if change is None:
        return {initial_value(subject)}, True
    return {held.value for held in change.held}, change.exact


@pytest.mark.parametrize("part", range(4))
def test_what_is_certain_of_blurred_dates_is_the_truth(part: int) -> None:
    for number in range(50):
        random = Random(f"{part} {number}")  # noqa: S311 - no secret
        reading = random.choice(list(Reading))
        log = log_without_acts_in_vain(random, reading)
        truth, history = replay(log, reading), replay(blurred(random, log), reading)
        for subject in SUBJECTS:
            for on in (START + timedelta(days) for days in range(-10, DAYS + 12)):
                (true,), _ = values(truth, subject, on)
                possible, exact = values(history, subject, on)
                assert true in possible or not exact
