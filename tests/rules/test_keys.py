"""A rule on texts, lists or dates looks at every field of its type, whichever kind has it."""

from __future__ import annotations

import pytest

from cstocli.check.engine import check
from cstocli.check.field_types import keys_of_type
from cstocli.check.rules import advice, days, definitions, links, text
from cstocli.model.dates import Edtf, parse
from cstocli.model.events import KINDS, Exercise, OngoingEvent, Session, Statement
from cstocli.model.terms import Confidence, EventId, SourceKey, StateCode
from support.logs import Read, event


def test_the_keys_of_a_type_are_those_of_the_kind() -> None:
    states = keys_of_type(tuple[StateCode, ...])
    assert states[Statement] == ("states",)
    assert states[Session] == ("states", "host")
    assert states[Exercise] == ("states", "host", "observers", "guests", "absent")


@pytest.mark.parametrize(
    ("kind", "line", "code", "key"),
    [
        ("session", 'form = ["video", "video"]', "CS807", "form"),
        ("appeal", 'to = ["UN", "UN"]', "CS807", "to"),
        ("exercise", 'series = "shi\u200beld"', "CS111", "series"),
        ("exercise", 'form = "staff\u200b exercise"', "CS111", "form"),
        ("session", 'end = "9999-12-31"', "CS605", "end"),
    ],
)
def test_a_slip_is_found_in_every_field_of_the_type(read: Read, kind: str, line: str, code: str, key: str) -> None:
    found = [
        one.finding for one in check(read(event(kind, "2005-01-01", 'states = ["XA"]', line))) if one.allowed is None
    ]
    assert [one.path[2] for one in found if one.code == code] == [key]


def test_a_list_that_may_be_none_is_checked_as_one_that_may_be_empty(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Convoy(OngoingEvent):
        kind = "convoy"
        guests: tuple[StateCode, ...] | None = None
        escort: tuple[EventId, ...] | None = None

    monkeypatch.setitem(KINDS, "convoy", Convoy)
    keys = keys_of_type(tuple[StateCode, ...]), keys_of_type(tuple[EventId, ...])
    assert [found[Convoy] for found in keys] == [("states", "host", "guests"), ("links", "escort")]
    for module, name, types in (
        (advice, "_STATES", (tuple[StateCode, ...],)),
        (days, "_DATES", (Edtf,)),
        (definitions, "_USES", (tuple[StateCode, ...],)),
        (links, "_LISTS", (tuple[StateCode, ...], tuple[EventId, ...])),
        (text, "_TEXTS", (str,)),
    ):
        monkeypatch.setattr(module, name, keys_of_type(*types))  # they are worked out when the rules are imported
    convoy = Convoy(
        id=EventId("c"),
        date=parse("2005"),
        title="A convoy",
        confidence=Confidence.HIGH,
        sources=(SourceKey("s1"),),
        guests=(StateCode("XB"), StateCode("XA"), StateCode("XA")),
        escort=(EventId("c"), EventId("c")),
    )
    log = read("")
    found = [one.finding for one in check(log.replace(events=(convoy,))) if one.finding.code in {"CS807", "CS904"}]
    assert sorted((one.code, one.path[2]) for one in found) == [
        ("CS807", "escort"),
        ("CS807", "guests"),
        ("CS904", "guests"),
    ]
    unused = [one.finding.path for one in check(log) if one.finding.code == "CS210"]
    used = [one.finding.path for one in check(log.replace(events=(convoy,))) if one.finding.code == "CS210"]
    assert set(unused) - set(used) == {("states", "XA"), ("states", "XB")}
