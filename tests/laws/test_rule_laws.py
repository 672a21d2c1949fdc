"""Laws of the rules: they run on any log, ignore the order of the file, and find nothing more when a date is vaguer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from cstocli.check.context import CheckContext
from cstocli.check.engine import check
from cstocli.check.rules import RULES
from cstocli.check.trace import TracingFold
from cstocli.load.places import Places
from cstocli.model.dates import between, shift
from cstocli.model.events import Subject, Value
from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import Reading, Standing
from cstocli.replay.history import replay
from cstocli.replay.snapshot import Change
from support.encode import encoded
from support.strategies import exact_logs, logs, whole_logs

IN_THE_ORDER_OF_THE_FILE = {"CS801", "CS802", "CS805", "CS853", "CS903", "CS408", "CS209", "CS402", "CS412", "CS409"}
"""The rules that tell the second of two by its place in the file, and those that wait for them."""
WAITING = {code for code, rule in RULES.items() if IN_THE_ORDER_OF_THE_FILE & set(rule.requires)}
ORDER = {code for code in RULES if code.startswith("CS3")} - {"CS319"}


@given(whole_logs())
def test_every_log_can_be_checked_and_every_finding_has_a_place(log: EventLog) -> None:
    places = Places("log.toml", encoded(log).encode())
    for found in check(log):
        assert found.finding.headline
        assert places.find(found.finding.path, on_key=found.finding.on_key).line
        assert all(places.find(path).line > 1 for path, _ in found.finding.also)


@given(whole_logs(), st.randoms(use_true_random=False))
def test_the_order_of_the_events_changes_nothing(log: EventLog, random: Random) -> None:
    shuffled = log.replace(events=tuple(random.sample(log.events, len(log.events))))
    assert _findings_by_event(shuffled) == _findings_by_event(log)


def _findings_by_event(log: EventLog) -> Counter[tuple[str, str, str]]:
    """Return the findings on each event, by the id of the event."""
    skipped = IN_THE_ORDER_OF_THE_FILE | WAITING
    return Counter(
        (found.finding.code, log.events[int(found.finding.path[1])].id, found.finding.headline)
        for found in check(log)
        if found.finding.path[0] == "event" and found.finding.code not in skipped
    )


@given(exact_logs, st.integers(0, 7), st.integers(0, 40), st.integers(0, 40))
def test_an_order_that_was_lawful_stays_so_when_a_date_is_less_sure(
    log: EventLog, which: int, back: int, on: int
) -> None:
    if which >= len(log.events):
        return
    event = log.events[which]
    day = event.takes_effect.earliest
    assume(sum(other.takes_effect.earliest == day for other in log.events) == 1)  # a day has an order of its own
    vague = between(shift(day, -timedelta(back)), shift(day, timedelta(on)))
    changed: dict[str, Any] = {"effect": vague} if event.effect else {"date": vague}
    events = [replace(other, **changed) if other is event else other for other in log.events]
    assert _wrong(log.replace(events=tuple(events))) <= _wrong(log)


def _wrong(log: EventLog) -> set[Subject]:
    """Return whose acts find no stage to start from; which of two is blamed may change with the dates."""
    return {step.subject for step in CheckContext(log).inapplicable}


@given(exact_logs)
def test_with_exact_dates_the_fast_check_finds_the_same_as_the_full_one(log: EventLog) -> None:
    kinds = {key: instrument.kind for key, instrument in log.instruments.items()}
    for reading in Reading:
        for subject, acts in replay(log, reading).acts.items():
            short, long = (TracingFold(subject, kinds, len(acts)) for _ in range(2))
            assert _held(short.follow_in_order(acts)) == _held(long.follow(acts))
            assert [set(found) for found in short.found] == [set(found) for found in long.found]
            assert short.inapplicable == long.inapplicable


def _held(changes: Sequence[Change]) -> list[tuple[date, set[tuple[Value, Standing | None]]]]:
    """Return what is held from which day on, without the changes that change nothing."""
    found: list[tuple[date, set[tuple[Value, Standing | None]]]] = []
    for change in changes:
        held = {(one.value, one.standing) for one in change.held}
        if not found or found[-1][1] != held:
            found.append((change.day, held))
    return found


@given(logs())
def test_a_selected_rule_finds_the_same_whatever_else_is_selected(log: EventLog) -> None:
    everything = [found for found in check(log) if found.finding.code in ORDER]
    assert check(log, ORDER) == everything
