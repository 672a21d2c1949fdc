from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cstocli.model.period import Period
from cstocli.model.terms import StateCode
from cstocli.reports.exercises import ExerciseFilter, exercises
from cstocli.reports.exercises_totals import TotalBy, totals
from cstocli.reports.report import Cell
from support.logs import Read, event

TODAY = date(2026, 1, 1)
XA, XB, XC = StateCode("XA"), StateCode("XB"), StateCode("XC")


def exercise(ident: str, when: str = "2010-07-01", *lines: str, **fields: str) -> str:
    return event("exercise", when, *lines, ident=ident, **fields)


LOG = (
    exercise("a", "2010-07-01", 'states = ["XA", "XB"]', 'host = ["XA"]', "personnel = 4000", series="Rubezh", name="A")
    + exercise("b", "2011", 'states = ["XA"]', 'host = ["XB"]', 'personnel = "~500"', series="Cobalt")
    + exercise("c", "2012-07-01", 'host = ["XC"]', series="Rubezh", status="planned")
    + exercise("d", "2012-08-01", 'end = "2012-08-05"', 'aircraft = "10..20"', status="announced")
    + exercise("e", "[2013-07-01..2014-07-01]", 'states = ["XB", "XC"]', "personnel = 100", "vehicles = 7")
)


def idents(read: Read, **wanted: Any) -> list[str]:  # noqa: ANN401
    return [str(row[0]) for row in exercises(read(LOG), TODAY, ExerciseFilter(**wanted)).rows]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, ["a", "b", "e", "c", "d"]),
        ({"series": ("Rubezh",)}, ["a", "c"]),
        ({"series": ("Rubezh", "Cobalt")}, ["a", "b", "c"]),
        ({"hosts": (XA,)}, ["a"]),
        ({"hosts": (XA, XB)}, []),
        ({"with_": (XA,)}, ["a", "b"]),
        ({"with_": (XA, XB)}, ["a", "b"]),
        ({"with_": (XC,)}, ["e", "c"]),
        ({"without": (XA,)}, ["e"]),
        ({"without": (XC,)}, ["a", "b"]),
        ({"without": (XA, XC)}, []),
        ({"with_": (XB,), "without": (XC,)}, ["a", "b"]),
        ({"period": Period(first=date(2012, 8, 5))}, ["e", "d"]),
        ({"period": Period(first=date(2011, 6, 1), last=date(2012, 7, 1))}, ["b", "c"]),
    ],
)
def test_a_filter_keeps_what_passes_all_of_it(read: Read, wanted: dict[str, Any], expected: list[str]) -> None:
    assert idents(read, **wanted) == expected


def test_a_row_says_all_that_is_known_and_nothing_that_is_not(read: Read) -> None:
    rows = list(exercises(read(LOG), TODAY, ExerciseFilter()).dicts())
    assert {key: str(value) for key, value in rows[0].items() if value is not None} == {
        "id": "a",
        "series": "Rubezh",
        "name": "A",
        "from": "2010-07-01",
        "host": "('XA',)",
        "participants": "('XA', 'XB')",
        "personnel": "4000",
        "status": "held",
        "certainty": "certain",
    }
    assert (rows[3]["name"], rows[3]["participants"]) == ("Something happens", None)


@pytest.mark.parametrize(
    ("period", "certain"),
    [
        (Period(), ["a", "b", "e"]),
        (Period(first=date(2011, 6, 1)), ["e"]),
        (Period(last=date(2013, 12, 31)), ["a", "b"]),
    ],
)
def test_what_is_only_announced_or_planned_or_may_lie_outside_the_period_is_possible(
    read: Read, period: Period, certain: list[str]
) -> None:
    rows = exercises(read(LOG), TODAY, ExerciseFilter(period=period)).dicts()
    assert [row["id"] for row in rows if row["certainty"] == "certain"] == certain


