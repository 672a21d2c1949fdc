"""One question has one answer, whichever command is asked: in the log that ships, on days of every kind.

The suite asks some questions; ``pytest tests/laws/test_one_answer.py -n0 --questions 1000`` asks a thousand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import NamedTuple

import pytest

from cstocli.api.log import read_log
from cstocli.model.dates import FIRST, LAST
from cstocli.model.events import Subject
from cstocli.model.log import EventLog
from cstocli.model.terms import Certainty, Reading, SourceAgreement, Standing, StateCode, standings_counted_as
from cstocli.replay.known import known_by
from cstocli.replay.readings import Readings, replay_both
from cstocli.replay.snapshot import UNKNOWN_STANDING
from cstocli.reports import chair, diff, is_, members, panel, spells, why
from cstocli.reports.panel_periods import By
from cstocli.reports.standing_questions import CHAIR
from cstocli.reports.tables import TABLES
from support.logs import ROOT

KNOWN_BY = (None, None, None, None, date(1992, 5, 20), date(1999, 6, 1), date(2006, 9, 1), date(2012, 12, 31))
FIRST_YEAR, LAST_YEAR = 1991, 2029
SURE = (Certainty.CERTAIN, Certainty.PRESUMED)


class Question(NamedTuple):
    state: StateCode
    day: date
    other_day: date
    reading: Reading
    known: date | None


class Answer(NamedTuple):
    """What may hold for a State on a day, as words, how sure that is, and whether the sources agree."""

    words: frozenset[str]
    certainty: Certainty | None
    """None for a State without a row, of which no more is said."""
    agreement: SourceAgreement | None


@cache
def known_log(known: date | None) -> EventLog:
    log = read_log(ROOT / "data" / "events.toml")
    return known_by(log, known) if known else log


@cache
def replayed(known: date | None, reading: Reading) -> Readings:
    return replay_both(known_log(known), reading)


def questions(number: int) -> Iterator[Question]:
    """Yield questions about days anywhere, and about days around those on which something may change."""
    random = Random("one answer")  # noqa: S311 - no secret
    log = known_log(None)
    bounds = [end for event in log.events for end in (event.takes_effect.earliest, event.takes_effect.latest)]
    ends = [*log.horizon("membership"), *(day for day in bounds if FIRST < day < LAST)]

    def day() -> date:
        near = random.choice(ends) + timedelta(random.randrange(-2, 3))
        anywhere = date(random.randint(FIRST_YEAR, LAST_YEAR), random.randint(1, 12), random.randint(1, 28))
        return random.choice((near, anywhere))

    for _ in range(number):
        state = random.choice(sorted(log.states))
        yield Question(state, day(), day(), random.choice(list(Reading)), random.choice(KNOWN_BY))


def of_members(asked: Question) -> Answer:
    report = members.members(known_log(asked.known), asked.day, asked.reading, include_former=True)
    rows = [row for row in report.rows if row.state == asked.state]
    if not rows:
        return Answer(frozenset(), None, None)
    ((certainty, agreement),) = {(row.certainty, row.agreement) for row in rows}
    return Answer(frozenset(row.standing for row in rows), certainty, agreement)


def of_panel(asked: Question) -> Answer:
    row = panel_row(asked)
    words = frozenset(str(row["standing"]).split(" or ")) if row["standing"] else frozenset()
    return Answer(words, Certainty(str(row["certainty"])), SourceAgreement(str(row["agreement"])))


def panel_row(asked: Question) -> Mapping[str, object]:
    one_day = panel.PanelQuestion(
        by=By.DAY, first=asked.day, last=asked.day, states=(asked.state,), include_former=True
    )
    (row,) = panel.panel(replayed(asked.known, asked.reading), one_day).dicts()
    return row


def of_is(asked: Question, word: Standing) -> tuple[str, str, str]:
    (row,) = is_.is_(known_log(asked.known), asked.state, word, asked.day, asked.reading).dicts()
    return str(row["answer"]), str(row["certainty"]), str(row["agreement"])


def of_spells(asked: Question) -> list[Mapping[str, object]]:
    """Return the spells that may include the day, with their bounds."""
    wanted = spells.SpellFilter(states=(asked.state,))
    rows = spells.spells(replayed(asked.known, asked.reading), wanted, full=True).dicts()
    return [row for row in rows if includes(row, asked.day)]


def of_sql(asked: Question) -> list[Mapping[str, object]]:
    """Return the rows of the table of spells that may include the day."""
    rows = spell_table(asked.known, asked.reading)
    return [row for row in rows if row["state"] == asked.state and includes(row, asked.day)]


@cache
def spell_table(known: date | None, reading: Reading) -> list[Mapping[str, object]]:
    table = TABLES["spells"]
    names = [name.replace("first_day", "start").replace("last_day", "end") for name in table.names]
    return [dict(zip(names, row, strict=True)) for row in table.rows(replayed(known, reading).asked)]


def includes(row: Mapping[str, object], day: date) -> bool:
    first, last = row["start_earliest"] or FIRST, row["end_latest"] or LAST
    assert isinstance(first, date)
    assert isinstance(last, date)
    return first <= day <= last


def in_diff(asked: Question) -> Mapping[str, object] | None:
    report = diff.diff(known_log(asked.known), asked.day, asked.other_day, asked.reading)
    return next((row for row in report.dicts() if row["state"] == asked.state), None)


def known_of(asked: Question) -> Answer:
    """Return what the row of a State says on a day, or what is known of a State without a row."""
    answer = of_members(asked)
    return answer if answer.words else answer._replace(words=nothing(asked))


def nothing(asked: Question) -> frozenset[str]:
    """Return the words for a State without a row: none, or that it is unknown whether it has a standing by now."""
    known = asked.day <= known_log(asked.known).horizon("membership").presumed
    return frozenset() if known else frozenset({UNKNOWN_STANDING})


def phrase(answer: Answer, *, may_be_nothing: bool) -> str | None:
    """Return how a difference puts an answer."""
    words = sorted({*answer.words, *(["no standing"] if may_be_nothing else [])})
    listed = " or ".join(words)
    return f"possibly {listed}" if answer.certainty is Certainty.POSSIBLE else listed or None


def expected_of_is(answer: Answer, word: Standing) -> str:
    if UNKNOWN_STANDING in answer.words:
        return UNKNOWN_STANDING
    counted = [one in standings_counted_as(word) for one in answer.words]
    return "no" if not any(counted) else "yes" if all(counted) and answer.certainty in SURE else "possible"


@pytest.fixture
def asked(request: pytest.FixtureRequest) -> list[Question]:
    return list(questions(request.config.getoption("--questions")))


def test_the_panel_by_day_has_the_standings_of_members(asked: list[Question]) -> None:
    for question in asked:
        answer, by_day = of_members(question), of_panel(question)
        assert by_day == answer or (not answer.words and by_day.words == nothing(question)), question


def test_is_says_of_each_standing_what_members_says(asked: list[Question]) -> None:
    for question in asked:
        answer = known_of(question)
        for word in Standing:
            found, certainty, agreement = of_is(question, word)
            if found == "no" and UNKNOWN_STANDING in answer.words:  # the evidence of one act ended: what else is known
                assert not nothing(question), (question, word)
                continue
            assert found == expected_of_is(answer, word), (question, word)
            if found == "yes":  # sources may dispute a standing, and agree that it counts as the one that was asked
                assert certainty == answer.certainty, (question, word)
                assert agreement in {answer.agreement, SourceAgreement.AGREED}, (question, word)


def test_spells_and_their_table_include_the_days_on_which_a_standing_is_possible(asked: list[Question]) -> None:
    for question in asked:
        answer, rows, table = of_members(question), of_spells(question), of_sql(question)
        assert [row["begun_by"] for row in rows] == [row["begun_by"] for row in table], question
        if answer.certainty is not Certainty.UNKNOWN:
            assert answer.words == {row["standing"] for row in rows}, question
        if answer.certainty in SURE:
            (row,) = table
            assert isinstance(verified := row["verified_to"], date)
            assert (question.day <= verified) == (answer.certainty is Certainty.CERTAIN), question


def test_the_chain_of_events_ends_with_the_marks_of_the_answer(asked: list[Question]) -> None:
    for question in asked:
        answer, subject = of_members(question), Subject("state", question.state)
        rows = why.why(known_log(question.known), subject, question.day, question.reading).dicts()
        chain = [row for row in rows if row["part"] == "chain"]
        if answer.words:
            assert (chain[-1]["certainty"], chain[-1]["agreement"]) == answer[1:], question


def test_a_difference_has_the_standings_of_both_days(asked: list[Question]) -> None:
    for question in asked:
        days = [question._replace(day=day) for day in sorted((question.day, question.other_day))]
        before, after = map(known_of, days)
        row = in_diff(question)
        if row is None:
            assert len({of_members(one).words for one in days}) == 1, question
        else:
            assert before != after or UNKNOWN_STANDING in after.words, question
            for answer, words in ((before, row["before"]), (after, row["after"])):
                assert words in {phrase(answer, may_be_nothing=nothing) for nothing in (True, False)}, question


def test_the_chair_is_who_the_panel_and_is_say(asked: list[Question]) -> None:
    for question in asked:
        rows = list(chair.chair(known_log(question.known), question.day, question.reading).dicts())
        holders, certainties = {row["state"] for row in rows}, {row["certainty"] for row in rows}
        (row,) = is_.is_(known_log(question.known), question.state, CHAIR, question.day, question.reading).dicts()
        by_day = panel_row(question)
        if Certainty.UNKNOWN in certainties:
            assert (row["answer"], by_day["chair"]) == (UNKNOWN_STANDING, None), question
        elif holders == {question.state}:
            assert row["answer"] == ("yes" if certainties <= set(SURE) else "possible"), question
            assert by_day["chair"] == (1 if certainties <= set(SURE) else None), question
        elif question.state in holders:
            assert (row["answer"], by_day["chair"]) == ("possible", None), question
        elif holders and None not in holders:
            assert (row["answer"], by_day["chair"]) == ("no", 0), question
