from datetime import date

from conftest import Read, event
from cstocli.core.answers.status import status
from cstocli.core.log import Log
from cstocli.core.terms import Figure
from evidence import HISTORY, MEMBERS


def facts(log: Log, day: date) -> dict[str, list[tuple[object, object]]]:
    found: dict[str, list[tuple[object, object]]] = {}
    for row in status(log, day).dicts():
        found.setdefault(str(row["fact"]), []).append((row["value"], row["event"]))
    return found


def test_the_standings_the_chair_and_the_offices_of_the_day_are_told(read: Read) -> None:
    log = read(
        HISTORY + event("appointment", "2005-01-01", 'person = "Cy"', 'states = ["XC"]', body="office", ident="cy")
    )
    box = facts(log, date(2010, 7, 1))
    assert box["member"] == [(("XB",), ("in-force",))]
    assert box["suspended"] == [(("XA",), ("public",))]
    assert box["chair"] == [("nobody that a source names", "chair-gap")]
    assert box["Secretary"] == [("XC Cy", "cy")]


def test_an_office_that_nobody_ever_held_is_empty(read: Read) -> None:
    assert facts(read(HISTORY), date(2010, 7, 1))["Secretary"] == [(None, None)]


def test_the_days_since_the_last_change_of_membership_are_counted(read: Read) -> None:
    log = read(HISTORY + event("observer", "2015-01-01", 'states = ["XC"]'))
    assert facts(log, date(2010, 7, 1))["days since the last change"] == [(3, ("public",))]
    assert facts(log, date(2016, 1, 1))["days since the last change"][0][1] == ("public",)


def test_a_change_whose_day_is_not_known_gives_a_range(read: Read) -> None:
    log = read(MEMBERS + event("lapse", "2010-06", 'states = ["XA"]', instrument="charter", ident="lapsed"))
    assert facts(log, date(2010, 7, 1))["days since the last change"] == [(Figure(1, "", 30), ("lapsed",))]


def sent(*lines: str, ident: str = "sent", day: str = "2006-01-07") -> str:
    return event("deployment", day, 'states = ["XB"]', 'host = ["XA"]', *lines, ident=ident)


def test_a_deployment_is_under_way_until_its_end(read: Read) -> None:
    log = read(HISTORY + sent('end = "2006-01-19"'))
    days = [date(2006, 1, 6), date(2006, 1, 7), date(2006, 1, 19), date(2006, 1, 20)]
    assert ["deployment" in facts(log, day) for day in days] == [False, True, True, False]


def test_a_linked_withdrawal_ends_a_deployment(read: Read) -> None:
    left = event("withdrawal-of-forces", "2006-02-01", 'end = "2006-02-05"', 'links = ["sent"]', ident="left")
    log = read(HISTORY + sent() + left)
    days = [date(2006, 1, 31), date(2006, 2, 5), date(2006, 2, 6)]
    assert ["deployment" in facts(log, day) for day in days] == [True, True, False]


def test_a_part_of_a_deployment_under_way_is_not_told_apart(read: Read) -> None:
    part = sent('end = "2006-01-19"', 'links = ["sent"]', ident="contingent")
    assert len(facts(read(HISTORY + sent('end = "2006-01-19"') + part), date(2006, 1, 8))["deployment"]) == 1


def test_a_deployment_without_recorded_end_is_possible_for_a_year_and_then_only_noted(read: Read) -> None:
    log = read(HISTORY + sent())
    soon, later = status(log, date(2006, 6, 1)), status(log, date(2008, 1, 1))
    assert [row["certainty"] for row in soon.dicts() if row["fact"] == "deployment"] == ["possible"]
    assert not [row for row in later.dicts() if row["fact"] == "deployment"]
    assert any("sent" in note for note in later.notes)


def test_a_planned_deployment_is_none(read: Read) -> None:
    assert "deployment" not in facts(read(HISTORY + sent('status = "planned"')), date(2006, 1, 8))


def test_a_force_is_told_once_by_the_latest_word_on_it(read: Read) -> None:
    log = read(
        event("agreement", "2004-01-01", ident="agreed")
        + event("force", "2005-01-01", 'links = ["agreed"]', ident="made")
        + event("force", "2007-01-01", 'links = ["made"]', ident="grown")
        + event("force", "2008-01-01", 'links = ["agreed"]', ident="later")
    )
    assert [ident for _, ident in facts(log, date(2007, 5, 1))["force"]] == ["grown"]
    assert [ident for _, ident in facts(log, date(2009, 5, 1))["force"]] == ["later"]


def test_the_nearest_events_before_and_after_are_told(read: Read) -> None:
    box = facts(read(HISTORY), date(2003, 1, 1))
    assert [ident for _, ident in box["last event"]] == ["in-force", "chair-a", "chair-b"]
    assert [ident for _, ident in box["next event"]] == ["chair-gap", "public", "decided"]


def test_the_box_fits_one_screen(record: Log) -> None:
    assert len(status(record, date(2022, 1, 10)).rows) <= 24


def test_on_10_january_2022_the_forces_are_in_kazakhstan(record: Log) -> None:
    box = facts(record, date(2022, 1, 10))
    assert "csto-deployment-kz-2022-01" in [ident for _, ident in box["deployment"]]
    assert "am-contingent-kz-2022-01" not in [ident for _, ident in box["deployment"]]
    assert "csto-deployment-kz-2022-01" not in [
        ident for _, ident in facts(record, date(2022, 1, 20)).get("deployment", [])
    ]
