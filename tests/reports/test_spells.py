"""Spells: unbroken standings, the windows of their ends, the columns of four kinds of data."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cstocli.model.log import EventLog
from cstocli.model.period import Period
from cstocli.model.terms import Reading, Standing, StateCode
from cstocli.render.cells import plain
from cstocli.replay.history import replay
from cstocli.replay.readings import replay_both
from cstocli.replay.spells import find_spells
from cstocli.reports.report import Cell
from cstocli.reports.spells import SpellFilter, spell_code_book, spells
from cstocli.reports.spells_columns import Style
from support.logs import Read, event

JOINS = event("signature", "2000-01-10", 'states = ["XA"]', instrument="charter") + event(
    "entry-into-force", "2001-01-10", 'states = ["XA"]', instrument="charter"
)


EVERY = SpellFilter()
XC = 'states = ["XC"]'


def _rows(
    log: EventLog, style: Style = Style.CSTO, wanted: SpellFilter = EVERY, *, full: bool = False
) -> list[dict[str, Cell]]:
    return list(spells(replay_both(log), wanted, style, full=full).dicts())


def _line(row: dict[str, Cell], *names: str) -> list[str]:
    return [plain(row[name]) for name in names]


def test_the_end_is_the_last_day_and_until_the_one_after(read: Read) -> None:
    log = read(JOINS)
    rows = _rows(log)
    assert spells(replay_both(log), EVERY).columns == tuple(rows[0])
    assert [_line(row, "standing", "start", "end", "until") for row in rows] == [
        ["signatory", "2000-01-10", "2001-01-09", "2001-01-10"],
        ["member", "2001-01-10", "", ""],
    ]


def test_a_spell_that_begins_on_an_unknown_day_of_a_month_says_so_in_the_words_of_the_log(read: Read) -> None:
    log = read(JOINS + event("suspension", "2003-06", 'states = ["XA"]', instrument="charter"))
    _, member, suspended = _rows(log, full=True)
    bounds = ("start", "end", "until", "start_earliest", "start_latest", "end_earliest", "end_latest")
    assert _line(member, *bounds) == [
        "2001-01-10",
        "[2003-05-31..2003-06-29]",
        "2003-06",
        "2001-01-10",
        "2001-01-10",
        "2003-05-31",
        "2003-06-29",
    ]
    assert _line(suspended, *bounds) == ["2003-06", "", "", "2003-06-01", "2003-06-30", "", ""]
    assert (member["ended_by"], suspended["begun_by"]) == ("suspension-2003-06", "suspension-2003-06")


def test_a_suspension_and_its_end_within_one_window_part_two_spells_of_membership(read: Read) -> None:
    log = read(
        JOINS
        + event("suspension", "2003-06", 'states = ["XA"]', instrument="charter")
        + event("resumption", "2003-07-01", 'states = ["XA"]', instrument="charter")
    )
    found = [(spell.standing.value, spell.span.certainty.value) for spell in find_spells(replay(log))]
    assert found[1:] == [("member", "certain"), ("suspended", "certain"), ("member", "certain")]


def test_a_standing_of_which_no_day_is_certain_is_only_possible(read: Read) -> None:
    log = read(
        JOINS
        + event("suspension", "2003-06", 'states = ["XA"]', instrument="charter")
        + event("resumption", "2003-06", 'states = ["XA"]', instrument="charter")
    )
    rows = _rows(log, wanted=SpellFilter(standings=(Standing.SUSPENDED,)))
    assert [row["certainty"] for row in rows] == ["possible"]
    assert plain(rows[0]["start"]).startswith("[2003-06")


def test_two_events_of_which_either_may_have_begun_a_spell_begin_one(read: Read) -> None:
    first = event("entry-into-force", "[2001-01..2001-06]", 'states = ["XA"]', ident="one", instrument="treaty")
    second = event("entry-into-force", "[2001-03..2001-08]", 'states = ["XA"]', ident="two", instrument="treaty")
    log = read(event("signature", "2000-01-10", 'states = ["XA"]', instrument="treaty") + first + second)
    found = find_spells(replay(log))
    assert [spell.standing.value for spell in found] == ["signatory", "party"]
    assert found[1].span.certainty.value == "certain"
    assert (found[1].span.start.earliest, found[1].span.start.latest) == (date(2001, 1, 1), date(2001, 6, 30))


def test_of_two_events_that_may_have_begun_a_spell_on_one_day_the_first_in_replay_began_it(read: Read) -> None:
    acts = "".join(
        event("entry-into-force", f"[2001-01..2001-{month}]", 'states = ["XA"]', ident=ident, instrument="treaty")
        for ident, month in (("later", "08"), ("sooner", "06"))
    )
    signed = event("signature", "2000-01-10", 'states = ["XA"]', instrument="treaty")
    party = _rows(read(signed + acts), full=True)[1]
    assert _line(party, "start", "begun_by", "start_earliest", "start_latest") == [
        *("[2001-01..2001-06]", "sooner", "2001-01-01", "2001-06-30")
    ]


def test_an_open_window_stays_open(read: Read) -> None:
    log = read(JOINS + event("withdrawal", "[2005-01-01..]", 'states = ["XA"]', instrument="charter"))
    member, former = _rows(log)[1:]
    assert _line(member, "end", "until") == ["[2004-12-31..]", "[2005-01-01..]"]
    assert _line(former, "start", "certainty") == ["[2005-01-01..]", "possible"]


def test_what_was_there_when_the_log_begins_is_censored_on_the_left_and_what_goes_on_on_the_right(read: Read) -> None:
    log = read(event("signature", "1989-05-05", 'states = ["XA"]', instrument="charter"))
    (row,) = _rows(log, full=True)
    assert (row["left_censored"], row["right_censored"]) == (1, 1)


def test_a_spell_that_ended_before_the_log_does_is_not_censored(read: Read) -> None:
    row = _rows(read(JOINS), full=True)[0]
    assert (row["left_censored"], row["right_censored"]) == (0, 0)


@pytest.mark.parametrize(
    ("start", "end", "censored"),
    [
        ("1990-01-01", "2030-12-31", (1, 0)),
        ("1990-01-02", "2031-01-01", (0, 1)),
        ("1990-01", "[2030-12..2031-01]", (1, 1)),
    ],
)
def test_a_spell_is_censored_where_the_first_day_or_the_last_may_be_beyond_it(
    read: Read, start: str, end: str, censored: tuple[int, int]
) -> None:
    (row,) = _rows(read(event("observer", start, XC) + event("observer-end", end, XC)), full=True)
    assert (row["left_censored"], row["right_censored"]) == censored


def test_a_period_keeps_the_spells_that_touch_it(read: Read) -> None:
    log = read(JOINS)
    assert len(_rows(log, wanted=SpellFilter(period=Period(last=date(2001, 1, 9))))) == 1
    assert len(_rows(log, wanted=SpellFilter(period=Period(last=date(2001, 1, 10))))) == 2
    assert len(_rows(log, wanted=SpellFilter(period=Period(first=date(2001, 1, 9))))) == 2
    assert len(_rows(log, wanted=SpellFilter(period=Period(first=date(2001, 1, 10))))) == 1


def test_a_period_past_what_was_verified_is_noted_and_an_open_one_is_not(read: Read) -> None:
    log = read(JOINS)
    noted = spells(replay_both(log), SpellFilter(period=Period(last=date(2031, 1, 1)))).notes
    assert noted == ("The sources were read through 2030-12-31; what holds later is presumed.",)
    assert spells(replay_both(log), EVERY).notes == ()


def test_cow_has_minus_nine_for_what_is_not_known_of_a_date_and_nothing_for_an_open_end(read: Read) -> None:
    log = read(JOINS + event("suspension", "2003-06", 'states = ["XA"]', instrument="charter"))
    member, suspended = _rows(log, Style.COW)[1:]
    assert [suspended[f"st{part}"] for part in ("year", "month", "day")] == [2003, 6, -9]
    assert [suspended[f"end{part}"] for part in ("year", "month", "day")] == [None, None, None]
    assert [member[f"end{part}"] for part in ("year", "month", "day")] == [2003, -9, -9]
    assert (member["ccode"], member["stateabb"], suspended["right_censor"]) == (901, "ALF", 1)


def test_gw_has_days_or_nothing(read: Read) -> None:
    log = read(JOINS + event("suspension", "2003-06", 'states = ["XA"]', instrument="charter"))
    suspended = _rows(log, Style.GW)[2]
    assert (suspended["gwcode"], suspended["start"], suspended["end"]) == (901, None, None)
    assert (suspended["start_earliest"], suspended["start_latest"]) == (date(2003, 6, 1), date(2003, 6, 30))


def test_many_has_windows_with_two_dots(read: Read) -> None:
    log = read(JOINS + event("suspension", "[2003-06-03..2003-06-09]", 'states = ["XA"]', instrument="charter"))
    suspended = _rows(log, Style.MANY)[2]
    assert (suspended["stateID"], suspended["Begin"], suspended["End"]) == ("XAA", "2003-06-03..2003-06-09", None)
    opened = event("observer", "[..2002]", XC, ident="in") + event("observer-end", "[2005-01-02..]", XC, ident="out")
    (observer,) = _rows(read(opened), Style.MANY)
    assert (observer["Begin"], observer["End"]) == ("..2002", "2005-01-01..")
    either = event("observer", "[2001,2002-05]", XC, ident="in")
    assert _rows(read(either), Style.MANY)[0]["Begin"] == "{2001,2002-05}"


def test_a_note_says_which_states_the_other_reading_sees_differently(record: EventLog) -> None:
    notes = spells(replay_both(record, Reading.LAW), SpellFilter(states=(StateCode("UZ"), StateCode("RU")))).notes
    assert notes[0] == "In practice, Uzbekistan has another standing on some of these days."


def test_the_last_spell_of_uzbekistan_begins_at_another_day_in_law(record: EventLog) -> None:
    def suspended(reading: Reading) -> list[str]:
        return [
            str(spell.span.start)
            for spell in find_spells(replay(record, reading))
            if (spell.state, spell.standing) == ("UZ", Standing.SUSPENDED)
        ]

    assert (suspended(Reading.PRACTICE), suspended(Reading.LAW)) == (["2012-06-28"], ["2012-12-19"])


@pytest.mark.parametrize("reading", Reading)
def test_spells_and_days_agree(record: EventLog, reading: Reading) -> None:
    history = replay(record, reading)
    found = find_spells(history)
    day = date(1992, 1, 1)
    while day < record.verified_to:
        certain = {
            (spell.state, spell.standing)
            for spell in found
            if spell.span.start.latest <= day and (spell.span.until is None or day < spell.span.until.earliest)
            if day <= spell.horizon.verified
        }
        possible = {
            (spell.state, spell.standing)
            for spell in found
            if spell.span.start.earliest <= day and (spell.span.until is None or day < spell.span.until.latest)
            if day <= spell.horizon.presumed
        }
        rows = history.on(day).standings()
        assert certain == {(row.state, row.standing) for row in rows if row.certainty.value == "certain"}
        assert possible == {(row.state, row.standing) for row in rows if row.standing}
        day += timedelta(days=17)


def test_a_spell_as_an_observer_of_a_body_ends_where_the_organisation_admits_it(read: Read) -> None:
    log = read(event("observer", "1999-01-01", XC, body="council") + event("observer", "2001-01-01", XC))
    report = spells(replay_both(log), EVERY)
    assert [(row["standing"], str(row["start"])) for row in report.dicts()] == [
        ("body-observer", "1999-01-01"),
        ("observer", "2001-01-01"),
    ]
    assert "Gammaland: an observer of the Council only, not of the organisation." in report.notes


@pytest.mark.parametrize("style", Style)
def test_the_code_book_of_a_style_defines_its_columns_in_their_order(read: Read, style: Style) -> None:
    book = spell_code_book(style)
    columns = spells(replay_both(read("")), EVERY, style, full=True).columns
    assert tuple(row["column"] for row in book.dicts()) == columns
    assert all(str(row["definition"]).endswith(".") for row in book.dicts())
    assert book.command == "spells"


def _joins(state: str, day: str) -> str:
    """Return the accession of a State to the charter, in force on the same day."""
    accession = event("accession", day, f'states = ["{state}"]', instrument="charter")
    return accession + event("entry-into-force", day, f'states = ["{state}"]', instrument="charter")


def test_a_spell_that_lasts_is_censored_on_its_own_last_verified_day(read: Read) -> None:
    shown = event("observer", "1999-01-01", 'states = ["XB"]', evidence_to="2004-05-06")
    joins = _joins("XA", "2001-04-11")
    late = _joins("XC", "2029-04-11")
    log = read(shown + joins + late).replace(verified={"membership": date(2020, 2, 3)})
    columns = ("state", "end", "certainty", "censored", "right_censored")
    rows = spells(replay_both(log), EVERY, full=True).dicts()
    assert [tuple(row[name] for name in columns) for row in rows] == [
        ("XA", None, "certain", date(2020, 2, 3), 1),
        ("XB", None, "certain", date(2004, 5, 6), 1),
        ("XC", None, "unknown", None, 1),
    ]
    soon = log.replace(presumed_to=date(2030, 1, 1))
    assert [row["certainty"] for row in spells(replay_both(soon), EVERY).dicts()] == ["certain", "certain", "presumed"]


@pytest.mark.parametrize(("until", "censored"), [("2020-02-03", None), ("2020-02-04", date(2020, 2, 3))])
def test_a_spell_that_ends_after_the_last_verified_day_is_censored_too(
    read: Read, until: str, censored: date | None
) -> None:
    joins = _joins("XA", "2001-04-11")
    leaves = event("withdrawal", until, 'states = ["XA"]', instrument="charter")
    log = read(joins + leaves).replace(verified_to=date(2020, 2, 3))
    row = next(iter(spells(replay_both(log), EVERY, full=True).dicts()))
    assert (row["standing"], row["censored"], row["right_censored"]) == ("member", censored, int(censored is not None))


def test_a_spell_is_disputed_on_the_days_that_a_claim_would_change(read: Read) -> None:
    joins = _joins("XA", "2001-04-11")
    claim = '\n[[event.claim]]\nsource = "s2"\nfield = "date"\nvalue = "2003-01-01"\n'
    leaves = event("withdrawal", "2003-12-22", 'states = ["XA"]', instrument="charter")
    report = spells(replay_both(read(joins + leaves + claim)), EVERY)
    assert [(row["standing"], row["agreement"]) for row in report.dicts()] == [
        ("member", "disputed"),
        ("former", "agreed"),
    ]
    assert "Alphia, member: sources dispute it from 2003-01-01 through 2003-12-21." in report.notes
