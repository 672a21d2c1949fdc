"""Rules on links, which lead from an event to an earlier one or to one that it is part of, never in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final

from cstocli.check.context import CheckContext
from cstocli.check.field_types import keys_of_type
from cstocli.check.rule import Codes, Rule, rule, with_article
from cstocli.model.diagnostics import Finding, KeyPath, Severity
from cstocli.model.events import (
    Absence,
    Appeal,
    Crisis,
    Decision,
    Deployment,
    Event,
    Exercise,
    Notice,
    OngoingEvent,
    Statement,
    WithdrawalOfForces,
)
from cstocli.model.terms import EventId, SessionForm, SourceKey, StateCode

_BACKWARD: Final[Mapping[type[Event], tuple[type[Event], ...]]] = {
    Crisis: (Appeal, Deployment, WithdrawalOfForces),
    Appeal: (Deployment, WithdrawalOfForces),
    Deployment: (WithdrawalOfForces,),
}
"""Kinds of events and the kinds that may result from them: a link from a key to one of its values is reversed."""
_LISTS: Final = keys_of_type(
    tuple[StateCode, ...],
    tuple[SourceKey, ...],
    tuple[EventId, ...],
    tuple[SessionForm, ...],
    tuple[str, ...],
)
_MAY_REFER_TO_FUTURE: Final = (Decision, Notice, Statement)
"""Kinds that may announce, order or refuse a later event."""


def _leads_to(event: Event) -> tuple[EventId, ...]:
    umbrella = event.umbrella if isinstance(event, Exercise) else None
    return (*event.links, umbrella) if umbrella else event.links


@rule("CS802", "links-in-a-circle")
class LinksInACircle(Rule):
    """Links or umbrellas lead from an event back to itself.

    Why: a link means that an event answers another one or is part of it, so a circle has no meaning.
    Example: `a` links to `b`, and `b` links to `a`.
    Instead: keep only the link of the later event, or of the part.
    """

    blames_related = True

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield one finding for each circle, at the link that closes it."""
        done: set[EventId] = set()
        for _, event in (*context.having("links"), *context.having("umbrella")):
            if event.id not in done and event.id in context.log.by_id:
                yield from self._from(context, event, done)

    def _from(self, context: CheckContext, start: Event, done: set[EventId]) -> Iterator[Finding]:
        """Follow the links from one event, and yield a finding for each that leads back to an event on the path."""
        way: dict[EventId, Iterator[EventId]] = {start.id: iter(_leads_to(start))}
        while way:
            here = next(reversed(way))
            target = next(way[here], None)
            if target is None:
                del way[here]
                done.add(here)
            elif target in way:
                yield self._closing(context, context.log.by_id[here], target)
            elif target not in done:
                way[target] = iter(_leads_to(context.log.by_id[target]))

    def _closing(self, context: CheckContext, event: Event, target: EventId) -> Finding:
        keys = ("links", event.links.index(target)) if target in event.links else ("umbrella",)
        if event.id == target:
            return self.at(context.path(event, *keys), "an event links to itself", hint="remove the link")
        first = context.log.by_id[target]
        return self.at(
            context.path(event, *keys),
            f"links lead from `{target}` back to itself",
            "this link closes the circle",
            hint="keep only the link of the later event, or of the part",
            also=((context.path(first, "links" if first.links else "umbrella"), "the circle begins here"),),
        )


class _LinkRule(Rule):
    """A rule that judges each link by itself."""

    def each(self, context: CheckContext) -> Iterator[tuple[KeyPath, Event, Event]]:
        """Yield the path of each link, the event that has it, and the event to which it leads."""
        for path, event in context.having("links"):
            if event.id in context.log.by_id:
                for position, link in enumerate(event.links):
                    yield (*path, "links", position), event, context.log.by_id[link]


