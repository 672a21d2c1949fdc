from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from cstocli.model.dates import FIRST, day
from cstocli.model.events import (
    UNKNOWN,
    Bonds,
    Event,
    Subject,
)
from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import Certainty, InstrumentId, Reading, Stage, Standing, StateCode
from cstocli.replay.history import acts, replay
from cstocli.replay.snapshot import Change, Snapshot
from support.factories import made
from support.strategies import (
    INSTRUMENTS,
    START,
    STATES,
    any_logs,
    calendar_days,
    days_around,
    exact_logs,
    logs,
    numbered,
)

readings = st.sampled_from(Reading)
TREATY, CHARTER, PACT = INSTRUMENTS
SUBJECTS = (
    *(Subject("state", code) for code in STATES),
    *(Subject("bond", f"{code} {PACT}") for code in STATES),
    *(Subject(facet, body) for facet in ("chair", "office") for body in ("council", "office")),
)


def all_changes(log: EventLog, reading: Reading) -> list[Sequence[Change]]:
    history = replay(log, reading)
    return [history.changes(subject) for subject in SUBJECTS]


def answers(snapshot: Snapshot) -> list[object]:
    stages = [snapshot.stages(code, instrument) for code in STATES for instrument in INSTRUMENTS]
    return [
        snapshot.standings(),
        stages,
        *(snapshot.holders(subject) for subject in SUBJECTS if subject.facet in {"chair", "office"}),
    ]


@given(logs(), st.randoms(use_true_random=False), readings)
def test_shuffling_the_events_changes_nothing(log: EventLog, random: Random, reading: Reading) -> None:
    shuffled = list(log.events)
    random.shuffle(shuffled)
    assert all_changes(log.replace(events=tuple(shuffled)), reading) == all_changes(log, reading)


@given(logs(), calendar_days, readings)
def test_the_answer_on_a_day_ignores_what_can_only_take_effect_later(log: EventLog, on: date, reading: Reading) -> None:
    known = tuple(event for event in log.events if event.takes_effect.earliest <= on)
    assert answers(replay(log.replace(events=known), reading).on(on)) == answers(replay(log, reading).on(on))


@given(logs(), logs(), calendar_days, readings)
def test_earlier_snapshots_do_not_change_when_later_events_are_appended(
    log: EventLog, more: EventLog, cut: date, reading: Reading
) -> None:
    later = tuple(event for event in more.events if event.takes_effect.earliest > cut)
    longer = replay(log.replace(events=numbered((*log.events, *later))), reading)
    shorter = replay(log, reading)
    for on in {*days_around(log), cut}:
        if on <= cut:
            assert answers(longer.on(on)) == answers(shorter.on(on))


@given(exact_logs, calendar_days, readings)
def test_replay_continued_from_any_point_equals_a_full_replay(log: EventLog, cut: date, reading: Reading) -> None:
    history = replay(log, reading)
    taken = acts(log, reading)
    for subject, mine in history.acts.items():
        first = Bonds() if subject.facet in {"state", "bond"} else UNKNOWN
        at_cut = first
        for act in (act for act in mine if act.takes_effect.earliest <= cut):
            at_cut = act.apply(at_cut)
        at_end = at_cut
        for act in (act for act in mine if act.takes_effect.earliest > cut):
            at_end = act.apply(at_end)
        assert set(mine) <= set(taken)
        assert only(history.at(subject, cut), first) == at_cut
        assert only(history.at(subject, date.max), first) == at_end


def only(change: Change | None, before: object) -> object:
    if change is None:
        return before
    (held,) = change.held
    assert change.exact
    return held.value


@given(any_logs, calendar_days, readings)
def test_replay_is_total_and_every_day_has_a_snapshot(log: EventLog, on: date, reading: Reading) -> None:
    history = replay(log, reading)
    for day_ in {*days_around(log), on}:
        snapshot = history.on(day_)
        assert snapshot.day == day_
        assert {row.state for row in snapshot.standings()} <= set(log.states)
        for code in STATES:
            rows = snapshot.standing(code)
            assert len({row.standing for row in rows}) == len(rows)
            assert {row.certainty for row in rows} <= ({Certainty.POSSIBLE} if len(rows) > 1 else set(Certainty))


