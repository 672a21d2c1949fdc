"""Rules on the chair and the offices: only members hold them, one at a time, and gaps are recorded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar, Final

from cstocli.check.context import CheckContext
from cstocli.check.rule import Codes, Rule, rule, with_article
from cstocli.model.dates import shift
from cstocli.model.diagnostics import Finding, KeyPath
from cstocli.model.events import UNKNOWN, Appointment, Chairmanship, Departure, SeatAct
from cstocli.model.terms import Standing, Status

MAY_HOLD_A_SEAT: Final = frozenset(
    {Standing.MEMBER, Standing.FROZEN, Standing.PARTY, Standing.CONTRACTING, Standing.SIGNATORY}
)
"""The standings in which a State may hold the chair or an office. A suspended State takes no part."""
_DAY: Final = timedelta(days=1)


def _outside(context: CheckContext, code: str, first: date, last: date) -> bool:
    """Whether a State can hold no seat on any day from ``first`` through ``last``, however dates are resolved."""
    return MAY_HOLD_A_SEAT.isdisjoint(context.standings(code, first, last))


class SeatRule(Rule):
    """A rule on the acts that fill a seat."""

    kind: ClassVar[type[SeatAct]]

    def acts(self, context: CheckContext) -> Iterator[tuple[KeyPath, SeatAct]]:
        """Yield the acts of the kind that took place, each with its path."""
        return ((path, event) for path, event in context.of(self.kind) if event.status is Status.HELD)


class _NoMember(SeatRule):
    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each State that takes a seat while it is certainly not a member."""
        for path, event in self.acts(context):
            day = event.takes_effect
            for position, code in enumerate(event.states):
                if _outside(context, code, day.earliest, day.latest):
                    yield self.at(
                        (*path, "states", position),
                        f"{with_article(event.kind)} of {code}, which was not a member on {day}",
                        f"not a member on {day}",
                        hint="correct the State or the date, or record how it became a member",
                    )


@rule("CS401", "chair-of-no-member")
class ChairOfNoMember(_NoMember):
    """A State takes the chair when it is not a member, however imprecise dates are resolved.

    Why: members hold the chair in turn. A suspended or former member has no turn.
    Example: a `chairmanship` of `XC` that takes effect after its `withdrawal`.
    Instead: correct the State or the date; `effect` is the first day in the chair.
    """

    kind: ClassVar[type[SeatAct]] = Chairmanship


@rule("CS411", "office-of-no-member")
class OfficeOfNoMember(_NoMember):
    """A person takes office as a national of a State that is not a member, however imprecise dates are resolved.

    Why: office-holders are nationals of member States.
    Example: an `appointment` with `states = ["XC"]` after the `withdrawal` of `XC`.
    Instead: correct the State or the date; `effect` is the first day in office.
    """

    kind: ClassVar[type[SeatAct]] = Appointment


class _TwoHolders(SeatRule):
    requires: ClassVar[Codes] = ("CS801",)

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each further act that fills the same seat on the same day with another holder."""
        first: dict[tuple[object, ...], SeatAct] = {}
        for _, event in self.acts(context):
            day = event.takes_effect
            key = (event.body, day.text, event.legal_basis)
            other = first.setdefault(key, event)
            if other is not event and day.is_exact and event.apply(UNKNOWN) != other.apply(UNKNOWN):
                yield self.at(
                    context.effect_path(event),
                    f"`{event.body}` has two holders from {day}",
                    "another holder takes it on the same day",
                    hint="keep the one that holds it at the end of the day",
                    also=((context.effect_path(other), "the first holder takes it here"),),
                )


@rule("CS402", "two-chairs")
class TwoChairs(_TwoHolders):
    """Two States take the chair of the same body on the same day.

    Why: a body has one chair, and only one State holds it at the end of the day.
    Example: two `chairmanship` events of `council` with `effect = "2020-01-01"`.
    Instead: keep one, and record the other as an `[[event.claim]]`.
    """

    kind: ClassVar[type[SeatAct]] = Chairmanship


@rule("CS412", "two-office-holders")
class TwoOfficeHolders(_TwoHolders):
    """Two persons take the same office on the same day.

    Why: an office has one holder at the end of the day.
    Example: two `appointment` events of `office` with `effect = "2020-01-01"`.
    Instead: keep one, and record the other as an `[[event.claim]]`.
    """

    kind: ClassVar[type[SeatAct]] = Appointment


@rule("CS404", "gap-not-marked")
class GapNotMarked(Rule):
    """A State still holds the chair when it is no longer a member, however imprecise dates are resolved.

    The time before the first chairmanship of a body is not checked: a log need not record when its chair was created.

    Why: the holder is unknown from that day on, and answers must report it as unknown.
    Example: a `withdrawal` of `XA` in the middle of its chairmanship, and no later chairmanship.
    Instead: record who took over, or add a `chairmanship` with `unknown = true` from that day.
    """

    requires: ClassVar[Codes] = ("CS401", "CS402")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each term in the chair during which the State certainly ceases to be a member."""
        for step in context.steps(Chairmanship):
            event = step.event
            if not event.states:
                continue
            rest = step.later[:1]
            last = shift(rest[0].takes_effect.earliest, -_DAY) if rest else context.log.verified_to
            first = event.takes_effect.latest
            day = self._first_day_outside(context, event.states[0], first, last)
            if day is not None:
                yield self.at(
                    context.state_path(event, event.states[0]),
                    f"{event.states[0]} keeps the chair of `{event.body}`, but is not a member from {day}",
                    f"not a member from {day}",
                    hint="record who took over, or add a `chairmanship` with `unknown = true`",
                    also=tuple(
                        (context.path(act, "kind"), "it left here") for act in context.turning(event.states[0], day)
                    ),
                )

    @staticmethod
    def _first_day_outside(context: CheckContext, code: str, first: date, last: date) -> date | None:
        """Return the first day after ``first``, through ``last``, on which a State can hold no seat, if any."""
        days = (day for day in context.turning_days(code) if first < day <= last)
        return next((day for day in days if _outside(context, code, day, day)), None)


