"""What is claimed of an event beside what the log has: its days, its figures, who took part."""

import pytest

from cstocli.factcheck import Verdict
from cstocli.factcheck.matching import date_fits
from cstocli.model.dates import parse
from cstocli.model.terms import Figure
from support.evidence import MEMBERS
from support.judging import DRILL, judge
from support.logs import Read, event


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2005-05-05", "holds"),
        ("2005-05-07", "holds"),
        ("2005-05", "holds"),
        ("2005", "holds"),
        ("[2005-05-05..2005-05-09]", "holds"),
        ("[2005-05-05..2005-05-07]", "holds"),
        ("[2005-05-07..2005-05-09]", "holds"),
        ("[2005-05-07..2005-05-10]", "imprecise"),
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
    for date in ("[2004..2005]", "[2005..2006]"):
        assert judge(log, kind="crisis", date=date).verdict is Verdict.HOLDS


@pytest.mark.parametrize(
    ("claimed", "found", "expected"),
    [
        ("1985", "1985-04-12", True),
        ("198X", "1985", True),
        ("[1984,1990]", "1985-06", True),
        ("1985-21", "1985-04", True),
        ("1985-33", "[1985-01-02..1985-03-31]", True),
        ("1985", "1990", False),
        ("1985-04", "1985-05", False),
        ("1985-21", "1985-22", False),
        ("198X", "1990-01-01", False),
        ("[..1984]", "1985", False),
        ("1985-04-12", "1985", None),
        ("1985", "[1984..1985]", None),
        ("1985-22", "1985-33~", None),
        ("[1985..]", "[..1990]", None),
        ("1985", "1985?", None),
        ("1985", "1985%", None),
        ("1985", "1985~", True),
        ("1985", "1986?", None),
        ("1985", "1987?", False),
    ],
)
def test_a_date_lies_in_another_or_not_or_perhaps(claimed: str, found: str, *, expected: bool | None) -> None:
    assert date_fits(parse(claimed), parse(found)) is expected


def test_an_act_may_be_told_by_its_day_and_by_that_of_its_effect(read: Read) -> None:
    leaves = event("withdrawal", "2005-01-01", 'states = ["XA"]', instrument="charter", effect="2005-07-01")
    log = read(MEMBERS + leaves)
    for date in ("2005-01-01", "2005-07-01"):
        assert judge(log, kind="withdrawal", date=date).verdict is Verdict.HOLDS
    between = judge(log, kind="withdrawal", date="2005-03-01")
    assert between.evidence.endswith("But the date is 2005-01-01 and 2005-07-01, not 2005-03-01.")


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
        "Something happens (2005-05-05). But the hosts are Alphia, without Betonia; "
        "the place is Northern range, not South; personnel ~4000, not 70000."
    )
    assert found.events == ("drill",)


def test_a_figure_that_the_log_does_not_give_is_undecided(read: Read) -> None:
    assert judge(read(DRILL), series="shield", aircraft=Figure(7)).verdict is Verdict.UNDECIDED


def test_a_place_or_person_that_the_log_does_not_give_is_undecided(read: Read) -> None:
    log = read(event("crisis", "2005-05-05", ident="riot"))
    for name in ("place", "person"):
        found = judge(log, kind="crisis", **{name: "Osh"})
        assert (found.verdict, found.evidence.split("But ")[-1]) == (Verdict.UNDECIDED, f"the log gives no {name}.")


def test_all_figures_that_are_told_of_a_word_are_heard(read: Read) -> None:
    log = read(event("crisis", "2005-05-05", 'note = "At first 20 dead, then 35 dead."', ident="riot"))
    for number in (20, 35):
        assert judge(log, kind="crisis", figures={"dead": Figure(number)}).verdict is Verdict.HOLDS
    found = judge(log, kind="crisis", figures={"dead": Figure(50)})
    assert found.evidence.endswith("But 20 or 35 dead, not 50.")


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


def test_a_state_that_took_no_part_is_named(read: Read) -> None:
    drill = event("exercise", "2005-05-05", 'host = ["XA"]', 'states = ["XA"]', series="shield")
    found = judge(read(drill), series="shield", states=("XA", "XB", "XC"), host=("XB", "XC"))
    assert found.verdict is Verdict.IMPRECISE
    assert found.evidence.endswith(
        "But the States are Alphia, without Betonia and Gammaland; the hosts are Alphia, without Betonia and Gammaland."
    )


def test_states_that_the_log_does_not_give_are_undecided(read: Read) -> None:
    found = judge(read(DRILL.replace('host = ["XA"]\n', "")), series="shield", states=("XA",), host=("XA",))
    assert found.verdict is Verdict.UNDECIDED
    assert found.evidence.endswith("But the log does not say which hosts.")


def test_only_these_states_means_no_other(read: Read) -> None:
    log = read(DRILL.replace('"XA", "XB"]', '"XA", "XB", "XC"]'))
    found = judge(log, series="shield", states=("XA",), only=True)
    assert (found.verdict, found.evidence.split("But ")[-1]) == (Verdict.IMPRECISE, "Betonia and Gammaland too.")
    assert judge(log, series="shield", states=("XA", "XB", "XC"), only=True).verdict is Verdict.HOLDS


def test_an_appeal_addressed_elsewhere_is_imprecise(read: Read) -> None:
    log = read(event("appeal", "2005-01-01", 'states = ["XA"]', 'to = ["XB"]'))
    assert judge(log, kind="appeal", states=("XA",), to=("XB",)).verdict is Verdict.HOLDS
    other = judge(log, kind="appeal", states=("XA",), to=("XO", "XC"))
    assert other.evidence.endswith("But addressed to Betonia, not XO and Gammaland.")
    told = read(event("appeal", "2005-01-01", 'states = ["XA"]', 'to = ["XB", "XC"]') + DRILL)
    assert "addressed to Betonia and Gammaland, not XO." in judge(told, kind="appeal", to=("XO",)).evidence
    assert "addressed to nobody known, not to XO." in judge(told, kind="exercise", to=("XO",)).evidence
