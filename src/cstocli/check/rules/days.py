"""Dates: possible ones, in order, inside what the log covers, no finer than they can be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Final

from cstocli.check.context import CheckContext
from cstocli.check.field_types import keys_of_type
from cstocli.check.rule import Codes, Rule, rule
from cstocli.model.dates import Edtf
from cstocli.model.diagnostics import Finding, KeyPath
from cstocli.model.events import Event, OngoingEvent
from cstocli.model.terms import Status

_DATES: Final = keys_of_type(Edtf)
_SENTINELS: Final = frozenset({"0001-01-01", "1899-12-30", "1900-01-01", "1904-01-01", "1970-01-01", "2099-12-31"})
_DAY_LENGTH: Final = 10
_FAR: Final = 2200
_FAR_TEXT: Final = str(_FAR)
"""Years from this one on are no dates of an organisation that exists, but say "for ever"."""


def dates_of(event: Event) -> Iterator[tuple[str, Edtf]]:
    """Yield the dates of an event by key."""
    for key in _DATES[type(event)]:
        value = getattr(event, key)
        if value is not None:
            yield key, value


def ends(context: CheckContext) -> Iterator[tuple[KeyPath, date]]:
    """Yield the last days through which sources were read, on any subject, each with its path."""
    yield ("log", "verified_to"), context.log.verified_to
    for subject, day in context.log.verified.items():
        yield ("log", "verified", subject), day


def _is_sentinel(text: str) -> bool:
    if len(text) == _DAY_LENGTH:  # as nearly every date
        return text >= _FAR_TEXT or text in _SENTINELS
    bounds = (bound.rstrip("~") for bound in text.split("/") if bound != "..")
    return any(bound in _SENTINELS or int(bound[:4]) >= _FAR for bound in bounds)


@rule("CS601", "effect-before-act")
class EffectBeforeAct(Rule):
    """An act takes effect before the day of the act, by every reading of the two dates.

    Why: `date` is the day of the act and `effect` the first day on which its consequence holds; some exchange them.
    Example: `date = "2012-12-19"` with `effect = "2012-06-28"`.
    Instead: exchange them; an effect that really lies in the past is accepted with `allow` and the reason.
    """

    requires: ClassVar[Codes] = ("CS605",)

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each such act, rejected ones too."""
        for path, event in context.having("effect"):
            if event.effect is not None and event.effect.latest < event.date.earliest:
                yield self.at(
                    (*path, "effect"),
                    f"takes effect on {event.effect}, before the act of {event.date}",
                    "earlier than the act",
                    hint="exchange the two dates, or correct one",
                    also=(((*path, "date"), "the day of the act"),),
                )


@rule("CS602", "end-before-start")
class EndBeforeStart(Rule):
    """Something ends before it begins, by every reading of the two dates.

    Why: one of the dates is wrong, or the two are exchanged.
    Example: `date = "2008-08-10"` with `end = "2008-08-01"`.
    Instead: exchange them, or correct one; `end` is the last day, included.
    """

    requires: ClassVar[Codes] = ("CS605",)

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each such event, rejected ones too."""
        for path, event in context.events_and_rejected:
            if isinstance(event, OngoingEvent) and event.end is not None and event.end.latest < event.date.earliest:
                yield self.at(
                    (*path, "end"),
                    f"ends on {event.end}, before it begins on {event.date}",
                    "earlier than the first day",
                    hint="exchange the two dates, or correct one",
                    also=(((*path, "date"), "the first day"),),
                )


@rule("CS603", "before-the-log")
class BeforeTheLog(Rule):
    """An event lies before `first_day` of the log, by every reading of its date.

    Why: the log says that it covers nothing before that day, so an answer about it would be a guess.
    Example: `first_day = "1991-12-21"` and an event of 1919.
    Instead: correct the date, or let the log begin earlier.
    """

    requires: ClassVar[Codes] = ("CS605",)

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each such event."""
        first = context.log.first_day
        for path, event in context.events:
            if event.date.latest < first:
                yield self.at(
                    (*path, "date"),
                    f"{event.date} is before the first day of the log",
                    f"the log begins on {first}",
                    hint="correct the date, or `first_day` in [log]",
                    also=((("log", "first_day"), "the log begins here"),),
                )


@rule("CS604", "after-verified")
class AfterVerified(Rule):
    """An event took place after the last day through which sources were read, by every reading of its date.

    Why: `verified_to` shows readers through which day an answer can be trusted.
    Example: `verified_to = "2026-02-10"` and an event of 2062-01-05.
    Instead: correct the date, set `verified_to` to the day that was read to, or mark the event as `planned`.
    """

    requires: ClassVar[Codes] = ("CS605", "CS606")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each event that was held after that day; a subject may have a later one of its own."""
        last, where = max((day, path) for path, day in ends(context))
        for path, event in context.events:
            if event.date.earliest > last and event.status is Status.HELD:
                yield self.at(
                    (*path, "date"),
                    f"{event.date} is after the last day that was verified",
                    f"verified through {last}",
                    hint='correct the date or `verified_to`, or add `status = "planned"`',
                    also=((where, "verified through here"),),
                )


@rule("CS605", "sentinel-date")
class SentinelDate(Rule):
    """A date is one that programs put where none is known: 9999-12-31, 1970-01-01, 1900-01-01.

    Why: it would be replayed as a day. What is not known is left open.
    Example: `end = "9999-12-31"`.
    Instead: leave `end` out; write `"2021-08/.."` for "some day from then on".
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each such date, in [log] too."""
        for path, day in (*ends(context), (("log", "first_day"), context.log.first_day)):
            if _is_sentinel(str(day)):
                yield self._at(path, str(day), "write the day that is meant")
        for path, event in context.events_and_rejected:
            for key, value in dates_of(event):
                if _is_sentinel(value.text):
                    hint = 'leave the key out, or leave one side open: "2021-08/.."'
                    yield self._at((*path, key), value.text, hint)

    def _at(self, path: KeyPath, text: str, hint: str) -> Finding:
        return self.at(path, f"{text} stands for no day", hint=hint)


@rule("CS606", "log-ends-before-it-begins")
class LogEndsBeforeItBegins(Rule):
    """The log was verified through a day before its first day.

    Why: it would cover nothing.
    Example: `first_day = "2026-01-01"` with `verified_to = "1991-12-21"`.
    Instead: exchange the two.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield one finding at most for each last day."""
        for path, last in ends(context):
            if last < context.log.first_day:
                yield self.at(
                    path,
                    f"verified through {last}, before the first day {context.log.first_day}",
                    hint="exchange the two days, or correct one",
                    also=((("log", "first_day"), "the first day"),),
                )
