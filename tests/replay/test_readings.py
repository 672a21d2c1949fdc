from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cstocli.model.events import Subject
from cstocli.model.log import EventLog
from cstocli.model.terms import Reading
from cstocli.replay.history import replay
from cstocli.replay.readings import replay_both
from support.logs import Read, event
from support.strategies import logs

readings = st.sampled_from(Reading)
JOINS = event("accession", "2000-01-10", 'states = ["XA", "XB"]', instrument="charter")
PRACTICE = event("suspension", "2002-01-10", 'states = ["XA"]', instrument="charter", basis="practice")


@given(log=logs(), reading=readings)
def test_both_readings_are_those_of_two_replays(log: EventLog, reading: Reading) -> None:
    both = replay_both(log, reading)
    assert (both.asked.reading, both.other.reading) == (reading, reading.other)
    for history in both:
        assert history.acts == replay(log, history.reading).acts


@given(log=logs(), reading=readings)
def test_subjects_that_cannot_differ_share_their_changes(log: EventLog, reading: Reading) -> None:
    asked, other = both = replay_both(log, reading)
    for subject in {*asked.acts, *other.acts}:
        if not both.may_differ(subject):
            assert asked.changes(subject) == other.changes(subject)


def test_only_a_subject_with_an_act_of_practice_may_differ(read: Read) -> None:
    both = replay_both(read(JOINS + PRACTICE), Reading.LAW)
    assert both.may_differ(Subject("state", "XA"))
    assert not both.may_differ(Subject("state", "XB"))
    assert not both.may_differ(Subject("state", "QQ"))


def test_acts_of_practice_alone_leave_the_law_without_any(read: Read) -> None:
    both = replay_both(read(PRACTICE))
    assert both.may_differ(Subject("state", "XA"))
    assert Subject("state", "XA") not in both.other.acts
