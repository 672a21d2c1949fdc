from datetime import date

import pytest

from cstocli.model.log import EventLog
from cstocli.model.terms import Reading
from cstocli.reports.diff import diff
from cstocli.reports.report import Report
from support.evidence import CHAIRS, HISTORY, MEMBERS, claim
from support.logs import Read, event


def rows(report: Report) -> list[tuple[object, ...]]:
    return [tuple(row.values())[:5] for row in report.dicts()]


def marks(report: Report) -> list[tuple[str, str]]:
    return [(str(row["certainty"]), str(row["agreement"])) for row in report.dicts()]


def test_a_state_whose_standing_changed_is_told_with_the_event_that_did_it(read: Read) -> None:
    report = diff(read(HISTORY), date(2010, 6, 1), date(2010, 7, 1))
    assert report.columns == ("state", "name", "before", "after", "events", "certainty", "agreement")
    assert rows(report) == [("XA", "Alphia", "member", "suspended", ("public",))]
    assert report.summary == "1 State changed: member 2 to 1, suspended 0 to 1"


def test_only_the_standings_whose_number_changed_are_counted(read: Read) -> None:
    log = read(HISTORY)
    assert diff(log, date(2000, 6, 1), date(2010, 7, 1)).summary == (
        "2 States changed: member 0 to 1, suspended 0 to 1, signatory 2 to 0"
    )
    assert diff(log, date(2002, 6, 1), date(2003, 6, 1)).summary == "0 States changed"


def test_the_order_of_the_days_is_free(read: Read) -> None:
    log = read(HISTORY)
    assert diff(log, date(2010, 7, 1), date(2010, 6, 1)) == diff(log, date(2010, 6, 1), date(2010, 7, 1))


def test_equal_days_have_no_change(read: Read) -> None:
    report = diff(read(HISTORY), date(2010, 7, 1), date(2010, 7, 1))
    assert report.rows == ()
    assert report.summary == "No change"


def test_the_chair_is_told_without_a_state(read: Read) -> None:
    report = diff(read(HISTORY), date(2002, 6, 1), date(2003, 6, 1))
    assert rows(report) == [(None, "Chair of the Council", "XA Ann", "XB Bo", ("chair-b",))]


def test_an_office_is_told_by_its_title(read: Read) -> None:
    log = read(event("appointment", "2003-01-01", 'person = "Cy"', 'states = ["XC"]', body="office", ident="cy"))
    assert rows(diff(log, date(2002, 1, 1), date(2004, 1, 1))) == [(None, "Secretary", "unknown", "XC Cy", ("cy",))]


def test_an_event_that_changed_no_word_did_not_do_it(read: Read) -> None:
    ratified = event("ratification", "2000-06-01", 'states = ["XA"]', instrument="charter", ident="ratified")
    report = diff(read(MEMBERS + ratified), date(1999, 1, 1), date(2002, 1, 1))
    assert rows(report)[0] == ("XA", "Alphia", None, "member", ("signed", "in-force"))


def test_a_change_and_back_again_is_no_change(read: Read) -> None:
    back = event("resumption", "2010-09-01", 'states = ["XA"]', instrument="charter", ident="back")
    log = read(MEMBERS + event("suspension", "2010-06-01", 'states = ["XA"]', instrument="charter") + back)
    assert diff(log, date(2010, 5, 1), date(2010, 10, 1)).rows == ()


def test_what_dates_leave_open_is_possible(read: Read) -> None:
    log = read(MEMBERS + event("suspension", "2010", 'states = ["XA"]', instrument="charter", ident="some-day"))
    assert rows(diff(log, date(2009, 5, 1), date(2010, 5, 1))) == [
        ("XA", "Alphia", "member", "possibly member or suspended", ("some-day",))
    ]


def test_the_states_come_first_and_then_the_seats(read: Read) -> None:
    found = rows(diff(read(HISTORY), date(1999, 1, 1), date(2002, 6, 1)))
    assert [row[1] for row in found] == ["Alphia", "Betonia", "Chair of the Council"]


