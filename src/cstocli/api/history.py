"""A replayed log with its queries as methods: each returns the report that the command of that name prints.

Arguments are plain words, numbers and dates. The module of a query is imported when the query is first made.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from cstocli.model.dates import FIRST, LAST, Edtf, day, parse
from cstocli.model.log import EventLog
from cstocli.model.lookup import find_state
from cstocli.model.period import Period
from cstocli.model.terms import Reading
from cstocli.replay.readings import replay_both
from cstocli.replay.snapshot import Snapshot
from cstocli.reports.report import Report

if TYPE_CHECKING:
    from cstocli.reports.chair import ChairRow
    from cstocli.reports.members import MemberRow
    from cstocli.reports.why import WhyRow

When = date | int | str
"""A day as a date, a year as a number, or a day, month or year in ISO: ``2012-07-01``, ``2012-07``, ``2012``."""


class History:
    """A log replayed under one reading, which can be queried about any day."""

    def __init__(self, log: EventLog, reading: Reading = Reading.PRACTICE) -> None:
        """Sort the events of a log for replay; each State, chair and office is replayed when first asked about."""
        self._readings = replay_both(log, reading)

    @property
    def log(self) -> EventLog:
        """The log."""
        return self._readings.log

    @property
    def reading(self) -> Reading:
        """Which acts count: ``practice`` (all of them) or ``law``."""
        return self._readings.asked.reading

    def on(self, day: When) -> Snapshot:
        """Return what holds at the end of a day. Raises ``ValueError`` if the text is not a single day."""
        return self._readings.asked.on(one_day(day))

    def members(self, on: When, *, include_former: bool = False) -> Report[MemberRow]:
        """Return the standing of every State that is bound or about to be at the end of a day.

        ``include_former`` adds observers and former States. Raises ``ValueError`` if the text is not a single day.
        """
        from cstocli.reports.members import members

        return members(self.log, one_day(on), self.reading, include_former=include_former)

    def chair(self, on: When) -> Report[ChairRow]:
        """Return who has the chair at the end of a day, or whoever has it in a month or a year, with the days.

        Raises ``ValueError`` for anything else.
        """
        from cstocli.reports.chair import chair

        asked = known(on)
        return chair(self.log, Period(first=asked.earliest, last=asked.latest), self.reading)

    def why(self, state: str, on: When) -> Report[WhyRow]:
        """Return the events behind the standing of a State at the end of a day, and those set aside.

        ``state`` is a code or a name of a State, the title of an office, or ``chair``. Raises ``UnknownNameError``,
        and ``ValueError`` if the text is not a single day.
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
        """Return the unbroken standings of every State, or of the States given, in a style of columns.

        Raises ``UnknownNameError``, and ``ValueError`` for an unknown standing or style.
        """
        from cstocli.model.terms import Standing
        from cstocli.reports.spells import SpellFilter, spells
        from cstocli.reports.spells_columns import Style

        wanted = SpellFilter(
            states=tuple(find_state(self.log, word) for word in states),
            standings=tuple(Standing(word) for word in standings),
        )
        return spells(self._readings, wanted, Style(style), full=full)

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

        The periods run from the one that contains ``since`` through the one that contains ``until``. Raises
        ``UnknownNameError``, and ``ValueError`` for an unknown choice or an impossible period.
        """
        from cstocli.reports.panel import PanelQuestion, panel
        from cstocli.reports.panel_periods import By, Partial

        first = None if since is None else known(since)
        last = None if until is None else known(until)
        if partial == Partial.EXACT and not (first and first.is_exact):
            msg = "partial='exact' needs a single day, such as since='1992-06-30'"
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
        return panel(self._readings, asked)


def known(when: When) -> Edtf:
    """Return a day, month or year as a date. Raises ``ValueError`` for anything else, such as an open end."""
    found = day(when) if isinstance(when, date) else parse(f"{when:04}" if isinstance(when, int) else when)
    if found.earliest == FIRST or found.latest == LAST:
        msg = f"not a day, month or year: {when}"
        raise ValueError(msg)
    return found


def one_day(when: When) -> date:
    """Return a single day. Raises ``ValueError`` for a month, a year, or a text that is not a date."""
    if isinstance(when, date):
        return when
    found = known(when)
    if not found.is_exact:
        msg = f"not a single day: {when}; write it as 2012-07-01"
        raise ValueError(msg)
    return found.earliest
