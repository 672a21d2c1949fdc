"""Why a State has its standing on a day, or somebody the chair: the events behind it, and those set aside.

The chain lists the acts that replay applied, oldest first, each with the rule for its kind. After it come the acts
that were set aside, each with the reason: they take effect later, another reading counts them, they changed
nothing, the log rejects them, or another source contradicts them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from cstocli.model.dates import Edtf
from cstocli.model.diagnostics import Place
from cstocli.model.errors import UnknownNameError
from cstocli.model.events import Event, Seat, Subject, TreatyAct
from cstocli.model.log import EventLog
from cstocli.model.lookup import find_state, join_names, state_name
from cstocli.model.terms import BodyId, Certainty, Claim, EventId, Figure, Reading, SourceKey, StateCode, Status
from cstocli.replay.fold import SEATS, initial_value, order
from cstocli.replay.history import ReplayedLog
from cstocli.replay.prefer import claimed
from cstocli.replay.readings import replay_both
from cstocli.replay.snapshot import NAMING, Outcome
from cstocli.reports import notes
from cstocli.reports.report import RECORD, Report, column_names
from cstocli.reports.wording import describe_value, either, name_holder, report_title

CHAIN, ASIDE = "chain", "set aside"
CHAIR = "chair"
VERIFIED: Final = {"state": "membership", "chair": "chair", "office": "offices"}
"""The key under which a log records how far a facet was verified."""


class Step(NamedTuple):
    """One event with the value that it gave the subject, or with the reason why it was set aside."""

    part: str
    event: Event
    why: str
    becomes: str | None = None
    certainty: Certainty | None = None
    effect: Edtf | None = None
    """The day of effect, where it differs from that of the event."""
    sources: tuple[SourceKey, ...] | None = None
    """The sources, where they differ from those of the event."""


class WhyRow(NamedTuple):
    """One event of the chain, or one that was set aside."""

    part: str
    """``CHAIN`` or ``ASIDE``."""
    date: Edtf
    effect: Edtf
    event: EventId
    title: str
    becomes: str | None
    why: str
    certainty: Certainty | None
    place: str | None
    """File and line of the event in the log."""
    sources: tuple[SourceKey, ...]


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
    try:
        return Subject("state", find_state(log, word))
    except UnknownNameError as error:
        offices = ", ".join(key for key, body in log.bodies.items() if body.office)
        hint = error.hint or f"write a State, `{CHAIR}`" + (f", or the body of an office: {offices}" if offices else "")
        raise UnknownNameError("State, chair or office", word, hint) from None


def why(
    log: EventLog,
    subject: Subject,
    day: date,
    reading: Reading = Reading.PRACTICE,
    places: Mapping[EventId, Place] | None = None,
) -> Report[WhyRow]:
    """Return the events behind the value of a subject at the end of a day, and those set aside.

    ``places`` are where the events begin in the text of the log.
    """
    readings = replay_both(log, reading)
    history = readings.asked
    chain = _chain(history, subject, day)
    steps = [*chain, *_aside(history, subject, day, chain)]
    found = places or {}
    return Report(
        command="why",
        title=report_title(log, f"why {subject_phrase(log, subject)} on {day}", reading),
        columns=column_names(WhyRow._fields),
        rows=tuple(_row(step, found.get(step.event.id)) for step in steps),
        on=day,
        reading=reading,
        summary=_summary(history, subject, day),
        notes=(
            *(notes.other_reading(readings, [StateCode(subject.key)], day) if subject.facet == "state" else ()),
            *notes.horizon(log, day, VERIFIED[subject.facet]),
        ),
        layout=RECORD,
    )


def rule_of(event: Event) -> str:
    """Return the rule of replay for the kind of an event: the first sentence of the docstring of its class."""
    text = " ".join((type(event).__doc__ or "").split("\n\n")[0].split()).replace("``", "`")
    head, stop, _ = text.partition(". ")
    return head + ("." if stop else "")


def _chain(history: ReplayedLog, subject: Subject, day: date) -> list[Step]:
    """Return the acts that replay applied up to the day, each with the value that it gave the subject.

    A chair or an office depends on no more than the last act on it, so for these the chain begins with the last
    certain act but one.
    """
    steps: list[Step] = []
    value = initial_value(subject)
    for act in history.acts.get(subject, ()):
        if act.takes_effect.earliest > day:
            break
        before, value = value, act.apply(value)
        if value != before or (subject.facet == "chair" and not steps):  # its history may begin with a gap
            certainty = Certainty.CERTAIN if act.takes_effect.latest <= day else Certainty.POSSIBLE
            steps.append(Step(CHAIN, act, rule_of(act), describe_value(history.log, value), certainty))
        elif values := _possible_values(history, subject, act, day):  # in another order that its window allows
            steps.append(Step(CHAIN, act, rule_of(act), " or ".join(values), Certainty.POSSIBLE))
    if subject.facet not in SEATS:
        return steps
    closed = [index for index, step in enumerate(steps) if step.certainty is Certainty.CERTAIN]
    return steps[max(closed[-1] - 1, 0) :] if closed else steps


def _possible_values(history: ReplayedLog, subject: Subject, act: Event, day: date) -> list[str]:
    """Return the values that an act may give the subject by the last day of its window, or by the day asked about."""
    change = history.at(subject, min(act.takes_effect.latest, day))
    outcomes = (outcome for outcome in (change.held if change else ()) if outcome.caused_by == act)
    return [describe_value(history.log, outcome.value) for outcome in outcomes]


def _aside(history: ReplayedLog, subject: Subject, day: date, chain: Sequence[Step]) -> Iterator[Step]:
    """Yield the steps set aside: acts not applied, events that the log rejects, claims of other sources."""
    relevant = sorted((event for event in history.log.events if _concerns(history.log, event, subject)), key=order)
    taken = {step.event.id for step in chain}
    acts = [event for event in relevant if event.id not in taken]
    if subject.facet in SEATS:
        acts = _nearest(acts, day, history.reading)
    for event in acts:
        yield Step(ASIDE, event, _reason(history, subject, event, day))
    for refused in history.log.rejected:
        if _concerns(history.log, refused.event, subject) and refused.event.takes_effect.first_known <= day:
            yield Step(ASIDE, refused.event, f"Rejected: {refused.reason}")
    listed = {*taken, *(event.id for event in acts)}
    for event in sorted(history.log.events, key=order):
        if event.claims:
            yield from _contradicted(history.log, event, subject, listed)


def _concerns(log: EventLog, event: Event, subject: Subject) -> bool:
    """Whether an event acts on the subject, or is a treaty act of the State on an instrument that names standings."""
    if not isinstance(event, TreatyAct):
        return subject in event.subjects()
    instrument = log.instruments.get(event.instrument)
    naming = instrument is not None and instrument.kind in NAMING
    return naming and subject.facet == "state" and subject.key in event.states


def _nearest(acts: Iterable[Event], day: date, reading: Reading) -> list[Event]:
    """Return the next act on a seat, and those that replay never applies; `csto chair --all` lists the earlier ones."""
    listed = list(acts)
    later = [act for act in listed if act.takes_effect.earliest > day]
    never = [act for act in listed if act.status is not Status.HELD or not act.is_read(reading)]
    return [act for act in never if act not in later] + later[:1]


def _reason(history: ReplayedLog, subject: Subject, event: Event, day: date) -> str:
    """Return why an event was not applied."""
    if event.status is not Status.HELD:
        return f"It is {event.status}: replay applies only what was held."
    if not event.is_read(history.reading):
        return f"It is an act of practice, which does not count in {history.reading}."
    if not event.subjects():
        return f"A {event.kind} changes no standing: {rule_of(event)}"
    if event.takes_effect.earliest > day:
        return f"It takes effect later, on {event.takes_effect}."
    change = history.at(subject, event.takes_effect.latest)
    words = either(_value_phrase(history.log, held) for held in change.held) if change else "nothing"
    if subject.facet == "state":
        return f"It changes nothing: {subject_name(history.log, subject)} is {words} before and after it."
    return f"It changes nothing: {words} holds the seat before and after it."


def _contradicted(log: EventLog, event: Event, subject: Subject, listed: Iterable[EventId]) -> Iterator[Step]:
    """Yield the claims of other sources on an event, one step a value, if they would change the subject."""
    by_value: dict[tuple[str, str], list[Claim]] = {}
    for claim in event.claims:
        by_value.setdefault((claim.field, str(claim.value)), []).append(claim)
    for claims in by_value.values():
        other = claimed(event, claims[0])
        brings = other is not None and _concerns(log, other, subject) and not _concerns(log, event, subject)
        if (brings or event.id in listed) and (other is None or _replayed_fields(event) != _replayed_fields(other)):
            effect = other.takes_effect if other else None
            sources = tuple(claim.source for claim in claims)
            yield Step(ASIDE, event, _claimed_words(log, claims), effect=effect, sources=sources)


def _replayed_fields(event: Event) -> tuple[object, ...]:
    """Return everything about an event that replay depends on."""
    return event.kind, event.takes_effect, event.subjects(), event.legal_basis, getattr(event, "instrument", None)


def _claimed_words(log: EventLog, claims: list[Claim]) -> str:
    """Return what other sources claim, with their remarks: "Another source gives the date as 1999-04-02"."""
    value = claims[0].value
    words = str(value)
    if isinstance(value, tuple) and value and not isinstance(value, Figure):
        words = join_names(state_name(log, StateCode(str(item))) for item in value)
    others = "Another source gives" if len(claims) == 1 else f"{len(claims)} other sources give"
    remarks = dict.fromkeys(claim.note for claim in claims if claim.note)
    return f"{others} the {claims[0].field} as {words}" + (f": {'; '.join(remarks)}." if remarks else ".")


def subject_phrase(log: EventLog, subject: Subject) -> str:
    """Return the subject as it follows "why": "this chair of the Council"."""
    name = subject_name(log, subject)
    match subject.facet:
        case "state":
            return f"this standing of {name}"
        case "chair":
            return f"this chair of the {name}"
        case _:
            return f"this {name}"


def subject_name(log: EventLog, subject: Subject) -> str:
    """Return the name of a State, the title of a chaired body, or the title of an office."""
    if subject.facet == "state":
        return state_name(log, StateCode(subject.key))
    body = log.bodies.get(BodyId(subject.key))
    if body is None:
        return subject.key
    return body.office or body.title if subject.facet == "office" else body.title


def _summary(history: ReplayedLog, subject: Subject, day: date) -> str:
    """Return the value of the subject on the day, since when and by which event."""
    change = history.at(subject, day)
    words = either(  # bonds that differ may be one standing
        f"{_value_phrase(history.log, held)} since {held.caused_by.takes_effect} ({held.caused_by.id})"
        for held in (change.held if change else ())
        if held.caused_by
    )
    return f"{subject_name(history.log, subject)}: {words or 'nothing yet'}"


def _value_phrase(log: EventLog, held: Outcome) -> str:
    """Return the value of an outcome as a sentence has it: "a member", "Vladimir Putin of Russia"."""
    return name_holder(log, held.value) if isinstance(held.value, Seat) else notes.standing_phrase(held.standing)


def _row(step: Step, place: Place | None) -> WhyRow:
    event = step.event
    return WhyRow(
        part=step.part,
        date=event.date,
        effect=step.effect or event.takes_effect,
        event=event.id,
        title=event.title,
        becomes=step.becomes,
        why=step.why,
        certainty=step.certainty,
        place=f"{place.file}:{place.line}" if place else None,
        sources=event.sources if step.sources is None else step.sources,
    )
