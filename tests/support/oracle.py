"""Replay written a second time, as plainly as possible: by every choice of days. It shares only the types of a log."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import product
from typing import Any

from cstocli.model.dates import FIRST, LAST
from cstocli.model.events import Event, Subject
from cstocli.model.log import EventLog
from cstocli.model.struct import fields
from cstocli.model.terms import BodyId, Claim, Reading, SourceKey

Act = dict[str, Any]
Row = tuple[object, str]  # what may hold, and the act since which it does
World = tuple[frozenset[str], tuple[tuple[date, Row], ...]]  # the acts in vain, and what holds from which day on
DAY, MIDDLE = timedelta(days=1), date(2000, 1, 1)
BOUND = ("signed", "acceded", "contracting", "in force", "frozen", "suspended")
MOVES: dict[str, dict[str | None, str]] = {
    "signature": dict.fromkeys((None, "ended"), "signed"),
    "accession": {None: "acceded", "ended": "acceded", "signed": "contracting"},
    "ratification": {"signed": "contracting"},
    "deposit": {"signed": "contracting", "contracting": "contracting", "acceded": "acceded"},
    "entry-into-force": dict.fromkeys(("signed", "acceded", "contracting"), "in force"),
    **dict.fromkeys(("lapse", "withdrawal"), dict.fromkeys(BOUND, "ended")),
    "suspension": dict.fromkeys(("in force", "frozen"), "suspended"),
    "freeze": {"in force": "frozen"},
    "resumption": dict.fromkeys(("suspended", "frozen", "ended"), "in force"),
}
OF_A_DAY = "signature accession, ratification deposit, entry-into-force, lapse withdrawal, suspension freeze"
RANKS = {kind: rank for rank, kinds in enumerate(OF_A_DAY.split(",")) for kind in kinds.split()}
RANKS |= {"resumption": 9, "observer": 10, "observer-end": 10, "departure": 11, "chairmanship": 12, "appointment": 12}
LESSER = {"acceded": "contracting", "signed": "signatory", "contracting": "signatory", "observer": "observer"}
LESSER |= {"body-observer": "body-observer", "ended": "former"}
SEATS = {"chairmanship": "chair", "appointment": "office", "departure": "office"}
NOBODY, NOT_KNOWN = (None, None, False, True), (None, None, False, False)
OWN = {"instrument": [*MOVES], "body": ["observer", "observer-end", *SEATS], "person": [*SEATS]}
OWN |= {"acting": ["appointment"], "unknown": ["chairmanship"]}


def act_of(event: Event) -> Act:
    return {"kind": event.kind, **dict.fromkeys(OWN), **{name: getattr(event, name) for name in fields(type(event))}}


def window(act: Act) -> tuple[date, date]:
    return (act["effect"] or act["date"]).earliest, (act["effect"] or act["date"]).latest


def perform(act: Act, before: Any) -> tuple[Any, bool]:  # noqa: ANN401 - a dictionary or a tuple
    """Return what holds after an act, and whether the act found something to start from."""
    kind, seen = act["kind"], f"body-observer {act['body']}" if act["body"] else "observer"
    if kind in MOVES:
        stage, moves = before.get(act["instrument"]), MOVES[kind]
        restored = kind == "resumption" and stage is None and any(word in moves for word in before.values())
        after = "in force" if restored else moves.get(stage)
        return ({**before, act["instrument"]: after}, True) if after else (before, False)
    if kind in {"observer", "observer-end"}:
        rest = {key: word for key, word in before.items() if key != seen}
        return ({**rest, seen: seen.split(maxsplit=1)[0]}, True) if kind == "observer" else (rest, seen in before)
    if kind == "departure":
        leaves = before[:2] != (None, None) and before[1] == act["person"]
        return (NOBODY if leaves else before), leaves
    holder = (*act["states"], None)[0], act["person"], bool(act["acting"]), True
    return (NOT_KNOWN if act["unknown"] else holder), True


def choices(acts: Sequence[Act]) -> Iterable[tuple[date, ...]]:
    """Return every choice of days; an open end reaches past the dates of all other acts, for each act by a day more."""
    ends, room = [end for act in acts for end in window(act) if end not in {FIRST, LAST}] or [MIDDLE], len(acts)
    around = [min(ends) + number * DAY for number in range(-room, (max(ends) - min(ends)).days + room + 1)]
    days = [
        *(FIRST + number * DAY for number in range(room)),
        *around,
        *(LAST - number * DAY for number in range(room)),
    ]
    return product(*([day for day in days if window(act)[0] <= day <= window(act)[1]] for act in acts))


def claimed(act: Act, claim: Claim) -> Act | None:
    """Return an act as a source has it; None where it has no such field, or lacks one that the claimed kind needs."""
    after = {**act, claim.field: claim.value}
    has_field = after["kind"] in OWN.get(claim.field, [after["kind"]])
    after |= {name: None for name, kinds in OWN.items() if after["kind"] not in kinds}
    needed = "instrument" if after["kind"] in MOVES else "body" if after["kind"] in SEATS else "kind"
    return after if has_field and after[needed] else None


def last_day(first: date, months: int) -> date:
    year, month = divmod(12 * first.year + first.month - 1 + months, 12)
    begins = date(year, month + 1, 1)
    return min(begins + (first.day - 2) * DAY, (begins + 31 * DAY).replace(day=1) - DAY)


class Oracle:
    """Answers for one subject of a log in one reading, as known by a day where one is given."""

    def __init__(self, log: EventLog, subject: Subject, reading: Reading, known: date | None = None) -> None:
        self.log, self.subject, self.reading, self.known = log, subject, reading, known or date(9000, 1, 1)
        self.kinds = {key: instrument.kind for key, instrument in log.instruments.items()}
        origins = {key: one.origin or one.publisher for key, one in log.sources.items()}
        self.witness = {key: origins.get(SourceKey(origin), origin) for key, origin in origins.items()}
        self.acts = self.known_by(known) if known else [act_of(event) for event in log.events]
        self.worlds, kept = self.worlds_of(self.acts), [*self.on_subject(self.acts)]
        claims = [(act, claimed(act, claim)) for act in self.acts for claim in act["claims"] if self.counts(act, claim)]
        logs = [[other if each is act else each for each in self.acts] for act, other in claims if other]
        self.others = [self.worlds_of(acts) for acts in logs if [*self.on_subject(acts)] != kept]

    def on(self, day: date) -> tuple[frozenset[Row], str, str]:
        rows = self.rows(self.worlds, day)
        answers, reach = {answer for answer, _ in rows}, max(self.reach(answer, since, day) for answer, since in rows)
        disputed = any(answers - {answer for answer, _ in self.rows(other, day)} for other in self.others)
        certainty = ("certain", "presumed", "unknown")[reach] if reach == 2 or len(answers) == 1 else "possible"
        return rows, certainty, "disputed" if disputed else "agreed"

    def rows(self, worlds: Iterable[World], day: date) -> frozenset[Row]:
        return frozenset([row for first, row in steps if first <= day][-1] for _, steps in worlds)

    def worlds_of(self, acts: Sequence[Act]) -> list[World]:
        """Return what each choice of days makes, but where an act is in vain and, in another choice, only fewer are."""
        counted = [*self.on_subject(acts)]
        found = {self.world(zip(days, counted, strict=True)) for days in choices(counted)}
        in_vain = {vain for vain, _ in found}
        return [world for world in found if not any(other < world[0] for other in in_vain)]

    def on_subject(self, acts: Sequence[Act]) -> Iterator[Act]:
        """Yield the acts on the subject that are replayed in this reading."""
        for act in (act for act in acts if act["kind"] in RANKS and act["status"] == "held"):
            basis = act["basis"] or ("practice" if act["kind"] == "freeze" else "law")
            named = act["kind"] not in MOVES or self.kinds[act["instrument"]] in {"charter", "treaty"}
            states = [("state", code) if named else ("bond", f"{code} {act['instrument']}") for code in act["states"]]
            subjects = [(SEATS[act["kind"]], act["body"])] if act["kind"] in SEATS else states
            if self.subject in subjects and basis in {"law", self.reading}:
                yield act

    def world(self, dated: Iterable[tuple[date, Act]]) -> World:
        order = sorted(dated, key=lambda pair: (pair[0], RANKS[pair[1]["kind"]], *window(pair[1]), pair[1]["id"]))
        value: Any = NOT_KNOWN if self.subject.facet in {"chair", "office"} else {}
        vain, steps = set[str](), [(FIRST, (self.answer(value), ""))]
        for day, act in order:
            value, found = perform(act, value)
            vain |= set() if found else {act["id"]}
            answer, (_, (before, since)) = self.answer(value), steps[-1]
            if answer != before or (not since and act["kind"] in {"chairmanship", "appointment"}):
                steps.append((day, (answer, act["id"])))
        return frozenset(vain), tuple(steps)

    def answer(self, value: Any) -> object:  # noqa: ANN401 - a dictionary or a tuple
        """Return the standing of a State, its stage on an instrument that gives none, or the holder of a seat."""
        if self.subject.facet != "state":
            return value if self.subject.facet != "bond" else next(iter(value.values()), None)
        words = {(str(self.kinds.get(key)), word) for key, word in value.items()}
        for kind, stage in product(("charter", "treaty"), ("in force", "frozen", "suspended")):
            if (kind, stage) in words:
                return stage if stage != "in force" else "member" if kind == "charter" else "party"
        return next((standing for word, standing in LESSER.items() if word in value.values()), None)

    def reach(self, answer: object, since: str, day: date) -> int:
        """Return whether a day is verified (0), presumed (1) or unknown (2) for an answer and the act before it."""
        topic = {"chair": "chair", "office": "offices"}.get(self.subject.facet, "membership")
        act = next((act for act in self.acts if act["id"] == since), {"evidence_to": None})
        verified = min(act["evidence_to"] or self.log.verified.get(topic, self.log.verified_to), self.known)
        given = None if act["evidence_to"] else self.log.presumed_to
        presumed = min(given or last_day(verified + DAY, 12), last_day(self.known + DAY, 12))
        body = self.log.bodies.get(BodyId(self.subject.key))
        term = body.term if body and (self.subject.facet == "chair" or not body.chaired) else None
        if term and since and answer not in {NOBODY, NOT_KNOWN} and window(act)[1] != LAST:
            presumed = min(presumed, last_day(window(act)[1], 12 * term.years + term.months))
        return 0 if day <= verified else 1 if day <= presumed else 2

    def counts(self, act: Act, claim: Claim) -> bool:
        """Whether a claim makes an answer disputed: it is no known slip, and its source copies no other of the act."""
        cited = [{key, self.log.sources[key].publisher} for key in act["sources"] if key != claim.source]
        return not claim.slip and not any(self.log.sources[claim.source].origin in words for words in cited)

    def known_by(self, day: date) -> list[Act]:
        """Return the acts as sources of a day or earlier have them."""
        known = {key: one.date.latest for key, one in self.log.sources.items() if one.date and one.date.latest <= day}
        believed = [one.event for one in self.log.rejected if one.refuted_by and not known.keys() & {*one.refuted_by}]
        return [act for event in (*self.log.events, *believed) for act in self.as_known(act_of(event), known)]

    def as_known(self, act: Act, known: Mapping[SourceKey, date]) -> Iterator[Act]:
        """Yield an act as known sources have it; nothing where no source does, or where its claimed kind needs more."""
        claims = [claim for claim in act["claims"] if claim.source in known]
        taken: list[Claim] = []
        for field in sorted({claim.field for claim in claims}, key=lambda name: name != "kind"):
            claiming = {claim.source for claim in act["claims"] if claim.field == field}
            if ({*act["sources"]} - claiming) & known.keys() or {*act["sources"], *claiming} <= known.keys():
                continue  # a source has the kept value, or nothing is missing of what the log weighed
            own = [claim for claim in claims if claim.field == field and claimed(act, claim)]
            said_by = [[other.source for other in own if other.value == claim.value] for claim in own]
            weights = [(len({self.witness[key] for key in keys}), max(known[key] for key in keys)) for keys in said_by]
            best = own[weights.index(max(weights))] if own else None
            if best is None and field == "kind":
                return
            taken += [claim for claim in own if best and claim.value == best.value]
            act = (claimed(act, best) or act) if best else act
        left = [claim for claim in claims if claim not in taken and act["kind"] in OWN.get(claim.field, RANKS)]
        sources = [key for key in act["sources"] if key in known] + [claim.source for claim in taken]
        if sources or claims:
            yield {**act, "sources": sources, "claims": left}
