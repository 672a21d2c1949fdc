from __future__ import annotations

from datetime import date

from cstocli.model.terms import BodyId, Reading
from cstocli.reports.offices import offices
from support.logs import Read, event

TODAY = date(2026, 1, 1)


def appointed(person: str, day: str, *lines: str, ident: str = "") -> str:
    return event(
        "appointment", day, 'states = ["XA"]', *lines, body="office", person=person, ident=ident or person.lower()
    )


def departed(person: str, day: str) -> str:
    return event("departure", day, 'states = ["XA"]', body="office", person=person, ident=f"bye-{person.lower()}")


TWO = appointed("Ana", "2003-01-01") + departed("Ana", "2004-01-01") + appointed("Bo", "2005-01-01", "acting = true")


def test_an_office_says_who_holds_it_and_whether_acting(read: Read) -> None:
    (row,) = offices(read(TWO), date(2005, 6, 1)).rows
    assert tuple(map(str, row)) == ("Secretary (acting)", "Bo", "XA", "2005-01-01", "None", "bo", "certain")


def test_the_reading_law_leaves_practice_out(read: Read) -> None:
    log = read(TWO + appointed("Cy", "2006-01-01", 'basis = "practice"'))
    assert [offices(log, date(2006, 6, 1), each).rows[0][1] for each in Reading] == ["Cy", "Bo"]


def test_a_vacant_office_is_told_and_has_no_row(read: Read) -> None:
    report = offices(read(TWO), date(2004, 6, 1))
    assert (report.rows, report.summary) == ((), "0 holders")
    assert report.notes == ("Secretary: vacant since 2004-01-01 (bye-ana).",)


def test_an_office_before_its_first_holder_is_not_called_vacant(read: Read) -> None:
    report = offices(read(TWO), date(2002, 12, 31))
    assert (report.rows, report.notes) == ((), ("Secretary: no source names a holder on this day.",))
    assert offices(read(TWO), date(2002, 12, 31), every=True).notes == ()


def test_all_holders_are_told_without_the_vacancies(read: Read) -> None:
    report = offices(read(TWO), TODAY, every=True)
    assert [(row[1], str(row[3]), str(row[4])) for row in report.rows] == [
        ("Ana", "2003-01-01", "2003-12-31"),
        ("Bo", "2005-01-01", "None"),
    ]
    assert (report.on, report.summary, report.notes) == (None, "2 holders", ())
    assert report.title == "XO: offices, all holders, counted in practice"
    assert [(row[0], row[6]) for row in report.rows] == [("Secretary", "certain"), ("Secretary (acting)", "certain")]
    assert offices(read(TWO), TODAY).title == "XO: offices on 2026-01-01, counted in practice"


def test_one_body_may_be_asked_about(read: Read) -> None:
    log = read(TWO)
    assert offices(log, TODAY, body=BodyId("office")).summary == "1 holder"
    assert offices(log, TODAY, body=BodyId("council")).rows == ()


def test_a_successor_in_a_window_leaves_both_possible(read: Read) -> None:
    log = read(appointed("Ana", "2003-01-01") + appointed("Bo", "2005"))
    assert [(row[1], row[6]) for row in offices(log, date(2005, 6, 1)).rows] == [
        ("Ana", "possible"),
        ("Bo", "possible"),
    ]


def test_a_departure_in_a_window_leaves_the_holder_possible(read: Read) -> None:
    log = read(appointed("Ana", "2003-01-01") + departed("Ana", "2005"))
    report = offices(log, date(2005, 6, 1))
    assert [(row[1], row[6]) for row in report.rows] == [("Ana", "possible")]
    assert report.notes == ()


def test_an_appointment_that_may_be_the_first_or_confirm_another_is_answered(read: Read) -> None:
    log = read(appointed("Ana", "2003", ident="one") + appointed("Ana", "2003-06-01", ident="two"))
    assert [(row[1], row[5], row[6]) for row in offices(log, date(2003, 6, 1)).rows] == [("Ana", "one", "certain")]


def test_a_departure_before_anybody_held_the_office_vacates_nothing(read: Read) -> None:
    log = read(departed("Ana", "2002-01-01") + appointed("Bo", "2003-01-01"))
    assert [row[1] for row in offices(log, TODAY, every=True).rows] == ["Bo"]
    assert offices(log, date(2002, 6, 1)).rows == ()


def test_an_appointment_of_nobody_leaves_the_office_empty(read: Read) -> None:
    log = read(event("appointment", "2003-01-01", body="office"))
    assert offices(log, TODAY).rows == offices(log, TODAY, every=True).rows == ()
