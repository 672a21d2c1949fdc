"""One log replayed under both readings, from one pass over its events."""

from __future__ import annotations

from typing import NamedTuple

from cstocli.model.events import Subject
from cstocli.model.log import EventLog
from cstocli.model.terms import Reading
from cstocli.replay.history import ReplayedLog, replay


class Readings(NamedTuple):
    """A log replayed under the reading asked for, and under the other one.

    The acts that ``law`` counts are some of those that ``practice`` counts. Most subjects have the same acts under
    both, and then the two share one list, so that nothing need be replayed twice to find that they agree.
    """

    asked: ReplayedLog
    other: ReplayedLog

    @property
    def log(self) -> EventLog:
        """The log."""
        return self.asked.log

    def may_differ(self, subject: Subject) -> bool:
        """Return whether the two readings count different acts on a subject."""
        return self.asked.acts.get(subject) is not self.other.acts.get(subject)


def replay_both(log: EventLog, reading: Reading = Reading.PRACTICE) -> Readings:
    """Return the log replayed under a reading and under the other one. Never fails, whatever the log."""
    practice = replay(log, Reading.PRACTICE)
    counted = {}
    for subject, acts in practice.acts.items():
        lawful = [act for act in acts if act.is_read(Reading.LAW)]
        if lawful:
            counted[subject] = acts if len(lawful) == len(acts) else lawful
    law = ReplayedLog(log=log, reading=Reading.LAW, acts=counted)
    return Readings(practice, law) if reading is Reading.PRACTICE else Readings(law, practice)
