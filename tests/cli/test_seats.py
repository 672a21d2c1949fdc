"""The chair and the offices of a year, and of days that the evidence of the record does not reach."""

from __future__ import annotations

import json

import pytest

from support.program import Run


@pytest.mark.parametrize(
    ("query", "column", "found"),
    [
        ("chair --on 2022", "state", ["AM", "BY"]),
        ("chair --during 2022", "state", ["AM", "BY"]),
        ("chair --on 2022-12", "state", ["BY"]),
        ("chair --on 2024", "state", ["KZ"]),
        ("chair --on 2022-12-31", "state", ["BY"]),
        (
            "offices --on 2017 --body secretariat",
            "person",
            ["Valery Semerikov", "Yuri Khachaturov"],
        ),
        ("offices --during 2017-06 --body secretariat", "person", ["Yuri Khachaturov"]),
        ("chair --on 2026-02-13", "certainty", ["certain"]),
        ("chair --on 2026-02-14", "certainty", ["presumed"]),
        ("chair --on 2026-12-31", "certainty", ["presumed"]),
        ("chair --on 2027-01-01", "certainty", ["unknown"]),
        ("chair --on 2027-06-01", "state", [None]),
        ("chair --on 2027-06-01", "next", ["TJ"]),
        ("chair --on 2050", "certainty", ["unknown"]),
        ("offices --on 2050-01-01", "certainty", ["unknown", "unknown", "unknown"]),
        ("diff 2045-01-01 2050-01-01", "after", ["unknown"] * 15),
    ],
)
def test_the_record_says_who_held_a_seat_and_no_more(
    query: str, column: str, found: list[str | None], csto: Run
) -> None:
    answer = json.loads(csto(*query.split(), "--format", "json").stdout)
    assert [row[column] for row in answer["data"]] == found


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("chair --on 2024-06-01", 0),
        ("chair --on 2001-10-01", 3),
        ("chair --on 1998-01-01", 3),
        ("chair --on 2090-01-01", 3),
        ("chair --during 2001", 3),
        ("chair --during 2024", 0),
        ("chair --all", 0),
        ("chair --rotation", 0),
        ("chair --on 1993-01-01", 0),
        ("offices --on 2024-06-01", 0),
        ("offices --body joint-staff --on 1999-01-01", 3),
        ("offices --on 2090-01-01", 3),
        ("offices --all", 0),
    ],
)
def test_an_answer_without_a_known_holder_ends_with_3(query: str, code: int, csto: Run) -> None:
    for form in ("table", "tsv", "json"):
        ran = csto(*query.split(), "--format", form)
        assert (ran.returncode, bool(ran.stdout)) == (code, True)
