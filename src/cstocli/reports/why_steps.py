"""The steps of an explanation, and those that tell what other sources claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from cstocli.model.dates import Edtf
from cstocli.model.events import Event, Subject, TreatyAct
from cstocli.model.log import EventLog
from cstocli.model.lookup import join_names, state_name
from cstocli.model.terms import Certainty, Claim, EventId, Figure, SourceAgreement, SourceKey, StateCode
from cstocli.replay.prefer import claimed
from cstocli.replay.snapshot import NAMING

CHAIN: Final = "chain"
ASIDE: Final = "set aside"


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
    agreement: SourceAgreement | None = None


def concerns(log: EventLog, event: Event, subject: Subject) -> bool:
    """Whether an event acts on the subject, or is a treaty act of the State on an instrument that names standings."""
    if not isinstance(event, TreatyAct):
        return subject in event.subjects()
    instrument = log.instruments.get(event.instrument)
    naming = instrument is not None and instrument.kind in NAMING
    return naming and subject.facet == "state" and subject.key in event.states


def contradicted(log: EventLog, event: Event, subject: Subject, listed: Iterable[EventId]) -> Iterator[Step]:
    """Yield the claims of other sources on an event, one step a value, if they would change the subject."""
    by_value: dict[tuple[str, str], list[Claim]] = {}
    for claim in event.claims:
        by_value.setdefault((claim.field, str(claim.value)), []).append(claim)
    for claims in by_value.values():
        other = claimed(event, claims[0])
        brings = other is not None and concerns(log, other, subject) and not concerns(log, event, subject)
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
