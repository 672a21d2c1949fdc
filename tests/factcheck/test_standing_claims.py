from typing import Any

import pytest

from cstocli.factcheck import Judgement, Verdict, evaluate, histories
from cstocli.model.assertions import Assertion
from cstocli.model.dates import parse
from cstocli.model.log import EventLog
from cstocli.model.terms import Reading
from support.evidence import CHAIRS, DECIDED, HISTORY, MEMBERS, PUBLIC, RETURN, claim, rejected, unsure
from support.logs import Read, event


def judge(log: EventLog, on: str, besides: str | None = None, **claimed: Any) -> Judgement:  # noqa: ANN401 - fields of a claim
    return evaluate(histories(log), Assertion(on=parse(on), **claimed), besides)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("on", "standing", "states", "expected"),
    [
        ("2001-01-01", "member", ("XA", "XB"), "holds"),
        ("2010-07-01", "member", ("XB",), "holds"),
        ("2010-07-01", "suspended", ("XA",), "holds"),
        ("2010-07-01", "in", ("XA", "XB"), "holds"),
        ("1999-01-01", "in", (), "holds"),
        ("2005-01-01", "member", ("XA",), "wrong"),
        ("2005-01-01", "member", ("XA", "XB", "XC"), "wrong"),
    ],
)
def test_a_standing_is_that_of_exactly_the_states_claimed(
    read: Read, on: str, standing: str, states: tuple[str, ...], expected: str
) -> None:
    assert judge(read(HISTORY), on, standing=standing, states=states).verdict == expected


def test_the_evidence_is_the_difference_of_the_two_sets(read: Read) -> None:
    found = judge(read(HISTORY), "2005-01-01", standing="member", states=("XA", "XC"))
    assert found.evidence == "In practice, on 2005-01-01, Gammaland was not a member; Betonia was also a member."
    assert found.events == ("in-force",)


def test_others_may_have_it_too_if_the_claim_says_so(read: Read) -> None:
    assert judge(read(HISTORY), "2005-01-01", standing="member", states=("XA",), others=True).verdict is Verdict.HOLDS


def test_of_some_states_among_others_whatever_counts_as_the_standing_is_true(read: Read) -> None:
    log = read(HISTORY + event("freeze", "2010-01-01", 'states = ["XB"]', instrument="charter", basis="practice"))

    def verdict(standing: str, *states: str, others: bool = True) -> Verdict:
        return judge(log, "2010-07-01", standing=standing, states=states, others=others).verdict

    assert verdict("member", "XB") is verdict("frozen", "XB") is verdict("party", "XA", "XB") is Verdict.HOLDS
    assert verdict("signatory", "XB") is Verdict.WRONG
    assert verdict("party", "XA", "XB", others=False) is Verdict.WRONG


def test_what_dates_leave_open_is_undecided(read: Read) -> None:
    log = read(MEMBERS + event("lapse", "2010", 'states = ["XA"]', instrument="charter"))
    found = judge(log, "2010-06-01", standing="member", states=("XA", "XB"))
    assert found.verdict is Verdict.UNDECIDED
    assert "Alphia may have been a member." in found.evidence


def test_what_holds_in_the_other_reading_is_imprecise(read: Read) -> None:
    log = read(HISTORY)
    found = judge(log, "2010-07-01", standing="member", states=("XA", "XB"))
    assert (found.verdict, found.evidence.endswith("It holds in law.")) == (Verdict.IMPRECISE, True)
    strict = judge(log, "2010-07-01", standing="member", states=("XA", "XB"), reading=Reading.LAW)
    assert strict.verdict is Verdict.HOLDS


def test_what_held_on_another_day_of_the_year_is_imprecise(read: Read) -> None:
    found = judge(read(MEMBERS), "2000-12-30", standing="member", states=("XA", "XB"))
    assert (found.verdict, found.evidence.endswith("It holds on 2001-01-01.")) == (Verdict.IMPRECISE, True)
    assert judge(read(MEMBERS), "1999-06-01", standing="member", states=("XA", "XB")).verdict is Verdict.WRONG


def test_two_sources_make_a_dispute_and_one_alone_does_not(read: Read) -> None:
    one = MEMBERS + DECIDED + claim("s2", "date", '"2008-12-19"')
    early: dict[str, Any] = {"standing": "suspended", "states": ("XA",)}
    assert judge(read(one), "2009-01-01", **early).verdict is Verdict.WRONG
    assert "It holds only according to s2" in judge(read(one), "2009-01-01", **early).evidence
    assert judge(read(one + claim("s1", "date", '"2008"')), "2009-01-01", **early).verdict is Verdict.DISPUTED


def test_one_source_makes_a_dispute_where_the_kept_value_is_not_sure(read: Read) -> None:
    log = read(MEMBERS + unsure(DECIDED) + claim("s2", "date", '"2008-12-19"'))
    assert judge(log, "2009-01-01", standing="suspended", states=("XA",)).verdict is Verdict.DISPUTED


