"""Logs as Hypothesis draws them: three States, three instruments, a chair and an office, days that often meet.

What an event of a kind may hold follows from the annotations of its class, as the decoder's does: a new kind, or a new
field of a known type, is drawn without a word here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from hypothesis import strategies as st

from cstocli.load.codebook import VOCABULARIES
from cstocli.load.decode import specs
from cstocli.load.events import NOT_CLAIMED
from cstocli.model.assertions import Assertion
from cstocli.model.dates import FIRST, LAST, Day, Edtf, between, day, parse
from cstocli.model.events import KINDS, Event, ObserverAct, Rejected, SeatAct, TreatyAct
from cstocli.model.log import EventLog
from cstocli.model.struct import Field, fields, replace
from cstocli.model.terms import (
    Body,
    BodyId,
    Claim,
    EventId,
    Figure,
    Instrument,
    InstrumentId,
    InstrumentKind,
    Reading,
    SessionForm,
    Source,
    SourceKey,
    Standing,
    StateCode,
    StateInfo,
    Status,
)

START: Final = date(2000, 1, 1)
STATES: Final = tuple(map(StateCode, ("XA", "XB", "XC")))
INSTRUMENTS: Final = tuple(map(InstrumentId, ("treaty", "charter", "pact")))
BODIES: Final = tuple(map(BodyId, ("council", "office")))
SOURCES: Final = tuple(map(SourceKey, ("s1", "s2")))
ACTS: Final = tuple(
    cls
    for cls in KINDS.values()
    if issubclass(cls, SeatAct | ObserverAct) or (issubclass(cls, TreatyAct) and cls.moves)
)
"""The kinds that change an answer."""

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8).filter(
    lambda text: text.strip() != ""
)
calendar_days = st.one_of(
    st.integers(-2, 14).map(lambda days: START + timedelta(days)),
    st.dates(date(1998, 1, 1), date(2003, 12, 31)),
    st.sampled_from((FIRST, LAST)),
)
exact_days = calendar_days.map(day)
_near = st.integers(0, 12).map(lambda days: START + timedelta(days))


@st.composite
def _windows(draw: st.DrawFn) -> Edtf:
    first, last = sorted((draw(_near), draw(_near)))
    open_end = draw(st.sampled_from((None, None, None, None, "first", "last")))
    return between(FIRST if open_end == "first" else first, LAST if open_end == "last" else last)


_WRITTEN = (
    "2000",
    "2000-01",
    "2000~",
    "2000-01~",
    "2000-01-03~",
    "2000-01-03?",
    "2000-01%",
    "2000-01-1X",
    "200X",
    "2000-21",
    "2000-33",
    "2000-XX",
    "[2000-01..2000-03]",
    "[2000-01-02,2000-01-05]",
    "[2000-01-02,2000-02..]",
    "0001",
    "9999",
    "[..2000]",
    "[2000..]",
)
dates = st.one_of(_near.map(day), _near.map(day), _windows(), st.sampled_from(_WRITTEN).map(parse), exact_days)


@st.composite
def _figures(draw: st.DrawFn) -> Figure:
    number = draw(st.integers(0, 99999))
    if draw(st.booleans()):
        return Figure(number, upper=number + draw(st.integers(1, 999)))
    return Figure(number, draw(st.sampled_from(("", "~", ">", "<="))))


_states = st.lists(st.sampled_from(STATES), unique=True, max_size=3).map(tuple)
_texts = st.lists(words, max_size=2).map(tuple)
_languages = st.sampled_from(("ru", "ar", "zh"))
_instruments = st.sampled_from(INSTRUMENTS)
_bodies = st.sampled_from(BODIES)
_nothing: st.SearchStrategy[Any] = st.just(())
BY_TYPE: Final[Mapping[Any, st.SearchStrategy[Any]]] = {
    **{cls: st.sampled_from(cls) for cls in VOCABULARIES.values()},
    str: words,
    bool: st.booleans(),
    Edtf: dates,
    date: st.dates(date(1990, 1, 1), date(2020, 12, 31)),
    EventId: st.just("e0"),
    EventId | None: st.none(),
    tuple[EventId, ...]: _nothing,
    tuple[Claim, ...]: _nothing,
    tuple[StateCode, ...]: _states,
    StateCode | None: st.sampled_from(STATES),
    tuple[SourceKey, ...]: st.lists(st.sampled_from(SOURCES), unique=True, min_size=1).map(tuple),
    InstrumentId: _instruments,
    BodyId: _bodies,
    Status: st.sampled_from((*[Status.HELD] * 5, *Status)),
    tuple[SessionForm, ...]: st.lists(st.sampled_from(SessionForm), unique=True).map(tuple),
    tuple[str, ...]: _texts,
    Figure: _figures(),
    Mapping[str, str]: st.dictionaries(words, words, max_size=1),
    Mapping[StateCode, Figure]: st.dictionaries(st.sampled_from(STATES), _figures(), max_size=2),
}
"""What a field may hold, by its annotation; ids and what refers to them are given when the events are put together."""


def drawn(field: Field) -> st.SearchStrategy[Any]:
    """Return what a field may hold; one that may be None holds the same values, as in the decoder."""
    for known in (field.type, field.value_type):
        if known in BY_TYPE:
            return BY_TYPE[known]
    msg = f"`{field.name}` is of type {field.type!r}: add to tests/support/strategies.py how a value is drawn"
    raise TypeError(msg)


_chance = st.binary(min_size=4, max_size=4).map(int.from_bytes)
"""An even chance for each of 32 things; a number so large would mostly be drawn small."""


@st.composite
def events(draw: st.DrawFn, kinds: Sequence[type[Event]] = tuple(KINDS.values()), when: Any = dates) -> Event:  # noqa: ANN401
    """Draw one event of one of the kinds; ``when`` draws its dates."""
    cls = draw(st.sampled_from(kinds))
    optional = [field.name for field in fields(cls).values() if not field.required]
    optional.remove("evidence_to")  # the laws about the last verified day draw it
    chance = draw(_chance)  # an even chance for each in one draw: a draw for each would take twice as long
    left_out = {"evidence_to", *(name for place, name in enumerate(optional) if not chance >> place & 1)}
    values: dict[str, Any] = {}
    for field in fields(cls).values():
        if field.name not in left_out:
            values[field.name] = draw(when if field.value_type is Edtf else drawn(field))
    if issubclass(cls, SeatAct | ObserverAct | TreatyAct) and not values.get("states"):
        values["states"] = (draw(st.sampled_from(STATES)),)
    return cls(**values)


def numbered(told: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events with ids that no two of them share."""
    return tuple(replace(event, id=EventId(f"e{number}")) for number, event in enumerate(told))


