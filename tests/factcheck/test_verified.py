"""Claims about days after the last verified one: silence is not a no, and what is presumed does not hold."""

from datetime import date
from typing import Any

import pytest

from cstocli.factcheck import Judgement, Verdict, evaluate, histories
from cstocli.model.assertions import Assertion
from cstocli.model.dates import parse
from cstocli.model.log import EventLog
from cstocli.model.terms import Figure, Status
from support.evidence import CHAIRS, DECIDED, MEMBERS
from support.judging import DRILL
from support.judging import judge as judge_event
from support.logs import Read, event

VERIFIED = date(2020, 6, 30)
PRESUMES = "The log was verified through 2020-06-30; it presumes that {}, and nothing known has ended it."
UNKNOWN = "The log does not say what holds on {}: nothing is presumed after 2021-06-30."
ONLY = "The log was verified only through 2020-06-30."


def judge(log: EventLog, on: str, **claimed: Any) -> Judgement:  # noqa: ANN401 - fields of a claim
    return evaluate(histories(log), Assertion(on=parse(on), **claimed))  # type: ignore[arg-type]


def verified(log: EventLog) -> EventLog:
    return log.replace(verified_to=VERIFIED)


@pytest.mark.parametrize(
    ("states", "others", "told"),
    [
        (("XA", "XB"), False, "Alphia and Betonia were members"),
        (("XA", "XB", "XC"), False, "Alphia and Betonia were members; Gammaland was not a member"),
        (("XC",), True, "Gammaland was not a member"),
        (("XA",), True, "Alphia was a member"),
    ],
)
def test_what_is_presumed_is_undecided_whether_it_agrees_or_not(
    read: Read,
    states: tuple[str, ...],
    others: bool,  # noqa: FBT001
    told: str,
) -> None:
    claimed: dict[str, Any] = {"standing": "member", "states": states, "others": others}
    log = verified(read(MEMBERS))
    right = "XC" not in states
    assert judge(log, "2020-06-30", **claimed).verdict is (Verdict.HOLDS if right else Verdict.WRONG)
    found = judge(log, "2020-07-01", **claimed)
    assert (found.verdict, found.evidence) == (Verdict.UNDECIDED, PRESUMES.format(told))
    last = judge(log, "2021-07-01", **claimed)
    assert (last.verdict, last.evidence) == (Verdict.UNDECIDED, UNKNOWN.format("2021-07-01"))


def test_that_nobody_is_in_a_standing_is_not_known_after_the_verified_day(read: Read) -> None:
    log = verified(read(MEMBERS))
    assert judge(log, "2020-06-30", standing="former").verdict is Verdict.HOLDS
    found = judge(log, "2020-07-01", standing="former")
    assert (found.verdict, found.evidence) == (Verdict.UNDECIDED, PRESUMES.format("no State has joined or left"))


def test_what_dates_leave_open_stays_possible_in_the_presumed_time(read: Read) -> None:
    lapse = event("lapse", "[2020..2022]", 'states = ["XA"]', instrument="charter")
    log = verified(read(MEMBERS + lapse))
    found = judge(log, "2020-12-31", standing="member", states=("XA", "XB"))
    told = "Betonia was a member; Alphia may have been a member"
    assert (found.verdict, found.evidence) == (Verdict.UNDECIDED, PRESUMES.format(told))


def test_another_day_or_reading_helps_a_claim_only_if_it_is_verified(read: Read) -> None:
    later = event("suspension", "2020-09-01", 'states = ["XA"]', instrument="charter", ident="later")
    found = judge(verified(read(MEMBERS + later)), "2020-06-01", standing="suspended", states=("XA",))
    assert (found.verdict, "It holds" in found.evidence) == (Verdict.WRONG, False)


def test_a_chair_after_the_verified_day_is_undecided(read: Read) -> None:
    log = verified(read(CHAIRS.split('\n[[event]]\nid = "chair-gap"')[0]))
    assert judge(log, "2020-06-30", chair="XB").verdict is Verdict.HOLDS
    for claimed in ({"chair": "XB"}, {"chair": "XA"}, {"chair": ""}):
        found = judge(log, "2020-07-01", **claimed)
        told = PRESUMES.format("Chair of the Council is still Bo of Betonia")
        assert (found.verdict, found.evidence) == (Verdict.UNDECIDED, told)
    assert judge(log, "2050-01-01", chair="XB").evidence == UNKNOWN.format("2050-01-01")
    own = log.replace(verified={"chair": date(2019, 1, 1)})
    assert judge(own, "2020-06-30", chair="XB").verdict is Verdict.UNDECIDED


