"""One act recorded twice."""

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
"""Words that two titles must share, as a part of all the words of both, to tell one act."""
_TELLING: Final = frozenset(
    {"id", "date", "effect", "title", "place", "note", "confidence", "sources", "links", "claims", "allow"}
)
"""Fields that may differ between two tellings of one act."""
_DECIDING: Final = (TreatyAct, ObserverAct, SeatAct)


@rule("CS801", "act-told-twice")
class ActToldTwice(Rule):
    """Two events of one kind tell the same act: the same day, the same States, and every field of the kind alike.

    Why: counts and timelines would have it twice. For events that change no answer, the titles must be alike as well.
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
                continue  # as nearly every event
            others = more.setdefault(earliest, [earliest])
            other = next((other for other in others if _is_same(event, other)), None)
            if other is not None:
                yield self.at(
                    context.path(event, "id"),
                    f"`{event.id}` records the same act as `{other.id}`",
                    "the same kind, day and States",
                    hint="keep one event with the sources of both",
                    also=((context.path(other, "id"), "it is recorded here first"),),
                )
            others.append(event)


def _is_known(event: Event) -> bool:
    """Whether an event says enough of itself to be compared: an exact day, and somebody who acts."""
    return event.date.is_exact and bool(event.states or isinstance(event, SeatAct))


def _is_same(event: Event, other: Event) -> bool:
    """Whether two events of one kind, day and States tell one act."""
    own = fields(type(event)).keys() - _TELLING
    if any(getattr(event, name) != getattr(other, name) for name in own):
        return False
    return isinstance(event, _DECIDING) or _alike(event, other)


def _alike(event: Event, other: Event) -> bool:
    ours, theirs = (set(re.findall(r"\w+", one.title.casefold())) for one in (event, other))
    return len(ours & theirs) >= _ALIKE * len(ours | theirs)
