"""What a program asks of a History: each question is an answer of ``core/answers``, imported when it is asked.

The commands ask the same answers with options; here the options are arguments, in plain words, numbers and dates.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from cstocli.core.dates import FIRST, LAST, Edtf, day, parse
from cstocli.core.names import find_state
from cstocli.core.report import Report

if TYPE_CHECKING:
    from cstocli.core.replay import History

When = date | int | str
"""A day as a date, a year as a number, or a day, month or year in ISO: ``2012-07-01``, ``2012-07``, ``2012``."""


class Questions:
    """The questions that a History answers with a Report; History alone takes them up."""

    def _history(self) -> History:
        from cstocli.core.replay import History

        if not isinstance(self, History):
            msg = f"{type(self).__name__} is no History"
            raise TypeError(msg)
        return self

    def members(self, on: When, *, everyone: bool = False) -> Report:
        """Return who is bound at the end of a day, in what standing, since when; ``everyone`` adds those outside."""
        from cstocli.core.answers.members import members

        history = self._history()
        return members(history.log, one_day(on), history.reading, everyone=everyone)

    def chair(self, on: When) -> Report:
        """Return who has the chair at the end of a day, since when, and until when."""
        from cstocli.core.answers.chair import chair

        history = self._history()
        return chair(history.log, one_day(on), history.reading)

    def why(self, state: str, on: When) -> Report:
        """Return the events that made the standing of a State at the end of a day, and those set aside.

        The State goes by a code or a name; ``chair`` asks about the chair. Raises ``UnknownNameError``.
        """
        from cstocli.core.answers.why import find_subject, why

        history = self._history()
        return why(history.log, find_subject(history.log, state), one_day(on), history.reading)

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
        from cstocli.core.answers.spells import SpellFilter, spells
        from cstocli.core.answers.spells_columns import Style
        from cstocli.core.terms import Standing

        history = self._history()
        wanted = SpellFilter(
            states=tuple(find_state(history.log, word) for word in states),
            standings=tuple(Standing(word) for word in standings),
        )
        return spells(history, wanted, Style(style), full=full)

    def panel(  # noqa: PLR0913 - each is a choice that a study makes
        self,
        by: str = "year",
        *,
        since: When | None = None,
        until: When | None = None,
        partial: str = "any",
        everyone: bool = False,
        states: Iterable[str] = (),
    ) -> Report:
        """Return one row for each State and year, month or day.

        ``since`` and ``until`` lie in the first and the last period, both included. Raises ``UnknownNameError``,
        and ``ValueError`` for a choice that there is not.
        """
        from cstocli.core.answers.panel import PanelQuestion, panel
        from cstocli.core.answers.panel_periods import By, Partial

        history = self._history()
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
            everyone=everyone,
            states=tuple(find_state(history.log, word) for word in states),
        )
        return panel(history, asked)


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
