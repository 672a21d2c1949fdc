"""A log replayed, as the library asks it: each question returns the report that a command prints.

The commands ask the same reports with options; here the options are arguments in plain words, numbers and dates.
Each report is imported when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cstocli.model.dates import FIRST, LAST, Edtf, day, parse
from cstocli.model.log import EventLog
from cstocli.model.lookup import find_state
from cstocli.model.terms import Reading
from cstocli.replay.history import replay
from cstocli.replay.snapshot import Snapshot
from cstocli.reports.report import Report

When = date | int | str
"""A day as a date, a year as a number, or a day, month or year in ISO: ``2012-07-01``, ``2012-07``, ``2012``."""


class History:
    """A log replayed under one reading, to be asked about any day."""

    def __init__(self, log: EventLog, reading: Reading = Reading.PRACTICE) -> None:
        """Replay a log; each State, chair and office is followed when it is first asked about."""
        self._replayed = replay(log, reading)

    @property
    def log(self) -> EventLog:
        """The log."""
        return self._replayed.log

    @property
    def reading(self) -> Reading:
        """Which acts count: ``practice`` (all of them) or ``law``."""
        return self._replayed.reading

    def on(self, day: When) -> Snapshot:
        """Return what holds at the end of a day, any day. Raises ``ValueError`` when a text is no single day."""
        return self._replayed.on(one_day(day))

    def members(self, on: When, *, include_former: bool = False) -> Report:
        """Return who is bound at the end of a day, in what standing, since when; ``include_former`` adds the rest."""
        from cstocli.reports.members import members

        return members(self.log, one_day(on), self.reading, include_former=include_former)

    def chair(self, on: When) -> Report:
        """Return who has the chair at the end of a day, since when, and until when."""
        from cstocli.reports.chair import chair

        return chair(self.log, one_day(on), self.reading)

    def why(self, state: str, on: When) -> Report:
        """Return the events that made the standing of a State at the end of a day, and those set aside.

        The State goes by a code or a name; ``chair`` asks about the chair. Raises ``UnknownNameError``.
        """
        from cstocli.reports.why import find_subject, why

        return why(self.log, find_subject(self.log, state), one_day(on), self.reading)

    def spells(
        self,
        *,
        states: Iterable[str] = (),
        standings: Iterable[str] = (),
        style: str = "csto",
        full: bool = False,
    ) -> Report:
        """Return the unbroken standings of every State, or of those named, in a style of columns.

        Raises ``UnknownNameError``, and ``ValueError`` for a standing or style that there is not.
        """
        from cstocli.model.terms import Standing
        from cstocli.reports.spells import SpellFilter, spells
        from cstocli.reports.spells_columns import Style

        wanted = SpellFilter(
            states=tuple(find_state(self.log, word) for word in states),
            standings=tuple(Standing(word) for word in standings),
        )
        return spells(self._replayed, wanted, Style(style), full=full)

    def panel(  # noqa: PLR0913 - each is a choice that a study makes
        self,
        by: str = "year",
        *,
        since: When | None = None,
        until: When | None = None,
        partial: str = "any",
        include_former: bool = False,
        states: Iterable[str] = (),
    ) -> Report:
        """Return one row for each State and year, month or day.

        ``since`` and ``until`` lie in the first and the last period, both included. Raises ``UnknownNameError``,
        and ``ValueError`` for a choice that there is not.
        """
        from cstocli.reports.panel import PanelQuestion, panel
        from cstocli.reports.panel_periods import By, Partial

        first = None if since is None else known(since)
        last = None if until is None else known(until)
        if partial == Partial.EXACT and not (first and first.is_exact):
            msg = "the partial 'exact' needs a day: since='1992-06-30'"
            raise ValueError(msg)
        if first and last and first.earliest > last.latest:
            msg = f"the panel ends in {last}, before it begins in {first}"
            raise ValueError(msg)
        asked = PanelQuestion(
            by=By(by),
            first=first.earliest if first else None,
            last=last.latest if last else None,
            partial=Partial(partial),
            include_former=include_former,
            states=tuple(find_state(self.log, word) for word in states),
        )
        return panel(self._replayed, asked)


def known(when: When) -> Edtf:
    """Return the date that was meant. Raises ``ValueError`` when it is none, or has an open end."""
    found = day(when) if isinstance(when, date) else parse(f"{when:04}" if isinstance(when, int) else when)
    if found.earliest == FIRST or found.latest == LAST:
        msg = f"no day, month or year: {when}"
        raise ValueError(msg)
    return found


def one_day(when: When) -> date:
    """Return the one day that was meant. Raises ``ValueError`` when it is more than one."""
    if isinstance(when, date):
        return when
    found = known(when)
    if not found.is_exact:
        msg = f"one day is wanted, and {when} is many: write it as 2012-07-01"
        raise ValueError(msg)
    return found.earliest
