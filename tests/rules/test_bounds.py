"""Where a rule begins: the last thing that it lets be, and the first of which it complains."""

from __future__ import annotations

import pytest

from conftest import Read, event
from cstocli.core.rules import check

XA = 'states = ["XA"]'
BOTH = 'states = ["XA", "XB"]'


def _tells(read: Read, events: str, code: str) -> bool:
    return code in {one.finding.code for one in check(read(events), {code})}


@pytest.mark.parametrize(("letters", "is_long"), [(100, False), (101, True)])
def test_a_title_may_have_a_hundred_characters(read: Read, letters: int, is_long: bool) -> None:  # noqa: FBT001
    text = event("statement", "2000-01-02").replace("Something happens", "x" * letters)
    assert _tells(read, text, "CS902") is is_long


@pytest.mark.parametrize(
    ("date", "shorter"),
    [
        ("2000-01-02/2000-01-02", "2000-01-02"),
        ("2000-02-01/2000-02-29", "2000-02"),
        ("2000-01-01/2000-12-31", "2000"),
        ("2000-02-01/2000-02-28", None),
        ("2000-02-01/2000-03-31", None),
        ("2000-01-02/2000-12-31", None),
        ("2000-02-01/2000-12-31", None),
        ("2000-01-01/2000-12-30", None),
        ("2000-01-01/2001-12-31", None),
        ("2000-01-01/..", None),
        ("2000-01~", None),
    ],
)
def test_a_window_that_is_a_day_a_month_or_a_year_is_to_be_written_as_one(
    read: Read, date: str, shorter: str | None
) -> None:
    found = check(read(event("statement", date)), {"CS905"})
    assert [one.finding.hint for one in found] == ([f'write "{shorter}"'] if shorter else [])


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
    assert _tells(read, one + two, "CS801") is is_told_twice


@pytest.mark.parametrize(
    ("spoken_of", "unused"),
    [
        ("", {"XB", "XC", "treaty", "charter", "pact", "council", "office"}),
        (
            '\n[[event.claim]]\nsource = "s2"\nfield = "states"\nvalue = ["XA", "XB"]\n',
            {"XC", "treaty", "charter", "pact", "council", "office"},
        ),
        (
            '\n[[event.claim]]\nsource = "s2"\nfield = "body"\nvalue = "office"\n',
            {"XB", "XC", "treaty", "charter", "pact", "council"},
        ),
        (
            '\n[[assert]]\non = "2000-01-01"\nstanding = "in"\nstates = ["XB", "XC"]\n',
            {"treaty", "charter", "pact", "council", "office"},
        ),
    ],
)
def test_what_a_claim_or_an_assertion_speaks_of_is_used(read: Read, spoken_of: str, unused: set[str]) -> None:
    found = check(read(event("session", "2000-01-02", XA) + spoken_of), {"CS210"})
    assert {one.finding.path[1] for one in found} == unused


def test_a_signature_of_another_treaty_is_no_later_consent(read: Read) -> None:
    ratified = event("ratification", "1992-05-15", XA, instrument="treaty")
    signed = event("signature", "2002-10-07", XA, instrument="charter")
    assert not _tells(read, ratified + signed, "CS302")
    assert _tells(read, ratified + signed, "CS303")
