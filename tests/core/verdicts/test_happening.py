from itertools import pairwise
from typing import Any

import pytest

from conftest import Read, event
from cstocli.core.assertions import Assertion
from cstocli.core.dates import parse
from cstocli.core.log import Log
from cstocli.core.terms import Figure, Reading, Status
from cstocli.core.verdicts import Finding, Verdict, evaluate, histories, together
from evidence import DECIDED, HISTORY, IN_FORCE, MEMBERS, PUBLIC, RETURN, SIGNED, claim, happening, rejected, unsure

DRILL = event(
    "exercise",
    "2005-05-05",
    'end = "2005-05-09"',
    'host = ["XA"]',
    'states = ["XA", "XB"]',
    'personnel = "~4000"',
    'note = "About 1,200 guests came; two of 15 burnt tanks were lost."',
    ident="drill",
    series="shield",
    place="Northern range",
)


def judge(log: Log, besides: str | None = None, on: str | None = None, **what: Any) -> Finding:  # noqa: ANN401 - fields of what happened
    day: dict[str, Any] = {"on": parse(on)} if on else {}
    return evaluate(histories(log), Assertion(event=happening(**what), **day), besides)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2005-05-05", "holds"),
        ("2005-05-07", "holds"),
        ("2005-05", "holds"),
        ("2005", "holds"),
        ("2005-05-05/2005-05-09", "holds"),
        ("2005-05-05/2005-05-07", "holds"),
        ("2005-05-07/2005-05-09", "holds"),
        ("2005-05-07/2005-05-10", "imprecise"),
        ("2005-05-10", "imprecise"),
        ("2006", "imprecise"),
        ("2007", "undecided"),
    ],
)
def test_a_date_fits_by_day_by_span_and_is_imprecise_within_a_year(read: Read, date: str, expected: str) -> None:
    assert judge(read(DRILL), kind="exercise", series="shield", date=date).verdict == expected


def test_a_date_that_the_log_knows_less_well_is_undecided(read: Read) -> None:
    log = read(event("crisis", "2005", ident="riot"))
    for date in ("2005-01-01", "2005-06-01", "2005-12-31"):
        assert judge(log, kind="crisis", date=date).verdict is Verdict.UNDECIDED
    for date in ("2004-12-31", "2006-01-01"):
        assert judge(log, kind="crisis", date=date).verdict is Verdict.IMPRECISE
    assert judge(log, kind="crisis", date="2005").verdict is Verdict.HOLDS
    for date in ("2004/2005", "2005/2006"):
        assert judge(log, kind="crisis", date=date).verdict is Verdict.HOLDS


def test_an_act_may_be_told_by_its_day_and_by_that_of_its_effect(read: Read) -> None:
    leaves = event("withdrawal", "2005-01-01", 'states = ["XA"]', instrument="charter", effect="2005-07-01")
    log = read(MEMBERS + leaves)
    for date in ("2005-01-01", "2005-07-01"):
        assert judge(log, kind="withdrawal", date=date).verdict is Verdict.HOLDS
    between = judge(log, kind="withdrawal", date="2005-03-01")
    assert between.evidence.endswith("But the date is 2005-01-01 and 2005-07-01, not 2005-03-01.")


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2007-01-01", "Something happens (2005). But the date is 2005, not 2007-01-01."),
        ("2007-01-02", "The log has no such event, and nothing that excludes it."),
        ("2004-01-01", "Something happens (2005). But the date is 2005, not 2004-01-01."),
        ("2003-12-31", "The log has no such event, and nothing that excludes it."),
    ],
)
def test_an_event_is_meant_within_a_year_of_the_days_on_which_it_may_have_been(
    read: Read, date: str, told: str
) -> None:
    assert judge(read(event("crisis", "2005", ident="riot")), kind="crisis", date=date).evidence == told


def test_a_date_about_a_day_holds_for_that_day(read: Read) -> None:
    log = read(event("crisis", "2005-03-01~", ident="riot"))
    assert judge(log, kind="crisis", date="2005-03-01").verdict is Verdict.HOLDS


