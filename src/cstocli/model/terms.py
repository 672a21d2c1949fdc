"""The words of the field: codes, standings, certainty, readings, figures, sources.

One meaning a word; ``docs/glossary.md`` gives the sources of the legal ones. No State class is here:
in law a State is a country, and only its code is needed.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import Enum
from typing import Annotated, Final, NamedTuple, NewType

from cstocli.model.dates import Edtf, add_months, shift
from cstocli.model.descriptions import Doc, Vocabulary
from cstocli.model.struct import Struct

_DAY: Final = timedelta(days=1)

StateCode = NewType("StateCode", str)
"""ISO 3166-1 alpha-2, upper case, of a State that the log knows."""
EventId = NewType("EventId", str)
SourceKey = NewType("SourceKey", str)
InstrumentId = NewType("InstrumentId", str)
BodyId = NewType("BodyId", str)


class Standing(Vocabulary):
    """What one State is to the organisation on one day, in one word, from the closest bond to none."""

    MEMBER = "member", "The charter is in force for it."
    FROZEN = "frozen", "A member, or party, that has itself stopped taking part; in law nothing has changed."
    SUSPENDED = "suspended", "Bound, and kept from taking part by an act of law, or by its own notice."
    PARTY = "party", "The treaty is in force for it."
    CONTRACTING = "contracting", "It has acceded without having signed, and nothing is in force for it yet."
    SIGNATORY = "signatory", "It has signed, and may have ratified, and nothing is in force for it yet."
    OBSERVER = "observer", "Admitted to the organisation without membership."
    BODY_OBSERVER = "body-observer", "Admitted to one of the bodies only, and not to the organisation."
    FORMER = "former", "Its bond has lapsed, or it has withdrawn."


LIVE: Final = frozenset(
    {
        Standing.MEMBER,
        Standing.FROZEN,
        Standing.SUSPENDED,
        Standing.PARTY,
        Standing.CONTRACTING,
        Standing.SIGNATORY,
    },
)
"""The standings of a State that is bound, or about to be: neither observers nor former ones."""
MEMBERS: Final = frozenset({Standing.MEMBER, Standing.FROZEN})
"""What counts as a member: one that has frozen its participation is one still, a suspended one is not counted."""
PARTIES: Final = MEMBERS | {Standing.PARTY, Standing.SUSPENDED}
"""What is bound by a treaty or charter in force: suspension stops its operation and does not end the bond."""
IN: Final = "in"
"""The word for any live standing."""


def standings_counted_as(word: str) -> frozenset[str]:
    """Return the standings that count as what a word says of a State: a member is a party too."""
    wider: dict[str, frozenset[str]] = {Standing.MEMBER: MEMBERS, Standing.PARTY: PARTIES, IN: LIVE}
    return wider.get(word, frozenset({word}))


class Certainty(Vocabulary):
    """How far the dates and the last verified day support an answer, from the strongest word to the weakest."""

    CERTAIN = "certain", "By every order of events that the dates allow, on a day that the sources reach."
    PRESUMED = "presumed", "By every order of events that the dates allow, but after the last verified day."
    POSSIBLE = "possible", "By some of the orders of events that the dates allow."
    UNKNOWN = "unknown", "The day is too long after the last verified one to say."


def surest(words: Iterable[Certainty], default: Certainty = Certainty.UNKNOWN) -> Certainty:
    """Return the strongest of some words, or the default if there are none."""
    return min(words, key=_STRENGTH.index, default=default)


def least_sure(words: Iterable[Certainty], default: Certainty = Certainty.UNKNOWN) -> Certainty:
    """Return the weakest of some words, or the default if there are none."""
    return max(words, key=_STRENGTH.index, default=default)


_STRENGTH: Final = tuple(Certainty)


class SourceAgreement(Vocabulary):
    """Whether the sources agree on an answer."""

    AGREED = "agreed", "No source makes a claim that would change it."
    DISPUTED = "disputed", "A source makes a claim that would change it, and is no known slip and no copy."


class Reading(Vocabulary):
    """Which acts an answer replays: ``practice`` both kinds, ``law`` acts of law alone."""

    PRACTICE = "practice", "Acts of law, and what States do without them."
    LAW = "law", "Acts of law alone."

    @property
    def other(self) -> "Reading":
        """The other one of the two."""
        return Reading.LAW if self is Reading.PRACTICE else Reading.PRACTICE


class Basis(Vocabulary):
    """Whether an act has legal effect, or is a State's own declaration or conduct."""

    LAW = "law", "An act with legal effect."
    PRACTICE = "practice", "A State's own declaration or conduct."


class Confidence(Vocabulary):
    """How well the sources support a fact."""

    HIGH = "high", "Two independent sources or more, or the act itself."
    MEDIUM = "medium", "One good source."
    LOW = "low", "A source that may be mistaken, or sources that differ."


class Status(Vocabulary):
    """Whether something took place. Only what was held is replayed."""

    HELD = "held", "It took place."
    ANNOUNCED = "announced", "Sources announce it, and none shows that it took place."
    PLANNED = "planned", "It is still to come."
    CANCELLED = "cancelled", "It was called off."


class Weight(Vocabulary):
    """Whether a short history needs an event; no answer but a filter depends on it."""

    MAJOR = "major", "A reader of a short history of the organisation would miss it."
    ORDINARY = "ordinary", "It belongs to the full record."


