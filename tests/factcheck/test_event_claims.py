"""Which event a claim means, and what other sources and rejected events say of it."""

from typing import Any

import pytest

from cstocli.factcheck import Verdict, evaluate, histories
from cstocli.model.assertions import Assertion
from cstocli.model.terms import Reading, Status
from support.evidence import DECIDED, HISTORY, MEMBERS, PUBLIC, RETURN, SIGNED, claim, happening, rejected, unsure
from support.judging import DRILL, judge
from support.logs import Read, event


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2007-01-01", "Something happens (2005). But the date is 2005, not 2007-01-01."),
        ("2007-01-02", "The log has no matching event, and nothing that rules one out."),
        ("2004-01-01", "Something happens (2005). But the date is 2005, not 2004-01-01."),
        ("2003-12-31", "The log has no matching event, and nothing that rules one out."),
    ],
)
def test_an_event_is_meant_within_a_year_of_the_days_on_which_it_may_have_been(
    read: Read, date: str, told: str
) -> None:
    assert judge(read(event("crisis", "2005", ident="riot")), kind="crisis", date=date).evidence == told


@pytest.mark.parametrize("word", ["something HAPPENS", "Shield-2005", "northern", "burnt TANKS"])
def test_words_find_an_event_by_its_title_name_place_or_note(read: Read, word: str) -> None:
    log = read(DRILL.replace("[[event]]", '[[event]]\nname = "Shield-2005"'))
    assert judge(log, about=(word,)).verdict is Verdict.HOLDS
    assert judge(log, about=(word, "submarines")).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("meant", "other"),
    [
        ({"kind": "session"}, {"kind": "decision"}),
        ({"body": "council"}, {"body": "office"}),
        ({"states": ("XA", "XC")}, {"states": ("XC",)}),
        ({"status": Status.HELD}, {"status": Status.PLANNED}),
    ],
)
def test_an_event_of_another_kind_body_state_or_status_is_not_meant(
    read: Read, meant: dict[str, Any], other: dict[str, Any]
) -> None:
    log = read(event("session", "2005-05-05", 'states = ["XA", "XB"]', body="council", ident="met"))
    assert judge(log, date="2005", **meant).events == ("met",)
    assert judge(log, date="2005", **other).events == ()


def test_an_act_on_a_treaty_may_be_told_by_several_events(read: Read) -> None:
    third = event("signature", "2000-03-03", 'states = ["XC"]', instrument="charter", ident="third")
    log = read(SIGNED + third)
    every = judge(log, kind="signature", instrument="charter", date="2000", states=("XA", "XB", "XC"), only=True)
    assert (every.verdict, every.events) == (Verdict.HOLDS, ("signed", "third"))
    day = judge(log, kind="signature", instrument="charter", date="2000-01-01", states=("XA", "XB", "XC"))
    assert (day.verdict, "2000-03-03" in day.evidence) == (Verdict.IMPRECISE, True)
    two = judge(log, kind="signature", instrument="charter", date="2000", states=("XA", "XB"), only=True)
    assert (two.verdict, "Gammaland too" in two.evidence) == (Verdict.IMPRECISE, True)
    among = judge(log, kind="signature", instrument="charter", date="2000", states=("XA",))
    assert among.verdict is Verdict.HOLDS
    one = judge(log, kind="signature", instrument="charter", date="2000", states=("XA",), only=True)
    assert (one.verdict, one.events) == (Verdict.IMPRECISE, ("signed", "third"))
    assert one.evidence == "Something happens (2000-01-01). Betonia and Gammaland too."


def test_an_entry_into_force_can_be_claimed_without_its_states(read: Read) -> None:
    log = read(MEMBERS)
    assert judge(log, kind="entry-into-force", instrument="charter", date="2001").verdict is Verdict.HOLDS
    assert judge(log, kind="entry-into-force", instrument="charter", date="2000").verdict is Verdict.IMPRECISE


