"""Dates: those that programs put where none is known, and those outside what the log covers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cstocli.check.engine import check
from support.findings import has_finding
from support.logs import Read, event


@pytest.mark.parametrize(
    ("date", "is_sentinel"),
    [
        ("2199-12-31", False),
        ("2200-01-01", True),
        ("1970-01-01", True),
        ("1970-01-01~", True),
        ("1970-01", False),
        ("2099-12-31", True),
        ("1999-12~", False),
        ("2200~", True),
        ("[2000..2199]", False),
        ("[2000..2200]", True),
        ("[..1900-01-01]", True),
        ("[2000..]", False),
        ("[2000,1970-01-01]", True),
        ("220X", True),
        ("19XX", False),
        ("1900-01-01?", True),
    ],
)
def test_a_date_that_programs_put_where_none_is_known_is_no_date(
    read: Read,
    date: str,
    is_sentinel: bool,  # noqa: FBT001
) -> None:
    assert has_finding(read(event("statement", date)), "CS605") is is_sentinel


@pytest.mark.parametrize(
    ("date", "status", "is_late"),
    [
        ("2030-12-31", "held", False),
        ("2031-01-01", "held", True),
        ("2031-01-01", "planned", False),
        ("[2030-12-31..2031-06-30]", "held", False),
    ],
)
def test_what_was_held_lies_within_what_was_verified(
    read: Read,
    date: str,
    status: str,
    is_late: bool,  # noqa: FBT001
) -> None:
    assert has_finding(read(event("statement", date, status=status)), "CS604") is is_late


@pytest.mark.parametrize(
    ("end", "is_early"), [("2008-08-09", True), ("2008-08-10", False), ("2008-08", False), ("2008-07", True)]
)
def test_what_lasts_ends_on_its_first_day_or_later(read: Read, end: str, is_early: bool) -> None:  # noqa: FBT001
    assert has_finding(read(event("session", "2008-08-10", f'end = "{end}"')), "CS602") is is_early


def test_a_log_may_be_verified_on_its_first_day_and_not_before(read: Read) -> None:
    log = read(event("statement", "1990-01-01"))
    assert not check(log.replace(verified_to=log.first_day), {"CS606"})
    assert check(log.replace(verified_to=log.first_day - timedelta(days=1)), {"CS606"})
