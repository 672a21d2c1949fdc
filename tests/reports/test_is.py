from datetime import date

import pytest

from cstocli.model.log import EventLog
from cstocli.model.period import Period
from cstocli.model.struct import replace
from cstocli.model.terms import BodyId, Certainty, Duration, Reading, SourceAgreement, Standing, StateCode
from cstocli.reports.is_ import WORDS, is_, is_during
from cstocli.reports.report import Report
from cstocli.reports.standing_questions import Answer, How
from support.evidence import CHAIRS, HISTORY, MEMBERS, PUBLIC, claim
from support.logs import Read, event

A, B, C = map(StateCode, ("XA", "XB", "XC"))
AGREED = SourceAgreement.AGREED
XA, XC = 'states = ["XA"]', 'states = ["XC"]'


def marked(report: Report) -> str:
    """Return the answer and its marks, as they stand before the reason."""
    return report.summary.partition(": ")[0]


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
    (row,) = is_(read(HISTORY), A, "suspended", date(2010, 7, 1)).rows
    assert row == ("XA", "Alphia", Standing.SUSPENDED, Answer.YES, ("public",), Certainty.CERTAIN, AGREED)


def test_a_question_about_the_chair_names_its_event_and_tells_of_no_standing(read: Read) -> None:
    log = read(MEMBERS + PUBLIC + CHAIRS)
    report = is_(log, A, "chair", date(2010, 7, 1))
    assert report.rows[0] == ("XA", "Alphia", "chair", Answer.POSSIBLE, ("chair-gap",), Certainty.POSSIBLE, AGREED)
    assert report.notes == ()
    assert is_(log, A, "suspended", date(2010, 7, 1)).notes == ("In law, Alphia has been a member since 2001-01-01.",)
    assert is_(read(MEMBERS), A, "chair", date(2010, 7, 1)).rows[0][4] == ()


def test_kazakhstan_has_the_chair_in_july_2012(record: EventLog) -> None:
    assert answer(record, StateCode("KZ"), "chair", date(2012, 7, 1)) == Answer.YES


@pytest.mark.parametrize(
    ("state", "word", "day", "summary"),
    [
        (A, "member", date(2030, 12, 31), "yes"),
        (A, "member", date(2031, 1, 1), "yes, presumed"),
        (A, "suspended", date(2031, 12, 31), "no, presumed"),
        (A, "member", date(2032, 1, 1), "unknown"),
        (C, "member", date(2030, 12, 31), "no"),
        (C, "member", date(2031, 1, 1), "no, presumed"),
        (C, "member", date(2032, 1, 1), "unknown"),
        (C, "former", date(1980, 1, 1), "no"),
    ],
)
def test_after_the_horizon_an_answer_is_presumed_and_then_unknown(
    read: Read, state: StateCode, word: str, day: date, summary: str
) -> None:
    report = is_(read(MEMBERS), state, word, day)
    assert marked(report) == summary
    assert bool(report.notes) is (day > date(2030, 12, 31) or day < date(1990, 1, 1))


def test_the_term_of_a_chair_ends_the_presumption_and_names_the_next_in_line(read: Read) -> None:
    log = read(MEMBERS + event("chairmanship", "2030-06-01", XA, body="council", ident="taken"))
    year = Duration(years=1)
    log = log.replace(bodies={key: replace(body, term=year) for key, body in log.bodies.items()})
    since = "Alphia in the chair since 2030-06-01 (taken)"
    assert is_(log, A, "chair", date(2031, 5, 31)).summary == f"yes, presumed: {since}"
    assert is_(log, B, "chair", date(2031, 5, 31)).summary == f"no, presumed: {since}"
    report = is_(log, A, "chair", date(2031, 6, 1))
    assert report.summary == f"unknown: last known: {since}"
    assert report.notes == (
        "Next in line by the rule: Betonia.",
        "The sources were read through 2030-12-31; nothing is presumed after 2031-05-31.",
    )