@rule("CS803", "link-of-wrong-kind")
class LinkOfWrongKind(_LinkRule):
    """A link is reversed: it leads from a crisis or an appeal to its result, or from a deployment to its end.

    Why: links lead from an answer to what it answers, so a chain can be followed from its end.
    Example: an `appeal` with `links = ["the-deployment"]`.
    Instead: move the link to the other event.
    """

    requires: ClassVar[Codes] = ("CS802",)

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each link from a kind to one that may result from it."""
        for path, event, target in self.each(context):
            if isinstance(target, _BACKWARD.get(type(event), ())):
                yield self.at(
                    path,
                    f"a link from {with_article(event.kind)} to {with_article(target.kind)} is reversed",
                    with_article(target.kind),
                    hint=f"move the link to `{target.id}`",
                    also=((context.path(target, "kind"), "the linked event"),),
                )


@rule("CS804", "answer-before-appeal")
class AnswerBeforeAppeal(_LinkRule):
    """A decision or a deployment answers a later appeal.

    Why: an answer follows its appeal. One of the dates is wrong, or an earlier appeal is meant.
    Example: a `deployment` of 2022-01-04 that links to an `appeal` of 2022-01-05.
    Instead: correct the date, or link to the appeal that it answers.
    """

    requires: ClassVar[Codes] = ("CS601", "CS602", "CS605", "CS802")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each answer that is certainly earlier than its appeal."""
        for path, event, target in self.each(context):
            if _is_answer(event, target) and event.date.latest < target.date.earliest:
                yield self.at(
                    path,
                    f"the answer of {event.date} is earlier than its appeal of {target.date}",
                    "this appeal was made later",
                    hint="correct one of the dates, or link to the appeal that it answers",
                    also=((context.path(target, "date"), "the appeal"),),
                )


def _is_answer(event: Event, target: Event) -> bool:
    return isinstance(target, Appeal) and isinstance(event, Decision | Deployment)


@rule("CS805", "link-to-later")
class LinkToLater(_LinkRule):
    """An event links to one that begins only after it ends.

    Why: links lead back in time, to what an event answers, or up, to what it is part of.
    A decision, a notice or a statement may refer to a later event.
    Example: an `exercise` in May that links to a `session` in June.
    Instead: move the link to the later event.
    """

    severity = Severity.WARNING
    requires: ClassVar[Codes] = ("CS601", "CS602", "CS605", "CS802", "CS803", "CS804")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each link to a certainly later event."""
        for path, event, target in self.each(context):
            last = event.last if isinstance(event, OngoingEvent) else event.date
            if last.latest < target.date.earliest and not isinstance(event, _MAY_REFER_TO_FUTURE):
                yield self.at(
                    path,
                    f"an event that ends on {last} links to one of {target.date}",
                    "begins after this event ends",
                    hint=f"move the link to `{target.id}`",
                    also=((context.path(target, "date"), "the later event"),),
                )


@rule("CS806", "absence-from-nothing")
class AbsenceFromNothing(Rule):
    """An absence does not link to the session or exercise that the States did not attend.

    Why: without the link, it is unknown what the States were absent from.
    Example: an `absence` without `links`.
    Instead: link to the `session` or `exercise`, and record it if it is missing.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each absence without a link to an ongoing event."""
        for path, event in context.of(Absence):
            if not any(isinstance(context.log.by_id[link], OngoingEvent) for link in event.links):
                hint = "link to the `session` or `exercise`"
                yield self.at((*path, "links"), "an absence without its session or exercise", hint=hint)


@rule("CS807", "listed-twice")
class ListedTwice(Rule):
    """A list in an event has the same item twice: a State, a source or a link.

    Why: counts would include it twice.
    Example: `sources = ["s1", "s1"]`.
    Instead: remove one of the two.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each list with a repeated item, in rejected events too."""
        for path, event in context.events_and_rejected:
            for key in _LISTS[type(event)]:
                value = getattr(event, key) or ()
                if len(value) > 1 and len(set(value)) < len(value):
                    position = next(at for at, item in enumerate(value) if item in value[:at])
                    headline = f"`{value[position]}` is in `{key}` twice"
                    yield self.at((*path, key, position), headline, hint="remove one of the two")
