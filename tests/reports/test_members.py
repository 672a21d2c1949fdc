from __future__ import annotations

from datetime import date

import pytest

from cstocli.model.dates import parse
from cstocli.model.terms import Certainty, Reading, SourceAgreement, Standing
from cstocli.reports.members import members
from support.logs import Read, event

ON = date(2000, 1, 1)
CHARTER = "".join(
    event("accession", "1992-01-01", f'states = ["{code}"]', instrument="charter", ident=f"a-{code.lower()}")
    + event(
        "entry-into-force",
        f"199{number}-01-01",
        f'states = ["{code}"]',
        instrument="charter",
        ident=f"e-{code.lower()}",
    )
    for code, number in (("XA", 5), ("XB", 3))
)


def test_a_signatory_becomes_a_party_when_the_treaty_enters_into_force(read: Read) -> None:
    log = read(
        event("signature", "1992-05-15", 'states = ["XA"]', instrument="treaty")
        + event("entry-into-force", "1994-04-20", 'states = ["XA"]', instrument="treaty")
    )
    before, after = members(log, date(1994, 4, 19)), members(log, date(1994, 4, 20))
    assert [row[:3] for row in before.rows] == [("XA", "Alphia", "signatory")]
    assert [row[:3] for row in after.rows] == [("XA", "Alphia", "party")]


def test_a_row_says_since_when_and_by_which_event(read: Read) -> None:
    report = members(read(CHARTER), ON)
    assert next(report.dicts()) == {
        "state": "XA",
        "name": "Alphia",
        "standing": Standing.MEMBER,
        "since": parse("1995-01-01"),
        "event": "e-xa",
        "certainty": Certainty.CERTAIN,
        "agreement": SourceAgreement.AGREED,
    }
    assert (report.command, report.on, report.summary) == ("members", ON, "2 members")
    assert report.title == "XO: standings on 2000-01-01, counted in practice"
    assert report.notes == ()


def test_the_closest_bond_stands_first_then_the_code(read: Read) -> None:
    log = read(CHARTER + event("signature", "1992-01-01", 'states = ["XC"]', instrument="treaty"))
    report = members(log, date(1994, 1, 1))
    assert [row[0] for row in report.rows] == ["XB", "XA", "XC"]
    assert report.summary == "1 member, 1 contracting, 1 signatory"


def test_former_states_and_observers_are_told_when_asked_for(read: Read) -> None:
    log = read(
        CHARTER
        + event("withdrawal", "1999-01-01", 'states = ["XA"]', instrument="charter")
        + event("observer", "1999-01-01", 'states = ["XC"]')
    )
    assert [row[0] for row in members(log, ON).rows] == ["XB"]
    include_former = members(log, ON, include_former=True)
    assert [(row[0], row[2]) for row in include_former.rows] == [("XB", "member"), ("XC", "observer"), ("XA", "former")]
    assert include_former.summary == "1 member, 1 observer, 1 former"
    for standing, code in ((Standing.FORMER, "XA"), (Standing.OBSERVER, "XC"), (Standing.MEMBER, "XB")):
        assert [row[0] for row in members(log, ON, standing=standing).rows] == [code]


def test_nobody_is_told_as_no_state(read: Read) -> None:
    report = members(read(""), ON)
    assert (report.rows, report.summary) == ((), "No members on this day")


def test_a_window_leaves_two_rows_and_says_so(read: Read) -> None:
    log = read(CHARTER + event("suspension", "1999~", 'states = ["XA"]', instrument="charter", ident="s"))
    report = members(log, ON)
    assert [(row[0], row[2], row[5]) for row in report.rows] == [
        ("XA", "member", "possible"),
        ("XB", "member", "certain"),
        ("XA", "suspended", "possible"),
    ]
    assert report.summary == "1 possibly member, 1 member, 1 possibly suspended"
    assert report.notes[:2] == (
        "The dates in the log do not decide the standing of Alphia on this day: possibly member or suspended.",
        "Alphia, suspended since 1999~: the day is unknown, only about the year 1999.",
    )


@pytest.mark.parametrize(
    ("act", "standing", "told"),
    [
        ("suspension", Standing.MEMBER, "possibly member or suspended."),
        ("suspension", Standing.SUSPENDED, "possibly member or suspended."),
        ("withdrawal", None, "possibly member or former."),
    ],
)
def test_what_a_filter_leaves_out_is_possible_still(read: Read, act: str, standing: Standing | None, told: str) -> None:
    log = read(CHARTER + event(act, "1999~", 'states = ["XA"]', instrument="charter"))
    assert members(log, ON, standing=standing).notes[0].endswith(told)


def test_a_state_that_is_something_else_in_the_other_reading_is_told(read: Read) -> None:
    log = read(CHARTER + event("freeze", "1999-02-22", 'states = ["XA"]', instrument="charter"))
    assert members(log, ON).notes == ("In law, Alphia has been a member since 1995-01-01.",)
    assert members(log, ON, Reading.LAW).notes == (
        "In practice, Alphia has been a member with its participation frozen since 1999-02-22.",
    )


@pytest.mark.parametrize(
    ("bodies", "expected"),
    [
        ((), []),
        (("council",), ["Gammaland: an observer of the Council only, not of the organisation."]),
    ],
)
def test_an_observer_of_one_body_only_is_told(read: Read, bodies: tuple[str, ...], expected: list[str]) -> None:
    lines = [f'body = "{body}"' for body in bodies]
    log = read(event("observer", "1999-01-01", 'states = ["XC"]', *lines))
    assert list(members(log, ON, include_former=True).notes) == expected


def test_a_body_that_the_log_does_not_define_is_called_by_its_key(read: Read) -> None:
    log = read(event("observer", "1999-01-01", 'states = ["XC"]', 'body = "council"')).replace(bodies={})
    assert members(log, ON, include_former=True).notes == (
        "Gammaland: an observer of the council only, not of the organisation.",
    )
