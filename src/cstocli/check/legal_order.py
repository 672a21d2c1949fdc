"""What the rules of legal order share: an act on a treaty or on membership that finds no stage to start from."""

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
    None: "has neither signed nor acceded",
    Stage.SIGNED: "has signed, and is not bound",
    Stage.CONTRACTING: "has consented, and it is not in force yet",
    Stage.IN_FORCE: "is bound by it already",
    Stage.FROZEN: "has frozen it",
    Stage.SUSPENDED: "is suspended",
    Stage.ENDED: "is bound no longer",
}
"""The state of affairs at each stage, as the end of a sentence about a State."""


class OrderRule(Rule):
    """A rule on acts of some kinds that find no stage to start from."""

    kinds: ClassVar[Kinds]
    stages: ClassVar[Stages]
    hint: ClassVar[str]
    stands: ClassVar[Mapping[Stage | None, str]] = STANDS
    though: ClassVar[str] = "though it {}"
    requires: ClassVar[Codes] = ("CS801",)

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each State that such an act finds at one of the wrong stages."""
        for step in context.inapplicable:
            if isinstance(step.event, self.kinds) and stage_of(step) in self.stages and self.concerns(context, step):
                yield self.finding_of(context, step)

    def concerns(self, context: CheckContext, step: TracedAct[TreatyAct]) -> bool:  # noqa: ARG002 - a rule that asks for more overrides it
        """Whether the rule is about this act."""
        return True

    def finding_of(self, context: CheckContext, step: TracedAct[TreatyAct]) -> Finding:
        """Return the finding, with the act that brought the State where it is as its second place."""
        stands = self.stands[stage_of(step)]
        return self.at(
            context.state_path(step.event, step.state),
            f"{act_phrase(step.event, step.state)}, {self.though.format(stands)}",
            stands_on(step.event.takes_effect, step.state, stands),
            hint=self.hint,
            also=self.second(context, step),
        )

    def second(self, context: CheckContext, step: TracedAct[TreatyAct]) -> tuple[tuple[KeyPath, str], ...]:
        """Return the place of the last act before it on the same instrument."""
        before = [act for act in step.earlier if is_on(act, step.event.instrument)]
        return ((context.path(before[-1], "kind"), before[-1].did),) if before else ()


def leading_to(stage: Stage) -> Kinds:
    """Return the kinds of acts that lead to one stage, wherever they start from, and to no other."""
    acts = (cls for cls in KINDS.values() if issubclass(cls, TreatyAct))
    return tuple(cls for cls in acts if set(cls.moves.values()) == {stage})


def act_phrase(act: TreatyAct, code: str) -> str:
    """Return in a few words what a State does by an act on a treaty."""
    return act.does.format(code, act.instrument)


def stands_on(day: Edtf, code: str, stands: str) -> str:
    """Return how a State stands when an act takes effect, with the day if it is known."""
    return f"on {day} {code} {stands}" if day.is_exact else f"{code} {stands}"


def stage_of(step: TracedAct[TreatyAct]) -> Stage | None:
    """Return the stage at which an act finds its State; of several, the one furthest from being bound."""
    found = {value.stage(step.event.instrument) for value in step.before if isinstance(value, Bonds)}
    stages: Stages = (None, Stage.ENDED, *Stage)
    return next(stage for stage in stages if stage in found)
