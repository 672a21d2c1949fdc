"""Panels, spells and tables say no more of a day than replay does, for any log, horizon and reading."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from cstocli.model.dates import LAST
from cstocli.model.events import Subject
from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import BodyId, Certainty, Duration, Reading, Standing
from cstocli.replay.history import replay
from cstocli.replay.readings import replay_both
from cstocli.replay.snapshot import UNKNOWN_STANDING, StateStanding
from cstocli.replay.spells import find_spells
from cstocli.reports.panel import PanelQuestion, panel
from cstocli.reports.panel_periods import By
from cstocli.reports.report import Cell
from cstocli.reports.spells_survival import times_at_risk
from cstocli.reports.tables import TABLES, fill
from support.strategies import START, whole_logs

FIRST_DAY, LAST_DAY = START - timedelta(3), START + timedelta(24)
DAYS = [FIRST_DAY + timedelta(number) for number in range((LAST_DAY - FIRST_DAY).days + 1)]
readings = st.sampled_from(Reading)
days = st.integers(-2, 14).map(lambda number: START + timedelta(number))


MARKS = (("certainty", "membership", "days_member"), ("chair_certainty", "chair", "chair_days"))
"""Each column of certainty, what it is about, and the column of its certain days."""


@st.composite
def short_logs(draw: st.DrawFn) -> EventLog:
    """Draw a log that was verified only through one of the days on which things happen, and presumed a few more."""
    log, verified = draw(whole_logs()), draw(days)
    events = tuple(replace(event, evidence_to=draw(st.none() | st.none() | days)) for event in log.events)
    bodies = {**log.bodies, BodyId("council"): replace(log.bodies[BodyId("council")], term=draw(terms))}
    return log.replace(
        events=events,
        bodies=bodies,
        verified_to=verified,
        verified=draw(st.dictionaries(st.sampled_from(("membership", "chair", "offices")), days)),
        presumed_to=draw(st.none() | days.map(lambda day: day + timedelta(4))),
    )


terms = st.sampled_from((None, Duration(months=1)))


def _last_verified(log: EventLog, topic: str) -> date:
    """Return the last day on which an answer on a topic can be certain."""
    return max([log.verified_through(topic), *(event.evidence_to for event in log.events if event.evidence_to)])


def _word(found: list[StateStanding]) -> str | None:
    words = {row.standing for row in found}
    return UNKNOWN_STANDING if words == {None} else " or ".join(word for word in Standing if word in words) or None


@given(log=short_logs(), reading=readings)
def test_a_panel_by_days_has_the_words_and_marks_of_replay(log: EventLog, reading: Reading) -> None:
    asked = PanelQuestion(by=By.DAY, first=FIRST_DAY, last=LAST_DAY)
    rows = {(row["iso2c"], row["start"]): row for row in panel(replay_both(log, reading), asked).dicts()}
    history, expected = replay(log, reading), set()
    for day in DAYS:
        standings = history.standings(day)
        for state in {row.state for row in standings}:
            found = [row for row in standings if row.state == state]
            row = rows[state, day]
            expected.add((state, day))
            marks = {(str(one.certainty), str(one.agreement)) for one in found}
            assert {(row["certainty"], row["agreement"])} == marks
            assert row["standing"] == _word(found)
    assert set(rows) == expected


@given(log=short_logs(), reading=readings, by=st.sampled_from(By))
def test_a_panel_has_nothing_certain_after_the_last_verified_day(log: EventLog, reading: Reading, by: By) -> None:
    asked = PanelQuestion(by=by, first=FIRST_DAY, last=LAST_DAY, include_former=True)
    for row in panel(replay_both(log, reading), asked).dicts():
        for column, topic, counted in (
            ("certainty", "membership", "days_member"),
            ("chair_certainty", "chair", "chair_days"),
        ):
            verified = _last_verified(log, topic)
            if row[column] is Certainty.CERTAIN:
                assert _day(row["end"]) <= verified
            assert _number(row[counted]) <= max(0, (verified - _day(row["start"])).days + 1)
        if row["standing"] == UNKNOWN_STANDING:
            assert (row["member"], row["party"], row["certainty"]) == (None, None, "unknown")


def _day(cell: Cell) -> date:
    assert isinstance(cell, date)
    return cell


def _number(cell: Cell) -> int:
    assert isinstance(cell, int)
    return cell


@given(log=short_logs(), reading=readings)
def test_a_spell_has_the_marks_of_its_days(log: EventLog, reading: Reading) -> None:
    history = replay(log, reading)
    found = find_spells(history)
    for spell in found:
        last = spell.span.until.latest if spell.span.until else LAST
        if spell.span.certainty is Certainty.CERTAIN:
            assert spell.span.start.earliest <= spell.horizon.verified
        if spell.censored:
            assert spell.span.start.earliest <= spell.censored < last
            assert spell.censored <= _last_verified(log, "membership")
        for day in (day for day in DAYS if spell.span.start.earliest <= day < last):
            rows = [row for row in history.standings(day) if (row.state, row.standing) == (spell.state, spell.standing)]
            disputed = any(start <= day <= end for start, end in spell.disputed)
            if rows and len([one for one in found if (one.state, one.standing) == (spell.state, spell.standing)]) == 1:
                assert disputed is bool(history.competing(Subject("state", spell.state), day))
                assert list(Certainty).index(spell.span.certainty) <= list(Certainty).index(rows[0].certainty)


@settings(max_examples=settings().max_examples // 2)  # each fills four tables
@given(log=short_logs(), reading=readings)
def test_a_table_has_nothing_certain_after_the_last_verified_day(log: EventLog, reading: Reading) -> None:
    history = replay(log, reading)
    for name, topic in (("spells", "membership"), ("chairs", "chair"), ("offices", "offices")):
        table, rows = fill(TABLES[name], history)
        for row in (dict(zip(table.names, row, strict=True)) for row in rows):
            assert row["verified_to"] <= _last_verified(log, topic)  # type: ignore[operator]
            assert row["verified_to"] <= row["presumed_to"]  # type: ignore[operator]
            start = row["first_day_earliest"]
            if row["certainty"] == "certain" and start:
                assert start <= row["verified_to"]  # type: ignore[operator]


@given(log=short_logs(), reading=readings)
def test_the_table_of_disputes_has_the_days_on_which_replay_is_disputed(log: EventLog, reading: Reading) -> None:
    history = replay(log, reading)
    table, rows = fill(TABLES["disputes"], history)
    listed = [dict(zip(table.names, row, strict=True)) for row in rows]
    for state in log.states:
        subject = Subject("state", state)
        for day in DAYS:
            here = (row for row in listed if (row["subject"], row["state"]) == ("state", state))
            disputed = any(
                (row["first"] or date.min) <= day <= (row["last"] or date.max)  # type: ignore[operator]
                for row in here
            )
            assert disputed is bool(history.competing(subject, day))


@given(log=short_logs(), reading=readings)
def test_times_at_risk_follow_one_another_and_none_is_after_the_last_verified_day(
    log: EventLog, reading: Reading
) -> None:
    found = list(times_at_risk(find_spells(replay(log, reading))))
    assert all(log.first_day <= risk.start < risk.stop for risk in found)
    for risk, following in pairwise(found):
        if risk.state == following.state:
            assert risk.stop <= following.start
            assert (risk.to == following.spell.standing) == (risk.stop == following.start and risk.to != "censored")
    assert all((risk.to == "censored") == risk.spell.may_last for risk in found)