@pytest.mark.parametrize(
    ("personnel", "expected"),
    [
        (Figure(4000), "holds"),
        (Figure(4300), "holds"),
        (Figure(3000, ">"), "holds"),
        (Figure(2000, ">"), "imprecise"),
        (Figure(5000, "<="), "holds"),
        (Figure(3000, "", 5000), "holds"),
        (Figure(3000), "imprecise"),
    ],
)
def test_a_figure_fits_where_the_ranges_of_both_touch(read: Read, personnel: Figure, expected: str) -> None:
    assert judge(read(DRILL), series="shield", date="2005", personnel=personnel).verdict == expected


@pytest.mark.parametrize(
    ("claimed", "fit", "apart"),
    [
        (Figure(100), (100,), (99, 101)),
        (Figure(100, "~"), (90, 110), (89, 111)),
        (Figure(100, ">"), (100, 101, 149), (99, 150)),
        (Figure(100, "<="), (50, 100), (49, 101)),
        (Figure(80, "", 100), (80, 100), (79, 101)),
    ],
)
def test_a_figure_reaches_as_far_as_its_words_and_no_further(
    read: Read, claimed: Figure, fit: tuple[int, ...], apart: tuple[int, ...]
) -> None:
    def verdict(number: int) -> Verdict:
        log = read(event("exercise", "2005-05-05", f'personnel = "{number}"'))
        return judge(log, kind="exercise", personnel=claimed).verdict

    assert {verdict(number) for number in fit} == {Verdict.HOLDS}
    assert {verdict(number) for number in apart} == {Verdict.IMPRECISE}


def test_what_differs_is_told_with_both_values(read: Read) -> None:
    found = judge(read(DRILL), series="shield", personnel=Figure(70000), host=("XB",), place="South")
    assert found.verdict is Verdict.IMPRECISE
    assert found.evidence == (
        "Something happens (2005-05-05). But the hosts are XA, without XB; "
        "the place is Northern range, not South; personnel ~4000, not 70000."
    )
    assert found.events == ("drill",)


def test_a_figure_that_the_log_does_not_give_is_undecided(read: Read) -> None:
    assert judge(read(DRILL), series="shield", aircraft=Figure(7)).verdict is Verdict.UNDECIDED


def test_a_figure_told_in_words_is_read_from_the_note(read: Read) -> None:
    log = read(DRILL)
    assert judge(log, series="shield", figures={"guests": Figure(1200)}).verdict is Verdict.HOLDS
    assert judge(log, series="shield", figures={"tanks": Figure(15)}).verdict is Verdict.HOLDS
    assert judge(log, series="shield", figures={"guests": Figure(5000)}).verdict is Verdict.IMPRECISE
    assert judge(log, series="shield", figures={"ships": Figure(2)}).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("word", "near", "far", "told"),
    [
        ("guests", 1100, 1400, "~1200 guests, not 1400"),
        ("carts", 480, 700, "~500 carts, not 700"),
        ("soldiers", 400, 500, ">300 soldiers, not 500"),
        ("shells", 2500, 3500, ">2000 shells, not 3500"),
        ("tents", 30, 50, "<=40 tents, not 50"),
        ("tanks", 15, 16, "15 tanks, not 16"),
    ],
)
def test_a_figure_in_words_is_as_exact_as_the_words(read: Read, word: str, near: int, far: int, told: str) -> None:
    note = (
        "About 1,200 guests and some 500 carts came, more than 300 Afghan soldiers, over 2,000 shells, up to 40 tents."
    )
    log = read(event("crisis", "2005-05-05", f'note = "{note} 15 tanks"', ident="riot"))
    assert judge(log, kind="crisis", figures={word: Figure(near)}).verdict is Verdict.HOLDS
    found = judge(log, kind="crisis", figures={word: Figure(far)})
    assert (found.verdict, found.evidence.split("But ")[-1]) == (Verdict.IMPRECISE, f"{told}.")


