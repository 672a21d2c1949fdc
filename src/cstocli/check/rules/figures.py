"""Rules on figures: plausible values, and parts that do not exceed the whole."""

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
"""How far a figure with "about" may be off, as a share of the number."""


class _Range(NamedTuple):
    least: float
    most: float


def _range(figure: Figure) -> _Range:
    """Return the smallest and the largest number that a figure may stand for, both inclusive."""
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
    """A part of an exercise certainly has more people, aircraft or vehicles than the whole.

    Why: the figure of the umbrella exercise includes those of its parts.
    Example: an umbrella exercise with `personnel = "2000"` and a part with `personnel = "3000"`.
    Instead: correct one of the figures, or remove that of the umbrella if it only covers another part.
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
                        f"{inner} {key} in a part, but only {outer} in its umbrella `{part.umbrella}`",
                        "more than the whole",
                        hint="correct one of the figures",
                        also=((context.path(umbrella, key), "the whole"),),
                    )


@rule("CS508", "absurd-figure")
class AbsurdFigure(Rule):
    """A figure is zero or far too large, or there are more aircraft or vehicles than people.

    Why: such figures are typing errors, such as an extra digit, a wrong key, or a blank cell read as zero.
    Example: `personnel = "12000000"`; `personnel = "0"`; `personnel = "300"` with `vehicles = "1000"`.
    Instead: correct the figure, or remove it if no source gives it.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each implausible figure."""
        for path, event in context.of(MilitaryActivity):
            people = event.personnel
            for key in FIGURES:
                figure: Figure | None = getattr(event, key)
                if figure is None:
                    continue
                if figure.number == 0 and figure.upper is None and figure.qualifier != ">":
                    headline, hint = f"zero {key}", "remove it if no source gives it"
                elif figure.number > _MAX_PLAUSIBLE[key]:
                    headline, hint = f"{figure.number:,} {key} are implausibly many", "check the number of digits"
                elif key != "personnel" and people and _range(figure).least > _range(people).most:
                    headline, hint = f"{figure} {key} for {people} people", "correct one of the two"
                else:
                    continue
                yield self.at((*path, key), headline, hint=hint)


@rule("CS509", "contingents-do-not-fit")
class ContingentsDoNotFit(Rule):
    """The contingents of a deployment exceed the whole, or a State has a contingent but is not in `states`.

    Why: the contingents divide `personnel` among the States in `states`.
    Example: `personnel = "2000"` with `contingents = { XA = "2500" }`.
    Instead: correct the figures, or add the State to `states`.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each contingent of a State outside ``states``, and for sums that exceed the whole."""
        for path, event in context.of(Deployment):
            contingents = event.contingents or {}
            for code in contingents:
                if code not in event.states:
                    headline = f"a contingent of {code}, which is not in `states`"
                    yield self.at((*path, "contingents", code), headline, hint="add it to `states`")
            least = sum(_range(figure).least for figure in contingents.values())
            if event.personnel and least > _range(event.personnel).most:
                yield self.at(
                    (*path, "contingents"),
                    f"the contingents add up to {least:,.0f} people, but `personnel` is {event.personnel}",
                    hint="correct one of the figures",
                    also=(((*path, "personnel"), "the whole"),),
                )
