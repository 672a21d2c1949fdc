"""Which events a list keeps: by period, kind, State, series, text, status and weight; the same for every list.

A filter knows the option that sets each of its fields, so that an empty list can name the one to leave out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Self
from unicodedata import combining, normalize

from cstocli.model.dates import FIRST, LAST
from cstocli.model.events import Event, MilitaryActivity, Session
from cstocli.model.period import Period
from cstocli.model.struct import NOTHING, Struct
from cstocli.model.terms import Body, BodyId, StateCode, Status, Weight


class Relaxed(NamedTuple):
    """A filter without one of its conditions, and the options that set the condition."""

    options: str
    wanted: Filter


class Filter(Struct):
    """What a list keeps. An empty field keeps all."""

    def option_names(self) -> Mapping[str, str]:
        """Return the option that sets each field."""
        return {}

    def relaxed(self) -> Iterator[Relaxed]:
        """Yield the filter without each of the conditions that it has."""
        for name, option in self.option_names().items():
            value, default = getattr(self, name), getattr(type(self), name)
            if value != default:
                words = _period_options(value) if isinstance(value, Period) else option
                yield Relaxed(words, self.updated(**{name: default}))

    def updated(self, **changes: Any) -> Self:  # noqa: ANN401 - each field has its own type
        """Return the filter with other values of some fields."""
        return type(self)(**{**{field: getattr(self, field) for field in self._names}, **changes})


class TextFilter(Filter):
    """Texts that must all occur. Neither case nor accents matter."""

    texts: tuple[str, ...] = ()
    whole_words: bool = False
    """Whether a text must be whole words: ``UN`` is then not found in "Council"."""

    def finds(self, text: str) -> bool:
        """Return whether a text contains each of the texts."""
        if not self.texts:
            return True
        folded = fold(text)
        return all(self._is_in(fold(wanted), folded) for wanted in self.texts)

    def _is_in(self, wanted: str, folded: str) -> bool:
        if not self.whole_words:
            return wanted in folded
        return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", folded) is not None


class EventFilter(TextFilter):
    """Which events to keep."""

    period: Period = Period()
    kinds: tuple[str, ...] = ()
    states: tuple[StateCode, ...] = ()
    """Every one of them must be named."""
    series: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    weights: tuple[Weight, ...] = ()
    bodies: Mapping[BodyId, Body] = NOTHING
    """The bodies of the log, so that a search for the name of one finds its sessions."""

    def option_names(self) -> Mapping[str, str]:
        """Return the option that sets each field."""
        return {
            "period": "--from and --to",
            "kinds": "--kind",
            "states": "--state",
            "series": "--series",
            "texts": "--grep",
            "whole_words": "--word",
            "statuses": "--status",
            "weights": "--weight",
        }

    def relaxed(self) -> Iterator[Relaxed]:
        """Yield the filter without each of its conditions; that only what was held is listed is not one of them."""
        usual = self.statuses == (Status.HELD,)
        yield from (found for found in super().relaxed() if not (usual and found.options == "--status"))

    def keeps(self, event: Event) -> bool:
        """Return whether an event passes."""
        return (
            self.period.touches(event)
            and (not self.statuses or event.status in self.statuses)
            and (not self.weights or event.weight in self.weights)
            and (not self.kinds or event.kind in self.kinds)
            and set(self.states) <= set(event.involved())
            and (not self.series or (isinstance(event, MilitaryActivity) and event.series in self.series))
            and (not self.texts or self.finds(event_text(event, self.bodies)))
        )


def describe_period(period: Period) -> str:
    """Return a period for a title: " from 2022-01-01 to 2022-12-31"; empty for all days."""
    first = f" from {period.first}" if period.first != FIRST else ""
    return first + (f" to {period.last}" if period.last != LAST else "")


def event_text(event: Event, bodies: Mapping[BodyId, Body]) -> str:
    """Return what a search looks at: the id, title, place and note of an event, its own name, and the person.

    Also the word that it was planned, announced or cancelled; for a session, the title of its body and what people call
    its sessions.
    """
    body = bodies.get(event.body) if isinstance(event, Session) and event.body else None
    words = (
        *(event.id, event.title, event.place, event.note),
        *(getattr(event, "name", None), getattr(event, "person", None)),
        *((body.title, body.sessions) if body else ()),
        None if event.status is Status.HELD else event.status,
    )
    return "\n".join(word for word in words if word)


def fold(text: str) -> str:
    """Return a text without case and accents, to be compared."""
    if text.isascii():
        return text.lower()
    return "".join(char for char in normalize("NFKD", text.casefold()) if not combining(char))


def _period_options(period: Period) -> str:
    if period.last == LAST:
        return "--from"
    return "--to" if period.first == FIRST else "--from and --to"
