from collections.abc import Iterator
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cstocli.factcheck import Verdict, evaluate, histories
from cstocli.model.assertions import Assertion, Claims
from cstocli.model.dates import day
from cstocli.model.events import Subject
from cstocli.model.log import EventLog
from cstocli.model.terms import Certainty, Reading
from cstocli.replay.history import replay
from cstocli.replay.prefer import cited, prefer
from cstocli.replay.snapshot import UNKNOWN_STANDING
from cstocli.reports.country import country
from cstocli.reports.diff import diff
from cstocli.reports.disputes import disputes
from cstocli.reports.factcheck import factcheck
from cstocli.reports.filters import EventFilter
from cstocli.reports.is_ import WORDS, is_
from cstocli.reports.report import Report
from cstocli.reports.sources import SourceFilter, sources
from cstocli.reports.standing_questions import Answer
from cstocli.reports.status import status
from cstocli.reports.why import why
from support.evidence import happening
from support.strategies import SOURCES, STATES, calendar_days, exact_logs, whole_logs

readings = st.sampled_from(Reading)


def every_answer(log: EventLog, one: date, other: date, reading: Reading) -> Iterator[Report]:
    subjects = [Subject("state", state) for state in STATES]
    yield from (
        why(log, found, one, reading) for found in (*subjects, Subject("chair", "council"), Subject("office", "office"))
    )
    yield diff(log, one, other, reading)
    yield status(log, one, reading)
    yield from (country(log, state, one, reading) for state in STATES)
    yield from (is_(log, state, word, one, reading) for state in STATES for word in WORDS)
    yield disputes(log, one, EventFilter(), reading)
    yield sources(log, SourceFilter())
    happenings = (happening(kind=event.kind, date=str(event.date), states=event.states) for event in log.events)
    claims = (*log.assertions, *(Assertion(event=what, reading=reading) for what in happenings))
    yield factcheck(log, Claims(title="a text", claims=claims), one)


@given(whole_logs(), calendar_days, calendar_days, readings)
def test_every_answer_is_given_for_any_log_and_days(log: EventLog, one: date, other: date, reading: Reading) -> None:
    for report in every_answer(log, one, other, reading):
        assert all(len(row) == len(report.columns) for row in report.rows)
        assert report.title.startswith(f"{log.organisation}: ")


@given(whole_logs(), st.sampled_from(SOURCES))
def test_any_source_can_be_preferred_and_a_second_time_changes_nothing(log: EventLog, key: str) -> None:
    once = prefer(log, key)  # type: ignore[arg-type]
    again = prefer(once, key)  # type: ignore[arg-type]
    assert {event.id for event in once.events} >= {event.id for event in log.events}
    assert [repr(vars(event)) for event in again.events] == [repr(vars(event)) for event in once.events]
    assert set(cited(once)) <= set(cited(log))


@given(exact_logs, calendar_days, calendar_days, readings)
def test_a_difference_is_reported_exactly_where_the_days_differ(
    log: EventLog, one: date, other: date, reading: Reading
) -> None:
    history = replay(log, reading)
    told = {row["state"] for row in diff(log, one, other, reading).dicts() if row["state"]}
    here, there = (
        {row.state: row.standing or UNKNOWN_STANDING for row in history.on(found).standings()}
        for found in sorted((one, other))
    )
    either_is_unknown = {state for state in STATES if UNKNOWN_STANDING in (here.get(state), there.get(state))}
    assert told == either_is_unknown | {state for state in STATES if here.get(state) != there.get(state)}


@given(exact_logs, calendar_days, readings)
def test_the_last_step_of_the_chain_is_the_standing_of_the_state(log: EventLog, one: date, reading: Reading) -> None:
    for state in STATES:
        steps = [row for row in why(log, Subject("state", state), one, reading).dicts() if row["part"] == "chain"]
        standing = replay(log, reading).on(one).standing(state)
        assert (str(steps[-1]["becomes"]) if steps else "no standing") == (
            standing[0].last_known if standing else "no standing"
        )


@given(exact_logs, calendar_days, readings)
def test_is_agrees_with_the_standing_and_is_sure_where_all_days_are_known(
    log: EventLog, one: date, reading: Reading
) -> None:
    for state in STATES:
        found = {row.standing for row in replay(log, reading).on(one).standing(state)}
        for word in ("suspended", "signatory", "observer", "former", "frozen"):
            answer = is_(log, state, word, one, reading).rows[0].answer
            if one > log.horizon("membership").presumed:
                assert answer is Answer.UNKNOWN
            else:
                assert answer == (Answer.YES if word in found else Answer.NO)


@given(exact_logs, calendar_days, readings)
def test_a_claim_of_what_replay_answers_holds(log: EventLog, one: date, reading: Reading) -> None:
    rows = replay(log, reading).on(one).standings()
    for word in {row.standing for row in rows if row.standing}:
        states = tuple(row.state for row in rows if row.standing is word and row.certainty is Certainty.CERTAIN)
        claim = Assertion(on=day(one), reading=reading, standing=word.value, states=states)  # type: ignore[arg-type]
        assert evaluate(histories(log), claim).verdict is Verdict.HOLDS
