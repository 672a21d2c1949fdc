"""The tables of the log itself, before replay: states, events, sources, claims, exercises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cstocli.model.events import FIGURES, KINDS, Event, Exercise, OngoingEvent
from cstocli.model.terms import Basis, Confidence, Figure, Status, Weight
from cstocli.replay.fold import order
from cstocli.replay.history import ReplayedLog, acts
from cstocli.replay.prefer import kept
from cstocli.reports.tables.base import (
    Row,
    Table,
    Value,
    dated,
    flag,
    integer,
    known,
    reference,
    text,
    word,
)

ROLES: Final = ("actor", "host", "observer", "absent")
"""The roles that a State can have in an event."""

_FIELDS: Final = dict(zip(ROLES, ("states", "host", "observers", "absent"), strict=True))


def _events(history: ReplayedLog) -> list[Event]:
    return sorted(history.log.events, key=order)


def _exercises(history: ReplayedLog) -> Iterator[Exercise]:
    return (event for event in _events(history) if isinstance(event, Exercise))


def _state_rows(history: ReplayedLog) -> Iterator[Row]:
    for code, info in sorted(history.log.states.items()):
        yield code, info.name, info.alpha3, info.cow, info.cow_number, info.gw, info.wikidata


STATES = Table(
    name="states",
    meaning="the States that the log names, with the codes that data sets use",
    columns=(
        text("state", "ISO 3166-1 alpha-2", required=True),
        text("name", "English name", required=True),
        text("iso3c", "ISO 3166-1 alpha-3", required=True),
        text("cowc", "Correlates of War, letters", required=True),
        integer("ccode", "Correlates of War, number", required=True),
        integer("gwcode", "Gleditsch-Ward number", required=True),
        text("wikidata", "Wikidata item", required=True),
    ),
    key=("state",),
    rows=_state_rows,
    label="name",
)


def _event_rows(history: ReplayedLog) -> Iterator[Row]:
    replayed = {event.id for event in acts(history.log, history.reading)}
    for event in _events(history):
        end = event.end if isinstance(event, OngoingEvent) else None
        yield (
            *(event.id, event.kind, *known(event.date), *known(event.takes_effect), *known(end)),
            *(event.title, event.place, event.note, event.legal_basis, event.status, event.weight, event.confidence),
            *(getattr(event, name, None) for name in ("instrument", "body", "person")),
            event.id in replayed,
        )


EVENTS = Table(
    name="events",
    meaning="the events of the log, in the order in which they take effect",
    columns=(
        text("event", "the id of the event", required=True),
        word("kind", "its kind", KINDS, required=True),
        *dated("date", "the day of the act", required=True),
        *dated("effect", "the first day on which its consequence holds", required=True),
        *dated("last_day", "the last day, of what lasts", empty="where none is known"),
        text("title", "what happened, in one line", required=True),
        text("place", "where"),
        text("note", "what else must be known"),
        word("basis", "an act of law or of practice; empty for what has no legal effect", Basis),
        word("status", "whether it took place", Status, required=True),
        word("weight", "whether a short history of the organisation needs it", Weight, required=True),
        word("confidence", "how well the sources support it", Confidence, required=True),
        text("instrument", "the treaty or document it acts on"),
        text("body", "the organ concerned"),
        text("person", "the person who takes the chair or office, leaves it, or speaks"),
        flag("replayed", "whether replay takes it in this reading"),
    ),
    key=("event",),
    rows=_event_rows,
    label="title",
    searched=("title", "note", "place", "person", "instrument", "body"),
)


def _part_rows(event: Event) -> Iterator[Row]:
    guests = getattr(event, "guests", ())
    for role, field in _FIELDS.items():
        for code in dict.fromkeys(getattr(event, field, ())):
            yield event.id, code, role, code in guests


_PARTS = (
    reference("states", "the State (ISO 3166-1 alpha-2)"),
    word("role", "its part: actor whose act it is or that takes part, host, observer, or absent", ROLES, required=True),
    flag("guest", "whether it took part without being in any live standing"),
)


def _event_state_rows(history: ReplayedLog) -> Iterator[Row]:
    for event in _events(history):
        yield from _part_rows(event)


EVENT_STATES = Table(
    name="event_states",
    meaning="which States have which part in an event",
    columns=(reference("events", "the event"), *_PARTS),
    key=("event", "state", "role"),
    rows=_event_state_rows,
)


def _source_rows(history: ReplayedLog) -> Iterator[Row]:
    for key, source in sorted(history.log.sources.items()):
        about = (source.publisher, source.title, source.url)
        yield key, *about, *known(source.date), source.language, source.origin, source.note


SOURCES = Table(
    name="sources",
    meaning="the bibliography",
    columns=(
        text("source", "the key of the source", required=True),
        text("publisher", "who published it", required=True),
        text("title", "its title"),
        text("url", "its address", required=True),
        *dated("date", "the day of publication"),
        text("language", "its language (ISO 639-1)"),
        text("origin", "the agency or text that it copies"),
        text("note", "what else must be known"),
    ),
    key=("source",),
    rows=_source_rows,
    label="title",
    searched=("title", "publisher", "note"),
)


def _event_source_rows(history: ReplayedLog) -> Iterator[Row]:
    for event in _events(history):
        for position, key in enumerate(dict.fromkeys(event.sources), 1):
            yield event.id, key, position


EVENT_SOURCES = Table(
    name="event_sources",
    meaning="which sources support an event",
    columns=(
        reference("events", "the event"),
        reference("sources", "the source"),
        integer("position", "its place in the list of the event, from 1", required=True),
    ),
    key=("event", "source"),
    rows=_event_source_rows,
)


def _claim_rows(history: ReplayedLog) -> Iterator[Row]:
    for event in _events(history):
        for number, claim in enumerate(event.claims, 1):
            ours, theirs = spelled(kept(event, claim)), spelled(claim.value)
            yield event.id, number, claim.field, ours, theirs, claim.source, claim.note


def spelled(value: object) -> str | None:
    """Return the value of a field as the log writes it, lists separated by spaces."""
    if value is None or value == ():
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple) and not isinstance(value, Figure):
        return " ".join(str(item) for item in value)
    return str(value)


CLAIMS = Table(
    name="claims",
    meaning="what another source says of one field of an event, where it differs from what is kept",
    columns=(
        reference("events", "the event"),
        integer("number", "the place of the claim in its event, from 1", required=True),
        text("field", "the field of the event", required=True),
        text("kept", "what the log keeps; lists with spaces between"),
        text("claimed", "what the source says instead; lists with spaces between"),
        reference("sources", "the source that says so"),
        text("note", "what else must be known"),
    ),
    key=("event", "number"),
    rows=_claim_rows,
)


def _exercise_rows(history: ReplayedLog) -> Iterator[Row]:
    for event in _exercises(history):
        figures = (value for name in FIGURES for value in _figure(getattr(event, name)))
        yield (
            *(event.id, event.series, event.name or event.title, *known(event.date), *known(event.last)),
            *(event.place, event.form, event.umbrella, *figures, event.status),
        )


def _figure(figure: Figure | None) -> tuple[Value, Value]:
    return (None, None) if figure is None else (figure.number, str(figure))


_COUNTS = tuple(
    column
    for name in FIGURES
    for column in (
        integer(name, f"{name}: the number; of a range its lower end; empty if no source gives it"),
        text(f"{name}_stated", f"{name} as the source states it: ~ about, > more than, <= up to, .. a range"),
    )
)

EXERCISES = Table(
    name="exercises",
    meaning="the exercises: a part's figures are inside those of its umbrella",
    columns=(
        reference("events", "the event that it is"),
        text("series", "the series it belongs to"),
        text("name", "its name", required=True),
        *dated("first_day", "the first day", required=True),
        *dated("last_day", "the last day, or the first where no other is known", required=True),
        text("place", "where"),
        text("form", "command-staff, field, or what else it was"),
        reference("exercises", "the exercise that it is a part of", name="umbrella", required=False),
        *_COUNTS,
        word("status", "whether it was held", Status, required=True),
    ),
    key=("event",),
    rows=_exercise_rows,
    label="name",
)


def _exercise_state_rows(history: ReplayedLog) -> Iterator[Row]:
    for event in _exercises(history):
        yield from _part_rows(event)


EXERCISE_STATES = Table(
    name="exercise_states",
    meaning="which States have which part in an exercise",
    columns=(reference("exercises", "the exercise", name="event"), *_PARTS),
    key=("event", "state", "role"),
    rows=_exercise_state_rows,
)
