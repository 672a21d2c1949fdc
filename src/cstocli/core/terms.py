"""The words of the field: codes, standings, certainty, readings, figures, sources.

One meaning a word; ``docs/glossary.md`` gives the sources of the legal ones. No State class is here:
in law a State is a country, and only its code is needed.
"""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple, NewType

from cstocli.core.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cstocli.core.dates import Edtf

StateCode = NewType("StateCode", str)
"""ISO 3166-1 alpha-2, upper case, of a State that the log knows."""
EventId = NewType("EventId", str)
SourceKey = NewType("SourceKey", str)
InstrumentId = NewType("InstrumentId", str)
BodyId = NewType("BodyId", str)


class Standing(StrEnum):
    """What one State is to the organisation on one day, in one word, from the closest bond to none."""

    MEMBER = "member"
    FROZEN = "frozen"
    SUSPENDED = "suspended"
    PARTY = "party"
    SIGNATORY = "signatory"
    OBSERVER = "observer"
    FORMER = "former"


LIVE: Final = frozenset(
    {Standing.MEMBER, Standing.FROZEN, Standing.SUSPENDED, Standing.PARTY, Standing.SIGNATORY},
)
"""The standings of a State that is bound, or about to be: neither observers nor former ones."""


class Certainty(StrEnum):
    """Whether every reading of the dates gives the answer, or only some."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


class Confidence(StrEnum):
    """How well the sources support a fact."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Basis(StrEnum):
    """Whether an act has legal effect, or is a State's own declaration or conduct."""

    LAW = "law"
    PRACTICE = "practice"


class Reading(StrEnum):
    """Which acts an answer replays: ``practice`` both kinds, ``law`` acts of law alone."""

    PRACTICE = "practice"
    LAW = "law"


class Status(StrEnum):
    """Whether something took place. Only what was held is replayed."""

    HELD = "held"
    ANNOUNCED = "announced"
    PLANNED = "planned"
    CANCELLED = "cancelled"


class InstrumentKind(StrEnum):
    """What an instrument makes of a State: a treaty parties, a charter members, the others neither."""

    TREATY = "treaty"
    CHARTER = "charter"
    PROTOCOL = "protocol"
    AGREEMENT = "agreement"


class NoticeOf(StrEnum):
    """What a notice announces."""

    WITHDRAWAL = "withdrawal"
    SUSPENSION = "suspension"
    NON_RENEWAL = "non-renewal"


class SessionForm(StrEnum):
    """How a body met."""

    REGULAR = "regular"
    EXTRAORDINARY = "extraordinary"
    INFORMAL = "informal"
    JUBILEE = "jubilee"
    VIDEO = "video"


class Stage(Enum):
    """How far one State has come with one instrument (VCLT articles 2, 11-16, 24, 54, 57)."""

    SIGNED = "signed"
    CONTRACTING = "contracting"
    IN_FORCE = "in force"
    FROZEN = "frozen"
    SUSPENDED = "suspended"
    ENDED = "ended"


class Figure(NamedTuple):
    """A count as its source gives it: a number, what stands before it, and the upper end of a range."""

    number: int
    qualifier: str = ""
    """``~`` about, ``>`` more than, ``<=`` up to, empty as stated."""
    upper: int | None = None

    def __str__(self) -> str:
        """Return the notation of the log: ``~4000``, ``>2000``, ``<=3000``, ``3000..4000``."""
        return f"{self.qualifier}{self.number}" + ("" if self.upper is None else f"..{self.upper}")


class StateInfo(Record):
    """A State of the log with the codes that data sets use."""

    name: str
    alpha3: str
    cow_number: int
    cow: str
    gw: int
    wikidata: str
    names: Mapping[str, tuple[str, ...]]
    """Further names, by language (ISO 639-1)."""


class Instrument(Record):
    """A treaty, charter, protocol or agreement."""

    title: str
    kind: InstrumentKind


class Body(Record):
    """An organ of the organisation; a chaired one has a rotating chair, one with an office an office-holder."""

    title: str
    chaired: bool = False
    office: str | None = None
    rotation: str | None = None
    """Language (ISO 639-1) whose alphabet orders the States in the rotation of the chair."""


class Source(Record):
    """One page or document of the bibliography."""

    publisher: str
    url: str
    title: str | None = None
    date: Edtf | None = None
    language: str | None = None
    origin: str | None = None
    """The agency or text that it copies, where the publisher is not the origin."""
    note: str | None = None


class Claim(Record):
    """What another source says of one field of an event."""

    source: SourceKey
    field: str
    value: object
    note: str | None = None
