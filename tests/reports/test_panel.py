"""The panel: which days of a period decide, what is certain on them, how the rest is counted."""

from __future__ import annotations

from datetime import date

import pytest

from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import BodyId, Duration, Reading, StateCode
from cstocli.replay.history import replay
from cstocli.replay.readings import replay_both
from cstocli.reports.columns import names
from cstocli.reports.panel import PanelQuestion, TooManyRowsError, panel, panel_code_book
from cstocli.reports.panel_columns import COLUMNS
from cstocli.reports.panel_periods import By, Partial, count_periods, periods
from cstocli.reports.report import Cell
from support.logs import Read, event

JOINS = event("signature", "2000-07-01", 'states = ["XA"]', instrument="charter") + event(
    "entry-into-force", "2001-04-11", 'states = ["XA"]', instrument="charter"
)
LEAVES = event("withdrawal", "2003-12-22", 'states = ["XA"]', instrument="charter")
DUMMIES = ("member", "party", "signatory", "suspended", "frozen", "observer", "contracting", "body_observer")


YEARLY = PanelQuestion()


def _rows(log: EventLog, asked: PanelQuestion = YEARLY, reading: Reading = Reading.PRACTICE) -> list[dict[str, Cell]]:
    return list(panel(replay_both(log, reading), asked).dicts())


def _year(log: EventLog, year: int, partial: Partial = Partial.ANY) -> dict[str, Cell]:
    day = date(year, 1, 1)
    (row,) = _rows(log, PanelQuestion(first=day, last=day, partial=partial, states=(StateCode("XA"),)))
    return row


@pytest.mark.parametrize(
    ("partial", "member"), [("any", 1), ("first", 0), ("last", 1), ("exact", 0), ("share", round(265 / 365, 6))]
)
def test_partial_says_which_days_of_the_year_of_joining_count(read: Read, partial: str, member: float) -> None:
    row = _year(read(JOINS), 2001, Partial(partial))
    assert row["member"] == member
    assert (row["days_member"], row["share_member"]) == (265, round(265 / 365, 6))


@pytest.mark.parametrize(
    ("last", "words"),
    [(2001, "1 State-year from 2001-01-01 to 2001-12-31"), (2002, "2 State-years from 2001-01-01 to 2002-12-31")],
)
def test_the_summary_counts_the_rows_and_says_which_days_they_cover(read: Read, last: int, words: str) -> None:
    asked = PanelQuestion(first=date(2001, 1, 1), last=date(last, 1, 1), states=(StateCode("XA"),))
    assert panel(replay_both(read(JOINS)), asked).summary == words


def test_exact_takes_the_month_and_day_of_the_first_in_every_period(read: Read) -> None:
    log = read(JOINS + LEAVES)
    asked = PanelQuestion(partial=Partial.EXACT, first=date(2001, 4, 11), last=date(2003, 4, 11))
    assert [row["member"] for row in _rows(log, asked)] == [1, 1, 1]
    assert [row["member"] for row in _rows(log, replace(asked, first=date(2001, 4, 10)))] == [0, 1, 1]


def test_exact_on_the_31st_means_the_last_day_of_a_shorter_month(read: Read) -> None:
    log = read(JOINS + event("suspension", "2002-02-28", 'states = ["XA"]', instrument="charter"))
    asked = PanelQuestion(by=By.MONTH, partial=Partial.EXACT, first=date(2002, 1, 31), last=date(2002, 2, 1))
    assert [row["suspended"] for row in _rows(log, asked)] == [0, 1]


def test_a_state_that_joins_after_the_day_that_counts_has_no_row_for_the_year(read: Read) -> None:
    log = read(JOINS)
    asked = PanelQuestion(last=date(2002, 1, 1))
    assert [row["period"] for row in _rows(log, replace(asked, partial=Partial.FIRST))] == [2001, 2002]
    assert [row["period"] for row in _rows(log, asked)] == [2000, 2001, 2002]


def test_a_frozen_member_is_one_and_a_suspended_one_is_not_counted(read: Read) -> None:
    frozen = read(JOINS + event("freeze", "2002-01-01", 'states = ["XA"]', instrument="charter"))
    row = _year(frozen, 2003)
    assert [row[name] for name in DUMMIES] == [1, 1, 0, 0, 1, 0, 0, 0]
    assert row["standing"] == "frozen"
    suspended = read(JOINS + event("suspension", "2002-01-01", 'states = ["XA"]', instrument="charter"))
    row = _year(suspended, 2003)
    assert [row[name] for name in DUMMIES] == [0, 1, 0, 1, 0, 0, 0, 0]
    assert (row["days_member"], row["share_member"]) == (0, 0)


