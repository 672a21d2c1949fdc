"""The notation: every form that is read, after the examples of ISO 8601-2 and its public tests, and every refusal."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cstocli.model.dates import LAST, Between, Edtf, Month, Year, parse
from cstocli.model.edtf import period
from cstocli.model.errors import DateError


@pytest.mark.parametrize("mark", ["?", "~", "%"])
@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2004{}", "2003-01-01", "2005-12-31"),
        ("{}2004", "2003-01-01", "2005-12-31"),
        ("2004-06{}", "2004-05-01", "2004-07-31"),
        ("2004-{}06", "2004-05-01", "2004-07-31"),
        ("2004-06-11{}", "2004-06-04", "2004-06-18"),
        ("2004-06-{}11", "2004-06-04", "2004-06-18"),
        ("{}2004-06", "2003-06-01", "2005-06-30"),
        ("2004{}-06", "2003-06-01", "2005-06-30"),
        ("2004{}-06-11", "2003-06-11", "2005-06-11"),
        ("2004-06{}-11", "2004-05-11", "2004-07-11"),
        ("2004-03{}-31", "2004-02-29", "2004-04-30"),
        ("2004{}-02-29", "2003-02-28", "2005-02-28"),
        ("2003{}-02", "2002-02-01", "2004-02-29"),
        ("2011-23{}", "2011-06-01", "2012-02-29"),
        ("201X{}", "2009-01-01", "2020-12-31"),
        ("2004-XX{}", "2003-01-01", "2005-12-31"),
        ("2004-06-XX{}", "2004-05-01", "2004-07-31"),
    ],
)
def test_each_mark_of_doubt_widens_the_part_beside_it(text: str, mark: str, earliest: str, latest: str) -> None:
    value = parse(text.format(mark))
    assert (value.earliest.isoformat(), value.latest.isoformat()) == (earliest, latest)
    assert not value.is_exact


def test_several_marks_widen_together() -> None:
    value = parse("?2004-06-04~")
    assert (value.earliest, value.latest) == (date(2003, 5, 28), date(2005, 6, 11))
    assert parse("2004?-%06").earliest == date(2003, 5, 1)


@pytest.mark.parametrize(
    ("text", "kind", "earliest", "latest"),
    [
        ("199X", Between, "1990-01-01", "1999-12-31"),
        ("19XX", Between, "1900-01-01", "1999-12-31"),
        ("1XXX", Between, "1000-01-01", "1999-12-31"),
        ("000X", Between, "0001-01-01", "0009-12-31"),
        ("20X0-10-02", Between, "2000-10-02", "2090-10-02"),
        ("201X-02-29", Between, "2012-02-29", "2016-02-29"),
        ("1X99-01-XX", Between, "1099-01-01", "1999-01-31"),
        ("1XXX-12", Between, "1000-12-01", "1999-12-31"),
        ("1999-XX", Year, "1999-01-01", "1999-12-31"),
        ("1999-XX-XX", Year, "1999-01-01", "1999-12-31"),
        ("1999-05-XX", Month, "1999-05-01", "1999-05-31"),
        ("1999-02-XX", Month, "1999-02-01", "1999-02-28"),
        ("1984-1X", Between, "1984-10-01", "1984-12-31"),
        ("1984-0X", Between, "1984-01-01", "1984-09-30"),
        ("1930-X0-10", Between, "1930-10-10", "1930-10-10"),
        ("1560-XX-25", Between, "1560-01-25", "1560-12-25"),
        ("2003-XX-31", Between, "2003-01-31", "2003-12-31"),
        ("1984-11-2X", Between, "1984-11-20", "1984-11-29"),
        ("2015-02-2X", Between, "2015-02-20", "2015-02-28"),
        ("2015-02-X9", Between, "2015-02-09", "2015-02-19"),
        ("2018-05-X0", Between, "2018-05-10", "2018-05-30"),
    ],
)
def test_an_unspecified_digit_may_be_any_that_makes_a_day(
    text: str, kind: type[Edtf], earliest: str, latest: str
) -> None:
    value = parse(text)
    assert type(value) is kind
    assert (value.earliest.isoformat(), value.latest.isoformat()) == (earliest, latest)
    assert str(value) == text


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [
        (21, "2004-03-01", "2004-05-31"),
        (22, "2004-06-01", "2004-08-31"),
        (23, "2004-09-01", "2004-11-30"),
        (24, "2004-12-01", "2005-02-28"),
        (25, "2004-03-01", "2004-05-31"),
        (26, "2004-06-01", "2004-08-31"),
        (27, "2004-09-01", "2004-11-30"),
        (28, "2004-12-01", "2005-02-28"),
        (29, "2004-09-01", "2004-11-30"),
        (30, "2004-12-01", "2005-02-28"),
        (31, "2004-03-01", "2004-05-31"),
        (32, "2004-06-01", "2004-08-31"),
        (33, "2004-01-01", "2004-03-31"),
        (34, "2004-04-01", "2004-06-30"),
        (35, "2004-07-01", "2004-09-30"),
        (36, "2004-10-01", "2004-12-31"),
        (37, "2004-01-01", "2004-04-30"),
        (38, "2004-05-01", "2004-08-31"),
        (39, "2004-09-01", "2004-12-31"),
        (40, "2004-01-01", "2004-06-30"),
        (41, "2004-07-01", "2004-12-31"),
    ],
)
def test_a_part_of_a_year_is_whole_months(part: int, first: str, last: str) -> None:
    value = parse(f"2004-{part}")
    assert (value.earliest.isoformat(), value.latest.isoformat()) == (first, last)


def test_the_winter_of_the_last_year_ends_with_the_calendar() -> None:
    assert parse("9999-24").latest == LAST


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("[1999-05-03,1999-06-01]", "1999-05-03", "1999-06-01"),
        ("[1999-06,1999-05]", "1999-05-01", "1999-06-30"),
        ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
        ("[1760-01,1760-02,1760-12..]", "1760-01-01", "9999-12-31"),
        ("[..1760,1770-05]", "0001-01-01", "1770-05-31"),
        ("[2020]", "2020-01-01", "2020-12-31"),
        ("[2020?,2022-21]", "2019-01-01", "2022-05-31"),
        ("[199X..2001]", "1990-01-01", "2001-12-31"),
        ("[..0001-01-01]", "0001-01-01", "0001-01-01"),
    ],
)
def test_of_a_set_the_day_lies_from_the_first_through_the_last(text: str, earliest: str, latest: str) -> None:
    value = parse(text)
    assert type(value) is Between
    assert (value.earliest.isoformat(), value.latest.isoformat()) == (earliest, latest)
    assert str(value) == text


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2012-06-20/2012-06-28", "[2012-06-20..2012-06-28]"),
        ("1992/1993", "[1992..1993]"),
        ("1992~/1993-02", "[1992~..1993-02]"),
        ("../2012-11-14", "[..2012-11-14]"),
        ("/2012-11-14", "[..2012-11-14]"),
        ("2021-08/..", "[2021-08..]"),
        ("2021-08/", "[2021-08..]"),
        ("2012-06-28/2012-06-28", "2012-06-28"),
    ],
)
def test_a_period_for_one_day_is_refused_with_the_window_to_write(text: str, hint: str) -> None:
    with pytest.raises(DateError, match=r"^one day is meant, and .* is a period$") as refused:
        parse(text)
    assert refused.value.hint == f'write "{hint}"'
    parse(hint)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2008-08-10/2008-08-14", "2008-08-10", "2008-08-14"),
        ("2004-06/2006-08", "2004-06", "2006-08"),
        ("2004-02-01/2005", "2004-02-01", "2005"),
        ("2004/2004-02-01", "2004", "2004-02-01"),
        ("1111-01-01/1111", "1111-01-01", "1111"),
        ("1984?/2004-06~", "1984?", "2004-06~"),
        ("2004-06-%11/2004-07", "2004-06-%11", "2004-07"),
        ("1923-21/1924", "1923-21", "1924"),
        ("2004-06-XX/2004-07-03", "2004-06-XX", "2004-07-03"),
        ("1919-12-02/1919-XX-04", "1919-12-02", "1919-XX-04"),
        ("1985-04-12/..", "1985-04-12", "[1985-04-12..]"),
        ("1985-04-12/", "1985-04-12", ""),
        ("../1985-04", "[..1985-04]", "1985-04"),
        ("/1985-04", "[..1985-04]", "1985-04"),
    ],
)
def test_a_period_has_a_first_and_a_last_day_each_written_as_one(text: str, first: str, last: str) -> None:
    assert period(text) == (first, last)
    parse(first)


@pytest.mark.parametrize("text", ["../..", "/", "../", "/.."])
def test_a_period_without_ends_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="at least one end"):
        period(text)


@pytest.mark.parametrize(
    "text", ["2012-06-28/2012-06-20", "2013/2012", "2012-07/2012-06-30", "2012-24/2012-21", "2012-23/2012-22"]
)
def test_a_period_that_ends_before_it_begins_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="the period ends before it begins"):
        period(text)


@pytest.mark.parametrize("text", ["2004-06-11/2004-06", "2004-06-11%/2004-06~", "2004-06-11%/2004-%06", "2004-02/2004"])
def test_a_period_whose_end_begins_first_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="the period may end before it begins"):
        period(text)


@pytest.mark.parametrize("text", ["2012", "2012-06", "[2012..2013]", "2012/2013/2014", "2012 / 2013", "2012/a"])
def test_what_is_not_a_period_is_not_read_as_one(text: str) -> None:
    with pytest.raises(DateError, match="not a date: "):
        period(text)


@pytest.mark.parametrize("text", ["[2012-06-28..2012-06-20]", "[2013..2012]", "[1990,2012-07..2012-06-30]"])
def test_a_window_that_ends_before_it_begins_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="the window ends before it begins"):
        parse(text)


@pytest.mark.parametrize("text", ["[..]", "[..1990,1991..]", "[0001..9999]"])
def test_a_window_without_ends_is_refused(text: str) -> None:
    with pytest.raises(DateError, match=r"^a window needs at least one end; leave the date out if nothing is known$"):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        *("0000", "0000~", "0000-01", "0000-01-01", "2012-13", "2012-00", "2012-00-10", "2012-06-00", "2012-06-31"),
        *("2011-02-29", "1900-02-29", "2012-02-30~", "2012-13~", "[2012-02-30..]", "[..0000]", "../0000"),
        *("2012-20", "2012-42", "2012-21-01", "2012-2X", "201X-02-30", "2012-3X", "2013-02-3X"),
    ],
)
def test_a_day_that_does_not_exist_is_refused_as_such(text: str) -> None:
    with pytest.raises(DateError, match="no such day in the calendar"):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "a", "201", "2012-6", "2012-6-1", "2012-06-1", "12-06-2012", "28 June 2012", "2012-06-28 "),
        *("2012/06/28", "2012-W26", "2012-W26-4", "2012-180", "2012-06-28T00:00", " 2012", "2012-06-28\n"),
        *("2012~~", "?2012~", "2012?~", "201u", "201x", "2012-21-01-01", "2012--2013", "2012^", "+2012", "20120628"),
        *("2012-06-20/a", "a/2012-06-20", "2012/2013/2014", "2012/...", "2012 / 2013", "2012-06-28/open"),
        *("[", "[]", "[,]", "[2012,]", "[2012", "2012]", "[2012, 2013]", "[[2012]]", "[2012...2013]", "[2012..,2014]"),
        *("[2012,..2014]", "[2012/2013]", "[2012..2013..2014]", "[2020}", "{2020]", "[a..b]"),
        *("٢٠١٢", "٢٠١٢-٠٦-٢٨", "\uff12\uff10\uff11\uff12", "2012\u201006\u201028", "2012-06-28\0"),
    ],
)
def test_a_text_that_is_not_a_date_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="not a date: "):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "-2004",
        "-2004-06?",
        "-20XX",
        "?-2004-06",
        "-1985-04-12/..",
        "Y170000002",
        "Y-17E7",
        "Y2006",
        "[-1667]",
    ],
)
def test_a_year_outside_the_calendar_is_refused_as_such(text: str) -> None:
    with pytest.raises(DateError, match="years run from 0001 to 9999, in four digits"):
        parse(text)


@pytest.mark.parametrize("text", ["XXXX", "XXXX-12-25", "XXXX-XX-XX~"])
def test_a_date_without_a_year_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="no digit of the year is given"):
        parse(text)


@pytest.mark.parametrize("text", ["{1960,1961-12}", "{..1984}", "{1990}"])
def test_a_list_of_several_days_is_refused_as_such(text: str) -> None:
    with pytest.raises(DateError, match="one day is meant, and braces are all of several"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("199", "199X"),
        ("19", "19XX"),
        ("1950S2", "19XX"),
        ("[1667, 1668]", "[1667,1668]"),
        (" 2012-06-28", "2012-06-28"),
        ("1863- 03-29", "1863-03-29"),
    ],
)
def test_a_refusal_names_the_form_that_is_read(text: str, hint: str) -> None:
    with pytest.raises(DateError) as refused:
        parse(text)
    assert refused.value.hint == f'write "{hint}"'
    parse(hint)


@pytest.mark.parametrize("text", ["28 June 2012", "2012 / 2013", "20x", "9 9 9"])
def test_a_refusal_names_no_form_that_is_not_read(text: str) -> None:
    with pytest.raises(DateError) as refused:
        parse(text)
    assert refused.value.hint is None


@pytest.mark.parametrize("text", ["x" * 1_000_000, "[" + "1990," * 1000 + "x]", "9" * 1_000_000])
def test_a_long_text_that_is_not_a_date_is_shortened_in_the_message(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert len(str(caught.value)) < 100


_mark = st.sampled_from(("", "", "", "?", "~", "%"))
_digits = st.sampled_from("0123456789X")
_signs = st.text(st.sampled_from("0123456789X-~?%[]{}./,YS ET"), max_size=24)


@st.composite
def points(draw: st.DrawFn) -> str:
    """Draw a day, month, year or part of a year, often with marks and unspecified digits."""
    moment = draw(st.dates())
    year = f"{moment.year:04}"
    cut = draw(st.integers(0, 3))
    parts = [year[: 4 - cut] + "X" * cut, draw(st.sampled_from((f"{moment:%m}", "XX", "1X", "24", "37")))]
    parts.append(draw(st.sampled_from((f"{moment:%d}", "XX", "2X", "X1"))))
    return "-".join(parts[: draw(st.integers(1, 3))]) + draw(_mark)


def _read(text: str) -> Edtf:
    try:
        return parse(text)
    except DateError:
        assume(False)  # noqa: FBT003 - Hypothesis draws another
        raise


@given(points())
def test_what_is_read_keeps_its_text_and_has_its_days_in_order(text: str) -> None:
    value = _read(text)
    assert value.text == text
    assert value.earliest <= value.latest
    assert parse(value.text) == value


@given(points())
def test_a_mark_of_doubt_never_narrows(text: str) -> None:
    plain = _read(text.rstrip("?~%"))
    for mark in "?~%":
        doubtful = parse(plain.text + mark)
        assert doubtful.earliest <= plain.earliest
        assert plain.latest <= doubtful.latest
        assert not doubtful.is_exact


@given(points(), st.integers(0, 9), st.data())
def test_an_unspecified_digit_never_narrows(text: str, digit: int, data: st.DataObject) -> None:
    places = [place for place, sign in enumerate(text) if sign == "X"]
    assume(places)
    place = data.draw(st.sampled_from(places))
    wide = _read(text)
    narrow = _read(text[:place] + str(digit) + text[place + 1 :])
    assert wide.earliest <= narrow.earliest
    assert narrow.latest <= wide.latest


@given(points(), points())
def test_a_set_holds_each_of_its_members(one: str, other: str) -> None:
    both = _read(f"[{one},{other}]")
    for member in (parse(one), parse(other)):
        assert both.earliest <= member.earliest
        assert member.latest <= both.latest


@given(points(), points())
def test_a_period_is_refused_for_one_day_with_a_hint_that_is_read(one: str, other: str) -> None:
    text = f"{one}/{other}"
    try:
        first, last = period(text)
    except DateError:
        assume(False)  # noqa: FBT003 - Hypothesis draws another
        raise
    assert parse(first).earliest <= parse(last).latest
    with pytest.raises(DateError, match="one day is meant") as refused:
        parse(text)
    window = parse(str(refused.value.hint).removeprefix('write "').removesuffix('"'))
    assert (window.earliest, window.latest) == (parse(first).earliest, parse(last).latest)


@given(st.one_of(st.text(max_size=30), _signs))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        value = parse(text)
    except DateError:
        with suppress(DateError):
            first, last = period(text)
            assert parse(first).earliest <= parse(last or first).latest
    else:
        assert value.earliest <= value.latest
