"""Why a State has its standing on a day, or somebody the chair: the events that made it so, and those set aside.

What made it so is a chain: the acts that replay took, oldest first, each with the rule of its kind. Beside it stand
the acts that were set aside, and why: they take effect later, another reading counts them, they
changed nothing, the log rejects them, or another source tells them otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from cstocli.model.dates import Edtf
from cstocli.model.diagnostics import Place
from cstocli.model.events import Event, Subject, TreatyAct
from cstocli.model.log import EventLog
from cstocli.model.lookup import find_state, state_name
from cstocli.model.terms import BodyId, Certainty, Claim, EventId, Figure, Reading, SourceKey, StateCode, Status
from cstocli.replay.fold import SEATS, initial_value, order
from cstocli.replay.history import ReplayedLog, replay
from cstocli.replay.prefer import claimed
from cstocli.replay.snapshot import NAMING
from cstocli.reports import notes
from cstocli.reports.report import Cell, Report
from cstocli.reports.wording import called

COLUMNS = ("part", "date", "effect", "event", "title", "becomes", "why", "certainty", "place", "sources")
CHAIN, ASIDE = "chain", "set aside"
CHAIR = "chair"
_VERIFIED: Final = {"state": "membership", "chair": "chair", "office": "offices"}
"""The subject by which a log says how far its sources were read, for each facet that can be asked about."""


class Step(NamedTuple):
    """One event with what it made of the subject, or why it was set aside."""

    part: str
    event: Event
    why: str
    becomes: str | None = None
    certainty: Certainty | None = None
    effect: Edtf | None = None
    """The day of effect, where it is not that of the event."""
    sources: tuple[SourceKey, ...] | None = None
    """The sources, where they are not those of the event."""


def find_subject(log: EventLog, word: str) -> Subject:
    """Return what a word asks about: ``chair``, an office by its title or its body, or a State.

    Raises ``UnknownNameError``.
    """
    asked = word.strip().casefold()
    chaired = log.chaired()
    if asked == CHAIR and chaired is not None:
        return Subject("chair", chaired)
    for key, body in log.bodies.items():
        if body.office and asked in {key, body.office.casefold()}:
            return Subject("office", key)
    return Subject("state", find_state(log, word))


def why(
    log: EventLog,
    subject: Subject,
    day: date,
    reading: Reading = Reading.PRACTICE,
    places: Mapping[EventId, Place] | None = None,
) -> Report:
    """Return the events that made a subject what it is at the end of a day, and those set aside.

    ``places`` are where the events begin in the text of the log.
    """
    history = replay(log, reading)
    chain = _chain(history, subject, day)
    steps = [*chain, *_aside(history, subject, day, chain)]
    found = places or {}
    return Report(
        command="why",
        title=f"{log.organisation}: why {_asked(log, subject)} on {day}, reading {reading}",
        columns=COLUMNS,
        rows=tuple(_row(step, found.get(step.event.id)) for step in steps),
        on=day,
        reading=reading,
        summary=_summary(history, subject, day),
        notes=(
            *(notes.other_reading(history, [StateCode(subject.key)], day) if subject.facet == "state" else ()),
            *notes.horizon(log, day, _VERIFIED[subject.facet]),
        ),
        as_record=True,
    )


def rule_of(event: Event) -> str:
    """Return the rule of replay for the kind of an event: the first sentence of what its class says."""
    text = " ".join((type(event).__doc__ or "").split("\n\n")[0].split()).replace("``", "`")
    head, stop, _ = text.partition(". ")
    return head + ("." if stop else "")


def _chain(history: ReplayedLog, subject: Subject, day: date) -> list[Step]:
    """Return the acts that replay took up to the day, each with what it made of the subject.

    A chair or an office passes whole from one holder to the next, so of these only the last act
    is told, with the one before and whatever is not over.
    """
    steps: list[Step] = []
    value = initial_value(subject)
    for act in history.acts.get(subject, ()):
        if act.takes_effect.earliest > day:
            break
        before, value = value, act.apply(value)
        if value != before or (subject.facet == "chair" and not steps):  # its record may begin with a gap
            certainty = Certainty.CERTAIN if act.takes_effect.latest <= day else Certainty.POSSIBLE
            steps.append(Step(CHAIN, act, rule_of(act), called(history.log, value), certainty))
        elif made := _made(history, subject, act, day):  # in another order that its window allows
            steps.append(Step(CHAIN, act, rule_of(act), " or ".join(made), Certainty.POSSIBLE))
    if subject.facet not in SEATS:
        return steps
    closed = [index for index, step in enumerate(steps) if step.certainty is Certainty.CERTAIN]
    return steps[max(closed[-1] - 1, 0) :] if closed else steps


def _made(history: ReplayedLog, subject: Subject, act: Event, day: date) -> list[str]:
    """Return what the subject may be by an act, in words: on the last day of its window, or on the day asked about."""
    change = history.at(subject, min(act.takes_effect.latest, day))
    return [called(history.log, held.value) for held in (change.held if change else ()) if held.caused_by == act]


def _aside(history: ReplayedLog, subject: Subject, day: date, chain: Sequence[Step]) -> Iterator[Step]:
    """Yield what did not make the subject what it is: acts, what the log rejects, what other sources say."""
    bearing = sorted((event for event in history.log.events if _bears(history.log, event, subject)), key=order)
    taken = {step.event.id for step in chain}
    acts = [event for event in bearing if event.id not in taken]
    if subject.facet in SEATS:
        acts = _near(acts, day, history.reading)
    for event in acts:
        yield Step(ASIDE, event, _reason(history, subject, event, day))
    for refused in history.log.rejected:
        if _bears(history.log, refused.event, subject) and refused.event.takes_effect.first_known <= day:
            yield Step(ASIDE, refused.event, f"Rejected: {refused.reason}")
    shown = {*taken, *(event.id for event in acts)}
    for event in sorted(history.log.events, key=order):
        if event.claims:
            yield from _otherwise(history.log, event, subject, shown)


def _bears(log: EventLog, event: Event, subject: Subject) -> bool:
    """Whether an event acts on the subject, or is a treaty act of the State on an instrument that names standings."""
    if not isinstance(event, TreatyAct):
        return subject in event.subjects()
    instrument = log.instruments.get(event.instrument)
    naming = instrument is not None and instrument.kind in NAMING
    return naming and subject.facet == "state" and subject.key in event.states


def _near(acts: Iterable[Event], day: date, reading: Reading) -> list[Event]:
    """Return the next act on a seat, and what replay never took: the succession before is told elsewhere."""
    listed = list(acts)
    later = [act for act in listed if act.takes_effect.earliest > day]
    never = [act for act in listed if act.status is not Status.HELD or not act.is_read(reading)]
    return [act for act in never if act not in later] + later[:1]


def _reason(history: ReplayedLog, subject: Subject, event: Event, day: date) -> str:
    """Return why an event did not act."""
    if event.status is not Status.HELD:
        return f"It is {event.status}: replay takes only what was held."
    if not event.is_read(history.reading):
        return f"It is an act of practice, which the reading {history.reading} leaves aside."
    if not event.subjects():
        return f"A {event.kind} moves no standing: {rule_of(event)}"
    if event.takes_effect.earliest > day:
        return f"It takes effect later, on {event.takes_effect}."
    change = history.at(subject, event.takes_effect.latest)
    words = " or ".join(called(history.log, held.value) for held in change.held) if change else "nothing"
    return f"It changes nothing: {subject.key} is {words} before it and after it."


def _otherwise(log: EventLog, event: Event, subject: Subject, shown: Iterable[EventId]) -> Iterator[Step]:
    """Yield what other sources say of an event, each value once, if replay would take it otherwise for the subject."""
    said: dict[tuple[str, str], list[Claim]] = {}
    for claim in event.claims:
        said.setdefault((claim.field, str(claim.value)), []).append(claim)
    for claims in said.values():
        other = claimed(event, claims[0])
        brings = other is not None and _bears(log, other, subject) and not _bears(log, event, subject)
        if (brings or event.id in shown) and (other is None or _acts(event) != _acts(other)):
            effect = other.takes_effect if other else None
            sources = tuple(claim.source for claim in claims)
            yield Step(ASIDE, event, _says(claims), effect=effect, sources=sources)


def _acts(event: Event) -> tuple[object, ...]:
    """Return what replay takes of an event."""
    return event.kind, event.takes_effect, event.subjects(), event.legal_basis, getattr(event, "instrument", None)


def _says(claims: list[Claim]) -> str:
    value = claims[0].value
    words = " ".join(value) if isinstance(value, tuple) and not isinstance(value, Figure) else str(value)
    others = "Another source gives" if len(claims) == 1 else f"{len(claims)} other sources give"
    remarks = dict.fromkeys(claim.note for claim in claims if claim.note)
    return f"{others} {claims[0].field} {words}" + (f": {'; '.join(remarks)}." if remarks else ".")


def _asked(log: EventLog, subject: Subject) -> str:
    if subject.facet == "state":
        return state_name(log, StateCode(subject.key))
    body = log.bodies.get(BodyId(subject.key))
    title = body.title if body else subject.key
    return f"the chair of the {title}" if subject.facet == "chair" else f"the office of the {title}"


def _summary(history: ReplayedLog, subject: Subject, day: date) -> str:
    """Return what the subject is on the day, since when and by which event."""
    change = history.at(subject, day)
    held = change.held if change else ()
    told = (
        f"{called(history.log, one.value)} since {one.caused_by.takes_effect} by {one.caused_by.id}"
        for one in held
        if one.caused_by
    )
    words = dict.fromkeys(told)  # bonds that differ may be one standing
    return f"{subject.key}: {' or '.join(words) or 'nothing yet'}"


def _row(step: Step, place: Place | None) -> tuple[Cell, ...]:
    event = step.event
    return (
        step.part,
        event.date,
        step.effect or event.takes_effect,
        event.id,
        event.title,
        step.becomes,
        step.why,
        step.certainty,
        f"{place.file}:{place.line}" if place else None,
        event.sources if step.sources is None else step.sources,
    )