_INFO: Final[dict[str, Any]] = {"cow_number": 901, "gw": 901, "wikidata": "Q1", "names": {}}
EMPTY: Final = EventLog(
    organisation="XO",
    title="An Organisation",
    first_day=date(1990, 1, 1),
    verified_to=date(2030, 12, 31),
    states={code: StateInfo(name=f"State {code}", alpha3=f"X{code}", cow=f"X{code}", **_INFO) for code in STATES},
    instruments={
        INSTRUMENTS[0]: Instrument(title="Treaty", kind=InstrumentKind.TREATY),
        INSTRUMENTS[1]: Instrument(title="Charter", kind=InstrumentKind.CHARTER),
        INSTRUMENTS[2]: Instrument(title="Pact", kind=InstrumentKind.AGREEMENT),
    },
    bodies={
        BODIES[0]: Body(title="Council", chaired=True, rotation="ru"),
        BODIES[1]: Body(title="Secretariat", office="Secretary"),
    },
    sources={key: Source(publisher="Press", url=f"https://{key}.example/") for key in SOURCES},
)
"""The log to which events are added."""


@st.composite
def logs(
    draw: st.DrawFn,
    kinds: Sequence[type[Event]] = ACTS,
    when: Any = dates,  # noqa: ANN401
    max_size: int = 8,
) -> EventLog:
    """Draw a log of acts."""
    return EMPTY.replace(events=numbered(draw(st.lists(events(kinds, when), max_size=max_size))))


