"""Laws of the totals of exercises: the list, the totals, the panel and the history of a State count alike."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cstocli.model.dates import day
from cstocli.model.events import Exercise
from cstocli.model.log import EventLog
from cstocli.model.period import Period
from cstocli.model.struct import replace
from cstocli.model.terms import EventId, Reading, StateCode, Status
from cstocli.replay.readings import replay_both
from cstocli.reports.country import country
from cstocli.reports.exercises import ExerciseFilter, exercises
from cstocli.reports.exercises_totals import TotalBy, totals
from cstocli.reports.panel import PanelQuestion, panel
from cstocli.reports.panel_periods import By
from support.strategies import STATES, dates, logs

TODAY = date(2026, 1, 1)
FIRST, LAST = date(1998, 1, 1), date(2003, 12, 31)
readings = st.sampled_from(Reading)
states = st.sampled_from(STATES)


@st.composite
def combined(draw: st.DrawFn, when: st.SearchStrategy[object] = dates) -> EventLog:
    """Draw a log of exercises in which some are parts of others, or of themselves in a circle."""
    log = draw(logs((Exercise,), when, max_size=7))
    umbrellas = st.sampled_from([None, *(event.id for event in log.events)])
    events = tuple(replace(event, umbrella=draw(umbrellas)) for event in log.events if isinstance(event, Exercise))
    return log.replace(events=events)


days = st.dates(FIRST, LAST)
periods = st.tuples(days, days).map(lambda ends: Period(first=min(ends), last=max(ends)))
dated = combined(days.map(day))
filters = st.builds(
    ExerciseFilter,
    period=st.one_of(st.just(Period()), periods),
    hosts=st.lists(states, max_size=1).map(tuple),
    with_=st.lists(states, max_size=1).map(tuple),
)


@given(combined(), filters, readings)
def test_the_rows_of_the_list_are_the_exercises_and_parts_of_the_totals_by_year(
    log: EventLog, wanted: ExerciseFilter, reading: Reading
) -> None:
    listed = exercises(log, TODAY, wanted, reading)
    years = totals(log, TODAY, wanted, TotalBy.YEAR, reading)
    held = sum(row.status is Status.HELD for row in listed.rows)
    count = sum(row.exercises for row in years.rows)
    assert held == count + sum(row.parts for row in years.rows)
    words = f" ({count} counting a combined exercise and its parts as one)" if count < held else ""
    assert years.summary == f"{held} exercise{'' if held == 1 else 's'} held{words}"
    assert listed.summary.startswith(years.summary)


@given(combined(), states, readings)
def test_the_history_of_a_state_has_the_totals_of_its_rows(log: EventLog, code: StateCode, reading: Reading) -> None:
    notes = country(log, code, TODAY, reading).notes
    for word, by in (("hosted", TotalBy.HOST), ("joined", TotalBy.STATE)):
        rows = totals(log, TODAY, ExerciseFilter(), by, reading).rows
        found = [row for row in rows if row.key.startswith(code)]
        held = sum(row.exercises + row.parts for row in found)
        (note,) = (note for note in notes if note.startswith(f"Exercises {word}: {held} held"))
        for row in found:
            assert (f"({row.exercises} counting" in note) == (row.parts > 0)
            if row.personnel is None:
                assert "people" not in note
            else:
                known = row.exercises - row.personnel_unknown
                assert f"; {row.personnel:,} people took part in the {known} whose size is known." in note


@given(dated, readings, st.sampled_from((By.YEAR, By.MONTH)))
def test_the_panel_adds_up_to_the_totals(log: EventLog, reading: Reading, by: By) -> None:
    asked = PanelQuestion(by=by, first=FIRST, last=LAST, include_former=True)
    rows = list(panel(replay_both(log, reading), asked).dicts())
    for column, grouped in (("hosted", TotalBy.HOST), ("joined", TotalBy.STATE)):
        found = totals(log, TODAY, ExerciseFilter(), grouped, reading).rows
        for code in STATES:
            counts = [row[column] for row in rows if row["iso2c"] == code]
            assert sum(count for count in counts if isinstance(count, int)) == sum(
                row.exercises for row in found if row.key.startswith(code)
            )


@given(combined())
def test_a_part_adds_nothing_to_an_exercise_with_figures_of_its_own(log: EventLog) -> None:
    before = totals(log, TODAY, ExerciseFilter(), TotalBy.YEAR)
    wholes = [event for event in log.events if isinstance(event, Exercise) and event.personnel]
    if not wholes:
        return
    part = replace(wholes[0], id=EventId("part"), umbrella=wholes[0].id, aircraft=None, vehicles=None)
    after = totals(log.replace(events=(*log.events, part)), TODAY, ExerciseFilter(), TotalBy.YEAR)
    added = int(part.status is Status.HELD)
    assert [row._replace(parts=0) for row in after.rows] == [row._replace(parts=0) for row in before.rows]
    assert sum(row.parts for row in after.rows) == sum(row.parts for row in before.rows) + added
