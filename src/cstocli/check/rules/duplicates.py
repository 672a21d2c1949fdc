"""The rule on acts that are recorded twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cstocli.check.context import CheckContext
from cstocli.check.rule import Rule, rule
from cstocli.model.diagnostics import Finding
from cstocli.model.events import Event, ObserverAct, SeatAct, TreatyAct
from cstocli.model.struct import fields

_ALIKE: Final = 0.7
"""The share of their words that two titles must have in common to describe the same act."""
_MAY_DIFFER: Final = frozenset(
    {"id", "date", "effect", "title", "place", "note", "confidence", "sources", "links", "claims", "allow"}
)
"""Fields that may differ between two events that record the same act."""
_DECIDING: Final = (TreatyAct, ObserverAct, SeatAct)


@rule("CS801", "act-told-twice")
class ActToldTwice(Rule):
    """Two events record the same act: they agree in kind, day, States and every field of the kind.

    Why: counts and timelines would show it twice. Events that affect no standing or seat must also have similar titles.
    Example: two `signature` events of `XA` on `treaty` on 1992-05-15, from two sources.
    Instead: keep one event with the sources of both.
    """

    blames_related = True

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each event that repeats an earlier one of the file."""
        first: dict[tuple[object, ...], Event] = {}
        more: dict[Event, list[Event]] = {}
        for event in context.log.events:
            earliest = first.setdefault((event.kind, event.date.text, event.states), event)
            if earliest is event or not _is_known(event):
                continue  # true of nearly every event
            others = more.setdefault(earliest, [earliest])
            other = next((other for other in others if _is_same(event, other)), None)
            if other is not None:
                yield self.at(
                    context.path(event, "id"),
                    f"`{event.id}` records the same act as `{other.id}`",
                    "the same kind, day and States",
                    hint="keep one event with the sources of both",
                    also=((context.path(other, "id"), "first recorded here"),),
                )
            others.append(event)


def _is_known(event: Event) -> bool:
    """Whether an event is precise enough to be compared: it has an exact day, and States or a seat."""
    return event.date.is_exact and bool(event.states or isinstance(event, SeatAct))


def _is_same(event: Event, other: Event) -> bool:
    """Whether two events of the same kind, day and States record the same act."""
    own = fields(type(event)).keys() - _MAY_DIFFER
    if any(getattr(event, name) != getattr(other, name) for name in own):
        return False
    return isinstance(event, _DECIDING) or _alike(event, other)


def _alike(event: Event, other: Event) -> bool:
    ours, theirs = (set(re.findall(r"\w+", one.title.casefold())) for one in (event, other))
    return len(ours & theirs) >= _ALIKE * len(ours | theirs)
