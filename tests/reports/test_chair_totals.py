"""How long each holder has had the chair in all."""

from datetime import date

from cstocli.model.log import EventLog
from cstocli.model.terms import Figure
from cstocli.reports.chair_totals import chair_totals
from support.evidence import CHAIRS, MEMBERS, claim
from support.logs import Read, event

AGAIN = event("chairmanship", "2010-01-01", 'states = ["XA"]', 'person = "Ann"', body="council", ident="chair-a2")


def totals(log: EventLog, day: date = date(2020, 1, 1)) -> list[tuple[object, ...]]:
    return [(row.name, row.person, row.terms, row.days) for row in chair_totals(log, day).rows]


def test_the_days_of_all_terms_of_a_holder_are_added_the_longest_first(read: Read) -> None:
    log = read(MEMBERS + CHAIRS + AGAIN)
    assert totals(log, date(2010, 1, 31)) == [("Alphia", "Ann", 2, 365 + 31), ("Betonia", "Bo", 1, 365)]
    assert totals(log, date(2002, 6, 1)) == [("Alphia", "Ann", 1, 152)]


def test_a_term_that_lasts_is_counted_through_the_last_verified_day(read: Read) -> None:
    report = chair_totals(read(MEMBERS + AGAIN), date(2040, 1, 1))
    assert report.on == date(2030, 12, 31)
    assert (report.rows[0].days, report.rows[0].last) == ((date(2030, 12, 31) - date(2009, 12, 31)).days, None)
    assert report.notes


def test_a_vague_date_leaves_the_days_open(read: Read) -> None:
    vague = event("chairmanship", "2002-01", 'states = ["XA"]', 'person = "Ann"', body="council", ident="vague")
    row = chair_totals(read(MEMBERS + vague), date(2002, 2, 10)).rows[0]
    assert (row.days, row.certainty) == (Figure(11, "", 41), "possible")


def test_two_heads_of_one_state_are_two_holders_and_disputed_terms_are_marked(read: Read) -> None:
    cleo = event("chairmanship", "2012-01-01", 'states = ["XA"]', 'person = "Cleo"', body="council", ident="cleo")
    report = chair_totals(read(MEMBERS + AGAIN + cleo + claim("s2", "date", '"2012-02-01"')), date(2013, 1, 1))
    assert {row.person: row.agreement for row in report.rows}["Cleo"] == "disputed"
    assert report.summary == "2 holders, 2 terms"


def test_lukashenko_has_chaired_four_times(record: EventLog) -> None:
    (row,) = (row for row in chair_totals(record, date(2026, 1, 1)).rows if row.person == "Alexander Lukashenko")
    assert (row.terms, row.days) == (4, 1661)
