"""What is claimed of a log: by itself, as balance assertions in plain-text accounting, or by other people's prose."""

from __future__ import annotations

from typing import Final

from cstocli.core.dates import Day
from cstocli.core.record import Record
from cstocli.core.terms import BodyId, Reading, SourceKey, StateCode

IN: Final = "in"
"""The word for any live standing."""


class Assertion(Record):
    """On a day: exactly these States have a standing, or this one has the chair, or this person an office."""

    on: Day
    reading: Reading = Reading.PRACTICE
    standing: str | None = None
    """A standing, or ``in`` for any live one."""
    states: tuple[StateCode, ...] = ()
    others: bool = False
    """Whether further States may have the standing too."""
    chair: StateCode | None = None
    """The State in the chair; the empty word says that nobody is known to hold it."""
    office: BodyId | None = None
    person: str | None = None
    sources: tuple[SourceKey, ...] = ()

    def asserts(self) -> tuple[str, ...]:
        """Return what is asserted: one of ``standing``, ``chair`` and ``office``, or a fault."""
        return tuple(name for name in ("standing", "chair", "office") if getattr(self, name) is not None)
