"""What the rules of legal order share: findings on acts that do not apply at the stage a State has reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final

from cstocli.check.context import CheckContext
from cstocli.check.rule import Codes, Rule
from cstocli.check.trace import TracedAct, is_on
from cstocli.model.dates import Edtf
from cstocli.model.diagnostics import Finding, KeyPath
from cstocli.model.events import KINDS, Bonds, TreatyAct
from cstocli.model.terms import Stage

Kinds = tuple[type[TreatyAct], ...]
Stages = tuple[Stage | None, ...]

STANDS: Final[Mapping[Stage | None, str]] = {
    None: "has neither signed nor acceded to it",
    Stage.SIGNED: "has signed but is not bound by it",
    Stage.ACCEDED: "has acceded to it, but it is not yet in force",
    Stage.CONTRACTING: "has consented to it, but it is not yet in force",
    Stage.IN_FORCE: "is already bound by it",
    Stage.FROZEN: "has already frozen its participation",
    Stage.SUSPENDED: "is already suspended",
    Stage.ENDED: "is no longer bound by it",
}
"""What is true of a State at each stage, as the end of a sentence with the State as its subject."""


class OrderRule(Rule):
    """A rule on acts of some kinds that do not apply at the stage that the State has reached."""

    kinds: ClassVar[Kinds]
    stages: ClassVar[Stages]
    hint: ClassVar[str]
    stands: ClassVar[Mapping[Stage | None, str]] = STANDS
    though: ClassVar[str] = "though it {}"
    requires: ClassVar[Codes] = ("CS801",)

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each inapplicable act of these kinds on a State at one of these stages."""
        for step in context.inapplicable:
            if isinstance(step.event, self.kinds) and stage_of(step) in self.stages and self.concerns(context, step):
                yield self.finding_of(context, step)

    def concerns(self, context: CheckContext, step: TracedAct[TreatyAct]) -> bool:  # noqa: ARG002 - a rule that asks for more overrides it
        """Whether the rule is about this act."""
        return True

    def finding_of(self, context: CheckContext, step: TracedAct[TreatyAct]) -> Finding:
        """Return the finding; its second place is the act that brought the State to its stage."""
        stands = self.stands[stage_of(step)]
        return self.at(
            context.state_path(step.event, step.state),
            f"{act_phrase(step.event, step.state)}, {self.though.format(stands)}",
            stands_on(step.event.takes_effect, step.state, stands),
            hint=self.hint,
            also=self.second(context, step),
        )

    def second(self, context: CheckContext, step: TracedAct[TreatyAct]) -> tuple[tuple[KeyPath, str], ...]:
        """Return the place of the act before this one on the same instrument, with what happened there."""
        before = [act for act in step.earlier if is_on(act, step.event.instrument)]
        return ((context.path(before[-1], "kind"), before[-1].did),) if before else ()


def leading_to(*stages: Stage) -> Kinds:
    """Return the kinds of acts that lead to these stages and to no others, from whichever stage they start."""
    acts = (cls for cls in KINDS.values() if issubclass(cls, TreatyAct))
    return tuple(cls for cls in acts if cls.moves and set(cls.moves.values()) <= set(stages))


def act_phrase(act: TreatyAct, code: str) -> str:
    """Return a short phrase for what a State does by an act on a treaty."""
    return act.does.format(code, act.instrument)


def stands_on(day: Edtf, code: str, stands: str) -> str:
    """Return what is true of a State when an act takes effect, with the day if it is exact."""
    return f"on {day} {code} {stands}" if day.is_exact else f"{code} {stands}"


def stage_of(step: TracedAct[TreatyAct]) -> Stage | None:
    """Return the stage of the State before an act; if several are possible, the one furthest from being bound."""
    found = {value.stage(step.event.instrument) for value in step.before if isinstance(value, Bonds)}
    stages: Stages = (None, Stage.ENDED, *Stage)
    return next(stage for stage in stages if stage in found)
