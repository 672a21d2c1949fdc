"""Rules on assertions: facts that the log states must hold when it is replayed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import ClassVar

from cstocli.check.context import CheckContext
from cstocli.check.rule import Codes, Rule, rule
from cstocli.factcheck import Judgement, Verdict, evaluate, histories
from cstocli.factcheck.reach import verified_through
from cstocli.factcheck.seat_claims import seat_of
from cstocli.factcheck.standing_claims import states_with
from cstocli.model.assertions import Assertion
from cstocli.model.diagnostics import Finding, KeyPath, Severity
from cstocli.model.events import UNKNOWN, Event, Seat, SeatAct, Subject
from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import IN, StateCode
from cstocli.replay.history import ReplayedLog
from cstocli.replay.horizon import TOPICS, Reach
from cstocli.replay.snapshot import Holder


@rule("CS851", "assertion-fails")
class AssertionFails(Rule):
    """An assertion does not hold when the log is replayed, or is about an event that the log does not have.

    Why: assertions are written from the sources, independently of the events. If the two differ, one is wrong.
    Example: an `[[assert]]` that `XA` and `XB` are members on a day when `XB` has left.
    Instead: correct the event behind the result (`csto why XB --on DAY` names it), or the assertion.
    """

    phase = 1
    requires: ClassVar[Codes] = ("CS852",)

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each assertion that fails, with what was expected and what is."""
        each = histories(context.log)
        for index, assertion in enumerate(context.log.assertions):
            path: KeyPath = ("assert", index)
            history = each[assertion.reading]
            if assertion.standing is not None and assertion.on:
                yield from self._standing(context, path, assertion, history, assertion.on.earliest)
            elif assertion.on and assertion.event is None:
                yield from self._seat(context, path, assertion, history)
            else:
                yield from self._other(context, path, evaluate(each, assertion))

    def _standing(
        self, context: CheckContext, path: KeyPath, assertion: Assertion, history: ReplayedLog, day: date
    ) -> Iterator[Finding]:
        surely, possibly = states_with(history, assertion, day)
        expected = set(assertion.states)
        missing = expected - possibly
        surplus = set() if assertion.others else surely - expected
        unreliable = {code for code in missing | surplus if self._is_unreliable(context, history, code)}
        missing, surplus = missing - unreliable, surplus - unreliable
        if not missing and not surplus:
            return
        parts = [f"missing: {' '.join(sorted(missing))}"] * bool(missing)
        parts += [f"unexpected: {' '.join(sorted(surplus))}"] * bool(surplus)
        codes = sorted(missing | surplus)
        word = "in a live standing" if assertion.standing == IN else f"with standing `{assertion.standing}`"
        yield self.at(
            (*path, "states") if assertion.states else path,
            f"the States {word} on {day} in {assertion.reading} are not those asserted: {'; '.join(parts)}",
            f"the events give: {' '.join(sorted(surely)) or 'no State'}",
            hint=f"see `csto why {codes[0]} --on {day}`; correct the event or the assertion",
            also=_since(context, history, codes, day),
        )

    @staticmethod
    def _is_unreliable(context: CheckContext, history: ReplayedLog, code: StateCode) -> bool:
        """Whether the standing of a State rests on an act in which a fault was found."""
        subject = Subject("state", code)
        return context.is_unreliable(subject) or any(map(context.is_at_fault, history.acts.get(subject, ())))

    def _seat(
        self, context: CheckContext, path: KeyPath, assertion: Assertion, history: ReplayedLog
    ) -> Iterator[Finding]:
        """Yield a finding if the chair or an office was held otherwise on a verified day."""
        day = assertion.on.earliest if assertion.on else context.log.first_day
        subject = seat_of(context.log, assertion)
        holders = history.holders(subject, day)
        unverified = history.reach(subject, day) is not Reach.VERIFIED
        if unverified or self._is_unreliable_seat(context, assertion, subject, holders):
            return
        seats = [holder.seat for holder in holders] or [UNKNOWN]
        if assertion.chair is None:
            key, found = "person" if assertion.person else "office", assertion.person in {seat.person for seat in seats}
        else:
            fits = ((seat.state or "") == assertion.chair and assertion.person in (None, seat.person) for seat in seats)
            key, found = "chair", any(fits)
        if not found:
            yield self._other_holder((*path, key), assertion, Seat(assertion.chair or None, assertion.person), seats)

    @staticmethod
    def _is_unreliable_seat(
        context: CheckContext, assertion: Assertion, subject: Subject, holders: Sequence[Holder]
    ) -> bool:
        """Whether the asserted or the actual holder of a seat rests on an act in which a fault was found."""
        acts = [event for _, event in context.of(SeatAct) if event.body == subject.key and context.is_at_fault(event)]
        seats = {holder.caused_by.id for holder in holders}
        return any(act.id in seats or assertion.chair in act.states or assertion.person == act.person for act in acts)

    def _other_holder(self, path: KeyPath, assertion: Assertion, expected: Seat, seats: Sequence[Seat]) -> Finding:
        wanted = _holder_name(expected) if expected.is_held else "vacant or unknown"
        actual = " or ".join(sorted(_holder_name(seat) for seat in seats))
        seat, command = ("chair", "chair") if assertion.office is None else (f"`{assertion.office}`", "offices")
        return self.at(
            path,
            f"{seat} on {assertion.on} in {assertion.reading}: {actual}, not {wanted}",
            f"the events give: {actual}",
            hint=f"see `csto {command} --all`; correct the event or the assertion",
        )

    def _other(self, context: CheckContext, path: KeyPath, found: Judgement) -> Iterator[Finding]:
        """Yield a finding for an assertion on an event, on a date of publication, or of several parts, that fails.

        It also fails if no event of the log decides it: such an event may have been removed.
        """
        is_open = found.verdict is Verdict.UNDECIDED and bool(found.events)
        if not is_open and found.verdict not in (Verdict.HOLDS, Verdict.DISPUTED):
            yield self.at(
                path,
                f"an assertion is {found.verdict}: {found.evidence.rstrip('.')}",
                hint="correct the event or the assertion",
                on_key=True,
                also=tuple(
                    (context.path(context.log.by_id[ident], "id"), "decided by this event")
                    for ident in found.events
                    if ident in context.log.by_id
                ),
            )


