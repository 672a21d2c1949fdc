"""Style: the longest title, and windows that have a shorter name."""

from __future__ import annotations

import pytest

from cstocli.check.engine import check
from support.findings import has_finding
from support.logs import Read, event


@pytest.mark.parametrize(("letters", "is_long"), [(100, False), (101, True)])
def test_a_title_may_have_a_hundred_characters(read: Read, letters: int, is_long: bool) -> None:  # noqa: FBT001
    text = event("statement", "2000-01-02").replace("Something happens", "x" * letters)
    assert has_finding(read(text), "CS902") is is_long


@pytest.mark.parametrize(
    ("date", "shorter"),
    [
        ("[2000-01-02..2000-01-02]", "2000-01-02"),
        ("[2000-02-01..2000-02-29]", "2000-02"),
        ("[2000-01-01..2000-12-31]", "2000"),
        ("[2000-02-01..2000-02-28]", None),
        ("[2000-02-01..2000-03-31]", None),
        ("[2000-01-02..2000-12-31]", None),
        ("[2000-02-01..2000-12-31]", None),
        ("[2000-01-01..2000-12-30]", None),
        ("[2000-01-01..2001-12-31]", None),
        ("[2000-01-01..]", None),
        ("[2000-01-01,2000-01-31]", None),
        ("2000-XX", None),
        ("2000-01~", None),
    ],
)
def test_a_window_that_is_a_day_a_month_or_a_year_is_to_be_written_as_one(
    read: Read, date: str, shorter: str | None
) -> None:
    found = check(read(event("statement", date)), {"CS905"})
    assert [one.finding.hint for one in found] == ([f'write "{shorter}"'] if shorter else [])
