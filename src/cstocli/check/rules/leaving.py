"""Legal order, second part: what becomes of a bond: notice, end, suspension, restoration, and who observes."""

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
    """A State leaves, gives notice under, or prolongs an instrument by which it is not bound that day.

    Why: what does not bind cannot be left or prolonged; and a bond ends once.
    Example: `withdrawal` of `XA` in 2031, whose bond had lapsed in 2030.
    Instead: record the end once; correct the State, the instrument or the day.
    """

    kinds: ClassVar[Kinds] = leading_to(Stage.ENDED)
    stages: ClassVar[Stages] = (None, Stage.ENDED)
    hint = "record the end of a bond once, or correct the State or the day"

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield acts that end nothing, then prolongations of and notices under what does not bind."""
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
                        hint="correct the State or the day",
                    )


@rule("CS312", "suspended-out-of-standing")
class SuspendedOutOfStanding(OrderRule):
    """A State is suspended for which the instrument is not in force, or which is suspended already.

    Why: only a bond in force can be suspended (VCLT 57).
    Example: two `suspension` events of `XA` with no `resumption` between them.
    Instead: keep the act of law, and mark what the State did by itself with `basis = "practice"`.
    """

    kinds: ClassVar[Kinds] = leading_to(Stage.SUSPENDED)
    stages: ClassVar[Stages] = (None, Stage.SIGNED, Stage.CONTRACTING, Stage.SUSPENDED, Stage.ENDED)
    hint = (
        "correct the State or the day, or keep one of two suspensions; "
        'what the State did by itself has `basis = "practice"`'
    )


@rule("CS313", "frozen-out-of-standing")
class FrozenOutOfStanding(OrderRule):
    """A State freezes what is not in force for it.

    Why: only who takes part can stop taking part.
    Example: `freeze` of `XA` while it is suspended.
    Instead: leave the freeze out, or correct the day.
    """

    kinds: ClassVar[Kinds] = leading_to(Stage.FROZEN)
    stages: ClassVar[Stages] = (None, Stage.SIGNED, Stage.CONTRACTING, Stage.FROZEN, Stage.SUSPENDED, Stage.ENDED)
    hint = "leave it out, or correct the State or the day"


@rule("CS314", "nothing-to-resume")
class NothingToResume(OrderRule):
    """A State resumes a membership that was not suspended, frozen or ended.

    Why: a restoration restores something. Where the law never stopped it, the return is one of practice.
    Example: `resumption` of `XA` by law after a `freeze`, which had changed nothing in law.
    Instead: record the suspension, or mark the return with `basis = "practice"`.
    """

    kinds: ClassVar[Kinds] = (Resumption,)
    stages: ClassVar[Stages] = (None, Stage.SIGNED, Stage.CONTRACTING, Stage.IN_FORCE)
    hint = 'record what it returns from, or mark the return with `basis = "practice"`'


@rule("CS315", "observer-twice")
class ObserverTwice(Rule):
    """A State becomes an observer that is one already.

    Why: one of the two acts is of another State or another body, or one act was recorded twice.
    Example: two `observer` events of `XC` without a body, with no `observer-end` between them.
    Instead: keep one of them, or name the `body` that the State observes.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each State that observes the same body before the act, in every order of the dates."""
        for step in context.steps(Observer):
            if all(isinstance(value, Bonds) and (step.event.body or "") in value.observes for value in step.before):
                body = step.event.body
                same = [act for act in step.earlier if isinstance(act, Observer) and act.body == body]
                yield self.at(
                    context.state_path(step.event, step.state),
                    f"{step.state} becomes an observer, and is one already",
                    f"already an observer on {step.event.takes_effect}",
                    hint="keep one of the two, or name the `body` that it observes",
                    also=tuple((context.path(act, "kind"), "it became one here") for act in same[-1:]),
                )


@rule("CS316", "no-observer-to-end")
class NoObserverToEnd(Rule):
    """A State ceases to be an observer that is none.

    Why: the act that made it one is missing, or is one on another body.
    Example: `observer-end` of `XC`, with no `observer` before it.
    Instead: record how it became an observer, with the same `body`.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each State that observes nothing of the kind in any order of the dates."""
        for step in context.steps(ObserverEnd):
            if not any(isinstance(value, Bonds) and (step.event.body or "") in value.observes for value in step.before):
                yield self.at(
                    context.state_path(step.event, step.state),
                    f"{step.state} ceases to be an observer, and is none",
                    f"no observer on {step.event.takes_effect}",
                    hint="record how it became one, with the same `body`",
                )


@rule("CS317", "member-made-observer")
class MemberMadeObserver(Rule):
    """A State becomes an observer of the organisation while it is a member.

    Why: a member takes part by right. Its withdrawal is missing, or it observes one body only.
    Example: `observer` of `XA`, which is a party to the treaty.
    Instead: record the `withdrawal` or `lapse` first, or name the `body` that it observes.
    """

    requires: ClassVar[Codes] = ("CS315",)

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each State that is a member or party on the day, by every reading."""
        for step in context.steps(Observer):
            day = step.event.takes_effect
            if step.event.body is None and context.standings(step.state, day.earliest, day.latest) <= TAKING_PART:
                yield self.at(
                    context.state_path(step.event, step.state),
                    f"{step.state} becomes an observer, and is a member",
                    f"a member on {day}",
                    hint="record how it left, or name the `body` that it observes",
                )


@rule("CS318", "act-of-nobody")
class ActOfNobody(Rule):
    """An act on a treaty or on membership lists no State.

    Why: it would change nothing, and nobody would notice.
    Example: a `signature` without `states`.
    Instead: list the States whose act it is.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each such act."""
        for path, event in context.of(TreatyAct, ObserverAct):
            if not event.states:
                headline = f"{with_article(event.kind)} of no State"
                yield self.at(path, headline, hint="list the States whose act it is in `states`", on_key=True)


@rule("CS319", "too-many-windows")
class TooManyWindows(Rule):
    """So many imprecise dates of one State, chair or office overlap that not every order of them can be followed.

    Why: where an order was not followed, no rule speaks of it, and no answer is more than possible.
    Example: seven `suspension` and `resumption` events of `XA`, all dated `1999`.
    Instead: narrow a date, as far as a source allows.
    """

    severity = Severity.WARNING

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding at the act that is one too many, once for each subject."""
        seen = set()
        for (subject, _), event in context.unfollowed.items():
            if subject not in seen:
                seen.add(subject)
                yield self.at(
                    context.effect_path(event),
                    f"too many inexact dates of {_SUBJECTS[subject.facet].format(subject.key)} overlap"
                    " to follow every order",
                    hint="narrow a date, as far as a source allows",
                )
