from __future__ import annotations

from datetime import date

import pytest

from cstocli.model.events import UNKNOWN, VACANT, Seat, Subject
from cstocli.model.log import EventLog
from cstocli.model.terms import BodyId, Certainty, Reading, Standing, StateCode
from cstocli.replay.fold import MAX_OPEN, MAX_WORLDS
from cstocli.replay.history import acts, replay
from support.logs import Read, event

XA = StateCode("XA")
COUNCIL, OFFICE = BodyId("council"), BodyId("office")
STATES = 'states = ["XA"]'


def party(day: str = "1992-01-01") -> str:
    return event("accession", day, STATES, instrument="charter") + event(
        "entry-into-force", day, STATES, instrument="charter"
    )


def words(log: EventLog, day: str, reading: Reading = Reading.PRACTICE) -> set[str]:
    change = replay(log, reading).at(Subject("state", "XA"), date.fromisoformat(day))
    return {str(held.standing) for held in change.held} if change else {"None"}


def certainty(log: EventLog, day: str) -> Certainty:
    return replay(log).on(date.fromisoformat(day)).standing(XA)[0].certainty


def test_planned_and_cancelled_events_are_not_replayed(read: Read) -> None:
    text = "".join(
        event("accession", "1992-01-01", STATES, instrument="charter", ident=status, status=status)
        for status in ("planned", "announced", "cancelled", "held")
    )
    assert [act.id for act in acts(read(text), Reading.PRACTICE)] == ["held"]


def test_events_that_change_nothing_are_not_replayed(read: Read) -> None:
    log = read(
        event("session", "1992-01-01", STATES)
        + event("notice", "1992-01-01", STATES, instrument="charter", of="withdrawal")
    )
    assert acts(log, Reading.PRACTICE) == []
    assert replay(log).acts == {}


def test_the_reading_law_ignores_acts_of_practice(read: Read) -> None:
    log = read(party() + event("freeze", "2024-02-22", STATES, instrument="charter"))
    assert words(log, "2024-02-22") == {"frozen"}
    assert words(log, "2024-02-22", Reading.LAW) == {"member"}


def test_an_act_takes_effect_on_its_effect_day(read: Read) -> None:
    log = read(party() + event("withdrawal", "1999-01-01", STATES, instrument="charter", effect="1999-07-01"))
    assert words(log, "1999-06-30") == {"member"}
    assert words(log, "1999-07-01") == {"former"}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("entry-into-force", "signature", "member"),
        ("lapse", "entry-into-force", "former"),
        ("resumption", "suspension", "member"),
        ("suspension", "withdrawal", "former"),
        ("freeze", "suspension", "suspended"),
    ],
)
def test_on_one_day_an_act_that_makes_another_possible_comes_first(
    read: Read, first: str, second: str, expected: str
) -> None:
    before = "" if second == "signature" else event("signature", "1991-01-01", STATES, instrument="charter", ident="s")
    if "suspension" in {first, second}:
        before = party("1991-01-01")
    log = read(before + "".join(event(kind, "1992-01-01", STATES, instrument="charter") for kind in (first, second)))
    assert words(log, "1992-01-01") == {expected}


def test_on_the_day_of_a_handover_the_new_holder_has_the_office(read: Read) -> None:
    log = read(
        event("appointment", "2003-01-01", STATES, body="office", person="Ana")
        + event("appointment", "2005-01-01", 'states = ["XB"]', body="office", person="Bo")
        + event("departure", "2005-01-01", STATES, body="office", person="Ana")
    )
    (holder,) = replay(log).on(date(2005, 1, 1)).office(OFFICE)
    assert holder.seat == Seat(StateCode("XB"), "Bo")


def test_an_office_is_vacant_after_a_departure(read: Read) -> None:
    log = read(
        event("appointment", "2003-01-01", STATES, "acting = true", body="office", person="Ana")
        + event("departure", "2004-01-01", STATES, body="office", person="Ana")
        + event("departure", "2005-01-01", STATES, body="office", person="Somebody Else")
    )
    holders = {year: replay(log).on(date(year, 6, 1)).office(OFFICE) for year in (2003, 2004, 2005)}
    assert [holder.seat for holder in holders[2003]] == [Seat(XA, "Ana", acting=True)]
    assert [(holder.seat, holder.caused_by.id) for holder in holders[2004]] == [(VACANT, "departure-2004-01-01")]
    assert holders[2005] == holders[2004]


