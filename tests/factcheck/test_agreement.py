"""Claims on which the sources disagree: the verdict is the same for a claim and its opposite."""

from typing import Any

import pytest

from cstocli.factcheck import Judgement, Verdict, evaluate, histories
from cstocli.model.assertions import Assertion
from cstocli.model.dates import parse
from cstocli.model.log import EventLog
from cstocli.model.terms import EventId
from support.evidence import CHAIRS, DECIDED, MEMBERS, claim, unsure
from support.judging import judge as judge_event
from support.logs import Read, event

SOURCES = """
[sources.s3]
publisher = "Third Press"
url = "https://third.example/3"

[sources.s4]
publisher = "Fourth Press"
url = "https://fourth.example/4"

[sources.s5]
publisher = "Fifth Press"
url = "https://fifth.example/5"
origin = "Fourth Press"

[sources.copy]
publisher = "Copying Press"
url = "https://copy.example/"
origin = "First Press"
"""
EARLY = '"2008-12-19"'
"""Before the suspension that the log has, of 2010-12-19."""
SUSPENDED: dict[str, Any] = {"standing": "suspended", "states": ("XA",), "others": True}
MEMBER: dict[str, Any] = {"standing": "member", "states": ("XA",), "others": True}


def judge(log: EventLog, besides: str | None = None, on: str = "2009-06-01", **claimed: Any) -> Judgement:  # noqa: ANN401
    return evaluate(histories(log), Assertion(on=parse(on), **claimed), besides)  # type: ignore[arg-type]


def said(*keys: str, value: str = EARLY, slip: str = "") -> str:
    """Return the claims of sources on the date of the event before them."""
    known = f'slip = "{slip}"\n' if slip else ""
    return "".join(claim(key, "date", value) + known for key in keys)


@pytest.mark.parametrize(
    ("claims", "disputed", "heard"),
    [
        (said("s3", "s4"), True, "s3, s4"),
        (said("s3"), False, "s3"),
        (said("s4", "s5"), False, "s4, s5"),
        (said("s3", "s5"), True, "s3, s5"),
        (said("s3", "copy"), False, "s3"),
        (said("s3") + said("s4", slip="The year is a misprint."), False, "s3"),
        (said("s3") + said("s4", value='"2008-11"'), True, "s3, s4"),
        (said("s3") + said("s4", value='"2010-12-20"'), False, "s3"),
    ],
)
def test_a_claim_is_disputed_if_its_opposite_would_be(
    read: Read,
    claims: str,
    disputed: bool,  # noqa: FBT001
    heard: str,
) -> None:
    log = read(SOURCES + MEMBERS + DECIDED + claims)
    right, wrong = judge(log, **MEMBER), judge(log, **SUSPENDED)
    assert right.verdict is (Verdict.DISPUTED if disputed else Verdict.HOLDS)
    assert wrong.verdict is (Verdict.DISPUTED if disputed else Verdict.WRONG)
    assert right.evidence.endswith(f"According to {heard}, it does not hold.")
    assert wrong.evidence.endswith(f"according to {heard}.")
    assert judge(log, on="2011-06-01", **SUSPENDED) == Judgement(verdict=Verdict.HOLDS, events=(EventId("decided"),))


def test_a_slip_or_a_copy_alone_contradicts_nothing(read: Read) -> None:
    log = read(SOURCES + MEMBERS + unsure(DECIDED) + said("s3", slip="A misprint.") + said("copy"))
    assert judge(log, **MEMBER) == Judgement(verdict=Verdict.HOLDS, events=(EventId("in-force"),))
    assert (judge(log, **SUSPENDED).verdict, "according" in judge(log, **SUSPENDED).evidence) == (Verdict.WRONG, False)


def test_one_source_disputes_what_the_log_is_not_sure_of(read: Read) -> None:
    log = read(SOURCES + MEMBERS + unsure(DECIDED) + said("s3"))
    found = judge(log, **MEMBER)
    assert (found.verdict, found.events) == (Verdict.DISPUTED, ("in-force", "decided"))
    assert found.evidence == (
        "In the log, in practice, on 2009-06-01: Alphia was a member. According to s3, it does not hold."
    )
    assert judge(log, **SUSPENDED).verdict is Verdict.DISPUTED
    assert judge(log, "s3", **MEMBER).verdict is Verdict.HOLDS
    assert judge(log, on="2008-06-01", **MEMBER).evidence == ""