def test_the_source_that_is_checked_is_no_witness_of_its_own(read: Read) -> None:
    log = read(MEMBERS + unsure(DECIDED) + claim("s2", "date", '"2008-12-19"'))
    assert judge(log, "2009-01-01", "s2", standing="suspended", states=("XA",)).verdict is Verdict.WRONG


def test_what_rests_on_a_rejected_event_is_wrong_with_its_reason(read: Read) -> None:
    log = read(MEMBERS + DECIDED + rejected(RETURN, "Two facts were joined."))
    found = judge(log, "2012-09-01", standing="member", states=("XA", "XB"))
    assert found.verdict is Verdict.WRONG
    assert "back is rejected: Two facts were joined." in found.evidence


def test_a_claim_about_the_chair_is_judged_and_a_gap_refutes_nobody(read: Read) -> None:
    log = read(CHAIRS)
    held = judge(log, "2003-05-01", chair="XB")
    assert (held.verdict, held.evidence, held.events) == (Verdict.HOLDS, "", ("chair-b",))
    assert judge(log, "2006-05-01", chair="").verdict is Verdict.HOLDS
    assert judge(log, "2006-05-01", chair="XA").verdict is Verdict.UNDECIDED
    wrong = judge(log, "2003-05-01", chair="XC")
    assert (wrong.verdict, wrong.evidence) == (
        Verdict.WRONG,
        "Chair of the Council on 2003-05-01 in practice: Bo of Betonia.",
    )


def test_the_person_in_the_chair_is_judged_too_if_claimed(read: Read) -> None:
    log = read(CHAIRS)
    assert judge(log, "2003-05-01", chair="XB", person="Bo").verdict is Verdict.HOLDS
    assert judge(log, "2003-05-01", chair="XB", person="Ann").verdict is Verdict.WRONG
    unnamed = read(CHAIRS.replace('person = "Bo"\n', ""))
    assert judge(unnamed, "2003-05-01", chair="XB", person="Bo").verdict is Verdict.UNDECIDED


def test_a_claim_about_an_office_is_judged_by_the_person(read: Read) -> None:
    log = read(event("appointment", "2003-01-01", 'person = "Cy"', 'states = ["XC"]', body="office"))
    assert judge(log, "2003-05-01", office="office", person="Cy").verdict is Verdict.HOLDS
    assert judge(log, "2003-05-01", office="office", person="Di").verdict is Verdict.WRONG
    assert judge(log, "2002-05-01", office="office").verdict is Verdict.HOLDS


def test_a_vacant_office_refutes_a_claim_to_it_and_an_unknown_holder_does_not(read: Read) -> None:
    taken = event("appointment", "2003-01-01", 'person = "Cy"', 'states = ["XC"]', body="office")
    left = event("departure", "2004-01-01", 'person = "Cy"', 'states = ["XC"]', body="office", ident="left")
    log = read(taken + left)
    wrong = judge(log, "2006-05-01", office="office", person="Cy")
    assert (wrong.verdict, wrong.events) == (Verdict.WRONG, ("left",))
    assert wrong.evidence == "Secretary on 2006-05-01 in practice: vacant."
    assert judge(log, "2006-05-01", office="office").verdict is Verdict.HOLDS
    unknown = judge(log, "2002-05-01", office="office", person="Cy")
    assert unknown.verdict is Verdict.UNDECIDED
    assert unknown.evidence == "Secretary on 2002-05-01 in practice: no source names the holder."


@pytest.mark.parametrize(
    ("on", "claimed", "near"),
    [
        ("2010-12-25", {"standing": "member", "states": ("XA", "XB")}, "2010-12-18"),
        ("2011-03-02", {"standing": "suspended", "states": ("XA",)}, "2011-02-28"),
        ("2011-01-24", {"standing": "member", "states": ("XA", "XB")}, "2011-03-01"),
        ("2000-01-01", {"standing": "member", "states": ("XA", "XB")}, "2001-01-01"),
        ("2002-12-30", {"chair": "XB"}, "2003-01-01"),
        ("2003-01-02", {"office": "office", "person": "Cy"}, "2003-05-01"),
    ],
)
def test_the_nearest_day_of_a_year_on_which_it_holds_is_told(
    read: Read, on: str, claimed: dict[str, Any], near: str
) -> None:
    back = event("resumption", "2011-03-01", 'states = ["XA"]', instrument="charter")
    seats = "".join(
        event("appointment", day, f'person = "{person}"', body="office")
        for day, person in (("2002-01-01", "Di"), ("2003-05-01", "Cy"))
    )
    found = judge(read(MEMBERS + DECIDED + back + CHAIRS + seats), on, **claimed)
    assert (found.verdict, found.evidence.split(". ")[-1]) == (Verdict.IMPRECISE, f"It holds on {near}.")


