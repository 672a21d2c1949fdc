"""One act told twice: what may differ between two tellings of it."""

from __future__ import annotations

import pytest

from cstocli.check.engine import check
from support.findings import has_finding
from support.logs import Read, event

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
    assert has_finding(read(one + two), "CS801") is is_told_twice


def test_an_act_is_compared_with_every_other_of_its_day_and_with_none_of_another_day(read: Read) -> None:
    said = ["2000-01-02 Ann", "2000-01-02 Bo", "2000-01-03 Cy", "2000-01-03 Ann", "2000-01-03 Ann"]
    log = read(
        "".join(
            event("statement", date, XA, f'person = "{person}"', ident=f"told-{number}")
            for number, (date, person) in enumerate(map(str.split, said))
        )
    )
    assert [(one.finding.path, one.finding.also[0][0]) for one in check(log, {"CS801"})] == [
        (("event", 4, "id"), ("event", 3, "id"))
    ]
