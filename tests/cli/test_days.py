"""Days as people write them; no part of a date is ever taken from today."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cstocli.cli.days import Days, read_days
from cstocli.cli.exits import UsageError

TODAY = date(2026, 11, 23)
ONE_DAY = {
    "2012-06-28": date(2012, 6, 28),
    " 2012-06-28 ": date(2012, 6, 28),
    "20120628": date(2012, 6, 28),
    "2012/6/28": date(2012, 6, 28),
    "2012.02.01": date(2012, 2, 1),
    "2012-2-1": date(2012, 2, 1),
    "28 June 2012": date(2012, 6, 28),
    "28 jun 2012": date(2012, 6, 28),
    "June 28, 2012": date(2012, 6, 28),
    "28th of June 2012": date(2012, 6, 28),
    "28.06.2012": date(2012, 6, 28),
    "28/06/2012": date(2012, 6, 28),
    "06/28/2012": date(2012, 6, 28),
    "1.1.2012": date(2012, 1, 1),
    "٢٠١٢-٠٦-٢٨": date(2012, 6, 28),
    "۲۰۱۲-۰۶-۲۸": date(2012, 6, 28),
    "٢٨ June ٢٠١٢": date(2012, 6, 28),
    "today": TODAY,
    "Today": TODAY,
    "yesterday": date(2026, 11, 22),
    " Tomorrow ": date(2026, 11, 24),
    "2012-02-29": date(2012, 2, 29),
}
SPANS = {
    "2012-06": Days(date(2012, 6, 1), date(2012, 6, 30)),
    "2012-02": Days(date(2012, 2, 1), date(2012, 2, 29)),
    "2012": Days(date(2012, 1, 1), date(2012, 12, 31)),
    "9999": Days(date(9999, 1, 1), date(9999, 12, 31)),
    "June 2012": Days(date(2012, 6, 1), date(2012, 6, 30)),
    "Thursday June 2012": Days(date(2012, 6, 1), date(2012, 6, 30)),
}
REFUSED = {
    "01/02/2012": "ambiguous",
    "1-2-2012": "ambiguous",
    "01.02.2012": "ambiguous",
    "2012-02-30": "does not exist",
    "2012-13": "does not exist",
    "2012-00": "does not exist",
    "0000-01-01": "does not exist",
    "31 June 2012": "not a date",
    "2011-02-29": "does not exist",
    "June": "no four-digit year",
    "5": "no four-digit year",
    "28 June": "no four-digit year",
    "28.06.12": "no four-digit year",
    "": "no four-digit year",
    "Thursday": "no four-digit year",
    "10:30": "no four-digit year",
    "2012-06-28T10:00": "not a day but a time",
    "2012-07-01T10:00": "not a day but a time",
    "2012-07-01 00:00": "not a day but a time",
    "28 June 2012 10:30": "not a day but a time",
    "tomorrow 2012": "not a date",
    "2012-W05-1": "not a date",
    "28 June 2012 or so": "not a date",
    "x" * 5000: "no four-digit year",
    "[2012-06-28..2012-07-01]": "not a single day",
    "[..2012-06-28]": "not a single day",
    "2012-06~": "not a single day",
    "[2012-06-28..2012-06-01]": "not a date",
    "2012-06-28/2012-07-01": "not a single day",
    "../2012-06-28": "not a single day",
    "2012-06-28/2012-06-01": "not a day but a time",
    "2012-06-28?": "not a single day",
    "2012-21": "not a single day",
    "201X": "not a single day",
    "[2012-06-28,2012-06-30]": "not a single day",
    "[2012-06-28]": "not a single day",
}

IMPOSSIBLE = {
    "2012-02-30": "February 2012 has 29 days",
    "2011-02-29": "February 2011 has 28 days",
    "2012-13": "months run from 01 to 12",
    "2012-00": "months run from 01 to 12",
    "0000-01-01": "years run from 0001 to 9999",
}
"""The hint on each date that is not in the calendar."""


@pytest.mark.parametrize("text", ONE_DAY)
def test_a_day_is_read(text: str) -> None:
    assert read_days(text, TODAY) == (ONE_DAY[text], ONE_DAY[text])


@pytest.mark.parametrize("text", SPANS)
def test_a_month_or_a_year_is_read_as_all_its_days(text: str) -> None:
    assert read_days(text, TODAY) == SPANS[text]


@pytest.mark.parametrize("text", REFUSED)
def test_a_text_that_names_no_day_is_refused_with_the_form_to_write(text: str) -> None:
    with pytest.raises(UsageError, match=REFUSED[text]) as refused:
        read_days(text, TODAY)
    assert IMPOSSIBLE.get(text, "write ") in str(refused.value.hint)


@given(st.sampled_from([*ONE_DAY, *SPANS]), st.dates())
def test_no_part_of_a_date_is_taken_from_today(text: str, today: date) -> None:
    if text.strip().lower() not in {"today", "yesterday", "tomorrow"}:
        assert read_days(text, today) == read_days(text, TODAY)


@given(st.sampled_from(list(REFUSED)), st.dates())
def test_a_refusal_does_not_depend_on_today(text: str, today: date) -> None:
    with pytest.raises(UsageError):
        read_days(text, today)


@given(st.integers(1, 31), st.integers(1, 31), st.integers(1000, 9999), st.sampled_from("/.-"), st.dates())
def test_month_and_day_are_never_guessed(first: int, second: int, year: int, between: str, today: date) -> None:
    text = f"{first:02}{between}{second:02}{between}{year}"
    try:
        found = read_days(text, today)
    except UsageError:
        return
    assert found.is_one
    assert first > 12 or second > 12 or first == second, "either order is possible"
    assert {found.first.day, found.first.month} == {first, second}


@given(st.text(max_size=80), st.dates())
def test_any_text_is_read_or_refused_and_nothing_else(text: str, today: date) -> None:
    try:
        found = read_days(text, today)
    except UsageError:
        return
    assert found.first <= found.last


@given(st.dates(min_value=date(1000, 1, 1)), st.dates())
def test_every_way_to_write_a_day_means_that_day(day: date, today: date) -> None:
    ways = (f"{day:%Y-%m-%d}", f"{day:%Y%m%d}", f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}")
    assert {read_days(way, today) for way in ways} == {(day, day)}
