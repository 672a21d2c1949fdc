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


@pytest.mark.parametrize(
    ("relation", "first", "last", "touches", "holds"),
    [
        ("before", "2011-03-01", "2011-12-30", False, False),
        ("meets", "2011-03-01", "2011-12-31", False, False),
        ("overlaps", "2011-03-01", "2012-03-01", True, False),
        ("finished by", "2011-03-01", "2012-12-31", True, False),
        ("contains", "2011-03-01", "2013-03-01", True, False),
        ("starts", "2012-01-01", "2012-03-01", True, True),
        ("equals", "2012-01-01", "2012-12-31", True, True),
        ("started by", "2012-01-01", "2013-03-01", True, True),
        ("during", "2012-03-01", "2012-05-01", True, True),
        ("finishes", "2012-03-01", "2012-12-31", True, True),
        ("overlapped by", "2012-03-01", "2013-03-01", True, True),
        ("met by", "2013-01-01", "2013-03-01", False, False),
        ("after", "2013-01-02", "2013-03-01", False, False),
    ],
)
def test_what_lasts_stands_in_one_of_thirteen_relations_to_a_period(
    relation: str, first: str, last: str, *, touches: bool, holds: bool
) -> None:
    event = made("crisis", first, end=parse(last))
    assert (relation, YEAR.touches(event), YEAR.holds(event)) == (relation, touches, holds)


@pytest.mark.parametrize(
    ("first", "last", "touches", "holds"),
    [
        ("2010?", "2011?", True, False),  # may end in 2012
        ("2010", "2011", False, False),
        ("201X", "201X", True, False),
        ("[2009,2011]", "[2010,2011]", False, False),
        ("[2011,2012]", "[2012,2013]", True, False),
        ("2012-21", "2012-23", True, True),
        ("2012-24", "2013-21", True, False),  # its first day may be in 2013
        ("2011-24", "2012-02~", True, False),
    ],
)
def test_ends_that_are_vague_leave_the_relation_open(first: str, last: str, *, touches: bool, holds: bool) -> None:
    event = made("crisis", first, end=parse(last))
    assert (YEAR.touches(event), YEAR.holds(event)) == (touches, holds)


def test_an_event_that_continues_into_a_period_touches_it() -> None:
    event = made("crisis", "2011-12-30", end=parse("2012-01-02"))
    assert last_day(event) == date(2012, 1, 2)
    assert YEAR.touches(event)
    assert not YEAR.holds(event)
    assert last_day(made("decision", "2011-12-30")) == date(2011, 12, 30)


def test_a_period_without_ends_holds_everything() -> None:
    assert Period().touches(made("crisis", "0001-01-01"))
    assert Period().holds(made("crisis", "[..2012]"))


@pytest.mark.parametrize(
    ("when", "included"), [("2010-06", True), ("[..2010-07-01]", True), ("2010-05-31", False), ("2011", False)]
)
def test_a_date_may_lie_in_a_period(when: str, included: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert Period(first=date(2010, 6, 1), last=date(2010, 12, 31)).may_include(parse(when)) is included
