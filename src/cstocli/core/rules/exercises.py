"""Exercises and forces: who takes part, how many, and what is a part of what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from math import inf
from typing import ClassVar, Final, NamedTuple

from cstocli.core.dates import shift
from cstocli.core.diagnostics import Finding
from cstocli.core.events import Deployment, Exercise, Manned
from cstocli.core.rules.base import Codes, Rule, a, rule
from cstocli.core.rules.case import Case
from cstocli.core.terms import LIVE, Figure, Status

FIGURES: Final = ("personnel", "aircraft", "vehicles")
_MOST: Final = {"personnel": 1_000_000, "aircraft": 5_000, "vehicles": 100_000}
"""No exercise or force of any alliance comes near these."""
_ABOUT: Final = 0.25
"""How far "about" may be off, as a part of the number."""
_DAY: Final = timedelta(days=1)


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


def _live(case: Case, exercise: Exercise, code: str) -> tuple[bool, bool]:
    """Return whether a State may be, and whether it must be, in a live standing while an exercise goes on."""
    first, last = shift(exercise.date.earliest, -_DAY), exercise.last.latest
    found = case.standings(code, first, last)
    return bool(found & LIVE), found <= LIVE


@rule("CS501", "stranger-in-exercise")
class StrangerInExercise(Rule):
    """A State takes part in an exercise, or hosts it, without a live standing that day, and is not marked as a guest.

    Why: participants are signatories, parties and members. Others are guests, and an answer must tell them apart.
    Example: `states = ["XA", "XC"]` while `XC` is only an observer.
    Instead: add `guests = ["XC"]`, or correct the State or the day.
    """

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield a finding for each participant and host that is in no live standing by any reading of the dates."""
        for index, exercise in case.of(Exercise):
            if exercise.status is Status.CANCELLED:
                continue
            taking_part = (("states", exercise.states, "takes part in"), ("host", exercise.host, "hosts"))
            told = set(exercise.guests)
            for key, codes, does in taking_part:
                for position, code in enumerate(codes):
                    if code not in told and not _live(case, exercise, code)[0]:
                        told.add(code)
                        yield self.at(
                            ("event", index, key, position),
                            f"{code} {does} an exercise without a standing, and is no guest",
                            f"no member, party or signatory on {exercise.date}",
                            hint=f'add it to `guests = ["{code}"]`, or correct the State or the day',
                        )


@rule("CS502", "guest-at-home")
class GuestAtHome(Rule):
    """A State is marked as a guest while it is a signatory, party or member, by every reading of the dates.

    Why: a guest has no standing. Who counts guests would count it wrongly.
    Example: `guests = ["XA"]` while `XA` is a member.
    Instead: take it out of `guests`.
    """

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield a finding for each guest that must be in a live standing."""
        for index, exercise in case.of(Exercise):
            for position, code in enumerate(exercise.guests):
                if _live(case, exercise, code)[1]:
                    yield self.at(
                        ("event", index, "guests", position),
                        f"{code} is marked as a guest, and is in a live standing",
                        f"signatory, party or member on {exercise.date}",
                        hint="take it out of `guests`",
                    )


@rule("CS503", "guest-not-there")
class GuestNotThere(Rule):
    """A guest is neither among the participants nor a host.

    Why: `guests` are those of `states` that have no standing; who only watches is under `observers`.
    Example: `states = ["XA"]` with `guests = ["XC"]`.
    Instead: add it to `states`, or move it to `observers`.
    """

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield a finding for each such guest."""
        for index, exercise in case.of(Exercise):
            for position, code in enumerate(exercise.guests):
                if code not in exercise.states and code not in exercise.host:
                    yield self.at(
                        ("event", index, "guests", position),
                        f"{code} is a guest, and neither takes part nor hosts",
                        hint="add it to `states`, or move it to `observers`",
                    )


@rule("CS504", "there-and-absent")
class ThereAndAbsent(Rule):
    """A State takes part in an exercise and, at once, only observes it or stays away.

    Why: it can do one of the three.
    Example: `states = ["XA", "XB"]` with `absent = ["XB"]`.
    Instead: keep what the sources say; put what another one says into a `[[event.claim]]`.
    """

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield a finding for each State under two of the three."""
        for index, exercise in case.of(Exercise):
            for key, codes, others in (
                ("observers", exercise.observers, exercise.states),
                ("absent", exercise.absent, (*exercise.states, *exercise.observers)),
            ):
                for position, code in enumerate(codes):
                    if code in others:
                        yield self.at(
                            ("event", index, key, position),
                            f"{code} is under `{key}`, and takes part",
                            hint=f"take it out of `{key}` or out of the other list",
                        )


@rule("CS505", "part-larger-than-umbrella")
class PartLargerThanUmbrella(Rule):
    """A part of an exercise has more people, aircraft or vehicles than the whole, by every reading of the figures.

    Why: the figure of a part is inside that of its umbrella.
    Example: an umbrella with `personnel = "2000"` and a part with `"3000"`.
    Instead: correct one of the figures, or leave the umbrella's out if it is that of another part.
    """

    requires: ClassVar[Codes] = ("CS507",)

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield a finding for each figure of a part that is certainly larger than the umbrella's."""
        for index, part in case.of(Exercise):
            umbrella = case.log.by_id.get(part.umbrella) if part.umbrella else None
            for key in FIGURES if isinstance(umbrella, Exercise) else ():
                inner, outer = getattr(part, key), getattr(umbrella, key)
                if inner and outer and _range(inner).least > _range(outer).most:
                    yield self.at(
                        ("event", index, key),
                        f"a part has {inner} {key}, and its umbrella `{part.umbrella}` {outer}",
                        "more than the whole",
                        hint="correct one of the figures",
                        also=((case.path(umbrella, key), "the whole"),),  # type: ignore[arg-type]
                    )


