from __future__ import annotations

from datetime import date

from cstocli.model.period import Period
from cstocli.model.struct import replace
from cstocli.model.terms import BodyId, Certainty, Duration, Reading, SourceAgreement
from cstocli.reports.offices import offices
from support.evidence import claim
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
    expected = ("Secretary (acting)", "Bo", "XA", "2005-01-01", "None", "bo", "certain", "agreed")
    assert tuple(map(str, row)) == expected


def test_the_reading_law_leaves_practice_out(read: Read) -> None:
    log = read(TWO + appointed("Cy", "2006-01-01", 'basis = "practice"'))
    assert [offices(log, date(2006, 6, 1), each).rows[0][1] for each in Reading] == ["Cy", "Bo"]


def test_a_vacant_office_is_told_and_has_no_row(read: Read) -> None:
    report = offices(read(TWO), date(2004, 6, 1))
    assert (report.rows, report.summary) == ((), "0 holders")
    assert report.notes == ("Secretary: vacant since 2004-01-01 (bye-ana).",)


def test_an_office_before_its_first_holder_is_not_called_vacant(read: Read) -> None:
    report = offices(read(TWO), date(2002, 12, 31))
    assert (report.rows, report.notes) == ((), ("Secretary: no source names a holder on 2002-12-31.",))


def test_all_holders_are_told_without_the_vacancies(read: Read) -> None:
    report = offices(read(TWO), TODAY, every=True)
    assert [(row[1], str(row[3]), str(row[4])) for row in report.rows] == [
        ("Ana", "2003-01-01", "2003-12-31"),
        ("Bo", "2005-01-01", "None"),
    ]
    assert (report.on, report.summary) == (None, "2 holders")
    assert report.notes == (
        "Secretary: the term with no recorded end is verified through 2030-12-31 and presumed through 2031-12-31.",
    )
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


def year(number: int) -> Period:
    return Period(first=date(number, 1, 1), last=date(number, 12, 31))


def test_after_the_presumed_day_an_office_has_a_row_that_says_so(read: Read) -> None:
    report = offices(read(TWO), date(2032, 1, 1))
    (row,) = report.rows
    assert row == ("Secretary", None, None, None, None, "bo", Certainty.UNKNOWN, SourceAgreement.AGREED)
    assert report.summary == "0 holders, 1 unknown"
    assert report.notes[0] == (
        "Secretary: unknown after 2031-12-31. The last known answer is Bo of Alphia, from 2005-01-01 (bo)."
    )


def test_between_the_verified_and_the_presumed_day_a_holder_is_presumed(read: Read) -> None:
    report = offices(read(TWO), date(2031, 12, 31))
    assert [row.certainty for row in report.rows] == [Certainty.PRESUMED]
    assert report.notes[0] == "Secretary: presumed through 2031-12-31, as no known event has ended the term."


def test_a_vacancy_is_unknown_after_the_presumed_day(read: Read) -> None:
    log = read(appointed("Ana", "2003-01-01") + departed("Ana", "2004-01-01"))
    report = offices(log, date(2032, 1, 1))
    assert [(row.person, row.event, row.certainty) for row in report.rows] == [(None, "bye-ana", Certainty.UNKNOWN)]
    assert "The last known answer is vacant, from 2004-01-01 (bye-ana)." in report.notes[0]


def test_an_office_of_a_known_term_is_unknown_after_it(read: Read) -> None:
    log = read(TWO.replace("2005-01-01", "2030-06-01"))
    bodies = {key: replace(body, term=Duration(years=1)) for key, body in log.bodies.items()}
    log = log.replace(bodies=bodies)
    days = (date(2030, 12, 31), date(2031, 5, 31), date(2031, 6, 1))
    assert [row.certainty for day in days for row in offices(log, day).rows] == [
        Certainty.CERTAIN,
        Certainty.PRESUMED,
        Certainty.UNKNOWN,
    ]


def test_a_period_lists_all_holders_with_the_days(read: Read) -> None:
    log = read(appointed("Ana", "2003-01-01") + departed("Ana", "2005-03-01") + appointed("Bo", "2005-06-01"))
    report = offices(log, year(2005))
    assert [(row.person, str(row.from_), str(row.to)) for row in report.rows] == [
        ("Ana", "2003-01-01", "2005-02-28"),
        ("Bo", "2005-06-01", "None"),
    ]
    assert (report.on, report.summary) == (None, "2 holders")
    assert report.title == "XO: offices from 2005-01-01 through 2005-12-31, counted in practice"
    assert report.notes == (
        "Secretary: Ana (through 2005-02-28), vacant (2005-03-01 through 2005-05-31), Bo (from 2005-06-01).",
    )


def test_a_period_with_one_holder_is_answered_as_its_last_day(read: Read) -> None:
    log = read(TWO)
    period, day = offices(log, year(2006)), offices(log, date(2006, 12, 31))
    assert (period.rows, period.on, period.notes) == (day.rows, day.on, day.notes)


def test_a_period_in_which_nobody_held_the_office_says_so(read: Read) -> None:
    report = offices(read(TWO), year(2004))
    assert (report.rows, report.on) == ((), date(2004, 12, 31))
    assert report.notes == ("Secretary: vacant since 2004-01-01 (bye-ana).",)
    assert offices(read(TWO), year(2002)).notes == (
        "Secretary: no source names a holder from 2002-01-01 through 2002-12-31.",
    )


def test_a_claim_of_another_source_makes_the_holder_disputed_on_the_days_that_it_changes(read: Read) -> None:
    log = read(appointed("Ana", "2003-01-01") + claim("s2", "person", '"Ann"') + appointed("Bo", "2005-01-01"))
    note = "Second Press gives Ann as the person of ana, not Ana."
    on_day = offices(log, date(2003, 6, 1))
    assert [row.agreement for row in on_day.rows] == [SourceAgreement.DISPUTED]
    assert on_day.notes == (f"Disputed on 2003-06-01: {note}",)
    assert [row.agreement for row in offices(log, TODAY).rows] == [SourceAgreement.AGREED]
    every = offices(log, TODAY, every=True)
    assert [row.agreement for row in every.rows] == [SourceAgreement.DISPUTED, SourceAgreement.AGREED]
    assert every.notes[0] == f"Disputed from 2003-01-01 through 2004-12-31: {note}"


def test_a_person_reads_the_office_its_holder_and_the_days(read: Read) -> None:
    ana = event("appointment", "2003", 'person = "Ana"', 'states = ["XA"]', body="office", ident="ana")
    bob = event("appointment", "2005-01-01", 'person = "Bob"', 'states = ["XB"]', body="office", ident="bob")
    log = read(ana + bob)
    (section,) = offices(log, Period(first=date(2004, 1, 1), last=date(2006, 1, 1))).sections
    assert section.lines == (("Secretary", "Ana", "2003 to 2004-12-31"), ("Secretary", "Bob", "since 2005-01-01"))
    assert offices(log, date(2006, 1, 1), every=True).sections == ()
    assert offices(log, date(1990, 1, 1)).sections == ()
