"""Spells: each time through which a State had one standing without a break. No other module finds them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from cstocli.model.events import Subject
from cstocli.model.log import EventLog
from cstocli.model.terms import EventId, Standing, StateCode
from cstocli.replay.history import ReplayedLog
from cstocli.replay.intervals import UncertainInterval, causes, constant_intervals, spans
from cstocli.replay.snapshot import Outcome

SpellKey = tuple[Standing, EventId]
"""A standing, and the event since which it is held."""


class Spell(NamedTuple):
    """One State's unbroken time in one standing."""

    log: EventLog
    state: StateCode
    standing: Standing
    span: UncertainInterval


def find_spells(history: ReplayedLog) -> list[Spell]:
    """Return every spell of every State, by State and then in order of time."""
    codes = sorted(StateCode(subject.key) for subject in history.acts if subject.facet == "state")
    return [spell for code in codes for spell in spells_of(history, code)]


def spells_of(history: ReplayedLog, code: StateCode) -> list[Spell]:
    """Return the spells of one State, in order of time."""
    subject = Subject("state", code)
    found, acts = constant_intervals(history, subject), history.acts.get(subject, ())
    spells = (
        Spell(history.log, code, next(iter(group))[0], span)
        for group in causes(found, _key)
        for span in spans(found, acts, _in(group))
    )
    return sorted(spells, key=_begins)


def _begins(spell: Spell) -> tuple[date, date, str]:
    return spell.span.start.earliest, spell.span.start.latest, spell.span.begun_by.id


def _key(held: Outcome) -> SpellKey | None:
    return (held.standing, held.caused_by.id) if held.standing and held.caused_by else None


def _in(group: frozenset[SpellKey]) -> Callable[[Outcome], bool]:
    return lambda held: _key(held) in group