def test_what_would_not_change_the_claim_does_not_dispute_it(read: Read) -> None:
    log = read(SOURCES + MEMBERS + DECIDED + said("s3", "s4"))
    assert judge(log, standing="in", states=("XA", "XB")) == Judgement(
        verdict=Verdict.HOLDS, events=(EventId("in-force"),)
    )
    assert judge(log, standing="member", states=("XB",), others=True).verdict is Verdict.HOLDS
    assert judge(log, standing="member", states=("XA", "XB")).verdict is Verdict.DISPUTED
    assert judge(log, standing="suspended").verdict is Verdict.DISPUTED


def test_claims_of_one_source_are_heard_together_too(read: Read) -> None:
    left = event("withdrawal", "2008-01-01", 'states = ["XC"]', instrument="charter", ident="left")
    both = claim("s3", "states", '["XB"]') + claim("s3", "kind", '"suspension"')
    more = claim("s4", "states", '["XB"]') + claim("s4", "kind", '"suspension"')
    log = read(SOURCES + MEMBERS + left + both + more)
    assert judge(log, standing="suspended", states=("XB",)).verdict is Verdict.DISPUTED


def test_a_chair_is_disputed_like_a_standing(read: Read) -> None:
    seats = CHAIRS.split('\n[[event]]\nid = "chair-gap"')[0]
    log = read(SOURCES + seats + said("s3", "s4", value='"2002-06-01"'))
    found = judge(log, on="2002-07-01", chair="XA")
    kept = "In the log, in practice, on 2002-07-01: Chair of the Council: Ann of Alphia."
    assert (found.verdict, found.evidence) == (Verdict.DISPUTED, f"{kept} According to s3, s4, it does not hold.")
    assert judge(log, on="2002-07-01", chair="XB").verdict is Verdict.DISPUTED
    assert judge(log, on="2003-07-01", chair="XB").verdict is Verdict.HOLDS


@pytest.mark.parametrize(
    ("claims", "disputed", "told"),
    [
        (said("s3", "s4"), True, " Contradicted by: s3, s4."),
        (said("s3"), False, " Contradicted by: s3."),
        (said("s4", "s5"), False, " Contradicted by: s4, s5."),
        (said("copy") + said("s3", slip="A misprint."), False, ""),
    ],
)
def test_an_event_is_disputed_by_independent_sources(
    read: Read,
    claims: str,
    disputed: bool,  # noqa: FBT001
    told: str,
) -> None:
    log = read(SOURCES + MEMBERS + DECIDED + claims)
    what: dict[str, Any] = {"kind": "suspension", "states": ("XA",)}
    kept, other = judge_event(log, date="2010", **what), judge_event(log, date="2008-12", **what)
    assert kept.verdict is (Verdict.DISPUTED if disputed else Verdict.HOLDS)
    assert kept.evidence == f"Something happens (2010-12-19).{told}"
    assert other.verdict is (Verdict.DISPUTED if disputed else Verdict.UNDECIDED)


def test_a_kind_that_cannot_be_replayed_is_heard(read: Read) -> None:
    vote = event("decision", "2008-03-28", 'states = ["XA"]', ident="vote")
    log = read(SOURCES + vote + "".join(claim(key, "kind", '"ratification"') for key in ("s3", "s4")))
    what: dict[str, Any] = {"date": "2008-03-28", "states": ("XA",)}
    found = judge_event(log, kind="ratification", **what)
    assert (found.verdict, found.events) == (Verdict.DISPUTED, ("vote",))
    assert judge_event(log, kind="decision", **what).verdict is Verdict.DISPUTED
    assert judge_event(log, **what).verdict is Verdict.HOLDS


@pytest.mark.parametrize("state", ["KG", "TM"])
def test_who_signed_in_1992_is_disputed(record: EventLog, state: str) -> None:
    found = judge(record, on="1993-06-01", standing="signatory", states=(state,), others=True)
    assert found.verdict is Verdict.DISPUTED
    assert "los-angeles-times-1992-05-16" in found.evidence


def test_six_members_hold_with_one_of_them_frozen(record: EventLog) -> None:
    six = ("AM", "BY", "KG", "KZ", "RU", "TJ")
    found = judge(record, on="2025-06-01", standing="member", states=six)
    assert (found.verdict, found.evidence) == (Verdict.HOLDS, "6 members, 1 of them frozen.")
