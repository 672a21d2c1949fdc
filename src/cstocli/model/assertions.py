"""What is claimed of a log: by itself, as balance assertions in plain-text accounting, or by other people's prose."""

from collections.abc import Mapping
from typing import NewType

from cstocli.model.dates import Day, Edtf
from cstocli.model.struct import NOTHING, Struct
from cstocli.model.terms import BodyId, Figure, InstrumentId, Reading, SourceKey, StateCode, Status

StandingWord = NewType("StandingWord", str)
"""A standing, or ``in`` for any live one."""
KindWord = NewType("KindWord", str)
"""The word of a kind of event."""
FigureName = NewType("FigureName", str)
"""The name of a figure that an event may have: personnel, aircraft or vehicles."""


ClaimId = NewType("ClaimId", str)
"""What a claim is called."""


class EventClaim(Struct):
    """What is claimed to have happened. What is given must fit one event of the log, or one for each State.

    An act on a treaty, or on the status of an observer, is each State's own: several events of the log may tell it.
    """

    kind: KindWord | None = None
    """The kind of event."""
    date: Edtf | None = None
    """When: the event may have happened on any day of it."""
    states: tuple[StateCode, ...] = ()
    """The States whose act it was, or that took part."""
    only: bool = False
    """Whether no further State did."""
    about: tuple[str, ...] = ()
    """Words that the event's name, title, place or note must hold, in any case of letters."""
    instrument: InstrumentId | None = None
    """The treaty, charter or protocol."""
    body: BodyId | None = None
    """The organ."""
    series: str | None = None
    """The series of exercises."""
    host: tuple[StateCode, ...] = ()
    """On whose soil."""
    place: str | None = None
    """Where."""
    person: str | None = None
    """Who."""
    to: tuple[str, ...] = ()
    """Whom an appeal addressed: codes of States, or the name of an organisation."""
    status: Status = Status.HELD
    """Whether it took place, or was only planned, announced or cancelled."""
    personnel: Figure | None = None
    """How many people."""
    aircraft: Figure | None = None
    """How many aircraft."""
    vehicles: Figure | None = None
    """How many vehicles."""
    figures: Mapping[str, Figure] = NOTHING
    """Figures that the event's title or note gives before a word: ``{ dead = ">150" }``."""
    largest: FigureName | None = None
    """By which figure it was the largest of its kind, up to the day ``on`` if that is given."""
    count: Figure | None = None
    """How many such events there were; an umbrella and its parts are one."""
    yearly: bool = False
    """Whether there was such an event in each year of the date."""


class Assertion(Struct):
    """One claim: on a day exactly these States have a standing, or this one the chair; this happened; or several parts.

    A claim that gives nothing but its text is one that the form cannot express.
    """

    id: ClaimId | None = None
    """What the claim is called in a report; its number, if it is not given."""
    text: str | None = None
    """The claim in words."""
    on: Day | None = None
    """The day, for a standing, a chair or an office; its end counts."""
    reading: Reading = Reading.PRACTICE
    """Which acts count."""
    standing: StandingWord | None = None
    """A standing, or ``in`` for any live one, that exactly ``states`` have."""
    states: tuple[StateCode, ...] = ()
    """The States that have the standing."""
    others: bool = False
    """Whether further States may have the standing too."""
    chair: StateCode | None = None
    """The State in the chair; the empty word says that nobody is known to hold it."""
    office: BodyId | None = None
    """The body whose office ``person`` has."""
    person: str | None = None
    """Who has the office."""
    event: EventClaim | None = None
    """What happened."""
    published: Edtf | None = None
    """When the ``sources`` were published."""
    parts: "tuple[Assertion, ...]" = ()
    """Claims that must all hold."""
    sources: tuple[SourceKey, ...] = ()
    """Where the claim is from."""

    def asserts(self) -> tuple[str, ...]:
        """Return what is asserted, which must be one thing: a standing, a chair, an office, an event, parts..."""
        given = ("standing", "chair", "office", "event", "published")
        return (*(name for name in given if getattr(self, name) is not None), *(("parts",) if self.parts else ()))


class Claims(Struct):
    """The claims of one text, to be checked against a log."""

    title: str
    """What the text is."""
    source: SourceKey | None = None
    """The text itself, where the bibliography of the log has it: what it says is no evidence for what it says."""
    claims: tuple[Assertion, ...] = ()
    """The claims, in the order of the file."""
