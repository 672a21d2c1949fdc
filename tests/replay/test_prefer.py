from datetime import date

import pytest

from cstocli.model.errors import UnknownNameError
from cstocli.model.log import EventLog
from cstocli.model.terms import Certainty, Reading, SourceKey
from cstocli.replay.prefer import describe_preference, find_source, prefer
from cstocli.reports.members import members
from support.evidence import DECIDED, HISTORY, MEMBERS, PUBLIC, RETURN, claim, rejected
from support.logs import Read, event

S2 = SourceKey("s2")


def standing(log: EventLog, day: date, reading: Reading = Reading.PRACTICE) -> list[tuple[str, str]]:
    return [(row["standing"], row["certainty"]) for row in members(log, day, reading).dicts() if row["state"] == "XA"]  # type: ignore[misc]


def test_a_claim_stands_in_the_place_of_the_kept_value(read: Read) -> None:
    log = read(HISTORY)
    assert standing(log, date(2010, 6, 20)) == [("member", "certain")]
    assert standing(prefer(log, S2), date(2010, 6, 20)) == [("suspended", "certain")]


def test_the_claims_of_others_are_left_alone(read: Read) -> None:
    log = read(HISTORY)
    assert prefer(log, SourceKey("s1")).events == log.events


def test_the_kept_value_becomes_the_claim_of_the_other_sources_where_a_claim_is_adopted(read: Read) -> None:
    preferred = prefer(read(HISTORY), S2)
    (left,) = preferred.by_id["public"].claims  # type: ignore[index]
    assert (left.source, left.field, str(left.value)) == ("s1", "date", "2010-06-28")
    assert preferred.preferred is not None
    assert preferred.preferred.changed == ("public",)


def test_a_rejected_event_of_the_source_is_added_after_what_the_log_knows_before_it(read: Read) -> None:
    log = read(MEMBERS + DECIDED + rejected(RETURN, "Two facts were joined."))
    assert standing(log, date(2012, 9, 1)) == [("suspended", "certain")]
    preferred = prefer(log, S2)
    assert standing(preferred, date(2012, 9, 1)) == [("member", "certain")]
    assert {word for word, _ in standing(preferred, date(2011, 1, 1))} == {"member", "suspended"}
    assert all(sure == Certainty.POSSIBLE for _, sure in standing(preferred, date(2011, 1, 1)))
    assert preferred.rejected == ()
    assert preferred.preferred is not None
    assert preferred.preferred.added == ("back",)


def test_a_rejected_event_of_another_source_stays_rejected(read: Read) -> None:
    log = read(MEMBERS + DECIDED + rejected(RETURN, "Two facts were joined."))
    preferred = prefer(log, SourceKey("s1"))
    assert preferred.rejected == log.rejected
    assert standing(preferred, date(2012, 9, 1)) == [("suspended", "certain")]


def test_another_kind_is_taken_with_the_fields_that_both_have(read: Read) -> None:
    log = read(MEMBERS + PUBLIC + claim("s2", "kind", '"withdrawal"'))
    assert standing(prefer(log, S2), date(2010, 7, 1)) == []
    assert prefer(log, S2).by_id["public"].kind == "withdrawal"  # type: ignore[index]


def test_a_claimed_kind_without_its_required_fields_is_not_applied_and_a_note_says_so(read: Read) -> None:
    log = read(event("statement", "2000-05-05", ident="said") + claim("s2", "kind", '"signature"'))
    preferred = prefer(log, S2)
    assert preferred.by_id["said"].kind == "statement"  # type: ignore[index]
    assert list(describe_preference(preferred)) == [
        "As s2 has it: no event changed.",
        "Its claim on said cannot be replayed: it lacks what an event of that kind needs.",
    ]
    assert preferred.by_id["said"].claims == log.by_id["said"].claims  # type: ignore[index]


def test_a_claim_on_a_field_that_the_claimed_kind_has_not_is_left(read: Read) -> None:
    drill = event("exercise", "2005-05-05", ident="drill")
    preferred = prefer(read(drill + claim("s2", "kind", '"crisis"') + claim("s2", "personnel", '"70"')), S2)
    assert preferred.by_id["drill"].kind == "crisis"  # type: ignore[index]
    assert preferred.preferred is not None
    assert preferred.preferred.unread == ("drill",)


