from datetime import date

from conftest import Read, event
from cstocli.core.answers.status import status
from cstocli.core.log import Log
from cstocli.core.report import Cell
from cstocli.core.terms import Figure
from cstocli.render.setting import Setting
from cstocli.render.table import draw
from evidence import HISTORY, MEMBERS


def facts(log: Log, day: date) -> dict[str, list[dict[str, Cell]]]:
    """Return the facts of a day by column."""
    (row,) = status(log, day).dicts()
    return {name: list(cell) for name, cell in row.items()}  # type: ignore[arg-type]


def ids(log: Log, day: date, column: str) -> list[Cell]:
    return [fact["event"] for fact in facts(log, day)[column]]


def test_the_standings_the_chair_and_the_offices_of_the_day_are_told(read: Read) -> None:
    cy = event("appointment", "2005-01-01", 'person = "Cy"', 'states = ["XC"]', body="office", ident="cy")
    box = facts(read(HISTORY + cy), date(2010, 7, 1))
    told = [(fact["standing"], fact["states"], fact["events"]) for fact in box["standings"]]
    assert told == [("member", ("XB",), ("in-force",)), ("suspended", ("XA",), ("public",))]
    assert [(fact["name"], fact["event"]) for fact in box["chair"]] == [("(gap)", "chair-gap")]
    assert [(fact["office"], fact["person"], fact["event"]) for fact in box["offices"]] == [("Secretary", "Cy", "cy")]


def test_a_state_whose_dates_leave_its_standing_open_is_told_apart(read: Read) -> None:
    log = read(MEMBERS + event("lapse", "2010", 'states = ["XA"]', instrument="charter"))
    told = [(fact["standing"], fact["states"], fact["certainty"]) for fact in facts(log, date(2010, 7, 1))["standings"]]
    assert told == [
        ("member", ("XB",), "certain"),
        ("member", ("XA",), "possible"),
        ("former", ("XA",), "possible"),
    ]


def test_the_days_since_the_last_change_of_membership_are_counted(read: Read) -> None:
    log = read(HISTORY + event("observer", "2015-01-01", 'states = ["XC"]'))
    soon, later = (facts(log, day)["days_unchanged"] for day in (date(2010, 7, 1), date(2016, 1, 1)))
    assert [(fact["days"], fact["events"]) for fact in soon] == [(3, ("public",))]
    assert [fact["events"] for fact in later] == [("public",)]


def test_a_change_whose_day_is_not_known_gives_a_range(read: Read) -> None:
    log = read(MEMBERS + event("lapse", "2010-06", 'states = ["XA"]', instrument="charter", ident="lapsed"))
    (fact,) = facts(log, date(2010, 7, 1))["days_unchanged"]
    assert (fact["days"], fact["events"]) == (Figure(1, "", 30), ("lapsed",))


def sent(*lines: str, ident: str = "sent", day: str = "2006-01-07") -> str:
    return event("deployment", day, 'states = ["XB"]', 'host = ["XA"]', *lines, ident=ident)


def test_a_deployment_is_under_way_until_its_end(read: Read) -> None:
    log = read(HISTORY + sent('end = "2006-01-19"'))
    days = [date(2006, 1, 6), date(2006, 1, 7), date(2006, 1, 19), date(2006, 1, 20)]
    assert [bool(ids(log, day, "deployments")) for day in days] == [False, True, True, False]


def test_a_linked_withdrawal_ends_a_deployment(read: Read) -> None:
    left = event("withdrawal-of-forces", "2006-02-01", 'end = "2006-02-05"', 'links = ["sent"]', ident="left")
    log = read(HISTORY + sent() + left)
    days = [date(2006, 1, 31), date(2006, 2, 5), date(2006, 2, 6)]
    assert [bool(ids(log, day, "deployments")) for day in days] == [True, True, False]


def test_a_part_of_a_deployment_under_way_is_not_told_apart(read: Read) -> None:
    part = sent('end = "2006-01-19"', 'links = ["sent"]', ident="contingent")
    assert ids(read(HISTORY + sent('end = "2006-01-19"') + part), date(2006, 1, 8), "deployments") == ["sent"]


def test_a_deployment_without_recorded_end_is_possible_for_a_year_and_then_only_noted(read: Read) -> None:
    log = read(HISTORY + sent())
    assert [fact["certainty"] for fact in facts(log, date(2006, 6, 1))["deployments"]] == ["possible"]
    assert ids(log, date(2008, 1, 1), "deployments") == []
    assert any("sent" in note for note in status(log, date(2008, 1, 1)).notes)


def test_a_planned_deployment_is_none(read: Read) -> None:
    assert ids(read(HISTORY + sent('status = "planned"')), date(2006, 1, 8), "deployments") == []


def test_a_force_is_told_once_by_the_latest_word_on_it(read: Read) -> None:
    log = read(
        event("agreement", "2004-01-01", ident="agreed")
        + event("force", "2005-01-01", 'links = ["agreed"]', ident="made")
        + event("force", "2007-01-01", 'links = ["made"]', ident="grown")
        + event("force", "2008-01-01", 'links = ["agreed"]', ident="later")
    )
    assert ids(log, date(2007, 5, 1), "forces") == ["grown"]
    assert ids(log, date(2009, 5, 1), "forces") == ["later"]


def test_the_nearest_events_before_and_after_are_told(read: Read) -> None:
    log = read(HISTORY)
    assert ids(log, date(2003, 1, 1), "last") == ["chair-a", "chair-b"]
    assert ids(log, date(2003, 1, 1), "next") == ["chair-gap", "public"]


def test_the_box_fits_one_screen(record: Log) -> None:
    report = status(record, date(2022, 1, 10))
    assert len(draw(report, Setting(width=100)).splitlines()) <= 36
    assert len(draw(report, Setting(width=160)).splitlines()) <= 26


def test_on_10_january_2022_the_forces_are_in_kazakhstan(record: Log) -> None:
    found = ids(record, date(2022, 1, 10), "deployments")
    assert "csto-deployment-kz-2022-01" in found
    assert "am-contingent-kz-2022-01" not in found
    assert "csto-deployment-kz-2022-01" not in ids(record, date(2022, 1, 20), "deployments")