def test_words_find_an_event_of_any_kind(read: Read) -> None:
    assert judge(read(DRILL), about=("burnt TANKS",)).verdict is Verdict.HOLDS
    assert judge(read(DRILL), about=("submarines",)).verdict is Verdict.UNDECIDED


def test_a_state_that_took_no_part_is_named(read: Read) -> None:
    drill = event("exercise", "2005-05-05", 'host = ["XA"]', 'states = ["XA"]', series="shield")
    found = judge(read(drill), series="shield", states=("XA", "XB", "XC"), host=("XB", "XC"))
    assert found.verdict is Verdict.IMPRECISE
    assert found.evidence.endswith("But the States are XA, without XB XC; the hosts are XA, without XB XC.")


def test_states_that_the_log_does_not_give_are_undecided(read: Read) -> None:
    found = judge(read(DRILL.replace('host = ["XA"]\n', "")), series="shield", states=("XA",), host=("XA",))
    assert found.verdict is Verdict.UNDECIDED
    assert found.evidence.endswith("But the log does not say which hosts.")


def test_only_these_states_means_no_other(read: Read) -> None:
    log = read(DRILL.replace('"XA", "XB"]', '"XA", "XB", "XC"]'))
    found = judge(log, series="shield", states=("XA",), only=True)
    assert (found.verdict, found.evidence.split("But ")[-1]) == (Verdict.IMPRECISE, "XB XC too.")
    assert judge(log, series="shield", states=("XA", "XB", "XC"), only=True).verdict is Verdict.HOLDS


def test_an_act_on_a_treaty_may_be_told_by_several_events(read: Read) -> None:
    third = event("signature", "2000-03-03", 'states = ["XC"]', instrument="charter", ident="third")
    log = read(SIGNED + third)
    every = judge(log, kind="signature", instrument="charter", date="2000", states=("XA", "XB", "XC"), only=True)
    assert (every.verdict, every.events) == (Verdict.HOLDS, ("signed", "third"))
    day = judge(log, kind="signature", instrument="charter", date="2000-01-01", states=("XA", "XB", "XC"))
    assert (day.verdict, "2000-03-03" in day.evidence) == (Verdict.IMPRECISE, True)
    two = judge(log, kind="signature", instrument="charter", date="2000", states=("XA", "XB"), only=True)
    assert (two.verdict, "XC too" in two.evidence) == (Verdict.IMPRECISE, True)
    one = judge(log, kind="signature", instrument="charter", date="2000", states=("XA",), only=True)
    assert (one.verdict, one.events) == (Verdict.IMPRECISE, ("signed", "third"))
    assert one.evidence == "Something happens (2000-01-01). XB XC too."


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
    assert found.evidence == "At the end of 2015-12-31 the bond of XA to charter: suspended, as after no resumption."
    assert found.events == ("decided",)


def test_an_act_of_a_state_that_is_not_bound_or_only_possibly_bound_is_wrong(read: Read) -> None:
    log = read(MEMBERS + event("suspension", "2010", 'states = ["XA"]', instrument="charter", ident="some-day"))
    joined = judge(log, kind="accession", instrument="charter", states=("XC",), date="2015")
    assert (joined.verdict, joined.events) == (Verdict.WRONG, ())
    assert joined.evidence == "At the end of 2015-12-31 the bond of XC to charter: no bond, as after no accession."
    left = judge(log, kind="withdrawal", instrument="charter", states=("XA",), date="2010-06-01")
    assert (left.verdict, left.events) == (Verdict.WRONG, ("in-force", "some-day"))
    assert "the bond of XA to charter: in force or suspended, as after no withdrawal." in left.evidence


