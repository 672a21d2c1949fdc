"""How the chair and the offices pass on: from whom, to whom, and in which order."""

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
    """The chair is handed over by a State that does not hold it, by any reading of the dates.

    Why: `predecessor` says who hands over. If somebody else is in the chair, a chairmanship is missing or wrong.
    Example: `predecessor = "XB"` on a day on which `XA` is in the chair.
    Instead: correct the `predecessor`, or record its chairmanship.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each handover from a State that may not have held the chair just before."""
        for step in context.steps(Chairmanship):
            event = step.event
            if event.predecessor is None:
                continue
            if any(isinstance(seat, Seat) and (seat.state or "") == event.predecessor for seat in step.before):
                continue
            if event.predecessor:
                headline = f"{event.predecessor} hands over the chair of `{event.body}`, and does not hold it"
                label, missing = f"not in the chair before {event.takes_effect}", "its `chairmanship`"
            else:
                headline = f"the chair of `{event.body}` is handed over by nobody, and somebody holds it"
                label, missing = f"no gap before {event.takes_effect}", "the gap, with `unknown = true`"
            yield self.at(
                context.path(event, "predecessor"),
                headline,
                label,
                hint=f"correct `predecessor`, or record {missing}",
                also=tuple((context.path(act, "date"), "the chair was taken here") for act in step.earlier[-1:]),
            )


@rule("CS408", "person-of-two-states")
class PersonOfTwoStates(Rule):
    """One person holds a chair or an office for two States.

    Why: a president chairs for the own State. The person or the State is wrong, or two people have one name.
    Example: "A. Beta" in the chair for `XA`, later for `XB`.
    Instead: correct the person or the State; tell people of one name apart by their father's names.
    """

    requires: ClassVar[Codes] = ("CS401", "CS411")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each act that seats a person for another State than the first one did."""
        first: dict[str, tuple[StateCode, SeatAct]] = {}
        for path, event in context.of(SeatAct):
            if event.person is None or len(event.states) != 1:
                continue
            state, other = first.setdefault(event.person, (event.states[0], event))
            if state != event.states[0]:
                yield self.at(
                    (*path, "person"),
                    f"{event.person} is of {event.states[0]} here, and of {state} elsewhere",
                    f"of {event.states[0]}",
                    hint="correct the person or the State",
                    also=((context.path(other, "person"), f"of {state}"),),
                )


@rule("CS409", "rotation-without-name")
class RotationWithoutName(Rule):
    """The chair rotates by the alphabet of a language in which a State that held it has no name.

    Why: `chair --rotation` would sort it by its English name, into the wrong place.
    Example: `rotation = "ru"`, and `[states.XA]` without `ru` in `names`.
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
                        f"{code} has no name in `{language}`, by which the chair of `{event.body}` rotates",
                        f"no `{language}`",
                        hint=f'add `{language} = "..."`',
                        also=((("bodies", event.body, "rotation"), "the language of the rotation"),),
                    )


@rule("CS413", "departure-of-another")
class DepartureOfAnother(Rule):
    """Somebody leaves an office who does not hold it, by any reading of the dates.

    Why: the appointment is missing, or the person had left before, or is spelled otherwise there.
    Example: the `departure` of "A. Alpha" while "B. Beta" is in office.
    Instead: record the appointment, or spell the person as there; a successor's appointment makes a departure needless.
    """

    requires: ClassVar[Codes] = ("CS405", "CS411", "CS412")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each departure of a person who may not be in the office."""
        for step in context.steps(Departure):
            event = step.event
            if event.person is None:
                continue
            if any(isinstance(seat, Seat) and seat.person == event.person for seat in step.before):
                continue
            if any(map(context.is_at_fault, step.earlier[-1:])):
                continue
            who = sorted({seat.person or "nobody" for seat in step.before if isinstance(seat, Seat)})
            yield self.at(
                context.path(event, "person"),
                f"{event.person} leaves the office of `{event.body}`, and does not hold it",
                f"held by {' or '.join(who)} before {event.takes_effect}",
                hint="record the appointment, or spell the person as there",
                also=tuple((context.path(act, "person"), "the last act on it") for act in step.earlier[-1:]),
            )
