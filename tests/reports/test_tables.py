"""The replayed tables keep their own definitions: types, words, keys and references, on any log."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from cstocli.model.log import EventLog
from cstocli.model.terms import Certainty, Reading
from cstocli.replay.history import ReplayedLog, replay
from cstocli.reports.tables import TABLES, Table, TableColumn, Type, fill
from support.logs import Read, event

PYTHON = {Type.TEXT: str, Type.INTEGER: int, Type.NUMBER: float, Type.BOOLEAN: bool, Type.DATE: date}
STATA_WORDS = ["_all", "byte", "double", "end", "float", "if", "in", "int", "long", "strL", "using", "with"]
UNSURE = (
    event("signature", "1992-05-15", 'states = ["XA", "XB"]', instrument="treaty")
    + event("entry-into-force", "[1993..1994-02]", 'states = ["XA", "XB"]', instrument="treaty")
    + event("lapse", "[..1999-04-02]", 'states = ["XA"]', instrument="treaty")
    + event("chairmanship", "1995-01", 'states = ["XA"]', body="council")
    + event("chairmanship", "1996-03-02", 'states = ["XB"]', body="council", person="A. Person")
)


@pytest.fixture(params=["the record", "an unsure log"])
def history(request: pytest.FixtureRequest, record: EventLog, read: Read) -> ReplayedLog:
    return replay(record if request.param == "the record" else read(UNSURE))


def rows(table: str, history: ReplayedLog) -> list[dict[str, Any]]:
    filled = fill(TABLES[table], history)
    return [dict(zip(filled.table.names, row, strict=True)) for row in filled.rows]


def fits(value: object, column: TableColumn) -> bool:
    if value is None:
        return not column.required
    exact = type(value) is PYTHON[column.type] if column.type is not Type.TEXT else isinstance(value, str)
    return exact and (not column.words or value in column.words)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_cell_is_of_its_column(table: Table, history: ReplayedLog) -> None:
    for row in fill(table, history).rows:
        assert len(row) == len(table.columns)
        for value, column in zip(row, table.columns, strict=True):
            assert fits(value, column), (column, value)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_no_two_rows_have_one_key(table: Table, history: ReplayedLog) -> None:
    keys = [tuple(row[name] for name in table.key) for row in rows(table.name, history)]
    assert len(keys) == len(set(keys))
    assert not any(None in key for key in keys)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_what_a_row_refers_to_is_there(table: Table, history: ReplayedLog) -> None:
    for column in table.columns:
        if column.references:
            (key,) = TABLES[column.references].key
            known = {row[key] for row in rows(column.references, history)}
            assert {row[column.name] for row in rows(table.name, history)} - {None} <= known, column


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_names_suit_every_program(table: Table) -> None:
    assert len(set(table.names)) == len(table.names)
    for name in (table.name, *table.names):
        assert re.fullmatch(r"[a-z][a-z0-9_]{0,30}", name), name
        assert name not in STATA_WORDS


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_name_needs_no_quotes_in_duckdb(table: Table) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    columns = ", ".join(f"1 AS {name}" for name in table.names)
    assert duckdb.sql(f"SELECT {', '.join(table.names)} FROM (SELECT {columns}) AS {table.name}").columns == [
        *table.names
    ]


def test_a_date_describes_what_is_known(read: Read) -> None:
    found = {row["kind"]: row for row in rows("events", replay(read(UNSURE)))}
    lapse, force = found["lapse"], found["entry-into-force"]
    assert (lapse["date"], lapse["date_earliest"], lapse["date_latest"]) == ("[..1999-04-02]", None, date(1999, 4, 2))
    assert (force["effect_earliest"], force["effect_latest"]) == (date(1993, 1, 1), date(1994, 2, 28))


def test_a_term_ends_on_the_eve_of_the_next_and_the_last_is_open(read: Read) -> None:
    first, second = rows("chairs", replay(read(UNSURE)))
    assert (first["last_day"], first["until"]) == ("1996-03-01", "1996-03-02")
    assert (second["person"], second["last_day"], second["until"]) == ("A. Person", None, None)


def test_a_gap_in_the_chair_is_a_row_without_a_holder(read: Read) -> None:
    unknown = event("chairmanship", "1997-01-02", "unknown = true", body="council")
    found = rows("chairs", replay(read(UNSURE + unknown)))
    assert [(row["state"], row["gap"]) for row in found] == [("XA", False), ("XB", False), (None, True)]


def test_an_office_that_nobody_holds_has_no_row(read: Read) -> None:
    log = read(
        event("appointment", "1997-01-02", 'states = ["XA"]', "acting = true", body="office", person="A")
        + event("departure", "1998-01-02", body="office", person="A")
    )
    (row,) = rows("offices", replay(log))
    assert (row["office"], row["person"], row["state"], row["acting"]) == ("Secretary", "A", "XA", True)
    assert (row["last_day"], row["until"]) == ("1998-01-01", "1998-01-02")


def test_the_parts_of_states_in_an_exercise_are_told_apart(read: Read) -> None:
    log = read(
        event(
            "exercise",
            "1999-01-30",
            'states = ["XA", "XB"]',
            'host = ["XA"]',
            'guests = ["XB"]',
            'absent = ["XC"]',
            'personnel = "~4000"',
            end="1999-02-02",
            ident="drill",
        )
    )
    found = [(row["state"], row["role"], row["guest"]) for row in rows("exercise_states", replay(log))]
    parts = [("XA", "actor", False), ("XB", "actor", True), ("XA", "host", False), ("XC", "absent", False)]
    assert found == parts
    (drill,) = rows("exercises", replay(log))
    assert (drill["personnel"], drill["personnel_stated"], drill["aircraft"]) == (4000, "~4000", None)
    assert (drill["first_day"], drill["last_day"]) == ("1999-01-30", "1999-02-02")


def test_a_claim_stands_beside_what_is_kept(read: Read) -> None:
    claims = '\n[[event.claim]]\nsource = "s2"\nfield = "date"\nvalue = "1999-01-03"\nnote = "a slip"\n'
    said = event("statement", "1999-01-02", ident="said").replace(', "s2"]', "]")
    (row,) = rows("claims", replay(read(said + claims)))
    assert tuple(row.values()) == ("said", 1, "date", "1999-01-02", "1999-01-03", "s2", "a slip")


def test_spells_follow_the_reading(record: EventLog) -> None:
    ends = {}
    for reading in Reading:
        spells = [row for row in rows("spells", replay(record, reading)) if row["state"] == "UZ"]
        ends[reading] = [row["until"] for row in spells if row["standing"] == "member"]
    assert ends == {Reading.PRACTICE: ["2012-06-28"], Reading.LAW: ["2012-12-19"]}


def test_the_calendar_has_every_day_that_the_log_covers(record: EventLog) -> None:
    days = rows("days", replay(record))
    assert (days[0]["day"], days[-1]["day"]) == (record.first_day, record.verified_to)
    assert len(days) == (record.verified_to - record.first_day).days + 1
    assert [row["day"] for row in days if row["year_end"]][:2] == [date(1991, 12, 31), date(1992, 12, 31)]
    assert sum(row["month_end"] for row in days if row["year"] == 2012) == 12


def test_the_calendar_ends_where_calendars_do(read: Read) -> None:
    log = read("").replace(first_day=date(9999, 12, 30), verified_to=date.max)
    assert [row["day"].day for row in rows("days", replay(log))] == [30, 31]


def test_replayed_says_what_the_reading_takes(record: EventLog) -> None:
    taken = {
        reading: {r["event"] for r in rows("events", replay(record, reading)) if r["replayed"]} for reading in Reading
    }
    assert "uz-suspension-public-2012" in taken[Reading.PRACTICE] - taken[Reading.LAW]


def test_the_conditions_of_the_page_about_tables_agree_with_replay(history: ReplayedLog) -> None:
    spells = rows("spells", history)
    for year in range(1991, 2027):
        for day in (date(year, 4, 1), date(year, 12, 31)):
            surely, maybe = set(), set()
            for spell in spells:
                until = spell["until_earliest"]
                over = spell["until"] is not None and not (until and day < until)
                verified = day <= spell["verified_to"]
                if spell["first_day_latest"] and spell["first_day_latest"] <= day and not over and verified:
                    surely.add((spell["state"], spell["standing"]))
                early, late = spell["first_day_earliest"], spell["until_latest"]
                if (early is None or early <= day) and (late is None or day < late) and day <= spell["presumed_to"]:
                    maybe.add((spell["state"], spell["standing"]))
            found = history.on(day).standings()
            assert surely == {(row.state, row.standing) for row in found if row.certainty is Certainty.CERTAIN}, day
            assert maybe == {(row.state, row.standing) for row in found if row.standing}, day


def test_a_term_and_a_dispute_have_their_days(read: Read) -> None:
    claim = '\n[[event.claim]]\nsource = "s2"\nfield = "date"\nvalue = "1996-05-01"\n'
    log = read(UNSURE.replace(', "s2"]', "]") + claim)
    log = log.replace(verified={"chair": date(2010, 1, 2)}, presumed_to=date(2010, 3, 4))
    columns = ("state", "last_day", "certainty", "verified_to", "presumed_to", "agreement")
    assert [tuple(row[name] for name in columns) for row in rows("chairs", replay(log))] == [
        ("XA", "1996-03-01", "certain", date(2010, 1, 2), date(2010, 3, 4), "agreed"),
        ("XB", None, "certain", date(2010, 1, 2), date(2010, 3, 4), "disputed"),
    ]
    (dispute,) = rows("disputes", replay(log))
    assert tuple(dispute.values()) == (
        *("chair", "council", 1, None, log.events[-1].id, "date", "1996-03-02", "1996-05-01", "s2"),
        *(date(1996, 3, 2), date(1996, 4, 30), "practice"),
    )


def test_a_dispute_about_a_state_names_it(read: Read) -> None:
    claim = '\n[[event.claim]]\nsource = "s2"\nfield = "states"\nvalue = ["XB"]\n'
    for instrument, subject in (("charter", "state"), ("pact", "bond")):
        signed = event("signature", "1999-01-02", 'states = ["XA"]', instrument=instrument).replace(', "s2"]', "]")
        found = rows("disputes", replay(read(signed + claim)))
        named = [(row["subject"], row["state"], row["last"]) for row in found]
        assert named == [(subject, "XA", None), (subject, "XB", None)]