def test_a_gap_before_the_first_holder_changed_nothing(read: Read) -> None:
    gap = event("chairmanship", "2001-01-01", "unknown = true", body="council", ident="gap")
    report = diff(read(gap + CHAIRS), date(2000, 1, 1), date(2002, 6, 1))
    assert rows(report) == [(None, "Chair of the Council", "unknown", "XA Ann", ("chair-a",))]
    assert diff(read(gap + CHAIRS), date(2000, 1, 1), date(2001, 6, 1)).rows == ()


def test_a_standing_that_may_not_have_begun_is_possible_beside_none(read: Read) -> None:
    log = read(event("observer", "2010", 'states = ["XC"]', ident="guest"))
    assert rows(diff(log, date(2009, 1, 1), date(2010, 6, 1))) == [
        ("XC", "Gammaland", None, "possibly no standing or observer", ("guest",))
    ]


def test_what_took_effect_on_the_first_day_did_nothing_after_it(read: Read) -> None:
    found = rows(diff(read(HISTORY), date(2001, 1, 1), date(2010, 7, 1)))
    assert found[0] == ("XA", "Alphia", "member", "suspended", ("public",))


def test_a_standing_that_the_other_reading_never_gave_is_told_as_none(read: Read) -> None:
    guest = event("observer", "2005-01-01", 'states = ["XC"]', basis="practice")
    assert diff(read(guest), date(2004, 1, 1), date(2006, 1, 1)).notes == (
        "In law, the standing of Gammaland was the same on both days: no standing.",
    )


def test_a_state_that_changed_in_neither_reading_is_not_told_of(read: Read) -> None:
    assert diff(read(HISTORY), date(2010, 7, 1), date(2010, 8, 1)).notes == ()


def test_the_other_reading_is_told_where_it_differs(read: Read) -> None:
    log = read(HISTORY)
    assert (
        "In law, the standing of Alphia was the same on both days: member."
        in diff(log, date(2010, 6, 1), date(2010, 7, 1)).notes
    )
    assert (
        "In practice, the standing of Alphia changed from member to suspended."
        in diff(log, date(2010, 6, 1), date(2010, 7, 1), Reading.LAW).notes
    )


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (date(1988, 1, 1), date(1989, 1, 1), ["The log begins on 1990-01-01."]),
        (date(1988, 1, 1), date(1991, 1, 1), ["The log begins on 1990-01-01."]),
        (date(1991, 1, 1), date(1992, 1, 1), []),
    ],
)
def test_days_before_the_log_begins_are_told_once(read: Read, one: date, other: date, told: list[str]) -> None:
    assert list(diff(read(""), one, other).notes) == told


def test_uzbekistan_and_the_chair_changed_in_the_second_half_of_2012(record: EventLog) -> None:
    found = {row[1]: row[2:4] for row in rows(diff(record, date(2012, 6, 1), date(2013, 1, 1)))}
    assert found["Uzbekistan"] == ("member", "suspended")
    assert found["Chair of the Collective Security Council"] == ("KZ Nursultan Nazarbayev", "KG Almazbek Atambayev")


def test_after_the_presumed_day_nothing_is_a_change_and_all_is_unknown(read: Read) -> None:
    log = read(MEMBERS)
    report = diff(log, date(2010, 1, 1), date(2032, 1, 1))
    assert rows(report) == [("XA", "Alphia", "member", "unknown", ()), ("XB", "Betonia", "member", "unknown", ())]
    assert marks(report) == [("unknown", "agreed")] * 2
    assert report.summary == "0 States changed; 2 unknown"
    assert "The evidence does not reach each of the two days: what is unknown may have changed, or not." in report.notes
    later = diff(log, date(2032, 1, 1), date(2040, 1, 1))
    assert [row[2:4] for row in rows(later)] == [("unknown", "unknown")] * 2


