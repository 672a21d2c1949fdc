"""Where a claim of another source would rule out what holds on a day."""

from datetime import date

import pytest

from cstocli.model.events import Subject
from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import Reading, SourceAgreement, SourceKey
from cstocli.replay.history import replay
from cstocli.replay.prefer import prefer
from support.evidence import DECIDED, MEMBERS, PUBLIC, claim, rejected
from support.logs import Read, event

XA, XC = Subject("state", "XA"), Subject("state", "XC")
COUNCIL = Subject("chair", "council")
EARLY = PUBLIC + claim("s2", "date", '"2010-06-20"')


def disputed(log: EventLog, day: str, subject: Subject = XA, reading: Reading = Reading.PRACTICE) -> bool:
    history, on = replay(log, reading), date.fromisoformat(day)
    agreement = history.agreement(subject, on)
    for row in (*history.standings(on), *history.on(on).standings()):
        if row.state == subject.key:
            assert row.agreement is agreement
    return agreement is SourceAgreement.DISPUTED


def test_an_answer_is_disputed_on_the_days_that_a_claim_would_change(read: Read) -> None:
    log = read(MEMBERS + EARLY)
    days = {day: disputed(log, day) for day in ("2010-06-19", "2010-06-20", "2010-06-27", "2010-06-28", "2020-01-01")}
    assert days == {
        "2010-06-19": False,
        "2010-06-20": True,
        "2010-06-27": True,
        "2010-06-28": False,
        "2020-01-01": False,
    }
    (found,) = replay(log).competing(XA)
    assert (found.event.id, found.claim.field, found.sources) == ("public", "date", ("s2",))
    assert found.days == ((date(2010, 6, 20), date(2010, 6, 27)),)


def test_a_claim_on_an_act_of_practice_disputes_nothing_in_law(read: Read) -> None:
    assert not disputed(read(MEMBERS + EARLY), "2010-06-24", reading=Reading.LAW)


def test_a_claim_that_is_only_less_precise_disputes_nothing(read: Read) -> None:
    log = read(MEMBERS + DECIDED + claim("s2", "date", '"2010-12"'))
    assert not any(disputed(log, f"2010-12-{day:02}") for day in range(1, 32))


def test_a_claim_that_settles_what_the_dates_leave_open_disputes_the_alternatives(read: Read) -> None:
    log = read(MEMBERS + event("suspension", "2010", 'states = ["XA"]', instrument="charter", ident="s"))
    assert not disputed(log, "2010-06-01")
    exact = read(
        MEMBERS
        + event("suspension", "2010", 'states = ["XA"]', instrument="charter", ident="s")
        + claim("s2", "date", '"2010-09-09"')
    )
    assert disputed(exact, "2010-06-01")
    assert not disputed(exact, "2011-01-01")


@pytest.mark.parametrize(
    ("slip", "counted"), [("", True), ('slip = "A misprint; the treaty itself has the day."\n', False)]
)
def test_a_known_slip_does_not_count(read: Read, slip: str, *, counted: bool) -> None:
    assert disputed(read(MEMBERS + EARLY + slip), "2010-06-24") is counted


@pytest.mark.parametrize(
    ("origin", "counted"),
    [("First Press", False), ("first press", False), ("s1", False), ("An Agency", True), ("Second Press", True)],
)
def test_a_copy_of_a_source_of_the_event_does_not_count(read: Read, origin: str, *, counted: bool) -> None:
    log = read(MEMBERS + EARLY)
    key = SourceKey("s2")
    sources = {**log.sources, key: replace(log.sources[key], origin=origin)}
    assert disputed(log.replace(sources=sources), "2010-06-24") is counted


def test_a_rejected_event_does_not_dispute_an_answer(read: Read) -> None:
    log = read(MEMBERS + rejected(PUBLIC, "It confuses two States."))
    assert not disputed(log, "2010-07-01")


def test_an_act_that_others_give_to_another_state_is_disputed_for_both(read: Read) -> None:
    signed = event("signature", "1995-01-01", 'states = ["XA"]', instrument="treaty", ident="signed")
    log = read(signed + claim("s2", "states", '["XC"]'))
    assert disputed(log, "1996-01-01")
    assert disputed(log, "1996-01-01", XC)
    assert not disputed(log, "1994-12-31", XC)


def test_a_chair_is_disputed_where_others_name_another_state(read: Read) -> None:
    first = event("chairmanship", "2002-01-01", 'states = ["XA"]', body="council", ident="first")
    second = event("chairmanship", "2003-01-01", 'states = ["XB"]', body="council", ident="second")
    log = read(first + claim("s2", "states", '["XB"]') + second)
    assert [disputed(log, day, COUNCIL) for day in ("2001-12-31", "2002-06-01", "2003-01-01")] == [False, True, False]
    (holder,) = replay(log).holders(COUNCIL, date(2002, 6, 1))
    assert holder.agreement is SourceAgreement.DISPUTED


def test_a_claim_about_a_planned_event_disputes_nothing(read: Read) -> None:
    planned = EARLY.replace('confidence = "high"', 'status = "planned"\nconfidence = "high"')
    assert not disputed(read(MEMBERS + planned), "2010-06-24")


def test_the_sources_of_the_log_dispute_what_a_preferred_source_says(read: Read) -> None:
    preferred = prefer(read(MEMBERS + EARLY), SourceKey("s2"))
    assert disputed(preferred, "2010-06-24")
    assert not disputed(preferred, "2010-06-28")


def test_the_sources_against_a_rejected_event_dispute_it_where_it_is_preferred(read: Read) -> None:
    log = read(MEMBERS + rejected(PUBLIC, "It confuses two States.") + 'refuted_by = ["s1"]\n')
    preferred = prefer(log, SourceKey("s2"))
    assert disputed(preferred, "2010-07-01")
    assert not disputed(preferred, "2010-06-01")
