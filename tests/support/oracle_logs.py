"""The logs on which the engine is compared with the oracle: all small ones over an alphabet, and random ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations_with_replacement, islice
from math import prod
from random import Random
from typing import Any, Final

from cstocli.model.dates import FIRST, LAST, Edtf, between, day
from cstocli.model.events import KINDS, Event, Rejected, Subject
from cstocli.model.log import EventLog
from cstocli.model.struct import fields, replace
from cstocli.model.terms import (
    Basis,
    Claim,
    Confidence,
    Duration,
    EventId,
    InstrumentId,
    Source,
    SourceKey,
    Status,
)
from support.strategies import EMPTY, START, STATES

SPAN: Final = 14
"""The days of the calendar."""
MAX_CHOICES: Final = 1000
"""Choices of days that the oracle may have to follow."""
SUBJECTS: Final = (
    *(Subject("state", code) for code in STATES[:2]),
    *(Subject("bond", f"{code} pact") for code in STATES[:2]),
    Subject("chair", "council"),
    Subject("office", "office"),
)
ON_TREATIES: Final = [
    "signature",
    "accession",
    "ratification",
    "deposit",
    "entry-into-force",
    "lapse",
    "withdrawal",
    "suspension",
    "freeze",
    "resumption",
]
CALENDAR: Final = [START + timedelta(number) for number in range(-2, SPAN + 6)]
MONTH_ENDS: Final = (date(2000, 1, 31), date(2000, 2, 28), date(2000, 2, 29))
LATER: Final = (
    *(date(2000, 2, 20), date(2000, 2, 28), date(2000, 2, 29), date(2001, 1, 8)),
    *(date(2001, 1, 31), date(2001, 2, 27), date(2001, 2, 28), date(2005, 1, 1)),
)
"""Days after the calendar, on which presumptions and terms end."""
PUBLISHED: Final = [START + timedelta(number) for number in range(0, SPAN, 3)]
SOURCES: Final = tuple(map(SourceKey, ("s1", "s2", "s3", "s4", "s5")))


def made(kind: str, number: int, when: Edtf, **values: Any) -> Event:  # noqa: ANN401 - each field has its own type
    """Return an event; what every event must have is filled in."""
    given = {"title": "Something happens", "confidence": Confidence.HIGH, "sources": SOURCES[:1], **values}
    return KINDS[kind](id=EventId(f"e{number}"), date=when, **given)


# All small logs.


WINDOWS: Final = tuple(
    between(START + timedelta(first), START + timedelta(last)) for first, last in ((3, 3), (2, 4), (3, 6))
)
_STATE: Final = {"states": (STATES[0],)}
ACTS_ON_A_STATE: Final[Sequence[tuple[str, dict[str, Any]]]] = (
    ("signature", {"instrument": "treaty"}),
    ("entry-into-force", {"instrument": "treaty"}),
    ("lapse", {"instrument": "treaty"}),
    ("signature", {"instrument": "charter"}),
    ("entry-into-force", {"instrument": "charter"}),
    ("suspension", {"instrument": "charter"}),
    ("freeze", {"instrument": "charter"}),
    ("resumption", {"instrument": "charter"}),
    ("observer", {}),
    ("observer-end", {}),
)
ACTS_ON_SEATS: Final[Sequence[tuple[str, dict[str, Any]]]] = (
    ("chairmanship", {"body": "council", "states": (STATES[0],)}),
    ("chairmanship", {"body": "council", "states": (STATES[1],)}),
    ("chairmanship", {"body": "council", "unknown": True}),
    ("appointment", {"body": "office", "person": "Ann"}),
    ("appointment", {"body": "office", "person": "Bo", "acting": True}),
    ("departure", {"body": "office", "person": "Ann"}),
)
MAX_ACTS: Final = 4
SMALL: Final = EMPTY.replace(verified_to=START + timedelta(5), presumed_to=START + timedelta(7))
"""The horizon of every small log: some of its windows end after it."""


def small_logs(one_of: int = 1) -> Iterator[EventLog]:
    """Yield every log of up to four events over the alphabet, on a State or on seats; or one of so many of them."""
    words = (
        word
        for alphabet in (ACTS_ON_A_STATE, ACTS_ON_SEATS)
        for size in range(MAX_ACTS + 1)
        for word in combinations_with_replacement([(*act, when) for act in alphabet for when in WINDOWS], size)
    )
    for number, word in islice(enumerate(words), 0, None, one_of):
        turned = word[::-1] if number % 2 else word  # acts of one day and rank come in the order of their ids
        acts = (made(kind, place, when, **{**_STATE, **values}) for place, (kind, values, when) in enumerate(turned))
        yield SMALL.replace(events=tuple(acts))


# Random logs.

FACETS: Final = ("state", "observer", "chair", "office")


def random_log(random: Random) -> EventLog:
    """Return a log of up to six acts with sources, claims, a rejected event and horizons."""
    while True:
        facets = random.choice((("state",), ("state", "observer"), ("office",), ("chair",), FACETS))
        events = [random_event(random, number, random.choice(facets)) for number in range(random.randrange(1, 7))]
        log = _header(random).replace(
            events=tuple(replace(event, claims=tuple(_claims(random, event))) for event in events),
            rejected=tuple(
                Rejected(
                    event=random_event(random, number, random.choice(facets)),
                    reason="No",
                    refuted_by=_some(random, SOURCES, 2),
                )
                for number in range(90, 90 + random.choice((0, 0, 0, 1, 2)))
            ),
        )
        placed = all(
            one.event.takes_effect.earliest != FIRST for one in log.rejected
        )  # replay would place it otherwise
        if placed and _choices(log) <= MAX_CHOICES:
            return log


def _choices(log: EventLog) -> int:
    """Return a number of choices of days that no subject of a log has more of, whichever claims are believed."""
    events = [*log.events, *(rejected.event for rejected in log.rejected)]
    return prod(max(_width(when, len(events)) for when in _dates(event)) for event in events)


def _dates(event: Event) -> Iterator[Edtf]:
    yield from (event.date, *([event.effect] if event.effect else []))
    yield from (claim.value for claim in event.claims if isinstance(claim.value, Edtf))


def _width(when: Edtf, acts: int) -> int:
    is_open = when.earliest == FIRST or when.latest == LAST
    return SPAN + 3 * acts if is_open else (when.latest - when.earliest).days + 1


def _header(random: Random) -> EventLog:
    verified = _end_of_evidence(random)
    bodies = {
        key: replace(body, term=random.choice((None, None, Duration(months=1), Duration(years=1))))
        for key, body in EMPTY.bodies.items()
    }
    return EMPTY.replace(
        verified_to=verified,
        verified={key: _end_of_evidence(random) for key in ("chair", "offices", "membership") if random.random() < 0.3},
        presumed_to=verified + timedelta(random.randrange(6)) if random.random() < 0.5 else None,
        bodies=bodies,
        sources={key: _source(random) for key in SOURCES},
    )


def _end_of_evidence(random: Random) -> date:
    soon = START + timedelta(random.randrange(SPAN + 4))
    return soon if random.random() < 0.95 else random.choice(MONTH_ENDS)


def _source(random: Random) -> Source:
    return Source(
        publisher=random.choice(("Press", "Paper", "Agency")),
        url="https://press.example/",
        date=random.choice((None, *map(day, PUBLISHED), between(PUBLISHED[0], PUBLISHED[-1]))),
        origin=random.choice((None, None, None, "Press", "Agency", "s1")),
    )


def random_event(random: Random, number: int, facet: str) -> Event:
    values: dict[str, Any] = {"states": _some(random, STATES[:2]), "sources": _some(random, SOURCES)}
    if facet == "state":
        kind = random.choice(ON_TREATIES)
        values["instrument"] = random.choice(("treaty", "charter", "charter", "charter", "pact"))
    elif facet == "observer":
        kind = random.choice(("observer", "observer-end"))
        values["body"] = random.choice((None, None, "council"))
    elif facet == "chair":
        kind = "chairmanship"
        values |= {"body": "council", "person": random.choice((None, "Ann"))}
        values |= {"unknown": True} if random.random() < 0.2 else {"states": (random.choice(STATES[:2]),)}
    else:
        kind = random.choice(("appointment", "departure"))
        values |= {"body": "office", "person": random.choice(("Ann", "Bo")), "states": ()}
        values |= {"acting": True} if kind == "appointment" and random.random() < 0.2 else {}
    if random.random() < 0.1:
        values["basis"] = random.choice(list(Basis))
    if random.random() < 0.1:
        values["status"] = random.choice(list(Status))
    if random.random() < 0.15:
        values["effect"] = _when(random)
    if random.random() < 0.1:
        values["evidence_to"] = _end_of_evidence(random)
    return made(kind, number, _when(random), **values)


def _claims(random: Random, event: Event) -> Iterator[Claim]:
    """Yield what other sources say of the kind, the date, the State, the instrument, the person..."""
    values: dict[str, Any] = {
        "kind": random.choice((*ON_TREATIES, "observer", "observer-end", "chairmanship", "appointment", "departure")),
        "date": _when(random),
        "effect": _when(random),
        "states": _some(random, STATES[:2]),
        "basis": random.choice(list(Basis)),
        "instrument": InstrumentId(random.choice(("treaty", "charter"))),
        "person": random.choice(("Ann", "Bo")),
        "unknown": random.random() < 0.5,
        "acting": random.random() < 0.5,
        "title": "Another thing happens",
    }
    known = [name for name in values if name in ("kind", "date", "date", "date") or name in fields(type(event))]
    for _ in range(random.choice((0, 0, 1, 2, 3))):
        field = random.choice(known)
        slip = "Misread" if random.random() < 0.1 else None
        yield Claim(source=random.choice(SOURCES), field=field, value=values[field], slip=slip)


def _when(random: Random) -> Edtf:
    first = random.randrange(SPAN)
    last = min(first + random.choice((0, 0, 0, 0, 1, 2, 3, 5)), SPAN - 1)
    open_end = random.random()
    return between(
        FIRST if open_end < 0.04 else START + timedelta(first),
        LAST if open_end > 0.96 else START + timedelta(last),
    )


def _some(random: Random, values: Sequence[Any], at_most: int = 0) -> tuple[Any, ...]:
    """Return one of the values at least, or none where so many at most are wanted."""
    if at_most:
        return tuple(random.sample(values, random.randrange(at_most + 1)))
    return tuple(random.sample(values, random.choice((1, 1, 1, 2))))
