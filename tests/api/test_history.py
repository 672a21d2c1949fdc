"""What a program asks of a ReplayedLog: the same answers as the commands, in plain arguments and values."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cstocli.api.history import History, known, one_day
from cstocli.model.dates import Month, day
from cstocli.model.errors import UnknownNameError
from cstocli.model.log import EventLog
from cstocli.model.terms import Figure, Reading, Standing
from cstocli.reports.members import members
from cstocli.reports.report import Report
from support.logs import Read, event

JOINS = event("signature", "2000-01-10", 'states = ["XA"]', instrument="charter") + event(
    "entry-into-force", "2001-01-10", 'states = ["XA"]', instrument="charter"
)


def test_a_history_has_a_reading(read: Read) -> None:
    log = read(JOINS)
    assert (log.history().reading, log.history("law").reading) == (Reading.PRACTICE, Reading.LAW)
    with pytest.raises(ValueError, match="custom"):
        log.history("custom")


def test_a_day_may_be_a_date_or_iso_text(read: Read) -> None:
    history = read(JOINS).history()
    assert history.on("2001-01-10").bound() == history.on(date(2001, 1, 10)).bound()
    assert history.on(date.min).bound() == history.on(date.max).standings()[:0]
    for text in ("2001-01", "2001", "10.1.2001", "2001-02-30", ""):
        with pytest.raises(ValueError, match=r"not a single day|not a date|no such day|not a day"):
            history.on(text)


def test_the_standings_of_a_day_are_rows_of_words(read: Read) -> None:
    found = read(JOINS).history().on("2001-01-10").bound()
    assert found[0].standing is Standing.MEMBER
    assert found.to_dicts() == [
        {
            "state": "XA",
            "standing": "member",
            "since": "2001-01-10",
            "event": "entry-into-force-2001-01-10",
            "certainty": "certain",
            "agreement": "agreed",
        }
    ]


def test_a_question_has_the_answer_of_its_command(record: EventLog) -> None:
    history = History(record, Reading.LAW)
    assert history.members("2012-07-01") == members(record, date(2012, 7, 1), Reading.LAW)
    assert [row["state"] for row in history.chair("2012-07-01").to_dicts()] == ["KZ"]
    assert history.why("UZ", "2013-01-01").summary.startswith("Uzbekistan: suspended since")


def test_the_chair_of_a_year_is_that_of_whoever_held_it(record: EventLog) -> None:
    history = History(record)
    assert [row["state"] for row in history.chair(2022).to_dicts()] == ["AM", "BY"]
    assert [row["state"] for row in history.chair("2022-12").to_dicts()] == ["BY"]
    assert history.chair(date(2022, 12, 31)).on == date(2022, 12, 31)
    with pytest.raises(ValueError, match="not a day, month or year"):
        history.chair("2022/..")


def test_periods_are_years_months_or_days(read: Read) -> None:
    history = read(JOINS).history()
    rows = history.panel("month", since="2001-01", until=2001, states=["alphia"]).to_dicts()
    assert [(row["period"], row["member"]) for row in rows[:2]] == [("2001-01", 1), ("2001-02", 1)]
    assert len(rows) == 12
    first = history.panel(since=2001, until=date(2001, 3, 3), partial="first").to_dicts()
    assert [(row["period"], row["member"], row["signatory"]) for row in first] == [(2001, 0, 1)]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"by": "week"}, "week"),
        ({"partial": "most"}, "most"),
        ({"partial": "exact"}, "^partial='exact' needs a single day, such as since='1992-06-30'$"),
        ({"partial": "exact", "since": 2001}, "needs a single day"),
        ({"since": 2002, "until": 2001}, "ends in 2001, before it begins in 2002"),
        ({"since": "[2001..]"}, "not a day, month or year"),
    ],
)
def test_an_unknown_panel_is_refused(read: Read, arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read(JOINS).history().panel(**arguments)


SUSPENDED = event("suspension", "2002-01-10", 'states = ["XA"]', instrument="charter", basis="practice")


def test_every_question_has_the_reading_of_its_history(read: Read) -> None:
    law = read(JOINS + SUSPENDED + event("chairmanship", "2001-02-01", 'states = ["XA"]', body="council")).history(
        "law"
    )
    assert law.on("2003-01-01").reading is Reading.LAW
    questions = (
        law.members("2003-01-01"),
        law.chair("2003-01-01"),
        law.why("XA", "2003-01-01"),
        law.spells(),
        law.panel(),
    )
    assert {answer.reading for answer in questions} == {Reading.LAW}
    assert [row["standing"] for row in law.members("2003-01-01").to_dicts()] == ["member"]


def test_former_members_are_included_on_request(read: Read) -> None:
    left = event("withdrawal", "2003-01-10", 'states = ["XA"]', instrument="charter")
    history = read(JOINS + left).history()
    assert [
        len(history.members("2004-01-01", include_former=include_former).rows) for include_former in (False, True)
    ] == [0, 1]
    states = [
        {row["iso2c"] for row in history.panel(include_former=include_former).to_dicts()}
        for include_former in (False, True)
    ]
    assert states == [{"XA"}, {"XA", "XB", "XC"}]


def test_a_panel_of_some_states_has_no_others(read: Read) -> None:
    both = read(event("accession", "2000-01-10", 'states = ["XA", "XB"]', instrument="charter")).history()
    assert {row["iso2c"] for row in both.panel().to_dicts()} == {"XA", "XB"}
    assert {row["iso2c"] for row in both.panel(states=["betonia"]).to_dicts()} == {"XB"}


def test_a_panel_of_one_day_begins_and_ends_on_it(read: Read) -> None:
    day_alone = read(JOINS).history().panel("day", since="2001-01-10", until="2001-01-10", states=["XA"])
    assert [(row["period"], row["iso2c"]) for row in day_alone.to_dicts()] == [("2001-01-10", "XA")]


def test_an_unknown_state_is_refused_with_a_hint(read: Read) -> None:
    with pytest.raises(UnknownNameError) as refused:
        read(JOINS).history().spells(states=["Alphiaa"])
    assert "Alphia" in (refused.value.hint or "")


def test_spells_are_chosen_by_words(read: Read) -> None:
    history = read(JOINS).history()
    assert [row["start"] for row in history.spells(standings=["member"]).to_dicts()] == ["2001-01-10"]
    assert history.spells(style="many").columns[0] == "stateID"
    assert "begun_by" in history.spells(full=True).columns
    assert "begun_by" not in history.spells().columns


def test_plain_values_are_what_data_frames_take() -> None:
    row = (
        1,
        0.5,
        True,
        None,
        date(2001, 1, 1),
        day(date(2001, 1, 1)),
        Standing.MEMBER,
        Figure(3, "~"),
        ("a", 1),
        {"k": day(date.min)},
    )
    report = Report(command="x", title="x", columns=tuple("abcdefghij"), rows=(row,))
    (values,) = report.to_dicts()
    assert list(values.values()) == [
        *(1, 0.5, True, None, date(2001, 1, 1)),
        *("2001-01-01", "member", "~3", ["a", 1], {"k": "0001-01-01"}),
    ]
    assert type(values["g"]) is str


def test_a_year_is_a_number_and_a_month_a_month() -> None:
    assert (known(2001).earliest, known(2001).latest) == (date(2001, 1, 1), date(2001, 12, 31))
    assert isinstance(known("2001-02"), Month)
    assert one_day("2001-02-03") == date(2001, 2, 3)
