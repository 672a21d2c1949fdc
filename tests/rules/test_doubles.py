"""One act told twice: what may differ between two tellings of it."""

from __future__ import annotations

import pytest

from conftest import Read, event
from rules.telling import tells

XA = 'states = ["XA"]'


@pytest.mark.parametrize(
    ("first", "second", "is_told_twice"),
    [
        ("", "", True),
        ("", 'place = "Alphaville"', True),
        ("", 'person = "A. Ames"', False),
        ('person = "A. Ames"', "", False),
        ('person = "A. Ames"', 'person = "B. Bond"', False),
    ],
)
def test_an_act_is_told_twice_where_nothing_that_is_its_own_differs(
    read: Read,
    first: str,
    second: str,
    is_told_twice: bool,  # noqa: FBT001
) -> None:
    one = event("statement", "2000-01-02", XA, first, ident="first")
    two = event("statement", "2000-01-02", XA, second, ident="second")
    assert tells(read(one + two), "CS801") is is_told_twice
