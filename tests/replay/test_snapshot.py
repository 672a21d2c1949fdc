from __future__ import annotations

from datetime import date

import pytest

from cstocli.model.events import Bonds, Seat, Subject
from cstocli.model.terms import BodyId, Certainty, InstrumentId, InstrumentKind, Reading, Stage, Standing, StateCode
from cstocli.replay.history import replay
from cstocli.replay.snapshot import standing_of
from support.logs import Read, event

SIGNED, ACCEDED, CONTRACTING, IN_FORCE, FROZEN, SUSPENDED, ENDED = Stage
TREATY, CHARTER, PACT = InstrumentId("treaty"), InstrumentId("charter"), InstrumentId("pact")
KINDS = {TREATY: InstrumentKind.TREATY, CHARTER: InstrumentKind.CHARTER, PACT: InstrumentKind.AGREEMENT}
XA, XB = StateCode("XA"), StateCode("XB")
COUNCIL, OFFICE = BodyId("council"), BodyId("office")


@pytest.mark.parametrize(
    ("charter", "treaty", "observes", "expected"),
    [
        (None, None, (), None),
        (None, None, ("",), Standing.OBSERVER),
        (None, None, ("council",), Standing.BODY_OBSERVER),
        (None, None, ("council", ""), Standing.OBSERVER),
        (None, SIGNED, (), Standing.SIGNATORY),
        (None, CONTRACTING, (), Standing.SIGNATORY),
        (SIGNED, None, ("",), Standing.SIGNATORY),
        (None, ACCEDED, ("",), Standing.CONTRACTING),
        (SIGNED, ACCEDED, (), Standing.CONTRACTING),
        (ACCEDED, CONTRACTING, (), Standing.CONTRACTING),
        (ACCEDED, IN_FORCE, (), Standing.PARTY),
        (ACCEDED, ENDED, (), Standing.CONTRACTING),
        (None, IN_FORCE, (), Standing.PARTY),
        (None, FROZEN, (), Standing.FROZEN),
        (None, SUSPENDED, (), Standing.SUSPENDED),
        (None, ENDED, (), Standing.FORMER),
        (None, ENDED, ("",), Standing.OBSERVER),
        (None, ENDED, ("council",), Standing.BODY_OBSERVER),
        (SIGNED, ENDED, (), Standing.SIGNATORY),
        (SIGNED, IN_FORCE, (), Standing.PARTY),
        (IN_FORCE, ENDED, (), Standing.MEMBER),
        (IN_FORCE, SUSPENDED, ("",), Standing.MEMBER),
        (FROZEN, IN_FORCE, (), Standing.FROZEN),
        (SUSPENDED, IN_FORCE, (), Standing.SUSPENDED),
        (SUSPENDED, FROZEN, (), Standing.SUSPENDED),
        (ENDED, IN_FORCE, (), Standing.PARTY),
        (ENDED, ENDED, (), Standing.FORMER),
        (ENDED, None, (), Standing.FORMER),
    ],
)
def test_a_standing_is_the_closest_that_charter_and_treaty_give(
    charter: Stage | None, treaty: Stage | None, observes: tuple[str, ...], expected: Standing | None
) -> None:
    bonds = Bonds((), frozenset(observes))
    for instrument, stage in ((CHARTER, charter), (TREATY, treaty)):
        bonds = bonds if stage is None else bonds.moved(instrument, stage)
    assert standing_of(bonds, KINDS) is expected


@pytest.mark.parametrize("stage", Stage)
def test_other_instruments_and_unknown_ones_name_no_standing(stage: Stage) -> None:
    assert standing_of(Bonds().moved(PACT, stage), KINDS) is None
    assert standing_of(Bonds().moved(InstrumentId("other"), stage), KINDS) is None


def test_members_are_the_bound_states_and_standings_include_former_ones(read: Read) -> None:
    log = read(
        event("signature", "1992-01-01", 'states = ["XB", "XA"]', instrument="treaty")
        + event("lapse", "1999-01-01", 'states = ["XB"]', instrument="treaty")
        + event("observer", "2000-01-01", 'states = ["XC"]')
    )
    snapshot = replay(log).on(date(2000, 1, 1))
    assert [(row.state, row.standing) for row in snapshot.standings()] == [
        ("XA", Standing.SIGNATORY),
        ("XB", Standing.FORMER),
        ("XC", Standing.OBSERVER),
    ]
    assert [row.state for row in snapshot.bound()] == ["XA"]
    assert snapshot.standing(StateCode("XX")) == ()
    assert replay(log).on(date(1991, 12, 31)).standings() == ()


