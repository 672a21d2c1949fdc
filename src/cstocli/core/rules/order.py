"""What the rules of legal order share: an act on a treaty or on membership that finds no stage to start from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final

from cstocli.core.diagnostics import Finding, KeyPath
from cstocli.core.events import (
    Accession,
    Bonds,
    Deposit,
    EntryIntoForce,
    Event,
    Freeze,
    Lapse,
    Notice,
    Prolongation,
    Ratification,
    Resumption,
    Signature,
    Suspension,
    TreatyAct,
    Withdrawal,
)
from cstocli.core.rules.base import Codes, Rule
from cstocli.core.rules.case import Case
from cstocli.core.rules.following import Step, same_instrument
from cstocli.core.terms import InstrumentId, Stage

Kinds = tuple[type[TreatyAct], ...]
Stages = tuple[Stage | None, ...]

ACTS: Final[dict[type[Event], tuple[str, str]]] = {
    Signature: ("{} signs `{}`", "it signed here"),
    Ratification: ("{} ratifies `{}`", "it ratified here"),
    Accession: ("{} accedes to `{}`", "it acceded here"),
    Deposit: ("{} deposits its consent to `{}`", "it deposited its consent here"),
    EntryIntoForce: ("`{1}` enters into force for {0}", "it entered into force here"),
    Prolongation: ("{} prolongs `{}`", "it was prolonged here"),
    Notice: ("{} gives notice under `{}`", "notice was given here"),
    Lapse: ("{} lets `{}` lapse", "it lapsed here"),
    Withdrawal: ("{} withdraws from `{}`", "it withdrew here"),
    Suspension: ("{} is suspended under `{}`", "it was suspended here"),
    Freeze: ("{} freezes `{}`", "it froze here"),
    Resumption: ("{} resumes `{}`", "it was restored here"),
}
"""For each kind: what the State does to the instrument, and what is said where it did it before."""
STANDS: Final[Mapping[Stage | None, str]] = {
    None: "has neither signed nor acceded",
    Stage.SIGNED: "has signed, and is not bound",
    Stage.CONTRACTING: "has consented, and it is not in force yet",
    Stage.IN_FORCE: "is bound by it already",
    Stage.FROZEN: "has frozen it",
    Stage.SUSPENDED: "is suspended",
    Stage.ENDED: "is bound no longer",
}
"""What is said of a State at each stage."""


class OrderRule(Rule):
    """A rule on acts of some kinds that find no stage to start from."""

    kinds: ClassVar[Kinds]
    stages: ClassVar[Stages]
    hint: ClassVar[str]
    stands: ClassVar[Mapping[Stage | None, str]] = STANDS
    though: ClassVar[str] = "though it {}"
    requires: ClassVar[Codes] = ("CS801",)

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield a finding for each State that such an act finds at one of the wrong stages."""
        for step in case.stuck:
            if isinstance(step.event, self.kinds) and stage_of(step) in self.stages and self.speaks_of(case, step):
                yield self.tell(case, step)

    def speaks_of(self, case: Case, step: Step) -> bool:  # noqa: ARG002 - for the rules that ask for more
        """Whether the rule is about this act."""
        return True

    def tell(self, case: Case, step: Step) -> Finding:
        """Return the finding, with the act that brought the State where it is as its second place."""
        stands, day = self.stands[stage_of(step)], step.event.takes_effect
        return self.at(
            case.state_path(step.event, step.state),
            f"{told(step.event, step.state)}, {self.though.format(stands)}",
            f"{f'on {day} ' if day.is_exact else ''}{step.state} {stands}",
            hint=self.hint,
            also=self.second(case, step),
        )

    def second(self, case: Case, step: Step) -> tuple[tuple[KeyPath, str], ...]:
        """Return the place of the last act before it on the same instrument."""
        before = [act for act in step.earlier if same_instrument(act, step.event)]
        return ((case.path(before[-1], "kind"), ACTS[type(before[-1])][1]),) if before else ()


def told(act: Event, code: str) -> str:
    """Return in a few words what a State does by an act on a treaty."""
    return ACTS[type(act)][0].format(code, getattr(act, "instrument", ""))


def stage_of(step: Step) -> Stage | None:
    """Return the stage at which a stuck act finds its State; of several, the one furthest from being bound."""
    instrument: InstrumentId = step.event.instrument  # type: ignore[attr-defined]
    found = {value.stage(instrument) for value in step.before if isinstance(value, Bonds)}
    stages: Stages = (None, Stage.ENDED, *Stage)
    return next(stage for stage in stages if stage in found)
