from datetime import date

import pytest

from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import Reading, Standing, StateCode
from cstocli.reports.is_ import WORDS, Answer, is_
from support.evidence import CHAIRS, HISTORY, MEMBERS, PUBLIC
from support.logs import Read, event

A, B, C = map(StateCode, ("XA", "XB", "XC"))


def answer(log: EventLog, state: StateCode, word: str, day: date, reading: Reading = Reading.PRACTICE) -> Answer:
    return is_(log, state, word, day, reading).rows[0].answer


def test_every_standing_the_chair_and_in_can_be_asked() -> None:
    assert set(WORDS) == {*Standing, "chair", "in"}


@pytest.mark.parametrize(
    ("day", "word", "expected"),
    [
        (date(1999, 12, 31), "signatory", "no"),
        (date(2000, 1, 1), "signatory", "yes"),
        (date(2000, 1, 1), "in", "yes"),
        (date(2000, 1, 1), "member", "no"),
        (date(2001, 1, 1), "member", "yes"),
        (date(2001, 1, 1), "party", "yes"),
        (date(2001, 1, 1), "signatory", "no"),
        (date(2010, 7, 1), "member", "no"),
        (date(2010, 7, 1), "suspended", "yes"),
        (date(2010, 7, 1), "party", "yes"),
        (date(2010, 7, 1), "in", "yes"),
    ],
)
def test_the_word_is_judged_at_the_end_of_the_day(read: Read, day: date, word: str, expected: str) -> None:
    assert answer(read(HISTORY), A, word, day) == expected


def test_the_reading_decides(read: Read) -> None:
    assert answer(read(HISTORY), A, "member", date(2010, 7, 1), Reading.LAW) == Answer.YES


def test_a_frozen_state_is_a_member_still(read: Read) -> None:
    log = read(MEMBERS + event("freeze", "2010-01-01", 'states = ["XA"]', instrument="charter"))
    assert answer(log, A, "member", date(2011, 1, 1)) == answer(log, A, "frozen", date(2011, 1, 1)) == Answer.YES


def test_what_dates_leave_open_is_possible(read: Read) -> None:
    log = read(MEMBERS + event("lapse", "2010", 'states = ["XA"]', instrument="charter"))
    assert answer(log, A, "member", date(2010, 6, 1)) == answer(log, A, "former", date(2010, 6, 1)) == Answer.POSSIBLE
    assert answer(log, A, "former", date(2010, 12, 31)) == Answer.YES


def test_the_chair_is_one_state(read: Read) -> None:
    log = read(HISTORY)
    assert answer(log, B, "chair", date(2003, 6, 1)) == Answer.YES
    assert answer(log, A, "chair", date(2003, 6, 1)) == Answer.NO


def test_a_vacant_chair_is_no_states_and_an_unknown_one_may_be_any_members(read: Read) -> None:
    vacant = event("chairmanship", "2005-01-01", body="council", ident="nobody")
    log = read(MEMBERS + vacant)
    assert answer(log, A, "chair", date(2005, 6, 1)) == Answer.NO
    assert answer(log, A, "chair", date(2004, 6, 1)) == Answer.POSSIBLE
    unknown = event("chairmanship", "2006-01-01", "unknown = true", body="council", ident="gap")
    assert answer(read(MEMBERS + vacant + unknown), A, "chair", date(2006, 6, 1)) == Answer.POSSIBLE


def test_in_a_gap_any_bound_state_may_have_the_chair_and_no_other(read: Read) -> None:
    log = read(HISTORY)
    assert answer(log, A, "chair", date(2005, 1, 1)) == Answer.POSSIBLE
    assert answer(log, C, "chair", date(2005, 1, 1)) == Answer.NO


def test_nobody_has_the_chair_of_an_organisation_without_one(read: Read) -> None:
    log = read(MEMBERS)
    bodies = {key: replace(body, chaired=False) for key, body in log.bodies.items()}
    assert answer(log, A, "chair", date(2005, 1, 1)) == Answer.POSSIBLE
    assert answer(log.replace(bodies=bodies), A, "chair", date(2005, 1, 1)) == Answer.NO


def test_the_events_that_decide_are_named(read: Read) -> None:
    assert is_(read(HISTORY), A, "suspended", date(2010, 7, 1)).rows == (
        ("XA", "Alphia", "suspended", "yes", ("public",)),
    )


def test_a_question_about_the_chair_names_its_event_and_tells_of_no_standing(read: Read) -> None:
    log = read(MEMBERS + PUBLIC + CHAIRS)
    report = is_(log, A, "chair", date(2010, 7, 1))
    assert report.rows == (("XA", "Alphia", "chair", "possible", ("chair-gap",)),)
    assert report.notes == ()
    assert is_(log, A, "member", date(2010, 7, 1)).notes == ("In law, Alphia has been a member since 2001-01-01.",)
    assert is_(read(MEMBERS), A, "chair", date(2010, 7, 1)).rows[0][4] == ()


def test_kazakhstan_has_the_chair_in_july_2012(record: EventLog) -> None:
    assert answer(record, StateCode("KZ"), "chair", date(2012, 7, 1)) == Answer.YES
