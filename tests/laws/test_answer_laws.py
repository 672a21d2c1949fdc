from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cstocli.model.dates import FIRST, LAST, Edtf
from cstocli.model.events import Exercise
from cstocli.model.log import EventLog
from cstocli.model.period import Period
from cstocli.model.terms import Certainty, EventId, Reading, Standing, StateCode, Status
from cstocli.reports import arrange, chair, exercises, exercises_totals, members, offices, show, timeline
from cstocli.reports.exercises import ExerciseFilter
from cstocli.reports.exercises_totals import TotalBy
from cstocli.reports.filters import EventFilter
from cstocli.reports.report import Cell, Report
from support.strategies import BODIES, START, STATES, any_logs, calendar_days, days_around, exact_logs, logs, whole_logs

readings = st.sampled_from(Reading)
exercise_logs = logs((Exercise,), max_size=6)
TODAY = date(2026, 1, 1)


def every_answer(log: EventLog, on: date, reading: Reading) -> Iterator[Report]:
    yield members.members(log, on, reading)
    yield members.members(log, on, reading, include_former=True)
    yield from (members.members(log, on, reading, standings=(standing,)) for standing in Standing)
    yield chair.chair(log, on, reading)
    yield chair.succession(log, on, reading)
    yield chair.rotation(log, reading)
    yield offices.offices(log, on, reading)
    yield offices.offices(log, on, reading, every=True)
    yield offices.offices(log, on, reading, body=BODIES[1])
    yield timeline.timeline(log, on, EventFilter(), reading)
    yield timeline.timeline(
        log, on, EventFilter(states=STATES[:1], texts=("a",), period=Period(first=on)), reading, reverse=True
    )
    yield exercises.exercises(log, on, ExerciseFilter(with_=STATES[:1]), reading)
    yield from (exercises_totals.totals(log, on, ExerciseFilter(without=STATES[1:]), by, reading) for by in TotalBy)
    yield from (show.show(log, event.id, reading) for event in log.events)
    yield from (show.show(log, refused.event.id, reading) for refused in log.rejected)


def has_form(cell: Cell) -> bool:
    if isinstance(cell, dict):
        return all(isinstance(key, str) and has_form(value) for key, value in cell.items())
    if isinstance(cell, tuple) and not hasattr(cell, "number"):
        return all(has_form(item) for item in cell)
    return cell is None or isinstance(cell, str | int | date | Edtf | tuple)