FROZEN_BY = event("suspension", "2010-01-01", XA, instrument="charter", ident="acted") + claim("s2", "kind", '"freeze"')


@pytest.mark.parametrize(
    ("word", "summary"),
    [("suspended", "yes, disputed"), ("frozen", "no, disputed"), ("member", "no, disputed"), ("party", "yes")],
)
def test_an_answer_is_disputed_if_a_claim_would_change_it_and_not_if_it_changes_something_else(
    read: Read, word: str, summary: str
) -> None:
    report = is_(read(MEMBERS + FROZEN_BY), A, word, date(2011, 1, 1))
    assert marked(report) == summary
    noted = "Disputed: Second Press calls acted a freeze, not a suspension."
    assert (noted in report.notes) is ("disputed" in summary)


def test_a_claim_that_freezes_a_member_does_not_dispute_that_it_is_one(read: Read) -> None:
    frozen = event("freeze", "2010-01-01", XA, instrument="charter", ident="acted") + claim(
        "s2", "date", '"2009-01-01"'
    )
    log = read(MEMBERS + frozen)
    day = date(2009, 6, 1)
    assert [marked(is_(log, A, word, day)) for word in ("member", "frozen")] == ["yes", "no, disputed"]


SEEN = event("observer", "2002-01-01", XC, 'evidence_to = "2010-01-01"', body="council", ident="seen")


def test_an_observer_of_a_body_is_no_observer_of_the_organisation(read: Read) -> None:
    log, day = read(SEEN), date(2005, 1, 1)
    report = is_(log, C, "observer", day)
    assert (report.summary, report.notes) == ("no: an observer of the Council only, since 2002-01-01 (seen)", ())
    observed = is_(log, C, "observer", day, body=BodyId("council"))
    assert observed.summary == "yes: an observer of the Council since 2002-01-01 (seen)"
    observes = [marked(is_(log, C, "observer", day, body=BodyId(body))) for body in ("council", "office")]
    assert observes == ["yes", "no"]
    assert "observer of the Council on" in is_(log, C, "observer", day, body=BodyId("council")).title
    assert marked(is_(log, C, "body-observer", day)) == "yes"


def test_evidence_of_one_bond_that_ends_leaves_open_only_that_bond(read: Read) -> None:
    log, day = read(SEEN), date(2012, 1, 1)
    words = ("body-observer", "observer", "member")
    assert [marked(is_(log, C, word, day)) for word in words] == ["unknown", "no", "no"]
    last_known = "no: last known: an observer of the Council only, since 2002-01-01 (seen)"
    assert is_(log, C, "member", day).summary == last_known


def test_a_no_says_what_the_state_is_instead_and_that_there_were_no_members_yet(read: Read) -> None:
    party = event("signature", "1992-01-01", XA, instrument="treaty", ident="s") + event(
        "entry-into-force", "1994-01-01", XA, instrument="treaty", ident="e"
    )
    charter = event("accession", "2001-01-01", XA, instrument="charter", ident="ca") + event(
        "entry-into-force", "2002-01-01", XA, instrument="charter", ident="ce"
    )
    log = read(party + charter)
    party_since = "a party to the treaty since 1994-01-01 (e)"
    founded = "the organisation exists since 2002-01-01 (ce)"
    assert is_(log, A, "member", date(1995, 1, 1)).summary == f"no: {party_since}; {founded}"
    assert is_(log, A, "signatory", date(1995, 1, 1)).summary == f"no: {party_since}"
    assert is_(log, A, "signatory", date(2003, 1, 1)).summary == "no: a member since 2002-01-01 (ce)"
    assert is_(read(party), A, "member", date(1995, 1, 1)).summary == f"no: {party_since}"


def test_a_yes_says_since_when_and_a_state_without_acts_that_it_has_none(read: Read) -> None:
    log, day = read(HISTORY), date(2005, 1, 1)
    assert is_(log, A, "member", day).summary == "yes: a member since 2001-01-01 (in-force)"
    assert is_(log, C, "in", day).summary == "no: no act of Gammaland is recorded by then"