@rule("CS405", "seat-of-nobody")
class SeatOfNobody(Rule):
    """A chairmanship does not have exactly one State, or an appointment or departure has no person.

    Why: an unknown holder is recorded with `unknown = true`, not by omitting a key.
    Example: a `chairmanship` without `states`; an `appointment` without `person`.
    Instead: name one State, or write `unknown = true` without a State or a person; for an office, name the person.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each act on a seat with too many holders, or with none."""
        for path, event in context.of(Chairmanship):
            if event.unknown and (event.states or event.person):
                key = "states" if event.states else "person"
                headline = f"an unknown chair has `{key}`"
                yield self.at((*path, key), headline, hint=f"remove `unknown` or `{key}`", on_key=True)
            elif not event.unknown and len(event.states) != 1:
                headline = f"a chairmanship with {len(event.states) or 'no'} States"
                hint = "give one State, or `unknown = true` if no source names the holder"
                yield self.at((*path, "states"), headline, hint=hint, on_key=True)
        for path, act in context.of(Appointment, Departure):
            if act.person is None:
                headline = f"{with_article(act.kind)} without a person"
                yield self.at(path, headline, hint="add `person = ...`", on_key=True)


@rule("CS406", "no-such-seat")
class NoSuchSeat(Rule):
    """A chairmanship is of a body without a rotating chair, or an appointment is to a body without an office.

    Why: `[bodies]` says which body has a rotating chair (`chaired = true`) and which an office (`office = "..."`).
    Example: a `chairmanship` with `body = "office"`.
    Instead: correct the body, or give it a chair or an office in `[bodies]`.
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
                    hint=f"correct the body, or add {key} to [bodies.{event.body}]",
                )


@rule("CS407", "seat-taken-twice")
class SeatTakenTwice(Rule):
    """Someone takes a chair or an office that they already hold, in every possible order of imprecise dates.

    Why: the act changes nothing: it is recorded twice, or a holder in between is missing.
    Example: two `chairmanship` events of `XA` in a row, with the same person.
    Instead: keep the first, or record who held it in between; record a longer term as a `decision`.
    """

    requires: ClassVar[Codes] = ("CS801", "CS405")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each act whose holder already has the seat."""
        for step in context.steps(Chairmanship, Appointment):
            event = step.event
            if not step.position:
                continue
            if all(event.apply(seat) == seat for seat in step.before):
                who = event.person or " ".join(event.states)
                facet = "chair" if isinstance(event, Chairmanship) else "office"
                if who:
                    headline = f"{who} takes the {facet} of `{event.body}`, but already holds it"
                    hint = "keep the first of the two; record a longer term as a `decision`"
                else:
                    headline, hint = f"the chair of `{event.body}` is already unknown", "keep the first of the two"
                yield self.at(
                    context.effect_path(event),
                    headline,
                    hint=hint,
                    also=tuple((context.path(act, "date"), "the act before it") for act in step.earlier[-1:]),
                )
