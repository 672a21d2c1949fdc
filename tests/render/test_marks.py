"""The marks of an answer are explained, and no others."""

from __future__ import annotations

import pytest

from cstocli.model.dates import parse
from cstocli.model.terms import Figure
from cstocli.render.marks import explain_marks
from cstocli.reports.report import Cell
from support.hostile import report


@pytest.mark.parametrize(
    ("cell", "legend"),
    [
        (parse("2012-06-28"), ""),
        (parse("2012-06"), ""),
        (parse("2012-06~"), "~ about"),
        (parse("2012?"), "? perhaps"),
        (parse("2012%"), "% perhaps, and about"),
        (parse("[2012-06-20..2012-06-28]"), "[a..b] one day, from a through b"),
        (parse("[2012-06~..2012-08]"), "~ about; [a..b] one day, from a through b"),
        (parse("[..2012-06]"), "[..b] not later than b"),
        (parse("[2012-06..]"), "[a..] not earlier than a"),
        (parse("[2012-06,2012-08]"), "[a,b] one of these"),
        (parse("199X"), "X any digit"),
        (parse("2012-21"), "-21 to -41 a season or another part of the year"),
        (Figure(4000), ""),
        (Figure(4000, "~"), "~ about"),
        (Figure(4000, ">"), "> more than"),
        (Figure(4000, "<="), "<= at most"),
        (Figure(3000, "", 4000), "a..b from a to b"),
        (({"date": parse("2012~")}, "x"), "~ about"),
        ("is this ~ a [mark] of > 5 or 50%?", ""),
    ],
)
def test_each_mark_is_explained(cell: Cell, legend: str) -> None:
    assert explain_marks(report((cell, 1))) == (f"Marks: {legend}." if legend else "")


def test_marks_are_explained_once_each_and_in_one_order() -> None:
    answer = report((Figure(5, ">"), parse("2012~")), (Figure(6, "~"), parse("2013~")))
    assert explain_marks(answer) == "Marks: ~ about; > more than."


def test_a_date_in_a_note_is_explained_too() -> None:
    note = "Planned: x ([2026-09..2026-10]), y (2026~)."
    answer = report((1, 2), notes=(note,))
    assert explain_marks(answer) == "Marks: ~ about; [a..b] one day, from a through b."
