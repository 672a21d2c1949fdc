"""Notes on a list of standings without rows: who had the standing on other days, and which standings occur at all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from cstocli.model.lookup import join_names, state_name, state_names
from cstocli.model.terms import Standing, StateCode, standings_counted_as
from cstocli.replay.history import ReplayedLog
from cstocli.replay.spells import Spell, find_spells

_MAX_LISTED: Final = 4
"""The spells that a note lists."""


def no_standings(
    history: ReplayedLog, states: Sequence[StateCode] = (), standings: Collection[Standing] = ()
) -> Iterator[str]:
    """Yield notes on why no standing passes a filter by State and by standing in the days asked about."""
    every = find_spells(history)
    never = [code for code in states if not any(spell.state == code for spell in every)]
    if never:
        verb = "has" if len(never) == 1 else "have"
        yield f"{state_names(history.log, never)} {verb} no standing on any day of the log."
    wanted = frozenset[str]().union(*map(standings_counted_as, standings))
    having = [spell for spell in every if not standings or spell.standing in wanted]
    found = [spell for spell in having if not states or spell.state in states]
    if found:
        listed = [_describe(spell) for spell in found[:_MAX_LISTED]]
        rest = f", and {len(found) - _MAX_LISTED} more (`csto spells`)" if len(found) > _MAX_LISTED else ""
        yield f"On other days: {'; '.join(listed)}{rest}."
    elif standings and not having:
        occurring = [word for word in Standing if any(spell.standing is word for spell in every)]
        others = f" Those that occur: {join_names(occurring)}." if occurring else ""
        yield f"No State was {' or '.join(standings)} on any day of the log.{others}"
    elif standings and not never:
        holders = dict.fromkeys(spell.state for spell in having)
        yield f"{' or '.join(standings).capitalize()} on some day: {state_names(history.log, holders)}."


def _describe(spell: Spell) -> str:
    """Return a spell in words: "Uzbekistan suspended from 2012-06-28 until 2012-12-19"."""
    until = f" until {spell.span.until}" if spell.span.until else ""
    return f"{state_name(spell.log, spell.state)} {spell.standing} from {spell.span.start}{until}"