def _since(
    context: CheckContext, history: ReplayedLog, codes: Sequence[str], day: date
) -> tuple[tuple[KeyPath, str], ...]:
    """Return the places of the acts that made some States what they are, or may be, on a day, with what they are."""
    states: dict[tuple[Event, str], list[str]] = {}
    for code in codes:
        change = history.at(Subject("state", code), day)
        for held in change.held if change else ():
            if held.caused_by:
                states.setdefault((held.caused_by, held.standing or "in no standing"), []).append(code)
    return tuple(
        (context.effect_path(event), f"{' '.join(found)}: {word} since {event.takes_effect}")
        for (event, word), found in states.items()
    )


def _holder_name(seat: Seat) -> str:
    """Return the holder of a seat as the log names it, or in which way it has none."""
    return " ".join(filter(None, (seat.state, seat.person))) or ("vacant" if seat.known else "unknown")


@rule("CS852", "assertion-outside")
class AssertionOutside(Rule):
    """An assertion is about a day that the log does not cover.

    Why: it proves nothing about what was read. The chair, say, may have a last day of its own.
    Example: `on = "2062-07-01"` in a log verified through 2026.
    Instead: correct the day.
    """

    severity = Severity.WARNING

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each assertion before the first day or after the last one verified on its subject."""
        log = context.log
        for index, assertion in enumerate(log.assertions):
            last = _last_verified(log, assertion)
            if assertion.on and not log.first_day <= assertion.on.earliest <= last:
                yield self.at(
                    ("assert", index, "on"),
                    f"{assertion.on} is not a day that the log covers",
                    f"the log covers {log.first_day} to {last}",
                    hint="correct the day",
                )


def _last_verified(log: EventLog, assertion: Assertion) -> date:
    """Return the last day through which the sources on the subject of an assertion were read."""
    if assertion.event is not None:
        return verified_through(log, assertion.event)
    subject = Subject("state", "") if assertion.standing is not None else seat_of(log, assertion)
    return log.verified_through(TOPICS[subject.facet])


@rule("CS853", "assertion-twice")
class AssertionTwice(Rule):
    """Two assertions are the same.

    Why: the second one proves nothing more; perhaps another day was meant.
    Example: an `[[assert]]` that was copied, with `on` left unchanged.
    Instead: correct the day, or keep one assertion with the sources of both.
    """

    severity = Severity.WARNING

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each assertion that repeats an earlier one, apart from its sources."""
        first: dict[str, int] = {}
        for index, assertion in enumerate(context.log.assertions):
            written = repr(replace(assertion, sources=()))  # a claim about an event holds tables, which have no hash
            other = first.setdefault(written, index)
            if other != index:
                yield self.at(
                    ("assert", index),
                    "this assertion repeats an earlier one",
                    hint="correct the day, or keep one of the two",
                    on_key=True,
                    also=((("assert", other), "first made here"),),
                )
