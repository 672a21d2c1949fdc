"""``why --sources``: the smallest sets of witnesses on which an answer rests."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cstocli.api.log import Log
from cstocli.model.events import Subject
from cstocli.model.log import EventLog
from cstocli.replay import decisive
from cstocli.reports import why_sources as module
from cstocli.reports.why import find_subject
from cstocli.reports.why_sources import WitnessSetRow, why_sources
from support.evidence import MEMBERS, claim, rejected
from support.logs import Read, event
from support.program import Run

XA = Subject("state", "XA")
CHAIR = event("chairmanship", "2002-01-01", 'states = ["XA"]', 'person = "Ann"', body="council", ident="chair-a")
COPIES = """
[sources.s3]
publisher = "Third Press"
url = "https://third.example/3"
origin = "Second Press"

[sources.s4]
publisher = "Fourth Press"
url = "https://fourth.example/4"
origin = "s1"
"""


def rows(log: EventLog, subject: Subject = XA, day: date = date(2005, 1, 1)) -> list[tuple[object, ...]]:
    return [tuple(row) for row in why_sources(log, subject, day).rows]


def test_an_answer_rests_on_all_the_witnesses_of_an_event_that_it_needs(read: Read) -> None:
    assert rows(read(MEMBERS)) == [
        (2, ("First Press", "Second Press"), ("unknown",), ("signed", "in-force"), ("s1", "s2")),
    ]
    one = MEMBERS.replace('["s1", "s2"]', '["s1"]', 1)
    assert rows(read(one)) == [(1, ("First Press",), ("unknown",), ("signed",), ("s1",))]
    other = MEMBERS.replace('ident="in-force"', "").replace('["s1", "s2"]', '["s2"]').replace('["s2"]', '["s1"]', 1)
    assert rows(read(other)) == [
        (1, ("First Press",), ("unknown",), ("signed",), ("s1",)),
        (1, ("Second Press",), ("signatory",), ("in-force",), ("s2",)),
    ]


def test_sources_that_copy_one_another_are_one_witness(read: Read) -> None:
    copied = MEMBERS.replace('["s1", "s2"]', '["s2", "s3"]')
    assert rows(read(COPIES + copied)) == [(1, ("Second Press",), ("unknown",), ("signed", "in-force"), ("s2", "s3"))]
    of_key = MEMBERS.replace('["s1", "s2"]', '["s1", "s4"]')
    assert rows(read(COPIES + of_key)) == [(1, ("First Press",), ("unknown",), ("signed", "in-force"), ("s1", "s4"))]


def test_a_witness_may_be_a_source_that_no_event_cites(read: Read) -> None:
    told = MEMBERS.replace('["s1", "s2"]', '["s4"]')
    assert rows(read(COPIES + told)) == [(1, ("First Press",), ("unknown",), ("signed", "in-force"), ("s4",))]


def test_without_the_sources_of_a_value_the_claimed_one_is_the_answer(read: Read) -> None:
    told = CHAIR.replace('["s1", "s2"]', '["s1"]') + claim("s2", "person", '"Bo"')
    log = read(told)
    assert rows(log, find_subject(log, "chair")) == [(1, ("First Press",), ("XA Bo",), ("chair-a",), ("s1",))]


def test_without_the_refuting_sources_a_rejected_event_changes_the_answer(read: Read) -> None:
    left = event("withdrawal", "2003-01-01", 'states = ["XA"]', instrument="charter", ident="left")
    refuted = rejected(left, "It did not.", "s2") + 'refuted_by = ["s1"]\n'
    in_both = MEMBERS.replace('["s1", "s2"]', '["s1", "s2", "s3"]')
    assert rows(read(COPIES + in_both + refuted)) == [(1, ("First Press",), ("former",), ("left",), ("s1",))]


def test_two_events_together_may_carry_an_answer(read: Read) -> None:
    again = event("chairmanship", "2003-01-01", 'states = ["XA"]', 'person = "Ann"', body="council", ident="again")
    log = read(CHAIR.replace('["s1", "s2"]', '["s1"]') + again.replace('["s1", "s2"]', '["s2"]'))
    assert rows(log, find_subject(log, "chair")) == [
        (2, ("First Press", "Second Press"), ("unknown",), ("chair-a", "again"), ("s1", "s2"))
    ]


def test_the_summary_names_the_answer_and_the_fewest_witnesses(read: Read) -> None:
    report = why_sources(read(MEMBERS), XA, date(2005, 1, 1))
    assert report.columns == WitnessSetRow._fields
    assert report.summary == "Alphia: member; without 2 witnesses together it would be another"
    assert report.notes == ("Sources that copy one agency or text, or have one publisher, are one witness.",)
    nothing = why_sources(read(MEMBERS), Subject("state", "XC"), date(2005, 1, 1))
    assert (nothing.rows, nothing.notes) == ((), ())
    assert nothing.summary == "Gammaland: unknown; no set of sources was found without which it would be another"


def test_a_search_that_ends_early_and_sets_that_are_not_listed_are_reported(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = read(MEMBERS.replace('["s1", "s2"]', '["s2"]').replace('["s2"]', '["s1"]', 1))
    monkeypatch.setattr(module, "MAX_SETS", 1)
    assert why_sources(log, XA, date(2005, 1, 1)).notes[0] == "1 larger set is not listed."
    monkeypatch.setattr(decisive, "MAX_TRIED", 1)
    report = why_sources(log, XA, date(2005, 1, 1))
    assert report.notes[0].startswith("There may be further sets: the search ends after ")


@pytest.mark.parametrize(
    ("word", "day", "size", "without"),
    [
        ("KG", date(1993, 6, 1), 7, ("unknown",)),
        ("UZ", date(2012, 7, 1), 4, ("former",)),
        ("chair", date(2024, 6, 1), 7, ("BY Alexander Lukashenko",)),
    ],
)
def test_the_record_names_its_fewest_witnesses(
    record: Log, word: str, day: date, size: int, without: tuple[str, ...]
) -> None:
    first = why_sources(record, find_subject(record, word), day).rows[0]
    assert (first.size, first.without) == (size, without)


def test_the_option_prints_the_sets_by_what_was_known(csto: Run) -> None:
    words = ("why", "TM", "--on", "1992-06-01", "--sources", "--format", "json")
    now = json.loads(csto(*words).stdout)["data"]
    assert now[0]["events"] == ["md-tm-ua-membership-1992"], "it is refuted by two"
    (row,) = json.loads(csto(*words, "--known-by", "1992-05-20").stdout)["data"]
    assert (row["size"], row["without"]) == (3, ["unknown"])
    assert row["witnesses"] == ["Los Angeles Times", "Nezavisimaya Gazeta", "The Christian Science Monitor"]


def test_an_answer_that_is_unknown_rests_on_nothing(read: Read) -> None:
    report = why_sources(read(MEMBERS), Subject("state", "XA"), date(2040, 1, 1))
    assert (report.rows, report.summary) == ((), "Alphia: unknown")