def test_a_seat_of_no_known_holder_is_undecided_too(read: Read) -> None:
    log = verified(read(""))
    assert judge(log, "2020-06-30", office="office").verdict is Verdict.HOLDS
    found = judge(log, "2020-07-01", office="office")
    assert (found.verdict, found.evidence) == (Verdict.UNDECIDED, PRESUMES.format("the holder is still unknown"))


def test_a_fact_may_have_evidence_of_its_own_that_ends(read: Read) -> None:
    observes = event("observer", "2010-01-01", 'states = ["XC"]', 'evidence_to = "2015-05-05"', ident="observes")
    log = verified(read(MEMBERS + observes))
    watching: dict[str, Any] = {"standing": "observer", "states": ("XC",)}
    assert judge(log, "2015-05-05", **watching).verdict is Verdict.HOLDS
    assert judge(log, "2015-05-06", **watching).verdict is Verdict.UNDECIDED
    assert judge(log, "2018-01-01", standing="observer").verdict is Verdict.UNDECIDED
    assert judge(log, "2018-01-01", standing="member", states=("XC",), others=True).verdict is Verdict.UNDECIDED
    assert judge(log, "2018-01-01", standing="member", states=("XA", "XB")).verdict is Verdict.HOLDS
    later = judge(log, "2020-12-31", standing="member", states=("XA", "XB"))
    assert later.evidence == PRESUMES.format("Alphia and Betonia were members")


@pytest.mark.parametrize(
    ("date", "count", "expected"),
    [
        ("2005", Figure(1), "holds"),
        ("2020", Figure(0), "undecided"),
        ("2027", Figure(0), "undecided"),
        ("[2005..2027]", Figure(1), "undecided"),
        ("[2005..2027]", Figure(3), "undecided"),
        ("[2005..2027]", Figure(0, ">"), "holds"),
        ("[2005..2027]", Figure(1, ">"), "undecided"),
        ("[2005..2027]", Figure(5, "<="), "undecided"),
        ("[2005..2027]", Figure(0, "<="), "imprecise"),
        ("[2005..2027]", Figure(0), "imprecise"),
    ],
)
def test_a_number_holds_only_if_no_later_event_can_change_it(
    read: Read, date: str, count: Figure, expected: str
) -> None:
    found = judge_event(verified(read(DRILL)), kind="exercise", date=date, count=count)
    assert (found.verdict, found.evidence.endswith(ONLY)) == (
        expected,
        date != "2005" and expected in {"undecided", "imprecise"},
    )


def test_events_that_may_match_leave_a_number_open(read: Read) -> None:
    log = read(DRILL + event("exercise", "[2005..2006]"))
    found = judge_event(log, kind="exercise", date="2005", count=Figure(1))
    assert (found.verdict, found.evidence) == (Verdict.UNDECIDED, "The log has 1, and 1 more that may match.")
    assert judge_event(log, kind="exercise", date="2005", count=Figure(0, ">")).verdict is Verdict.HOLDS
    assert judge_event(log, kind="exercise", date="2005", count=Figure(3)).verdict is Verdict.IMPRECISE


def test_the_exercises_have_a_last_day_of_their_own(read: Read) -> None:
    log = verified(read(DRILL)).replace(verified={"exercises": date(2019, 12, 31)})
    assert judge_event(log, kind="exercise", date="2019", count=Figure(0)).verdict is Verdict.HOLDS
    assert judge_event(log, kind="exercise", date="2020-01", count=Figure(0)).verdict is Verdict.UNDECIDED
    assert judge_event(log, kind="session", date="2020-01", count=Figure(0)).verdict is Verdict.HOLDS
    assert judge_event(log, date="2020-01", count=Figure(0)).verdict is Verdict.UNDECIDED


def test_a_year_that_was_not_verified_to_its_end_is_open(read: Read) -> None:
    log = verified(read("".join(event("exercise", f"{year}-05-06") for year in (2017, 2018, 2019))))
    assert judge_event(log, kind="exercise", date="[2017..2019]", yearly=True).verdict is Verdict.HOLDS
    open_year = judge_event(log, kind="exercise", date="[2017..2020]", yearly=True)
    assert (open_year.verdict, open_year.evidence) == (Verdict.UNDECIDED, f"The log has none in 2020. {ONLY}")
    assert judge_event(log, kind="exercise", date="[2016..2020]", yearly=True).verdict is Verdict.IMPRECISE
    year_end = log.replace(verified_to=date(2020, 12, 31))
    assert judge_event(year_end, kind="exercise", date="[2017..2020]", yearly=True).verdict is Verdict.IMPRECISE