def test_a_party_to_the_treaty_is_no_member(read: Read) -> None:
    log = read(
        event("signature", "2000-01-01", 'states = ["XA"]', instrument="treaty")
        + event("entry-into-force", "2001-01-01", 'states = ["XA"]', instrument="treaty")
    )
    assert [_year(log, 2000)[name] for name in DUMMIES] == [0, 0, 1, 0, 0, 0, 0, 0]
    assert [_year(log, 2001)[name] for name in DUMMIES] == [0, 1, 0, 0, 0, 0, 0, 0]


def test_a_state_that_accedes_and_an_observer_of_a_body_have_columns_of_their_own(read: Read) -> None:
    acceded = read(event("accession", "2000-01-01", 'states = ["XA"]', instrument="treaty"))
    assert [_year(acceded, 2000)[name] for name in DUMMIES] == [0, 0, 0, 0, 0, 0, 1, 0]
    seated = read(event("observer", "2000-01-01", 'states = ["XA"]', 'body = "council"'))
    asked = PanelQuestion(include_former=True)
    row = next(row for row in _rows(seated, asked) if row["period"] == 2000)
    assert [row[name] for name in DUMMIES] == [0, 0, 0, 0, 0, 0, 0, 1]


def test_what_the_dates_leave_open_is_empty_and_the_row_only_possible(read: Read) -> None:
    log = read(JOINS + event("suspension", "[2002-06-01..2003-06-30]", 'states = ["XA"]', instrument="charter"))
    first = _year(log, 2003, Partial.FIRST)
    assert (first["member"], first["suspended"], first["party"]) == (None, None, 1)
    assert (first["standing"], first["certainty"]) == ("member or suspended", "possible")
    whole = _year(log, 2002)
    assert (whole["member"], whole["suspended"], whole["standing"], whole["certainty"]) == (
        1,
        None,
        "member",
        "possible",
    )
    assert (whole["days_member"], whole["days_possible"], whole["days"]) == (151, 214, 365)
    after = _year(log, 2004)
    assert (after["member"], after["suspended"], after["certainty"]) == (0, 1, "certain")


def test_shares_count_certain_days_alone(read: Read) -> None:
    log = read(JOINS + event("suspension", "[2002-06-01..2003-06-30]", 'states = ["XA"]', instrument="charter"))
    row = _year(log, 2002, Partial.SHARE)
    assert (row["member"], row["suspended"], row["certainty"]) == (round(151 / 365, 6), 0, "possible")


def test_the_readings_differ_where_practice_does(record: EventLog) -> None:
    day = date(2012, 7, 1)
    july = PanelQuestion(by=By.MONTH, first=day, last=day, states=(StateCode("UZ"),))
    practice, law = (_rows(record, july, reading)[0] for reading in Reading)
    assert (practice["member"], practice["suspended"]) == (0, 1)
    assert (law["member"], law["suspended"]) == (1, 0)


def test_the_panel_covers_what_the_log_covers_unless_told_otherwise(read: Read) -> None:
    log = read(JOINS)
    rows = _rows(log, PanelQuestion(include_former=True, states=(StateCode("XA"),)))
    assert (rows[0]["start"], rows[-1]["end"]) == (date(1990, 1, 1), date(2030, 12, 31))
    later = _rows(log, PanelQuestion(first=date(2031, 5, 1), last=date(2032, 5, 1)))
    assert [(row["period"], row["end"]) for row in later] == [(2031, date(2031, 12, 31)), (2032, date(2032, 12, 31))]


def test_days_past_what_was_verified_are_noted(read: Read) -> None:
    report = panel(replay_both(read(JOINS)), PanelQuestion(last=date(2031, 1, 1)))
    assert any("read through 2030-12-31" in note for note in report.notes)


def test_all_makes_a_balanced_panel(read: Read) -> None:
    rows = _rows(read(JOINS), PanelQuestion(include_former=True, first=date(1999, 1, 1), last=date(2002, 1, 1)))
    assert [row["iso2c"] for row in rows] == ["XA"] * 4 + ["XB"] * 4 + ["XC"] * 4
    assert [(row["standing"], row["member"], row["certainty"]) for row in rows[4:]] == [(None, 0, "certain")] * 8


def test_codes_are_those_of_the_log(read: Read) -> None:
    row = _year(read(JOINS), 2001)
    assert [row[name] for name in ("iso2c", "iso3c", "country_name", "cowc", "ccode", "gwcode")] == [
        *("XA", "XAA", "Alphia", "ALF", 901, 901)
    ]


CHAIRS = event("chairmanship", "2001-05-02", 'states = ["XA"]', body="council") + event(
    "chairmanship", "2001-06-01", "unknown = true", body="council"
)