@given(exact_logs, readings)
def test_without_windows_a_chair_has_one_holder_at_most_and_everything_is_certain(
    log: EventLog, reading: Reading
) -> None:
    history = replay(log, reading)
    for on in days_around(log):
        snapshot = history.on(on)
        for subject in SUBJECTS:
            if subject.facet in {"chair", "office"}:
                assert len(snapshot.holders(subject)) <= 1
        codes = [row.state for row in snapshot.standings()]
        assert len(codes) == len(set(codes))
        verified, presumed = history.horizon(Subject("state", "XA"))
        sure = Certainty.CERTAIN if on <= verified else Certainty.PRESUMED if on <= presumed else Certainty.UNKNOWN
        assert {row.certainty for row in snapshot.standings()} <= {sure}


@given(logs(), readings)
def test_answers_change_only_on_a_possible_day_of_effect_and_after_the_horizon(log: EventLog, reading: Reading) -> None:
    history = replay(log, reading)
    ends = {day + timedelta(1) for subject in SUBJECTS for day in history.horizon(subject)}
    windows = [event.takes_effect for event in log.events]
    for on in {*days_around(log), *(START + timedelta(days) for days in range(-3, 16))} - {FIRST, *ends}:
        if not any(window.earliest <= on <= window.latest for window in windows):
            assert answers(history.on(on)) == answers(history.on(on - timedelta(1)))


@given(logs(), readings)
def test_a_day_has_the_answer_of_the_interval_that_contains_it(log: EventLog, reading: Reading) -> None:
    history = replay(log, reading)
    for subject in SUBJECTS:
        changes = history.changes(subject)
        ends = [*(change.day - timedelta(1) for change in changes[1:]), date.max]
        for change, end in zip(changes, ends[: len(changes)], strict=True):
            middle = change.day + (end - change.day) // 2
            for on in (change.day, middle, end):
                assert history.at(subject, on) == change._replace(reach=history.reach(subject, on))
        if not changes or changes[0].day > FIRST:
            assert history.at(subject, FIRST) is None


@given(logs(), st.sampled_from(STATES), st.sampled_from((TREATY, CHARTER)), readings)
def test_a_suspended_state_that_resumes_has_its_earlier_standing(
    log: EventLog, code: StateCode, instrument: InstrumentId, reading: Reading
) -> None:
    entered, suspended, resumed = date(2009, 1, 1), date(2010, 1, 1), date(2011, 1, 1)
    listed = quiet_after(log.events, entered)
    bound = (act(kind, entered, code, instrument) for kind in ("accession", "entry-into-force"))
    before = replay(log.replace(events=(*listed, *bound)), reading)
    assume(before.on(entered).stages(code, instrument) == (Stage.IN_FORCE,))
    pause, back = act("suspension", suspended, code, instrument), act("resumption", resumed, code, instrument)
    after = replay(before.log.replace(events=(*before.log.events, pause, back)), reading)
    assert after.on(suspended).stages(code, instrument) == (Stage.SUSPENDED,)
    words = [row.standing for row in before.on(entered).standing(code)]
    assert [row.standing for row in after.on(resumed).standing(code)] == words


def act(kind: str, on: date, code: StateCode, instrument: InstrumentId) -> Event:
    return made(kind, on.isoformat(), id=f"{kind}-{instrument}", states=(code,), instrument=instrument)


def quiet_after(listed: Sequence[Event], on: date) -> tuple[Event, ...]:
    return tuple(event for event in listed if event.takes_effect.latest < on)


@given(exact_logs, readings)
def test_the_number_of_states_that_ever_had_a_bond_never_decreases(log: EventLog, reading: Reading) -> None:
    history = replay(log, reading)
    for instrument in INSTRUMENTS:
        before: set[StateCode] = set()
        for on in sorted(set(days_around(log))):
            bound = {code for code in STATES if history.on(on).stages(code, instrument) != (None,)}
            assert before <= bound
            before = bound


@given(exact_logs, st.sampled_from(STATES), readings)
def test_a_state_that_left_is_not_a_member_until_it_signs_accedes_or_is_restored(
    log: EventLog, code: StateCode, reading: Reading
) -> None:
    left = date(2010, 1, 1)
    out = [act("withdrawal", left, code, instrument) for instrument in (TREATY, CHARTER)]
    ways_back = {"signature", "accession", "resumption"}
    later = [
        replace(event, date=day(date(2011, 1, 1)), effect=None) for event in log.events if event.kind not in ways_back
    ]
    history = replay(log.replace(events=numbered((*quiet_after(log.events, left), *out, *later))), reading)
    outside = {Standing.FORMER, Standing.OBSERVER, Standing.BODY_OBSERVER, None}
    for on in (left, date(2010, 6, 1), date(2011, 1, 1), date.max):
        assert {row.standing for row in history.on(on).standing(code)} <= outside