def test_the_summary_counts_what_was_held_apart(read: Read) -> None:
    assert exercises(read(LOG), TODAY, ExerciseFilter()).summary == "3 exercises held, 2 not held or not confirmed"
    assert exercises(read(LOG), TODAY, ExerciseFilter(hosts=(XA,))).summary == "1 exercise held"


def test_those_whose_participants_nobody_lists_are_left_out_and_counted(read: Read) -> None:
    note = (
        "No source lists the participants of 2 more exercises; they are left out unless the host decides the question."
    )
    assert exercises(read(LOG), TODAY, ExerciseFilter(without=(XA,))).notes == (note,)
    assert exercises(read(LOG), TODAY, ExerciseFilter(with_=(XA,))).notes == (note,)
    assert exercises(read(LOG), TODAY, ExerciseFilter(with_=(XA,), hosts=(XA,))).notes == ()
    assert exercises(read(LOG), TODAY, ExerciseFilter(hosts=(XA,))).notes == ()
    listed = exercise("a", "2010-07-01", series="Cobalt") + exercise("b", "2012-07-01", series="Rubezh")
    one = "No source lists the participants of 1 more exercise; it is left out unless the host decides the question."
    for wanted in ({"series": ("Cobalt",)}, {"period": Period(first=date(2011, 1, 1))}):
        assert exercises(read(listed), TODAY, ExerciseFilter(with_=(XA,), **wanted)).notes[-1] == one


def test_the_horizon_is_that_of_exercises_and_of_what_was_asked(read: Read) -> None:
    log = read(LOG).replace(verified={"exercises": date(2020, 1, 1)})
    late = "The sources were read through 2020-01-01; later events may be missing."
    assert exercises(log, TODAY, ExerciseFilter()).notes == (late,)
    assert exercises(log, TODAY, ExerciseFilter(period=Period(last=date(2019, 1, 1)))).notes == ()


def test_the_parts_of_an_umbrella_are_told_not_to_be_added(read: Read) -> None:
    text = exercise("whole", "2010-07-01", "personnel = 900") + exercise(
        "part", "2010-07-02", "personnel = 300", umbrella="whole"
    )
    note = "The figures of a combined exercise include those of its parts: do not add them up (see --totals)."
    assert exercises(read(text), TODAY, ExerciseFilter()).notes == (note,)
    assert exercises(read(text), TODAY, ExerciseFilter(period=Period(first=date(2010, 7, 2)))).notes == ()


def total(read: Read, text: str, by: TotalBy, **wanted: Any) -> list[dict[str, Cell]]:  # noqa: ANN401
    return list(totals(read(text), TODAY, ExerciseFilter(**wanted), by).dicts())


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (TotalBy.YEAR, [("2010", 1, 4000, 0), ("2011", 1, 500, 0), ("2013-2014", 1, 100, 0)]),
        (TotalBy.SERIES, [("Cobalt", 1, 500, 0), ("Rubezh", 1, 4000, 0), ("none", 1, 100, 0)]),
        (TotalBy.HOST, [("XA Alphia", 1, 4000, 0), ("XB Betonia", 1, 500, 0), ("unknown", 1, 100, 0)]),
        (TotalBy.STATE, [("XA Alphia", 2, 4500, 0), ("XB Betonia", 2, 4100, 0), ("XC Gammaland", 1, 100, 0)]),
    ],
)
def test_totals_count_what_was_held(read: Read, by: TotalBy, expected: list[tuple[Cell, ...]]) -> None:
    rows = total(read, LOG, by)
    assert [(row[by], row["exercises"], row["personnel"], row["personnel_unknown"]) for row in rows] == expected


