from __future__ import annotations

from datetime import date

import pytest

from cstocli.model.dates import parse
from cstocli.model.terms import Reading, StateCode
from cstocli.replay.readings import replay_both
from cstocli.reports import notes
from cstocli.reports.members import members
from support.logs import Read, event


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(1990, 1, 1), []),
        (date(1989, 12, 31), ["The log begins on 1990-01-01."]),
        (date(2030, 12, 31), []),
        (date(2031, 1, 1), ["The log was verified only through 2030-12-31; later events may be missing."]),
    ],
)
def test_a_day_beyond_what_was_verified_or_before_what_is_covered_is_told(
    read: Read, day: date, expected: list[str]
) -> None:
    assert list(notes.horizon(read(""), day)) == expected


def test_the_horizon_of_a_subject_is_its_own(read: Read) -> None:
    log = read("").replace(verified={"exercises": date(2020, 1, 1)})
    assert list(notes.horizon(log, date(2020, 1, 2))) == []
    assert list(notes.horizon(log, date(2020, 1, 2), "exercises")) == [
        "The log was verified only through 2020-01-01; later events may be missing."
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1993-12", "the month 1993-12"),
        ("1993-12~", "about the month 1993-12"),
        ("1994", "the year 1994"),
        ("1994~", "about the year 1994"),
        ("2012-06-28~", "about 2012-06-28"),
        ("2012-06-28?", "perhaps 2012-06-28"),
        ("2012-06-28%", "perhaps about 2012-06-28"),
        ("2012-06?-28", "perhaps 2012-06-28"),
        ("1994?", "perhaps the year 1994"),
        ("1994-XX-XX", "the year 1994"),
        ("1993-12-XX", "the month 1993-12"),
        ("199X", "that it was between 1990-01-01 and 1999-12-31, 199X"),
        ("1999-21", "that it was between 1999-03-01 and 1999-05-31, 1999-21"),
        ("[1994]", "that it was between 1994-01-01 and 1994-12-31, [1994]"),
        ("[1994,1996..1998]", "that it was one of 1994, 1996..1998"),
        ("[2012-06-20..2012-06-28]", "that it was between 2012-06-20 and 2012-06-28"),
        ("[..2012-11-14]", "that it was by 2012-11-14"),
        ("[2021-08..]", "that it was from 2021-08 on"),
    ],
)
def test_a_date_that_is_no_single_day_is_told_in_words(text: str, words: str) -> None:
    assert list(notes.imprecise([("It", parse(text))])) == [f"It: the day is unknown, only {words}."]


def test_nothing_is_told_of_a_date_that_is_known() -> None:
    assert list(notes.imprecise([("It", parse("2012-06-28"))])) == []


STATES = 'states = ["XA"]'
MEMBER = event("accession", "1992-01-01", STATES, instrument="charter") + event(
    "entry-into-force", "1992-01-01", STATES, instrument="charter"
)


@pytest.mark.parametrize(
    ("more", "day", "in_law"),
    [
        ("", "2000-01-01", []),
        (
            event("suspension", "2012-06-28", STATES, instrument="charter", basis="practice")
            + event("suspension", "2012-12-19", STATES, instrument="charter", ident="law"),
            "2012-07-01",
            ["In law, Alphia remained a member through 2012-12-18."],
        ),
        (
            event("freeze", "2012-06-28", STATES, instrument="charter"),
            "2012-07-01",
            ["In law, Alphia has been a member since 1992-01-01."],
        ),
        (
            event("freeze", "2012-06-28", STATES, instrument="charter")
            + event("suspension", "2012", STATES, instrument="charter"),
            "2012-07-01",
            ["In law, Alphia remained a member or suspended through 2012-12-30."],
        ),
        (
            event("signature", "1991-01-01", 'states = ["XB"]', instrument="treaty", basis="practice"),
            "2012-07-01",
            ["In law, Betonia has been without any standing."],
        ),
        (
            event("signature", "2011-01-01", 'states = ["XB"]', instrument="treaty", basis="practice", ident="p")
            + event("signature", "2013-01-01", 'states = ["XB"]', instrument="treaty", ident="q"),
            "2012-07-01",
            ["In law, Betonia remained without any standing through 2012-12-31."],
        ),
        (
            event("signature", "2012-01-15", 'states = ["XB"]', instrument="treaty", basis="practice", ident="p")
            + event("signature", "2012", 'states = ["XB"]', instrument="treaty", ident="q"),
            "2012-07-01",
            ["In law, Betonia remained a signatory or without any standing through 2012-12-30."],
        ),
        (
            event("observer", "1999", 'states = ["XB"]', ident="p")
            + event("observer-end", "2000-05-05", 'states = ["XB"]', ident="q")
            + event("observer", "2001", 'states = ["XB"]', basis="practice", ident="r"),
            "2012-07-01",
            ["In law, Betonia has been without any standing since 2000-05-05."],
        ),
    ],
)
def test_what_a_state_is_in_the_other_reading_and_until_when(
    read: Read, more: str, day: str, in_law: list[str]
) -> None:
    log = read(MEMBER + more)
    told = notes.other_reading(replay_both(log), [StateCode("XA"), StateCode("XB")], date.fromisoformat(day))
    assert list(told) == in_law


def test_the_law_is_told_what_practice_says(read: Read) -> None:
    log = read(MEMBER + event("freeze", "2012-06-28", STATES, instrument="charter"))
    told = notes.other_reading(replay_both(log, Reading.LAW), [StateCode("XA")], date(2013, 1, 1))
    assert list(told) == ["In practice, Alphia has been a member with its participation frozen since 2012-06-28."]


def observer(when: str, ident: str, *lines: str, kind: str = "observer") -> str:
    return event(kind, when, 'states = ["XC"]', *lines, ident=ident)


COUNCIL = 'body = "council"'


@pytest.mark.parametrize(
    ("acts", "told"),
    [
        (observer("1999", "a"), []),
        (observer("1999", "a", COUNCIL), ["Gammaland: an observer of the Council only, not of the organisation."]),
        (observer("1999", "a", COUNCIL) + observer("2000", "b"), []),
        (
            observer("1999", "a") + observer("2000", "b", COUNCIL) + observer("2001", "c", kind="observer-end"),
            ["Gammaland: an observer of the Council only, not of the organisation."],
        ),
        (
            observer("1999", "a", COUNCIL) + observer("2000", "b", 'body = "office"'),
            ["Gammaland: an observer of the Council and the Secretariat only, not of the organisation."],
        ),
        (
            event("signature", "1992-01-01", 'states = ["XC"]', instrument="treaty")
            + event("withdrawal", "1993-01-01", 'states = ["XC"]', instrument="treaty")
            + observer("1999", "a", COUNCIL)
            + observer("2000", "b", COUNCIL, kind="observer-end"),
            [],
        ),
    ],
)
def test_an_observer_of_bodies_only_is_told_by_what_it_observes_on_the_day(
    read: Read, acts: str, told: list[str]
) -> None:
    notes_of_day = members(read(acts), date(2010, 1, 1), include_former=True).notes
    assert [note for note in notes_of_day if "observer of" in note] == told


def test_every_standing_ends_a_sentence() -> None:
    assert set(notes.STANDING_PHRASES) >= {None}
    assert all(not phrase.endswith(".") for phrase in notes.STANDING_PHRASES.values())