def test_what_is_practice_at_that_day_and_law_at_another_is_imprecise(read: Read) -> None:
    log = read(HISTORY)
    found = judge(log, kind="suspension", states=("XA",), date="2010-06-28")
    assert (found.verdict, found.events) == (Verdict.IMPRECISE, ("public", "decided"))
    assert judge(log, kind="suspension", states=("XA",), date="2010").verdict is Verdict.HOLDS


def test_a_freeze_that_no_act_of_law_followed_holds(read: Read) -> None:
    log = read(MEMBERS + event("freeze", "2010-01-01", 'states = ["XA"]', instrument="charter"))
    assert judge(log, kind="freeze", states=("XA",), date="2010-01-01").verdict is Verdict.HOLDS


def test_a_claim_that_the_log_rejects_is_wrong_with_its_reason(read: Read) -> None:
    log = read(MEMBERS + DECIDED + rejected(RETURN, "Two facts were joined."))
    found = judge(log, kind="resumption", instrument="charter", states=("XA",), date="2012-08")
    assert (found.verdict, found.events) == (Verdict.WRONG, ("back",))
    assert found.evidence == "back is rejected: Two facts were joined."


def test_of_several_rejected_events_the_one_nearest_to_the_claimed_date_refutes(read: Read) -> None:
    later = RETURN.replace("2012-08", "2014-08").replace('"back"', '"again"')
    log = read(MEMBERS + DECIDED + rejected(RETURN, "Two facts were joined.") + rejected(later, "Nobody says so."))
    back: dict[str, Any] = {"kind": "resumption", "instrument": "charter", "states": ("XA",)}
    assert judge(log, date="2012", **back).events == ("back",)
    assert judge(log, date="2014", **back).events == judge(log, **back).events == ("again",)


def test_an_act_whose_effect_does_not_hold_afterwards_is_wrong(read: Read) -> None:
    found = judge(read(MEMBERS + DECIDED), kind="resumption", instrument="charter", states=("XA",), date="2015")
    assert found.verdict is Verdict.WRONG
    assert found.evidence == "At the end of 2015-12-31 the bond of Alphia to charter was: suspended, so no resumption."
    assert found.events == ("decided",)


def test_an_act_of_a_state_that_is_not_bound_or_only_possibly_bound_is_wrong(read: Read) -> None:
    log = read(MEMBERS + event("suspension", "2010", 'states = ["XA"]', instrument="charter", ident="some-day"))
    joined = judge(log, kind="accession", instrument="charter", states=("XC",), date="2015")
    assert (joined.verdict, joined.events) == (Verdict.WRONG, ())
    assert joined.evidence == "At the end of 2015-12-31 the bond of Gammaland to charter was: no bond, so no accession."
    left = judge(log, kind="withdrawal", instrument="charter", states=("XA",), date="2010-06-01")
    assert (left.verdict, left.events) == (Verdict.WRONG, ("in-force", "some-day"))
    assert "the bond of Alphia to charter was: in force or suspended, so no withdrawal." in left.evidence


def test_who_is_said_to_have_joined_may_have_come_back(read: Read) -> None:
    lapsed = event("lapse", "2005-01-01", 'states = ["XA"]', instrument="charter")
    back = event("resumption", "2006-06-01", 'states = ["XA"]', instrument="charter", ident="back")
    found = judge(read(MEMBERS + lapsed + back), kind="accession", instrument="charter", states=("XA",), date="2006")
    assert (found.verdict, found.events) == (Verdict.IMPRECISE, ("back",))
    assert "the kind is resumption, not accession" in found.evidence


def test_who_is_said_to_have_withdrawn_lapsed_and_did_not_only_give_notice(read: Read) -> None:
    notice = event("notice", "2010-02-04", 'states = ["XA"]', instrument="charter", of="non-renewal", ident="notice")
    lapse = event("lapse", "2010-04-20", 'states = ["XA"]', instrument="charter", ident="lapse")
    found = judge(read(MEMBERS + notice + lapse), kind="withdrawal", date="2010", states=("XA",), instrument="charter")
    assert (found.verdict, found.events) == (Verdict.IMPRECISE, ("lapse",))
    assert "the kind is lapse, not withdrawal" in found.evidence


