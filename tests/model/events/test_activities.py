from __future__ import annotations

from cstocli.model.dates import parse
from cstocli.model.events import OngoingEvent
from support.factories import made


def test_an_ongoing_event_ends_on_its_last_day_or_on_its_only_day() -> None:
    short, long = made("session"), made("session", end=parse("2000-01-03"))
    assert isinstance(short, OngoingEvent)
    assert isinstance(long, OngoingEvent)
    assert (str(short.last), str(long.last)) == ("2000-01-01", "2000-01-03")


def test_a_host_is_involved_and_each_state_is_named_once() -> None:
    assert made("session", states=("XA", "XB"), host=("XB", "XC")).involved() == ("XA", "XB", "XC")
    assert made("decision", states=("XA",)).involved() == ("XA",)


def test_observers_and_absentees_of_an_exercise_are_involved() -> None:
    exercise = made("exercise", states=("XA",), host=("XA",), observers=("XB",), absent=("XC", "XB"), guests=("XA",))
    assert exercise.involved() == ("XA", "XB", "XC")
