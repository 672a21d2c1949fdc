"""No claim holds that is false, not verified or contradicted by several witnesses, by a plain replay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cstocli.factcheck import Verdict, evaluate, histories
from cstocli.model.assertions import Assertion, StandingWord
from cstocli.model.dates import day
from cstocli.model.events import Bonds, Event, ObserverAct, TreatyAct
from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import (
    Claim,
    Confidence,
    Reading,
    Source,
    SourceKey,
    Standing,
    StateCode,
    Status,
)
from cstocli.replay.snapshot import standing_of
from support.strategies import ACTS, START, STATES, logs

ORIGINS = {"s1": None, "s2": None, "s3": "First Press", "s4": "s2"}
PUBLISHERS = {"s1": "First Press", "s2": "Second Press", "s3": "Third Press", "s4": "Fourth Press"}
WITNESS = {"s1": 1, "s2": 2, "s3": 1, "s4": 2}
COPIED = {"s3": "s1", "s4": "s2"}
BIBLIOGRAPHY = {
    SourceKey(key): Source(publisher=PUBLISHERS[key], url=f"https://{key}.example/", origin=origin)
    for key, origin in ORIGINS.items()
}
near = st.integers(0, 9).map(lambda days: START + timedelta(days))
exact = near.map(day)
keys = st.sampled_from(list(BIBLIOGRAPHY))
some_states = st.lists(st.sampled_from(STATES), unique=True, max_size=3).map(tuple)


@st.composite
def contradicted_logs(draw: st.DrawFn) -> EventLog:
    """Draw a log of acts on exact days, with claims of other sources on their days and States."""
    kinds = tuple(kind for kind in ACTS if issubclass(kind, TreatyAct | ObserverAct))
    log = draw(logs(kinds, exact, max_size=4))
    events = []
    for event in log.events:
        values = st.one_of(st.tuples(st.just("date"), exact), st.tuples(st.just("states"), some_states.filter(bool)))
        said = draw(st.lists(st.tuples(keys, values, st.sampled_from((None, None, None, "A slip."))), max_size=3))
        claims = tuple(Claim(source=key, field=value[0], value=value[1], slip=slip) for key, value, slip in said)
        sources = tuple(draw(st.lists(keys, unique=True, min_size=1, max_size=2)))
        confidence = draw(st.sampled_from((Confidence.HIGH, Confidence.HIGH, Confidence.MEDIUM)))
        events.append(replace(event, claims=claims, sources=sources, confidence=confidence, effect=None))
    return log.replace(events=tuple(events), verified_to=draw(near), sources=BIBLIOGRAPHY)


@st.composite
def standing_claims(draw: st.DrawFn) -> Assertion:
    """Draw a claim on the standing of some States."""
    word = StandingWord(str(draw(st.sampled_from((*Standing, "in")))))
    return Assertion(
        on=day(draw(near)),
        reading=draw(st.sampled_from(Reading)),
        standing=word,
        states=draw(some_states),
        others=draw(st.booleans()),
    )


def standings(log: EventLog, reading: Reading, on: date) -> dict[StateCode, Standing | None]:
    """Return the standing of each State at the end of a day, by one pass over the acts."""
    bonds = dict.fromkeys(log.states, Bonds())
    kinds = {key: instrument.kind for key, instrument in log.instruments.items()}
    counted = [event for event in log.events if event.status is Status.HELD and event.is_read(reading)]
    for event in sorted(counted, key=lambda act: (act.takes_effect.earliest, act.rank, act.id)):
        if event.takes_effect.earliest <= on:
            for code in event.states:
                after = event.apply(bonds[code])
                assert isinstance(after, Bonds)
                bonds[code] = after
    return {code: standing_of(found, kinds) for code, found in bonds.items()}


def is_true(log: EventLog, claim: Assertion) -> bool:
    """Return whether a claim is what a plain replay gives."""
    assert claim.on is not None
    member = {"member", "frozen"}
    wide = {
        "member": member,
        "party": {*member, "party", "suspended"},
        "in": {*member, "party", "suspended", "signatory"},
    }
    word = str(claim.standing)
    counted = wide.get(word, {word}) if claim.others or word in {"member", "in"} else {word}
    having = {code for code, found in standings(log, claim.reading, claim.on.earliest).items() if found in counted}
    return set(claim.states) <= having if claim.others else set(claim.states) == having


def contradicting(log: EventLog, claim: Assertion) -> Iterator[tuple[Event, SourceKey]]:
    """Yield the events and the sources that, each claim taken alone, make a true claim false."""
    for event in log.events:
        for said in event.claims:
            copies = COPIED.get(said.source) in set(event.sources) - {said.source}
            if said.slip is None and not copies and event.status is Status.HELD:
                changes: dict[str, Any] = {said.field: said.value}
                other = replace(event, **changes)
                changed = tuple(other if one.id == event.id else one for one in log.events)
                if not is_true(log.replace(events=changed), claim):
                    yield event, said.source


@st.composite
def cases(draw: st.DrawFn) -> tuple[EventLog, Assertion]:
    """Draw a log and a claim; half of the claims give a State that has a standing what it has on the last day."""
    log, claim = draw(contradicted_logs()), draw(standing_claims())
    last = START + timedelta(9)
    having = [(code, found) for code, found in standings(log, claim.reading, last).items() if found]
    if not having or draw(st.booleans()):
        return log, claim
    code, found = draw(st.sampled_from(having))
    true = replace(claim, on=day(last), standing=StandingWord(str(found)), states=(code,), others=True)
    return log.replace(verified_to=last), true


@given(cases())
def test_what_holds_is_true_and_verified_and_not_disputed(case: tuple[EventLog, Assertion]) -> None:
    log, claim = case
    found = evaluate(histories(log), claim).verdict
    assert claim.on is not None
    verified = claim.on.earliest <= log.verified_to
    if claim.others and not claim.states:
        assert found is Verdict.UNDECIDED
        return
    against = list(contradicting(log, claim)) if is_true(log, claim) else []
    if found is Verdict.HOLDS:
        assert verified
        assert is_true(log, claim)
        assert len({WITNESS[key] for _, key in against}) < 2
        assert all(event.confidence is Confidence.HIGH for event, _ in against)
    if found is Verdict.WRONG:
        assert verified
        assert not is_true(log, claim)
    if verified and is_true(log, claim) and not any(event.claims for event in log.events):
        assert found is Verdict.HOLDS
    if not verified:
        assert found is Verdict.UNDECIDED
