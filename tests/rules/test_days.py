"""Dates that programs put where none is known."""

from __future__ import annotations

import pytest

from conftest import Read, event
from rules.telling import tells


@pytest.mark.parametrize(
    ("date", "is_sentinel"),
    [
        ("2199-12-31", False),
        ("2200-01-01", True),
        ("1970-01-01", True),
        ("1970-01", False),
        ("2099-12-31", True),
        ("1999-12~", False),
        ("2200~", True),
        ("2000/2199", False),
        ("2000/2200", True),
        ("../1900-01-01", True),
        ("2000/..", False),
    ],
)
def test_a_date_that_programs_put_where_none_is_known_is_no_date(
    read: Read,
    date: str,
    is_sentinel: bool,  # noqa: FBT001
) -> None:
    assert tells(read(event("statement", date)), "CS605") is is_sentinel