def test_who_is_said_to_have_joined_may_have_come_back(read: Read) -> None:
    lapsed = event("lapse", "2005-01-01", 'states = ["XA"]', instrument="charter")
    back = event("resumption", "2006-06-01", 'states = ["XA"]', instrument="charter", ident="back")
    found = judge(read(MEMBERS + lapsed + back), kind="accession", instrument="charter", states=("XA",), date="2006")
    assert (found.verdict, found.events) == (Verdict.IMPRECISE, ("back",))
    assert "the kind is resumption, not accession" in found.evidence


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
    assert (found.verdict, "Only s2 says as claimed." in found.evidence) == (Verdict.IMPRECISE, True)
    two = judge(read(one + claim("s1", "date", '"2010-12-20"')), **what)
    assert (two.verdict, two.events) == (Verdict.DISPUTED, ("decided",))
    assert two.evidence == "Something happens (2010-12-19). But s2, s1 say as claimed."
    assert judge(read(one + claim("s1", "date", '"2010-12-20"')), "s1", **what).verdict is Verdict.IMPRECISE
    alone = judge(read(one.replace(DECIDED, unsure(DECIDED))), **what)
    assert alone.verdict is Verdict.DISPUTED
    assert alone.evidence == "Something happens (2010-12-19). But s2 says as claimed."


def test_a_kept_value_of_low_confidence_that_others_deny_is_disputed(read: Read) -> None:
    told = unsure(DECIDED, "low") + claim("s2", "date", '"2009"')
    what: dict[str, Any] = {"kind": "suspension", "states": ("XA",), "date": "2010-12-19"}
    assert judge(read(MEMBERS + told), **what).verdict is Verdict.DISPUTED
    checked = judge(read(MEMBERS + told), "s2", **what)
    assert (checked.verdict, checked.evidence) == (Verdict.HOLDS, "Something happens (2010-12-19).")
    sure = judge(read(MEMBERS + told.replace("low", "high")), **what)
    assert (sure.verdict, "Told otherwise by: s2." in sure.evidence) == (Verdict.HOLDS, True)


def test_a_source_that_says_otherwise_of_something_else_does_not_tell_it_otherwise(read: Read) -> None:
    place, year = claim("s2", "place", '"Elsewhere"'), claim("s1", "date", '"2009"')
    also = claim("s2", "date", '"2008"')
    what: dict[str, Any] = {"kind": "suspension", "states": ("XA",), "date": "2010-12-19"}
    assert judge(read(MEMBERS + DECIDED + place), **what).evidence == "Something happens (2010-12-19)."
    told = judge(read(MEMBERS + DECIDED + place + year + also), **what)
    assert told.evidence == "Something happens (2010-12-19). Told otherwise by: s1, s2."


def test_the_reading_law_leaves_practice_out(read: Read) -> None:
    claimed = Assertion(reading=Reading.LAW, event=happening(kind="suspension", date="2010-06-28", states=("XA",)))
    assert evaluate(histories(read(MEMBERS + PUBLIC)), claimed).verdict is Verdict.UNDECIDED


def test_what_was_only_planned_is_found_by_its_status_alone(read: Read) -> None:
    log = read(event("exercise", "2030-05-05", 'status = "planned"', series="shield"))
    assert judge(log, kind="exercise", date="2030").verdict is Verdict.UNDECIDED
    assert judge(log, kind="exercise", date="2030", status=Status.PLANNED).verdict is Verdict.HOLDS


