from __future__ import annotations

from datetime import date

import pytest

from cstocli.model.log import EventLog
from cstocli.model.period import Period
from cstocli.model.terms import Certainty, SourceAgreement, Standing
from cstocli.reports.members_period import MemberPeriodRow, members_during, standings_during
from support.evidence import MEMBERS, claim
from support.logs import Read, event

YEAR = Period(first=date(2010, 1, 1), last=date(2010, 12, 31))
XA = 'states = ["XA"]'


def suspended(day: str) -> str:
    return event("suspension", day, XA, instrument="charter", ident="suspended")


def days(log: EventLog, period: Period = YEAR) -> list[tuple[str, str, str, str, Certainty]]:
    """Return State, standing, first and last day, and certainty of each row."""
    rows: tuple[MemberPeriodRow, ...] = standings_during(log, period).rows
    return [(row.state, row.standing, str(row.from_), str(row.to), row.certainty) for row in rows]


def test_a_period_without_a_change_is_answered_by_its_last_day(read: Read) -> None:
    log = read(MEMBERS)
    report = members_during(log, YEAR)
    assert (report.on, report.columns[3], report.summary) == (date(2010, 12, 31), "since", "2 members")
    assert report.notes == ("Each standing is the same from 2010-01-01 through 2010-12-31, the day of this answer.",)
    assert "from" in members_during(log, YEAR, with_days=True).columns


def test_a_period_with_a_change_has_a_row_for_each_standing_with_its_days(read: Read) -> None:
    log = read(MEMBERS + suspended("2010-07-01"))
    report = members_during(log, YEAR)
    assert (report.on, report.summary) == (None, "3 standings of 2 States")
    assert days(log) == [
        ("XA", "member", "2010-01-01", "2010-06-30", "certain"),
        ("XA", "suspended", "2010-07-01", "2010-12-31", "certain"),
        ("XB", "member", "2010-01-01", "2010-12-31", "certain"),
    ]


def test_a_vague_day_is_given_as_its_date(read: Read) -> None:
    log = read(MEMBERS + suspended("2010-07"))
    first, second, _ = standings_during(log, YEAR).rows
    assert (first.standing, first.to.earliest, first.to.latest) == ("member", date(2010, 6, 30), date(2010, 7, 30))
    assert (second.standing, str(second.from_)) == ("suspended", "2010-07")


def test_a_standing_that_no_day_makes_certain_is_possible(read: Read) -> None:
    log = read(event("observer", "2010", XA, ident="a") + event("observer-end", "2010", XA, ident="b"))
    (row,) = standings_during(log, YEAR, include_former=True).rows
    assert (row.standing, row.certainty) == ("observer", Certainty.POSSIBLE)
    assert standings_during(log, YEAR).rows == ()


def test_a_period_beyond_the_horizon_ends_in_unknown_rows(read: Read) -> None:
    log = read(MEMBERS)
    period = Period(first=date(2030, 1, 1), last=date(2032, 12, 31))
    assert days(log, period)[:2] == [
        ("XA", "member", "2030-01-01", "2031-12-31", "presumed"),
        ("XA", "unknown", "2032-01-01", "2032-12-31", "unknown"),
    ]
    assert standings_during(log, period).open_elsewhere
    assert not standings_during(log, YEAR).open_elsewhere


@pytest.mark.parametrize(("value", "count"), [("2010-08-01", 2), ("2010-06-01", 2), ("2009-08-01", 2)])
def test_a_row_is_disputed_if_a_claim_would_change_one_of_its_days(read: Read, value: str, count: int) -> None:
    report = standings_during(read(MEMBERS + suspended("2010-07-01") + claim("s2", "date", f'"{value}"')), YEAR)
    disputed = [row.standing for row in report.rows if row.agreement is SourceAgreement.DISPUTED]
    assert len(disputed) <= count
    assert disputed
    assert any(note.startswith("Disputed: Second Press gives") for note in report.notes)


def test_only_the_standings_asked_for_are_listed(read: Read) -> None:
    log = read(MEMBERS + suspended("2010-07-01"))
    rows = standings_during(log, YEAR, standings=[Standing.SUSPENDED]).rows
    assert [(row.state, row.standing) for row in rows] == [("XA", "suspended")]