def test_what_is_open_names_each_possibility(read: Read) -> None:
    vague = event("suspension", "2010", 'states = ["XA"]', instrument="charter", ident="vague")
    assert is_(read(MEMBERS + vague), A, "member", date(2010, 6, 1)).summary == (
        "possible: a member since 2001-01-01 (in-force) or suspended since 2010 (vague)"
    )


def test_who_has_the_chair_is_said_whatever_the_answer(read: Read) -> None:
    log = read(HISTORY)
    assert is_(log, A, "chair", date(2003, 6, 1)).summary == "no: Bo of Betonia in the chair since 2003-01-01 (chair-b)"
    assert (
        is_(log, A, "chair", date(2005, 1, 1)).summary == "possible: the chair is unknown since 2004-01-01 (chair-gap)"
    )


LEAVES = event("withdrawal", "2010-07-01", XA, instrument="charter", ident="leaves")
YEAR = Period(first=date(2010, 1, 1), last=date(2010, 12, 31))


def during(log: EventLog, word: str, how: How, period: Period | None = YEAR) -> tuple[str, str, str, str]:
    """Return the marked answer about Alphia, the first and last day, and the certainty."""
    report = is_during(log, (A, word, None), period, how)
    (row,) = report.rows
    return marked(report), str(row.first or ""), str(row.last or ""), row.certainty


@pytest.mark.parametrize(
    ("word", "how", "expected"),
    [
        ("member", How.DURING, ("part of the time", "2010-01-01", "2010-06-30", "certain")),
        ("member", How.EVER, ("yes", "2010-01-01", "2010-06-30", "certain")),
        ("member", How.THROUGHOUT, ("no", "2010-01-01", "2010-06-30", "certain")),
        ("member", How.FIRST, ("2010-01-01", "2010-01-01", "2010-06-30", "certain")),
        ("member", How.LAST, ("2010-06-30", "2010-01-01", "2010-06-30", "certain")),
        ("former", How.FIRST, ("2010-07-01", "2010-07-01", "2010-12-31", "certain")),
        ("observer", How.DURING, ("no", "", "", "certain")),
        ("observer", How.EVER, ("no", "", "", "certain")),
        ("observer", How.FIRST, ("never", "", "", "certain")),
        ("observer", How.LAST, ("never", "", "", "certain")),
    ],
)
def test_a_question_about_a_period(read: Read, word: str, how: How, expected: tuple[str, ...]) -> None:
    assert during(read(MEMBERS + LEAVES), word, how) == expected


def test_a_period_of_one_answer_has_that_answer(read: Read) -> None:
    log = read(MEMBERS)
    assert during(log, "member", How.DURING) == ("yes", "2010-01-01", "2010-12-31", "certain")
    assert during(log, "member", How.THROUGHOUT) == ("yes", "2010-01-01", "2010-12-31", "certain")
    assert is_during(log, (A, "member", None), YEAR, How.DURING).notes == ()


def test_without_a_period_the_days_are_the_verified_ones_of_the_log(read: Read) -> None:
    report = is_during(read(MEMBERS + LEAVES), (A, "member", None), None, How.EVER)
    assert report.summary == "yes: from 2001-01-01 through 2010-06-30"
    assert report.rows[0].events == ("in-force",)


@pytest.mark.parametrize(
    ("word", "how", "expected"),
    [
        ("member", How.EVER, ("yes", "2010-01-01")),
        ("former", How.FIRST, ("2010-06", "2010-06")),
        ("former", How.THROUGHOUT, ("no", "2010-06")),
        ("member", How.DURING, ("part of the time", "2010-01-01")),
    ],
)
def test_a_vague_date_makes_the_days_vague(read: Read, word: str, how: How, expected: tuple[str, ...]) -> None:
    assert during(read(MEMBERS + LEAVES.replace("2010-07-01", "2010-06")), word, how)[:2] == expected