def test_how_many_there_were_counts_an_umbrella_and_its_parts_once(read: Read) -> None:
    part = event("exercise", "2005-05-06", 'umbrella = "drill"', ident="part", series="shield")
    log = read(DRILL + part + event("exercise", "2006-05-06", series="shield"))
    assert judge(log, kind="exercise", count=Figure(2)).verdict is Verdict.HOLDS
    less = judge(log, kind="exercise", count=Figure(3))
    assert (less.verdict, less.evidence) == (Verdict.IMPRECISE, "The log has 2, not 3.")
    none = judge(log, kind="exercise", date="2009", count=Figure(1))
    assert (none.verdict, none.evidence) == (
        Verdict.UNDECIDED,
        "The log has none, and nothing that excludes one.",
    )


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (Figure(2), "holds"),
        (Figure(1, ">"), "holds"),
        (Figure(0, ">"), "holds"),
        (Figure(2, ">"), "imprecise"),
        (Figure(2, "<="), "holds"),
        (Figure(90, "<="), "holds"),
        (Figure(1, "<="), "imprecise"),
        (Figure(1, "", 3), "holds"),
        (Figure(3, "", 4), "imprecise"),
    ],
)
def test_more_than_so_many_has_no_end_and_up_to_so_many_no_beginning(read: Read, count: Figure, expected: str) -> None:
    log = read(DRILL + event("exercise", "2006-05-06"))
    found = judge(log, kind="exercise", count=count)
    assert (found.verdict, found.events) == (expected, ("drill", "exercise-2006-05-06"))


def test_yearly_means_in_each_year(read: Read) -> None:
    log = read(DRILL + event("exercise", "2006-05-06") + event("exercise", "2008-01-01"))
    each = judge(log, kind="exercise", date="2005/2006", yearly=True)
    assert (each.verdict, each.events) == (Verdict.HOLDS, ("drill", "exercise-2006-05-06"))
    gap = judge(log, kind="exercise", date="2005/2008", yearly=True)
    assert (gap.verdict, gap.evidence) == (Verdict.IMPRECISE, "The log has none in 2007.")
    none = judge(log, kind="exercise", date="2010/2011", yearly=True)
    assert (none.verdict, none.evidence) == (Verdict.UNDECIDED, "The log has none in these years.")
    never = judge(log, kind="exercise", yearly=True)
    assert (never.verdict, never.evidence) == (Verdict.UNDECIDED, "No years are claimed.")


def test_a_year_with_an_announced_event_alone_is_undecided(read: Read) -> None:
    log = read(DRILL + event("exercise", "2006-05-06", 'status = "announced"'))
    found = judge(log, kind="exercise", date="2005/2006", yearly=True)
    assert (found.verdict, found.events) == (Verdict.UNDECIDED, ("drill",))
    assert found.evidence == "The log has none in 2006. But perhaps: Something happens."


def test_events_that_may_have_been_in_a_year_leave_it_open_and_a_year_without_any_does_not(read: Read) -> None:
    vague = event("exercise", "2006/2007").replace("Something", "Thunder")
    later = event("exercise", "2007-06/2008-02").replace("Something", "Storm")
    log = read(DRILL + vague + later)
    found = judge(log, kind="exercise", date="2005/2008", yearly=True)
    evidence = "The log has none in 2006 2007 2008. But perhaps: Thunder happens. Storm happens."
    assert (found.verdict, found.evidence, found.events) == (Verdict.UNDECIDED, evidence, ("drill",))
    assert judge(log, kind="exercise", date="2005/2009", yearly=True).verdict is Verdict.IMPRECISE


def test_the_largest_is_so_among_its_kind_up_to_a_day(read: Read) -> None:
    log = read(DRILL + event("exercise", "2010-05-06", 'personnel = "9000"', ident="big"))
    found = judge(log, series="shield", largest="personnel")
    assert (found.verdict, "9000, not ~4000" in found.evidence) == (Verdict.IMPRECISE, True)
    assert judge(log, on="2009-01-01", series="shield", largest="personnel").verdict is Verdict.HOLDS


def test_of_several_larger_ones_the_largest_is_told(read: Read) -> None:
    def drill(ident: str, day: str, figure: str) -> str:
        return event("exercise", day, f'personnel = "{figure}"', ident=ident)

    log = read(drill("own", "2005", "300") + drill("alike", "2006", "300"))
    assert judge(log, date="2005", largest="personnel").verdict is Verdict.HOLDS
    log = read(
        drill("own", "2005", "300") + drill("b", "2006", "400") + drill("c", "2007", "500") + drill("d", "2008", "500")
    )
    found = judge(log, date="2005", largest="personnel")
    assert found.evidence.endswith("Larger was Something happens (2007): personnel 500, not 300.")
    assert found.events == ("own",)
    day = drill("own", "2005", "300") + drill("later", "2006-05-05", "400")
    assert judge(read(day), on="2006-05-04", date="2005", largest="personnel").verdict is Verdict.HOLDS
    assert judge(read(day), on="2006-05-05", date="2005", largest="personnel").verdict is Verdict.IMPRECISE


