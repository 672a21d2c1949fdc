from __future__ import annotations

import pytest

from cstocli.model.dates import parse
from cstocli.model.events import UNKNOWN, VACANT, Bonds, Seat, Value
from cstocli.model.terms import InstrumentId, Stage, StateCode, Status
from cstocli.reports.report import count_of
from cstocli.reports.wording import by_act_date, describe_value, display_title
from support.factories import made
from support.logs import Read


def test_events_are_told_by_the_day_of_the_act_and_not_of_its_effect() -> None:
    late = made("notice", "2000-01-01", effect=parse("2001-01-01"), instrument="treaty", of="withdrawal")
    assert min([made("crisis", "2000-06-01"), late], key=by_act_date) is late


def test_a_title_says_what_was_not_held() -> None:
    assert display_title(made("session")) == "Something happens"
    assert display_title(made("session", status=Status.CANCELLED)) == "Something happens (cancelled)"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Bonds(((InstrumentId("charter"), Stage.IN_FORCE),)), "member"),
        (Bonds(), "no standing"),
        (Seat(StateCode("XA"), "Ann"), "XA Ann"),
        (Seat(person="Ann"), "Ann"),
        (VACANT, "vacant"),
        (UNKNOWN, "unknown"),
    ],
)
def test_the_effect_of_replay_is_described_in_words(read: Read, value: Value, words: str) -> None:
    assert describe_value(read(""), value) == words


@pytest.mark.parametrize(("number", "words"), [(0, "0 spells"), (1, "1 spell"), (2, "2 spells")])
def test_a_number_of_things_is_told_with_the_right_ending(number: int, words: str) -> None:
    assert count_of(number, "spell") == words
