"""Panels, spells and comparisons agree with the days of the history, for any log."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cstocli.model.dates import LAST
from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import Certainty, Reading, Standing
from cstocli.render.cells import plain
from cstocli.replay.history import replay
from cstocli.replay.readings import replay_both
from cstocli.replay.spells import find_spells
from cstocli.reports.compare import BOUND, Comparison, NothingComparedError
from cstocli.reports.compare_claims import read_spells
from cstocli.reports.compare_layout import Line, layout
from cstocli.reports.compare_spells import compare_spells
from cstocli.reports.panel import PanelQuestion, panel
from cstocli.reports.panel_periods import By, Partial
from cstocli.reports.report import Cell, Report
from cstocli.reports.spells import SpellFilter, spells
from cstocli.reports.spells_columns import Style
from support.strategies import START, any_logs, exact_logs, logs

FIRST_DAY = START - timedelta(3)
LAST_DAY = START + timedelta(15)
DAYS = [FIRST_DAY + timedelta(number) for number in range((LAST_DAY - FIRST_DAY).days + 1)]
MEMBER = {Standing.MEMBER, Standing.FROZEN}
readings = st.sampled_from(Reading)


def named_apart(log: EventLog) -> EventLog:
    """Return the log with another number for each State."""
    states = {code: replace(info, cow_number=number) for number, (code, info) in enumerate(log.states.items(), 901)}
    return log.replace(states=states)


def _by_day(
    log: EventLog, reading: Reading, partial: Partial = Partial.ANY
) -> dict[tuple[Cell, Cell], dict[str, Cell]]:
    asked = PanelQuestion(by=By.DAY, first=FIRST_DAY, last=LAST_DAY, partial=partial, include_former=True)
    return {(row["iso2c"], row["start"]): row for row in panel(replay_both(log, reading), asked).dicts()}


@given(log=any_logs, reading=readings)
def test_a_panel_by_days_agrees_with_the_history(log: EventLog, reading: Reading) -> None:
    rows = _by_day(log, reading)
    history = replay(log, reading)
    for day in DAYS:
        snapshot = history.on(day)
        for state in log.states:
            found = snapshot.standing(state)
            words = {row.standing for row in found}
            sure = any(row.certainty is Certainty.CERTAIN for row in found)
            row = rows[state, day]
            assert row["standing"] == (" or ".join(word for word in Standing if word in words) or None)
            if sure:
                assert (row["member"], row["certainty"]) == (int(bool(words & MEMBER)), "certain")
            elif words.isdisjoint(MEMBER):
                assert row["member"] == 0


@settings(max_examples=25)
@given(log=any_logs, reading=readings, by=st.sampled_from((By.YEAR, By.MONTH)))
def test_periods_add_up_to_their_days(log: EventLog, reading: Reading, by: By) -> None:
    both = replay_both(log, reading)
    day = date(2000, 1, 1)
    columns = ("days", "days_member", "days_possible", "chair_days")

    def total(by: By) -> dict[Cell, list[int]]:
        sums: dict[Cell, list[int]] = {}
        asked = PanelQuestion(by=by, first=day, last=date(2000, 12, 31), include_former=True)
        for row in panel(both, asked).dicts():
            values = [value for name in columns if isinstance(value := row[name], int)]
            sums[row["iso2c"]] = list(map(sum, zip(sums.get(row["iso2c"], [0] * 4), values, strict=True)))
        return sums

    assert total(by) == total(By.DAY)


@given(log=any_logs, reading=readings, partial=st.sampled_from(Partial), by=st.sampled_from(By))
def test_a_panel_is_total(log: EventLog, reading: Reading, partial: Partial, by: By) -> None:
    include_former = PanelQuestion(
        by=by, first=date(1999, 6, 30), last=date(2000, 2, 3), partial=partial, include_former=True
    )
    rows = panel(replay_both(log, reading), include_former).rows
    some = panel(replay_both(log, reading), replace(include_former, include_former=False)).rows
    assert set(some) <= set(rows)
    assert all(row[9] is None for row in set(rows) - set(some))


@given(log=any_logs, reading=readings)
def test_spells_agree_with_the_history_on_each_day(log: EventLog, reading: Reading) -> None:
    history = replay(log, reading)
    found = find_spells(history)
    for day in DAYS:
        possible = {
            (spell.state, spell.standing)
            for spell in found
            if spell.span.start.earliest <= day and (spell.span.until is None or day < spell.span.until.latest)
        }
        certain = {
            (spell.state, spell.standing)
            for spell in found
            if spell.span.certainty is Certainty.CERTAIN
            and spell.span.start.latest <= day
            and (spell.span.until is None or day < spell.span.until.earliest)
        }
        rows = history.on(day).standings()
        assert {(row.state, row.standing) for row in rows} <= possible
        assert {(row.state, row.standing) for row in rows if row.certainty is Certainty.CERTAIN} <= possible
        assert certain <= {(row.state, row.standing) for row in rows}


@given(log=exact_logs, reading=readings)
def test_exact_days_give_spells_with_exact_starts_in_order(log: EventLog, reading: Reading) -> None:
    found = find_spells(replay(log, reading))
    assert all(spell.span.start.is_exact or spell.span.start.latest == LAST for spell in found)
    for before, after in itertools.pairwise(found):
        if before.state == after.state:
            assert before.span.until is not None
            assert before.span.until.earliest <= after.span.start.earliest
            assert before.span.ended_by is not None


@given(log=any_logs, reading=readings, style=st.sampled_from(Style))
def test_spells_are_total_in_every_style(log: EventLog, reading: Reading, style: Style) -> None:
    report = spells(replay_both(log, reading), SpellFilter(), style, full=True)
    assert all(len(row) == len(report.columns) for row in report.rows)


def _against_itself(log: EventLog, reading: Reading, style: Style) -> Report | None:
    """Return what a comparison of a log with its own spells finds; nothing where it has none."""
    both = replay_both(log, reading)
    report = spells(both, SpellFilter(standings=tuple(BOUND)), style)
    lines = [Line(2, dict(zip(report.columns, map(plain, row), strict=True))) for row in report.rows]
    claims = list(read_spells(log, layout(report.columns, None, log.organisation, None), lines))
    try:
        return compare_spells(both, claims, Comparison(standings=BOUND))
    except NothingComparedError:
        return None


@given(log=logs(), reading=readings, style=st.sampled_from((Style.CSTO, Style.MANY)))
def test_a_comparison_is_total(log: EventLog, reading: Reading, style: Style) -> None:
    found = _against_itself(log, reading, style)
    assert found is None or found.summary


@given(log=exact_logs, reading=readings, style=st.sampled_from(sorted({*Style} - {Style.GW, Style.SURVIVAL})))
def test_a_log_of_exact_days_agrees_with_its_own_spells(log: EventLog, reading: Reading, style: Style) -> None:
    found = _against_itself(named_apart(log), reading, style)
    assert found is None or found.rows == ()