def test_who_says_so_is_told_with_the_verdict(read: Read) -> None:
    log = MEMBERS + DECIDED + claim("s2", "date", '"2009-12-19"')
    early: dict[str, Any] = {"on": "2010-06-01", "standing": "suspended", "states": ("XA",)}
    near = judge(read(log), **early)
    assert near.evidence.endswith("Alphia was not suspended. It holds on 2010-12-19. According to s2, it holds.")
    one = judge(read(log.replace(DECIDED, unsure(DECIDED))), **early)
    assert (one.verdict, one.evidence.split(". ")[-1]) == (Verdict.DISPUTED, "It holds according to s2.")
    two = judge(read(log + claim("s1", "date", '"2009"')), **early)
    assert (two.verdict, two.evidence.split(". ")[-1]) == (Verdict.DISPUTED, "It holds according to s2, s1.")


def test_other_sources_are_heard_on_the_chair_and_on_an_office(read: Read) -> None:
    seats = "".join(
        event(kind, day, f'person = "{person}"', *lines, body=body)
        + (claim("s2", "date", '"2001-01-01"') if said else "")
        for kind, body, day, person, said, *lines in (
            ("chairmanship", "council", "2000-01-01", "Ann", False, 'states = ["XA"]'),
            ("chairmanship", "council", "2003-01-01", "Bo", True, 'states = ["XB"]'),
            ("appointment", "office", "2000-01-01", "Di", False),
            ("appointment", "office", "2003-01-01", "Cy", True),
        )
    )
    claims: tuple[dict[str, Any], ...] = ({"chair": "XB"}, {"office": "office", "person": "Cy"})
    for claimed in claims:
        found = judge(read(seats), "2001-06-01", **claimed)
        assert (found.verdict, found.evidence.split(". ")[-1]) == (Verdict.WRONG, "It holds only according to s2.")


def test_other_sources_are_heard_in_the_reading_of_the_claim(read: Read) -> None:
    log = read(MEMBERS + PUBLIC + DECIDED + claim("s2", "date", '"2012-12-19"'))
    found = judge(log, "2012-06-01", standing="member", states=("XA", "XB"), reading=Reading.LAW)
    assert (found.verdict, found.evidence.split(". ")[-1]) == (Verdict.WRONG, "It holds only according to s2.")
    practice = judge(read(HISTORY), "2010-06-22", standing="suspended", states=("XA",))
    assert practice.evidence.endswith("It holds on 2010-06-28. According to s2, it holds.")


def test_a_rejected_event_refutes_only_what_it_would_bear(read: Read) -> None:
    leaves = event("withdrawal", "2011-01-01", 'states = ["XB"]', instrument="charter", ident="leaves")
    said = DECIDED + claim("s2", "date", '"2008-12-19"')
    log = read(MEMBERS + said + rejected(leaves, "Nobody left.") + rejected(RETURN, "Two facts were joined."))
    early = judge(log, "2009-01-01", standing="suspended", states=("XA",))
    assert early.evidence.endswith("It holds only according to s2.")
    back = judge(log, "2012-09-01", standing="member", states=("XA", "XB"))
    assert back.evidence.endswith("back is rejected: Two facts were joined.")


def test_all_who_may_have_the_chair_are_told_with_the_events_that_brought_them(read: Read) -> None:
    found = judge(read(CHAIRS.replace("2003-01-01", "2003")), "2003-05-01", chair="XB")
    assert (found.verdict, found.events) == (Verdict.UNDECIDED, ("chair-a", "chair-b"))
    assert found.evidence == "Chair of the Council on 2003-05-01 in practice: Ann of Alphia or Bo of Betonia."


def test_a_holder_who_is_not_known_is_told_as_such(read: Read) -> None:
    found = judge(read(CHAIRS), "2006-05-01", chair="XA")
    assert found.evidence == "Chair of the Council on 2006-05-01 in practice: no source names the holder."


def test_what_is_open_for_others_leaves_a_claim_open_that_names_all(read: Read) -> None:
    log = read(MEMBERS + event("lapse", "2010", 'states = ["XA"]', instrument="charter"))
    claimed: dict[str, Any] = {"on": "2010-06-01", "standing": "member", "states": ("XB",)}
    assert judge(log, **claimed).verdict is Verdict.UNDECIDED
    among = judge(log, **claimed, others=True)
    assert (among.verdict, among.evidence, among.events) == (Verdict.HOLDS, "", ("in-force",))


def test_several_states_in_the_evidence_are_parted_by_a_space(read: Read) -> None:
    found = judge(read(MEMBERS), "2005-01-01", standing="observer", states=("XC", "XB", "XA"))
    assert "Alphia, Betonia and Gammaland were not observers" in found.evidence
