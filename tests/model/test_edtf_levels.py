"""The strings of the public tests of edtf-validate, by their level in ISO 8601-2 and by what is made of them here."""

from __future__ import annotations

import re
from typing import Final

import pytest

from cstocli.model.dates import parse
from cstocli.model.edtf import period
from cstocli.model.errors import DateError
from support.logs import ROOT

VALID: Final = {
    (0, "one day"): """
        1985-04-12 1985-04 1985
    """,
    (1, "one day"): """
        2001-21 1984? 2006% 2004-06~ 2004-06-11% 201X 19XX 2004-XX 1985-04-XX 1985-XX-XX
    """,
    (2, "one day"): """
        2001-25 2001-26 2001-27 2001-28 2001-29 2001-30 2001-31 2001-32 2001-33 [..1760-12-03] [1760-12..] [..1984]
        %2001 2004-?06-?11 ?2004-06-04~ 2004-%06 2004?-06-~11 ?2004-06% 2004?-%06 2011-23~ 1560-XX-25 156X-12-25
        15XX-12-25 1XXX-XX 1XXX-12 1984-1X 20X0-10-02 1X99-01-XX
    """,
    (0, "a period"): """
        1964/2008 2004-06/2006-08 2004-02-01/2005-02-08 2004-02-01/2005-02 2004-02-01/2005 2005/2006-02
        1111-01-01/1111
    """,
    (1, "a period"): """
        1923-21/1924 2019-12/2020% 1984~/2004-06 1984/2004-06~ 1984~/2004~ 1984?/2004-06~ 1984-06?/2004-08?
        1984-06-02?/2004-08-08~ 2004-06~/2004-06-11% 1984-06-02?/ 2003/2004-06-11% 1952-23~/1953 1985-04-12/
        1985-04/ 1985/ /1985-04-12 /1985-04 /1985 2003-22/2004-22 2003-22/2003-22 2003-22/2003-23 1985-04-12/..
        1985-04/.. 1985/.. ../1985-04-12 ../1985-04 ../1985
    """,
    (2, "a period"): """
        2004-06-~01/2004-06-~20 2019-12/%2020 1984?-06/2004-08? 1984-?06-02/2004-06-11% 2019-~12/2020
        2003-06-11%/2004-%06 2004-06~/2004-06-%11 1984?/2004~-06 ?2004-06~-10/2004-06-%11 2004-06-XX/2004-07-03
        2003-06-25/2004-X1-03 20X3-06-25/2004-X1-03 1984-11-2X/1999-01-01 1984-11-12/1984-11-XX
        198X-11-XX/198X-11-30 2000-12-XX/2012 2000-XX/2012 2000-XX-XX/2012 2000-XX-XX/2012 2000/2000-XX-XX 198X/199X
        198X/1999 1987/199X 1919-XX-02/1919-XX-01 1919-0X-02/1919-01-03 1865-X2-02/1865-03-01 1930-X0-10/1930-10-30
        1981-1X-10/1981-11-09 1919-12-02/1919-XX-04 1919-11-02/1919-1X-01 1919-09-02/1919-X0-01
        1919-08-02/1919-0X-01 1919-10-02/1919-X1-01 1919-04-01/1919-X4-02 1602-10-0X/1602-10-02
        2018-05-X0/2018-05-11 1200-01-X4/1200-01-08 1919-07-30/1919-07-3X 1908-05-02/1908-05-0X
        0501-11-18/0501-11-1X 1112-08-22/1112-08-2X 2015-02-27/2015-02-X8 2016-02-28/2016-02-X9
        1984-06-?02/2004-06-11%
    """,
    (0, "a year"): """
        0000 0000/0000 0000-02/1111 0000-01/0000-01-03 0000-01-13/0000-01-23 0000-01/0000
    """,
    (1, "a year"): """
        Y170000002 Y-170000002 -2004-23 -2010 -2004~ -2004-06? -2004-06-11% -20XX -2004-XX -1985-04-XX -1985-XX-XX
        -2001-02-03 -1000/-0999 -2004-02-01/2005 -1980-11-01/1989-11-30 -1984?/2004% -2004-06-01/ -1985-04-12/..
        -1985-04/.. -1985/
    """,
    (2, "a year"): """
        Y-17E7 Y17E8 Y171010000S3 Y3388E2S3 -1859S5 Y-171010000S2 Y-3388E2S3 -2001-34 -2001-35 -2001-36 -2001-37
        -2001-38 -2001-39 -2001-40 -2001-41 [-1667,1668,1670..1672] [1760-01,-1760-02,1760-12..]
        [-1740-02-12..-1200-01-29] [-1890-05..-1200-01] [-1667,1760-12] ?-2004-06-04~ -2004-%06 -2004?-06-~11
        ?-2004-06% -2004?-%06 ?-2004-06 %-2011-06-13 -1X32-X1-X2 -156X-12-25 -15XX-12-25 -XXXX-12-XX -1XXX-XX
        -1XXX-12 -1984-1X -2004-06-?01/2006-06-~20 -2005-06-%01/2006-06-~20 -1984-?06-02/2004-08-08~
        -2000-12-XX/2012 -2000-XX-10/2012 -2018-05-X0/2018-05-11
    """,
    (0, "a time of day"): """
        1985-04-12T23:20:30 1985-04-12T23:20:30Z 1985-04-12T23:20:30-04 1985-04-12T23:20:30+04:30
        2004-01-01T10:10:10+00:59
    """,
    (1, "a time of day"): """
        -1985-04-12T23:20:30 -1985-04-12T23:20:30Z -1985-04-12T23:20:30-04 -1985-04-12T23:20:30+04:30
    """,
    (1, "no end"): """
        /.. ../ ../..
    """,
    (2, "no year"): """
        XXXX-12-XX XXXX-12-21/1890-09-2X
    """,
    (2, "braces"): """
        {-1667,1668,1670..1672} {1960,-1961-12} {-1640-06..-1200-01} {-1740-02-12..-1200-01-29} {..1984} {1760-12..}
    """,
    (2, "significant digits"): """
        1950S2
    """,
}
"""The valid ones; a string that stands there twice is here twice."""
INVALID: Final = (
    "1863- 03-29",
    " 1863-03-29",
    "1863-03 -29",
    "1863-03- 29",
    "1863-03-29 ",
    "18 63-03-29",
    "1863-0 3-29",
    "1960-06-31",
    "20067890%",
    "Y2006",
    "-0000",
    "Y20067890-14-10%",
    "20067890%",
    "+2006%",
    "NONE/",
    "2000/12-12",
    "2012-10-10T1:10:10",
    "2012-10-10T10:1:10",
    "2005-07-25T10:10:10Z/2006-01-01T10:10:10Z",
    "[1 760-01, 1760-02, 1760-12..]",
    "[1667,1668, 1670..1672]",
    "[..176 0-12-03]",
    "{-1667,1668, 1670..1672}",
    "{-1667,1 668-10,1670..1672}",
    "2001-21^southernHemisphere",
    "",
    "2012/2013/1234/55BULBASAUR",
    "2012///4444",
    "2012\\2013",
    "2012-24/2012-21",
    "2012-23/2012-22",
    "0800/-0999",
    "-1000/-2000",
    "1000/-2000",
    "0001/0000",
    "0000-01-03/0000-01",
    "0000/-0001",
    "0000-02/0000",
    "Y-61000/-2000",
    "2004-06-11%/2004-%06",
    "2004-06-11%/2004-06~",
    "2005-07-25T10:10:10Z/2006-01-01T10:10:10Z",
    "2005-07-25T10:10:10Z/2006-01",
    "2005-07-25/2006-01-01T10:10:10Z",
    "1985-04-12T23:20:30z",
    "1985-04-12t23:20:30",
    "2012-10-10T10:10:1",
    "2012-10-10T10:50:10Z15",
    "2012-10-10T10:40:10Z00:62",
    "2004-01-01T10:10:40Z25:00",
    "2004-01-01T10:10:40Z00:60",
    "2004-01-01T10:10:10-05:60",
    "2004-01-01T10:10:10+02:00:30",
    "2004-01-01T10:10:1000:59",
    "-1985-04-12T23:20:30+24",
    "-1985-04-12T23:20:30Z12:00",
)
REFUSALS: Final = {
    "a year": "years run from 0001 to 9999|no such day in the calendar: 0000",
    "a time of day": "not a date|years run from 0001 to 9999",
    "no end": "at least one end",
    "no year": "no digit of the year",
    "braces": "braces are all of several",
    "significant digits": "significant digits",
}
"""How a refusal is worded, by its reason."""


