"""Who sits in the chair and in the offices: members only, one at a time, gaps marked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar, Final

from cstocli.check.context import CheckContext
from cstocli.check.rule import Codes, Rule, rule
from cstocli.model.dates import shift
from cstocli.model.diagnostics import Finding, KeyPath
from cstocli.model.events import UNKNOWN, Appointment, Chairmanship, Departure, SeatAct
from cstocli.model.terms import Standing, Status

SEATED: Final = frozenset({Standing.MEMBER, Standing.FROZEN, Standing.PARTY, Standing.SIGNATORY})
"""The standings in which a State may have the chair; a suspended one takes no part."""
_DAY: Final = timedelta(days=1)


def _outside(context: CheckContext, code: str, first: date, last: date) -> bool:
    """Whether a State may not sit on any day of a window, by any reading of the dates."""
    return SEATED.isdisjoint(context.standings(code, first, last))


class SeatRule(Rule):
    """A rule on the acts that fill a seat."""

    kind: ClassVar[type[SeatAct]]

    def held(self, context: CheckContext) -> Iterator[tuple[KeyPath, SeatAct]]:
        """Yield the acts of the kind that took place."""
        return ((path, event) for path, event in context.of(self.kind) if event.status is Status.HELD)


class _NoMember(SeatRule):
    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each State that is seated while it is not a member, by any reading of the dates."""
        for path, event in self.held(context):
            day = event.takes_effect
            for position, code in enumerate(event.states):
                if _outside(context, code, day.earliest, day.latest):
                    yield self.at(
                        (*path, "states", position),
                        f"the {event.kind} of {code}, which is not a member on {day}",
                        f"not a member on {day}",
                        hint="correct the State or the day, or record how it became a member",
                    )


@rule("CS401", "chair-of-no-member")
class ChairOfNoMember(_NoMember):
    """A State takes the chair on a day on which it is not a member, by any reading of the dates.

    Why: members chair in turn. A suspended or former State has no turn.
    Example: a `chairmanship` of `XC` that takes effect after its `withdrawal`.
    Instead: correct the State or the day; `effect` is the first day in the chair.
    """

    kind: ClassVar[type[SeatAct]] = Chairmanship


@rule("CS411", "office-of-no-member")
class OfficeOfNoMember(_NoMember):
    """A person takes office as a national of a State that is not a member that day, by any reading of the dates.

    Why: the office-holders are nationals of members.
    Example: an `appointment` with `states = ["XC"]` after the `withdrawal` of `XC`.
    Instead: correct the State or the day; `effect` is the first day in office.
    """

    kind: ClassVar[type[SeatAct]] = Appointment


class _TwoHolders(SeatRule):
    requires: ClassVar[Codes] = ("CS801",)

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each second act that fills one seat on one and the same day."""
        first: dict[tuple[object, ...], SeatAct] = {}
        for _, event in self.held(context):
            day = event.takes_effect
            key = (event.body, day.text, event.legal_basis)
            other = first.setdefault(key, event)
            if other is not event and day.is_exact and event.apply(UNKNOWN) != other.apply(UNKNOWN):
                yield self.at(
                    context.effect_path(event),
                    f"`{event.body}` has two holders from {day} on",
                    "the other one is seated on the same day",
                    hint="keep the one that held it at the end of the day",
                    also=((context.effect_path(other), "the first one takes it here"),),
                )


@rule("CS402", "two-chairs")
class TwoChairs(_TwoHolders):
    """Two States take the chair of one body on one day.

    Why: a body has one chair; at the end of the day one of them holds it.
    Example: two `chairmanship` events of `council` with `effect = "2020-01-01"`.
    Instead: keep one, and put the other into a `[[event.claim]]`.
    """

    kind: ClassVar[type[SeatAct]] = Chairmanship


@rule("CS412", "two-office-holders")
class TwoOfficeHolders(_TwoHolders):
    """Two persons take one office on one day.

    Why: an office has one holder; at the end of the day one of them holds it.
    Example: two `appointment` events of `office` with `effect = "2020-01-01"`.
    Instead: keep one, and put the other into a `[[event.claim]]`.
    """

    kind: ClassVar[type[SeatAct]] = Appointment


@rule("CS404", "gap-not-marked")
class GapNotMarked(Rule):
    """A State is still in the chair on a day on which it is a member no longer, by any reading of the dates.

    The time before the first chairmanship of a body is not looked at: a log need not say since when it has a chair.

    Why: whoever has it then is not known, and an answer must say so. Gaps are gaps.
    Example: the `withdrawal` of `XA` in the middle of its chairmanship, and no chairmanship after it.
    Instead: record who took over, or a `chairmanship` with `unknown = true` from that day.
    """

    requires: ClassVar[Codes] = ("CS401", "CS402")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each term during which the State ceases to be a member."""
        for step in context.steps(Chairmanship):
            event = step.event
            if not event.states:
                continue
            rest = step.later[:1]
            last = shift(rest[0].takes_effect.earliest, -_DAY) if rest else context.log.verified_to
            first = event.takes_effect.latest
            day = self._left(context, event.states[0], first, last)
            if day is not None:
                yield self.at(
                    context.state_path(event, event.states[0]),
                    f"{event.states[0]} keeps the chair of `{event.body}` but is not a member from {day} on",
                    f"not a member from {day} on",
                    hint="record who took over, or a `chairmanship` with `unknown = true`",
                    also=tuple(
                        (context.path(act, "kind"), "it left here") for act in context.turning(event.states[0], day)
                    ),
                )

    @staticmethod
    def _left(context: CheckContext, code: str, first: date, last: date) -> date | None:
        """Return the first day of a term on which its State is not a member."""
        days = (day for day in context.turning_days(code) if first < day <= last)
        return next((day for day in days if _outside(context, code, day, day)), None)


