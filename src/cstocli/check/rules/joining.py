"""Rules of legal order on joining: signature, ratification, accession and entry into force."""

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
_BOUND: Final = (Stage.ACCEDED, Stage.CONTRACTING, *_IN_FORCE)


def _observes(context: CheckContext, step: TracedAct[TreatyAct]) -> bool:
    """Whether the State is an observer in every possible order of events, and the instrument makes members."""
    kind = context.log.instruments[step.event.instrument].kind
    return kind in NAMING and all(isinstance(value, Bonds) and value.observes for value in step.before)


@rule("CS301", "signed-twice")
class SignedTwice(OrderRule):
    """A State signs an instrument that it has already signed, or by which it is already bound.

    Why: a State signs once. The State, the instrument or the date is wrong, or one act is recorded twice.
    Example: two `signature` events of `XA` on `treaty`, with no lapse or withdrawal between them.
    Instead: keep one of them; record a different date of another source as an `[[event.claim]]`.
    """

    kinds: ClassVar[Kinds] = leading_to(Stage.SIGNED)
    stands: ClassVar[Mapping[Stage | None, str]] = {**STANDS, Stage.SIGNED: "has already signed it"}
    stages: ClassVar[Stages] = (Stage.SIGNED, *_BOUND)
    hint = "keep one of the two, or correct the State, the instrument or the date"


@rule("CS302", "ratified-before-signed")
class RatifiedBeforeSigned(OrderRule):
    """A State ratifies an instrument, or deposits its ratification, before it signs it.

    Why: only a signatory ratifies (VCLT 14). This is a common error: a well-known data set has thousands of such rows.
    Example: a `ratification` of 1992-03-01 and a `signature` of 1992-05-15, both by `XA`.
    Instead: correct one of the dates; if the State never signed, record an `accession`.
    """

    kinds: ClassVar[Kinds] = (Ratification, Deposit)
    stages: ClassVar[Stages] = (None,)
    hint = "correct one of the two dates"

    def concerns(self, context: CheckContext, step: TracedAct[TreatyAct]) -> bool:  # noqa: ARG002
        """Whether the State signs later."""
        return later_consent(step) is not None

    def finding_of(self, context: CheckContext, step: TracedAct[TreatyAct]) -> Finding:
        """Return the finding, with the later signature as its second place."""
        later, event = later_consent(step), step.event
        return self.at(
            context.effect_path(event),
            f"{act_phrase(event, step.state)} before signing it",
            f"{step.state} has not signed it by {event.takes_effect}",
            hint=self.hint,
            also=((context.path(later, "date"), "it signs it here"),) if later else (),
        )


@rule("CS303", "not-signed")
class NotSigned(OrderRule):
    """A State ratifies an instrument, or is bound by its entry into force, but never signs or accedes to it.

    Why: a treaty binds only States that consent to it (VCLT 11). An act is missing, or the State is wrong.
    Example: an `entry-into-force` that lists `XC`, without a recorded `signature` or `accession`.
    Instead: record how the State consented, or remove it from the list.
    """

    kinds: ClassVar[Kinds] = (Ratification, Deposit, EntryIntoForce)
    stages: ClassVar[Stages] = (None,)
    requires: ClassVar[Codes] = ("CS307", "CS801")
    hint = "record its `signature` or `accession`, or remove it from `states`"

    def concerns(self, context: CheckContext, step: TracedAct[TreatyAct]) -> bool:
        """Whether the State does not sign later either, and is not an observer."""
        return later_consent(step) is None and not (isinstance(step.event, EntryIntoForce) and _observes(context, step))


@rule("CS304", "consented-twice")
class ConsentedTwice(OrderRule):
    """A State ratifies, or accedes to, an instrument by which it has already consented to be bound.

    Why: consent is given once (VCLT 11). The State or the treaty is wrong, or one act is recorded twice.
    Example: two `accession` events of `XC` to `charter`.
    Instead: keep the act that bound the State; record the vote of one chamber of parliament as a `decision`.
    """

    kinds: ClassVar[Kinds] = leading_to(Stage.ACCEDED, Stage.CONTRACTING)
    stands: ClassVar[Mapping[Stage | None, str]] = {
        **STANDS,
        **dict.fromkeys((Stage.ACCEDED, Stage.CONTRACTING), "has already consented to it"),
    }
    stages: ClassVar[Stages] = _BOUND
    hint = "keep the act that bound it; record the vote of one chamber of parliament as a `decision`"


