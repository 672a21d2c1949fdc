"""No mark of an answer says more than is known: how certain it is, and whether the sources agree on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random

import pytest

from cstocli.model.events import UNKNOWN, Event
from cstocli.model.log import EventLog
from cstocli.model.terms import Certainty, Claim, Reading, SourceAgreement
from cstocli.replay.history import replay
from cstocli.replay.prefer import claimed
from cstocli.replay.snapshot import Holder, Snapshot, StateStanding
from support.oracle_logs import CALENDAR, LATER, random_log

DAYS = (*CALENDAR, *LATER)


def some_logs(part: int) -> Iterator[EventLog]:
    for number in range(25):
        yield random_log(Random(f"marks {part} {number}"))  # noqa: S311 - no secret


def rows_by_topic(snapshot: Snapshot) -> Iterator[tuple[str, tuple[StateStanding | Holder, ...]]]:
    """Yield the rows of each State, of the chair and of the office."""
    for code in snapshot.log.states:
        yield "membership", snapshot.standing(code)
    yield "chair", snapshot.chair()
    for body in snapshot.log.bodies:
        yield "offices", snapshot.office(body)


@pytest.mark.parametrize("part", range(2))
@pytest.mark.parametrize("reading", Reading)
def test_nothing_is_certain_after_the_last_verified_day(part: int, reading: Reading) -> None:
    for log in some_logs(part):
        history = replay(log, reading)
        for day in DAYS:
            for topic, rows in rows_by_topic(history.on(day)):
                for row in rows:
                    if row.certainty is Certainty.CERTAIN:
                        assert day <= (row.caused_by.evidence_to or log.verified_through(topic))


@pytest.mark.parametrize("part", range(2))
@pytest.mark.parametrize("reading", Reading)
def test_nothing_is_agreed_where_a_claim_that_counts_rules_it_out(part: int, reading: Reading) -> None:
    for log in some_logs(part):
        history = replay(log, reading)
        for alternative in (replay(other, reading) for other in other_logs(log)):
            for day in DAYS:
                cells = zip(rows_by_topic(history.on(day)), rows_by_topic(alternative.on(day)), strict=True)
                for (_, ours), (_, theirs) in cells:
                    known = Certainty.UNKNOWN not in {row.certainty for row in (*ours, *theirs)}
                    if known and not answers(ours) <= answers(theirs):
                        assert {row.agreement for row in ours} == {SourceAgreement.DISPUTED}


def other_logs(log: EventLog) -> Iterator[EventLog]:
    """Yield the log with one claim in place of the kept value, for each claim but slips and those of copies."""
    for event in log.events:
        for claim in event.claims:
            other = claimed(event, claim)
            if other and not claim.slip and not is_copy(log, event, claim):
                yield log.replace(events=tuple(other if one is event else one for one in log.events))


def is_copy(log: EventLog, event: Event, claim: Claim) -> bool:
    cited = [key for key in event.sources if key != claim.source]
    return log.sources[claim.source].origin in {*cited, *(log.sources[key].publisher for key in cited)}


def answers(rows: Iterable[StateStanding | Holder]) -> set[object]:
    """Return the answers of some rows; that a holder is unknown rules nothing out, and no row says so at first."""
    found: set[object] = {row.standing if isinstance(row, StateStanding) else row.seat for row in rows}
    return found - {UNKNOWN}
