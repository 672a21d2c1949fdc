"""Why a State has its standing on a day, or somebody the chair: the events behind it, and those set aside.

The chain lists the acts that replay applied, oldest first, each with the rule for its kind. After it come the acts
that were set aside, each with the reason: they take effect later, another reading counts them, they changed
nothing, the log rejects them, or another source contradicts them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cstocli.model.dates import Edtf
from cstocli.model.diagnostics import Place
from cstocli.model.errors import ForeignNameError, UnknownNameError
from cstocli.model.events import Event, Seat, Subject
from cstocli.model.log import EventLog
from cstocli.model.lookup import find_state
from cstocli.model.terms import Certainty, EventId, Reading, SourceAgreement, SourceKey, StateCode, Status
from cstocli.replay.fold import SEATS, initial_value, order
from cstocli.replay.history import ReplayedLog
from cstocli.replay.horizon import TOPICS, Reach
from cstocli.replay.readings import replay_both
from cstocli.replay.snapshot import Outcome
from cstocli.reports import notes
from cstocli.reports.report import RECORD, Cell, Layout, Report, Shape, column_names
from cstocli.reports.show import describe_reference
from cstocli.reports.why_sections import why_sections
from cstocli.reports.why_steps import ASIDE, CHAIN, Step, concerns, contradicted
from cstocli.reports.wording import describe_value, either, name_holder, report_title, subject_name

CHAIR = "chair"


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
    agreement: SourceAgreement | None
    """Of the answer, in the last row of the chain, whose certainty is that of the answer too."""


class FullWhyRow(NamedTuple):
    """One event as in ``WhyRow``, with its sources in full."""

    part: str
    date: Edtf
    effect: Edtf
    event: EventId
    title: str
    becomes: str | None
    why: str
    certainty: Certainty | None
    place: str | None
    sources: tuple[SourceKey, ...]
    agreement: SourceAgreement | None
    references: tuple[Cell, ...]
    """What the bibliography has of each source."""


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
    except ForeignNameError:
        raise
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

    ``places`` are where the events begin in the text of the log. A person reads the deciding event with its best
    sources, and a line for each other act that counts; the rows have everything.
    """
    readings = replay_both(log, reading)
    history = readings.asked
    chain = _chain(history, subject, day)
    aside = list(_aside(history, subject, day, chain))
    steps = [*_marked(history, subject, day, chain), *aside]
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
            *notes.horizon(log, day, TOPICS[subject.facet]),
        ),
        layout=RECORD,
        sections=why_sections(history, subject, day, steps),
    )


def why_in_full(log: EventLog, report: Report[WhyRow]) -> Report[FullWhyRow]:
    """Return an answer of ``why`` with what the bibliography has of each source, which a person reads row by row."""
    rows = tuple(FullWhyRow(*row, tuple(describe_reference(log, key) for key in row.sources)) for row in report.rows)
    shown = [column for column in FullWhyRow._fields if column != "sources"]
    return Report(
        **{name: getattr(report, name) for name in ("command", "title", "on", "reading", "summary", "notes")},
        columns=column_names(FullWhyRow._fields),
        rows=rows,
        layout=Layout(Shape.RECORD, brief=tuple(shown)),
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
    for act in _in_likely_order(history, subject, day):
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


def _in_likely_order(history: ReplayedLog, subject: Subject, day: date) -> Sequence[Event]:
    """Return the acts that may have happened by a day, in the order that leaves fewer of them in vain.

    Each takes effect on the first day of its window, or each on the last one.
    """
    acts = [act for act in history.acts.get(subject, ()) if act.takes_effect.earliest <= day]
    late = sorted(acts, key=lambda act: (act.takes_effect.latest, act.rank, act.id))
    return min((acts, late), key=lambda ordered: _in_vain(subject, ordered))


def _in_vain(subject: Subject, acts: Iterable[Event]) -> int:
    """Return how many acts find nothing to start from in an order."""
    value, count = initial_value(subject), 0
    for act in acts:
        count += not act.starts_from(value)
        value = act.apply(value)
    return count


def _marked(history: ReplayedLog, subject: Subject, day: date, chain: Sequence[Step]) -> Sequence[Step]:
    """Return the chain with the certainty and the agreement of the answer in its last step."""
    change = history.at(subject, day)
    if not chain or change is None:
        return chain
    certainty = change.certainty({describe_value(history.log, held.value) for held in change.held})
    return [*chain[:-1], chain[-1]._replace(certainty=certainty, agreement=history.agreement(subject, day))]


def _possible_values(history: ReplayedLog, subject: Subject, act: Event, day: date) -> list[str]:
    """Return the values that an act may give the subject by the last day of its window, or by the day asked about."""
    change = history.at(subject, min(act.takes_effect.latest, day))
    outcomes = (outcome for outcome in (change.held if change else ()) if outcome.caused_by == act)
    return [describe_value(history.log, outcome.value) for outcome in outcomes]


def _aside(history: ReplayedLog, subject: Subject, day: date, chain: Sequence[Step]) -> Iterator[Step]:
    """Yield the steps set aside: acts not applied, events that the log rejects, claims of other sources."""
    relevant = sorted((event for event in history.log.events if concerns(history.log, event, subject)), key=order)
    taken = {step.event.id for step in chain}
    acts = [event for event in relevant if event.id not in taken]
    if subject.facet in SEATS:
        acts = _nearest(acts, day, history.reading)
    for event in acts:
        yield Step(ASIDE, event, _reason(history, subject, event, day))
    for refused in history.log.rejected:
        if concerns(history.log, refused.event, subject) and refused.event.takes_effect.first_known <= day:
            yield Step(ASIDE, refused.event, f"Rejected: {refused.reason}")
    listed = {*taken, *(event.id for event in acts)}
    for event in sorted(history.log.events, key=order):
        if event.claims:
            yield from contradicted(history.log, event, subject, listed)


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


def _summary(history: ReplayedLog, subject: Subject, day: date) -> str:
    """Return the value of the subject on the day, since when and by which event, and how far that is known."""
    change = history.at(subject, day)
    words = either(  # bonds that differ may be one standing
        f"{_value_phrase(history.log, held)} since {held.caused_by.takes_effect} ({held.caused_by.id})"
        for held in (change.held if change else ())
        if held.caused_by
    )
    name = subject_name(history.log, subject)
    match history.reach(subject, day):
        case Reach.UNKNOWN:
            return f"{name}: unknown" + (f"; last known: {words}" if words else "")
        case Reach.PRESUMED:
            return f"{name}: {words or 'nothing yet'}, presumed"
        case Reach.VERIFIED:
            return f"{name}: {words or 'nothing yet'}"


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
        agreement=step.agreement,
    )
