"""Rules of legal order on bonds and observers: notice, end, suspension, resumption, and observer status."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from cstocli.check.context import CheckContext
from cstocli.check.legal_order import STANDS, Kinds, OrderRule, Stages, act_phrase, leading_to, stands_on
from cstocli.check.rule import Codes, Rule, rule, with_article
from cstocli.check.trace import reading_of
from cstocli.model.diagnostics import Finding, Severity
from cstocli.model.events import (
    Bonds,
    Notice,
    Observer,
    ObserverAct,
    ObserverEnd,
    Prolongation,
    Resumption,
    TreatyAct,
)
from cstocli.model.terms import Stage, Standing

_SUBJECTS: Final = {
    "state": "{}",
    "bond": "{}",
    "chair": "the chair of `{}`",
    "office": "the office of `{}`",
}
"""The words for a subject of each facet, by its key: the State, the State and the instrument, the body."""
TAKING_PART: Final = frozenset({Standing.MEMBER, Standing.FROZEN, Standing.PARTY})
"""The standings that rule out becoming an observer: the State is already inside; a suspended one is kept out."""


@rule("CS311", "not-bound")
class NotBound(OrderRule):
    """A State leaves, gives notice under, or prolongs an instrument by which it is not bound at the time.

    Why: only a State that is bound can leave or prolong, and a bond ends only once.
    Example: a `withdrawal` of `XA` in 2031, when its bond had lapsed in 2030.
    Instead: record the end only once, or correct the State, the instrument or the date.
    """

    kinds: ClassVar[Kinds] = leading_to(Stage.ENDED)
    stages: ClassVar[Stages] = (None, Stage.ENDED)
    hint = "record the end of a bond only once, or correct the State or the date"

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield findings for acts that end no bond, then for prolongations and notices without one."""
        yield from super().check(context)
        for _, event in context.of(Prolongation, Notice):
            for code in event.states:
                found = context.stages(code, event.instrument, event.takes_effect, reading_of(event))
                if found <= {None, Stage.ENDED}:
                    stands = STANDS[None if None in found else Stage.ENDED]
                    yield self.at(
                        context.state_path(event, code),
                        f"{act_phrase(event, code)}, though it {stands}",
                        stands_on(event.takes_effect, code, stands),
                        hint="correct the State or the date",
                    )


@rule("CS312", "suspended-out-of-standing")
class SuspendedOutOfStanding(OrderRule):
    """A State is suspended under an instrument that is not in force for it, or is already suspended.

    Why: only a bond in force can be suspended (VCLT 57).
    Example: two `suspension` events of `XA` without a `resumption` between them.
    Instead: keep the legal act; mark what the State only did in practice with `basis = "practice"`.
    """

    kinds: ClassVar[Kinds] = leading_to(Stage.SUSPENDED)
    stages: ClassVar[Stages] = (None, Stage.SIGNED, Stage.ACCEDED, Stage.CONTRACTING, Stage.SUSPENDED, Stage.ENDED)
    hint = (
        "correct the State or the date, or keep one of the two suspensions; "
        'mark one that is only practice with `basis = "practice"`'
    )


@rule("CS313", "frozen-out-of-standing")
class FrozenOutOfStanding(OrderRule):
    """A State freezes its participation under an instrument that is not in force for it, or is already frozen.

    Why: only a State that takes part can stop taking part.
    Example: a `freeze` of `XA` while it is suspended.
    Instead: remove the freeze, or correct its date.
    """

    kinds: ClassVar[Kinds] = leading_to(Stage.FROZEN)
    stages: ClassVar[Stages] = (None, *(stage for stage in Stage if stage is not Stage.IN_FORCE))
    hint = "remove it, or correct the State or the date"


@rule("CS314", "nothing-to-resume")
class NothingToResume(OrderRule):
    """A State resumes a membership that was not suspended, frozen or ended.

    Why: there is nothing to resume. If the membership never stopped in law, the State returned only in practice.
    Example: a `resumption` of `XA` in law after a `freeze`, which changed nothing in law.
    Instead: record the suspension or the end, or mark the return with `basis = "practice"`.
    """

    kinds: ClassVar[Kinds] = (Resumption,)
    stages: ClassVar[Stages] = (None, Stage.SIGNED, Stage.ACCEDED, Stage.CONTRACTING, Stage.IN_FORCE)
    hint = 'record the suspension or the end, or mark the return with `basis = "practice"`'


