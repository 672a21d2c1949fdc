"""The context of a check: one log, and values derived from it that several rules need, computed once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final, TypeVar

from cstocli.check.trace import Trace, TracedAct, later_consent, reading_of, trace_all
from cstocli.model.dates import Edtf, shift
from cstocli.model.diagnostics import KeyPath
from cstocli.model.events import Bonds, Event, Subject, TreatyAct
from cstocli.model.log import EventLog
from cstocli.model.terms import Basis, EventId, InstrumentId, Reading, Stage, Standing, StateCode
from cstocli.replay.snapshot import bond

_Kind = TypeVar("_Kind", bound=Event)
_DAY: Final = timedelta(days=1)


class CheckContext:
    """One log with its events, traces and standings, for use by the rules."""

    def __init__(self, log: EventLog) -> None:
        """Store the log; everything else is computed on first use."""
        self.log = log
        self.silenced: set[tuple[KeyPath, str]] = set()
        """The findings that an ``allow`` has accepted so far: the path of the event and the code of the rule."""
        self.failed: set[KeyPath] = set()
        """The paths of the events in which errors were found so far."""
        self._having: dict[str, Sequence[tuple[KeyPath, Event]]] = {}
        self._standings: dict[str, tuple[Sequence[date], Sequence[AbstractSet[Standing | None]]]] = {}

    @cached_property
    def events(self) -> Sequence[tuple[KeyPath, Event]]:
        """The events in the order of the file, each with its path."""
        return [(("event", index), event) for index, event in enumerate(self.log.events)]

    @cached_property
    def events_and_rejected(self) -> Sequence[tuple[KeyPath, Event]]:
        """The events, then those that were rejected, each with its path."""
        return [*self.events, *((("rejected", index), one.event) for index, one in enumerate(self.log.rejected))]

    def of(self, *kinds: type[_Kind]) -> Iterator[tuple[KeyPath, _Kind]]:
        """Yield the path and the event for each event of some kinds."""
        for cls, events in self._by_class.items():
            if issubclass(cls, kinds):
                yield from events  # type: ignore[misc]

    @cached_property
    def _by_class(self) -> Mapping[type[Event], Sequence[tuple[KeyPath, Event]]]:
        found: dict[type[Event], list[tuple[KeyPath, Event]]] = {}
        for path, event in self.events:
            found.setdefault(type(event), []).append((path, event))
        return found

    def having(self, key: str) -> Sequence[tuple[KeyPath, Event]]:
        """Return the events that have a key, rejected ones too, each with its path."""
        if key not in self._having:
            self._having[key] = [found for found in self.events_and_rejected if getattr(found[1], key, None)]
        return self._having[key]

    def path(self, event: Event, *keys: str | int) -> KeyPath:
        """Return the path of an event of the log, or of one of its keys."""
        return (*self._paths[event.id], *keys)

    @cached_property
    def _paths(self) -> Mapping[EventId, KeyPath]:
        return {event.id: path for path, event in self.events}

    def effect_path(self, event: Event) -> KeyPath:
        """Return the path of the date on which an event of the log takes effect."""
        return self.path(event, "effect" if event.effect else "date")

    def state_path(self, event: Event, code: str) -> KeyPath:
        """Return the path of a State in the list of an event's States."""
        return self.path(event, "states", event.states.index(StateCode(code)))

    def is_at_fault(self, event: Event) -> bool:
        """Whether an error was found in an event, so that what depends on it is not reported as another one."""
        return self.path(event) in self.failed

    @cached_property
    def followed(self) -> Mapping[tuple[Reading, Subject], Trace]:
        """The trace of every subject in each reading."""
        return trace_all(self.log)

    def steps(self, *kinds: type[_Kind]) -> Iterator[TracedAct[_Kind]]:
        """Yield each act of some kinds where every order of the dates was followed."""
        for cls, steps in self._steps.items():
            if issubclass(cls, kinds):
                yield from steps

    @cached_property
    def _steps(self) -> Mapping[type[Event], Sequence[TracedAct[Any]]]:
        """The acts by class, each where every order of the dates was followed."""
        found: dict[type[Event], list[TracedAct[Any]]] = {}
        for (reading, subject), followed in self.followed.items():
            for position, act in enumerate(followed.acts):
                if reading_of(act) is reading and self.is_followed(subject, act):
                    found.setdefault(type(act), []).append(TracedAct(act, subject, followed, position))
        return found

    @cached_property
    def inapplicable(self) -> Sequence[TracedAct[TreatyAct]]:
        """The acts on treaties that do not apply at the stage of their State, in any possible order of events.

        A signature that comes too late for an earlier act is left out, so that one mistake is reported once.
        """
        found = [step for step in self.steps(TreatyAct) if step.followed.inapplicable[step.position]]
        late = {(step.subject, later_consent(step)) for step in found}
        return [step for step in found if (step.subject, step.event) not in late]

    def is_followed(self, subject: Subject, act: Event) -> bool:
        """Whether every order of the dates was followed, so that a rule may speak of an act on a subject."""
        return (subject, act.legal_basis) not in self.unfollowed

    @cached_property
    def unfollowed(self) -> Mapping[tuple[Subject, Basis | None], Event]:
        """The subjects with more dates in doubt at once than can be followed, and the act that is one too many."""
        found: dict[tuple[Subject, Basis | None], Event] = {}
        for (reading, subject), followed in self.followed.items():
            day = next((change.day for change in followed.changes if not change.exact), None)
            if day is not None:
                basis = Basis.PRACTICE if reading is Reading.PRACTICE else Basis.LAW
                late = (act for act in followed.acts if act.takes_effect.earliest >= day)
                found[subject, basis] = next(late, followed.acts[-1])
        return found

    def is_unreliable(self, subject: Subject) -> bool:
        """Whether an act on a subject does not apply, so that its later values are unreliable."""
        return subject in self._unreliable

    @cached_property
    def _unreliable(self) -> frozenset[Subject]:
        return frozenset(step.subject for step in self.inapplicable)

    def standings(self, code: str, first: date, last: date) -> AbstractSet[Standing | None]:
        """Return every standing that a State may have at the end of some day of a window, in either reading.

        If an act on the State does not apply, the result contains every standing.
        """
        if code not in self._standings:
            self._standings[code] = self._followed_standings(Subject("state", code))
        days, words = self._standings[code]
        if days and days[-1] <= first:  # nothing changes any more
            return words[-1]
        start, end = bisect_right(days, first), bisect_right(days, last)
        return words[start] if start == end else frozenset().union(*words[start : end + 1])

    def turning_days(self, code: str) -> Sequence[date]:
        """Return the days on which the standing of a State may change, in either reading, oldest first."""
        both = (self.followed.get((reading, Subject("state", code))) for reading in Reading)
        return sorted({day for followed in both if followed for day in followed.days})

    def _followed_standings(self, state: Subject) -> tuple[Sequence[date], Sequence[AbstractSet[Standing | None]]]:
        """Return the days on which a State's standing may change, and what it may be before, between and after them."""
        if self.is_unreliable(state):
            return (), (frozenset({None, *Standing}),)
        days = self.turning_days(state.key)
        both = [self.followed.get((reading, state)) for reading in Reading]
        held = [[one.during(day, day) if one else (None,) for one in both] for day in days]
        after = (frozenset(one.standing if one else None for part in parts for one in part) for parts in held)
        return days, (frozenset({None}), *after)

    def turning(self, code: str, day: date) -> Sequence[Event]:
        """Return the last of the acts that may take effect for a State on a day, or nothing."""
        acts = self.followed[Reading.PRACTICE, Subject("state", code)].acts
        return [act for act in acts if act.takes_effect.earliest <= day <= act.takes_effect.latest][-1:]

    def stages(self, code: str, instrument: InstrumentId, window: Edtf, reading: Reading) -> set[Stage | None]:
        """Return how far a State may have come with an instrument, from the eve of a window to its end."""
        followed = self.followed.get((reading, bond(self.log, Subject("state", code), instrument)))
        held = followed.during(shift(window.earliest, -_DAY), window.latest) if followed else [None]
        values = [one.value if one else Bonds() for one in held]
        return {value.stage(instrument) for value in values if isinstance(value, Bonds)}