def test_stages_exist_for_every_instrument_even_if_it_names_no_standing(read: Read) -> None:
    log = read(
        event("signature", "1992", 'states = ["XA"]', instrument="treaty")
        + event("accession", "1993-01-01", 'states = ["XA"]', instrument="pact")
    )
    at = replay(log).on
    assert at(date(1992, 6, 1)).stages(XA, TREATY) == (None, SIGNED)
    assert at(date(1992, 12, 31)).stages(XA, TREATY) == (SIGNED,)
    assert at(date(1992, 12, 31)).stages(XA, PACT) == (None,)
    assert at(date(1993, 1, 1)).stages(XA, PACT) == (ACCEDED,)
    assert at(date(1993, 1, 1)).stages(XB, CHARTER) == (None,)
    assert at(date(1993, 1, 1)).stages(XA, InstrumentId("other")) == (None,)


def test_stages_of_a_day_are_those_of_the_snapshot_of_that_day(read: Read) -> None:
    replayed = replay(read(event("signature", "1992", 'states = ["XA"]', instrument="treaty")))
    for day in (date(1991, 12, 31), date(1992, 6, 1), date(1992, 12, 31)):
        assert replayed.stages(XA, TREATY, day) == replayed.on(day).stages(XA, TREATY)
    assert replayed.stages(XA, TREATY, date(1992, 6, 1)) == (None, SIGNED)


def test_a_seat_has_no_holder_before_the_first_act_on_it(read: Read) -> None:
    log = read(event("chairmanship", "2004-01-01", 'states = ["XA"]', body="council"))
    assert replay(log).on(date(2003, 12, 31)).chair() == ()
    (holder,) = replay(log).on(date(2004, 1, 1)).chair()
    assert (holder.seat, holder.caused_by.id, holder.certainty) == (
        Seat(XA),
        "chairmanship-2004-01-01",
        Certainty.CERTAIN,
    )
    assert replay(log).on(date(2004, 1, 1)).chair(OFFICE) == ()
    assert replay(log).on(date(2004, 1, 1)).office(OFFICE) == ()


def test_a_holder_who_is_confirmed_in_a_window_is_one_holder_and_certain(read: Read) -> None:
    log = read(
        event("chairmanship", "2004-01-01", 'states = ["XA"]', body="council")
        + event("chairmanship", "2005", 'states = ["XA"]', body="council")
    )
    (holder,) = replay(log).on(date(2005, 6, 1)).chair(COUNCIL)
    assert (holder.seat, holder.caused_by.id, holder.certainty) == (
        Seat(XA),
        "chairmanship-2004-01-01",
        Certainty.CERTAIN,
    )


def test_bonds_are_not_read_as_the_holders_of_a_seat(read: Read) -> None:
    log = read(event("signature", "1992-01-01", 'states = ["XA"]', instrument="treaty"))
    assert replay(log).on(date(2000, 1, 1)).holders(Subject("state", "XA")) == ()


def test_a_log_without_a_chaired_body_has_no_chair(read: Read) -> None:
    log = read(event("chairmanship", "2004-01-01", 'states = ["XA"]', body="council"))
    snapshot = replay(log.replace(bodies={}), Reading.LAW).on(date(2005, 1, 1))
    assert snapshot.chair() == ()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(1993, 11, 30), [(Standing.SIGNATORY, "s", Certainty.CERTAIN)]),
        (date(1993, 12, 1), [(Standing.PARTY, "e", Certainty.POSSIBLE), (Standing.SIGNATORY, "s", Certainty.POSSIBLE)]),
        (
            date(1993, 12, 30),
            [(Standing.PARTY, "e", Certainty.POSSIBLE), (Standing.SIGNATORY, "s", Certainty.POSSIBLE)],
        ),
        (date(1993, 12, 31), [(Standing.PARTY, "e", Certainty.CERTAIN)]),
    ],
)
def test_inside_a_window_both_standings_are_possible(
    read: Read, day: date, expected: list[tuple[Standing, str, Certainty]]
) -> None:
    log = read(
        event("signature", "1992-05-15", 'states = ["XA"]', instrument="treaty", ident="s")
        + event("entry-into-force", "1993-12", 'states = ["XA"]', instrument="treaty", ident="e")
    )
    rows = replay(log).on(day).standing(XA)
    assert [(row.standing, row.caused_by.id, row.certainty) for row in rows] == expected


def test_a_window_in_which_a_state_may_have_no_standing_leaves_the_only_word_possible(read: Read) -> None:
    log = read(event("signature", "1992", 'states = ["XA"]', instrument="treaty"))
    rows = replay(log).on(date(1992, 6, 1)).standing(XA)
    assert [(row.standing, row.certainty) for row in rows] == [(Standing.SIGNATORY, Certainty.POSSIBLE)]


def test_a_snapshot_is_a_value(read: Read) -> None:
    log = read(event("signature", "1992", 'states = ["XA"]', instrument="treaty"))
    history = replay(log)
    snapshot = history.on(date(2000, 1, 1))
    assert snapshot == replay(log).on(date(2000, 1, 1))
    assert dict(snapshot.changes) == {Subject("state", "XA"): history.at(Subject("state", "XA"), date(2000, 1, 1))}
    assert history.on(date(1991, 1, 1)).changes == {}