@rule("CS315", "observer-twice")
class ObserverTwice(Rule):
    """A State becomes an observer when it already is one.

    Why: one of the two acts concerns another State or body, or one act is recorded twice.
    Example: two `observer` events of `XC` without a `body` and without an `observer-end` between them.
    Instead: keep one of them, or give the `body` at which the State is an observer.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each State that already observes the body, in every possible order of events."""
        for step in context.steps(Observer):
            if all(isinstance(value, Bonds) and (step.event.body or "") in value.observes for value in step.before):
                body = step.event.body
                same = [act for act in step.earlier if isinstance(act, Observer) and act.body == body]
                yield self.at(
                    context.state_path(step.event, step.state),
                    f"{step.state} becomes an observer, but already is one",
                    f"already an observer on {step.event.takes_effect}",
                    hint="keep one of the two, or give the `body` at which it is an observer",
                    also=tuple((context.path(act, "kind"), "it became one here") for act in same[-1:]),
                )


@rule("CS316", "no-observer-to-end")
class NoObserverToEnd(Rule):
    """A State ceases to be an observer when it is not one.

    Why: the act that made it an observer is missing, or has another `body`.
    Example: an `observer-end` of `XC` without an `observer` event before it.
    Instead: record how it became an observer, with the same `body`.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each State that does not observe the body in any possible order of events."""
        for step in context.steps(ObserverEnd):
            if not any(isinstance(value, Bonds) and (step.event.body or "") in value.observes for value in step.before):
                yield self.at(
                    context.state_path(step.event, step.state),
                    f"{step.state} ceases to be an observer, but is not one",
                    f"not an observer on {step.event.takes_effect}",
                    hint="record how it became an observer, with the same `body`",
                )


@rule("CS317", "member-made-observer")
class MemberMadeObserver(Rule):
    """A State becomes an observer of the organisation while it is a member.

    Why: a member takes part by right. Its withdrawal is missing, or it is an observer at one body only.
    Example: an `observer` event of `XA`, which is a party to the treaty.
    Instead: record the `withdrawal` or `lapse` first, or give the `body` at which it is an observer.
    """

    requires: ClassVar[Codes] = ("CS315",)

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each State that is a member or party on the day, by every reading."""
        for step in context.steps(Observer):
            day = step.event.takes_effect
            if step.event.body is None and context.standings(step.state, day.earliest, day.latest) <= TAKING_PART:
                yield self.at(
                    context.state_path(step.event, step.state),
                    f"{step.state} becomes an observer, but is a member",
                    f"a member on {day}",
                    hint="record how it left, or give the `body` at which it is an observer",
                )


@rule("CS318", "act-of-nobody")
class ActOfNobody(Rule):
    """An act on a treaty or on membership lists no State.

    Why: the event would have no effect, and the gap would be easy to overlook.
    Example: a `signature` without `states`.
    Instead: list in `states` the States that act.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each act on a treaty or on observer status without States."""
        for path, event in context.of(TreatyAct, ObserverAct):
            if not event.states:
                headline = f"{with_article(event.kind)} without States"
                yield self.at(path, headline, hint="list the States that act in `states`", on_key=True)


@rule("CS319", "too-many-windows")
class TooManyWindows(Rule):
    """Too many imprecise dates of one State, chair or office overlap to try every possible order of the events.

    Why: rules skip what they cannot follow in every order, and answers are only possible, not certain.
    Example: seven `suspension` and `resumption` events of `XA`, all dated 1999.
    Instead: give a more precise date, if a source allows it.
    """

    severity = Severity.WARNING

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield one finding for each subject, at the first act that exceeds the limit."""
        seen = set()
        for (subject, _), event in context.unfollowed.items():
            if subject not in seen:
                seen.add(subject)
                yield self.at(
                    context.effect_path(event),
                    f"too many imprecise dates of {_SUBJECTS[subject.facet].format(subject.key)} overlap"
                    " to try every order of events",
                    hint="give a more precise date, if a source allows it",
                )
