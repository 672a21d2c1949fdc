"""What is claimed of a log: by itself, as balance assertions in plain-text accounting, or by other people's prose."""

from collections.abc import Mapping
from typing import Annotated, NewType

from cstocli.model.dates import Day, Edtf
from cstocli.model.descriptions import Doc
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

    kind: Annotated[KindWord | None, Doc("The kind of event.")] = None
    date: Annotated[
        Edtf | None, Doc("When: on one day of it; with ``count`` or ``yearly`` it may be a period, ``2004/2025``.")
    ] = None
    states: Annotated[tuple[StateCode, ...], Doc("The States whose act it was, or that took part.")] = ()
    only: Annotated[bool, Doc("Whether no further State did.")] = False
    about: Annotated[
        tuple[str, ...], Doc("Words that the event's name, title, place or note must hold, in any case of letters.")
    ] = ()
    instrument: Annotated[InstrumentId | None, Doc("The treaty, charter or protocol.")] = None
    body: Annotated[BodyId | None, Doc("The organ.")] = None
    series: Annotated[str | None, Doc("The series of exercises.")] = None
    host: Annotated[tuple[StateCode, ...], Doc("On whose soil.")] = ()
    place: Annotated[str | None, Doc("Where.")] = None
    person: Annotated[str | None, Doc("Who.")] = None
    to: Annotated[
        tuple[str, ...], Doc("Whom an appeal addressed: codes of States, or the name of an organisation.")
    ] = ()
    status: Annotated[Status, Doc("Whether it took place, or was only planned, announced or cancelled.")] = Status.HELD
    personnel: Annotated[Figure | None, Doc("How many people.")] = None
    aircraft: Annotated[Figure | None, Doc("How many aircraft.")] = None
    vehicles: Annotated[Figure | None, Doc("How many vehicles.")] = None
    figures: Annotated[
        Mapping[str, Figure], Doc('Figures that the title or note gives before a word: ``{ dead = ">150" }``.')
    ] = NOTHING
    largest: Annotated[
        FigureName | None, Doc("By which figure it was the largest of its kind, up to the day ``on`` if that is given.")
    ] = None
    count: Annotated[Figure | None, Doc("How many such events there were; an umbrella and its parts are one.")] = None
    yearly: Annotated[bool, Doc("Whether there was such an event in each year of the date.")] = False


class Assertion(Struct):
    """One claim: on a day exactly these States have a standing, or this one the chair; this happened; or several parts.

    A claim that gives nothing but its text is one that the form cannot express.
    """

    id: Annotated[ClaimId | None, Doc("What the claim is called in a report; its number, if it is not given.")] = None
    text: Annotated[str | None, Doc("The claim in words.")] = None
    on: Annotated[Day | None, Doc("The day, for a standing, a chair or an office; its end counts.")] = None
    reading: Annotated[Reading, Doc("Which acts count.")] = Reading.PRACTICE
    standing: Annotated[
        StandingWord | None, Doc("A standing, or ``in`` for any live one, that exactly ``states`` have.")
    ] = None
    states: Annotated[tuple[StateCode, ...], Doc("The States that have the standing.")] = ()
    others: Annotated[bool, Doc("Whether further States may have the standing too.")] = False
    chair: Annotated[
        StateCode | None, Doc("The State in the chair; the empty word says that nobody is known to hold it.")
    ] = None
    office: Annotated[BodyId | None, Doc("The body whose office ``person`` has.")] = None
    person: Annotated[str | None, Doc("Who has the office.")] = None
    event: Annotated[EventClaim | None, Doc("What happened.")] = None
    published: Annotated[Edtf | None, Doc("When the ``sources`` were published.")] = None
    parts: "Annotated[tuple[Assertion, ...], Doc('Claims that must all hold.')]" = ()
    sources: Annotated[tuple[SourceKey, ...], Doc("Where the claim is from.")] = ()

    def asserts(self) -> tuple[str, ...]:
        """Return what is asserted, which must be one thing: a standing, a chair, an office, an event, parts..."""
        given = ("standing", "chair", "office", "event", "published")
        return (*(name for name in given if getattr(self, name) is not None), *(("parts",) if self.parts else ()))


class Claims(Struct):
    """The claims of one text, to be checked against a log."""

    title: Annotated[str, Doc("What the text is.")]
    source: Annotated[
        SourceKey | None,
        Doc("The text itself, where the bibliography of the log has it: what it says is no evidence for what it says."),
    ] = None
    date: Annotated[
        Edtf | None, Doc("When the text was published: its claims are also judged by what was known then.")
    ] = None
    claims: Annotated[tuple[Assertion, ...], Doc("The claims, in the order of the file.")] = ()
