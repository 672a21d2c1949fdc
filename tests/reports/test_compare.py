"""The log against other data sets: what differs, what only seems to, what is not compared at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from cstocli.model.log import EventLog
from cstocli.model.period import Period
from cstocli.model.terms import Reading, Standing
from cstocli.render.cells import plain
from cstocli.replay.readings import replay_both
from cstocli.reports.compare import COUNTED, Comparison, NothingComparedError
from cstocli.reports.compare_claims import read_spells, read_years
from cstocli.reports.compare_layout import Line, TableError, TableKind, layout
from cstocli.reports.compare_spells import compare_spells
from cstocli.reports.compare_years import compare_years
from cstocli.reports.panel_periods import Partial
from cstocli.reports.report import Cell, Report
from cstocli.reports.spells import SpellFilter, spells
from cstocli.reports.spells_columns import Style
from support.logs import Read, event

JOINS = event("signature", "2000-07-01", 'states = ["XA", "XB"]', instrument="charter") + event(
    "entry-into-force", "2001-04-11", 'states = ["XA", "XB"]', instrument="charter"
)
LEAVES = event("withdrawal", "2003-12-22", 'states = ["XA"]', instrument="charter")


def _compare(log: EventLog, text: str, asked: Comparison | None = None, column: str | None = None) -> Report:
    header, *rows = (line.split(",") for line in text.strip().split("\n"))
    found = layout(header, None, log.organisation, column)
    lines = [Line(number, dict(zip(header, cells, strict=True))) for number, cells in enumerate(rows, 2)]
    how = asked or Comparison(standings=COUNTED[found.form])
    if found.form is TableKind.COW_IGO:
        return compare_years(replay_both(log), list(read_years(log, found, lines)), how)
    return compare_spells(replay_both(log), list(read_spells(log, found, lines)), how)


def _cells(report: Report, *names: str) -> list[tuple[Cell, ...]]:
    return [tuple(row[name] for name in names) for row in report.dicts()]


YEARS = """
ccode,year,state,aaaid,xo
901,2000,alphia,1,0
901,2001,alphia,1,1
901,2003,alphia,1,0
901,2004,alphia,1,1
902,2004,betonia,1,2
903,2004,gammaland,1,0
900,2004,else,1,0
"""


def test_state_years_that_differ_are_told_with_both_values_and_the_event_behind_ours(read: Read) -> None:
    report = _compare(read(JOINS + LEAVES), YEARS)
    assert _cells(report, "state", "year", "theirs", "ours", "standing", "event", "line") == [
        ("XA", 2003, 0, 1, "member", "entry-into-force-2001-04-11", 4),
        ("XA", 2004, 1, 0, "former", "withdrawal-2003-12-22", 5),
        ("XB", 2004, 2, 1, "member", "entry-into-force-2001-04-11", 6),
    ]
    assert (
        report.summary == "2 of 5 State-years agree (40.0 %); 1 of the 4 in which the table or the log counts the State"
    )


@pytest.mark.parametrize(
    ("partial", "years"),
    [("any", [2003, 2004]), ("last", [2004]), ("first", [2001, 2003, 2004]), ("share", [2003, 2004])],
)
def test_partial_decides_the_year_of_joining_and_of_leaving(read: Read, partial: str, years: list[int]) -> None:
    asked = Comparison(standings=COUNTED[TableKind.COW_IGO], partial=Partial(partial))
    report = _compare(read(JOINS + LEAVES), YEARS, asked)
    assert [year for state, year in _cells(report, "state", "year") if state == "XA"] == years


def test_before_the_organisation_is_no_membership_and_missing_is_not_compared(read: Read) -> None:
    report = _compare(read(JOINS), "ccode,year,xo\n901,1999,-1\n901,2001,-9\n901,2002,\n901,2003,1")
    assert (report.rows, report.summary[:22]) == ((), "2 of 2 State-years agr")
    assert any("2 State-years without a value (-9)" in note for note in report.notes)


def test_what_the_dates_leave_open_neither_agrees_nor_differs(read: Read) -> None:
    log = read(JOINS + event("withdrawal", "[2003-06..2004-06]", 'states = ["XA"]', instrument="charter"))
    last = Comparison(standings=COUNTED[TableKind.COW_IGO], partial=Partial.LAST)
    report = _compare(log, "ccode,year,xo\n901,2003,0\n901,2005,0", last)
    assert (report.rows, report.summary) == ((), "1 of 1 State-years agree (100.0 %)")
    assert any("1 State-year that the dates" in note for note in report.notes)


def test_a_state_that_only_the_table_counts_differs_even_if_the_log_has_never_heard_of_it(read: Read) -> None:
    report = _compare(read(JOINS), "ccode,year,xo\n900,2001,1\n900,2002,0\n901,2001,1\n899,2001,0")
    assert _cells(report, "state", "year", "theirs", "ours", "event") == [("900", 2001, 1, 0, None)]
    assert report.summary.startswith("2 of 3 ")


def test_state_years_that_the_table_lacks_are_counted_in_a_note(read: Read) -> None:
    notes = _compare(read(JOINS), "ccode,year,xo\n901,2001,1\n901,2003,1").notes
    assert any("4 State-years in which the log counts" in note for note in notes)


def test_an_observer_of_the_organisation_is_a_three_and_one_of_a_body_nothing(read: Read) -> None:
    log = read(
        event("observer", "2001-01-01", 'states = ["XA"]')
        + event("observer", "2001-01-02", 'states = ["XB"]', body="council")
    )
    assert _compare(log, "ccode,year,xo\n901,2002,3\n902,2002,0").rows == ()


def test_the_comparison_ends_with_the_table_or_with_what_was_verified(read: Read) -> None:
    log = read(JOINS)
    assert "to 2003-12-31" in _compare(log, "ccode,year,xo\n901,2003,1").notes[0]
    assert "to 2030-12-31" in _compare(log, "ccode,year,xo\n901,2003,1\n901,2040,0").notes[0]
    with pytest.raises(NothingComparedError, match="have no day in common"):
        _compare(log, "ccode,year,xo\n901,1980,1")


SPELLS = """
state,start,end
XA,2000-07-01,2003-12-21
Betonia,2000-07-01,
"""


def test_equal_spells_agree_by_whatever_name_the_state_goes(read: Read) -> None:
    report = _compare(read(JOINS + LEAVES), SPELLS)
    assert report.rows == ()
    assert report.summary.startswith("2 of 2 spells agree (100.0 %); table and log agree on 100.0 % of the days")


def test_a_start_or_an_end_that_differs_is_told_with_how_many_days(read: Read) -> None:
    report = _compare(read(JOINS + LEAVES), "state,start,end\nXA,2000-07-11,2003-12-20\nXB,2000-07-01,2003-05-05")
    assert _cells(report, "state", "what", "theirs", "ours", "days", "event") == [
        ("XA", "start", "2000-07-11", "2000-07-01", -10, "signature-2000-07-01"),
        ("XA", "end", "2003-12-20", "2003-12-21", 1, "withdrawal-2003-12-22"),
        ("XB", "end", "2003-05-05", "..", None, "signature-2000-07-01"),
    ]


def test_a_spell_that_one_side_lacks_is_told(read: Read) -> None:
    report = _compare(
        read(JOINS + LEAVES), "state,start,end\nXA,2000-07-01,2003-12-21\nXC,2001,2002\nXA,2004-05,2004-08"
    )
    assert _cells(report, "state", "what", "theirs", "ours", "event") == [
        ("XA", "only theirs", "2004-05 to 2004-08", None, "withdrawal-2003-12-22"),
        ("XB", "only ours", None, "2000-07-01 to ..", "signature-2000-07-01"),
        ("XC", "only theirs", "2001 to 2002", None, None),
    ]


def test_dates_agree_as_far_as_both_are_known(read: Read) -> None:
    vague = "state,start,end\nXA,2000-07,2003\nXB,2000,"
    assert _compare(read(JOINS + LEAVES), vague).rows == ()
    open_ = read(JOINS + event("withdrawal", "[2003-06..2004-06]", 'states = ["XA"]', instrument="charter"))
    assert _compare(open_, "state,start,end\nXA,2000-07-01,2004-02-02\nXB,2000-07-01,").rows == ()


def test_what_follows_without_a_break_is_one_spell(read: Read) -> None:
    parts = "state,start,end\nXA,2000-07-01,2001-04-10\nXA,2001-04-11,2003-12-21\nXB,2000-07-01,"
    assert _compare(read(JOINS + LEAVES), parts).rows == ()


def test_until_is_the_day_after(read: Read) -> None:
    assert _compare(read(JOINS + LEAVES), "state,start,until\nXA,2000-07-01,2003-12-22\nXB,2000-07-01,").rows == ()


def test_the_standings_that_count_can_be_chosen(read: Read) -> None:
    members = Comparison(standings=frozenset({Standing.MEMBER}))
    report = _compare(read(JOINS + LEAVES), SPELLS, members)
    assert [row[3:5] for row in report.rows] == [("2000-07-01", "2001-04-11")] * 2
    assert "counted here: member." in report.notes[0]


def test_the_days_to_compare_can_be_chosen(read: Read) -> None:
    log = read(JOINS + LEAVES)
    period = Period(first=date(2001, 1, 1), last=date(2010, 12, 31))
    report = _compare(
        log,
        "state,start,end\nXA,1995,2003-12-21\nXB,2000,2008",
        Comparison(standings=COUNTED[TableKind.SPELLS], period=period),
    )
    assert _cells(report, "state", "what") == [("XB", "end")]


ALLIANCES = """
version4id,ccode,mem_st_day,mem_st_month,mem_st_year,mem_end_day,mem_end_month,mem_end_year,right_censor
11,901,1,1,1990,,,,1
11,903,1,1,1990,,,,1
12,901,-9,7,2000,21,12,2003,0
12,902,1,7,2000,,,,1
"""


def test_the_alliance_most_like_the_log_is_taken_unless_one_is_named(read: Read) -> None:
    log = read(JOINS + LEAVES)
    report = _compare(log, ALLIANCES)
    assert (report.rows, report.notes[0]) == ((), "Compared with alliance 12 of the table.")
    other = _compare(log, ALLIANCES, Comparison(standings=COUNTED[TableKind.COW_ALLIANCE], alliance="11"))
    assert {row[0] for row in other.rows} == {"XA", "XB", "XC"}
    with pytest.raises(NothingComparedError):
        _compare(log, ALLIANCES, Comparison(standings=COUNTED[TableKind.COW_ALLIANCE], alliance="13"))


@pytest.mark.parametrize("reading", Reading)
@pytest.mark.parametrize("style", sorted({*Style} - {Style.SURVIVAL}))  # that one counts days, and names no dates
def test_our_own_spells_agree_with_us_in_every_style(record: EventLog, style: Style, reading: Reading) -> None:
    both = replay_both(record, reading)
    report = spells(both, SpellFilter(), style)
    lines = [Line(0, dict(zip(report.columns, map(plain, row), strict=True))) for row in report.rows]
    found = layout(report.columns, None, record.organisation, None)
    how = Comparison(standings=COUNTED[found.form], period=Period(last=record.verified_to))
    again = compare_spells(both, list(read_spells(record, found, lines)), how)
    assert again.rows == ()


def test_the_readings_are_told_apart(record: EventLog) -> None:
    lines = [Line(2, {"iso3c": "UZB", "start": "2006-08-16", "end": "2012-12-18"})]
    found = layout(("iso3c", "start", "end"), None, record.organisation, None)
    how = Comparison(standings=COUNTED[TableKind.SPELLS], period=Period(first=date(2005, 1, 1), last=date(2013, 1, 1)))
    claims = list(read_spells(record, found, lines))

    def differing(reading: Reading) -> list[Cell]:
        report = compare_spells(replay_both(record, reading), claims, how)
        return [row["what"] for row in report.dicts() if row["state"] == "UZ"]

    assert (differing(Reading.LAW), differing(Reading.PRACTICE)) == ([], ["start", "end"])


@pytest.mark.parametrize(
    ("columns", "column", "form"),
    [
        (("ccode", "year", "state", "CSTO"), None, TableKind.COW_IGO),
        (("ccode", "year", "collsec"), "collsec", TableKind.COW_IGO),
        (("version4id", "ccode", "mem_st_year", "mem_end_year"), None, TableKind.COW_ALLIANCE),
        (("stateID", "Begin", "End"), None, TableKind.SPELLS),
        (("ccode", "stateabb", "styear", "stmonth", "stday", "endyear", "endmonth", "endday"), None, TableKind.SPELLS),
    ],
)
def test_the_form_of_a_table_is_seen_from_its_columns(
    columns: Sequence[str], column: str | None, form: TableKind
) -> None:
    assert layout(columns, None, "CSTO", column).form is form


@pytest.mark.parametrize(
    ("columns", "form", "message"),
    [
        (("ccode", "year", "cstoo"), TableKind.COW_IGO, "no column 'csto'"),
        (("year", "csto"), None, "no column for the State"),
        (("ccode", "csto"), TableKind.COW_IGO, "no column for a year"),
        (("ccode", "end"), None, "no column for the start"),
        (("ccode", "start"), None, "no column for the end"),
        (("ccode", "start", "end"), TableKind.COW_ALLIANCE, "no column 'version4id'"),
    ],
)
def test_a_table_that_lacks_a_column_is_refused(columns: Sequence[str], form: TableKind | None, message: str) -> None:
    with pytest.raises(TableError, match=message) as refused:
        layout(columns, form, "csto", None)
    assert refused.value.hint


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("state,start,end\nXA,5/15/1992,", "line 2: '5/15/1992': not a date"),
        ("state,start,end\nXA,2001-02-30,", "line 2: '2001-02-30': no such day"),
        ("state,start,end\nXA,2001,2000", "line 2: the spell ends on 2000, before it begins on 2001"),
        ("ccode,styear,stmonth,endyear\n901,19x2,1,", "line 2: not a whole number: '19x2'"),
        ("ccode,year,xo\n901,,1", "line 2: no year"),
        ("ccode,year,xo\n901,2001,yes", "line 2: not a whole number: 'yes'"),
    ],
)
def test_a_cell_that_means_nothing_is_refused_at_its_line(read: Read, text: str, message: str) -> None:
    with pytest.raises(TableError, match=message):
        _compare(read(JOINS), text)


def test_a_spell_of_which_nothing_is_known_is_no_difference(read: Read) -> None:
    rows = "state,start,end\nXA,2000-07-01,2003-12-21\nXB,2000-07-01,\nXC,,\nXC,[..],"
    assert _compare(read(JOINS + LEAVES), rows).rows == ()
    with pytest.raises(NothingComparedError, match="no row with a year or a date"):
        _compare(read(JOINS), "state,start,end\nXC,,")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ccode,year,xo\n899,2001,0", "the table has no value for these States in these years"),
        ("version4id,ccode,mem_st_year,mem_end_year\n11,903,1991,1995", "no alliance of the table has a day in common"),
    ],
)
def test_a_table_with_nothing_to_compare_is_refused(read: Read, text: str, message: str) -> None:
    with pytest.raises(NothingComparedError, match=message):
        _compare(read(JOINS + LEAVES), text)


def test_years_that_the_dates_decide_none_of_have_no_share(read: Read) -> None:
    log = read(event("observer", "[1990..2020]", 'states = ["XA"]'))
    report = _compare(log, "ccode,year,xo\n901,2001,0")
    assert (report.rows, report.summary) == ((), "The dates in the log decide none of the State-years")


def test_a_state_that_the_log_does_not_know_goes_by_its_word(read: Read) -> None:
    rows = "state,start,end\nXA,2000-07-01,2003-12-21\nXB,2000-07-01,\n Atlantis ,2001,2002"
    report = _compare(read(JOINS + LEAVES), rows)
    assert _cells(report, "state", "name", "what", "theirs") == [
        ("Atlantis", "Atlantis", "only theirs", "2001 to 2002")
    ]


def test_windows_may_be_written_as_messydates_does(read: Read) -> None:
    rows = "state,start,end\nXA,2000-06-28..2000-07-03,2003-12-20..2003-12-24\nXB,..2000-08,2000-08.."
    assert _compare(read(JOINS + LEAVES), rows).rows == ()
    late = _compare(
        read(JOINS + LEAVES), rows.replace("..2000-08,", "..2000-06,").replace("2000-06-28..", "2000-07-02..")
    )
    assert _cells(late, "state", "what", "theirs") == [
        ("XA", "start", "[2000-07-02..2000-07-03]"),
        ("XB", "start", "[..2000-06]"),
    ]


def test_a_spell_within_one_year_is_one(read: Read) -> None:
    rows = "state,start,end\nXA,2000-07-01,2003-12-21\nXB,2000-07-01,\nXC,2001,2001"
    assert _cells(_compare(read(JOINS + LEAVES), rows), "state", "what") == [("XC", "only theirs")]


def test_the_end_of_time_is_an_open_end(read: Read) -> None:
    rows = "state,start,end\nXA,2000-07-01,2003-12-21\nXB,2000-07-01,9999-12-31"
    assert _compare(read(JOINS + LEAVES), rows).rows == ()


def test_a_difference_is_told_by_name_with_its_line_and_how_sure_it_is(read: Read) -> None:
    years = _compare(read(JOINS + LEAVES), YEARS)
    assert _cells(years, "name", "certainty")[0] == ("Alphia", "certain")
    assert (years.command, years.reading) == ("compare", Reading.PRACTICE)
    assert years.title == "XO: State-years compared with a table, counted in practice"
    spells_apart = _compare(read(JOINS + LEAVES), "state,start,end\nXA,2000-07-02,2003-12-21\nXB,2000-07-01,")
    assert _cells(spells_apart, "state", "what", "line", "certainty") == [("XA", "start", 2, "certain")]
    alone = _compare(read(JOINS + LEAVES), "state,start,end\nXA,2000-07-01,2003-12-21")
    assert _cells(alone, "state", "what", "line", "certainty") == [("XB", "only ours", None, "certain")]


def test_numbers_that_a_spreadsheet_wrote_with_a_point_are_numbers_still(read: Read) -> None:
    told = _compare(read(JOINS), "ccode,year,xo\n901.0,2001.0,1.0\n902.0,2001.0,0.0")
    assert _cells(told, "state", "year", "theirs", "ours") == [("XB", 2001, 0, 1)]


def test_a_share_of_half_a_year_is_no_year(read: Read) -> None:
    asked = Comparison(standings=COUNTED[TableKind.COW_IGO], partial=Partial.SHARE)
    joined = [
        read(
            event("accession", day, 'states = ["XA"]', instrument="charter")
            + event("entry-into-force", day, 'states = ["XA"]', instrument="charter")
        )
        for day in ("2001-07-02", "2001-07-03")
    ]
    rows = [_compare(log, "ccode,year,xo\n901,2001,0", asked).rows for log in joined]
    assert [len(each) for each in rows] == [1, 0], "183 days of 365 are more than half, 182 are not"


def test_no_day_after_the_last_verified_one_is_compared(read: Read) -> None:
    log = read(JOINS).replace(verified={"membership": date(2002, 12, 31)})
    report = _compare(log, "ccode,year,xo\n901,2002,1\n901,2003,0")
    assert (report.rows, report.summary.partition(";")[0]) == ((), "1 of 1 State-years agree (100.0 %)")
    report = _compare(log, "state,start,end\nXA,2000-07-01,2005-01-01\nXB,2000-07-01,2002-06-01")
    assert _cells(report, "state", "what", "theirs", "ours") == [("XB", "end", "2002-06-01", "..")]


def test_what_sources_show_only_up_to_a_day_is_left_open_after_it(read: Read) -> None:
    joins = event("signature", "2001-01-01", 'states = ["XA"]', instrument="charter") + event(
        "entry-into-force", "2001-04-11", 'states = ["XA"]', instrument="charter", evidence_to="2003-03-03"
    )
    years = _compare(read(joins), "ccode,year,xo\n901,2003,1\n901,2005,0\n901,2006,1")
    assert (years.rows, years.summary.partition(";")[0]) == ((), "1 of 1 State-years agree (100.0 %)")
    assert any("2 State-years that the dates or the last verified day leave open" in note for note in years.notes)
    ends = [("2003-03-02", 1), ("2003-03-03", 0), ("2009-01-01", 0), ("", 0)]
    for end, differences in ends:
        report = _compare(read(joins), f"state,start,end\nXA,2001-01-01,{end}\nXB,2029-01-01,2029-12-31")
        assert sum(row["state"] == "XA" for row in report.dicts()) == differences


def test_a_difference_on_days_that_sources_dispute_says_so(read: Read) -> None:
    claim = '\n[[event.claim]]\nsource = "s2"\nfield = "date"\nvalue = "2005-01-01"\n'
    log = read(JOINS + LEAVES.replace(', "s2"]', "]") + claim)
    years = _compare(log, "ccode,year,xo\n901,2003,0\n901,2004,1\n902,2004,0")
    assert _cells(years, "state", "year", "agreement") == [
        ("XA", 2003, "disputed"),
        ("XA", 2004, "disputed"),
        ("XB", 2004, "agreed"),
    ]
    apart = _compare(log, "state,start,end\nXA,2000-07-02,2004-12-31\nXB,2000-07-02,")
    assert _cells(apart, "state", "what", "agreement") == [
        ("XA", "start", "agreed"),
        ("XA", "end", "disputed"),
        ("XB", "start", "agreed"),
    ]
    missing = _compare(log, "state,start,end\nXA,2000-07-01,2001-01-01\nXC,2005-01-01,2006-01-01")
    assert _cells(missing, "state", "what", "agreement")[-2:] == [
        ("XB", "only ours", "agreed"),
        ("XC", "only theirs", "agreed"),
    ]