def test_a_chair_that_no_source_names_is_a_gap(read: Read) -> None:
    log = read(
        event("chairmanship", "1994-01-01", STATES, body="council")
        + event("chairmanship", "1995-01-01", "unknown = true", body="council")
        + event("chairmanship", "1996-01-01", 'states = ["XB"]', body="council")
    )
    at = replay(log).on
    assert [holder.seat for year in (1994, 1995, 1996) for holder in at(date(year, 6, 1)).chair()] == [
        Seat(XA),
        UNKNOWN,
        Seat(StateCode("XB")),
    ]


def test_a_standing_does_not_date_from_an_act_that_confirms_or_changes_nothing(read: Read) -> None:
    log = read(
        event("departure", "2003-01-01", STATES, body="office", person="Ana")
        + event("ratification", "2003-01-01", STATES, instrument="treaty")
        + event("chairmanship", "2004-01-01", STATES, body="council")
        + event("chairmanship", "2005-01-01", STATES, body="council")
    )
    snapshot = replay(log).on(date(2006, 1, 1))
    assert snapshot.office(OFFICE) == ()
    assert list(snapshot.standings()) == []
    assert [holder.caused_by.id for holder in snapshot.chair()] == ["chairmanship-2004-01-01"]


def test_a_resumption_came_after_the_suspension_that_it_ends(read: Read) -> None:
    log = read(
        party()
        + event("suspension", "2000", STATES, instrument="charter")
        + event("resumption", "2000-06", STATES, instrument="charter")
    )
    assert words(log, "1999-12-31") == {"member"}
    assert words(log, "2000-06-15") == {"member", "suspended"}
    assert words(log, "2000-06-30") == {"member"}
    assert certainty(log, "2020-01-01") is Certainty.CERTAIN


def test_while_two_windows_are_open_an_order_against_their_ranks_is_possible_too(read: Read) -> None:
    """A State that is bound signs only after it has withdrawn; on one day a signature comes before a withdrawal."""
    log = read(
        party()
        + event("signature", "2000", STATES, instrument="charter")
        + event("withdrawal", "2000", STATES, instrument="charter")
    )
    assert words(log, "2000-06-15") == {"member", "former", "signatory"}
    assert words(log, "2001-01-01") == {"signatory"}


def test_a_day_is_seen_under_the_reading_of_its_history(read: Read) -> None:
    assert replay(read(party()), Reading.LAW).on(date(2000, 1, 1)).reading is Reading.LAW


def test_windows_that_do_not_meet_have_one_order(read: Read) -> None:
    log = read(
        party()
        + event("suspension", "2000", STATES, instrument="charter")
        + event("resumption", "2001", STATES, instrument="charter")
    )
    assert words(log, "2000-06-15") == {"member", "suspended"}
    assert words(log, "2000-12-31") == {"suspended"}
    assert words(log, "2001-06-15") == {"member", "suspended"}
    assert words(log, "2001-12-31") == {"member"}
    assert certainty(log, "2000-12-31") is Certainty.CERTAIN


def test_a_window_that_closes_on_the_day_of_the_lapse_came_before_it(read: Read) -> None:
    log = read(
        party()
        + event("suspension", "[2000-01..2000-06-28]", STATES, instrument="charter")
        + event("lapse", "2000-06-28", STATES, instrument="charter")
    )
    assert words(log, "2000-06-26") == {"member", "suspended"}
    assert words(log, "2000-06-27") == {"suspended"}
    assert words(log, "2000-06-28") == {"former"}
    assert certainty(log, "2000-06-28") is Certainty.CERTAIN