def test_the_chair_is_counted_in_days_and_not_known_in_a_gap(read: Read) -> None:
    log = read(JOINS + CHAIRS)
    assert (_year(log, 2001)["chair"], _year(log, 2001)["chair_days"]) == (1, 30)
    assert [_year(log, year)["chair"] for year in (2000, 2002)] == [None, None]  # before the first chair, and in a gap
    assert [_year(log, year)["chair_certainty"] for year in (2000, 2002)] == ["possible", "possible"]


def test_while_it_is_open_whether_the_first_known_chair_has_begun_any_state_may_have_it(read: Read) -> None:
    log = read(JOINS + event("chairmanship", "[2001-06..2001-09]", 'states = ["XA"]', body="council", ident="first"))
    day = PanelQuestion(by=By.DAY, first=date(2001, 7, 1), last=date(2001, 7, 1))
    assert {(row["chair"], row["chair_certainty"]) for row in _rows(log, day)} == {(None, "possible")}


def test_exercises_are_counted_once_with_their_parts_where_they_certainly_began(read: Read) -> None:
    exercises = (
        event("exercise", "2001-08-01", 'states = ["XA", "XB"]', 'host = ["XA"]', ident="shield")
        + event("exercise", "2001-08-02", 'states = ["XA"]', 'host = ["XA"]', 'umbrella = "shield"', ident="part")
        + event("exercise", "[2001-12..2002-01]", 'states = ["XA"]', ident="when")
        + event("exercise", "2001-09-01", 'states = ["XA"]', 'status = "cancelled"', ident="never")
        + event("exercise", "2003-01-01", 'states = ["XA"]', ident="first")
        + event("exercise", "2003-12-31", 'states = ["XA"]', ident="last")
    )
    row = _year(read(JOINS + exercises), 2001)
    assert (row["hosted"], row["joined"], row["events"]) == (1, 1, 3)
    assert [_year(read(JOINS + exercises), year)["joined"] for year in (2002, 2003, 2004)] == [0, 2, 0]


def test_months_and_days_are_named_in_iso(read: Read) -> None:
    log = read(JOINS)
    asked = PanelQuestion(by=By.MONTH, first=date(2001, 2, 9), last=date(2001, 2, 9))
    month = _rows(log, asked)[0]
    assert (month["period"], month["start"], month["end"]) == ("2001-02", date(2001, 2, 1), date(2001, 2, 28))
    day = _rows(log, replace(asked, by=By.DAY))[0]
    assert (day["period"], day["days"]) == ("2001-02-09", 1)


@pytest.mark.parametrize("reading", Reading)
def test_the_panel_by_day_says_what_the_history_says_of_each_day(record: EventLog, reading: Reading) -> None:
    history = replay(record, reading)
    rows = _rows(record, PanelQuestion(by=By.DAY, first=date(2012, 5, 1), last=date(2013, 2, 1)), reading)
    by_day: dict[Cell, set[Cell]] = {}
    for row in rows:
        if row["certainty"] == "certain":
            by_day.setdefault(row["start"], set()).add((row["iso2c"], row["standing"]))
    for day, found in by_day.items():
        assert isinstance(day, date)
        sure = (row for row in history.on(day).standings() if row.certainty.value == "certain")
        assert found == {(row.state, row.standing) for row in sure}
    assert len(by_day) == 277


def test_the_years_of_a_panel_add_up_to_its_days(record: EventLog) -> None:
    def days(by: By) -> dict[Cell, int]:
        total: dict[Cell, int] = {}
        for row in _rows(record, PanelQuestion(by=by, first=date(2003, 1, 1), last=date(2013, 12, 31))):
            assert isinstance(row["days_member"], int)
            total[row["iso2c"]] = total.get(row["iso2c"], 0) + row["days_member"]
        return total

    assert days(By.YEAR) == days(By.MONTH) == days(By.DAY)


def test_every_column_is_defined_in_whole_sentences() -> None:
    report = panel_code_book()
    book = {row["column"]: str(row["definition"]) for row in report.dicts()}
    assert (report.command, tuple(book)) == ("panel", names(COLUMNS))
    assert all(definition.endswith(".") for definition in book.values())


def test_the_ends_of_the_calendar_are_no_trouble(read: Read) -> None:
    log = read(JOINS)
    assert len(_rows(log, PanelQuestion(first=date(9998, 1, 1), last=date(9999, 12, 31)))) == 2
    assert _rows(log, PanelQuestion(first=date.min, last=date(2, 1, 1))) == []


