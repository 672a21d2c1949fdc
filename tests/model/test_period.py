from __future__ import annotations

from datetime import date

import pytest

from cstocli.model.dates import parse
from cstocli.model.period import Period, last_day
from support.factories import made

YEAR = Period(first=date(2012, 1, 1), last=date(2012, 12, 31))


@pytest.mark.parametrize(
    ("when", "touches", "holds"),
    [
        ("2012-06-28", True, True),
        ("2012-01-01", True, True),
        ("2012-12-31", True, True),
        ("2011-12-31", False, False),
        ("2013-01-01", False, False),
        ("2012", True, True),
        ("[2011..2012]", True, False),
        ("[2012..2013]", True, False),
        ("[2010..2014]", True, False),
        ("2010", False, False),
        ("[..2012-06]", True, False),
        ("[..2010]", False, False),
        ("[..2014]", False, False),
        ("[2012-06..]", True, False),
        ("[2010..]", False, False),
    ],
)
def test_an_event_lies_in_a_period_perhaps_or_surely(when: str, *, touches: bool, holds: bool) -> None:
    event = made("crisis", when)
    assert YEAR.touches(event) is touches
    assert YEAR.holds(event) is holds


def test_an_event_that_continues_into_a_period_touches_it() -> None:
    event = made("crisis", "2011-12-30", end=parse("2012-01-02"))
    assert last_day(event) == date(2012, 1, 2)
    assert YEAR.touches(event)
    assert not YEAR.holds(event)
    assert last_day(made("decision", "2011-12-30")) == date(2011, 12, 30)


def test_a_period_without_ends_holds_everything() -> None:
    assert Period().touches(made("crisis", "0001-01-01"))
    assert Period().holds(made("crisis", "[..2012]"))
