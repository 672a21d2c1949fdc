"""What must be said beside an answer: how far the log reaches, what the other reading says, which dates are vague."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cstocli.model.dates import Between, Edtf, Month, Year
from cstocli.model.events import Bonds, Subject
from cstocli.model.log import EventLog
from cstocli.model.terms import Standing, StateCode
from cstocli.replay.history import ReplayedLog, replay
from cstocli.replay.snapshot import Change, Outcome

PHRASES = {
    Standing.MEMBER: "a member",
    Standing.FROZEN: "a member that has frozen its participation",
    Standing.SUSPENDED: "suspended",
    Standing.PARTY: "a party",
    Standing.SIGNATORY: "a signatory",
    Standing.OBSERVER: "an observer",
    Standing.FORMER: "outside, a former party",
    None: "without any standing",
}
"""Each standing as the end of a sentence "UZ is ..."."""


def horizon(log: EventLog, day: date, subject: str = "membership") -> Iterator[str]:
    """Say when the day lies beyond what was verified, or before what the log covers."""
    verified = log.horizon(subject)
    if day > verified:
        yield f"The log was verified only through {verified}; later events may be missing."
    if day < log.first_day:
        yield f"The log begins on {log.first_day}."


def vague(dates: Iterable[tuple[str, Edtf]]) -> Iterator[str]:
    """Say of each date that is no single day how far it is known."""
    for what, value in dates:
        if not value.is_exact:
            yield f"{what}: the day is not known, only {precision(value)}."


def precision(value: Edtf) -> str:
    """Return how far a date is known, as words that follow "only"."""
    about = "about " if value.text.endswith("~") else ""
    match value:
        case Month():
            return f"{about}the month {value.text.rstrip('~')}"
        case Year():
            return f"{about}the year {value.text.rstrip('~')}"
        case Between():
            start, end = value.text.split("/")
            if start == "..":
                return f"that it was by {end}"
            return f"that it was from {start} on" if end == ".." else f"that it was between {start} and {end}"
        case _:
            return f"about {value.text.rstrip('~')}"


def in_other_reading(history: ReplayedLog) -> ReplayedLog:
    """Return the history of the same log under the other reading."""
    return replay(history.log, history.reading.other)


def other_reading(history: ReplayedLog, states: Iterable[StateCode], day: date) -> Iterator[str]:
    """Say of each State whose standing differs in the other reading what it is there, and until when."""
    other = in_other_reading(history)
    for code in states:
        subject = Subject("state", code)
        here, there = _standings(history.at(subject, day)), _standings(other.at(subject, day))
        if here == there:
            continue
        words = " or ".join(PHRASES[standing] for standing in sorted(there, key=str))
        yield f"In {other.reading} {code} is {words}{_bounds(other, subject, day)}."


def other_standings(history: ReplayedLog, first: date, last: date, states: Iterable[StateCode] = ()) -> Iterator[str]:
    """Say to which States (of those given, if any are) the other reading gives another standing on one of the days."""
    other = in_other_reading(history)
    known = {subject.key for subject in {*history.acts, *other.acts} if subject.facet == "state"}
    codes = sorted(known.intersection(states or known))
    apart = [code for code in codes if _are_apart(history, other, Subject("state", code), first, last)]
    if apart:
        yield f"The reading {other.reading} gives {', '.join(apart)} another standing on some of these days."


def _are_apart(history: ReplayedLog, other: ReplayedLog, subject: Subject, first: date, last: date) -> bool:
    """Whether two histories give a State different standings on one of the days: they change on few of them."""
    turns = {change.day for each in (history, other) for change in each.changes(subject)}
    days = (day for day in {first, *turns} if first <= day <= last)
    return any(_standings(history.at(subject, day)) != _standings(other.at(subject, day)) for day in days)


def observed(log: EventLog, held: Iterable[tuple[StateCode, Outcome]]) -> Iterator[str]:
    """Say of which bodies each State is an observer, where it is none of the organisation itself."""
    bodies: dict[StateCode, set[str]] = {}
    for code, one in held:
        if one.standing is Standing.OBSERVER and isinstance(one.value, Bonds):
            bodies.setdefault(code, set()).update(one.value.observes)
    by_bodies: dict[tuple[str, ...], list[StateCode]] = {}
    for code, keys in bodies.items():
        if "" not in keys:
            by_bodies.setdefault(tuple(sorted(keys)), []).append(code)
    titles: dict[str, str] = {key: body.title for key, body in log.bodies.items()}
    for listed, codes in by_bodies.items():
        words = " and the ".join(titles.get(key, key) for key in listed)
        yield f"{', '.join(codes)}: observer of the {words} only, not of the organisation."


def _bounds(history: ReplayedLog, subject: Subject, day: date) -> str:
    """Return since when and until when a State's standing on a day lasts."""
    now = history.at(subject, day)
    since = max((held.caused_by.takes_effect.text for held in now.held if held.caused_by), default="") if now else ""
    later = (c for c in history.changes(subject) if c.day > day and _standings(c) != _standings(now))
    end = next(later, None)
    return (f" since {since}" if since and not end else "") + (f" until {end.day}" if end else "")


def _standings(change: Change | None) -> set[Standing | None]:
    return {held.standing for held in change.held} if change else {None}
