"""Notes beside the rows of a report: the span of the log, the other reading, the imprecise dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from cstocli.model.dates import Between, Edtf, Month, Year, shift
from cstocli.model.events import Bonds, Subject
from cstocli.model.log import EventLog
from cstocli.model.lookup import join_names, state_name, state_names
from cstocli.model.terms import Standing, StateCode
from cstocli.replay.history import ReplayedLog
from cstocli.replay.readings import Readings
from cstocli.replay.snapshot import Change, Outcome
from cstocli.reports.wording import either

_ONE_DAY: Final = timedelta(days=1)
_NO_MARKS: Final = str.maketrans("", "", "?~%")
STANDING_PHRASES: Final[Mapping[Standing | None, str]] = {
    Standing.MEMBER: "a member",
    Standing.FROZEN: "a member with its participation frozen",
    Standing.SUSPENDED: "suspended",
    Standing.PARTY: "a party",
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


def horizon(log: EventLog, day: date, subject: str = "membership") -> Iterator[str]:
    """Yield a note when a day is later than the log was verified, or earlier than the log begins."""
    verified = log.verified_through(subject)
    if day > verified:
        yield f"The log was verified only through {verified}; later events may be missing."
    if day < log.first_day:
        yield f"The log begins on {log.first_day}."


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
        here, there = (_standings(history.at(subject, day)) for history in readings)
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
    titles: dict[str, str] = {key: body.title for key, body in log.bodies.items()}
    for keys_of_bodies, codes in by_bodies.items():
        words = " and the ".join(titles.get(key, key) for key in keys_of_bodies)
        kind = "an observer" if len(codes) == 1 else "observers"
        yield f"{state_names(log, codes)}: {kind} of the {words} only, not of the organisation."


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