def test_a_freeze_is_no_withdrawal(read: Read) -> None:
    log = read(MEMBERS + event("freeze", "2010-01-01", 'states = ["XA"]', instrument="charter"))
    assert judge(log, kind="withdrawal", instrument="charter", states=("XA",), date="2010").verdict is Verdict.WRONG


def test_what_is_told_of_another_instrument_is_imprecise(read: Read) -> None:
    log = read(
        event("signature", "2001-01-01", 'states = ["XA"]', 'note = "Foreign bases"', instrument="pact", ident="p")
    )
    found = judge(log, instrument="treaty", about=("bases",))
    assert (found.verdict, "the instrument is pact, not treaty" in found.evidence) == (Verdict.IMPRECISE, True)


def test_two_other_sources_make_a_dispute_and_one_is_named(read: Read) -> None:
    one = MEMBERS + DECIDED + claim("s2", "date", '"2010-12-20"')
    what: dict[str, Any] = {"kind": "suspension", "states": ("XA",), "date": "2010-12-20"}
    found = judge(read(one), **what)
    assert (found.verdict, "Only s2 agrees with the claim." in found.evidence) == (Verdict.IMPRECISE, True)
    two = judge(read(one + claim("s1", "date", '"2010-12-20"')), **what)
    assert (two.verdict, two.events) == (Verdict.DISPUTED, ("decided",))
    assert two.evidence == "Something happens (2010-12-19). But s2, s1 agree with the claim."
    assert judge(read(one + claim("s1", "date", '"2010-12-20"')), "s1", **what).verdict is Verdict.IMPRECISE
    alone = judge(read(one.replace(DECIDED, unsure(DECIDED))), **what)
    assert alone.verdict is Verdict.DISPUTED
    assert alone.evidence == "Something happens (2010-12-19). But s2 agrees with the claim."


def test_a_kept_value_of_low_confidence_that_others_deny_is_disputed(read: Read) -> None:
    told = unsure(DECIDED, "low") + claim("s2", "date", '"2009"')
    what: dict[str, Any] = {"kind": "suspension", "states": ("XA",), "date": "2010-12-19"}
    assert judge(read(MEMBERS + told), **what).verdict is Verdict.DISPUTED
    checked = judge(read(MEMBERS + told), "s2", **what)
    assert (checked.verdict, checked.evidence) == (Verdict.HOLDS, "Something happens (2010-12-19).")
    sure = judge(read(MEMBERS + told.replace("low", "high")), **what)
    assert (sure.verdict, "Contradicted by: s2." in sure.evidence) == (Verdict.HOLDS, True)


def test_a_source_that_says_otherwise_of_something_else_does_not_tell_it_otherwise(read: Read) -> None:
    place, year = claim("s2", "place", '"Elsewhere"'), claim("s1", "date", '"2009"')
    also = claim("s2", "date", '"2008"')
    what: dict[str, Any] = {"kind": "suspension", "states": ("XA",), "date": "2010-12-19"}
    assert judge(read(MEMBERS + DECIDED + place), **what).evidence == "Something happens (2010-12-19)."
    told = judge(read(MEMBERS + DECIDED + place + year + also), **what)
    assert told.evidence == "Something happens (2010-12-19). Contradicted by: s1, s2."


def test_the_reading_law_leaves_practice_out(read: Read) -> None:
    claimed = Assertion(reading=Reading.LAW, event=happening(kind="suspension", date="2010-06-28", states=("XA",)))
    assert evaluate(histories(read(MEMBERS + PUBLIC)), claimed).verdict is Verdict.UNDECIDED


def test_what_was_only_planned_is_found_by_its_status_alone(read: Read) -> None:
    log = read(event("exercise", "2030-05-05", 'status = "planned"', series="shield"))
    assert judge(log, kind="exercise", date="2030").verdict is Verdict.UNDECIDED
    assert judge(log, kind="exercise", date="2030", status=Status.PLANNED).verdict is Verdict.HOLDS
