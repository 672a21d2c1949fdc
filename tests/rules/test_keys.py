"""A rule on texts, lists or dates looks at every field of its type, whichever kind has it."""

from __future__ import annotations

import pytest

from cstocli.check.engine import check
from cstocli.check.field_types import keys_of_type
from cstocli.model.events import Exercise, Session, Statement
from support.logs import Read, event


def test_the_keys_of_a_type_are_those_of_the_kind() -> None:
    states = keys_of_type("tuple[StateCode, ...]")
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
