"""What was known by a day: which events, values, rejected events and assertions the sources available then support."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cstocli.api.log import Log
from cstocli.model.assertions import Assertion
from cstocli.model.dates import day, parse
from cstocli.model.events import Event, Exercise, Rejected
from cstocli.model.log import EventLog, Knowledge
from cstocli.model.struct import replace
from cstocli.model.terms import Claim, EventId, Figure, Source, SourceKey, StateCode, Status
from cstocli.replay.history import replay
from cstocli.replay.known import describe_knowledge, known_by, supported
from support.factories import made
from support.strategies import EMPTY, SOURCES, whole_logs

XA, XB, XC = (StateCode(code) for code in ("XA", "XB", "XC"))
EARLY, LATE = date(2001, 6, 30), date(2009, 1, 1)


def bibliography(dates: Mapping[str, str | None], origins: Mapping[str, str] | None = None) -> dict[SourceKey, Source]:
    return {
        SourceKey(key): Source(
            publisher=f"Press {key}",
            url=f"https://{key}.example/",
            date=parse(when) if when else None,
            origin=(origins or {}).get(key),
        )
        for key, when in dates.items()
    }


DATED = bibliography(
    {"s1": "2005-01-01", "s2": "2001-01-01", "s3": "2001-02-01", "s4": "2001-03-01", "s5": "2001-04-01"}
)


def claim(source: str, field: str, value: object) -> Claim:
    return Claim(source=SourceKey(source), field=field, value=value)


def log_of(*events: Event, **more: Any) -> EventLog:  # noqa: ANN401 - fields of a log
    return EMPTY.replace(**{"events": events, "sources": DATED, **more})


def sourced(kind: str, *claims: Claim, sources: tuple[str, ...] = ("s1",), **more: Any) -> Event:  # noqa: ANN401 - fields
    """Return an event of 2000-01-01, or of another date, from some sources."""
    when = more.pop("date", "2000-01-01")
    event = made(kind, when, claims=claims, **{"id": EventId("event"), **more})
    return replace(event, sources=tuple(SourceKey(key) for key in sources))


def signature(*claims: Claim, **more: Any) -> Event:  # noqa: ANN401 - fields of an event
    given: dict[str, Any] = {"id": EventId("signed"), "states": (XA,), "instrument": "treaty", "note": "In full."}
    return sourced("signature", *claims, **(given | more))


def only(log: EventLog) -> Event:
    (event,) = log.events
    return event


def test_the_sixth_signatory_was_turkmenistan_by_what_was_known_in_may_1992(record: Log) -> None:
    known = known_by(record, date(1992, 5, 20))
    assert [row.state for row in replay(known).standings(date(1992, 6, 1))] == ["AM", "KZ", "RU", "TJ", "TM", "UZ"]
    event = known.by_id[EventId("cst-signature-kg-1992")]
    assert event.states == ("TM",)
    assert event.sources == (
        "los-angeles-times-1992-05-16",
        "christian-science-monitor-1992-05-18",
        "30letnazad-1992-05-19",
    )
    assert (event.claims, event.note) == ((), None)
    assert event.title == "Signature: Turkmenistan, as los-angeles-times-1992-05-16 and 2 more have it"
    later = known_by(record, date(1999, 4, 30))
    assert "KG" in [row.state for row in replay(later).standings(date(1992, 6, 1))]
    assert record.by_id[EventId("cst-signature-kg-1992")].title == later.by_id[EventId("cst-signature-kg-1992")].title


def test_an_event_is_left_out_before_any_source_and_stays_if_a_claim_had_been_published() -> None:
    alone = log_of(signature())
    assert known_by(alone, EARLY).events == ()
    assert known_by(alone, LATE).events == alone.events
    assert known_by(log_of(signature(sources=("s1", "s5"))), date(2001, 4, 1)).events != ()
    contradicted = log_of(signature(claim("s2", "date", day(date(2000, 2, 2)))))
    assert only(known_by(contradicted, EARLY)).date == day(date(2000, 2, 2))


def test_a_kept_value_stands_if_a_source_for_it_had_been_published() -> None:
    other = claim("s2", "states", (XB,))
    known = only(known_by(log_of(signature(other, sources=("s1", "s5"))), EARLY))
    assert (known.states, known.sources, known.claims) == ((XA,), ("s5",), (other,))
    assert (known.title, known.note) == ("Something happens", "In full.")


def test_a_source_that_claims_another_value_does_not_support_the_kept_one() -> None:
    known = only(known_by(log_of(signature(claim("s2", "states", (XB,)), sources=("s1", "s2"))), EARLY))
    assert (known.states, known.sources, known.claims) == ((XB,), ("s2",), ())


def test_the_choice_of_the_log_stands_where_nothing_that_it_weighed_is_missing() -> None:
    differing = (claim("s2", "personnel", Figure(70)), claim("s3", "personnel", Figure(90)))
    log = log_of(sourced("force", *differing, sources=("s2", "s3")))
    before = only(known_by(log, date(2001, 1, 15)))
    assert (vars(before)["personnel"], before.claims, before.sources) == (Figure(70), (), ("s2",))
    assert known_by(log, EARLY).events == log.events


def test_the_value_with_the_most_independent_witnesses_was_known() -> None:
    claims = (claim("s2", "states", (XB,)), claim("s3", "states", (XC,)), claim("s4", "states", (XB,)))
    assert only(known_by(log_of(signature(*claims)), EARLY)).states == (XB,)
    copies = bibliography({key: str(source.date) for key, source in DATED.items()}, {"s4": "Press s2"})
    tied = known_by(log_of(signature(*claims), sources=copies), date(2001, 2, 28))
    assert only(tied).states == (XC,), "one against one: the later published"
    copied = known_by(log_of(signature(*claims, claim("s5", "states", (XC,))), sources=copies), EARLY)
    assert only(copied).states == (XC,), "two witnesses against one and its copy"
    by_key = bibliography({key: str(source.date) for key, source in DATED.items()}, {"s2": "Wire", "s4": "s2"})
    assert only(known_by(log_of(signature(*claims, claim("s5", "states", (XC,))), sources=by_key), EARLY)).states == (
        XC,
    )


def test_of_values_with_equally_many_witnesses_the_later_published_was_known() -> None:
    claims = (claim("s4", "states", (XB,)), claim("s3", "states", (XC,)))
    known = only(known_by(log_of(signature(*claims)), EARLY))
    assert (known.states, known.claims) == ((XB,), (claims[1],))


def test_each_field_is_decided_by_itself() -> None:
    claims = (claim("s2", "states", (XB,)), claim("s3", "date", day(date(2000, 3, 3))))
    known = only(known_by(log_of(signature(*claims)), EARLY))
    assert (known.states, known.date.text, known.sources) == ((XB,), "2000-03-03", ("s2", "s3"))


def test_a_title_that_may_repeat_a_replaced_value_is_written_from_what_was_known() -> None:
    dated = only(known_by(log_of(signature(claim("s2", "date", day(date(2000, 2, 2))))), EARLY))
    assert (dated.title, dated.note) == ("Something happens", None)
    named = signature(
        claim("s2", "states", (XB,)), claim("s2", "title", "Betonia signs"), claim("s3", "note", "So it said.")
    )
    known = only(known_by(log_of(named), EARLY))
    assert (known.title, known.note) == ("Betonia signs", "So it said.")
    chair = made("chairmanship", body="council", states=(XA,), person="Ann", claims=(claim("s2", "person", "Bo"),))
    assert only(known_by(log_of(chair), EARLY)).title == "Chairmanship: State XA: Bo, as s2 has it"
    nobody = made("force", claims=(claim("s2", "personnel", Figure(70)),))
    assert only(known_by(log_of(nobody), EARLY)).title == "Force, as s2 has it"


def test_an_event_of_another_kind_then_has_the_fields_of_that_kind() -> None:
    drill = made("exercise", claims=(claim("s2", "kind", "crisis"), claim("s3", "personnel", Figure(70))))
    known = only(known_by(log_of(drill), EARLY))
    assert (known.kind, known.claims, known.sources) == ("crisis", (), ("s2",))


def test_an_event_of_a_kind_that_nobody_gives_the_fields_of_is_left_out_and_named() -> None:
    said = made("statement", id=EventId("said"), claims=(claim("s2", "kind", "signature"),))
    known = known_by(log_of(said), EARLY)
    assert known.events == ()
    assert known.knowledge == Knowledge(day=EARLY, unread=(EventId("said"),))
    two = replace(said, claims=(*said.claims, claim("s3", "kind", "crisis")))
    assert only(known_by(log_of(two), EARLY)).kind == "crisis"


def test_a_source_counts_from_the_last_day_of_its_date_and_never_without_one() -> None:
    sources = bibliography({"s1": "2001-06", "s2": None, "s3": "[2001-06-30..]", "s4": "[..2001-06-30]"})
    for key, expected in (("s1", 1), ("s2", 0), ("s3", 0), ("s4", 1), ("elsewhere", 0)):
        assert len(known_by(log_of(signature(sources=(key,)), sources=sources), EARLY).events) == expected, key
    assert known_by(log_of(signature(), sources=sources), date(2001, 6, 29)).events == ()


def test_only_the_bibliography_of_the_time_remains_and_undated_sources_are_counted() -> None:
    sources = {**DATED, **bibliography({"u1": None, "u2": None})}
    known = known_by(log_of(signature(sources=("u1", "unlisted")), sources=sources), EARLY)
    assert list(known.sources) == ["s2", "s3", "s4", "s5"]
    assert known.knowledge == Knowledge(day=EARLY, undatable=(EventId("signed"),), undated=3)


RETURN = signature(id=EventId("back"), sources=("s3",), states=(XC,), date="[..2000-06]")


def refused(event: Event, *refuting: str) -> Rejected:
    return Rejected(event=event, reason="It did not happen.", refuted_by=tuple(map(SourceKey, refuting)))


def test_a_rejected_event_is_replayed_from_its_source_until_it_is_refuted() -> None:
    log = log_of(signature(sources=("s2",)), rejected=(refused(RETURN, "s4"),))
    before, between, after = (known_by(log, date(2001, month, 15)) for month in (1, 2, 3))
    assert ([event.id for event in before.events], before.rejected) == (["signed"], ())
    assert ([event.id for event in between.events], between.rejected) == (["signed", "back"], ())
    assert between.knowledge is not None
    assert between.knowledge.added == ("back",)
    assert ([event.id for event in after.events], after.rejected) == (["signed"], log.rejected)


def test_a_replayed_rejected_event_follows_what_was_known_before_it() -> None:
    known_before = signature(sources=("s2",), states=(XC,))
    log = log_of(known_before, rejected=(refused(RETURN, "s4"),))
    assert known_by(log, date(2001, 2, 15)).by_id[EventId("back")].date.text == "[2000-01-01..2000-06-30]"


def test_an_event_rejected_without_a_refuting_source_stays_rejected_and_a_refuter_needs_a_date() -> None:
    log = log_of(rejected=(refused(RETURN),))
    assert (known_by(log, EARLY).events, known_by(log, EARLY).rejected) == ((), log.rejected)
    undated = log_of(rejected=(refused(RETURN, "u1"),), sources={**DATED, **bibliography({"u1": None})})
    assert [event.id for event in known_by(undated, EARLY).events] == ["back"]
    two = known_by(log_of(rejected=(refused(RETURN, "s4", "s1"),)), EARLY)
    assert [one.refuted_by for one in two.rejected] == [("s4",)]


def test_an_assertion_keeps_the_sources_of_the_time_or_is_dropped() -> None:
    on = day(date(2000, 5, 5))
    first, second = (
        Assertion(on=on, standing="member", states=(XA,), sources=tuple(map(SourceKey, keys)))  # type: ignore[arg-type]
        for keys in (("s1", "s2"), ("s1",))
    )
    known = known_by(log_of(assertions=(first, second)), EARLY)
    assert known.assertions == (replace(first, sources=(SourceKey("s2"),)),)


def test_nothing_is_verified_or_evident_later_than_the_day() -> None:
    watched = signature(sources=("s2",), evidence_to=date(2020, 1, 1))
    log = log_of(watched, verified={"chair": date(2000, 1, 1), "offices": date(2025, 1, 1)})
    known = known_by(log, EARLY)
    assert (known.verified_to, known.verified) == (EARLY, {"chair": date(2000, 1, 1), "offices": EARLY})
    assert only(known).evidence_to == EARLY
    assert known.horizon("membership") == (EARLY, date(2002, 6, 30))
    assert only(known_by(log, date(2021, 1, 1))).evidence_to == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("written", "expected"),
    [(None, None), (date(2040, 1, 1), date(2002, 6, 30)), (date(2001, 12, 31), date(2001, 12, 31))],
)
def test_presumption_ends_no_later_than_a_year_after_the_day(written: date | None, expected: date | None) -> None:
    assert known_by(log_of(presumed_to=written), EARLY).presumed_to == expected
    assert known_by(log_of(presumed_to=written), date(2039, 12, 31)).presumed_to == written


def test_references_to_events_that_were_not_known_are_removed() -> None:
    whole = sourced("exercise", id="whole")
    part = sourced("exercise", id="part", umbrella="whole", links=("whole", "other"), sources=("s2",))
    other = sourced("exercise", id="other", umbrella="part", sources=("s2",))
    known = known_by(log_of(whole, part, other), EARLY)
    assert [(e.id, e.links, e.umbrella) for e in known.events if isinstance(e, Exercise)] == [
        ("part", ("other",), None),
        ("other", (), "part"),
    ]


def test_a_planned_event_stays_planned() -> None:
    planned = signature(sources=("s2",), status=Status.PLANNED, date="2010-01-01")
    assert only(known_by(log_of(planned), EARLY)) == planned


def test_the_note_counts_what_was_left_out_and_names_what_was_changed() -> None:
    assert list(describe_knowledge(log_of(signature()))) == []
    plain = known_by(log_of(signature()), EARLY)
    assert list(describe_knowledge(plain)) == [
        "Known by 2001-06-30: 1 event left out as later published; 0 sources without a date were not counted."
    ]
    events = (
        signature(sources=("u1",)),
        signature(id=EventId("later")),
        signature(id=EventId("latest")),
        signature(claim("s2", "states", (XB,)), id=EventId("told")),
        made("statement", id=EventId("said"), claims=(claim("s2", "kind", "signature"),)),
    )
    log = log_of(*events, sources={**DATED, **bibliography({"u1": None})}, rejected=(refused(RETURN, "s1"),))
    assert list(describe_knowledge(known_by(log, EARLY))) == [
        (
            "Known by 2001-06-30: 2 events left out as later published, 1 because none of their sources has a date; "
            "1 source without a date was not counted."
        ),
        "As then reported: changed told, added back.",
        "Left out: what was then reported of said lacks what an event of that kind needs.",
    ]


def consistent(log: EventLog) -> EventLog:
    """Return the log without a second claim of a source on one field: a source that contradicts itself."""
    return log.replace(
        events=tuple(
            replace(event, claims=tuple({(one.source, one.field): one for one in event.claims}.values()))
            for event in log.events
        ),
        assertions=tuple(one for one in log.assertions if one.sources),
    )


def texts(log: EventLog) -> list[str]:
    return [repr(vars(event)) for event in log.events] + [repr(vars(one.event)) for one in log.rejected]


@given(whole_logs().map(consistent))
def test_with_every_source_a_log_is_itself_and_with_none_it_has_no_events(log: EventLog) -> None:
    full = supported(log, lambda _: True)
    assert texts(full) == texts(log)
    assert full.assertions == log.assertions
    none = supported(log, lambda _: False)
    assert (none.events, none.rejected, none.assertions, none.sources) == ((), (), (), {})


@given(whole_logs().map(consistent), st.sampled_from(SOURCES))
def test_what_a_source_supports_is_supported_by_it_alone(log: EventLog, key: SourceKey) -> None:
    once = supported(log, lambda one: one == key)
    assert texts(supported(once, lambda one: one == key)) == texts(once)
    for event in (*once.events, *(refused.event for refused in once.rejected)):
        assert {*event.sources, *(claim.source for claim in event.claims)} == {key}
