"""Exercises: who takes part, as what, and what is a part of what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar, Final

from cstocli.check.context import CheckContext
from cstocli.check.rule import Codes, Rule, rule, with_article
from cstocli.model.dates import shift
from cstocli.model.diagnostics import Finding, KeyPath
from cstocli.model.events import Event, Exercise
from cstocli.model.terms import LIVE, Status

_DAY: Final = timedelta(days=1)


def _live(context: CheckContext, exercise: Exercise, code: str) -> tuple[bool, bool]:
    """Return whether a State may be, and whether it must be, in a live standing while an exercise goes on."""
    first, last = shift(exercise.date.earliest, -_DAY), exercise.last.latest
    found = context.standings(code, first, last)
    return bool(found & LIVE), found <= LIVE


def parts(context: CheckContext) -> Iterator[tuple[KeyPath, Exercise, Event]]:
    """Yield each part of an exercise with its path, and the event that it names as its umbrella."""
    for path, part in context.of(Exercise):
        if part.umbrella:
            yield path, part, context.log.by_id[part.umbrella]


@rule("CS501", "stranger-in-exercise")
class StrangerInExercise(Rule):
    """A State takes part in an exercise, or hosts it, without a live standing that day, and is not marked as a guest.

    Why: participants are signatories, parties and members. Others are guests, and an answer must tell them apart.
    Example: `states = ["XA", "XC"]` while `XC` is only an observer.
    Instead: add `guests = ["XC"]`, or correct the State or the day.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each participant and host that is in no live standing by any reading of the dates."""
        for path, exercise in context.of(Exercise):
            if exercise.status is Status.CANCELLED:
                continue
            taking_part = (("states", exercise.states, "takes part in"), ("host", exercise.host, "hosts"))
            seen = set(exercise.guests)
            for key, codes, does in taking_part:
                for position, code in enumerate(codes):
                    if code not in seen and not _live(context, exercise, code)[0]:
                        seen.add(code)
                        yield self.at(
                            (*path, key, position),
                            f"{code} {does} an exercise without a standing, and is not a guest",
                            f"not a member, party or signatory on {exercise.date}",
                            hint=f'add it to `guests = ["{code}"]`, or correct the State or the day',
                        )


@rule("CS502", "guest-at-home")
class GuestAtHome(Rule):
    """A State is marked as a guest while it is a signatory, party or member, by every reading of the dates.

    Why: a guest has no standing. Who counts guests would count it wrongly.
    Example: `guests = ["XA"]` while `XA` is a member.
    Instead: take it out of `guests`.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each guest that must be in a live standing."""
        for path, exercise in context.of(Exercise):
            for position, code in enumerate(exercise.guests):
                if _live(context, exercise, code)[1]:
                    yield self.at(
                        (*path, "guests", position),
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

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each such guest."""
        for path, exercise in context.of(Exercise):
            for position, code in enumerate(exercise.guests):
                if code not in exercise.states and code not in exercise.host:
                    yield self.at(
                        (*path, "guests", position),
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

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each State under two of the three."""
        for path, exercise in context.of(Exercise):
            for key, codes, others in (
                ("observers", exercise.observers, exercise.states),
                ("absent", exercise.absent, (*exercise.states, *exercise.observers)),
            ):
                for position, code in enumerate(codes):
                    if code in others:
                        yield self.at(
                            (*path, key, position),
                            f"{code} is under `{key}`, and takes part",
                            hint=f"take it out of `{key}` or out of the other list",
                        )


@rule("CS506", "part-outside-umbrella")
class PartOutsideUmbrella(Rule):
    """A part of an exercise is held before its umbrella begins or after it ends, by every reading of the dates.

    Why: what is outside the span is another exercise, or one of the dates is wrong.
    Example: an umbrella of 2008-07-22 to 2008-08-08 and a part of 2008-09-01.
    Instead: correct the dates, or leave `umbrella` out and say in `links` how they hang together.
    """

    requires: ClassVar[Codes] = ("CS507", "CS602")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each part that cannot lie in its umbrella."""
        for path, part, umbrella in parts(context):
            if not isinstance(umbrella, Exercise) or context.is_at_fault(umbrella):
                continue
            early = part.date.latest < umbrella.date.earliest
            late = part.last.earliest > umbrella.last.latest and umbrella.end is not None
            if early or late:
                key = "date" if early or not part.end else "end"
                other = "date" if early else "end"
                yield self.at(
                    (*path, key),
                    f"a part {'begins before' if early else 'ends after'} its umbrella `{umbrella.id}`",
                    "outside the umbrella's span",
                    hint="correct one of the dates, or leave `umbrella` out",
                    also=((context.path(umbrella, other), f"the umbrella {'begins' if early else 'ends'} here"),),
                )


@rule("CS507", "umbrella-is-no-exercise")
class UmbrellaIsNoExercise(Rule):
    """The umbrella of an exercise is an event of another kind, or is not held while its part is.

    Why: totals count an umbrella and its parts as one exercise; a summit or a cancelled exercise has no parts.
    Example: `umbrella = "session-2008"`.
    Instead: name the exercise; link other events in `links`.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each umbrella that cannot have this part."""
        for path, part, umbrella in parts(context):
            if not isinstance(umbrella, Exercise):
                wrong = f"`{umbrella.id}` is {with_article(umbrella.kind)}, not an exercise"
            elif part.status is Status.HELD and umbrella.status is not Status.HELD:
                wrong = f"`{umbrella.id}` is {umbrella.status}, and this part of it was held"
            else:
                continue
            yield self.at(
                (*path, "umbrella"),
                wrong,
                hint="name the exercise that this one is part of, or link the event in `links`",
                also=((context.path(umbrella, "kind"), "it is here"),),
            )
