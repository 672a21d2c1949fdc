"""Notes beside the rows of a report: the span of the log, the other reading, the imprecise dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from cstocli.model.dates import Between, Edtf, Month, Year, shift
from cstocli.model.events import Bonds, EntryIntoForce, Subject
from cstocli.model.log import EventLog, Horizon, presumed_after
from cstocli.model.lookup import join_names, state_name, state_names
from cstocli.model.terms import BodyId, InstrumentKind, Standing, StateCode, Status
from cstocli.replay.history import ReplayedLog
from cstocli.replay.horizon import TOPICS, Reach
from cstocli.replay.readings import Readings
from cstocli.replay.snapshot import Change, Outcome, StateStanding
from cstocli.reports.wording import either

_ONE_DAY: Final = timedelta(days=1)
_NO_MARKS: Final = str.maketrans("", "", "?~%")
STANDING_PHRASES: Final[Mapping[Standing | None, str]] = {
    Standing.MEMBER: "a member",
    Standing.FROZEN: "a member with its participation frozen",
    Standing.SUSPENDED: "suspended",
    Standing.PARTY: "a party to the treaty",
    Standing.CONTRACTING: "a contracting State",
    Standing.SIGNATORY: "a signatory",
    Standing.OBSERVER: "an observer",
    Standing.BODY_OBSERVER: "an observer of a body only",
    Standing.FORMER: "a former party",
    None: "without any standing",
}
"""Each standing as it follows "has been" or "remained"."""


def standing_phrase(standing: Standing | None) -> str:
    """Return a standing as it follows "has been"; its own word if ``STANDING_PHRASES`` lacks it."""
    return STANDING_PHRASES.get(standing, str(standing))


def horizon(log: EventLog, day: date, topic: str = "membership", own: Horizon | None = None) -> Iterator[str]:
    """Yield a note when a day is later than the last verified one, or earlier than the log begins.

    What holds is presumed after the last verified day, and later unknown; a list of events may lack some. ``own`` is
    how far a single answer is known, if it is not as far as others on the topic.
    """
    verified, presumed = own or log.horizon(topic)
    if day > verified:
        if topic not in TOPICS.values():
            later = "later events may be missing"
        elif day > presumed:
            later = f"nothing is presumed after {presumed}"
        else:
            later = "what holds later is presumed"
        yield f"The sources were read through {verified}; {later}."
    if day < log.first_day:
        yield f"The log begins on {log.first_day}."


def own_evidence(log: EventLog, rows: Iterable[StateStanding], day: date) -> Iterator[str]:
    """Yield a note for each standing whose evidence ends before a day, and on another day than that of the log."""
    for row in rows:
        end = row.caused_by.evidence_to
        if end is not None and day > end:
            presumed = presumed_after(end)
            later = f"nothing is presumed after {presumed}" if day > presumed else "what holds later is presumed"
            name = state_name(log, row.state)
            yield f"{name}: no evidence of {row.caused_by.id} is later than {end}; {later}."


def imprecise(dates: Iterable[tuple[str, Edtf]]) -> Iterator[str]:
    """Yield a note for each date that is not a single day, with its precision."""
    for what, value in dates:
        if not value.is_exact:
            yield f"{what}: the day is unknown, only {precision(value)}."


def precision(value: Edtf) -> str:
    """Return how precisely a date is known, in words that follow "only"."""
    perhaps = "perhaps " if "?" in value.text or "%" in value.text else ""
    about = perhaps + ("about " if "~" in value.text or "%" in value.text else "")
    plain = value.text.translate(_NO_MARKS)
    match value:
        case Month():
            return f"{about}the month {plain.removesuffix('-XX')}"
        case Year():
            return f"{about}the year {plain.removesuffix('-XX').removesuffix('-XX')}"
        case Between():
            return _window(value)
        case _:
            return f"{about}{plain}"


def _window(value: Edtf) -> str:
    """Return between which days a date lies, or of which set it is, in words that follow "only"."""
    if "," in value.text:
        return f"that it was one of {value.text[1:-1].replace(',', ', ')}"
    ends = value.text[1:-1].split("..")
    if len(ends) == 1:  # part of a year, unspecified digits, a set of one
        return f"that it was between {value.earliest} and {value.latest}, {value}"
    start, end = ends
    if not start:
        return f"that it was by {end}"
    return f"that it was between {start} and {end}" if end else f"that it was from {start} on"


def other_reading(readings: Readings, states: Iterable[StateCode], day: date) -> Iterator[str]:
    """Yield a note for each State whose standing on a day differs under the other reading, with how long it lasts."""
    for code in states:
        subject = Subject("state", code)
        if not readings.may_differ(subject):
            continue
        changes = [history.at(subject, day) for history in readings]
        if any(change and change.reach is Reach.UNKNOWN for change in changes):
            continue
        here, there = map(_standings, changes)
        if here != there:
            words = either(standing_phrase(standing) for standing in sorted(there, key=[*Standing, None].index))
            name = state_name(readings.log, code)
            yield f"In {readings.other.reading}, {name} {_lasting(readings.other, subject, day, words)}."


def other_standings(readings: Readings, first: date, last: date, states: Iterable[StateCode] = ()) -> Iterator[str]:
    """Yield a note that lists the States whose standing differs under the other reading on some day of a period.

    Both days are included. ``states`` limits the note to some States; empty means all.
    """
    known = {subject.key for history in readings for subject in history.acts if subject.facet == "state"}
    codes = sorted(known.intersection(states or known))
    names = [
        state_name(readings.log, StateCode(code))
        for code in codes
        if _standings_differ(readings, Subject("state", code), first, last)
    ]
    if names:
        verb = "has" if len(names) == 1 else "have"
        yield f"In {readings.other.reading}, {join_names(names)} {verb} another standing on some of these days."


def observed(log: EventLog, held: Iterable[tuple[StateCode, Outcome]]) -> Iterator[str]:
    """Yield a note for the observers of each body, or of the same bodies, that are none of the organisation itself."""
    bodies: dict[StateCode, set[str]] = {}
    for code, outcome in held:
        if outcome.standing is Standing.BODY_OBSERVER and isinstance(outcome.value, Bonds):
            bodies.setdefault(code, set()).update(outcome.value.observes)
    by_bodies: dict[tuple[str, ...], list[StateCode]] = {}
    for code, keys in bodies.items():
        by_bodies.setdefault(tuple(sorted(keys)), []).append(code)
    for keys_of_bodies, codes in by_bodies.items():
        words = " and the ".join(body_title(log, key) for key in keys_of_bodies)
        kind = "an observer" if len(codes) == 1 else "observers"
        yield f"{state_names(log, codes)}: {kind} of the {words} only, not of the organisation."


def body_title(log: EventLog, key: str) -> str:
    """Return the title of a body; its key if the log does not define it."""
    body = log.bodies.get(BodyId(key))
    return body.title if body else key


def founding_of(log: EventLog) -> EntryIntoForce | None:
    """Return the first entry into force of a charter, by which the organisation exists.

    Where the log has no charter, it is that of a treaty; None if none of them ever entered into force.
    """
    kinds = {instrument.kind for instrument in log.instruments.values()}
    constitutive = InstrumentKind.CHARTER if InstrumentKind.CHARTER in kinds else InstrumentKind.TREATY
    found = (event for event in log.events if isinstance(event, EntryIntoForce) and event.status is Status.HELD)
    entries = [event for event in found if log.instruments[event.instrument].kind is constitutive]
    return min(entries, key=lambda event: event.takes_effect.earliest, default=None)


def _standings_differ(readings: Readings, subject: Subject, first: date, last: date) -> bool:
    """Return whether the two readings give a State different standings on some day; only days of change matter."""
    if not readings.may_differ(subject):
        return False
    changed = {change.day for history in readings for change in history.changes(subject)}
    days = (day for day in {first, *changed} if first <= day <= last)
    asked, other = readings
    return any(_standings(asked.at(subject, day)) != _standings(other.at(subject, day)) for day in days)


def _lasting(history: ReplayedLog, subject: Subject, day: date, words: str) -> str:
    """Return a verb with the standing that a State has on a day, given in words, and since when or how long."""
    now = history.at(subject, day)
    later = (c for c in history.changes(subject) if c.day > day and _standings(c) != _standings(now))
    if end := next(later, None):
        return f"remained {words} through {shift(end.day, -_ONE_DAY)}"
    begun = [held.caused_by.takes_effect for held in now.held if held.caused_by] if now else []
    since = max(begun, key=lambda day: (day.first_known, day.last_known), default=None)
    return f"has been {words}" + (f" since {since}" if since else "")


def _standings(change: Change | None) -> set[Standing | None]:
    return {held.standing for held in change.held} if change else {None}
