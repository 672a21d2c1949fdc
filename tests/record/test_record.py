"""The log that ships: well-known facts hold, and each event has sources."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from urllib.parse import urlsplit

import pytest

import cstocli
from cstocli.factcheck import Verdict, evaluate, histories
from cstocli.model.events import Event, Exercise, SeatAct, TreatyAct
from cstocli.model.log import EventLog
from cstocli.model.period import Period
from cstocli.model.terms import LIVE, MEMBERS, BodyId, InstrumentKind, Reading, Standing, Status
from cstocli.replay.history import acts, replay
from cstocli.reports.chair import chair, rotation, succession
from cstocli.reports.exercises import ExerciseFilter, exercises
from cstocli.reports.filters import EventFilter
from cstocli.reports.members import members
from cstocli.reports.offices import offices
from cstocli.reports.timeline import timeline

SIX, SEVEN = "AM BY KG KZ RU TJ", "AM BY KG KZ RU TJ UZ"
NINE = "AM AZ BY GE KG KZ RU TJ UZ"
SIGNED_1992 = "AM KG KZ RU TJ UZ"

# day, reading, and who had which standing at its end: from the texts of the treaties and the dossier of facts
STANDINGS = [
    ("1992-05-14", "practice", {}),
    ("1992-05-15", "practice", {"signatory": SIGNED_1992}),
    ("1993-09-23", "practice", {"signatory": SIGNED_1992}),
    ("1993-09-24", "practice", {"signatory": "AM AZ KG KZ RU TJ UZ"}),
    ("1994-04-19", "practice", {"signatory": NINE}),
    ("1994-04-20", "practice", {"party": NINE}),
    ("1999-04-20", "practice", {"party": NINE}),
    ("1999-04-21", "practice", {"party": SIX, "former": "AZ GE UZ"}),
    ("2002-10-07", "practice", {"party": SIX, "former": "AZ GE UZ"}),
    ("2003-09-17", "practice", {"party": SIX, "former": "AZ GE UZ"}),
    ("2003-09-18", "practice", {"member": SIX, "former": "AZ GE UZ"}),
    ("2006-07-01", "practice", {"member": SEVEN, "former": "AZ GE"}),
    ("2006-07-01", "law", {"member": SIX, "former": "AZ GE UZ"}),
    ("2006-08-16", "law", {"member": SEVEN, "former": "AZ GE"}),
    ("2012-06-27", "practice", {"member": SEVEN, "former": "AZ GE"}),
    ("2012-07-01", "practice", {"member": SIX, "suspended": "UZ", "former": "AZ GE"}),
    ("2012-07-01", "law", {"member": SEVEN, "former": "AZ GE"}),
    ("2012-12-18", "law", {"member": SEVEN, "former": "AZ GE"}),
    ("2013-01-01", "law", {"member": SIX, "suspended": "UZ", "former": "AZ GE"}),
    ("2014-09-01", "practice", {"member": SIX, "suspended": "UZ", "former": "AZ GE"}),
    ("2024-02-21", "practice", {"member": SIX, "suspended": "UZ", "former": "AZ GE", "unknown": "AF"}),
    (
        "2025-06-01",
        "practice",
        {"member": "BY KG KZ RU TJ", "frozen": "AM", "suspended": "UZ", "former": "AZ GE", "unknown": "AF"},
    ),
    ("2025-06-01", "law", {"member": SIX, "suspended": "UZ", "former": "AZ GE", "unknown": "AF"}),
]
CHAIRS = {
    "2002-05-14": "RU",
    "2004-01-01": None,
    "2004-06-18": "KZ",
    "2006-06-23": "BY",
    "2008-09-05": "AM",
    "2009-12-31": "RU",
    "2011-12-19": "BY",
    "2011-12-20": "KZ",
    "2012-07-01": "KZ",
    "2015-12-31": "AM",
    "2020-01-01": "RU",
    "2022-01-05": "AM",
    "2022-12-01": "BY",
    "2023-12-31": "BY",
    "2024-01-01": "KZ",
    "2025-01-01": "KG",
    "2026-01-01": "RU",
}
SECRETARIES = {
    "2003-04-28": "Nikolai Bordyuzha",
    "2016-12-31": "Nikolai Bordyuzha",
    "2017-03-01": "Valery Semerikov",
    "2017-05-02": "Yuri Khachaturov",
    "2018-11-02": "Valery Semerikov",
    "2020-01-01": "Stanislav Zas",
    "2023-01-01": "Imangali Tasmagambetov",
    "2026-01-01": "Taalatbek Masadykov",
}
# Events whose date must not be finer than their sources, and how far these know it
COARSE = {
    "pa-observer-rs-2013": "2013",
    "pa-observer-af-2013": "2013",
    "chair-am-2001": "[2001-05-25..2002-05-13]",
    "sg-zemsky-1999": "[1993-12..1999-10-02]",
    "sg-nikolaenko-2001": "[1999-10-03..2001-04-14]",
    "bases-protocol-ratifications-2012": "[..2012-11-14]",
    "pkf-protocol-ratification-by-2022": "2022",
    "south-antiterror-2002": "2002-04~",
}
# Deciding events for which one independent source was found, and why they are kept.
ONE_SOURCE: dict[str, str] = {}


@pytest.mark.parametrize(("day", "reading", "expected"), STANDINGS)
def test_the_standings_of_a_day(record: EventLog, day: str, reading: str, expected: dict[str, str]) -> None:
    report = members(record, date.fromisoformat(day), Reading(reading), include_former=True)
    found: dict[str, list[str]] = {}
    for state, _, standing, *_, certainty, _ in report.rows:
        if standing not in {Standing.OBSERVER, Standing.BODY_OBSERVER}:
            assert certainty == ("unknown" if standing == "unknown" else "certain")
            found.setdefault(str(standing), []).append(str(state))
    assert {word: " ".join(sorted(states)) for word, states in found.items()} == expected


@pytest.mark.parametrize("day", CHAIRS)
def test_the_chair_on_a_day(record: EventLog, day: str) -> None:
    assert [row[0] for row in chair(record, date.fromisoformat(day)).rows] == [CHAIRS[day]]


@pytest.mark.parametrize("day", SECRETARIES)
def test_the_secretary_general_on_a_day(record: EventLog, day: str) -> None:
    rows = offices(record, date.fromisoformat(day), body=BodyId("secretariat")).rows
    assert [row[1] for row in rows] == [SECRETARIES[day]]


def test_the_acting_secretary_general_is_called_acting(record: EventLog) -> None:
    rows = offices(record, date(2017, 3, 1)).rows
    assert "Secretary-General (acting)" in [row[0] for row in rows]


def test_the_note_of_july_2012_names_the_day_of_the_decision(record: EventLog) -> None:
    assert "In law, Uzbekistan remained a member through 2012-12-18." in members(record, date(2012, 7, 1)).notes


def test_a_day_after_the_last_verified_one_has_a_note(record: EventLog) -> None:
    assert any("nothing is presumed after" in note for note in members(record, date(2030, 1, 1)).notes)


def test_the_succession_in_the_chair_has_no_unmarked_gap(record: EventLog) -> None:
    terms = succession(record, date(2026, 1, 31)).rows
    for before, after in pairwise(terms):
        assert before.to is not None
        assert after.from_ is not None
        assert (after.from_.earliest - before.to.earliest).days == 1
    assert terms[-1].to is None


def test_since_2011_the_chair_follows_the_alphabet(record: EventLog) -> None:
    rows = [row for row in rotation(record).rows if row.from_ and row.from_.earliest.year >= 2011]
    assert len(rows) >= 14
    assert all(row[4] for row in rows)


def test_rubezh_2008_was_held_in_armenia_by_about_4000(record: EventLog) -> None:
    wanted = ExerciseFilter(period=Period(first=date(2008, 1, 1), last=date(2008, 12, 31)))
    rows = {str(row.id): row for row in exercises(record, date(2026, 1, 1), wanted).rows}
    assert "AM" in rows["rubezh-2008"].host
    assert str(rows["rubezh-2008"].personnel) == "~4000"


def test_january_2022_is_recorded_from_appeal_to_departure(record: EventLog) -> None:
    period = Period(first=date(2022, 1, 1), last=date(2022, 1, 31))
    kinds = [row[2] for row in timeline(record, date(2026, 1, 1), EventFilter(period=period)).rows]
    wanted = ["crisis", "appeal", "decision", "deployment", "withdrawal-of-forces"]
    places = [kinds.index(kind) for kind in wanted]
    assert places == sorted(places)


def test_every_assertion_of_the_log_holds(record: EventLog) -> None:
    told = histories(record)
    assert len(record.assertions) >= 40
    for claim in record.assertions:
        verdict = evaluate(told, claim).verdict
        assert verdict in {Verdict.HOLDS, Verdict.DISPUTED}, claim
        if claim.on is not None and verdict is Verdict.DISPUTED:
            assert told[claim.reading].on(claim.on.earliest).disputed, claim
    for claim in record.assertions:  # and once more, without the judge of claims
        if claim.on is None:
            continue
        snapshot = told[claim.reading].on(claim.on.earliest)
        where = f"{claim.on} {claim.reading} {claim.standing} {claim.chair} {claim.office}"
        if claim.standing is not None:
            counted = {"in": LIVE, "member": MEMBERS}.get(claim.standing, {claim.standing})
            found = {row.state for row in snapshot.standings() if row.standing in counted}
            assert found == set(claim.states), where
        elif claim.chair is not None:
            assert ([holder.seat.state or "" for holder in snapshot.chair()] or [""]) == [claim.chair], where
            assert claim.person in {None, *(holder.seat.person for holder in snapshot.chair())}, where
        elif claim.office is not None:
            assert [holder.seat.person for holder in snapshot.office(claim.office)] == [claim.person], where


def test_every_event_and_every_claim_has_its_source(record: EventLog) -> None:
    for event in record.events:
        assert event.sources, event.id
        assert {*event.sources, *(claim.source for claim in event.claims)} <= record.sources.keys()


def test_no_source_is_unused_and_no_address_malformed_or_doubled(record: EventLog) -> None:
    everything = [*record.events, *(rejected.event for rejected in record.rejected)]
    used = {key for event in everything for key in (*event.sources, *(claim.source for claim in event.claims))}
    used |= {key for rejected in record.rejected for key in rejected.refuted_by}
    used |= {key for claim in record.assertions for key in claim.sources}
    assert record.sources.keys() == used
    addresses = Counter(source.url for source in record.sources.values())
    assert [url for url, count in addresses.items() if count > 1] == []
    for url in addresses:
        parts = urlsplit(url)
        assert parts.scheme in {"http", "https"}
        assert parts.netloc
        assert not parts.netloc.endswith((".", ":443"))
        assert url.isascii()


def _decides(record: EventLog, event: Event) -> bool:
    """Whether replay makes a standing, the chair or an office of it."""
    if isinstance(event, TreatyAct):
        return record.instruments[event.instrument].kind in {InstrumentKind.TREATY, InstrumentKind.CHARTER}
    return isinstance(event, SeatAct) and not getattr(event, "unknown", False)


def test_an_event_that_decides_a_standing_or_the_chair_has_two_independent_sources(record: EventLog) -> None:
    alone = set()
    for event in acts(record, Reading.PRACTICE):
        if _decides(record, event) and event.kind not in {"ratification", "appointment", "departure"}:
            origins = {record.sources[key].origin or record.sources[key].publisher for key in event.sources}
            if len(origins) < 2:
                alone.add(event.id)
    assert alone == set(ONE_SOURCE)


def test_participants_were_bound_on_that_day_or_are_called_guests(record: EventLog) -> None:
    history = replay(record)
    for event in record.events:
        if isinstance(event, Exercise) and event.status is Status.HELD:
            bound = {row.state for row in history.on(event.date.latest).bound()}
            assert set(event.states) - set(event.guests) <= bound, event.id
            assert set(event.guests) <= set(event.states) - bound, event.id


def test_the_file_runs_from_the_oldest_event_to_the_newest(record: EventLog) -> None:
    misplaced = [
        f"{later.id} stands after {earlier.id}"
        for earlier, later in pairwise(record.events)
        if later.date.first_known < earlier.date.first_known
    ]
    assert misplaced == []


def test_planned_events_are_after_the_verified_days_and_held_ones_before_the_release(record: EventLog) -> None:
    released = date.fromisoformat(cstocli.__date__)
    for event in record.events:
        if event.status is Status.PLANNED:
            assert event.date.first_known > record.verified_to, event.id
        elif event.status is Status.HELD:
            assert event.date.first_known <= released, event.id


@pytest.mark.parametrize("ident", COARSE)
def test_no_date_is_finer_than_its_sources(record: EventLog, ident: str) -> None:
    assert str(record.by_id[ident].date) == COARSE[ident]  # type: ignore[index]


def test_ids_contain_the_year(record: EventLog) -> None:
    for event in record.events:
        years = [int(part) for part in event.id.split("-") if part.isdigit() and len(part) == 4]
        assert years, event.id


def test_titles_are_one_plain_line(record: EventLog) -> None:
    for event in record.events:
        assert len(event.title) <= 110, event.id
        assert event.title == event.title.strip().rstrip("."), event.id
        assert "\n" not in event.title, event.id


@pytest.mark.parametrize(
    ("ident", "field"),
    [
        ("cst-signature-kg-1992", "states"),
        ("cst-signature-ge-1993", "date"),
        ("uz-suspension-public-2012", "date"),
        ("uz-membership-restored-2006", "date"),
        ("am-freeze-2024", "date"),
        ("bases-protocol-signature-2011", "date"),
        ("chair-by-2022", "date"),
        ("center-2011", "aircraft"),
        ("combat-brotherhood-2017", "personnel"),
    ],
)
def test_known_disagreement_is_kept(record: EventLog, ident: str, field: str) -> None:
    event = record.by_id[ident]  # type: ignore[index]
    assert field in {"states", "date", "personnel", "aircraft", "effect"}
    claimed = {claim.field for claim in event.claims}
    assert field in claimed or (field == "date" and "effect" in claimed), claimed


def test_the_false_returns_of_uzbekistan_are_rejected(record: EventLog) -> None:
    returns = [r for r in record.rejected if r.event.states == ("UZ",) and r.event.kind == "resumption"]
    assert returns
    assert all(rejected.reason for rejected in returns)


def test_every_state_has_a_name_in_the_language_of_each_rotation(record: EventLog) -> None:
    languages = {body.rotation for body in record.bodies.values() if body.rotation}
    missing = {(code, each) for code, state in record.states.items() for each in languages if each not in state.names}
    assert languages
    assert not missing, f"give each State a name in the language: {sorted(missing)}"
