"""Claims on several events: how many there were, whether there was one each year, which was the largest."""

import pytest

from cstocli.factcheck import Verdict
from cstocli.model.terms import Figure
from support.judging import DRILL, judge
from support.logs import Read, event


def test_how_many_there_were_counts_an_umbrella_and_its_parts_once(read: Read) -> None:
    part = event("exercise", "2005-05-06", 'umbrella = "drill"', ident="part", series="shield")
    log = read(DRILL + part + event("exercise", "2006-05-06", series="shield"))
    assert judge(log, kind="exercise", count=Figure(2)).verdict is Verdict.HOLDS
    less = judge(log, kind="exercise", count=Figure(3))
    assert less.verdict is Verdict.IMPRECISE
    assert less.evidence == "The log has 2 (3 with the parts of combined exercises), not 3."
    alone = judge(log, kind="exercise", date="2006", count=Figure(2))
    assert alone.evidence == "The log has 1, not 2."
    none = judge(log, kind="exercise", date="2009", count=Figure(1))
    assert (none.verdict, none.evidence) == (
        Verdict.UNDECIDED,
        "The log has no matching event, and nothing that rules one out.",
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
    each = judge(log, kind="exercise", date="[2005..2006]", yearly=True)
    assert (each.verdict, each.events) == (Verdict.HOLDS, ("drill", "exercise-2006-05-06"))
    gap = judge(log, kind="exercise", date="[2005..2008]", yearly=True)
    assert (gap.verdict, gap.evidence) == (Verdict.IMPRECISE, "The log has none in 2007.")
    none = judge(log, kind="exercise", date="[2010..2011]", yearly=True)
    assert (none.verdict, none.evidence) == (Verdict.UNDECIDED, "The log has none in these years.")
    never = judge(log, kind="exercise", yearly=True)
    assert (never.verdict, never.evidence) == (Verdict.UNDECIDED, "No years are claimed.")


def test_a_year_with_an_announced_event_alone_is_undecided(read: Read) -> None:
    log = read(DRILL + event("exercise", "2006-05-06", 'status = "announced"'))
    found = judge(log, kind="exercise", date="[2005..2006]", yearly=True)
    assert (found.verdict, found.events) == (Verdict.UNDECIDED, ("drill",))
    assert found.evidence == "The log has none in 2006. But perhaps: Something happens."


def test_events_that_may_have_been_in_a_year_leave_it_open_and_a_year_without_any_does_not(read: Read) -> None:
    vague = event("exercise", "[2006..2007]").replace("Something", "Thunder")
    later = event("exercise", "[2007-06..2008-02]").replace("Something", "Storm")
    log = read(DRILL + vague + later)
    found = judge(log, kind="exercise", date="[2005..2008]", yearly=True)
    evidence = "The log has none in 2006 2007 2008. But perhaps: Thunder happens. Storm happens."
    assert (found.verdict, found.evidence, found.events) == (Verdict.UNDECIDED, evidence, ("drill",))
    assert judge(log, kind="exercise", date="[2005..2009]", yearly=True).verdict is Verdict.IMPRECISE


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


def test_a_combined_exercise_with_no_figure_is_as_large_as_its_parts_together(read: Read) -> None:
    def drill(ident: str, day: str, *lines: str) -> str:
        return event("exercise", day, *lines, ident=ident)

    parts = drill("whole", "2006") + "".join(
        drill(f"part-{figure}", "2006-05", f'personnel = "{figure}"', 'umbrella = "whole"') for figure in (200, 250)
    )
    own = drill("own", "2005", 'personnel = "300"')
    found = judge(read(own + parts), date="2005", largest="personnel")
    larger = "Larger was Something happens (2006): personnel 450 in its parts together, not 300."
    assert (found.verdict, found.evidence.endswith(larger)) == (Verdict.IMPRECISE, True)
    equal = own.replace("300", "450") + parts
    assert judge(read(equal), date="2005", largest="personnel").verdict is Verdict.HOLDS
    unheld = own + parts.replace('kind = "exercise"', 'kind = "exercise"\nstatus = "planned"')
    assert judge(read(unheld), date="2005", largest="personnel").verdict is Verdict.HOLDS


def test_no_other_kind_of_event_is_a_rival_of_a_deployment(read: Read) -> None:
    sent = event("deployment", "2005", 'personnel = "300"', ident="sent")
    drill = event("exercise", "2005", 'personnel = "900"', ident="drill")
    more = event("deployment", "2006", 'personnel = "400"', ident="more")
    assert judge(read(sent + drill), kind="deployment", largest="personnel").verdict is Verdict.HOLDS
    found = judge(read(sent + drill + more), kind="deployment", date="2005", largest="personnel")
    assert found.verdict is Verdict.IMPRECISE