@rule("CS305", "in-force-before-signed")
class InForceBeforeSigned(OrderRule):
    """An instrument enters into force for a State before the State signs or accedes to it.

    Why: a treaty binds only States that have consented (VCLT 24). One of the two dates is wrong.
    Example: an `entry-into-force` of 1994-04-20 for `XC`, and an `accession` of `XC` of 1994-09-01.
    Instead: record a separate `entry-into-force` for the State, with its own date.
    """

    kinds: ClassVar[Kinds] = (EntryIntoForce,)
    stages: ClassVar[Stages] = (None,)
    requires: ClassVar[Codes] = ("CS307", "CS801")
    though = "but it consents only later"
    hint = "record a separate `entry-into-force` for the State, or correct one of the dates"

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

    Why: an observer takes part without being bound; a member has consented to the treaty. An accession is missing.
    Example: an `observer` event of `XC`, then an `entry-into-force` of `charter` that lists `XC`.
    Instead: record the `accession`, or remove the State from the list.
    """

    kinds: ClassVar[Kinds] = (EntryIntoForce,)
    stages: ClassVar[Stages] = (None,)
    requires: ClassVar[Codes] = ("CS307", "CS801")
    though = "an observer that {}"
    hint = "record its `accession`, or remove it from `states`"

    def concerns(self, context: CheckContext, step: TracedAct[TreatyAct]) -> bool:
        """Whether the State is an observer, and does not consent later."""
        return later_consent(step) is None and _observes(context, step)


@rule("CS307", "in-force-before-adopted")
class InForceBeforeAdopted(Rule):
    """An instrument enters into force before any State signs or accedes to it.

    Why: a treaty exists only once its text is adopted and signed (VCLT 9, 10, 24).
    Example: an `entry-into-force` of 1991-04-20 for a treaty that was first signed on 1992-05-15.
    Instead: correct one of the two dates.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each entry into force before the first signature or accession."""
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
                    f"`{event.instrument}` enters into force before any State signs it",
                    f"no State has signed it by {event.takes_effect}",
                    hint="correct one of the two dates",
                    also=((context.path(first, "date"), "the first signature or accession"),),
                )


@rule("CS308", "accession-of-a-signatory")
class AccessionOfSignatory(Rule):
    """A State accedes to an instrument that it has already signed.

    Why: a signatory ratifies; accession is for States that did not sign (VCLT 15). One of the two acts is wrong.
    Example: a `signature` of `XA`, then an `accession` of `XA` to the same treaty.
    Instead: record the second act as a `ratification`.
    """

    severity = Severity.WARNING

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each accession of a State that is a signatory in every possible order of events."""
        for step in context.steps(Accession):
            if stage_of(step) is Stage.SIGNED:
                yield self.at(
                    context.path(step.event, "kind"),
                    f"{act_phrase(step.event, step.state)}, which it has already signed",
                    f"{step.state} is a signatory",
                    hint="record it as a `ratification`",
                )


@rule("CS309", "in-force-twice")
class InForceTwice(OrderRule):
    """An instrument enters into force for a State for which it is already in force.

    Why: a treaty enters into force once for each State (VCLT 24). A later protocol is a separate instrument.
    Example: two `entry-into-force` events of `treaty` that both list `XA`.
    Instead: remove the State from one of them; record a longer term as a `prolongation`, a return as a `resumption`.
    """

    kinds: ClassVar[Kinds] = (EntryIntoForce,)
    stages: ClassVar[Stages] = _IN_FORCE
    hint = "remove it from one of the lists; record a longer term as a `prolongation`, a return as a `resumption`"


@rule("CS310", "bond-has-ended")
class BondHasEnded(OrderRule):
    """A State ratifies an instrument, or is bound by its entry into force, after its bond to it has ended.

    Why: after a lapse or a withdrawal, the State must consent again, or its membership must be restored.
    Example: a `lapse` of `XA`, then an `entry-into-force` for `XA` without an `accession` between them.
    Instead: record the `accession`, or a `resumption` if its membership was restored.
    """

    kinds: ClassVar[Kinds] = (Ratification, Deposit, EntryIntoForce)
    stages: ClassVar[Stages] = (Stage.ENDED,)
    hint = "record its `accession`, or a `resumption` if its membership was restored"
