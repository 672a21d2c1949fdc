"""Spells: each time through which a State had one standing without a break. No other module finds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from cstocli.model.dates import LAST, shift
from cstocli.model.events import Subject
from cstocli.model.log import EventLog, Horizon
from cstocli.model.terms import EventId, SourceAgreement, Standing, StateCode
from cstocli.replay.history import ReplayedLog
from cstocli.replay.intervals import (
    ConstantInterval,
    UncertainInterval,
    causes,
    constant_intervals,
    known_intervals,
    spans,
    surest_day,
    within,
)
from cstocli.replay.snapshot import Change, Outcome

_DAY: Final = timedelta(days=1)
SpellKey = tuple[Standing, EventId]
"""A standing, and the event since which it is held."""


class Spell(NamedTuple):
    """One State's unbroken time in one standing."""

    log: EventLog
    state: StateCode
    standing: Standing
    span: UncertainInterval
    horizon: Horizon
    """The last day on which sources show it, or would, and the last on which it is presumed while it lasts."""
    disputed: tuple[tuple[date, date], ...]
    """The days on which sources dispute the standing, as first and last ones, both included."""

    @property
    def agreement(self) -> SourceAgreement:
        """Whether the sources agree on all of its days."""
        return SourceAgreement.DISPUTED if self.disputed else SourceAgreement.AGREED

    @property
    def may_precede_log(self) -> bool:
        """Whether it may have begun on or before the first day that the log covers."""
        return self.span.start.earliest <= self.log.first_day

    @property
    def may_last(self) -> bool:
        """Whether it lasts, or may last, beyond the last verified day."""
        return self.span.until is None or self.span.until.latest > self.horizon.verified

    @property
    def censored(self) -> date | None:
        """The last verified day of a spell that may last longer; None if it began later, and was never observed."""
        observed = self.span.start.earliest <= self.horizon.verified
        return self.horizon.verified if self.may_last and observed else None


def find_spells(history: ReplayedLog) -> list[Spell]:
    """Return every spell of every State, by State and then in order of time."""
    codes = sorted(StateCode(subject.key) for subject in history.acts if subject.facet == "state")
    return [spell for code in codes for spell in spells_of(history, code)]


def spells_of(history: ReplayedLog, code: StateCode) -> list[Spell]:
    """Return the spells of one State, in order of time."""
    subject = Subject("state", code)
    found, acts = constant_intervals(history, subject), history.acts.get(subject, ())
    known = known_intervals(history, subject)
    spells = (
        _spell(history, known, code, group, span)
        for group in causes(found, _key)
        for span in spans(found, acts, _in(group))
    )
    return sorted(spells, key=_begins)


def _spell(
    history: ReplayedLog,
    known: Sequence[ConstantInterval],
    code: StateCode,
    group: frozenset[SpellKey],
    span: UncertainInterval,
) -> Spell:
    """Return the spell of a span, with what is known of its days."""
    first, last = span.start.earliest, shift(span.until.latest, -_DAY) if span.until else LAST
    held = [held for stretch in within(known, first, last) for held in stretch.held if _in(group)(held)]
    return Spell(
        log=history.log,
        state=code,
        standing=next(iter(group))[0],
        span=span._replace(certainty=surest_day(known, first, last, _in(group))),
        horizon=history.horizon(Subject("state", code), Change(first, tuple(held))),
        disputed=tuple(_disputed(known, first, last, _in(group))),
    )


def _disputed(
    known: Sequence[ConstantInterval], first: date, last: date, wanted: Callable[[Outcome], bool]
) -> Iterator[tuple[date, date]]:
    """Yield the times in which sources dispute what is wanted."""
    since: date | None = None
    until = first
    for stretch in within(known, first, last):
        if stretch.agreement is SourceAgreement.DISPUTED and any(wanted(held) for held in stretch.held):
            since, until = since or stretch.first, stretch.last
        elif since:
            yield since, until
            since = None
    if since:
        yield since, until


def _begins(spell: Spell) -> tuple[date, date, str]:
    return spell.span.start.earliest, spell.span.start.latest, spell.span.begun_by.id


def _key(held: Outcome) -> SpellKey | None:
    return (held.standing, held.caused_by.id) if held.standing and held.caused_by else None


def _in(group: frozenset[SpellKey]) -> Callable[[Outcome], bool]:
    return lambda held: _key(held) in group