class InstrumentKind(Vocabulary):
    """What an instrument makes of a State: a treaty parties, a charter members, the others neither."""

    TREATY = "treaty", "In force for a State, it makes it a party."
    CHARTER = "charter", "In force for a State, it makes it a member."
    PROTOCOL = "protocol", "It changes or adds to another instrument, and names no standing."
    AGREEMENT = "agreement", "It binds, and names no standing."


class NoticeOf(Vocabulary):
    """What a notice announces."""

    WITHDRAWAL = "withdrawal", "It will leave."
    SUSPENSION = "suspension", "It will suspend its part."
    NON_RENEWAL = "non-renewal", "It will not prolong the term."


class SessionForm(Vocabulary):
    """How a body met."""

    REGULAR = "regular", "As its rules foresee."
    EXTRAORDINARY = "extraordinary", "Called for one matter."
    INFORMAL = "informal", "Without decisions."
    JUBILEE = "jubilee", "To mark an anniversary."
    VIDEO = "video", "By video link."


class Stage(Enum):
    """How far one State has come with one instrument (VCLT articles 2, 11-16, 24, 54, 57)."""

    SIGNED = "signed"
    ACCEDED = "acceded"
    CONTRACTING = "contracting"
    IN_FORCE = "in force"
    FROZEN = "frozen"
    SUSPENDED = "suspended"
    ENDED = "ended"

    __hash__ = object.__hash__  # each is one object; the hash of Enum is a call, made for every act of a replay


class Figure(NamedTuple):
    """A count as its source gives it: a number, what stands before it, and the upper end of a range."""

    number: int
    qualifier: str = ""
    """``~`` about, ``>`` more than, ``<=`` up to, empty as stated."""
    upper: int | None = None

    def __str__(self) -> str:
        """Return the notation of the log: ``~4000``, ``>2000``, ``<=3000``, ``3000..4000``."""
        return f"{self.qualifier}{self.number}" + ("" if self.upper is None else f"..{self.upper}")


class Duration(NamedTuple):
    """A length of time in calendar years and months, as ISO 8601 writes it."""

    years: int = 0
    months: int = 0

    def __str__(self) -> str:
        """Return the notation of ISO 8601: ``P1Y``, ``P6M``, ``P3Y6M``."""
        return "P" + (f"{self.years}Y" if self.years else "") + (f"{self.months}M" if self.months else "")

    def last_day(self, first: date) -> date:
        """Return the last day, included, of a time of this length that begins on a day; ``LAST`` past the calendar.

        A month that lacks the day of ``first`` counts to its end: a month from 31 January lasts through 28 February.
        """
        end = add_months(first, 12 * self.years + self.months)
        return end if end.day < first.day else shift(end, -_DAY)


class StateInfo(Struct):
    """A State of the log with the codes that data sets use."""

    name: Annotated[str, Doc("The English name.")]
    alpha3: Annotated[str, Doc("ISO 3166-1 alpha-3.")]
    cow_number: Annotated[int, Doc("Correlates of War, number.")]
    cow: Annotated[str, Doc("Correlates of War, letters.")]
    gw: Annotated[int, Doc("Gleditsch and Ward, number.")]
    wikidata: Annotated[str, Doc("Wikidata id.")]
    names: Annotated[Mapping[str, tuple[str, ...]], Doc("Further names, by language (ISO 639-1).")]


class Instrument(Struct):
    """A treaty, charter, protocol or agreement."""

    title: Annotated[str, Doc("The title, in English.")]
    kind: Annotated[InstrumentKind, Doc("What it makes of a State for which it is in force.")]


class Body(Struct):
    """An organ of the organisation; a chaired one has a rotating chair, one with an office an office-holder."""

    title: Annotated[str, Doc("The name, in English.")]
    chaired: Annotated[bool, Doc("Whether it has a rotating chair.")] = False
    office: Annotated[str | None, Doc("The title of its office-holder.")] = None
    sessions: Annotated[str | None, Doc("What people call its sessions; a search for it finds them: ``summit``.")] = (
        None
    )
    rotation: Annotated[
        str | None, Doc("Language (ISO 639-1) whose alphabet orders the States in the rotation of the chair.")
    ] = None
    term: Annotated[
        Duration | None,
        Doc("How long the chair is held, or the office of a body without a chair: ``P1Y``, ``P3Y``, ``P6M``."),
    ] = None


class Source(Struct):
    """One page or document of the bibliography."""

    publisher: Annotated[str, Doc("Who publishes it.")]
    url: Annotated[str, Doc("The address.")]
    title: Annotated[str | None, Doc("The title, as the page has it.")] = None
    date: Annotated[Edtf | None, Doc("The day of publication.")] = None
    language: Annotated[str | None, Doc("Its language (ISO 639-1).")] = None
    origin: Annotated[str | None, Doc("The agency or text that it copies, where the publisher is not the origin.")] = (
        None
    )
    note: Annotated[str | None, Doc("What else must be known of it.")] = None


class Claim(Struct):
    """What another source says of one field of an event."""

    source: Annotated[SourceKey, Doc("The key of the source that says so.")]
    field: Annotated[str, Doc("The key of the event that it is about.")]
    value: Annotated[object, Doc("What it says, in the form of that key.")]
    note: Annotated[str | None, Doc("In which words, or how sure.")] = None
    slip: Annotated[
        str | None, Doc("Why it is known to be a mistake. Such a claim does not make an answer disputed.")
    ] = None
