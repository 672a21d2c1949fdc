"""The smallest sets of witnesses, against every subset of the sources of small logs."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from cstocli.model.events import UNKNOWN, Seat, Subject
from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import Reading, Source, SourceKey
from cstocli.replay.decisive import Answer, reliance
from cstocli.replay.fold import SEATS
from cstocli.replay.history import replay
from cstocli.replay.known import supported
from cstocli.replay.witnesses import witness_of
from support.strategies import STATES, calendar_days, whole_logs

KEYS = tuple(SourceKey(f"s{number}") for number in range(1, 6))
SUBJECTS = (*(Subject("state", state) for state in STATES), Subject("chair", "council"), Subject("office", "office"))


@st.composite
def attested_logs(draw: st.DrawFn) -> EventLog:
    """Draw a log whose events, claims and refutations come from five sources, of which two may be copies of others."""
    log = draw(whole_logs())
    keys = st.sampled_from(KEYS)
    some = st.lists(keys, min_size=1, max_size=3, unique=True).map(tuple)
    origins = {KEYS[3]: draw(st.sampled_from((None, "Press s1", "s1"))), KEYS[4]: draw(st.sampled_from((None, "s4")))}
    return log.replace(
        events=tuple(
            replace(event, sources=draw(some), claims=tuple(replace(one, source=draw(keys)) for one in event.claims))
            for event in log.events[:5]
        ),
        rejected=tuple(
            replace(one, event=replace(one.event, sources=draw(some)), refuted_by=draw(some)) for one in log.rejected
        ),
        sources={
            key: Source(publisher=f"Press {key}", url=f"https://{key}.example/", origin=origins.get(key))
            for key in KEYS
        },
    )


def answer(log: EventLog, removed: frozenset[str], subject: Subject, day: date, reading: Reading) -> Answer:
    left = supported(log, lambda key: witness_of(log, key) not in removed)
    change = replay(left, reading).at(subject, day)
    if change is None:
        return frozenset({UNKNOWN if subject.facet in SEATS else None})
    return frozenset(one.value if isinstance(one.value, Seat) else one.standing for one in change.held)


@settings(max_examples=25)
@given(attested_logs(), st.sampled_from(SUBJECTS), calendar_days, st.sampled_from(Reading))
def test_the_sets_are_those_that_trying_every_subset_finds(
    log: EventLog, subject: Subject, day: date, reading: Reading
) -> None:
    everyone = sorted({witness_of(log, key) for key in KEYS})
    subsets = [frozenset(some) for size in range(len(everyone) + 1) for some in combinations(everyone, size)]
    usual = answer(log, frozenset(), subject, day, reading)
    least: list[tuple[frozenset[str], Answer]] = []
    for removed in subsets:
        without = answer(log, removed, subject, day, reading)
        if without != usual and not any(one < removed for one, _ in least):
            least.append((removed, without))
    found = reliance(log, subject, day, reading)
    assert found.complete
    assert found.answer == usual
    assert [one[:2] for one in found.sets] == least