def test_totals_by_what_several_share_say_so_and_name_what_is_drawn(read: Read) -> None:
    notes = {by: totals(read(LOG), TODAY, ExerciseFilter(), by).notes for by in TotalBy}
    shared = "An exercise with several hosts or States counts for each."
    assert [by for by in TotalBy if shared in notes[by]] == [TotalBy.HOST, TotalBy.STATE]
    report = totals(read(LOG), TODAY, ExerciseFilter(without=(XC,)), TotalBy.YEAR)
    assert (report.layout.bars, report.summary) == ("personnel", "2 exercises held")
    assert report.notes == (
        "A combined exercise and its parts count as one.",
        "Figures given as about, more than or up to a number count as that number.",
        "The columns ending in _unknown count exercises for which no source gives the figure.",
        "No source lists the participants of 2 more exercises; they are left out unless the host decides the question.",
    )


@pytest.mark.parametrize(("text", "words"), [("", "0 exercises held"), (exercise("a"), "1 exercise held")])
def test_the_summary_of_totals_counts_exercises(read: Read, text: str, words: str) -> None:
    assert totals(read(text), TODAY, ExerciseFilter(), TotalBy.YEAR).summary == words


def test_figures_that_no_source_gives_are_counted_as_unknown(read: Read) -> None:
    (row,) = total(
        read, exercise("a", "2010-07-01", "personnel = 0") + exercise("b", "2010-08-01", "aircraft = 3"), TotalBy.YEAR
    )
    assert (row["exercises"], row["personnel"], row["personnel_unknown"]) == (2, 0, 1)
    assert (row["aircraft"], row["aircraft_unknown"]) == (3, 1)
    assert (row["vehicles"], row["vehicles_unknown"]) == (None, 2)


def test_no_exercise_that_has_a_state_or_host_leaves_none_unknown(read: Read) -> None:
    assert [row["host"] for row in total(read, exercise("a"), TotalBy.HOST)] == ["unknown"]
    assert [row["state"] for row in total(read, exercise("a"), TotalBy.STATE)] == ["unknown"]


def part(ident: str, umbrella: str, *lines: str) -> str:
    return exercise(ident, "2010-07-02", *lines, umbrella=umbrella)


@pytest.mark.parametrize(
    ("text", "count", "personnel", "unknown"),
    [
        (exercise("w", "2010", "personnel = 900") + part("p", "w", "personnel = 300"), 1, 900, 0),
        (exercise("w", "2010") + part("p", "w", "personnel = 300") + part("q", "w", "personnel = 200"), 1, 500, 0),
        (exercise("w", "2010") + part("p", "w", "personnel = 300") + part("q", "w"), 1, 300, 0),
        (exercise("w", "2010") + part("p", "w"), 1, None, 1),
        (exercise("w", "2010") + part("p", "w") + part("q", "p", "personnel = 70"), 1, 70, 0),
        (exercise("w", "2010") + part("p", "w", "personnel = 300") + part("q", "p", "personnel = 70"), 1, 300, 0),
        (exercise("w", "2010", "personnel = 900") + part("p", "w") + part("q", "p", "personnel = 70"), 1, 900, 0),
        (part("q", "p", "personnel = 70") + part("p", "w", "personnel = 300") + exercise("w", "2010"), 1, 300, 0),
        (exercise("w", "2009") + part("p", "w", "personnel = 300"), 1, 300, 0),
        (exercise("w", "2009") + part("p", "w") + part("q", "p", "personnel = 70"), 1, 70, 0),
        (part("p", "p", "personnel = 300"), 1, 300, 0),
        (part("p", "q", "personnel = 300") + part("q", "p", "personnel = 70"), 2, 370, 0),
    ],
)
def test_an_umbrella_and_its_parts_count_once(
    read: Read, text: str, count: int, personnel: int | None, unknown: int
) -> None:
    row = total(read, text, TotalBy.YEAR)[-1]
    assert row["exercises"] == count
    assert (row["personnel"] or None, row["personnel_unknown"]) == (personnel, unknown)


def test_a_part_of_what_was_not_held_counts_by_itself(read: Read) -> None:
    text = exercise("w", "2010", "personnel = 900", status="cancelled") + part("p", "w", "personnel = 300")
    (row,) = total(read, text, TotalBy.YEAR)
    assert (row["exercises"], row["personnel"]) == (1, 300)
