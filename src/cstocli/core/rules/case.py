"""One log under check, with what several rules ask of it, worked out once.

The rules follow each subject through the same possible worlds as replay does, with one difference: an act that finds
no stage to start from is taken as it was meant. So one slip is told once, and not again by every later act.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from functools import cached_property
from typing import Final, NamedTuple, TypeVar

from cstocli.core.dates import Edtf, shift
from cstocli.core.diagnostics import KeyPath
from cstocli.core.events import Accession, Bonds, Event, Signature, Subject, TreatyAct, Value
from cstocli.core.log import Log
from cstocli.core.replay import Fold, replay
from cstocli.core.snapshot import NAMING, Change, Held, bond, standing_of
from cstocli.core.terms import Basis, EventId, InstrumentId, InstrumentKind, Reading, Stage, Standing, StateCode

_Kind = TypeVar("_Kind", bound=Event)
_DAY: Final = timedelta(days=1)
CONSENT: Final = (Signature, Accession)
"""The acts by which a State first comes to an instrument."""


class Step(NamedTuple):
    """One act on one subject, with every value that the subject may have had before it."""

    event: Event
    subject: Subject
    before: Collection[Value]
    acts: Sequence[Event]
    """All acts on the subject in the reading in which the act is judged, in order."""
    position: int
    """Of the act among them."""
    is_stuck: bool
    """Whether the act starts from none of these values."""

    @property
    def state(self) -> str:
        """The State whose bond it is."""
        return self.subject.key.split()[0]

    @property
    def previous(self) -> Sequence[Event]:
        """The act before it, or nothing."""
        return self.acts[self.position - 1 : self.position] if self.position else ()


class Followed(NamedTuple):
    """One subject under one reading: what acts on it, what it may have been before each act, and on each day."""

    acts: Sequence[Event]
    before: Sequence[Collection[Value]]
    changes: Sequence[Change]
    days: Sequence[date]
    """Of the changes."""
    stuck: Sequence[bool]
    """Of each act, whether it is one on a treaty that found no stage to start from, in any order of the dates."""

    def during(self, first: date, last: date) -> Sequence[Held | None]:
        """Return what may be held at the end of some day from ``first`` through ``last``, both included."""
        start, end = bisect_right(self.days, first), bisect_right(self.days, last)
        if end - start == 0 and start:  # nothing changes in between, as nearly always
            return self.changes[start - 1].held
        held = [held for change in self.changes[max(start - 1, 0) : end] for held in change.held]
        return held if start else [None, *held]


class Case:
    """One log, and what rules ask of it."""

    def __init__(self, log: Log) -> None:
        """Take the log; nothing is worked out before it is asked for."""
        self.log = log
        self.silenced: set[tuple[KeyPath, str]] = set()
        """What an event's ``allow`` has silenced so far: the path of the event and the code."""
        self.failed: set[KeyPath] = set()
        """The paths of the events in which errors were found so far."""

        self._standings: dict[str, tuple[Sequence[date], Sequence[AbstractSet[Standing | None]]]] = {}

    @cached_property
    def index(self) -> Mapping[EventId, int]:
        """The place of each event among the events of the file."""
        return {event.id: index for index, event in enumerate(self.log.events)}

    @cached_property
    def _by_class(self) -> Mapping[type[Event], Sequence[tuple[int, Event]]]:
        found: dict[type[Event], list[tuple[int, Event]]] = {}
        for index, event in enumerate(self.log.events):
            found.setdefault(type(event), []).append((index, event))
        return found

    def of(self, *kinds: type[_Kind]) -> Iterator[tuple[int, _Kind]]:
        """Yield the events of some kinds, each with its place in the file."""
        for cls, events in self._by_class.items():
            if issubclass(cls, kinds):
                yield from events  # type: ignore[misc]

    @cached_property
    def told(self) -> Sequence[tuple[KeyPath, Event]]:
        """Every event, rejected ones too, each with its path."""
        found: list[tuple[KeyPath, Event]] = [(("event", index), event) for index, event in enumerate(self.log.events)]
        return [*found, *((("rejected", index), refused.event) for index, refused in enumerate(self.log.rejected))]

    @cached_property
    def linked(self) -> Sequence[tuple[int, Event]]:
        """The events with links or an umbrella, each with its place in the file."""
        keys = {"links", "umbrella"}
        return [(index, event) for index, event in enumerate(self.log.events) if not keys.isdisjoint(event.__dict__)]

    def path(self, event: Event, *keys: str | int) -> KeyPath:
        """Return the path of an event of the log, or of one of its keys."""
        return ("event", self.index[event.id], *keys)

    def state_path(self, event: Event, code: str) -> KeyPath:
        """Return the path of a State in the list of an event's States."""
        return self.path(event, "states", event.states.index(StateCode(code)))

    def is_at_fault(self, event: Event) -> bool:
        """Whether an error was found in an event, so that what rests on it need not be told as another one."""
        return self.path(event) in self.failed

    @cached_property
    def followed(self) -> Mapping[tuple[Reading, Subject], Followed]:
        """Every subject in both readings. Where both have the same acts it is followed once."""
        kinds = {key: instrument.kind for key, instrument in self.log.instruments.items()}
        found: dict[tuple[Reading, Subject], Followed] = {}
        for subject, acts in replay(self.log, Reading.PRACTICE).acts.items():
            found[Reading.PRACTICE, subject] = followed = _follow(subject, acts, kinds)
            lawful = [act for act in acts if act.legal_basis is not Basis.PRACTICE]
            if lawful:
                same = len(lawful) == len(acts)
                found[Reading.LAW, subject] = followed if same else _follow(subject, lawful, kinds)
        return found

    @cached_property
    def steps(self) -> Sequence[Step]:
        """Every act on every subject, once: an act of law as the law has it, one of practice as practice has it."""
        return [
            Step(act, subject, followed.before[position], followed.acts, position, followed.stuck[position])
            for (reading, subject), followed in self.followed.items()
            for position, act in enumerate(followed.acts)
            if (act.legal_basis is Basis.PRACTICE) == (reading is Reading.PRACTICE)
        ]

    @cached_property
    def stuck(self) -> Sequence[Step]:
        """The acts on treaties that find, in no order of the dates, a stage to start from.

        A signature that comes too late for another act is not at fault twice.
        """
        found = [step for step in self.steps if step.is_stuck and self.can(step)]
        late = {(step.subject, later_consent(step)) for step in found}
        return [step for step in found if (step.subject, step.event) not in late]

    def can(self, step: Step) -> bool:
        """Whether every order of the dates was followed, so that a rule may speak of the act."""
        return (step.subject, step.event.legal_basis) not in self.lost

    @cached_property
    def lost(self) -> Mapping[tuple[Subject, Basis | None], Event]:
        """The subjects with more dates in doubt at once than can be followed, and the act that is one too many."""
        found: dict[tuple[Subject, Basis | None], Event] = {}
        for (reading, subject), followed in self.followed.items():
            day = next((change.day for change in followed.changes if not change.exact), None)
            if day is not None:
                basis = Basis.PRACTICE if reading is Reading.PRACTICE else Basis.LAW
                late = (act for act in followed.acts if act.takes_effect.earliest >= day)
                found[subject, basis] = next(late, followed.acts[-1])
        return found

    def doubted(self, subject: Subject) -> bool:
        """Whether an act on a subject was found wrong, so that what it is afterwards rests on a guess."""
        return subject in self._doubted

    @cached_property
    def _doubted(self) -> frozenset[Subject]:
        return frozenset(step.subject for step in self.stuck)

    def standings(self, code: str, first: date, last: date) -> AbstractSet[Standing | None]:
        """Return every standing that a State may have at the end of some day of a window, in either reading.

        Where an act of the State is at fault, it may have any.
        """
        if code not in self._standings:
            self._standings[code] = self._followed_standings(Subject("state", code))
        days, words = self._standings[code]
        start, end = bisect_right(days, first), bisect_right(days, last)
        return words[start] if start == end else frozenset().union(*words[start : end + 1])

    def turning_days(self, code: str) -> Sequence[date]:
        """Return the days on which the standing of a State may change, in either reading, oldest first."""
        both = (self.followed.get((reading, Subject("state", code))) for reading in Reading)
        return sorted({day for followed in both if followed for day in followed.days})

    def _followed_standings(self, state: Subject) -> tuple[Sequence[date], Sequence[AbstractSet[Standing | None]]]:
        """Return the days on which a State's standing may change, and what it may be before, between and after them."""
        if self.doubted(state):
            return (), (frozenset({None, *Standing}),)
        days = self.turning_days(state.key)
        both = [self.followed.get((reading, state)) for reading in Reading]
        held = [[one.during(day, day) if one else (None,) for one in both] for day in days]
        after = (frozenset(one.standing if one else None for part in parts for one in part) for parts in held)
        return days, (frozenset({None}), *after)

    def turning(self, code: str, day: date) -> Sequence[Event]:
        """Return the last of the acts that may take effect for a State on a day, or nothing."""
        followed = self.followed.get((Reading.PRACTICE, Subject("state", code)))
        acts = followed.acts if followed else ()
        return [act for act in acts if act.takes_effect.earliest <= day <= act.takes_effect.latest][-1:]

    def stages(self, code: str, instrument: InstrumentId, window: Edtf, reading: Reading) -> set[Stage | None]:
        """Return how far a State may have come with an instrument, from the eve of a window to its end."""
        kept = self.log.instruments.get(instrument)
        apart = kept is not None and kept.kind not in NAMING
        followed = self.followed.get((reading, bond(code, instrument) if apart else Subject("state", code)))
        held = followed.during(shift(window.earliest, -_DAY), window.latest) if followed else [None]
        values = [one.value if one else Bonds() for one in held]
        return {value.stage(instrument) for value in values if isinstance(value, Bonds)}


