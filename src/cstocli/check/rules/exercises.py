"""Rules on exercises: participants, guests and observers, and the parts of an umbrella exercise."""

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
    """Return whether a State possibly, and whether it certainly, has a live standing during an exercise."""
    first, last = shift(exercise.date.earliest, -_DAY), exercise.last.latest
    found = context.standings(code, first, last)
    return bool(found & LIVE), found <= LIVE


def parts(context: CheckContext) -> Iterator[tuple[KeyPath, Exercise, Event]]:
    """Yield the path of each part of an exercise, the part, and the event that it names as its umbrella."""
    for path, part in context.of(Exercise):
        if part.umbrella:
            yield path, part, context.log.by_id[part.umbrella]


@rule("CS501", "stranger-in-exercise")
class StrangerInExercise(Rule):
    """A State takes part in or hosts an exercise, but is not a member, party or signatory, or marked as a guest.

    Why: participants are members, parties and signatories. Answers must distinguish guests from them.
    Example: `states = ["XA", "XC"]` while `XC` is only an observer.
    Instead: add `guests = ["XC"]`, or correct the State or the date.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each participant and host that certainly has no live standing."""
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
                            f"{code} {does} an exercise without a standing, but is not a guest",
                            f"not a member, party or signatory on {exercise.date}",
                            hint=f'add `guests = ["{code}"]`, or correct the State or the date',
                        )


@rule("CS502", "guest-at-home")
class GuestAtHome(Rule):
    """A State is marked as a guest, but is a member, party or signatory, however imprecise dates are resolved.

    Why: a guest has no standing; counts of guests would be wrong.
    Example: `guests = ["XA"]` while `XA` is a member.
    Instead: remove it from `guests`.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each guest that certainly has a live standing."""
        for path, exercise in context.of(Exercise):
            for position, code in enumerate(exercise.guests):
                if _live(context, exercise, code)[1]:
                    yield self.at(
                        (*path, "guests", position),
                        f"{code} is marked as a guest, but has a live standing",
                        f"member, party or signatory on {exercise.date}",
                        hint="remove it from `guests`",
                    )


@rule("CS503", "guest-not-there")
class GuestNotThere(Rule):
    """A guest is neither among the participants nor a host.

    Why: `guests` lists the participants without a standing; a State that only watches belongs in `observers`.
    Example: `states = ["XA"]` with `guests = ["XC"]`.
    Instead: add it to `states`, or move it to `observers`.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each guest that neither takes part nor hosts."""
        for path, exercise in context.of(Exercise):
            for position, code in enumerate(exercise.guests):
                if code not in exercise.states and code not in exercise.host:
                    yield self.at(
                        (*path, "guests", position),
                        f"{code} is a guest, but neither takes part nor hosts",
                        hint="add it to `states`, or move it to `observers`",
                    )


@rule("CS504", "there-and-absent")
class ThereAndAbsent(Rule):
    """A State is listed as taking part in an exercise and as only observing it or absent.

    Why: a State can do only one of these.
    Example: `states = ["XA", "XB"]` with `absent = ["XB"]`.
    Instead: keep the one that the sources support; record what another source says as an `[[event.claim]]`.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each State that is listed under two of the three keys."""
        for path, exercise in context.of(Exercise):
            for key, codes, others in (
                ("observers", exercise.observers, exercise.states),
                ("absent", exercise.absent, (*exercise.states, *exercise.observers)),
            ):
                for position, code in enumerate(codes):
                    if code in others:
                        yield self.at(
                            (*path, key, position),
                            f"{code} is in `{key}` and in another list",
                            hint=f"remove it from `{key}` or from the other list",
                        )


@rule("CS506", "part-outside-umbrella")
class PartOutsideUmbrella(Rule):
    """A part of an exercise begins before or ends after its umbrella exercise, however imprecise dates are resolved.

    Why: an exercise outside these dates is not a part, or one of the dates is wrong.
    Example: an umbrella exercise from 2008-07-22 to 2008-08-08 and a part on 2008-09-01.
    Instead: correct the dates, or remove `umbrella` and connect the events with `links`.
    """

    requires: ClassVar[Codes] = ("CS507", "CS602")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each part that certainly begins before or ends after its umbrella."""
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
                    "outside the dates of the umbrella",
                    hint="correct one of the dates, or remove `umbrella`",
                    also=((context.path(umbrella, other), f"the umbrella {'begins' if early else 'ends'} here"),),
                )


@rule("CS507", "umbrella-is-no-exercise")
class UmbrellaIsNoExercise(Rule):
    """The umbrella of an exercise is not an exercise, or was not held although its part was.

    Why: totals count an umbrella and its parts as one exercise; a summit or a cancelled exercise has no parts.
    Example: `umbrella = "session-2008"`.
    Instead: give the id of an exercise; link events of other kinds in `links`.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each part whose umbrella is not an exercise, or was not held although the part was."""
        for path, part, umbrella in parts(context):
            if not isinstance(umbrella, Exercise):
                wrong = f"`{umbrella.id}` is {with_article(umbrella.kind)}, not an exercise"
            elif part.status is Status.HELD and umbrella.status is not Status.HELD:
                wrong = f"`{umbrella.id}` is {umbrella.status}, but this part of it was held"
            else:
                continue
            yield self.at(
                (*path, "umbrella"),
                wrong,
                hint="give the id of the exercise that this is part of, or link the event in `links`",
                also=((context.path(umbrella, "kind"), "the umbrella"),),
            )
