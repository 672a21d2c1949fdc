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


@pytest.mark.parametrize(
    ("whole", "part", "is_larger"),
    [
        ("2000", "2000", False),
        ("2000", "2001", True),
        ("~2000", "2500", False),
        ("~2000", "2501", True),
        ("2000", "~2600", False),
        ("2000", "~2700", True),
        (">2000", "900000", False),
        ("2000", ">1999", False),
        ("2000", ">2000", True),
        ("<=2000", "2001", True),
        ("2000", "<=9000", False),
        ("1000..2000", "2000", False),
        ("1000..2000", "2001", True),
        ("2000", "2001..3000", True),
        ("2000", "1999..3000", False),
    ],
)
def test_a_part_is_larger_where_its_least_is_more_than_the_most_of_the_whole(
    read: Read,
    whole: str,
    part: str,
    is_larger: bool,  # noqa: FBT001
) -> None:
    umbrella = event("exercise", "2008-07-22", ident="whole", personnel=whole)
    assert _tells(read, umbrella + event("exercise", "2008-07-22", umbrella="whole", personnel=part), "CS505") is (
        is_larger
    )


@pytest.mark.parametrize(
    ("figures", "is_absurd"),
    [
        ({"personnel": "1000000"}, False),
        ({"personnel": "1000001"}, True),
        ({"aircraft": "5000"}, False),
        ({"aircraft": "5001"}, True),
        ({"vehicles": "100000"}, False),
        ({"vehicles": "100001"}, True),
        ({"personnel": "0"}, True),
        ({"personnel": "~0"}, True),
        ({"personnel": ">0"}, False),
        ({"personnel": "0..5"}, False),
        ({"personnel": "300", "vehicles": "300"}, False),
        ({"personnel": "300", "vehicles": "301"}, True),
        ({"personnel": "300", "aircraft": "<=1000"}, False),
    ],
)
def test_a_figure_is_absurd_beyond_what_any_force_has(
    read: Read,
    figures: dict[str, str],
    is_absurd: bool,  # noqa: FBT001
) -> None:
    assert _tells(read, event("exercise", "2008-07-22", **figures), "CS508") is is_absurd


@pytest.mark.parametrize(
    ("senders", "contingents", "whole", "codes"),
    [
        (BOTH, '{ XA = "1500", XB = "500" }', "2000", 0),
        (BOTH, '{ XA = "1500", XB = "501" }', "2000", 1),
        (BOTH, '{ XA = "1500", XB = "~600" }', "2000", 0),
        (XA, '{ XA = "1500", XB = "501" }', "2000", 2),
    ],
)
def test_contingents_are_the_parts_of_the_whole(
    read: Read, senders: str, contingents: str, whole: str, codes: int
) -> None:
    sent = event("deployment", "2022-01-07", senders, f"contingents = {contingents}", personnel=whole)
    assert len(check(read(sent), {"CS509"})) == codes


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
    assert _tells(read, event("statement", date), "CS605") is is_sentinel


@pytest.mark.parametrize(("day", "is_found"), [("2000-01-01", False), ("2000-01-02", True)])
def test_on_the_day_on_which_a_bond_ends_it_can_still_be_prolonged(
    read: Read,
    day: str,
    is_found: bool,  # noqa: FBT001
) -> None:
    for instrument in ("treaty", "pact"):
        bound = event("signature", "1992-05-15", XA, instrument=instrument)
        bound += event("entry-into-force", "1994-04-20", XA, instrument=instrument)
        bound += event("lapse", "2000-01-01", XA, instrument=instrument)
        told = _tells(read, bound + event("prolongation", day, XA, instrument=instrument), "CS311")
        assert told is is_found, instrument


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("https://first.example/1", "http://www.First.example/1/#top", True),
        ("https://first.example", "https://first.example/", True),
        ("https://first.example/a", "https://first.example/A", False),
        ("https://first.example/?q=1", "https://first.example/?q=2", False),
        ("https://ru.first.example/1", "https://first.example/1", False),
    ],
)
def test_addresses_are_one_where_they_open_one_page(
    read: Read,
    one: str,
    other: str,
    is_one: bool,  # noqa: FBT001
) -> None:
    log = read(event("statement", "2000-01-02"))
    sources = {key: log.sources[key].replace(url=url) for key, url in (("s1", one), ("s2", other))}  # type: ignore[index]
    assert bool(check(log.replace(sources=sources), {"CS703"})) is is_one


@pytest.mark.parametrize(
    ("url", "wrong"),
    [
        ("https://first.example/1", None),
        ("http://first.example:8080/a%20b", None),
        ("https://first.example/a b", "a character that must be written as %.."),
        ("https://first.example/ä", "a character that must be written as %.."),
        ("https://first.example/<1>", "a character that must be written as %.."),
        ("https://first.example/\x7f", "a character that must be written as %.."),
        ("ftp://first.example/1", "neither http:// nor https://"),
        ("first.example/1", "neither http:// nor https://"),
        ("https:///1", "no host"),
        ("https://localhost/1", "no host"),
        ("https://first./1", "no host"),
        ("https://.first/1", "no host"),
        ("https://first.example./1", "no host"),
        ("https://[first.example/1", "host or port cannot be read"),
        ("https://first.example:99999/1", "host or port cannot be read"),
    ],
)
def test_an_address_is_one_that_a_browser_can_open(read: Read, url: str, wrong: str | None) -> None:
    log = read(event("statement", "2000-01-02"))
    sources = {key: source.replace(url=url) for key, source in log.sources.items() if key == "s1"}
    found = [one.finding.headline for one in check(log.replace(sources=sources), {"CS707"})]
    assert found == ([f"no address: {wrong}"] if wrong else [])