def test_a_panel_that_no_memory_would_hold_is_refused_at_once(read: Read) -> None:
    asked = PanelQuestion(by=By.DAY, first=date(2001, 1, 1), last=date(9999, 12, 31), include_former=True)
    with pytest.raises(TooManyRowsError, match="up to 8,764,"):
        panel(replay_both(read(JOINS)), asked)


def test_a_panel_from_past_what_was_verified_has_one_whole_period(read: Read) -> None:
    (row,) = _rows(read(JOINS), PanelQuestion(first=date(2031, 5, 5)))
    assert (row["period"], row["days"]) == (2031, 365)


@pytest.mark.parametrize("by", By)
def test_periods_are_counted_without_making_them(by: By) -> None:
    for first, last in ((date(1999, 12, 31), date(2001, 1, 1)), (date(2000, 2, 28), date(2000, 2, 28))):
        assert count_periods(by, first, last) == len(list(periods(by, first, last)))


def _later(log: EventLog, year: int, partial: Partial = Partial.ANY) -> dict[str, Cell]:
    return _year(log.replace(verified_to=date(2003, 6, 30)), year, partial)


def test_after_the_last_verified_day_a_member_is_presumed_to_be_one_for_a_year(read: Read) -> None:
    log = read(JOINS)
    columns = ("standing", "member", "suspended", "days_member", "days_possible", "certainty")
    assert [tuple(_later(log, year)[name] for name in columns) for year in (2002, 2003, 2004, 2005)] == [
        ("member", 1, 0, 365, 0, "certain"),
        ("member", 1, 0, 181, 184, "presumed"),
        ("member", 1, None, 0, 366, "unknown"),
        ("unknown", None, None, 0, 365, "unknown"),
    ]
    first = _later(log, 2004, Partial.FIRST)
    assert (first["standing"], first["member"], first["suspended"], first["certainty"]) == ("member", 1, 0, "presumed")


def test_shares_count_verified_days_alone(read: Read) -> None:
    row = _later(read(JOINS), 2003, Partial.SHARE)
    assert (row["member"], row["party"], row["certainty"]) == (round(181 / 365, 6), round(181 / 365, 6), "presumed")


def test_a_state_without_a_standing_is_unknown_after_the_last_presumed_day(read: Read) -> None:
    log = read(JOINS).replace(verified_to=date(2003, 6, 30))
    asked = PanelQuestion(
        first=date(2003, 1, 1),
        last=date(2005, 1, 1),
        partial=Partial.FIRST,
        include_former=True,
        states=(StateCode("XB"),),
    )
    columns = ("standing", "member", "certainty")
    assert [tuple(row[name] for name in columns) for row in _rows(log, asked)] == [
        (None, 0, "certain"),
        (None, 0, "presumed"),
        ("unknown", None, "unknown"),
    ]


def test_the_chair_has_its_own_last_verified_day_and_term(read: Read) -> None:
    log = read(JOINS + event("chairmanship", "2002-03-01", 'states = ["XA"]', body="council"))
    body = replace(log.bodies[BodyId("council")], term=Duration(years=2))
    log = log.replace(verified={"chair": date(2002, 6, 30)}, bodies={**log.bodies, BodyId("council"): body})
    columns = ("chair", "chair_days", "chair_certainty", "certainty")
    days = [date(2002, 6, 30), date(2002, 7, 1), date(2003, 6, 30), date(2003, 7, 1)]
    rows = [_rows(log, PanelQuestion(by=By.DAY, first=day, last=day))[0] for day in days]
    assert [tuple(row[name] for name in columns) for row in rows] == [
        (1, 1, "certain", "certain"),
        (1, 0, "presumed", "certain"),
        (1, 0, "presumed", "certain"),
        (None, 0, "unknown", "certain"),
    ]


def test_a_claim_that_would_change_a_day_that_counts_makes_the_row_disputed(read: Read) -> None:
    claim = '\n[[event.claim]]\nsource = "s2"\nfield = "date"\nvalue = "2004-02-01"\n'
    log = read(JOINS + LEAVES.replace(', "s2"]', "]") + claim)
    for year, agreement in ((2002, "agreed"), (2003, "disputed"), (2004, "disputed"), (2005, "agreed")):
        assert _year(log, year)["agreement"] == agreement
    report = panel(replay_both(log), YEARLY)
    assert "Sources dispute the standing in 2 rows: see the column agreement, and `csto disputes`." in report.notes
    assert _year(log, 2004, Partial.LAST)["agreement"] == "agreed"


def test_the_panel_ends_on_the_last_verified_day_of_membership(read: Read) -> None:
    log = read(JOINS).replace(verified={"membership": date(2002, 5, 5)})
    assert (_rows(log)[-1]["end"], _rows(log)[-1]["certainty"]) == (date(2002, 5, 5), "certain")