def strings(outcome: str) -> list[str]:
    return [text for (_, made), texts in VALID.items() if made == outcome for text in texts.split()]


@pytest.mark.parametrize("text", strings("one day"))
def test_a_date_is_taken_as_one_day(text: str) -> None:
    assert str(parse(text)) == text


@pytest.mark.parametrize("text", strings("a period"))
def test_an_interval_is_taken_as_a_period_and_never_as_one_day(text: str) -> None:
    first, last = period(text)
    assert parse(first).earliest <= parse(last or first).latest
    with pytest.raises(DateError, match="is a period"):
        parse(text)


@pytest.mark.parametrize(("reason", "text"), [(reason, text) for reason in REFUSALS for text in strings(reason)])
def test_the_rest_is_refused_with_its_reason(reason: str, text: str) -> None:
    for read in (parse, period) if "/" in text else (parse,):
        with pytest.raises(DateError, match=REFUSALS[reason]):
            read(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_not_edtf_is_refused(text: str) -> None:
    for read in (parse, period):
        with pytest.raises(DateError):
            read(text)


def test_the_page_on_dates_counts_what_is_taken_and_refused() -> None:
    page = (ROOT / "docs" / "dates.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|", page, re.MULTILINE)
    counted = {what: tuple(map(int, numbers)) for what, *numbers in rows}
    outcomes = dict.fromkeys(outcome for _, outcome in VALID)
    expected = {
        outcome: tuple(len(VALID.get((level, outcome), "").split()) for level in range(3)) for outcome in outcomes
    }
    sums = {what: (*by_level, sum(by_level)) for what, by_level in expected.items()}
    total = tuple(sum(column) for column in zip(*sums.values(), strict=True))
    assert counted == {
        **{f"taken: {what}" if what in ("one day", "a period") else f"refused: {what}": n for what, n in sums.items()},
        "all": total,
    }
    assert total == (21, 64, 121, 206)
    assert f"none of the {len(INVALID)} invalid ones is taken" in page
