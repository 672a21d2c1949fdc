"""A list without rows says what is near to what was asked for, and which option to leave out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cstocli.model.events import KINDS
from cstocli.model.log import EventLog
from cstocli.model.period import Period
from cstocli.model.terms import Reading, Standing, StateCode, Status
from cstocli.replay.history import replay
from cstocli.replay.readings import replay_both
from cstocli.reports.disputes import disputes
from cstocli.reports.exercises import ExerciseFilter, exercises
from cstocli.reports.exercises_totals import TotalBy, totals
from cstocli.reports.filters import EventFilter
from cstocli.reports.hints_on_standings import no_standings
from cstocli.reports.members import members
from cstocli.reports.members_period import members_during
from cstocli.reports.panel import PanelQuestion, panel
from cstocli.reports.sources import SourceFilter, sources
from cstocli.reports.spells import SpellFilter, spells
from cstocli.reports.timeline import timeline
from support.evidence import HISTORY, MEMBERS, claim
from support.logs import Read, event

TODAY = date(2020, 1, 1)
XA, XB, XC = StateCode("XA"), StateCode("XB"), StateCode("XC")
LOG = (
    event("lapse", "1999-04-20", 'states = ["XA", "XB"]', instrument="treaty", ident="lapsed")
    + event("freeze", "2004-02-22", 'states = ["XC"]', instrument="charter", ident="frozen")
    + event("session", "2010-05-01", 'states = ["XA"]', ident="meeting", body="council", place="Hill Town")
    + event("exercise", "2010-06-01", 'states = ["XA"]', ident="ex", series="Shield", personnel="100")
    + event("session", "2012-05-01", ident="plan", body="council", status="planned")
)


def hints(log: EventLog, **wanted: Any) -> tuple[str, ...]:  # noqa: ANN401 - the fields of a filter
    report = timeline(log, TODAY, EventFilter(**wanted))
    assert not report.rows
    return report.notes


def test_a_kind_without_events_names_the_events_of_related_kinds(read: Read) -> None:
    log = read(LOG)
    left = "lapse (1 event: Alphia and Betonia) and freeze (1 event: Gammaland)"
    assert hints(log, kinds=("withdrawal",)) == (f"The log has no withdrawal; related kinds: {left}.",)
    assert hints(log, kinds=("withdrawal",), states=(XC,))[0].endswith("freeze (1 event: Gammaland).")
    assert hints(log, kinds=("force",)) == ("The log has no force.",)
    assert hints(log, kinds=("withdrawal-of-forces",)) == ("The log has no withdrawal-of-forces.",)


@pytest.mark.parametrize("word", KINDS)
def test_a_related_kind_is_another_kind(word: str) -> None:
    related = KINDS[word].related
    assert set(related) <= KINDS.keys() - {word}
    assert len(set(related)) == len(related)


def test_a_text_that_occurs_nowhere_is_told_with_similar_words(read: Read) -> None:
    log = read(LOG)
    assert hints(log, texts=("meetng",)) == ("The text 'meetng' occurs nowhere; did you mean 'meeting'?",)
    assert hints(log, texts=("zzz",)) == ("The text 'zzz' occurs nowhere; try a shorter one.",)
    assert hints(log, texts=("meet",), whole_words=True) == (
        "The text 'meet' occurs nowhere; it occurs within other words: leave out --word.",
        "Found if an option is left out: 5 without --grep and 1 without --word.",
    )


def test_two_texts_that_occur_apart_are_not_called_unknown(read: Read) -> None:
    assert hints(read(LOG), texts=("hill", "frozen")) == ("Found if an option is left out: 5 without --grep.",)


def test_a_period_without_events_names_the_days_of_the_log(read: Read) -> None:
    found = hints(read(LOG), period=Period(first=date(2015, 1, 1)))
    assert found == ("The events of the log lie between 1999-04-20 and 2012-05-01.",)


def test_several_conditions_are_told_with_what_each_leaves_out(read: Read) -> None:
    log = read(LOG)
    assert hints(log, kinds=("session",), states=(XC,)) == (
        "Found if an option is left out: 1 without --kind and 2 without --state.",
    )
    assert hints(log, kinds=("session",), states=(XB,), period=Period(last=date(2000, 1, 1))) == (
        "Found if an option is left out: 1 without --kind.",
    )
    assert hints(log, kinds=("session",), states=(XC,), series=("Other",)) == (
        "Leaving out one of --kind, --state and --series finds no event either: leave out more.",
    )


def test_that_only_what_was_held_is_listed_is_no_option_to_leave_out(read: Read) -> None:
    found = hints(read(LOG), statuses=(Status.HELD,), period=Period(first=date(2012, 1, 1)), kinds=("session",))
    assert found == (
        "Found if an option is left out: 1 without --from.",
        "1 planned event is left out; `--all` lists it too.",
    )
    assert hints(read(LOG), statuses=(Status.CANCELLED,)) == ("Found if an option is left out: 5 without --status.",)


def test_a_log_without_events_has_no_hint(read: Read) -> None:
    assert hints(read(""), period=Period(last=date(2000, 1, 1))) == ()


def test_exercises_and_their_totals_have_the_options_of_their_own(read: Read) -> None:
    log = read(LOG)
    wanted = ExerciseFilter(hosts=(XA,), period=Period(first=date(2009, 1, 1)))
    assert exercises(log, TODAY, wanted).notes[0] == "Found if an option is left out: 1 without --host."
    assert totals(log, TODAY, wanted, TotalBy.YEAR).notes[0] == "Found if an option is left out: 1 without --host."


def test_events_that_no_source_disputes_are_told_from_none(read: Read) -> None:
    log = read(MEMBERS + claim("s2", "place", '"Elsewhere"') + event("session", "2012-05-01", body="council"))
    calm = disputes(log, TODAY, EventFilter(kinds=("session",)))
    assert calm.notes[0] == "No source disagrees: 1 event passes the filter, without a competing claim on it."
    none = disputes(log, TODAY, EventFilter(kinds=("withdrawal",)))
    assert none.notes[0].startswith("The log has no withdrawal")


def test_sources_are_searched_and_dated(read: Read) -> None:
    log = read(HISTORY)
    assert sources(log, SourceFilter(texts=("Frst",))).notes == (
        "The text 'Frst' occurs nowhere; did you mean 'first'?",
    )
    assert sources(log, SourceFilter(texts=("first",), unused=True)).notes == (
        "Found if an option is left out: 1 without --unused.",
    )


def test_a_standing_that_nobody_has_is_told_with_the_days_on_which_somebody_had_it(read: Read) -> None:
    log = read(HISTORY)
    history = replay(log, Reading.PRACTICE)
    suspended = (Standing.SUSPENDED,)
    assert next(no_standings(history, standings=suspended)).startswith("On other days: Alphia suspended from")
    assert next(no_standings(history, standings=(Standing.CONTRACTING,))).startswith(
        "No State was contracting on any day of the log. Those that occur: "
    )
    assert list(no_standings(history, [XC])) == ["Gammaland has no standing on any day of the log."]
    assert list(no_standings(history, [XB], suspended)) == ["Suspended on some day: Alphia."]
    assert list(no_standings(replay(read(""), Reading.PRACTICE), standings=suspended)) == [
        "No State was suspended on any day of the log."
    ]


def test_members_spells_and_the_panel_say_why_they_are_empty(read: Read) -> None:
    log = read(HISTORY)
    early = date(1995, 1, 1)
    assert members(log, early, standings=[Standing.SUSPENDED]).notes[0].startswith("On other days: Alphia")
    period = Period(first=early, last=date(1995, 2, 1))
    during = members_during(log, period, standings=[Standing.SUSPENDED], with_days=True)
    assert during.notes[0].startswith("On other days: Alphia")
    readings = replay_both(log, Reading.PRACTICE)
    assert spells(readings, SpellFilter(states=(XC,))).notes[0] == "Gammaland has no standing on any day of the log."
    assert panel(readings, PanelQuestion(states=(XC,), last=TODAY)).notes[:2] == (
        "Gammaland has no standing on any day of the log.",
        "No State asked for has a standing in these periods; `--all` gives it a row all the same.",
    )