def same_instrument(act: Event, other: Event) -> bool:
    """Whether two acts are on one instrument."""
    return isinstance(act, TreatyAct) and isinstance(other, TreatyAct) and act.instrument == other.instrument


def later_consent(step: Step) -> Event | None:
    """Return the signature or accession of the State that comes after an act on the same instrument, if any."""
    later = step.acts[step.position + 1 :]
    return next((act for act in later if isinstance(act, CONSENT) and same_instrument(act, step.event)), None)


def reading_of(event: Event) -> Reading:
    """Return the reading in which an act is judged."""
    return Reading.PRACTICE if event.legal_basis is Basis.PRACTICE else Reading.LAW


class _Witness(Fold):
    """Follows a subject, notes what each act found before it, and takes a stuck act as it was meant."""

    def __init__(self, subject: Subject, kinds: Mapping[InstrumentId, InstrumentKind], count: int) -> None:
        super().__init__(subject, kinds)
        self.names = subject.facet == "state"
        self.found: list[list[Value]] = [[] for _ in range(count)]
        self.stuck = [True] * count

    def effect(self, index: int, act: Event, before: Value) -> Value:
        self.found[index].append(before)
        if isinstance(act, TreatyAct) and isinstance(before, Bonds) and not act.starts_from(before):
            return before if isinstance(act, CONSENT) else act.meant(before)  # who is bound does not become a signatory
        self.stuck[index] = False
        after: Value = act.apply(before)
        return after

    def follow_in_order(self, acts: Sequence[Event]) -> list[Change]:
        """Return what ``follow`` does where no date leaves a choice, in a tenth of the time."""
        held = self.start
        by_day: dict[date, Change] = {}
        for index, act in enumerate(acts):
            value = self.effect(index, act, held.value)
            if value != held.value:
                word = standing_of(value, self.kinds) if self.names and isinstance(value, Bonds) else None
                held = Held(value, word, act)
            day = act.takes_effect.earliest
            by_day[day] = Change(day, (held,))
        return list(by_day.values())


def _follow(subject: Subject, acts: Sequence[Event], kinds: Mapping[InstrumentId, InstrumentKind]) -> Followed:
    witness = _Witness(subject, kinds, len(acts))
    exact = all(act.takes_effect.is_exact for act in acts)
    changes = witness.follow_in_order(acts) if exact else witness.follow(acts)
    days = [change.day for change in changes]
    before = witness.found if exact else [set(found) for found in witness.found]
    return Followed(acts, before, changes, days, witness.stuck)
