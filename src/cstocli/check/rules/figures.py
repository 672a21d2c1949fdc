"""Figures: possible ones, and parts that are no more than the whole."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import ClassVar, Final, NamedTuple

from cstocli.check.context import CheckContext
from cstocli.check.rule import Codes, Rule, rule
from cstocli.check.rules.exercises import parts
from cstocli.model.diagnostics import Finding
from cstocli.model.events import FIGURES, Deployment, Exercise, MilitaryActivity
from cstocli.model.terms import Figure

_MAX_PLAUSIBLE: Final = {"personnel": 1_000_000, "aircraft": 5_000, "vehicles": 100_000}
"""No exercise or force of any alliance comes near these."""
_ABOUT: Final = 0.25
"""How far "about" may be off, as a part of the number."""


class _Range(NamedTuple):
    least: float
    most: float


def _range(figure: Figure) -> _Range:
    """Return what a figure may stand for."""
    number = figure.number
    match figure.qualifier:
        case "~":
            return _Range(number * (1 - _ABOUT), (figure.upper or number) * (1 + _ABOUT))
        case ">":
            return _Range(number + 1, inf)
        case "<=":
            return _Range(0, number)
        case _:
            return _Range(number, figure.upper or number)


@rule("CS505", "part-larger-than-umbrella")
class PartLargerThanUmbrella(Rule):
    """A part of an exercise has more people, aircraft or vehicles than the whole, by every reading of the figures.

    Why: the figure of a part is inside that of its umbrella.
    Example: an umbrella with `personnel = "2000"` and a part with `"3000"`.
    Instead: correct one of the figures, or leave the umbrella's out if it is that of another part.
    """

    requires: ClassVar[Codes] = ("CS507",)

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each figure of a part that is certainly larger than the umbrella's."""
        for path, part, umbrella in parts(context):
            for key in FIGURES if isinstance(umbrella, Exercise) else ():
                inner, outer = getattr(part, key), getattr(umbrella, key)
                if inner and outer and _range(inner).least > _range(outer).most:
                    yield self.at(
                        (*path, key),
                        f"a part has {inner} {key}, and its umbrella `{part.umbrella}` {outer}",
                        "more than the whole",
                        hint="correct one of the figures",
                        also=((context.path(umbrella, key), "the whole"),),
                    )


@rule("CS508", "absurd-figure")
class AbsurdFigure(Rule):
    """A figure is nothing, or far too large, or there are more aircraft or vehicles than people.

    Why: such figures are slips: a digit too many, a wrong key, an empty cell read as nothing.
    Example: `personnel = "12000000"`; `personnel = "0"`; `personnel = "300"` with `vehicles = "1000"`.
    Instead: correct the figure; leave it out if no source gives it.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each such figure."""
        for path, event in context.of(MilitaryActivity):
            people = event.personnel
            for key in FIGURES:
                figure: Figure | None = getattr(event, key)
                if figure is None:
                    continue
                if figure.number == 0 and figure.upper is None and figure.qualifier != ">":
                    headline, hint = f"no {key} at all", "leave it out if no source gives it"
                elif figure.number > _MAX_PLAUSIBLE[key]:
                    headline, hint = f"{figure.number:,} {key} is more than any force has", "count the digits"
                elif key != "personnel" and people and _range(figure).least > _range(people).most:
                    headline, hint = f"{figure} {key} for {people} people", "correct one of the two"
                else:
                    continue
                yield self.at((*path, key), headline, hint=hint)


@rule("CS509", "contingents-do-not-fit")
class ContingentsDoNotFit(Rule):
    """The contingents of a deployment are more than the whole, or one is of a State that is not a sender.

    Why: the contingents are the parts of `personnel`, by the States in `states`.
    Example: `personnel = "2000"` with `contingents = { XA = "2500" }`.
    Instead: correct the figures, or add the State to `states`.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each contingent of no sender, and for sums that are certainly too large."""
        for path, event in context.of(Deployment):
            contingents = event.contingents or {}
            for code in contingents:
                if code not in event.states:
                    headline = f"a contingent of {code}, which is not a sender"
                    yield self.at((*path, "contingents", code), headline, hint="add it to `states`")
            least = sum(_range(figure).least for figure in contingents.values())
            if event.personnel and least > _range(event.personnel).most:
                yield self.at(
                    (*path, "contingents"),
                    f"the contingents are {least:,.0f} people, and the whole {event.personnel}",
                    hint="correct one of the figures",
                    also=(((*path, "personnel"), "the whole"),),
                )
