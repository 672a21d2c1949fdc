"""How far the evidence reaches: verified, presumed, unknown."""

from datetime import date

import pytest

from cstocli.model.events import UNKNOWN, Subject
from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import Certainty, Duration, Reading, StateCode
from cstocli.replay.history import replay
from cstocli.replay.horizon import Reach
from support.evidence import MEMBERS
from support.logs import Read, event

XA, XC = Subject("state", "XA"), Subject("state", "XC")
CHAIR, OFFICE = Subject("chair", "council"), Subject("office", "office")
SEATED = event("chairmanship", "2029-03-01", 'states = ["XA"]', body="council", ident="chair")
APPOINTED = event("appointment", "2025-05-05", 'states = ["XB"]', 'person = "Bo"', body="office", ident="bo")


def standing(log: EventLog, day: str, state: str = "XA") -> list[tuple[str | None, str]]:
    rows = replay(log).on(date.fromisoformat(day)).standing(StateCode(state))
    assert rows == tuple(row for row in replay(log).standings(date.fromisoformat(day)) if row.state == state)
    return [(row.standing, row.certainty) for row in rows]


def holder(log: EventLog, day: str, subject: Subject = CHAIR) -> tuple[str | None, str]:
    (found,) = replay(log).holders(subject, date.fromisoformat(day))
    assert (found.seat == UNKNOWN) is (found.certainty is Certainty.UNKNOWN)
    return found.seat.state, found.certainty


def limited(log: EventLog, term: Duration) -> EventLog:
    return log.replace(bodies={key: replace(body, term=term) for key, body in log.bodies.items()})


def test_an_answer_is_certain_then_presumed_for_a_year_then_unknown(read: Read) -> None:
    log = read(MEMBERS)
    assert standing(log, "2030-12-31") == [("member", "certain")]
    assert standing(log, "2031-01-01") == [("member", "presumed")]
    assert standing(log, "2031-12-31") == [("member", "presumed")]
    assert standing(log, "2032-01-01") == [(None, "unknown")]
    assert standing(log, "9999-12-31") == [(None, "unknown")]
    assert replay(log).on(date(2032, 1, 1)).standing(StateCode("XA"))[0].last_known == "member"


def test_a_leap_day_is_presumed_through_the_end_of_february(read: Read) -> None:
    log = read(MEMBERS).replace(verified_to=date(2028, 2, 29))
    assert log.horizon("membership") == (date(2028, 2, 29), date(2029, 2, 28))


def test_the_log_may_say_how_long_an_answer_is_presumed(read: Read) -> None:
    log = read(MEMBERS).replace(presumed_to=date(2031, 3, 1))
    assert standing(log, "2031-03-01") == [("member", "presumed")]
    assert standing(log, "2031-03-02") == [(None, "unknown")]


def test_a_choice_of_dates_stays_possible_in_the_presumed_time(read: Read) -> None:
    log = read(MEMBERS + event("suspension", "[2030-06..]", 'states = ["XA"]', instrument="charter", ident="s"))
    assert standing(log, "2031-06-01") == [("member", "possible"), ("suspended", "possible")]
    assert standing(log, "2032-06-01") == [(None, "unknown")]


def test_each_topic_has_its_own_last_verified_day(read: Read) -> None:
    log = read(MEMBERS + SEATED + APPOINTED).replace(
        verified={"chair": date(2029, 12, 31), "offices": date(2027, 1, 1)}
    )
    assert standing(log, "2030-06-01") == [("member", "certain")]
    assert holder(log, "2030-06-01") == ("XA", "presumed")
    assert holder(log, "2027-06-01", OFFICE) == ("XB", "presumed")
    assert holder(log, "2028-01-02", OFFICE) == (None, "unknown")


def test_the_evidence_of_one_fact_may_end_by_itself(read: Read) -> None:
    observes = event("observer", "2010-01-01", 'states = ["XC"]', 'evidence_to = "2015-05-05"', ident="observes")
    log = read(MEMBERS + observes)
    assert standing(log, "2015-05-05", "XC") == [("observer", "certain")]
    assert standing(log, "2016-05-05", "XC") == [("observer", "presumed")]
    assert standing(log, "2016-05-06", "XC") == [(None, "unknown")]
    assert standing(log, "2020-01-01") == [("member", "certain")]
    ended = read(MEMBERS + observes + event("observer-end", "2015-01-01", 'states = ["XC"]', ident="ended"))
    assert standing(ended, "2020-01-01", "XC") == []


@pytest.mark.parametrize("reading", Reading)
def test_nobody_is_presumed_to_hold_a_seat_beyond_its_term(read: Read, reading: Reading) -> None:
    log = read(MEMBERS + SEATED.replace("2029-03-01", "2030-03-01"))
    yearly = limited(log, Duration(years=1))
    assert replay(yearly, reading).reach(CHAIR, date(2031, 2, 28)) is Reach.PRESUMED
    assert holder(yearly, "2031-02-28") == ("XA", "presumed")
    assert holder(yearly, "2031-03-01") == (None, "unknown")
    assert holder(log, "2031-03-01") == ("XA", "presumed")


def test_a_term_that_is_over_on_a_verified_day_leaves_that_day_certain(read: Read) -> None:
    log = read(MEMBERS + SEATED)
    yearly = limited(log, Duration(years=1))
    assert holder(yearly, "2030-12-31") == ("XA", "certain")
    assert holder(yearly, "2031-01-01") == (None, "unknown")


def test_a_term_limits_the_office_of_a_body_without_a_chair_and_not_the_office_of_a_chaired_one(read: Read) -> None:
    clerk = event("appointment", "2025-05-05", 'states = ["XC"]', 'person = "Cy"', body="council", ident="cy")
    log = limited(read(APPOINTED + clerk), Duration(years=5, months=9))
    assert holder(log, "2031-02-04", OFFICE) == ("XB", "presumed")
    assert holder(log, "2031-02-05", OFFICE) == (None, "unknown")
    assert holder(log, "2031-12-31", Subject("office", "council")) == ("XC", "presumed")


def test_a_state_on_which_nothing_acts_is_out_of_reach_as_well(read: Read) -> None:
    history = replay(read(MEMBERS))
    reaches = [history.reach(XC, date(year, 6, 1)) for year in (2030, 2031, 2032)]
    assert reaches == [Reach.VERIFIED, Reach.PRESUMED, Reach.UNKNOWN]
