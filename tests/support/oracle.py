"""Replay written a second time, as plainly as possible: every choice of days that the dates allow, one by one.

It shares nothing with the program but the types of a log. An act is a dictionary, a day its ordinal number, the bonds
of a State are a dictionary from instruments, and from bodies that it observes, to words; a seat is a tuple.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import product
from typing import Any, NamedTuple

from cstocli.model.dates import FIRST, LAST, Edtf
from cstocli.model.events import Event, Subject
from cstocli.model.log import EventLog
from cstocli.model.terms import Reading

Act = Mapping[str, Any]
Value = Any
"""A dictionary for the bonds of a State; a tuple (State, person, acting, known) for a seat."""
BOUND = ("signed", "contracting", "in force", "frozen", "suspended")
MOVES: Mapping[str, Mapping[str | None, str]] = {
    "signature": {None: "signed", "ended": "signed"},
    "accession": {None: "contracting", "ended": "contracting", "signed": "contracting"},
    "ratification": {"signed": "contracting"},
    "deposit": {"signed": "contracting", "contracting": "contracting"},
    "entry-into-force": {"signed": "in force", "contracting": "in force"},
    "lapse": dict.fromkeys(BOUND, "ended"),
    "withdrawal": dict.fromkeys(BOUND, "ended"),
    "suspension": {"in force": "suspended", "frozen": "suspended"},
    "freeze": {"in force": "frozen"},
    "resumption": {"suspended": "in force", "frozen": "in force", "ended": "in force"},
}
SEAT_OF = {"chairmanship": "chair", "appointment": "office", "departure": "office"}
ORDER_OF_A_DAY = (
    *("signature accession", "ratification deposit", "entry-into-force", "lapse withdrawal", "suspension freeze"),
    *("resumption", "observer observer-end", "departure", "chairmanship appointment"),
)
NOBODY, NOT_KNOWN = (None, None, False, True), (None, None, False, False)
NAMES = ("id", "date", "effect", "states", "basis", "status", "instrument", "body", "person", "acting", "unknown", "of")


class World(NamedTuple):
    """What one choice of days makes of a subject."""

    vain: frozenset[str]
    """The acts that find nothing to start from."""
    steps: Sequence[tuple[int, object, str | None]]
    """From the end of which day which answer holds, and since which act."""


def act_of(event: Event) -> Act:
    return {"kind": event.kind, **{name: getattr(event, name, None) for name in NAMES}}


def window(act: Act) -> tuple[date, date]:
    day: Edtf = act["effect"] or act["date"]
    return day.earliest, day.latest


def acts_on(subject: Subject, acts: Sequence[Act], log: EventLog, reading: Reading) -> list[Act]:
    """Return the acts on a subject that a reading replays."""

    def subjects(act: Act) -> list[tuple[str, str]]:
        if act["kind"] in SEAT_OF:
            return [(SEAT_OF[act["kind"]], act["body"])]
        if act["kind"] in MOVES and log.instruments[act["instrument"]].kind not in ("charter", "treaty"):
            return [("bond", f"{state} {act['instrument']}") for state in act["states"]]
        return [("state", state) for state in act["states"]] if rank(act) is not None else []

    def counts(act: Act) -> bool:
        basis = act["basis"] or ("practice" if act["kind"] == "freeze" else "law")
        return act["status"] == "held" and (reading == "practice" or basis == "law")

    return [act for act in acts if counts(act) and subject in subjects(act)]


def rank(act: Act) -> int | None:
    return next((number for number, kinds in enumerate(ORDER_OF_A_DAY) if act["kind"] in kinds.split()), None)


def perform(act: Act, before: Value) -> tuple[Value, bool]:
    """Return what holds after an act, and whether the act found something to start from."""
    kind, observed = act["kind"], f"observes {act['body'] or ''}"
    if kind in MOVES:
        stage, moves = before.get(act["instrument"]), MOVES[kind]
        restored = kind == "resumption" and stage is None and any(word in moves for word in before.values())
        if stage not in moves and not restored:
            return before, False
        return {**before, act["instrument"]: "in force" if restored else moves[stage]}, True
    if kind == "observer":
        return {**before, observed: "observer"}, True
    if kind == "observer-end":
        return {key: word for key, word in before.items() if key != observed}, observed in before
    if kind == "departure":
        leaves = before[:2] != (None, None) and before[1] == act["person"]
        return (NOBODY if leaves else before), leaves
    if kind == "chairmanship" and act["unknown"]:
        return NOT_KNOWN, True
    state = act["states"][0] if act["states"] else None
    return (state, act["person"], kind == "appointment" and bool(act["acting"]), True), True


def answer_of(subject: Subject, value: Value, log: EventLog) -> object:
    """Return the standing of a State, its stage on an instrument that gives no standing, or the holder of a seat."""
    if subject.facet in ("chair", "office"):
        return value
    if subject.facet == "bond":
        return next(iter(value.values()), None)
    charter, treaty = (
        {word for key, word in value.items() if key in log.instruments and log.instruments[key].kind == kind}
        for kind in ("charter", "treaty")
    )
    for words, in_force in ((charter, "member"), (treaty, "party")):
        for stage, standing in (("in force", in_force), ("frozen", "frozen"), ("suspended", "suspended")):
            if stage in words:
                return standing
    if (charter | treaty) & {"signed", "contracting"}:
        return "signatory"
    return "observer" if "observer" in value.values() else "former" if charter | treaty else None


def choices(act: Act, acts: Sequence[Act]) -> list[int]:
    """Return the days on which an act may have happened; an open end reaches past the dates of all other acts."""
    first, last = window(act)
    ends = [end.toordinal() for each in acts for end in window(each) if end not in (FIRST, LAST)] or [START]
    room = len(acts)
    low = min(ends) - room if first == FIRST else first.toordinal()
    high = max(ends) + room if last == LAST else last.toordinal()
    long_ago = range(1, room + 1) if first == FIRST else ()
    never = range(LAST.toordinal() - room, LAST.toordinal()) if last == LAST else ()
    return [*long_ago, *range(low, high + 1), *never]


START = date(2000, 1, 1).toordinal()


def world(subject: Subject, days: Sequence[int], acts: Sequence[Act], log: EventLog) -> World:
    """Return what one choice of days makes of a subject."""
    order = sorted(
        zip(days, acts, strict=True), key=lambda pair: (pair[0], rank(pair[1]), *window(pair[1]), pair[1]["id"])
    )
    value: Value = NOT_KNOWN if subject.facet in ("chair", "office") else {}
    answer, since = answer_of(subject, value, log), None
    vain, steps = [], [(0, answer, since)]
    for day, act in order:
        value, found = perform(act, value)
        if not found:
            vain.append(act["id"])
        after = answer_of(subject, value, log)
        if after != answer or (since is None and act["kind"] in ("chairmanship", "appointment")):
            answer, since = after, act["id"]
            steps.append((day, answer, since))
    return World(frozenset(vain), steps)


def worlds(subject: Subject, acts: Sequence[Act], log: EventLog, reading: Reading) -> list[World]:
    """Return what each choice of days makes, but for choices that have an act in vain where others have none more."""
    counted = acts_on(subject, acts, log, reading)
    found = [world(subject, days, counted, log) for days in product(*(choices(act, counted) for act in counted))]
    in_vain = {each.vain for each in found}
    least = {vain for vain in in_vain if not any(other < vain for other in in_vain)}
    return [each for each in found if each.vain in least]


def on(found: Sequence[World], day: date) -> frozenset[tuple[object, str | None]]:
    """Return the possible answers at the end of a day, each with the act since which it holds."""
    until = day.toordinal()
    return frozenset([step[1:] for step in each.steps if step[0] <= until][-1] for each in found)
