"""Whether what is claimed to have happened did: the event of the log that is meant, and where the claim differs.

An event is meant when its kind, instrument, body, series and the words it is about are as claimed, a State is shared,
and it lies within a year of the claimed date. Of those the one that differs least is compared with the claim. Where it
differs, the sources that say as claimed are heard, and the events that the log rejects.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from cstocli.factcheck.aggregates import count, largest, yearly
from cstocli.factcheck.matching import Mismatch, date_fits, days_apart, mismatches
from cstocli.factcheck.verdict import ENOUGH, NEAR, Judgement, Verdict, together
from cstocli.model.assertions import Assertion, EventClaim
from cstocli.model.dates import LAST
from cstocli.model.events import KINDS, Event, ObserverAct, Rejected, Subject, TreatyAct
from cstocli.model.log import EventLog
from cstocli.model.lookup import state_name, state_names
from cstocli.model.struct import replace
from cstocli.model.terms import Basis, Confidence, SourceKey, Stage, StateCode, Status
from cstocli.replay.history import ReplayedLog
from cstocli.replay.prefer import claimed as as_claimed

_STAGE_GROUPS: Final[Mapping[Stage | None, str]] = {
    **dict.fromkeys((Stage.SIGNED, Stage.ACCEDED, Stage.CONTRACTING, Stage.IN_FORCE), "bound"),
    **dict.fromkeys((Stage.FROZEN, Stage.SUSPENDED), "set aside"),
    Stage.ENDED: "ended",
}
"""Stages that people take for one another: who says that a State joined may mean that it came back."""


class Candidate(NamedTuple):
    """An event that may be meant, with everything in which it is not as claimed."""

    event: Event
    differences: list[Mismatch]


def judge(history: ReplayedLog, claim: Assertion, what: EventClaim, besides: SourceKey | None = None) -> Judgement:
    """Return whether something happened as claimed. What the source ``besides`` says is no evidence."""
    if what.count is not None:
        return count(history.log, what, _read(history, what))
    if what.yearly:
        return yearly(what, _read(history, what), _read(history, replace(what, status=Status.ANNOUNCED)))
    if not _is_each_states_own(what):
        return _one(history, claim, what, besides)
    alone = (replace(what, states=(code,), only=False) for code in what.states)
    found = [_one(history, claim, one, besides) for one in alone]
    return together([*found, *(_others(history, what) if what.only else ())])


def _is_each_states_own(what: EventClaim) -> bool:
    """Whether several events may tell the act together, one for each State."""
    kind = KINDS.get(what.kind or "")
    return bool(what.states) and kind is not None and issubclass(kind, TreatyAct | ObserverAct)


def _read(history: ReplayedLog, what: EventClaim) -> list[Event]:
    """Return the events of the log that the reading counts and that may be meant, whatever their date."""
    replayed = (event for event in history.log.events if event.is_read(history.reading))
    return [event for event in replayed if _is_meant(what, event)]


def _is_meant(what: EventClaim, event: Event) -> bool:
    """Whether an event is of the kind, on the instrument, of the States and about the words that are claimed."""
    text = " ".join(str(getattr(event, name, None) or "") for name in ("title", "name", "place", "note")).casefold()
    return (
        what.kind in (None, event.kind)
        and event.status is what.status
        and what.instrument in (None, getattr(event, "instrument", None))
        and what.body in (None, getattr(event, "body", None))
        and what.series in (None, getattr(event, "series", None))
        and (not what.states or not set(what.states).isdisjoint(event.involved()))
        and all(word.casefold() in text for word in what.about)
    )


def _one(history: ReplayedLog, claim: Assertion, what: EventClaim, besides: SourceKey | None) -> Judgement:
    """Judge by the event that differs least from the claim."""
    near = sorted(
        _near(_read(history, what), what), key=lambda found: (len(found.differences), found.event.date.earliest)
    )
    best = near[0] if near else None
    if best and not best.differences:
        return _judge_match(history, claim, what, best.event, besides)
    refused = _rejected(history.log, what)
    if refused:
        reason = f"{refused.event.id} is rejected: {refused.reason}"
        return Judgement(verdict=Verdict.WRONG, evidence=reason, events=(refused.event.id,))
    asserted = list(_agreeing(history.log, what, besides))
    if best and all(difference.open for difference in best.differences):
        return _differing(history.log, Verdict.UNDECIDED, best)
    heard = tuple(dict.fromkeys(key for _, keys in asserted for key in keys))
    if asserted and (len(heard) >= ENOUGH or any(event.confidence is not Confidence.HIGH for event, _ in asserted)):
        return _disputed(asserted, heard)
    if best:
        return _differing(history.log, Verdict.IMPRECISE, best, heard)
    return _elsewhere(history, what)


def _near(events: Sequence[Event], what: EventClaim) -> Iterator[Candidate]:
    for event in events:
        if what.date is None or days_apart(event, what.date) <= NEAR:
            yield Candidate(event, mismatches(what, event))


def _fits(what: EventClaim, event: Event) -> bool:
    return _is_meant(what, event) and all(difference.open for difference in mismatches(what, event))


def _rejected(log: EventLog, what: EventClaim) -> Rejected | None:
    """Return the rejected event that is the claimed one; of several the one that ends nearest to the claimed date."""
    found = [refused for refused in log.rejected if _fits(what, refused.event)]
    last = what.date.last_known if what.date else LAST
    return min(found, key=lambda refused: abs(refused.event.date.last_known - last), default=None)


def _event_sentence(event: Event) -> str:
    return f"{event.title} ({event.date})."


def _judge_match(
    history: ReplayedLog, claim: Assertion, what: EventClaim, event: Event, besides: SourceKey | None
) -> Judgement:
    """Judge an event that is as claimed: in law it may have another date, and there may have been a larger one."""
    through = claim.on.latest if claim.on else LAST
    larger = largest(history.log, what.largest, event, through) if what.largest else None
    if larger:
        return Judgement(verdict=Verdict.IMPRECISE, evidence=f"{_event_sentence(event)} {larger}", events=(event.id,))
    twin = _in_law(history.log, what, event)
    if twin:
        evidence = f"{_event_sentence(event)} That is practice; in law: {_event_sentence(twin)}"
        return Judgement(verdict=Verdict.IMPRECISE, evidence=evidence, events=(event.id, twin.id))
    against = _against(what, event, besides)
    verdict = Verdict.DISPUTED if against and event.confidence is Confidence.LOW else Verdict.HOLDS
    others = f" Contradicted by: {', '.join(against)}." if against else ""
    return Judgement(verdict=verdict, evidence=f"{_event_sentence(event)}{others}", events=(event.id,))


def _against(what: EventClaim, event: Event, besides: SourceKey | None) -> list[SourceKey]:
    """Return the other sources by which an event is not as claimed."""
    claimed_events = ((claim.source, as_claimed(event, claim)) for claim in event.claims if claim.source != besides)
    return list(dict.fromkeys(key for key, other in claimed_events if other is not None and not _fits(what, other)))


def _in_law(log: EventLog, what: EventClaim, event: Event) -> Event | None:
    """Return the act of law that did what an act of practice had done, if its date is not as claimed."""
    if event.legal_basis is not Basis.PRACTICE or what.date is None:
        return None
    for other in log.events:
        same = other.kind == event.kind and other.legal_basis is Basis.LAW and _is_meant(what, other)
        if same and days_apart(other, event.date) <= NEAR:
            return None if date_fits(what.date, other.takes_effect) else other
    return None


def _differing(log: EventLog, verdict: Verdict, found: Candidate, heard: Sequence[SourceKey] = ()) -> Judgement:
    differences = "; ".join(difference.describe(log) for difference in found.differences)
    alone = f" Only {heard[0]} agrees with the claim." if heard else ""
    evidence = f"{_event_sentence(found.event)} But {differences}.{alone}"
    return Judgement(verdict=verdict, evidence=evidence, events=(found.event.id,))


def _agreeing(log: EventLog, what: EventClaim, besides: SourceKey | None) -> Iterator[tuple[Event, list[SourceKey]]]:
    """Yield the events on which other sources agree with the claim, each with these sources."""
    for event in log.events:
        claimed_events = ((claim.source, as_claimed(event, claim)) for claim in event.claims if claim.source != besides)
        keys = [key for key, other in claimed_events if other is not None and _fits_near(what, other)]
        if keys:
            yield event, keys


def _fits_near(what: EventClaim, event: Event) -> bool:
    return _is_meant(what, event) and not mismatches(what, event)


def _disputed(asserted: Sequence[tuple[Event, list[SourceKey]]], heard: Sequence[SourceKey]) -> Judgement:
    kept = " ".join(_event_sentence(event) for event, _ in asserted)
    evidence = f"{kept} But {', '.join(heard)} {'agree' if len(heard) > 1 else 'agrees'} with the claim."
    return Judgement(verdict=Verdict.DISPUTED, evidence=evidence, events=tuple(event.id for event, _ in asserted))


def _elsewhere(history: ReplayedLog, what: EventClaim) -> Judgement:
    """Judge a claim that no event near its date supports: by what held then, or under another instrument or kind."""
    refuted = _refuted(history, what)
    if refuted:
        return refuted
    for loose, name in ((replace(what, instrument=None), "instrument"), (replace(what, kind=None), "kind")):
        claimed = getattr(what, name)
        enough = loose.about or loose.instrument
        near = _near(_read(history, loose), loose) if claimed and enough else ()
        fitting = [found.event for found in near if not found.differences]
        if fitting:
            event = min(fitting, key=lambda event: _leads_to(type(event)) != _leads_to(KINDS.get(what.kind or "")))
            difference = Mismatch(f"the {name} is {getattr(event, name, None)}, not {claimed}")
            return _differing(history.log, Verdict.IMPRECISE, Candidate(event, [difference]))
    return Judgement(
        verdict=Verdict.UNDECIDED, evidence="The log has no matching event, and nothing that rules one out."
    )


def _leads_to(kind: type[Event] | None) -> set[Stage]:
    """Return the stages to which an act on a treaty leads: a lapse is more like a withdrawal than its notice is."""
    return set(kind.moves.values()) if kind is not None and issubclass(kind, TreatyAct) else set()


def _refuted(history: ReplayedLog, what: EventClaim) -> Judgement | None:
    """Judge an act on a treaty by its effect: it did not happen if nothing like what it leads to holds after it."""
    kind = KINDS.get(what.kind or "")
    day = what.date.latest if what.date else LAST
    if kind is None or not issubclass(kind, TreatyAct) or not kind.moves or not what.instrument or day == LAST:
        return None
    wanted = {_STAGE_GROUPS[stage] for stage in kind.moves.values()}
    for code in what.states:
        stages = history.stages(code, what.instrument, day)
        if wanted.isdisjoint(_STAGE_GROUPS.get(stage) for stage in stages):
            words = " or ".join(stage.value if stage else "no bond" for stage in stages)
            change = history.at(Subject("state", code), day)
            since = tuple(held.caused_by.id for held in change.held if held.caused_by) if change else ()
            state = state_name(history.log, code)
            evidence = f"At the end of {day} the bond of {state} to {what.instrument} was: {words}, so no {what.kind}."
            return Judgement(verdict=Verdict.WRONG, evidence=evidence, events=since)
    return None


def _others(history: ReplayedLog, what: EventClaim) -> Iterator[Judgement]:
    """Yield the States beyond those claimed whose own act was the same and fell on the claimed date."""
    loose = replace(what, states=(), only=False)
    found: dict[StateCode, Event] = {}
    for event in _read(history, loose):
        if not mismatches(loose, event):
            found |= {code: event for code in event.states if code not in what.states}
    if found:
        events = tuple(dict.fromkeys(event.id for event in found.values()))
        yield Judgement(
            verdict=Verdict.IMPRECISE, evidence=f"{state_names(history.log, sorted(found))} too.", events=events
        )