any_logs = logs(tuple(KINDS.values()))
"""Logs with events of every kind."""
exact_logs = logs(when=exact_days | _near.map(day))
"""Logs of acts in which every date is one day."""


@st.composite
def whole_logs(draw: st.DrawFn) -> EventLog:
    """Draw a log with everything that a file can say: names, links, claims, rejected events, assertions."""
    log = draw(any_logs)
    ids = [event.id for event in log.events]
    whole = tuple(draw(_connected(event, ids)) for event in log.events)
    refused = numbered(draw(st.lists(events(), max_size=2)))
    names = st.dictionaries(_languages, st.lists(words, min_size=1, max_size=2).map(tuple), max_size=2)
    states = {code: replace(info, name=draw(words), names=draw(names)) for code, info in log.states.items()}
    return log.replace(
        states=states,
        events=whole,
        organisation=draw(words),
        verified=draw(st.dictionaries(st.sampled_from(("exercises", "chair")), calendar_days)),
        rejected=tuple(
            Rejected(
                event=replace(event, id=EventId(f"refused-{event.id}")), reason=draw(words), refuted_by=draw(_keys)
            )
            for event in (replace(one, id=EventId(f"refused-{one.id}")) for one in refused)
        ),
        assertions=tuple(draw(st.lists(_assertions(), max_size=2))),
    )


_keys = st.lists(st.sampled_from(SOURCES), unique=True).map(tuple)


@st.composite
def _connected(draw: st.DrawFn, event: Event, ids: Sequence[EventId]) -> Event:
    """Draw the links, the umbrella and the claims of an event."""
    links = draw(st.lists(st.sampled_from(ids), unique=True, max_size=2)) if ids else []
    claims = draw(st.lists(_claims(type(event)), max_size=2))
    changes: dict[str, Any] = {"links": tuple(links), "claims": tuple(claims)}
    if "umbrella" in fields(type(event)) and links:
        changes["umbrella"] = links[0]
    return replace(event, **changes)


@st.composite
def _claims(draw: st.DrawFn, kind: type[Event]) -> Claim:
    """Draw what another source says of one field of a kind."""
    named = [name for name, spec in specs(kind).items() if name not in NOT_CLAIMED and spec.name != "umbrella"]
    name = draw(st.sampled_from(["kind", *named]))
    value = draw(st.sampled_from(sorted(KINDS))) if name == "kind" else draw(drawn(fields(kind)[name]))
    note = {"note": draw(words)} if draw(st.booleans()) else {}
    return Claim(source=draw(st.sampled_from(SOURCES)), field=name, value=value, **note)


@st.composite
def _assertions(draw: st.DrawFn) -> Assertion:
    """Draw an assertion of one thing."""
    on: Day = draw(exact_days)
    told: dict[str, Any] = draw(
        st.one_of(
            st.fixed_dictionaries({"standing": st.sampled_from((*Standing, "in")).map(str), "states": _states}),
            st.fixed_dictionaries({"chair": st.sampled_from((*STATES, ""))}),
            st.fixed_dictionaries({"office": st.just(BODIES[1]), "person": words}),
        )
    )
    return Assertion(on=on, reading=draw(st.sampled_from(Reading)), sources=draw(_keys), **told)


def days_around(log: EventLog) -> Iterator[date]:
    """Yield the days on which something may change, those before and after, and the ends of the calendar."""
    yield FIRST
    yield LAST
    for bound in {bound for event in log.events for bound in (event.takes_effect.earliest, event.takes_effect.latest)}:
        yield bound
        for step in (-1, 1):
            if FIRST < bound < LAST:
                yield bound + timedelta(step)
