"""The exercises of the record: one number for one thing, whichever query is asked."""

from __future__ import annotations

from datetime import date

import pytest

from cstocli.model.log import EventLog
from cstocli.model.period import Period
from cstocli.model.terms import EventId, Reading, Status
from cstocli.replay.readings import replay_both
from cstocli.reports.country import country
from cstocli.reports.exercises import ExerciseFilter, exercises
from cstocli.reports.exercises_totals import TotalBy, TotalRow, totals
from cstocli.reports.filters import EventFilter
from cstocli.reports.panel import PanelQuestion, panel
from cstocli.reports.panel_periods import By
from cstocli.reports.timeline import timeline

TODAY = date(2026, 1, 1)
EVERY = ExerciseFilter()


def by_code(record: EventLog, by: TotalBy) -> dict[str, TotalRow]:
    return {row.key[:2]: row for row in totals(record, TODAY, EVERY, by).rows}


@pytest.mark.parametrize("reading", Reading)
def test_country_totals_and_panel_count_the_exercises_of_each_state_alike(record: EventLog, reading: Reading) -> None:
    asked = PanelQuestion(by=By.YEAR, include_former=True)
    years = list(panel(replay_both(record, reading), asked).dicts())
    notes_by_code = {code: country(record, code, TODAY, reading).notes for code in record.states}
    for word, by in (("hosted", TotalBy.HOST), ("joined", TotalBy.STATE)):
        rows = by_code(record, by)
        for code in record.states:
            row = rows.get(code) or TotalRow(code, 0, None, 0, None, 0, None, 0, 0)
            counts = [year[word] for year in years if year["iso2c"] == code]
            assert sum(count for count in counts if isinstance(count, int)) == row.exercises
            (note,) = (note for note in notes_by_code[code] if note.startswith(f"Exercises {word}: "))
            assert f": {row.exercises + row.parts} held" in note
            assert (f"({row.exercises} counting" in note) == (row.parts > 0)
            people = f"; {row.personnel or 0:,} people took part in the {row.exercises - row.personnel_unknown} whose"
            assert (people in note) == (row.personnel is not None)


def test_the_list_and_the_totals_count_alike_in_each_year(record: EventLog) -> None:
    whole = totals(record, TODAY, EVERY, TotalBy.YEAR)
    assert {row.key for row in whole.rows} >= {str(year) for year in range(2004, 2026) if year != 2007}
    for row in whole.rows:
        period = Period(first=date(int(row.key), 1, 1), last=date(int(row.key), 12, 31))
        listed = exercises(record, TODAY, ExerciseFilter(period=period), Reading.PRACTICE)
        held = sum(exercise.status is Status.HELD for exercise in listed.rows)
        assert held == row.exercises + row.parts
        assert listed.summary.startswith(f"{held} exercise{'' if held == 1 else 's'} held")
        assert (f"({row.exercises} counting" in listed.summary) == (row.parts > 0)


def test_kazakhstan_hosted_and_2021_are_what_the_totals_say(record: EventLog) -> None:
    kazakhstan = by_code(record, TotalBy.HOST)["KZ"]
    assert (kazakhstan.exercises, kazakhstan.parts, kazakhstan.personnel) == (13, 6, 58_650)
    year = ExerciseFilter(period=Period(first=date(2021, 1, 1), last=date(2021, 12, 31)))
    assert (
        exercises(record, TODAY, year).summary
        == "8 exercises held (5 counting a combined exercise and its parts as one)"
    )


def test_the_last_session_of_the_record_was_held(record: EventLog) -> None:
    wanted = EventFilter(kinds=("session",), statuses=(Status.HELD,))
    row = timeline(record, TODAY, wanted, reverse=True).rows[0]
    assert record.by_id[EventId(row.id)].status is Status.HELD
    with_planned = timeline(record, TODAY, EventFilter(kinds=("session",)), reverse=True).rows
    assert with_planned[0] == row
    assert any(other.title.endswith("(planned)") for other in with_planned)