def test_a_resumption_in_a_window_came_after_a_precise_suspension(read: Read) -> None:
    log = read(
        party()
        + event("suspension", "2000-06-28", STATES, instrument="charter")
        + event("resumption", "2000", STATES, instrument="charter")
    )
    assert words(log, "2000-06-27") == {"member"}
    assert words(log, "2000-06-28") == {"member", "suspended"}
    assert words(log, "2000-12-31") == {"member"}


def test_an_act_that_is_in_vain_in_every_order_changes_nothing(read: Read) -> None:
    log = read(party() + event("resumption", "2000", STATES, instrument="charter"))
    assert words(log, "2000-06-28") == {"member"}
    assert certainty(log, "2000-06-28") is Certainty.CERTAIN


def test_an_act_before_what_it_needs_leaves_no_doubt_for_ever(read: Read) -> None:
    """The window of the entry into force reaches before the signature; the State signed, and then it was in force."""
    log = read(
        event("signature", "1999-04-02", STATES, instrument="charter")
        + event("entry-into-force", "1999", STATES, instrument="charter")
    )
    assert words(log, "1999-04-01") == {"None"}
    assert words(log, "1999-06-01") == {"member", "signatory"}
    assert words(log, "2000-01-01") == {"member"}


def test_a_freeze_came_before_the_suspension_that_leaves_it_nothing(read: Read) -> None:
    log = read(
        party()
        + event("suspension", "2000", STATES, instrument="charter", ident="one")
        + event("freeze", "2000", STATES, instrument="charter", ident="two")
    )
    assert words(log, "2001-01-01") == {"suspended"}


def test_a_standing_that_goes_on_keeps_its_first_day(read: Read) -> None:
    log = read(
        event("signature", "1992-01-01", STATES, instrument="treaty")
        + event("ratification", "1993-01-01", STATES, instrument="treaty")
        + event("signature", "1994-01-01", STATES, instrument="charter")
    )
    (row,) = replay(log).on(date(1995, 1, 1)).standing(XA)
    assert (row.standing, row.caused_by.id) == (Standing.SIGNATORY, "signature-1992-01-01")


def test_a_bond_to_another_instrument_depends_on_no_other(read: Read) -> None:
    log = read(event("signature", "1992", STATES, instrument="pact") + party("1992-06-01"))
    assert certainty(log, "1992-06-01") is Certainty.CERTAIN
    assert set(replay(log).acts) == {Subject("bond", "XA pact"), Subject("state", "XA")}


def test_an_act_that_names_a_state_twice_happens_once(read: Read) -> None:
    log = read(event("signature", "1992-01-01", 'states = ["XA", "XA"]', instrument="treaty"))
    assert [len(mine) for mine in replay(log).acts.values()] == [1]


def test_an_act_that_changes_nothing_is_not_a_change(read: Read) -> None:
    log = read(party() + event("resumption", "1999-01-01", STATES, instrument="charter"))
    assert [change.day for change in replay(log).changes(Subject("state", "XA"))] == [date(1992, 1, 1)]
    assert replay(log).changes(Subject("state", "XB")) == []
    assert replay(log).at(Subject("state", "XB"), date.max) is None


def appointments(count: int, when: str) -> str:
    return "".join(
        event("appointment", when, STATES, body="office", person=f"Person {number}", ident=f"a{number}")
        for number in range(count)
    )


def test_with_as_many_windows_as_replay_follows_every_holder_is_possible(read: Read) -> None:
    log = read(appointments(MAX_OPEN, "2000"))
    for day in (date(2000, 6, 1), date(2000, 12, 31)):
        holders = replay(log).on(day).office(OFFICE)
        assert {holder.seat.person for holder in holders} == {f"Person {number}" for number in range(MAX_OPEN)}
        assert {holder.certainty for holder in holders} == {Certainty.POSSIBLE}


def test_windows_that_open_later_count_with_those_still_open(read: Read) -> None:
    later = appointments(3, "[2000-02..2000-12]").replace('id = "a', 'id = "b')
    subject = Subject("office", "office")
    first, second = appointments(MAX_OPEN - 3, "2000"), appointments(MAX_OPEN - 2, "2000")
    assert replay(read(first + later)).changes(subject)[-1].exact
    assert not replay(read(second + later)).changes(subject)[-1].exact


