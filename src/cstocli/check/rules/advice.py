"""Advice on style, which makes a log easier to read. A log that ignores it is still sound."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar, Final

from cstocli.check.context import CheckContext
from cstocli.check.field_types import keys_of_type
from cstocli.check.rule import Codes, Rule, rule
from cstocli.check.rules.days import dates_of
from cstocli.model.dates import LAST, Between, Edtf, month_span
from cstocli.model.diagnostics import Finding, Severity
from cstocli.model.terms import StateCode

_MAX_TITLE: Final = 100
_STATES: Final = keys_of_type(tuple[StateCode, ...])
_DECEMBER: Final = 12


@rule("CS901", "title-with-full-stop")
class TitleWithFullStop(Rule):
    """A title ends with a full stop.

    Why: titles are shown in tables and lists, like headlines.
    Example: `title = "Uzbekistan is suspended."`.
    Instead: `title = "Uzbekistan is suspended"`.
    """

    severity = Severity.ADVICE

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each title that breaks the rule, in rejected events too."""
        for path, event in context.events_and_rejected:
            if event.title.endswith("."):
                yield self.at((*path, "title"), "the title ends with a full stop", hint="remove it")


@rule("CS902", "long-title")
class LongTitle(Rule):
    """A title is longer than 100 characters.

    Why: a title should fit one line of a table.
    Example: a title that also explains the reasons and lists all those present.
    Instead: say only what happened, and move the rest to `note`.
    """

    severity = Severity.ADVICE

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each title that breaks the rule, in rejected events too."""
        for path, event in context.events_and_rejected:
            if len(event.title) > _MAX_TITLE:
                headline = f"the title has {len(event.title)} characters"
                yield self.at((*path, "title"), headline, hint="say only what happened, and move the rest to `note`")


@rule("CS903", "out-of-order")
class OutOfOrder(Rule):
    """An event is listed below a later one.

    Why: people read a log from top to bottom and expect the oldest event first. Replay sorts events by itself.
    Example: an event of 1994 below one of 2002.
    Instead: move the earlier event up.
    """

    severity = Severity.ADVICE
    requires: ClassVar[Codes] = ("CS601", "CS602", "CS603", "CS604", "CS605")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each event that is certainly earlier than the one above it."""
        for (above, later), (path, event) in pairwise(context.events):
            if event.date.latest < later.date.earliest:
                yield self.at(
                    (*path, "date"),
                    f"the event of {event.date} is listed below one of {later.date}",
                    hint="move it up, so that the oldest event comes first",
                    also=(((*above, "date"), "the later event above it"),),
                )


@rule("CS904", "unsorted-states")
class UnsortedStates(Rule):
    """A list of States is not in alphabetical order.

    Why: sorted lists are easy to compare.
    Example: `states = ["XB", "XA"]`.
    Instead: `states = ["XA", "XB"]`.
    """

    severity = Severity.ADVICE

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each list of States that is not sorted, in rejected events too."""
        for path, event in context.events_and_rejected:
            for key in _STATES[type(event)]:
                codes = getattr(event, key) or ()
                if len(codes) > 1 and list(codes) != sorted(codes):
                    listed = ", ".join(f'"{code}"' for code in sorted(codes))
                    yield self.at((*path, key), f"`{key}` is not sorted", hint=f"write [{listed}]")


@rule("CS905", "long-way-to-say-it")
class LongWayToSayIt(Rule):
    """A date range could be written as one day, month or year, or `effect` repeats `date`.

    Why: the shorter form means the same, and a range suggests that a source gave two dates.
    Example: `date = "[2012-06-01..2012-06-30]"`; `date = "2012-06-28"` with `effect = "2012-06-28"`.
    Instead: `date = "2012-06"`; leave `effect` out.
    """

    severity = Severity.ADVICE

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each date that can be written in fewer characters."""
        for path, event in context.events_and_rejected:
            for key, value in dates_of(event):
                short = _short(value)
                if short:
                    yield self.at((*path, key), f"{value} is the same as {short}", hint=f'write "{short}"')
            if event.effect is not None and event.effect == event.date:
                headline = "`effect` repeats `date`"
                yield self.at((*path, "effect"), headline, hint="remove `effect`")


def _short(value: Edtf) -> str | None:
    first, last = value.earliest, value.latest
    if not isinstance(value, Between) or last == LAST or "," in value.text:
        return None
    if first == last:
        return first.isoformat()
    if (first, last) == month_span(first.year, first.month):
        return f"{first:%Y-%m}"
    whole = (month_span(first.year, 1)[0], month_span(first.year, _DECEMBER)[1])
    return f"{first:%Y}" if (first, last) == whole else None


@rule("CS906", "default-written-out")
class DefaultWrittenOut(Rule):
    """A key is set to its default.

    Why: keys that only repeat a default distract from those that matter.
    Example: `status = "held"`; `unknown = false`; `links = []`.
    Instead: remove the key.
    """

    severity = Severity.ADVICE

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each key that is set to its default.

        An empty list of sources is a fault of CS701. An empty `predecessor` is not a default: it records a handover
        after a vacancy.
        """
        for path in context.log.written_defaults:
            if path[0] in {"event", "rejected"}:
                yield self.at(path, f"`{path[-1]}` is set to its default", hint="remove it", on_key=True)
