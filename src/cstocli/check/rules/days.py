"""Rules on dates: their order, the period that the log covers, and placeholders for unknown days."""

from __future__ import annotations

import re
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
_FIRST_FAR_TEXT: Final = "2200"
"""From this year on, a date is taken as a placeholder for "for ever"."""


def dates_of(event: Event) -> Iterator[tuple[str, Edtf]]:
    """Yield the key and the value of each date of an event."""
    for key in _DATES[type(event)]:
        value = getattr(event, key)
        if value is not None:
            yield key, value


def ends(context: CheckContext) -> Iterator[tuple[KeyPath, date]]:
    """Yield the path and the value of each verification date, the general one and those of single subjects."""
    yield ("log", "verified_to"), context.log.verified_to
    for subject, day in context.log.verified.items():
        yield ("log", "verified", subject), day


def _is_sentinel(text: str) -> bool:
    if len(text) == _DAY_LENGTH:  # true of nearly every date
        return text >= _FIRST_FAR_TEXT or text in _SENTINELS
    bounds = re.findall(r"[0-9X]{4}(?:-[0-9]{2}){0,2}", text)
    return any(bound in _SENTINELS or bound.replace("X", "0") >= _FIRST_FAR_TEXT for bound in bounds)


@rule("CS601", "effect-before-act")
class EffectBeforeAct(Rule):
    """An act takes effect before its own date, however imprecise dates are resolved.

    Why: `date` is the day of the act and `effect` the first day on which it has effect. They are easily swapped.
    Example: `date = "2012-12-19"` with `effect = "2012-06-28"`.
    Instead: swap them. If an act really has effect in the past, accept it with `allow` and the reason.
    """

    requires: ClassVar[Codes] = ("CS605",)

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each event that certainly takes effect before its date, rejected ones too."""
        for path, event in context.having("effect"):
            if event.effect is not None and event.effect.latest < event.date.earliest:
                yield self.at(
                    (*path, "effect"),
                    f"takes effect on {event.effect}, before the act of {event.date}",
                    "earlier than the act",
                    hint="swap the two dates, or correct one",
                    also=(((*path, "date"), "the day of the act"),),
                )


@rule("CS602", "end-before-start")
class EndBeforeStart(Rule):
    """Something ends before it begins, however imprecise dates are resolved.

    Why: one of the dates is wrong, or the two are swapped.
    Example: `date = "2008-08-10"` with `end = "2008-08-01"`.
    Instead: swap them, or correct one; `end` is the last day, inclusive.
    """

    requires: ClassVar[Codes] = ("CS605",)

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each event that certainly ends before it begins, rejected ones too."""
        for path, event in context.events_and_rejected:
            if isinstance(event, OngoingEvent) and event.end is not None and event.end.latest < event.date.earliest:
                yield self.at(
                    (*path, "end"),
                    f"ends on {event.end}, before it begins on {event.date}",
                    "earlier than the first day",
                    hint="swap the two dates, or correct one",
                    also=(((*path, "date"), "the first day"),),
                )


@rule("CS603", "before-the-log")
class BeforeTheLog(Rule):
    """An event is earlier than the first day of the log.

    Why: the log states with `first_day` that it covers nothing before that day.
    Example: `first_day = "1991-12-21"` and an event of 1919.
    Instead: correct the date, or set an earlier `first_day`.
    """

    requires: ClassVar[Codes] = ("CS605",)

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each event that is certainly before the first day."""
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
    """An event that took place is later than the last verified day.

    Why: `verified_to` is the last day through which sources were read. Answers about later days are not reliable.
    Example: `verified_to = "2026-02-10"` and an event of 2062-01-05.
    Instead: correct the date, set `verified_to` to a later day, or mark the event as `planned`.
    """

    requires: ClassVar[Codes] = ("CS605", "CS606")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each event held after the latest verification date of the log and its single subjects."""
        last, where = max((day, path) for path, day in ends(context))
        for path, event in context.events:
            if event.date.earliest > last and event.status is Status.HELD:
                yield self.at(
                    (*path, "date"),
                    f"{event.date} is after the last verified day",
                    f"verified through {last}",
                    hint='correct the date or `verified_to`, or add `status = "planned"`',
                    also=((where, "verified through here"),),
                )


@rule("CS605", "sentinel-date")
class SentinelDate(Rule):
    """A date is a placeholder that programs write for an unknown day: 9999-12-31, 1970-01-01, 1900-01-01.

    Why: replay would treat it as a real day.
    Example: `end = "9999-12-31"`.
    Instead: leave out `end`; write `"[2021-08..]"` for a day in or after August 2021.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each placeholder, in [log] and in rejected events too."""
        for path, day in (*ends(context), (("log", "first_day"), context.log.first_day)):
            if _is_sentinel(str(day)):
                yield self._at(path, str(day), "write the actual day")
        for path, event in context.events_and_rejected:
            for key, value in dates_of(event):
                if _is_sentinel(value.text):
                    hint = 'leave out the key, or leave one end open: "[2021-08..]"'
                    yield self._at((*path, key), value.text, hint)

    def _at(self, path: KeyPath, text: str, hint: str) -> Finding:
        return self.at(path, f"{text} is a placeholder, not a day", hint=hint)


@rule("CS606", "log-ends-before-it-begins")
class LogEndsBeforeItBegins(Rule):
    """The last verified day of the log is before its first day.

    Why: the log would cover no day at all.
    Example: `first_day = "2026-01-01"` with `verified_to = "1991-12-21"`.
    Instead: swap the two dates.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each verification date that is before the first day."""
        for path, last in ends(context):
            if last < context.log.first_day:
                yield self.at(
                    path,
                    f"verified through {last}, before the first day {context.log.first_day}",
                    hint="swap the two dates, or correct one",
                    also=((("log", "first_day"), "the first day"),),
                )


@rule("CS607", "evidence-before-fact")
class EvidenceBeforeFact(Rule):
    """The evidence ends before what it is about: `evidence_to` before the event, or `presumed_to` before `verified_to`.

    Why: after the last day of evidence an answer is presumed, and later unknown; it cannot be so from the start.
    Example: `evidence_to = "2012-12-04"` in an event of 2013.
    Instead: write the last day on which a source shows that the consequence lasts, or remove the key.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each last day of evidence that is too early."""
        for path, event in context.having("evidence_to"):
            first = event.takes_effect.earliest
            if event.evidence_to is not None and event.evidence_to < first:
                key = "effect" if event.effect else "date"
                yield self.at(
                    (*path, "evidence_to"),
                    f"the evidence ends on {event.evidence_to}, before the event takes effect on {first}",
                    hint="write the last day on which a source shows its consequence",
                    also=(((*path, key), "it takes effect here"),),
                )
        presumed = context.log.presumed_to
        for path, verified in ends(context):
            if presumed is not None and presumed < verified:
                yield self.at(
                    ("log", "presumed_to"),
                    f"presumed through {presumed}, before the last verified day {verified}",
                    hint="write a later day, or remove the key",
                    also=((path, "verified through here"),),
                )
