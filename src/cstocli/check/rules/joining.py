"""Legal order, first part: how States come to be bound, by signature, ratification, accession, entry into force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final

from cstocli.check.context import CheckContext
from cstocli.check.legal_order import STANDS, Kinds, OrderRule, Stages, act_phrase, leading_to, stage_of
from cstocli.check.rule import Codes, Rule, rule
from cstocli.check.trace import CONSENT, TracedAct, later_consent
from cstocli.model.diagnostics import Finding, KeyPath, Severity
from cstocli.model.events import Accession, Bonds, Deposit, EntryIntoForce, Ratification, TreatyAct
from cstocli.model.terms import Stage
from cstocli.replay.snapshot import NAMING

_IN_FORCE: Final = (Stage.IN_FORCE, Stage.FROZEN, Stage.SUSPENDED)
_BOUND: Final = (Stage.CONTRACTING, *_IN_FORCE)


def _observes(context: CheckContext, step: TracedAct[TreatyAct]) -> bool:
    """Whether the State is an observer by every order of the dates, and the instrument one that makes members."""
    kind = context.log.instruments[step.event.instrument].kind
    return kind in NAMING and all(isinstance(value, Bonds) and value.observes for value in step.before)


@rule("CS301", "signed-twice")
class SignedTwice(OrderRule):
    """A State signs an instrument that it has signed, or is bound by, already.

    Why: one signature is an act, two are a mistake in the State, the instrument or the date, or one act recorded twice.
    Example: two `signature` events of `XA` on `treaty`, with no lapse or withdrawal between them.
    Instead: keep one of them; put the other source's date into a `[[event.claim]]`.
    """

    kinds: ClassVar[Kinds] = leading_to(Stage.SIGNED)
    stands: ClassVar[Mapping[Stage | None, str]] = {**STANDS, Stage.SIGNED: "has signed already"}
    stages: ClassVar[Stages] = (Stage.SIGNED, *_BOUND)
    hint = "keep one of the two, or correct the State or the instrument"


@rule("CS302", "ratified-before-signed")
class RatifiedBeforeSigned(OrderRule):
    """A State ratifies an instrument, or deposits its ratification, before the day on which it signs it.

    Why: ratification is the consent of a signatory (VCLT 14). A well-known data set has thousands of such rows.
    Example: a `ratification` of 1992-03-01 and a `signature` of 1992-05-15, both by `XA`.
    Instead: correct one of the dates; a State that never signed makes an `accession`.
    """

    kinds: ClassVar[Kinds] = (Ratification, Deposit)
    stages: ClassVar[Stages] = (None,)
    hint = "correct one of the two dates"

    def concerns(self, context: CheckContext, step: TracedAct[TreatyAct]) -> bool:  # noqa: ARG002
        """Whether the State signs later."""
        return later_consent(step) is not None

    def finding_of(self, context: CheckContext, step: TracedAct[TreatyAct]) -> Finding:
        """Return the finding, with the signature as its second place."""
        later, event = later_consent(step), step.event
        return self.at(
            context.effect_path(event),
            f"{act_phrase(event, step.state)} before it signs it",
            f"{step.state} has not signed by {event.takes_effect}",
            hint=self.hint,
            also=((context.path(later, "date"), "it signs here"),) if later else (),
        )


@rule("CS303", "not-signed")
class NotSigned(OrderRule):
    """An act on an instrument by a State that has neither signed it nor acceded to it, then or later.

    Why: nobody is bound without consent (VCLT 11). An act is missing, or this one is of another State.
    Example: an `entry-into-force` that lists `XC`, without a recorded `signature` or `accession`.
    Instead: record how the State consented, or take it out of the list.
    """

    kinds: ClassVar[Kinds] = (Ratification, Deposit, EntryIntoForce)
    stages: ClassVar[Stages] = (None,)
    requires: ClassVar[Codes] = ("CS307", "CS801")
    hint = "record its `signature` or `accession`, or take it out of `states`"

    def concerns(self, context: CheckContext, step: TracedAct[TreatyAct]) -> bool:
        """Whether the State does not sign later either, and is not an observer."""
        return later_consent(step) is None and not (isinstance(step.event, EntryIntoForce) and _observes(context, step))


@rule("CS304", "consented-twice")
class ConsentedTwice(OrderRule):
    """A State ratifies, or accedes to, an instrument by which it has consented to be bound already.

    Why: consent is given once (VCLT 11); a second time it is another State or treaty, or it is recorded twice.
    Example: two `accession` events of `XC` to `charter`.
    Instead: keep the act that bound the State; the vote of one chamber is a `decision`.
    """

    kinds: ClassVar[Kinds] = leading_to(Stage.CONTRACTING)
    stages: ClassVar[Stages] = _BOUND
    hint = "keep the act that bound it; a vote of one chamber is a `decision`"


@rule("CS305", "in-force-before-signed")
class InForceBeforeSigned(OrderRule):
    """An instrument enters into force for a State before the day on which the State signs or accedes.

    Why: a treaty binds those who have consented (VCLT 24). One of the two dates is wrong.
    Example: an `entry-into-force` of 1994-04-20 for `XC`, whose `accession` is of 1994-09-01.
    Instead: give the State an `entry-into-force` of its own, on its own day.
    """

    kinds: ClassVar[Kinds] = (EntryIntoForce,)
    stages: ClassVar[Stages] = (None,)
    requires: ClassVar[Codes] = ("CS307", "CS801")
    though = "and it consents only later"
    hint = "give the State an `entry-into-force` of its own, or correct one of the dates"

    def concerns(self, context: CheckContext, step: TracedAct[TreatyAct]) -> bool:  # noqa: ARG002
        """Whether the State signs or accedes later."""
        return later_consent(step) is not None

    def second(self, context: CheckContext, step: TracedAct[TreatyAct]) -> tuple[tuple[KeyPath, str], ...]:
        """Return the place of the consent that comes later."""
        later = later_consent(step)
        return ((context.path(later, "date"), "it consents here"),) if later else ()


@rule("CS306", "observer-made-member")
class ObserverMadeMember(OrderRule):
    """The founding treaty or charter enters into force for an observer that has not acceded to it.

    Why: observers take part without being bound; a member has consented. An accession is missing here.
    Example: `observer` of `XC`, then an `entry-into-force` of `charter` that lists `XC`.
    Instead: record the `accession`, or take the State out of the list.
    """

    kinds: ClassVar[Kinds] = (EntryIntoForce,)
    stages: ClassVar[Stages] = (None,)
    requires: ClassVar[Codes] = ("CS307", "CS801")
    though = "an observer that {}"
    hint = "record its `accession`, or take it out of `states`"

    def concerns(self, context: CheckContext, step: TracedAct[TreatyAct]) -> bool:
        """Whether the State is an observer, and does not consent later."""
        return later_consent(step) is None and _observes(context, step)


@rule("CS307", "in-force-before-adopted")
class InForceBeforeAdopted(Rule):
    """An instrument enters into force before anybody adopts it.

    Why: there is no treaty before its text is adopted and signed (VCLT 9, 10, 24).
    Example: an `entry-into-force` of 1991-04-20 for a treaty whose first `signature` is of 1992-05-15.
    Instead: correct one of the two dates.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each entry into force before the first act on its instrument."""
        adopted: dict[str, TreatyAct] = {}
        for _, event in context.of(*CONSENT):
            first = adopted.setdefault(event.instrument, event)
            if event.date.earliest < first.date.earliest:
                adopted[event.instrument] = event
        for _, event in context.of(EntryIntoForce):
            first = adopted.get(event.instrument, event)
            if event.takes_effect.latest < first.date.earliest:
                yield self.at(
                    context.effect_path(event),
                    f"`{event.instrument}` enters into force before it is adopted",
                    f"nobody has signed by {event.takes_effect}",
                    hint="correct one of the two dates",
                    also=((context.path(first, "date"), "the first act on it is here"),),
                )


@rule("CS308", "accession-of-a-signatory")
class AccessionOfSignatory(Rule):
    """A State accedes to an instrument that it has signed.

    Why: a signatory ratifies; accession is for those that did not sign (VCLT 15). One of the two is wrong.
    Example: `signature` of `XA`, then `accession` of `XA` to the same treaty.
    Instead: call it `ratification`.
    """

    severity = Severity.WARNING

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each accession that finds, in every order of the dates, a signatory."""
        for step in context.steps(Accession):
            if stage_of(step) is Stage.SIGNED:
                yield self.at(
                    context.path(step.event, "kind"),
                    f"{act_phrase(step.event, step.state)}, which it has signed",
                    f"{step.state} is a signatory",
                    hint="call it `ratification`",
                )


@rule("CS309", "in-force-twice")
class InForceTwice(OrderRule):
    """An instrument enters into force for a State for which it is in force already.

    Why: it does so once for each State (VCLT 24); a later protocol is an instrument of its own.
    Example: two `entry-into-force` events of `treaty` that both list `XA`.
    Instead: take the State out of one of the lists; a longer term is a `prolongation`, a return a `resumption`.
    """

    kinds: ClassVar[Kinds] = (EntryIntoForce,)
    stages: ClassVar[Stages] = _IN_FORCE
    hint = "take it out of one of the lists; a longer term is a `prolongation`, a return a `resumption`"


@rule("CS310", "bond-has-ended")
class BondHasEnded(OrderRule):
    """An instrument is ratified by, or enters into force for, a State whose bond to it has ended.

    Why: after a lapse or a withdrawal the State must consent again, or its membership be restored.
    Example: `lapse` of `XA`, then an `entry-into-force` for `XA` without an `accession` between them.
    Instead: record the `accession`, or a `resumption` if its membership was restored.
    """

    kinds: ClassVar[Kinds] = (Ratification, Deposit, EntryIntoForce)
    stages: ClassVar[Stages] = (Stage.ENDED,)
    hint = "record its `accession`, or a `resumption` if membership was restored"
