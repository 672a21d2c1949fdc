from __future__ import annotations

import sys
from importlib import import_module
from typing import Any, ClassVar

import pytest

from cstocli.model import events
from cstocli.model.dates import parse
from cstocli.model.events import KINDS, UNKNOWN, VACANT, Bonds, Event, Seat, Subject, seats
from cstocli.model.struct import fields
from cstocli.model.terms import Basis, InstrumentId, Reading, Stage
from support.factories import made

VALUES = (
    *(Bonds(((InstrumentId("treaty"), stage),)) for stage in Stage),
    *(Bonds((), frozenset(observes)) for observes in ((), ("",), ("council",))),
)
SEATS = (VACANT, UNKNOWN, Seat("XA"), Seat("XA", "Ana"), Seat("XB", "Bo", acting=True))  # type: ignore[arg-type]
MORE: dict[str, Any] = {
    "instrument": "treaty",
    "body": "council",
    "of": "withdrawal",
    "person": "Ana",
    "states": ("XA",),
}


def whole(kind: str) -> Event:
    return made(kind, **{name: value for name, value in MORE.items() if name in fields(KINDS[kind])})


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_word_and_explains_itself(kind: str) -> None:
    assert KINDS[kind].kind == kind
    assert KINDS[kind].__doc__ not in {None, Event.__doc__}


@pytest.mark.parametrize("kind", KINDS)
def test_the_effect_of_every_kind_is_total_and_keeps_to_its_facet(kind: str) -> None:
    event = whole(kind)
    facets = {subject.facet for subject in event.subjects()}
    assert facets <= {"state", "chair", "office"}
    for before in VALUES if facets <= {"state"} else SEATS:
        after = event.apply(before)
        assert type(after) is type(before)
        assert facets or after is before


@pytest.mark.parametrize("kind", KINDS)
def test_an_act_that_overrides_history_does_not_depend_on_the_state_before(kind: str) -> None:
    event = whole(kind)
    outcomes = {event.apply(before) for before in SEATS if event.subjects() and event.subjects()[0].facet != "state"}
    assert event.overrides_history == (len(outcomes) == 1)


def test_a_module_that_is_imported_again_defines_its_kinds_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, seats.__name__)
    monkeypatch.setattr(events, "seats", seats)  # the import below replaces it
    before = dict(KINDS)
    again = import_module(seats.__name__)
    try:
        assert KINDS["departure"] is again.Departure is not before["departure"]
        assert list(KINDS) == list(before)
    finally:
        KINDS.update(before)


def test_two_classes_cannot_be_one_kind() -> None:
    with pytest.raises(ValueError, match="two kinds are called 'lapse'"):

        class Another(Event, kind="lapse"):
            rank: ClassVar[int] = 1

    assert KINDS["lapse"].__name__ == "Lapse"


def test_a_class_without_a_kind_is_not_registered() -> None:
    before = dict(KINDS)

    class Partial(Event):
        pass

    assert before == KINDS
    assert fields(Partial) == fields(Event)


def test_an_event_takes_effect_on_its_own_day_unless_it_says_another() -> None:
    assert made("lapse", "1999-04-02", instrument="treaty").takes_effect == parse("1999-04-02")
    assert made("lapse", "1999-04-02", effect=parse("1999-04"), instrument="treaty").takes_effect == parse("1999-04")


@pytest.mark.parametrize(
    ("kind", "own", "expected", "in_law"),
    [
        ("suspension", None, Basis.LAW, True),
        ("suspension", Basis.PRACTICE, Basis.PRACTICE, False),
        ("freeze", None, Basis.PRACTICE, False),
        ("freeze", Basis.LAW, Basis.LAW, True),
        ("exercise", None, None, True),
        ("exercise", Basis.PRACTICE, Basis.PRACTICE, False),
    ],
)
def test_the_reading_law_skips_acts_of_practice(
    kind: str, own: Basis | None, expected: Basis | None, *, in_law: bool
) -> None:
    more = {} if kind == "exercise" else {"instrument": "treaty"}
    event = made(kind, basis=own, **more)
    assert event.legal_basis is expected
    assert event.is_read(Reading.LAW) is in_law
    assert event.is_read(Reading.PRACTICE)


def test_an_event_is_known_by_its_id() -> None:
    first, second = made("crisis", id="a"), made("crisis", id="b")
    assert repr(first) == "Crisis('a')"
    assert hash(first) == hash(made("crisis", "2001-01-01", id="a"))
    assert len({first, second, made("crisis", id="a")}) == 2
    assert first != made("appeal", id="a")
    assert first.subjects() == ()
    assert first.apply(Bonds()) == Bonds()


def test_bonds_move_one_instrument_at_a_time_and_keep_them_in_order() -> None:
    treaty, charter = InstrumentId("treaty"), InstrumentId("charter")
    bonds = Bonds().moved(treaty, Stage.SIGNED).moved(charter, Stage.IN_FORCE).moved(treaty, Stage.ENDED)
    assert bonds.stages == ((charter, Stage.IN_FORCE), (treaty, Stage.ENDED))
    assert bonds.stage(treaty) is Stage.ENDED
    assert bonds.stage(InstrumentId("pact")) is None


def test_a_subject_is_a_facet_and_a_key() -> None:
    assert made("signature", states=("XA", "XB"), instrument="treaty").subjects() == (
        Subject("state", "XA"),
        Subject("state", "XB"),
    )