@pytest.mark.parametrize("kind", ["exercise", "crisis"])
def test_whether_it_was_the_largest_is_undecided_where_its_figure_is_not_known(read: Read, kind: str) -> None:
    found = judge(read(event(kind, "2005-05-05", ident="one")), kind=kind, largest="aircraft")
    assert (found.verdict, found.events) == (Verdict.UNDECIDED, ("one",))
    assert found.evidence == "Something happens (2005-05-05). But the log gives no figure for aircraft."


def test_an_appeal_addressed_elsewhere_is_imprecise(read: Read) -> None:
    log = read(event("appeal", "2005-01-01", 'states = ["XA"]', 'to = ["XB"]'))
    assert judge(log, kind="appeal", states=("XA",), to=("XB",)).verdict is Verdict.HOLDS
    other = judge(log, kind="appeal", states=("XA",), to=("XO", "XC"))
    assert other.evidence.endswith("But addressed to XB, not XO XC.")
    told = read(event("appeal", "2005-01-01", 'states = ["XA"]', 'to = ["XB", "XC"]') + DRILL)
    assert "addressed to XB XC, not XO." in judge(told, kind="appeal", to=("XO",)).evidence
    assert "addressed to nobody known, not XO." in judge(told, kind="exercise", to=("XO",)).evidence


def test_the_worst_part_decides_and_all_are_told(read: Read) -> None:
    parts = tuple(Assertion(event=happening(kind=kind)) for kind in ("signature", "exercise"))
    found = evaluate(histories(read(SIGNED + IN_FORCE)), Assertion(parts=parts))
    assert (found.verdict, found.events) == (Verdict.UNDECIDED, ("signed",))


@pytest.mark.parametrize(("worse", "better"), [*pairwise(reversed(Verdict)), (Verdict.WRONG, Verdict.HOLDS)])
def test_of_two_findings_the_worse_verdict_counts(worse: Verdict, better: Verdict) -> None:
    one, two = Finding(verdict=worse, evidence="It rained."), Finding(verdict=better, evidence="It snowed.")
    assert together((one, two)) == Finding(verdict=worse, evidence="It rained. It snowed.")
    assert together((two, one, two)) == Finding(verdict=worse, evidence="It snowed. It rained.")


def test_what_is_said_of_no_source_and_of_nothing_is_undecided(read: Read) -> None:
    claimed = Assertion(published=parse("2005"))
    assert evaluate(histories(read(HISTORY)), claimed).verdict is Verdict.UNDECIDED


def test_a_date_of_publication_is_judged_by_the_bibliography(read: Read) -> None:
    log = read(HISTORY)
    claimed = Assertion(published=parse("2005"), sources=("s1",))  # type: ignore[arg-type]
    for key in ("s1", "s9"):
        undated = evaluate(histories(log), claimed.replace(sources=(key,)))
        assert (undated.verdict, undated.evidence) == (Verdict.UNDECIDED, f"The bibliography has no date for {key}.")
    sources = {key: source.replace(date=parse("2005-05-05")) for key, source in log.sources.items()}
    assert evaluate(histories(log.replace(sources=sources)), claimed).verdict is Verdict.HOLDS
    later = claimed.replace(published=parse("2006"))
    assert evaluate(histories(log.replace(sources=sources)), later).verdict is Verdict.IMPRECISE


def test_words_alone_cannot_be_judged(read: Read) -> None:
    found = evaluate(histories(read(HISTORY)), Assertion(text="They were brave"))
    assert (found.verdict, "cannot express" in found.evidence) == (Verdict.UNDECIDED, True)