def test_with_more_windows_than_replay_follows_nothing_is_certain_until_an_act_overrides_history(read: Read) -> None:
    """The windows left out are taken at their first day, so one holder only may be told; it is not certain."""
    late = event("appointment", "2002-01-01", STATES, body="office", person="The Last", ident="last")
    gone = event("departure", "2001-01-01", STATES, body="office", person="Nobody", ident="gone")
    log = read(appointments(MAX_OPEN + 1, "2000") + gone + late)
    for day in (date(2000, 1, 1), date(2000, 12, 31), date(2001, 12, 31)):
        assert {holder.certainty for holder in replay(log).on(day).office(OFFICE)} == {Certainty.POSSIBLE}
    (settled,) = replay(log).on(date(2002, 1, 1)).office(OFFICE)
    assert (settled.seat.person, settled.certainty) == ("The Last", Certainty.CERTAIN)


def test_a_state_with_a_window_that_was_not_followed_is_never_certain_again(read: Read) -> None:
    """The withdrawal is one window too many and taken at its first day, in vain; it may have been after the entry."""
    others = [f"t{number}" for number in range(MAX_OPEN + 1)]
    log = read(
        "".join(f'[instruments.{name}]\ntitle = "{name}"\nkind = "treaty"\n' for name in others)
        + "".join(event("signature", "2000", STATES, instrument=name, ident=name) for name in others[:-1])
        + event("withdrawal", "2000", STATES, instrument="charter")
        + party("2000-06-01")
        + event("signature", "2001-06-01", STATES, instrument=others[-1])
    )
    assert words(log, "2002-01-01") == {"member"}
    assert certainty(log, "2002-01-01") is Certainty.POSSIBLE


def test_an_act_overrides_no_history_while_a_window_is_open(read: Read) -> None:
    inside = event("appointment", "2000-06-01", STATES, body="office", person="Inside", ident="inside")
    log = read(appointments(MAX_OPEN + 1, "2000") + inside)
    assert {holder.certainty for holder in replay(log).on(date(2001, 1, 1)).office(OFFICE)} == {Certainty.POSSIBLE}


def test_replay_of_too_many_possible_outcomes_is_cut_and_marked(read: Read) -> None:
    """Each instrument leaves it open for ever whether the State is bound: 2 to the 30th worlds."""
    names = [f"t{number}" for number in range(30)]
    log = read(
        "".join(f'[instruments.{name}]\ntitle = "{name}"\nkind = "treaty"\n' for name in names)
        + "".join(
            event(kind, str(1960 + number), STATES, instrument=name, ident=f"{kind}-{name}")
            for number, name in enumerate(names)
            for kind in ("signature", "lapse")
        )
    )
    last = replay(log).changes(Subject("state", "XA"))[-1]
    assert len(last.held) <= MAX_WORLDS
    assert not last.exact
    assert certainty(log, "2020-01-01") is Certainty.POSSIBLE


def test_a_thousand_acts_of_one_day_are_replayed_at_once(read: Read) -> None:
    kinds = ("suspension", "resumption")
    text = "".join(
        event(kinds[number % 2], "1999-01-01", STATES, instrument="charter", ident=f"e{number}")
        for number in range(1000)
    )
    assert words(read(party() + text), "1999-01-01") == {"member"}


@pytest.mark.parametrize("mark", ["?", "~", "%"])
def test_nothing_certain_rests_on_a_doubtful_day(read: Read, mark: str) -> None:
    history = replay(read(event("observer", f"2000-06-15{mark}", 'states = ["XA"]')))
    certainties = {
        number: {held.certainty for held in history.on(date(2000, 6, number)).standing(XA)}
        for number in (7, 8, 15, 21, 22)
    }
    assert certainties == {
        7: set(),
        8: {Certainty.POSSIBLE},
        15: {Certainty.POSSIBLE},
        21: {Certainty.POSSIBLE},
        22: {Certainty.CERTAIN},
    }