@rule("CS405", "seat-of-nobody")
class SeatOfNobody(Rule):
    """A chairmanship is not of exactly one State, or an appointment or departure names no person.

    Why: a gap is marked with `unknown = true`, and never by leaving something out.
    Example: a `chairmanship` without `states`; an `appointment` without `person`.
    Instead: name the one State; or write `unknown = true` and no State; name the person of an office.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each such act."""
        for path, event in context.of(Chairmanship):
            if event.unknown and (event.states or event.person):
                key = "states" if event.states else "person"
                headline = f"a chair that nobody is known to hold has `{key}`"
                yield self.at((*path, key), headline, hint=f"leave out `unknown` or `{key}`", on_key=True)
            elif not event.unknown and len(event.states) != 1:
                headline = f"a chairmanship of {len(event.states) or 'no'} States"
                hint = "give one State, or `unknown = true` if no source names it"
                yield self.at((*path, "states"), headline, hint=hint, on_key=True)
        for path, act in context.of(Appointment, Departure):
            if act.person is None:
                headline = f"the {act.kind} of nobody"
                yield self.at(path, headline, hint="name the `person`", on_key=True)


@rule("CS406", "no-such-seat")
class NoSuchSeat(Rule):
    """A chairmanship of a body that has no chair, or an appointment to one that has no office.

    Why: `[bodies]` says which body has a rotating chair (`chaired = true`) and which an office (`office = "..."`).
    Example: a `chairmanship` with `body = "office"`.
    Instead: name the right body, or say in `[bodies]` that it has a chair or an office.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each act on a seat that its body does not have."""
        for path, event in context.of(SeatAct):
            body = context.log.bodies[event.body]
            chair = isinstance(event, Chairmanship)
            if not (body.chaired if chair else body.office):
                what = "rotating chair" if chair else "office"
                key = "`chaired = true`" if chair else '`office = "..."`'
                yield self.at(
                    (*path, "body"),
                    f"`{event.body}` has no {what}",
                    hint=f"name another body, or give it {key} in [bodies.{event.body}]",
                )


@rule("CS407", "seat-taken-twice")
class SeatTakenTwice(Rule):
    """Whoever takes the chair or the office holds it already, in every order of the dates.

    Why: nothing changes, so one act is recorded twice, or what came between is missing.
    Example: two `chairmanship` events of `XA` one after the other, with one person.
    Instead: keep the first; a longer term is a `decision`.
    """

    requires: ClassVar[Codes] = ("CS801", "CS405")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each act that seats who is seated already."""
        for step in context.steps(Chairmanship, Appointment):
            event = step.event
            if not step.position:
                continue
            if all(event.apply(seat) == seat for seat in step.before):
                who = event.person or " ".join(event.states)
                if who:
                    headline = f"{who} takes the seat of `{event.body}`, and holds it already"
                    hint = "keep the first of the two; a longer term is a `decision`"
                else:
                    headline, hint = f"the chair of `{event.body}` is unknown already", "keep the first of the two"
                yield self.at(
                    context.effect_path(event),
                    headline,
                    hint=hint,
                    also=tuple((context.path(act, "date"), "since here") for act in step.earlier[-1:]),
                )
