"""Style: what makes a log easier to read. A log that takes none of it is sound all the same."""

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

    Why: titles stand in tables and lists, as headlines do.
    Example: `title = "Uzbekistan is suspended."`.
    Instead: `title = "Uzbekistan is suspended"`.
    """

    severity = Severity.ADVICE

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each such title."""
        for path, event in context.events_and_rejected:
            if event.title.endswith("."):
                yield self.at((*path, "title"), "a title with a full stop", hint="leave it out")


@rule("CS902", "long-title")
class LongTitle(Rule):
    """A title is longer than 100 characters.

    Why: a title is read at a glance, in one line of a table.
    Example: a title that explains why, and who else was there.
    Instead: keep what happened, and put the rest into `note`.
    """

    severity = Severity.ADVICE

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each such title."""
        for path, event in context.events_and_rejected:
            if len(event.title) > _MAX_TITLE:
                headline = f"a title of {len(event.title)} characters"
                yield self.at((*path, "title"), headline, hint="keep what happened, and put the rest into `note`")


@rule("CS903", "out-of-order")
class OutOfOrder(Rule):
    """An event stands below one that is later, by every reading of the two dates.

    Why: a log is read from top to bottom, oldest first. Replay puts it in order by itself.
    Example: an event of 1994 below one of 2002.
    Instead: move it up.
    """

    severity = Severity.ADVICE
    requires: ClassVar[Codes] = ("CS601", "CS602", "CS603", "CS604", "CS605")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each event that is older than the one above it."""
        for (above, later), (path, event) in pairwise(context.events):
            if event.date.latest < later.date.earliest:
                yield self.at(
                    (*path, "date"),
                    f"an event of {event.date} below one of {later.date}",
                    hint="move it up: oldest first",
                    also=(((*above, "date"), "the later event above it"),),
                )


@rule("CS904", "unsorted-states")
class UnsortedStates(Rule):
    """A list of States is not in the order of the alphabet.

    Why: two versions of a list can be compared at a glance when both are sorted.
    Example: `states = ["XB", "XA"]`.
    Instead: `states = ["XA", "XB"]`.
    """

    severity = Severity.ADVICE

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each such list."""
        for path, event in context.events_and_rejected:
            for key in _STATES[type(event)]:
                codes = getattr(event, key) or ()
                if len(codes) > 1 and list(codes) != sorted(codes):
                    listed = ", ".join(f'"{code}"' for code in sorted(codes))
                    yield self.at((*path, key), f"`{key}` is not sorted", hint=f"write [{listed}]")


@rule("CS905", "long-way-to-say-it")
class LongWayToSayIt(Rule):
    """A window is a day, a whole month or a whole year, or an `effect` is the day of the act.

    Why: there is a shorter way to say the same, and a window looks as if a source had given it.
    Example: `date = "2012-06-01/2012-06-30"`; `date = "2012-06-28"` with `effect = "2012-06-28"`.
    Instead: `date = "2012-06"`; leave `effect` out.
    """

    severity = Severity.ADVICE

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each date that can be written in fewer characters."""
        for path, event in context.events_and_rejected:
            for key, value in dates_of(event):
                short = _short(value)
                if short:
                    yield self.at((*path, key), f"{value} is {short}", hint=f'write "{short}"')
            if event.effect is not None and event.effect == event.date:
                headline = "the effect is on the day of the act"
                yield self.at((*path, "effect"), headline, hint="leave `effect` out")


def _short(value: Edtf) -> str | None:
    first, last = value.earliest, value.latest
    if not isinstance(value, Between) or last == LAST:
        return None
    if first == last:
        return first.isoformat()
    if (first, last) == month_span(first.year, first.month):
        return f"{first:%Y-%m}"
    whole = (month_span(first.year, 1)[0], month_span(first.year, _DECEMBER)[1])
    return f"{first:%Y}" if (first, last) == whole else None


@rule("CS906", "default-written-out")
class DefaultWrittenOut(Rule):
    """A key says what holds without it.

    Why: what is written stands out; what goes without saying should not.
    Example: `status = "held"`; `unknown = false`; `links = []`.
    Instead: leave it out.
    """

    severity = Severity.ADVICE

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each such key; a `predecessor` of nothing in quotes says that nobody handed over.

        Empty lists of sources have a rule of their own.
        """
        for path in context.log.written_defaults:
            if path[0] in {"event", "rejected"}:
                yield self.at(path, f"`{path[-1]}` says what holds without it", hint="leave it out", on_key=True)
