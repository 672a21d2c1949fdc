"""Rules on successions in the chair and the offices: predecessors, persons, rotation and departures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from cstocli.check.context import CheckContext
from cstocli.check.rule import Codes, Rule, rule
from cstocli.model.diagnostics import Finding
from cstocli.model.events import Chairmanship, Departure, Seat, SeatAct
from cstocli.model.terms import StateCode


@rule("CS403", "handover-from-another")
class HandoverFromAnother(Rule):
    """A State hands over the chair without holding it, however imprecise dates are resolved.

    Why: `predecessor` is the State that hands over. If another State holds it, a chairmanship is missing or wrong.
    Example: `predecessor = "XB"` while `XA` holds the chair.
    Instead: correct `predecessor`, or record its chairmanship.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each handover from a State that cannot have held the chair just before."""
        for step in context.steps(Chairmanship):
            event = step.event
            if event.predecessor is None:
                continue
            if any(isinstance(seat, Seat) and (seat.state or "") == event.predecessor for seat in step.before):
                continue
            if event.predecessor:
                headline = f"{event.predecessor} hands over the chair of `{event.body}`, but does not hold it"
                label, missing = f"not in the chair before {event.takes_effect}", "its `chairmanship`"
            else:
                headline = f"`predecessor` is empty, but a State holds the chair of `{event.body}`"
                label, missing = f"held before {event.takes_effect}", "the gap, with `unknown = true`"
            yield self.at(
                context.path(event, "predecessor"),
                headline,
                label,
                hint=f"correct `predecessor`, or record {missing}",
                also=tuple((context.path(act, "date"), "the chair was taken here") for act in step.earlier[-1:]),
            )


@rule("CS408", "person-of-two-states")
class PersonOfTwoStates(Rule):
    """A person holds a chair or an office for two States.

    Why: a person represents one State. The person or the State is wrong, or two people have the same name.
    Example: "A. Beta" holds the chair for `XA`, and later for `XB`.
    Instead: correct the person or the State; distinguish people of the same name by their patronymics.
    """

    requires: ClassVar[Codes] = ("CS401", "CS411")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each act whose person held an earlier seat for another State."""
        first: dict[str, tuple[StateCode, SeatAct]] = {}
        for path, event in context.of(SeatAct):
            if event.person is None or len(event.states) != 1:
                continue
            state, other = first.setdefault(event.person, (event.states[0], event))
            if state != event.states[0]:
                yield self.at(
                    (*path, "person"),
                    f"{event.person} represents {event.states[0]} here, but {state} elsewhere",
                    f"for {event.states[0]}",
                    hint="correct the person or the State",
                    also=((context.path(other, "person"), f"for {state}"),),
                )


@rule("CS409", "rotation-without-name")
class RotationWithoutName(Rule):
    """The chair rotates in the alphabetical order of a language in which a former or present holder has no name.

    Why: `chair --rotation` would sort the State by its English name, and so in the wrong place.
    Example: `rotation = "ru"`, but `[states.XA]` has no `ru` in `names`.
    Instead: add the name in that language.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each State without a name in the language of the rotation."""
        seen = set()
        for _, event in context.of(Chairmanship):
            language = context.log.bodies[event.body].rotation
            for code in event.states:
                info = context.log.states[code]
                if language and language != "en" and language not in info.names and (code, language) not in seen:
                    seen.add((code, language))
                    yield self.at(
                        ("states", code, "names"),
                        f"{code} has no name in `{language}`, the language of rotation of `{event.body}`",
                        f"no name in `{language}`",
                        hint=f'add `{language} = "..."`',
                        also=((("bodies", event.body, "rotation"), "the language of the rotation"),),
                    )


@rule("CS413", "departure-of-another")
class DepartureOfAnother(Rule):
    """A person leaves an office without holding it, however imprecise dates are resolved.

    Why: the appointment is missing or spells the name differently, or the person left earlier.
    Example: a `departure` of "A. Alpha" while "B. Beta" is in office.
    Instead: record the appointment, or spell the name as it does. No departure is needed if a successor is appointed.
    """

    requires: ClassVar[Codes] = ("CS405", "CS411", "CS412")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each departure of a person who cannot have been in the office."""
        for step in context.steps(Departure):
            event = step.event
            if event.person is None:
                continue
            if any(isinstance(seat, Seat) and seat.person == event.person for seat in step.before):
                continue
            if any(map(context.is_at_fault, step.earlier[-1:])):
                continue
            holders = sorted({seat.person or "no known person" for seat in step.before if isinstance(seat, Seat)})
            yield self.at(
                context.path(event, "person"),
                f"{event.person} leaves the office of `{event.body}`, but does not hold it",
                f"held by {' or '.join(holders)} before {event.takes_effect}",
                hint="record the appointment, or spell the name as it does",
                also=tuple((context.path(act, "person"), "the act before it") for act in step.earlier[-1:]),
            )
