from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cstocli.model.dates import (
    FIRST,
    LAST,
    Between,
    Day,
    Edtf,
    Month,
    Year,
    between,
    day,
    eve,
    month_span,
    parse,
    shift,
)
from support.strategies import dates


@pytest.mark.parametrize(
    ("text", "kind", "earliest", "latest"),
    [
        ("2012-06-28", Day, "2012-06-28", "2012-06-28"),
        ("2012-02-29", Day, "2012-02-29", "2012-02-29"),
        ("2000-02-29", Day, "2000-02-29", "2000-02-29"),
        ("0001-01-01", Day, "0001-01-01", "0001-01-01"),
        ("9999-12-31", Day, "9999-12-31", "9999-12-31"),
        ("2012-06-28~", Day, "2012-06-21", "2012-07-05"),
        ("0001-01-01~", Day, "0001-01-01", "0001-01-08"),
        ("0001-01-03~", Day, "0001-01-01", "0001-01-10"),
        ("9999-12-30~", Day, "9999-12-23", "9999-12-31"),
        ("1993-12", Month, "1993-12-01", "1993-12-31"),
        ("2012-02", Month, "2012-02-01", "2012-02-29"),
        ("1900-02", Month, "1900-02-01", "1900-02-28"),
        ("9999-12", Month, "9999-12-01", "9999-12-31"),
        ("2002-05~", Month, "2002-04-01", "2002-06-30"),
        ("2002-01~", Month, "2001-12-01", "2002-02-28"),
        ("2002-12~", Month, "2002-11-01", "2003-01-31"),
        ("0001-01~", Month, "0001-01-01", "0001-02-28"),
        ("9999-12~", Month, "9999-11-01", "9999-12-31"),
        ("1994", Year, "1994-01-01", "1994-12-31"),
        ("1994~", Year, "1993-01-01", "1995-12-31"),
        ("0001~", Year, "0001-01-01", "0002-12-31"),
        ("9999~", Year, "9998-01-01", "9999-12-31"),
        ("[2012-06-20..2012-06-28]", Between, "2012-06-20", "2012-06-28"),
        ("[2012-06-28..2012-06-28]", Between, "2012-06-28", "2012-06-28"),
        ("[1992..1993]", Between, "1992-01-01", "1993-12-31"),
        ("[1992-05..1993]", Between, "1992-05-01", "1993-12-31"),
        ("[1992~..1993-02]", Between, "1991-01-01", "1993-02-28"),
        ("[..2012-11-14]", Between, "0001-01-01", "2012-11-14"),
        ("[2021-08..]", Between, "2021-08-01", "9999-12-31"),
    ],
)
def test_every_form_stands_for_its_first_and_last_day(text: str, kind: type[Edtf], earliest: str, latest: str) -> None:
    value = parse(text)
    assert type(value) is kind
    assert (value.earliest.isoformat(), value.latest.isoformat()) == (earliest, latest)
    assert str(value) == text
    assert value.is_exact == (earliest == latest)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2012-06-28", "2012-06-27"),
        ("2012-03-01", "2012-02-29"),
        ("2012-06", "[2012-05-31..2012-06-29]"),
        ("[2012-06-20..2012-06-28]", "[2012-06-19..2012-06-27]"),
        ("[..2012-11-14]", "[..2012-11-13]"),
        ("[2021-08..]", "[2021-07-31..]"),
        ("0001-01-01", "0001-01-01"),
    ],
)
def test_the_eve_of_a_date_is_as_well_known_as_the_date(text: str, expected: str) -> None:
    assert str(eve(parse(text))) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2012, 6, 28), date(2012, 6, 28), "2012-06-28"),
        (date(2012, 6, 1), date(2012, 6, 30), "[2012-06-01..2012-06-30]"),
        (FIRST, date(2012, 6, 30), "[..2012-06-30]"),
        (date(2012, 6, 1), LAST, "[2012-06-01..]"),
        (FIRST, FIRST, "0001-01-01"),
    ],
)
def test_a_window_is_written_as_narrow_as_it_is(first: date, last: date, expected: str) -> None:
    value = between(first, last)
    assert str(value) == expected
    assert parse(expected) == value
    assert (value.earliest, value.latest) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2012-06", date(2012, 6, 1), date(2012, 6, 30)),
        ("[..2012-11-14]", date(2012, 11, 14), date(2012, 11, 14)),
        ("[2021-08..]", date(2021, 8, 1), date(2021, 8, 1)),
    ],
)
def test_an_open_end_is_known_by_the_other_end(text: str, first: date, last: date) -> None:
    assert (parse(text).first_known, parse(text).last_known) == (first, last)


@pytest.mark.parametrize(
    ("value", "days", "expected"),
    [
        (date(2012, 2, 28), 1, date(2012, 2, 29)),
        (date(2012, 1, 1), -1, date(2011, 12, 31)),
        (date(9999, 12, 30), 7, LAST),
        (date(1, 1, 2), -7, FIRST),
        (FIRST, 7, FIRST),
        (LAST, -7, LAST),
    ],
)
def test_a_day_moves_but_not_past_the_ends_of_the_calendar(value: date, days: int, expected: date) -> None:
    assert shift(value, timedelta(days)) == expected


@pytest.mark.parametrize(
    ("year", "month", "last"), [(2012, 2, 29), (2013, 2, 28), (2012, 12, 31), (9999, 12, 31), (1, 1, 31)]
)
def test_a_month_has_its_first_and_its_last_day(year: int, month: int, last: int) -> None:
    assert month_span(year, month) == (date(year, month, 1), date(year, month, last))


def test_dates_are_values_equal_by_their_words() -> None:
    value = parse("2012-06-28")
    assert value == day(date(2012, 6, 28))
    assert len({value, day(date(2012, 6, 28)), parse("[2012-06-28..2012-06-28]")}) == 2
    assert value != "2012-06-28"
    assert repr(value) == "Day('2012-06-28')"
    with pytest.raises(AttributeError, match="a date does not change: text"):
        value.text = "2012-06-29"


@given(dates)
def test_a_date_is_read_back_from_its_text_with_the_same_days(value: Edtf) -> None:
    assume((value.earliest, value.latest) != (FIRST, LAST))
    again = parse(str(value))
    assert (again, again.earliest, again.latest) == (value, value.earliest, value.latest)
    assert again.earliest <= again.latest


@given(st.dates(), st.dates())
def test_a_window_is_read_back_from_its_text(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assume((first, last) != (FIRST, LAST))
    again = parse(str(between(first, last)))
    assert (again.earliest, again.latest) == (first, last)
