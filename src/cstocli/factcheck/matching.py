"""Whether what the log has fits what is claimed: dates, figures, sets, words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import inf
from typing import Final, NamedTuple

from cstocli.model.assertions import EventClaim
from cstocli.model.dates import FIRST, LAST, Edtf, between
from cstocli.model.events import FIGURES, Event, OngoingEvent
from cstocli.model.log import EventLog
from cstocli.model.lookup import state_names
from cstocli.model.terms import Figure, StateCode

_ABOUT: Final = 0.1
"""How far "about" reaches on each side, as a share of the number."""
_MORE: Final = 0.5
"""How far "more than" reaches, as a share of the number: more than 150 does not describe 238."""


class Mismatch(NamedTuple):
    """One thing in which an event is not as claimed; ``open`` if the log is too vague to tell."""

    words: str
    open: bool = False
    states: tuple[Sequence[StateCode], ...] = ()
    """The groups of States whose names fill the places marked by braces in the words."""

    def describe(self, log: EventLog) -> str:
        """Return the words, with the names of the States."""
        return self.words.format(*(state_names(log, group) for group in self.states)) if self.states else self.words


def date_fits(claimed: Edtf, found: Edtf) -> bool | None:
    """Return whether a date of the log lies in the claimed one; None where it may, and may not."""
    if claimed.earliest <= found.earliest and found.latest <= claimed.latest:
        return True
    if found.text.rstrip("~") == claimed.text:  # as exact as the log itself
        return True
    apart = found.latest < claimed.earliest or claimed.latest < found.earliest
    return False if apart or found.is_exact else None


def _event_dates(event: Event) -> tuple[Edtf, ...]:
    """Return the dates that a claim may give an event: of the act, of its effect."""
    return tuple(dict.fromkeys((event.date, event.takes_effect)))


def days_apart(event: Event, claimed: Edtf) -> int:
    """Return how many days lie between an event and a claimed date; none if they may touch."""
    return min(_gap(claimed, found) for found in (*_event_dates(event), _span(event)))


def _gap(one: Edtf, other: Edtf) -> int:
    first, last = sorted((one, other), key=lambda found: (found.earliest, found.latest))
    end = last.earliest if last.earliest != FIRST else last.latest
    start = first.latest if first.latest != LAST else first.earliest
    return max((end - start).days, 0)


def _span(event: Event) -> Edtf:
    """Return the days through which an event lasted, as a window."""
    last: date = event.last.latest if isinstance(event, OngoingEvent) else event.date.latest
    return between(event.date.earliest, max(last, event.date.earliest))


def date_differs(what: EventClaim, event: Event) -> bool:
    """Return whether the date of an event is certainly not as claimed."""
    return what.date is not None and any(not found.open for found in _date(what.date, event))


def _date(claimed: Edtf, event: Event) -> Iterator[Mismatch]:
    """Yield in what the date of an event is not as claimed. What lasts may be claimed of any day of it."""
    fits = {date_fits(claimed, found) for found in _event_dates(event)}
    if isinstance(event, OngoingEvent) and event.date.is_exact and event.date.earliest <= claimed.earliest:
        ends = event.last
        fits.add(True if claimed.latest <= ends.earliest else None if claimed.latest <= ends.latest else False)
    if True not in fits:
        dates = " and ".join(str(found) for found in _event_dates(event))
        yield Mismatch(f"the date is {dates}, not {claimed}", open=None in fits)


def _figure_fits(claimed: Figure, found: Figure) -> bool:
    """Return whether two figures can be of one count: their ranges touch, or they are the same number."""
    if claimed.number == found.number and claimed.upper == found.upper:
        return True
    (low, high), (least, most) = _range(claimed), _range(found)
    return low <= most and least <= high


def _range(figure: Figure) -> tuple[float, float]:
    number = figure.number
    if figure.upper is not None:
        return number, figure.upper
    match figure.qualifier:
        case "~":
            return number * (1 - _ABOUT), number * (1 + _ABOUT)
        case ">":
            return number + 1, number * (1 + _MORE) - 1
        case "<=":
            return number * (1 - _MORE), number
        case _:
            return number, number


def count_range(claimed: Figure) -> tuple[float, float]:
    """Return the least and the greatest count that is as claimed; "more than" has no end here."""
    match claimed.qualifier:
        case ">":
            return claimed.number + 1, inf
        case "<=":
            return 0, claimed.number
        case _:
            return _range(claimed)


def mismatches(what: EventClaim, event: Event) -> list[Mismatch]:
    """Return everything in which an event is not as claimed, but for what makes it the event that is meant."""
    return [
        *(_date(what.date, event) if what.date else ()),
        *_sets(what, event),
        *_words(what, event),
        *_figures(what, event),
        *_figure_mismatches(what, event),
    ]


def _sets(what: EventClaim, event: Event) -> Iterator[Mismatch]:
    host = getattr(event, "host", ())
    for name, claimed, found in (("States", what.states, (*event.states, *host)), ("hosts", what.host, host)):
        missing = [code for code in claimed if code not in found]
        if missing and found:
            yield Mismatch(f"the {name} are {{}}, without {{}}", states=(tuple(dict.fromkeys(found)), missing))
        elif missing:
            yield Mismatch(f"the log does not say which {name}", open=True)
    further = [code for code in event.states if code not in what.states] if what.only else []
    if further:
        yield Mismatch("{} too", states=(further,))
    addressed: tuple[StateCode, ...] = getattr(event, "to", ())
    if what.to and not set(what.to) <= set(addressed):
        claimed = tuple(StateCode(code) for code in what.to)
        if addressed:
            yield Mismatch("addressed to {}, not {}", states=(addressed, claimed))
        else:
            yield Mismatch("addressed to nobody known, not to {}", states=(claimed,))


def _words(what: EventClaim, event: Event) -> Iterator[Mismatch]:
    for name in ("place", "person"):
        claimed: str | None = getattr(what, name)
        found: str | None = getattr(event, name, None)
        if claimed and not found:
            yield Mismatch(f"the log gives no {name}", open=True)
        elif claimed and found and claimed.casefold() not in found.casefold():
            yield Mismatch(f"the {name} is {found}, not {claimed}")


def _figures(what: EventClaim, event: Event) -> Iterator[Mismatch]:
    for name in FIGURES:
        claimed: Figure | None = getattr(what, name)
        found: Figure | None = getattr(event, name, None)
        if (claimed or what.largest == name) and not found:
            yield Mismatch(f"the log gives no figure for {name}", open=True)
        elif claimed and found and not _figure_fits(claimed, found):
            yield Mismatch(f"{name} {found}, not {claimed}")


def _figure_mismatches(what: EventClaim, event: Event) -> Iterator[Mismatch]:
    """Compare with the figures that the event's title and note give in words."""
    for word, claimed in what.figures.items():
        found = list(_figures_before(f"{event.title}. {event.note or ''}", word))
        if not found:
            yield Mismatch(f"the log gives no figure for {word}", open=True)
        elif not any(_figure_fits(claimed, figure) for figure in found):
            figures = " or ".join(str(figure) for figure in found)
            yield Mismatch(f"{figures} {word}, not {claimed}")


_QUALIFIERS: Final[Mapping[str, str]] = {"about ": "~", "some ": "~", "more than ": ">", "over ": ">", "up to ": "<="}


def _figures_before(text: str, word: str) -> Iterator[Figure]:
    """Yield the figures that a text gives before a word, or one word off: "more than 1,000 Afghan soldiers"."""
    before = "|".join(_QUALIFIERS)
    pattern = rf"({before})?(?<![\d,.])(\d{{1,3}}(?:,\d{{3}})+|\d{{1,9}})(?: [^\W\d]+)? {re.escape(word)}\b"
    for found in re.finditer(pattern, text, re.IGNORECASE):
        qualifier = _QUALIFIERS.get((found[1] or "").casefold(), "")
        yield Figure(int(found[2].replace(",", "")), qualifier)