def test_the_largest_is_not_known_up_to_a_day_that_was_not_verified(read: Read) -> None:
    log = verified(read(DRILL))
    claimed: dict[str, Any] = {"series": "shield", "largest": "personnel"}
    assert judge_event(log, on="2020-06-30", **claimed).verdict is Verdict.HOLDS
    found = judge_event(log, on="2020-07-01", **claimed)
    assert (found.verdict, found.evidence) == (Verdict.UNDECIDED, f"Something happens (2005-05-05). {ONLY}")


def test_an_event_of_another_date_is_not_the_one_claimed_for_a_later_day(read: Read) -> None:
    log = read(event("exercise", "2020-05-05", ident="last"))
    assert judge_event(log, kind="exercise", date="2020-09").verdict is Verdict.IMPRECISE
    found = judge_event(verified(log), kind="exercise", date="2020-09")
    told = f"The log has no matching event, and nothing that rules one out. {ONLY}"
    assert (found.verdict, found.evidence) == (Verdict.UNDECIDED, told)
    assert judge_event(verified(log), kind="exercise", date="2020").verdict is Verdict.HOLDS


def test_an_event_that_the_log_has_after_the_verified_day_is_found(read: Read) -> None:
    log = verified(read(event("exercise", "2022-05-05", 'status = "planned"', ident="plan")))
    assert judge_event(log, kind="exercise", date="2022", status=Status.PLANNED).verdict is Verdict.HOLDS
    assert judge_event(log, kind="exercise", date="2022").verdict is Verdict.UNDECIDED


def test_an_act_is_refuted_only_by_what_is_verified(read: Read) -> None:
    log = verified(read(MEMBERS))
    leaves: dict[str, Any] = {"kind": "withdrawal", "instrument": "charter", "states": ("XA",)}
    assert judge_event(log, date="2020-06-30", **leaves).verdict is Verdict.WRONG
    assert judge_event(log, date="2020-07-01", **leaves).verdict is Verdict.UNDECIDED
    assert judge_event(log, date="2020", **leaves).verdict is Verdict.UNDECIDED


def test_that_no_other_state_did_so_is_open_until_the_date_is_verified(read: Read) -> None:
    log = read(MEMBERS + event("suspension", "2020-02-01", 'states = ["XA"]', instrument="charter"))
    alone: dict[str, Any] = {"kind": "suspension", "states": ("XA",), "date": "2020", "only": True}
    assert judge_event(log, **alone).verdict is Verdict.HOLDS
    found = judge_event(verified(log), **alone)
    assert (found.verdict, found.evidence) == (Verdict.UNDECIDED, f"Something happens (2020-02-01). {ONLY}")


def test_what_lasted_may_be_claimed_only_of_days_through_which_it_certainly_lasted(read: Read) -> None:
    log = read(event("deployment", "2010-05-05", 'end = "[2010-06..2010-07]"', ident="sent"))
    for day, verdict in (("2010-05-20", "holds"), ("2010-06-15", "undecided"), ("2010-08-01", "imprecise")):
        assert judge_event(log, kind="deployment", date=day).verdict == verdict, day


def test_frozen_members_count_among_all_members(read: Read) -> None:
    frozen = event("freeze", "2010-01-01", 'states = ["XB"]', instrument="charter", basis="practice")
    log = read(MEMBERS + frozen)
    found = judge(log, "2010-07-01", standing="member", states=("XA", "XB"))
    assert (found.verdict, found.evidence) == (Verdict.HOLDS, "2 members, 1 of them frozen.")
    fewer = judge(log, "2010-07-01", standing="member", states=("XA",))
    told = "In practice, on 2010-07-01, Betonia was also a member. 2 members, 1 of them frozen."
    assert (fewer.verdict, fewer.evidence) == (Verdict.WRONG, told)
    assert judge(log, "2009-07-01", standing="member", states=("XA", "XB")).evidence == ""
    assert judge(read(MEMBERS + DECIDED), "2011-01-01", standing="member", states=("XB",)).verdict is Verdict.HOLDS
