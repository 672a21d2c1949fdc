"""Times at risk: whole days, one after another, with what follows each, as far as sources observed it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from cstocli.model.log import EventLog
from cstocli.model.terms import Standing
from cstocli.replay.readings import replay_both
from cstocli.reports.report import Report
from cstocli.reports.spells import SpellFilter, spell_code_book, spells
from cstocli.reports.spells_columns import Style
from support.logs import Read, event

XA = 'states = ["XA"]'
JOINS = event("signature", "2000-01-10", XA, instrument="charter") + event(
    "entry-into-force", "2001-01-10", XA, instrument="charter"
)


def answer(log: EventLog, wanted: SpellFilter | None = None) -> Report[Any]:
    return spells(replay_both(log), wanted or SpellFilter(), Style.SURVIVAL)


def lines(log: EventLog, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in answer(log).dicts()]


def test_a_spell_ends_in_the_next_and_the_last_one_is_censored_after_the_last_verified_day(read: Read) -> None:
    log = read(JOINS)
    assert lines(log, "id", "from", "to", "event", "code", "start_date", "stop_date", "exact") == [
        ("XA", "signatory", "member", 1, 1, date(2000, 1, 10), date(2001, 1, 10), 1),
        ("XA", "member", "censored", 0, 0, date(2001, 1, 10), date(2031, 1, 1), 1),
    ]
    days = [(day - log.first_day).days for day in (date(2000, 1, 10), date(2001, 1, 10), date(2031, 1, 1))]
    assert lines(log, "start", "stop") == list(pairwise(days))
    assert f"Day 0 is {log.first_day}, the first day that the log covers." in answer(log).notes


def test_a_date_that_is_not_one_day_counts_from_the_earliest_one(read: Read) -> None:
    log = read(JOINS + event("suspension", "2003-06", XA, instrument="charter"))
    assert lines(log, "from", "start_date", "stop_date", "exact")[1:] == [
        ("member", date(2001, 1, 10), date(2003, 6, 1), 0),
        ("suspended", date(2003, 6, 1), date(2031, 1, 1), 0),
    ]


def test_a_spell_that_may_have_had_no_day_has_no_row_and_a_note_counts_it(read: Read) -> None:
    both = event("suspension", "2003-06", XA, instrument="charter") + event(
        "resumption", "2003-06", XA, instrument="charter"
    )
    log = read(JOINS + both)
    assert [found[:2] for found in lines(log, "from", "to")] == [
        ("signatory", "member"),
        ("member", "member"),
        ("member", "censored"),
    ]
    assert "1 spell has no row: no day of it was certainly observed." in answer(log).notes


def test_what_begins_after_the_last_verified_day_was_not_observed(read: Read) -> None:
    log = read(JOINS).replace(verified_to=date(2000, 6, 1))
    assert lines(log, "from", "to", "stop_date") == [("signatory", "censored", date(2000, 6, 2))]


def test_an_end_that_may_be_beyond_the_last_verified_day_is_not_counted(read: Read) -> None:
    log = read(JOINS + event("suspension", "[2030-06..2031-06]", XA, instrument="charter"))
    assert lines(log, "from", "to", "stop_date")[-1] == ("member", "censored", date(2031, 1, 1))


def test_a_start_that_is_open_is_the_first_day_of_the_log(read: Read) -> None:
    log = read(event("signature", "[..2000-01-10]", XA, instrument="charter"))
    assert lines(log, "start", "left_censored", "exact") == [(0, 1, 0)]


def test_a_filter_keeps_rows_and_does_not_change_what_follows(record: EventLog) -> None:
    only = SpellFilter(standings=(Standing.MEMBER,))
    found = {(row["id"], row["to"]) for row in answer(record, only).dicts()}
    assert {("UZ", "suspended"), ("AM", "frozen"), ("RU", "censored")} <= found


def test_the_code_book_and_the_answer_have_the_same_columns(record: EventLog) -> None:
    assert tuple(row["column"] for row in spell_code_book(Style.SURVIVAL).dicts()) == answer(record).columns


def test_an_answer_without_rows_names_no_first_day(read: Read) -> None:
    assert not any("Day 0" in note for note in answer(read("")).notes)
