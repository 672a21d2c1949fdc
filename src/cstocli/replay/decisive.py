"""The smallest sets of witnesses on which an answer rests: without one of them the answer would be another.

What the other sources support without a set depends, event by event, on few things: whether anybody is left who
cites the event and makes no claim on a field, and which claims are left. So each smallest set is a union of the
sets that make a difference to single events, and these are tried alone, in pairs, and so on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import chain, combinations, product
from typing import Final, NamedTuple, TypeVar

from cstocli.model.events import UNKNOWN, Event, Seat, Subject, TreatyAct
from cstocli.model.log import EventLog
from cstocli.model.terms import EventId, Reading, SourceKey, Standing
from cstocli.replay.fold import SEATS, order
from cstocli.replay.history import replay
from cstocli.replay.known import saying, supported
from cstocli.replay.prefer import KIND, cited
from cstocli.replay.snapshot import bond
from cstocli.replay.witnesses import witness_of

_Item = TypeVar("_Item", str, int)
Witnesses = frozenset[str]
Answer = frozenset[Standing | Seat | None]
"""The standings that a State may have, or who may hold a seat; None where nothing gives a State a standing."""
MAX_TRIED: Final = 400
"""Sets without which an answer is replayed again; each takes two milliseconds where there are many acts."""
_MAX_UNIONS: Final = 20_000
"""Unions of sets that are looked at; most contain a set that was found before, and are not tried."""
_MAX_CLAIMANTS: Final = 5
"""Witnesses with a claim on one event of whom every subset is tried; of more, only one, two and all of them."""
_MAX_SUBSETS: Final = 6
"""Witnesses of a set of which every subset is tried; of a larger set, those without one witness."""
_DECIDING: Final = frozenset({KIND, "states", "instrument", "body"})
"""Fields that decide on which subjects an event acts."""
_NOT_REPLAYED: Final = frozenset({"title", "note", "place", "sources", "claims", "links", "confidence", "allow"})
"""Fields on which no answer depends."""


class Decisive(NamedTuple):
    """A set of witnesses without which an answer would be another."""

    witnesses: Witnesses
    answer: Answer
    """The answer by what the others support."""
    events: tuple[EventId, ...]
    """The events of which these witnesses decide what they are."""
    sources: tuple[SourceKey, ...]
    """The sources of these witnesses for, or against, these events."""


class Reliance(NamedTuple):
    """On whom an answer rests."""

    answer: Answer
    sets: tuple[Decisive, ...]
    """The smallest sets, those with fewest witnesses first; none contains another."""
    complete: bool
    """Whether every combination of events was tried."""


def reliance(log: EventLog, subject: Subject, day: date, reading: Reading) -> Reliance:
    """Return the smallest sets of witnesses without which the answer about a subject on a day would be another."""
    search = _Search(log, subject, day, reading)
    found: set[Witnesses] = set()
    complete = True
    for number, tried in enumerate(search.candidates()):
        if number >= _MAX_UNIONS or search.tried >= MAX_TRIED:
            complete = False
            break
        if not any(one <= tried for one in found) and search.differs(tried):
            found.add(search.smallest(tried))
    least = [one for one in found if not any(other < one for other in found)]
    least.sort(key=lambda one: (len(one), sorted(one)))
    sets = tuple(search.describe(one) for one in least)
    return Reliance(search.answer(frozenset()), sets, complete)


class _Weight(NamedTuple):
    """What decides how one event is replayed."""

    event: Event
    keys: frozenset[SourceKey]
    """The sources for it, or against it."""
    removals: list[Witnesses]
    """The sets of witnesses without which it has another effect."""


class _Search:
    """Tries sets of witnesses for one answer, from the part of the log on which it may depend."""

    def __init__(self, log: EventLog, subject: Subject, day: date, reading: Reading) -> None:
        self.subject, self.day, self.reading = subject, day, reading
        self.log = _relevant(log, subject, day)
        self.witness = {key: witness_of(log, key) for key in (*self.log.sources, *_cited(self.log))}
        self._saying = {event.id: self._named(saying(event)) for event in self.log.events}
        self._answers: dict[Witnesses, Answer] = {}

    @property
    def tried(self) -> int:
        """How many sets an answer was replayed without."""
        return len(self._answers)

    def answer(self, removed: Witnesses) -> Answer:
        """Return the answer by what the others support."""
        if removed not in self._answers:
            change = replay(self._without(removed), self.reading).at(self.subject, self.day)
            seat = self.subject.facet in SEATS
            held = change.held if change else ()
            found = frozenset(one.value if isinstance(one.value, Seat) else one.standing for one in held)
            self._answers[removed] = found or frozenset({UNKNOWN if seat else None})
        return self._answers[removed]

    def _without(self, removed: Witnesses) -> EventLog:
        """Return what the other witnesses support. Unless a rejected event may be added, each event stands alone."""
        touched = [event for event in self.log.events if not removed.isdisjoint(self._saying[event.id])]
        part = self.log if self.log.rejected else self.log.replace(events=tuple(touched))
        left = supported(part, lambda key: self.witness[key] not in removed)
        if self.log.rejected:
            return left
        untouched = (event for event in self.log.events if removed.isdisjoint(self._saying[event.id]))
        return left.replace(events=(*left.events, *untouched))

    def describe(self, removed: Witnesses) -> Decisive:
        """Return a set of witnesses with the events that they decide, and their sources for these."""
        decided = [one for one in self._weights if any(some <= removed for some in one.removals)]
        events = sorted((one.event for one in decided), key=order)
        keys = {key for one in decided for key in one.keys if self.witness[key] in removed}
        return Decisive(removed, self.answer(removed), tuple(event.id for event in events), tuple(sorted(keys)))

    def differs(self, removed: Witnesses) -> bool:
        """Whether the answer by what the others support is another."""
        return self.answer(removed) != self.answer(frozenset())

    def smallest(self, removed: Witnesses) -> Witnesses:
        """Return a smallest subset of a set that makes a difference which makes one too."""
        if len(removed) <= _MAX_SUBSETS:
            return next(one for one in _subsets(removed) if one and self.differs(one))
        for one in sorted(removed):
            if self.differs(removed - {one}):
                return self.smallest(removed - {one})
        return removed

    def candidates(self) -> Iterator[Witnesses]:
        """Yield unions of sets that make a difference to single events: of one event, of two, and so on."""
        by_event = [one.removals for one in self._weights if one.removals]  # the nearest to the day first
        for count in range(1, len(by_event) + 1):
            for some in combinations(by_event, count):
                for sets in product(*some):
                    yield frozenset(chain.from_iterable(sets))

    @cached_property
    def _weights(self) -> list[_Weight]:
        """Each event with the sets without which it would have another effect."""
        weights = []
        for event in self.log.events:
            alone = self.log.replace(events=(event,), rejected=())
            removals = self._effective(alone, self._removals(event))
            weights.append(_Weight(event, frozenset(saying(event)), removals))
        for refused in self.log.rejected:
            alone = self.log.replace(events=(), rejected=(refused,))
            refuting = self._named(refused.refuted_by)
            sets = (refuting | one for one in [frozenset[str](), *self._removals(refused.event)])
            keys = frozenset({*saying(refused.event), *refused.refuted_by})
            weights.append(_Weight(refused.event, keys, self._effective(alone, sets)))
        return weights

    def _effective(self, alone: EventLog, removals: Iterable[Witnesses]) -> list[Witnesses]:
        """Return for each other effect that an event may have the smallest sets without which it has it.

        A set that undoes the effect of a smaller one is among them.
        """
        usual = self._effect(alone, frozenset())
        effective: dict[Witnesses, str] = {}
        for removed in sorted(set(removals), key=lambda one: (len(one), sorted(one))):
            effect = self._effect(alone, removed)
            smaller = [other for one, other in effective.items() if one < removed]
            if effect not in smaller and (effect != usual or smaller):
                effective[removed] = effect
        return list(effective)

    def _effect(self, alone: EventLog, removed: Witnesses) -> str:
        """Return how one event is replayed for the subject by what the others support."""
        left = supported(alone, lambda key: self.witness[key] not in removed)
        acts = replay(left, self.reading).acts.get(self.subject, ())
        return repr([[(name, value) for name, value in vars(act).items() if name not in _NOT_REPLAYED] for act in acts])

    def _removals(self, event: Event) -> Iterator[Witnesses]:
        """Yield the sets of witnesses that may make a difference to what an event is."""
        claims = [claim for claim in event.claims if claim.field not in _NOT_REPLAYED]
        by_field = {claim.field: {one.source for one in claims if one.field == claim.field} for claim in claims}
        citing = [self._named(set(event.sources) - keys) for keys in by_field.values()]
        for broken in _subsets(range(len(citing))):
            for claimants in self._claimants(claim.source for claim in claims):
                yield claimants.union(*(citing[index] for index in broken))
        yield self._named(saying(event))

    def _claimants(self, keys: Iterable[SourceKey]) -> Iterator[Witnesses]:
        everyone = self._named(keys)
        few = len(everyone) <= _MAX_CLAIMANTS
        yield from (one for one in _subsets(everyone) if few or len(one) in {0, 1, 2, len(everyone)})

    def _named(self, keys: Iterable[SourceKey]) -> Witnesses:
        return frozenset(self.witness[key] for key in keys)


def _subsets(items: Iterable[_Item]) -> Iterator[frozenset[_Item]]:
    """Yield every subset of some items, the smaller ones first."""
    listed = sorted(items)
    for size in range(len(listed) + 1):
        yield from map(frozenset, combinations(listed, size))


def _relevant(log: EventLog, subject: Subject, day: date) -> EventLog:
    """Return the part of a log on which an answer about a subject on a day may depend.

    A later act decides between the orders of earlier vague dates; where these are exact, it changes nothing.
    """
    rejected = tuple(refused for refused in log.rejected if _may_act(log, refused.event, {subject}))
    subjects = {subject}.union(*(refused.event.subjects() for refused in rejected))
    events = [event for event in log.events if _may_act(log, event, subjects)]
    acts = [*events, *(refused.event for refused in rejected)]
    if all(_is_settled(act) for act in acts if act.takes_effect.earliest <= day):
        events = [event for event in events if event.takes_effect.earliest <= day or not _is_settled(event)]
    events.sort(key=lambda event: abs(event.takes_effect.first_known - day))
    part = log.replace(events=tuple(events), rejected=rejected, assertions=())
    named = _cited(part)
    origins = {source.origin for source in log.sources.values()}
    return part.replace(sources={key: one for key, one in log.sources.items() if key in named or key in origins})


def _may_act(log: EventLog, event: Event, subjects: set[Subject]) -> bool:
    """Whether an event acts on one of some subjects, or may if claims on it are right."""
    if any(claim.field in _DECIDING for claim in event.claims):
        claimed = {str(part) for claim in event.claims for part in _parts(claim.value)}
        named = {*event.states, getattr(event, "body", None), *claimed}
        return not named.isdisjoint(subject.key for subject in subjects)
    acted = event.subjects()
    if isinstance(event, TreatyAct):
        acted = tuple(bond(log, subject, event.instrument) for subject in acted)
    return not subjects.isdisjoint(acted)


def _is_settled(event: Event) -> bool:
    """Whether an event has one day of effect, and no source claims another."""
    return event.takes_effect.is_exact and not any(claim.field in {"date", "effect", KIND} for claim in event.claims)


def _parts(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _cited(log: EventLog) -> set[SourceKey]:
    """Return the keys of all sources that a log cites, those of claims on rejected events too."""
    return {*cited(log), *(claim.source for refused in log.rejected for claim in refused.event.claims)}