def test_a_change_before_a_day_that_is_presumed_is_presumed(read: Read) -> None:
    report = diff(read(MEMBERS + CHAIRS), date(2000, 6, 1), date(2031, 1, 1))
    assert marks(report) == [("presumed", "agreed")] * 2
    assert report.summary == "2 States changed: member 0 to 2, signatory 2 to 0"
    assert "A presumed change is one from or to what no known event has ended." in report.notes
    assert diff(read(MEMBERS), date(2010, 1, 1), date(2031, 1, 1)).rows == ()


def test_what_dates_leave_open_marks_the_change_as_possible(read: Read) -> None:
    log = read(MEMBERS + event("suspension", "2010", 'states = ["XA"]', instrument="charter", ident="some-day"))
    assert marks(diff(log, date(2009, 5, 1), date(2010, 5, 1))) == [("possible", "agreed")]
    assert marks(diff(log, date(2009, 5, 1), date(2011, 5, 1))) == [("certain", "agreed")]


def test_a_change_is_disputed_where_a_claim_would_change_one_of_the_days(read: Read) -> None:
    log = read(HISTORY)
    note = "Disputed on 2010-06-21: s2 says date 2010-06-20 of public; the log has 2010-06-28."
    for days in ((date(2010, 6, 21), date(2010, 7, 1)), (date(2001, 1, 1), date(2010, 6, 21))):
        assert (note in diff(log, *days).notes) == (days[0].year == 2010)
    assert marks(diff(log, date(2010, 6, 21), date(2010, 7, 1))) == [("certain", "disputed")]
    assert marks(diff(log, date(2010, 6, 1), date(2010, 7, 1))) == [("certain", "agreed")]


def test_a_claim_that_concerns_both_days_has_one_note(read: Read) -> None:
    end = event("suspension", "2005-01-01", 'states = ["XA"]', instrument="charter", ident="end")
    report = diff(read(MEMBERS + claim("s1", "states", '["XB"]') + end), date(2004, 1, 1), date(2006, 1, 1))
    assert marks(report) == [("certain", "disputed")]
    assert report.notes == ("Disputed on 2004-01-01 and 2006-01-01: s1 says states XB of in-force; the log has XA XB.",)


def test_a_claim_about_what_did_not_change_has_no_note(read: Read) -> None:
    report = diff(read(MEMBERS + claim("s1", "states", '["XB"]')), date(2004, 1, 1), date(2006, 1, 1))
    assert (report.rows, report.notes) == ((), ())


def test_the_other_reading_is_unknown_too_and_is_told_where_it_began_elsewhere(read: Read) -> None:
    notes = diff(read(HISTORY), date(2010, 7, 1), date(2040, 1, 1)).notes
    assert "In law, the standing of Alphia is member on the first day and unknown on the second." in notes


def test_a_departure_whose_window_begins_before_the_appointment_is_behind_the_vacancy(read: Read) -> None:
    office = {"body": "office", "person": "Cy"}
    log = read(
        event("appointment", "2005-06-01", 'states = ["XC"]', ident="cy", **office)
        + event("departure", "2005", 'states = ["XC"]', ident="bye", **office)
    )
    assert rows(diff(log, date(2004, 1, 1), date(2006, 1, 1))) == [
        (None, "Secretary", "unknown", "vacant", ("bye", "cy"))
    ]


def test_a_state_whose_evidence_has_ended_is_counted_on_neither_day(read: Read) -> None:
    guest = event("observer", "2003-01-01", 'states = ["XC"]', 'evidence_to = "2004-12-31"', ident="guest")
    report = diff(read(MEMBERS + guest), date(2000, 6, 1), date(2006, 1, 1))
    assert [row[2:4] for row in rows(report)] == [("signatory", "member"), ("signatory", "member"), (None, "unknown")]
    assert report.summary == "2 States changed: member 0 to 2, signatory 2 to 0; 1 unknown"
