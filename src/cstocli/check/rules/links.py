"""Links: from the later or lesser event to the earlier or greater one, never in a circle."""

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
"""What comes of what: a link from the key to one of the values leads the wrong way."""
_LISTS: Final = keys_of_type(
    tuple[StateCode, ...],
    tuple[SourceKey, ...],
    tuple[EventId, ...],
    tuple[SessionForm, ...],
    tuple[str, ...],
)
_SPEAKS_OF_WHAT_COMES: Final = (Decision, Notice, Statement)
"""Kinds that may announce, order or refuse what is still to come."""


def _leads_to(event: Event) -> tuple[EventId, ...]:
    umbrella = event.umbrella if isinstance(event, Exercise) else None
    return (*event.links, umbrella) if umbrella else event.links


@rule("CS802", "links-in-a-circle")
class LinksInACircle(Rule):
    """Links, or umbrellas, lead from an event back to itself.

    Why: a link says "this answers that, or belongs to it"; nothing answers itself.
    Example: `a` links to `b`, and `b` links to `a`.
    Instead: keep the link of the later or lesser event.
    """

    blames_related = True

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield one finding for each circle, at the link that closes it."""
        done: set[EventId] = set()
        for _, event in (*context.having("links"), *context.having("umbrella")):
            if event.id not in done and event.id in context.log.by_id:
                yield from self._from(context, event, done)

    def _from(self, context: CheckContext, start: Event, done: set[EventId]) -> Iterator[Finding]:
        """Walk along the links from one event, and note each that leads back into the way."""
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
            return self.at(context.path(event, *keys), "an event links to itself", hint="take it out")
        first = context.log.by_id[target]
        return self.at(
            context.path(event, *keys),
            f"links lead from `{target}` back to it",
            "this one closes the circle",
            hint="keep the link of the later or lesser event",
            also=((context.path(first, "links" if first.links else "umbrella"), "the way begins here"),),
        )


class _LinkRule(Rule):
    """A rule on single links."""

    def each(self, context: CheckContext) -> Iterator[tuple[KeyPath, Event, Event]]:
        """Yield each link: its path, the event that has it, and the one to which it leads."""
        for path, event in context.having("links"):
            if event.id in context.log.by_id:
                for position, link in enumerate(event.links):
                    yield (*path, "links", position), event, context.log.by_id[link]


@rule("CS803", "link-of-wrong-kind")
class LinkOfWrongKind(_LinkRule):
    """A link leads the wrong way: from a crisis or an appeal to what came of it, or from a deployment to its end.

    Why: a link leads from the answer to what it answers, so that the chain can be followed from its end.
    Example: an `appeal` with `links = ["the-deployment"]`.
    Instead: put the link into the other event.
    """

    requires: ClassVar[Codes] = ("CS802",)

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each link between kinds that cannot stand in that order."""
        for path, event, target in self.each(context):
            if isinstance(target, _BACKWARD.get(type(event), ())):
                yield self.at(
                    path,
                    f"a link from {with_article(event.kind)} to {with_article(target.kind)} leads the wrong way",
                    with_article(target.kind),
                    hint=f"put the link into `{target.id}`",
                    also=((context.path(target, "kind"), "it is here"),),
                )


@rule("CS804", "answer-before-appeal")
class AnswerBeforeAppeal(_LinkRule):
    """A decision or a deployment answers an appeal that comes after it, by every reading of the dates.

    Why: an answer follows. One of the dates is wrong, or it answers an earlier appeal.
    Example: a `deployment` of 2022-01-04 that links to an `appeal` of 2022-01-05.
    Instead: correct the date, or link to the appeal that it answers.
    """

    requires: ClassVar[Codes] = ("CS601", "CS602", "CS605", "CS802")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each answer that is older than its appeal."""
        for path, event, target in self.each(context):
            if _is_answer(event, target) and event.date.latest < target.date.earliest:
                yield self.at(
                    path,
                    f"an answer of {event.date} to an appeal of {target.date}",
                    "made later",
                    hint="correct one of the dates, or link to the appeal that it answers",
                    also=((context.path(target, "date"), "the appeal"),),
                )


def _is_answer(event: Event, target: Event) -> bool:
    return isinstance(target, Appeal) and isinstance(event, Decision | Deployment)


@rule("CS805", "link-to-later")
class LinkToLater(_LinkRule):
    """An event links to one that begins only after it is over, by every reading of the dates.

    Why: links lead back in time, to what is answered, or up, to what the event is a part of.
    A decision, a notice or a statement may speak of what is still to come.
    Example: an `exercise` of May that links to a `session` of June.
    Instead: put the link into the later event.
    """

    severity = Severity.WARNING
    requires: ClassVar[Codes] = ("CS601", "CS602", "CS605", "CS802", "CS803", "CS804")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each link to a later event."""
        for path, event, target in self.each(context):
            last = event.last if isinstance(event, OngoingEvent) else event.date
            if last.latest < target.date.earliest and not isinstance(event, _SPEAKS_OF_WHAT_COMES):
                yield self.at(
                    path,
                    f"a link of {last} to an event of {target.date}",
                    "later than this event",
                    hint=f"put the link into `{target.id}`",
                    also=((context.path(target, "date"), "the later event"),),
                )


@rule("CS806", "absence-from-nothing")
class AbsenceFromNothing(Rule):
    """An absence does not link to what the States stayed away from, a session or an exercise.

    Why: who stays away, stays away from something.
    Example: an `absence` without `links`.
    Instead: link to the `session` or `exercise`; record it if it is missing.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each absence that links to nothing that lasts."""
        for path, event in context.of(Absence):
            if not any(isinstance(context.log.by_id[link], OngoingEvent) for link in event.links):
                hint = "link to the `session` or `exercise`"
                yield self.at((*path, "links"), "an absence from nothing", hint=hint)


@rule("CS807", "listed-twice")
class ListedTwice(Rule):
    """A list of an event has an item twice: a State, a source, a link.

    Why: counts would have it twice.
    Example: `sources = ["s1", "s1"]`.
    Instead: keep one.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each item that stands in its list already, in rejected events too."""
        for path, event in context.events_and_rejected:
            for key in _LISTS[type(event)]:
                value = getattr(event, key) or ()
                if len(value) > 1 and len(set(value)) < len(value):
                    position = next(at for at, item in enumerate(value) if item in value[:at])
                    headline = f"`{value[position]}` stands in `{key}` twice"
                    yield self.at((*path, key, position), headline, hint="keep one")
