"""What every answer says of itself: whose it is, under which reading, and how far its subject was verified."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

import pytest

from cstocli.model.log import EventLog
from cstocli.model.terms import Reading, StateCode
from cstocli.replay.readings import replay_both
from cstocli.reports.chair import chair, rotation, succession
from cstocli.reports.country import country
from cstocli.reports.diff import diff
from cstocli.reports.disputes import disputes
from cstocli.reports.exercises import ExerciseFilter, exercises
from cstocli.reports.exercises_totals import TotalBy, totals
from cstocli.reports.filters import EventFilter
from cstocli.reports.is_ import is_
from cstocli.reports.members import members
from cstocli.reports.offices import offices
from cstocli.reports.panel import PanelQuestion, panel
from cstocli.reports.report import Report
from cstocli.reports.show import show
from cstocli.reports.spells import SpellFilter, spells
from cstocli.reports.status import status
from cstocli.reports.timeline import timeline
from cstocli.reports.why import find_subject, why
from support.evidence import HISTORY
from support.logs import Read

DAY = date(2020, 1, 1)
XA = StateCode("XA")
EVERY = ExerciseFilter()
ANSWERS: Final[Mapping[str, Callable[[EventLog, Reading], Report]]] = {
    "members": lambda log, reading: members(log, DAY, reading),
    "chair": lambda log, reading: chair(log, DAY, reading),
    "chair --all": lambda log, reading: succession(log, DAY, reading),
    "chair --rotation": rotation,
    "offices": lambda log, reading: offices(log, DAY, reading),
    "offices --all": lambda log, reading: offices(log, DAY, reading, every=True),
    "is member": lambda log, reading: is_(log, XA, "member", DAY, reading),
    "is chair": lambda log, reading: is_(log, XA, "chair", DAY, reading),
    "why XA": lambda log, reading: why(log, find_subject(log, "XA"), DAY, reading),
    "why chair": lambda log, reading: why(log, find_subject(log, "chair"), DAY, reading),
    "why secretary": lambda log, reading: why(log, find_subject(log, "secretary"), DAY, reading),
    "country": lambda log, reading: country(log, XA, DAY, reading),
    "status": lambda log, reading: status(log, DAY, reading),
    "diff": lambda log, reading: diff(log, date(2019, 1, 1), DAY, reading),
    "timeline": lambda log, reading: timeline(log, DAY, EventFilter(), reading),
    "exercises": lambda log, reading: exercises(log, DAY, EVERY, reading),
    "exercises --totals": lambda log, reading: totals(log, DAY, EVERY, TotalBy.YEAR, reading),
    "disputes": lambda log, reading: disputes(log, DAY, EventFilter(), reading),
    "show": lambda log, reading: show(log, "public", reading),
    "spells": lambda log, reading: spells(replay_both(log, reading), SpellFilter()),
    "panel": lambda log, reading: panel(replay_both(log, reading), PanelQuestion(last=DAY)),
}
OWN: Final = {
    "chair": ("chair", "chair --all", "is chair", "why chair"),
    "offices": ("offices", "offices --all", "why secretary"),
    "exercises": ("exercises", "exercises --totals"),
}
"""The answers that are about something whose sources may end on another day."""


OF_A_DAY: Final = {
    *(
        "members",
        "chair",
        "offices",
        "is member",
        "is chair",
        "why XA",
        "why chair",
        "why secretary",
        "country",
        "status",
    )
}


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("reading", Reading)
def test_an_answer_names_its_command_its_reading_and_the_day_it_is_about(
    read: Read, name: str, reading: Reading
) -> None:
    answer = ANSWERS[name](read(HISTORY), reading)
    assert (answer.command, answer.reading) == (name.split(" ", maxsplit=1)[0], reading)
    assert answer.on == (DAY if name in OF_A_DAY else None)


@pytest.mark.parametrize("subject", OWN)
def test_an_answer_states_how_far_its_subject_was_verified(read: Read, subject: str) -> None:
    log = read(HISTORY).replace(verified={subject: date(2015, 1, 1)})
    told = {
        name
        for name, ask in ANSWERS.items()
        if any("through 2015-01-01" in note for note in ask(log, Reading.LAW).notes)
    }
    assert told == set(OWN[subject])