def test_the_last_day_before_a_vague_date_is_vague(read: Read) -> None:
    log = read(MEMBERS + LEAVES.replace("2010-07-01", "2010-06"))
    last = is_during(log, (A, "member", None), YEAR, How.LAST).rows[0].last
    assert last is not None
    assert (last.earliest, last.latest) == (date(2010, 5, 31), date(2010, 6, 29))


def test_a_period_in_which_it_is_never_certain_is_possible(read: Read) -> None:
    log = read(
        MEMBERS + event("observer", "2010", 'states = ["XC"]') + event("observer-end", "2010", 'states = ["XC"]')
    )
    report = is_during(log, (C, "observer", None), YEAR, How.EVER)
    assert (marked(report), report.rows[0].certainty) == ("possible", Certainty.POSSIBLE)


@pytest.mark.parametrize(
    ("first", "last", "how", "summary"),
    [
        (2030, 2031, How.THROUGHOUT, "yes, presumed"),
        (2030, 2031, How.EVER, "yes"),
        (2031, 2032, How.THROUGHOUT, "unknown"),
        (2031, 2032, How.EVER, "yes, presumed"),
        (2032, 2032, How.EVER, "unknown"),
        (2030, 2032, How.DURING, "unknown"),
    ],
)
def test_a_period_beyond_the_horizon(read: Read, first: int, last: int, how: How, summary: str) -> None:
    period = Period(first=date(first, 1, 1), last=date(last, 12, 31))
    assert during(read(MEMBERS), "member", how, period)[0] == summary


def test_a_claim_disputes_a_period_only_where_it_changes_its_answer(read: Read) -> None:
    log = read(MEMBERS + LEAVES + claim("s2", "date", '"2010-08-01"'))
    found = [during(log, "member", how)[0] for how in How]
    assert found == ["part of the time", "no", "yes", "2010-01-01", "2010-06-30, disputed"]


@pytest.mark.parametrize(
    ("how", "summary"),
    [
        (How.DURING, "part of the time: yes from 2010-01-01 through 2010-06-30; no from 2010-07-01 through 2010-12-31"),
        (How.EVER, "yes: from 2010-01-01 through 2010-06-30"),
        (How.FIRST, "2010-01-01: from 2010-01-01 through 2010-06-30"),
        (How.THROUGHOUT, "no: from 2010-07-01 through 2010-12-31"),
    ],
)
def test_the_reason_about_a_period_is_its_days(read: Read, how: How, summary: str) -> None:
    assert is_during(read(MEMBERS + LEAVES), (A, "member", None), YEAR, how).summary == summary


def test_a_period_of_one_answer_is_every_day_or_no_day(read: Read) -> None:
    log, days = read(MEMBERS), "from 2010-01-01 through 2010-12-31"
    assert is_during(log, (A, "member", None), YEAR, How.DURING).summary == f"yes: on every day {days}"
    never = f"never: on no day {days}; no act of Gammaland is recorded by then"
    assert is_during(log, (C, "member", None), YEAR, How.FIRST).summary == never


def test_more_than_four_periods_are_counted(read: Read) -> None:
    terms = [
        event("chairmanship", f"{year}-01-02", f'states = ["X{"AB"[year % 2]}"]', body="council", ident=f"c{year}")
        for year in range(2002, 2014)
    ]
    report = is_during(read(MEMBERS + "".join(terms)), (A, "chair", None), None, How.EVER)
    assert report.summary.startswith("yes: from 2002-01-02 through 2003-01-01; from 2004-01-02")
    assert report.summary.endswith("; and 2 more periods")
    last = is_during(read(MEMBERS + "".join(terms)), (B, "chair", None), None, How.LAST)
    assert last.summary == "2030-12-31: from 2013-01-02 through 2030-12-31"


def test_the_chair_in_a_period(read: Read) -> None:
    log = read(HISTORY)
    report = is_during(log, (B, "chair", None), Period(first=date(2003, 1, 1), last=date(2003, 12, 31)), How.EVER)
    assert report.rows[0].answer is Answer.YES
    assert "in the chair" in report.title
