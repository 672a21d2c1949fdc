"""Reports with other columns, or their rows in another order."""

from __future__ import annotations

import pytest

from cstocli.model.dates import parse
from cstocli.model.errors import UnknownNameError
from cstocli.model.terms import Figure
from cstocli.reports.arrange import choose, limit, omitted, sort, sort_reversed
from cstocli.reports.report import Cell, Layout
from support.hostile import report


@pytest.mark.parametrize(
    ("cells", "ordered"),
    [
        (("b", "A", "c"), ["A", "b", "c"]),
        ((Figure(900, ">"), Figure(4000, "~"), 1000), [Figure(900, ">"), 1000, Figure(4000, "~")]),
        ((parse("2012-06-28"), parse("1999"), parse("2012-06")), ["1999", "2012-06", "2012-06-28"]),
        ((parse("[..1999-04-20]"), parse("1999-04-19")), ["1999-04-19", "[..1999-04-20]"]),
        ((("BY",), ("AM", "BY")), [("AM", "BY"), ("BY",)]),
        ((("BY", "KZ"), ("BYA",)), [("BY", "KZ"), ("BYA",)]),
        (({"key": "b"}, {"key": "a"}), [{"key": "a"}, {"key": "b"}]),
        ((Figure(900, "~"), Figure(900, "<")), [Figure(900, "<"), Figure(900, "~")]),
        ((True, False), [False, True]),
        (("x", 3, parse("1999")), [3, "1999", "x"]),
    ],
)
def test_rows_are_sorted_by_what_the_cells_mean(cells: tuple[Cell, ...], ordered: list[object]) -> None:
    found = [row[0] for row in sort(report(*((cell, None) for cell in cells)), ["one"]).rows]
    assert [str(cell) for cell in found] == [str(cell) for cell in ordered]


def test_a_minus_turns_the_order_and_what_has_no_value_stays_last() -> None:
    rows = report((None, 1), ("a", 2), ("b", 3), ("", 4), ((), 5))
    assert [row[1] for row in sort(rows, ["one"]).rows] == [2, 3, 1, 4, 5]
    assert [row[1] for row in sort(rows, ["-one"]).rows] == [3, 2, 1, 4, 5]


def test_the_first_key_counts_most_and_rows_alike_keep_their_order() -> None:
    rows = report(("b", 1), ("a", 2), ("a", 1), ("b", 1))
    assert sort(rows, ["one", "-two"]).rows == (("a", 2), ("a", 1), ("b", 1), ("b", 1))
    tied = report(("a", 1), ("a", 2))
    assert sort(tied, ["-one"]).rows == tied.rows


def test_columns_are_chosen_in_the_order_asked_for() -> None:
    chosen = choose(report((1, 2), layout=Layout(bars="one")), ["two"])
    assert (chosen.columns, chosen.rows, chosen.layout.bars) == (("two",), ((2,),), None)
    assert choose(report((1, 2), layout=Layout(bars="one")), ["two", "one"]).layout.bars == "one"


@pytest.mark.parametrize("arrange", [sort, choose])
def test_a_column_that_is_none_is_refused_with_the_one_meant(arrange: object) -> None:
    with pytest.raises(UnknownNameError) as caught:
        arrange(report((1, 2), columns=("state", "name")), ["stat"])  # type: ignore[operator]
    assert caught.value.hint == "did you mean 'state'?"
    assert str(caught.value).startswith("unknown column 'stat'")


@pytest.mark.parametrize(
    ("summary", "count", "expected"),
    [
        ("3 events (1 planned)", 2, "2 of 3 events (1 planned)"),
        ("1 disputed fact", 2, "2 of 3 rows: 1 disputed fact"),
        ("3 events", 3, "3 events"),
        ("3 events", None, "3 events"),
    ],
)
def test_a_limited_report_counts_the_rows_that_it_has_and_had(summary: str, count: int | None, expected: str) -> None:
    whole = report(("a",), ("b",), ("c",), columns=("name",), summary=summary)
    limited = limit(whole, count)
    assert limited.summary == expected
    assert limited.rows == whole.rows[:count]


def test_a_reversed_sort_turns_each_direction_and_leaves_empty_cells_last() -> None:
    whole = report((None,), (1,), (2,), columns=("number",))
    assert [row[0] for row in sort_reversed(whole, ["number"]).rows] == [2, 1, None]
    assert [row[0] for row in sort_reversed(whole, ["-number"]).rows] == [1, 2, None]


def test_columns_that_are_left_out_and_not_empty_are_omitted() -> None:
    answer = report(("a", None, "", 0), ("b", (), None, None), columns=("id", "none", "blank", "count"))
    assert omitted(answer, ("id",)) == ("count",)
    assert omitted(answer, answer.columns) == ()