@rule("CS506", "part-outside-umbrella")
class PartOutsideUmbrella(Rule):
    """A part of an exercise is held before its umbrella begins or after it ends, by every reading of the dates.

    Why: what is outside the span is another exercise, or one of the dates is wrong.
    Example: an umbrella of 2008-07-22 to 2008-08-08 and a part of 2008-09-01.
    Instead: correct the dates, or leave `umbrella` out and say in `links` how they hang together.
    """

    requires: ClassVar[Codes] = ("CS507", "CS602")

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield a finding for each part that cannot lie in its umbrella."""
        for index, part in case.of(Exercise):
            umbrella = case.log.by_id.get(part.umbrella) if part.umbrella else None
            if not isinstance(umbrella, Exercise) or case.is_at_fault(umbrella):
                continue
            early = part.date.latest < umbrella.date.earliest
            late = part.last.earliest > umbrella.last.latest and umbrella.end is not None
            if early or late:
                key = "date" if early or not part.end else "end"
                other = "date" if early else "end"
                yield self.at(
                    ("event", index, key),
                    f"a part {'begins before' if early else 'ends after'} its umbrella `{umbrella.id}`",
                    "outside the umbrella's span",
                    hint="correct one of the dates, or leave `umbrella` out",
                    also=((case.path(umbrella, other), f"the umbrella {'begins' if early else 'ends'} here"),),
                )


@rule("CS507", "umbrella-is-no-exercise")
class UmbrellaIsNoExercise(Rule):
    """The umbrella of an exercise is an event of another kind, or is not held while its part is.

    Why: totals count an umbrella and its parts as one exercise; a summit or a cancelled exercise has no parts.
    Example: `umbrella = "session-2008"`.
    Instead: name the exercise; link other events in `links`.
    """

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield a finding for each umbrella that cannot have this part."""
        for index, part in case.of(Exercise):
            umbrella = case.log.by_id.get(part.umbrella) if part.umbrella else None
            if umbrella is None:
                continue
            if not isinstance(umbrella, Exercise):
                wrong = f"`{umbrella.id}` is {a(umbrella.kind)}, not an exercise"
            elif part.status is Status.HELD and umbrella.status is not Status.HELD:
                wrong = f"`{umbrella.id}` is {umbrella.status}, and this part of it was held"
            else:
                continue
            yield self.at(
                ("event", index, "umbrella"),
                wrong,
                hint="name the exercise of which this one is a part, or link the event in `links`",
                also=((case.path(umbrella, "kind"), "it is here"),),
            )


@rule("CS508", "absurd-figure")
class AbsurdFigure(Rule):
    """A figure is nothing, or far too large, or there are more aircraft or vehicles than people.

    Why: such figures are slips: a digit too many, a wrong key, an empty cell read as nothing.
    Example: `personnel = "12000000"`; `personnel = "0"`; `personnel = "300"` with `vehicles = "1000"`.
    Instead: correct the figure; leave it out if no source gives it.
    """

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield a finding for each such figure."""
        for index, event in case.of(Manned):
            people = event.personnel
            for key in FIGURES:
                figure: Figure | None = getattr(event, key)
                if figure is None:
                    continue
                if figure.number == 0 and figure.upper is None and figure.qualifier != ">":
                    headline, hint = f"no {key} at all", "leave it out if no source gives it"
                elif figure.number > _MOST[key]:
                    headline, hint = f"{figure.number:,} {key} is more than any force has", "count the digits"
                elif key != "personnel" and people and _range(figure).least > _range(people).most:
                    headline, hint = f"{figure} {key} for {people} people", "correct one of the two"
                else:
                    continue
                yield self.at(("event", index, key), headline, hint=hint)


@rule("CS509", "contingents-do-not-fit")
class ContingentsDoNotFit(Rule):
    """The contingents of a deployment are more than the whole, or one is of a State that is no sender.

    Why: the contingents are the parts of `personnel`, by the States in `states`.
    Example: `personnel = "2000"` with `contingents = { XA = "2500" }`.
    Instead: correct the figures, or add the State to `states`.
    """

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield a finding for each contingent of no sender, and for sums that are certainly too large."""
        for index, event in case.of(Deployment):
            contingents = event.contingents or {}
            for code in contingents:
                if code not in event.states:
                    path = ("event", index, "contingents", code)
                    yield self.at(path, f"a contingent of {code}, which is no sender", hint="add it to `states`")
            least = sum(_range(figure).least for figure in contingents.values())
            if event.personnel and least > _range(event.personnel).most:
                yield self.at(
                    ("event", index, "contingents"),
                    f"the contingents are {least:,.0f} people, and the whole {event.personnel}",
                    hint="correct one of the figures",
                    also=((("event", index, "personnel"), "the whole"),),
                )