def test_the_changes_of_a_preference_are_described_in_a_sentence(read: Read) -> None:
    assert list(describe_preference(prefer(read(HISTORY), S2))) == ["As s2 has it: changed public."]
    assert list(describe_preference(prefer(read(HISTORY), SourceKey("s1")))) == ["As s1 has it: no event changed."]
    log = read(MEMBERS + DECIDED + rejected(RETURN, "Two facts were joined."))
    assert list(describe_preference(prefer(log, S2))) == ["As s2 has it: no event changed, added back."]
    drills = [event("exercise", f"200{n}", ident=f"drill-{n}") + claim("s2", "name", '"Drill"') for n in range(7)]
    assert list(describe_preference(prefer(read("".join(drills[:5])), S2))) == [
        "As s2 has it: changed drill-0, drill-1, drill-2, drill-3, drill-4."
    ]
    assert list(describe_preference(prefer(read("".join(drills)), S2))) == [
        "As s2 has it: changed drill-0, drill-1, drill-2, drill-3, drill-4 and 2 more."
    ]


def test_a_claim_of_another_source_stays_beside_the_one_that_was_taken(read: Read) -> None:
    drill = event("exercise", "2005-05-05", ident="drill") + claim("s2", "name", '"Two"') + claim("s1", "name", '"One"')
    preferred = prefer(read(drill), S2)
    assert [left.source for left in preferred.events[0].claims] == ["s1"]
    assert preferred.preferred is not None
    assert (preferred.preferred.source, preferred.preferred.unread) == ("s2", ())


def test_only_what_was_held_before_and_on_the_same_subjects_bounds_an_asserted_event(read: Read) -> None:
    log = read(MEMBERS + DECIDED + rejected(RETURN, "Two facts were joined."))
    late = event("suspension", "2020-01-01", 'states = ["XA"]', instrument="charter", ident="late")
    planned = event("suspension", "2012-01-01", 'states = ["XA"]', instrument="charter", ident="plan", status="planned")
    other = event("accession", "2012-02-01", 'states = ["XC"]', instrument="charter", ident="other")
    more = read(MEMBERS + DECIDED + rejected(RETURN, "Two facts were joined.") + planned + other + late)
    alone, among = (prefer(one, S2).by_id["back"].takes_effect for one in (log, more))  # type: ignore[index]
    assert alone == among
    assert alone.earliest == date(2010, 12, 19)
    last_day = event("suspension", "2012-08-31", 'states = ["XA"]', instrument="charter", ident="last-day")
    bounded = prefer(read(MEMBERS + DECIDED + last_day + rejected(RETURN, "Two facts were joined.")), S2)
    assert bounded.by_id["back"].takes_effect.earliest == date(2012, 8, 31)  # type: ignore[index]


def test_an_asserted_event_with_an_effect_is_bounded_by_that_and_keeps_its_day(read: Read) -> None:
    back = event(
        "resumption", "2012-06-01", 'states = ["XA"]', instrument="charter", effect="[..2012-08]", ident="back"
    )
    found = prefer(read(MEMBERS + DECIDED + rejected(back, "Two facts were joined.")), S2).by_id["back"]  # type: ignore[index]
    assert (found.date.text, found.takes_effect.text) == ("2012-06-01", "[2010-12-19..2012-08-31]")


def test_an_asserted_event_is_bounded_where_it_takes_effect(read: Read) -> None:
    late = event(
        "resumption", "2011-01-01", 'states = ["XA"]', instrument="charter", ident="back", effect="[..2012-08]"
    )
    back = prefer(read(MEMBERS + DECIDED + rejected(late, "No decision says so.")), S2).by_id["back"]  # type: ignore[index]
    assert (back.date.text, back.takes_effect.text) == ("2011-01-01", "[2010-12-19..2012-08-31]")


def test_a_log_without_a_preference_has_no_note_about_one(read: Read) -> None:
    assert list(describe_preference(read(HISTORY))) == []


def test_a_source_is_found_in_any_case_and_a_near_miss_is_named(read: Read) -> None:
    log = read(HISTORY)
    assert find_source(log, " S2 ") == "s2"
    with pytest.raises(UnknownNameError, match="unknown source 's22'") as caught:
        find_source(log, "s22")
    assert caught.value.hint == "did you mean 's2'?"