@settings(max_examples=settings().max_examples // 2)  # each asks forty questions
@given(whole_logs(), calendar_days, readings)
def test_every_answer_is_given_for_any_log_and_day(log: EventLog, on: date, reading: Reading) -> None:
    for report in every_answer(log, on, reading):
        for row in report.dicts():
            assert tuple(row) == report.columns
            assert all(has_form(cell) for cell in row.values())
        assert all(note.endswith((".", ")", ">")) or ": " in note for note in report.notes)
        assert report.title.startswith(f"{log.organisation}: ")


@given(exact_logs, readings)
def test_the_chair_of_a_day_is_the_term_of_the_succession_that_it_lies_in(log: EventLog, reading: Reading) -> None:
    terms = chair.succession(log, TODAY, reading).rows
    for on in days_around(log):
        if FIRST < on < LAST:
            assert list(chair.chair(log, on, reading).rows) == [row for row in terms if lies_in(on, row)]


@given(exact_logs, readings)
def test_the_offices_of_a_day_are_the_terms_of_all_that_it_lies_in(log: EventLog, reading: Reading) -> None:
    terms = offices.offices(log, TODAY, reading, every=True).rows
    for on in days_around(log):
        if FIRST < on < LAST:
            assert list(offices.offices(log, on, reading).rows) == [row for row in terms if lies_in(on, row)]


@given(logs(), st.integers(-2, 12), st.integers(0, 9), st.integers(0, 4), readings)
def test_a_period_lists_what_its_days_list_and_is_no_surer_than_any_of_them(
    log: EventLog, first: int, length: int, verified: int, reading: Reading
) -> None:
    log = log.replace(verified_to=START + timedelta(verified), presumed_to=START + timedelta(verified + 4))
    days = [START + timedelta(first + number) for number in range(length + 1)]
    period = Period(first=days[0], last=days[-1])
    for whole, single in (
        (chair.chair(log, period, reading), [chair.chair(log, day, reading) for day in days]),
        (offices.offices(log, period, reading), [offices.offices(log, day, reading) for day in days]),
    ):
        by_day: dict[tuple[Cell, ...], set[Certainty]] = {}
        for report in single:
            for row in report.dicts():
                by_day.setdefault(identity(row), set()).add(Certainty(str(row["certainty"])))
        assert {identity(row) for row in whole.dicts()} == by_day.keys()
        for row in whole.dicts():
            found = by_day[identity(row)]
            weakest = max(found - {Certainty.POSSIBLE} or found, key=list(Certainty).index)
            assert row["certainty"] is weakest


def identity(row: dict[str, Cell]) -> tuple[Cell, ...]:
    """Return what identifies a term in the answers about several days; an unknown one has no term."""
    return (row["state"], row["person"], *(() if row["from"] is None else (row["event"], row["to"])))


def lies_in(on: date, row: tuple[Cell, ...]) -> bool:
    start, end = row[3], row[4]
    assert isinstance(start, Edtf)
    return start.earliest <= on and (not isinstance(end, Edtf) or on <= end.latest)


@given(exact_logs, readings)
def test_a_standing_begins_on_the_day_since_which_it_holds(log: EventLog, reading: Reading) -> None:
    for on in days_around(log):
        for row in members.members(log, on, reading, include_former=True).dicts():
            since = row["since"]
            if row["certainty"] is Certainty.UNKNOWN:
                assert since is None
                continue
            assert isinstance(since, Edtf)
            assert since.latest <= on
            then = members.members(log, since.earliest, reading, include_former=True).dicts()
            assert {**row, "certainty": None} in [{**other, "certainty": None} for other in then]


@given(any_logs, st.integers(0, 9), readings)
def test_a_limit_keeps_the_first_rows_of_the_timeline(log: EventLog, limit: int, reading: Reading) -> None:
    whole = timeline.timeline(log, TODAY, EventFilter(), reading)
    assert {row.id for row in whole.rows} == {event.id for event in log.events if event.is_read(reading)}
    assert arrange.limit(whole, limit).rows == whole.rows[:limit]


@given(any_logs, readings)
def test_what_was_not_held_comes_last_in_either_order(log: EventLog, reading: Reading) -> None:
    def parts(*, reverse: bool) -> tuple[list[EventId], list[EventId]]:
        rows = timeline.timeline(log, TODAY, EventFilter(), reading, reverse=reverse).rows
        held = [row.id for row in rows if row.status is Status.HELD]
        assert [row.id for row in rows[: len(held)]] == held
        return held, [row.id for row in rows[len(held) :]]

    assert parts(reverse=True) == tuple(part[::-1] for part in parts(reverse=False))


@given(exercise_logs, st.sampled_from(STATES))
def test_a_state_took_part_in_an_exercise_or_did_not_or_it_is_unknown(log: EventLog, code: StateCode) -> None:
    def idents(wanted: ExerciseFilter) -> set[Cell]:
        return {row[0] for row in exercises.exercises(log, TODAY, wanted).rows}

    with_, without = idents(ExerciseFilter(with_=(code,))), idents(ExerciseFilter(without=(code,)))
    unknown = {event.id for event in log.events if not event.states and code not in event.involved()}
    listed_as_other = {event.id for event in log.events if isinstance(event, Exercise) and not event.states} - with_
    assert with_.isdisjoint(without)
    assert idents(ExerciseFilter()) == with_ | without | listed_as_other
    assert unknown <= listed_as_other


@given(exercise_logs, st.sampled_from((TotalBy.YEAR, TotalBy.SERIES)))
def test_totals_count_each_exercise_and_each_known_figure_once(log: EventLog, by: TotalBy) -> None:
    held = [event for event in log.events if isinstance(event, Exercise) and event.status is Status.HELD]
    rows = list(exercises_totals.totals(log, TODAY, ExerciseFilter(), by).dicts())
    assert sum_of(rows, "exercises") == len(held)
    for name in ("personnel", "aircraft", "vehicles"):
        known = [getattr(event, name).number for event in held if getattr(event, name) is not None]
        assert sum_of(rows, name) == sum(known)
        assert sum_of(rows, f"{name}_unknown") == len(held) - len(known)


def sum_of(rows: list[dict[str, Cell]], column: str) -> int:
    return sum(value for value in (row[column] for row in rows) if isinstance(value, int))
