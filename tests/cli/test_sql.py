"""csto sql: one SELECT on the replayed tables, which can neither write, nor leave memory, nor run on."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

from cstocli.cli import sql_statement
from cstocli.cli.exits import UsageError
from cstocli.model.log import EventLog
from cstocli.replay.history import replay
from cstocli.reports.tables import TABLES
from support.logs import Read, event
from support.program import Run

ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
REFUSED = {
    "DROP TABLE spells": "only reading is allowed",
    "DELETE FROM spells": "only reading is allowed",
    "INSERT INTO states VALUES (1, 2, 3, 4, 5, 6, 7)": "only reading is allowed",
    "UPDATE states SET name = ''": "only reading is allowed",
    "CREATE TEMP TABLE t (x)": "only reading is allowed",
    "ATTACH 'other.db' AS other": "only reading is allowed",
    "VACUUM INTO 'other.db'": "only reading is allowed",
    "PRAGMA writable_schema = 1": "only reading is allowed",
    "SELECT * FROM pragma_database_list": "only reading is allowed",
    "BEGIN": "only reading is allowed",
    "SELECT load_extension('x')": "load_extension",
    "SELECT 1; SELECT 2": "one statement at a time",
    "": "nothing to run",
    "-- a comment": "nothing to run",
    "SELEC 1": "syntax error",
    "SELECT nonsense FROM spells": "no such column",
    "SELECT zeroblob(1000000000)": "too big",
    "SELECT CAST(x'ff' AS TEXT)": "UTF-8",
    "SELECT '\udcff'": "surrogates",
    "SELECT 1\0": "null character",
}


def ask(log: EventLog, select: str, timeout: float = 20) -> list[tuple[object, ...]]:
    return list(sql_statement.run(select, replay(log), timeout).rows)


@pytest.mark.parametrize("select", REFUSED)
def test_a_statement_that_does_not_only_read_is_refused(select: str, read: Read) -> None:
    with pytest.raises(UsageError) as refusal:
        ask(read(""), select)
    assert REFUSED[select] in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_an_as_of_join_over_days_gives_the_members_of_each(record: EventLog) -> None:
    select = """
        SELECT day, group_concat(state, ' ') FROM
          (SELECT day, state FROM days JOIN spells ON first_day <= day AND (until IS NULL OR day < until)
           WHERE standing = 'member' AND day IN ('2012-06-27', '2012-06-28') ORDER BY day, state)
        GROUP BY day"""
    assert ask(record, select) == [("2012-06-27", "AM BY KG KZ RU TJ UZ"), ("2012-06-28", "AM BY KG KZ RU TJ")]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_can_be_asked_in_any_case_of_letters(name: str, record: EventLog) -> None:
    ((count,),) = ask(record, f'SELECT count(*) FROM "{name.upper()}"')
    assert isinstance(count, int)
    assert count > 10


def test_only_the_tables_that_a_statement_names_are_filled(record: EventLog) -> None:
    assert ask(record, "SELECT count(*) FROM states") != ask(record, "SELECT 0")
    answer = sql_statement.run("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", replay(record), 5)
    assert [name for (name,) in answer.rows] == sorted(TABLES)


def test_columns_of_one_name_get_different_names(read: Read) -> None:
    answer = sql_statement.run("SELECT 1 AS a, 2 AS a, 3 AS a_2, x'00ff' AS b", replay(read("")), 5)
    assert answer == (("a", "a_2", "a_2_2", "b"), ((1, 2, 3, "x'00ff'"),))


def test_an_endless_statement_is_stopped(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = count()
    monkeypatch.setattr(sql_statement, "time", SimpleNamespace(monotonic=lambda: next(seconds)))
    with pytest.raises(UsageError, match=r"exceeded the time limit of 3 s$"):
        ask(read(""), f"{ENDLESS} SELECT count(*) FROM c", timeout=3)
    assert next(seconds) < 10, "the watch is looked at no more than it has to be"


@pytest.mark.parametrize("columns", ["x", "printf('%.*c', 900000, 'x')"])
def test_an_answer_too_large_for_memory_is_refused(columns: str, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sql_statement, "MAX_ROWS", 1000)
    monkeypatch.setattr(sql_statement, "MAX_CHARACTERS", 5_000_000)
    with pytest.raises(UsageError, match="too large"):
        ask(read(""), f"{ENDLESS} SELECT {columns} FROM c")


def test_a_statement_can_be_interrupted(csto: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = count()

    def look() -> int:
        if next(looks) == 1:  # the statement runs
            signal.raise_signal(signal.SIGINT)
        return 0

    monkeypatch.setattr(sql_statement, "time", SimpleNamespace(monotonic=look))
    # Datasette, in another test of this process, turns them on
    sqlite3.enable_callback_tracebacks(False)  # noqa: FBT003 - it takes no keyword
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        result = csto("sql", f"{ENDLESS} SELECT count(*) FROM c")
    finally:
        signal.signal(signal.SIGINT, before)
    assert (result.returncode, result.stdout, result.stderr) == (130, "", "")


def test_it_prints_through_every_format(csto: Run) -> None:
    select = "SELECT state, 1.5 AS share, 2012 AS year, NULL AS missing, '=1+1' AS formula FROM states LIMIT 1"
    assert csto("sql", select, "-f", "csv").stdout == "state,share,year,missing,formula\nAF,1.5,2012,,'=1+1\n"
    data = json.loads(csto("sql", select, "-f", "json").stdout)["data"]
    assert data == [{"state": "AF", "share": 1.5, "year": 2012, "missing": None, "formula": "=1+1"}]
    assert "2012 " in csto("sql", select).stdout


def test_infinity_is_not_a_json_number(csto: Run) -> None:
    assert json.loads(csto("sql", "SELECT 9e999 AS x", "-f", "json").stdout)["data"] == [{"x": "inf"}]


def test_tables_and_columns_can_be_listed(csto: Run) -> None:
    assert [row["table"] for row in json.loads(csto("sql", "--tables", "-f", "json").stdout)["data"]] == list(TABLES)
    columns = json.loads(csto("sql", "--schema", "-f", "json").stdout)["data"]
    assert [(row["table"], row["column"]) for row in columns] == [(t.name, n) for t in TABLES.values() for n in t.names]


@pytest.mark.parametrize("args", [[], ["SELECT 1", "--tables"], ["--tables", "--schema"]])
def test_exactly_one_of_select_tables_and_schema_is_required(args: list[str], csto: Run) -> None:
    result = csto("sql", *args)
    assert (result.returncode, result.stdout) == (2, "")
    assert "give exactly one of SELECT, --tables and --schema" in result.stderr


def test_wrong_sql_is_one_line_and_exit_2(csto: Run) -> None:
    result = csto("sql", "SELECT x FROM spels")
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "no such table: spels" in result.stderr


def test_the_text_of_a_log_is_data_and_never_sql(read: Read) -> None:
    text = event("statement", "1999-01-02", ident="o").replace("Something happens", "'); DROP TABLE events; --")
    assert ask(read(text), "SELECT title FROM events") == [("'); DROP TABLE events; --",)]


@pytest.mark.parametrize("args", [(), ("-",)])
def test_a_statement_is_read_from_standard_input(args: tuple[str, ...], csto: Run) -> None:
    statement = "\ufeff-- States\nSELECT state FROM states\nWHERE name = 'Armenia';\n"
    ran = csto("sql", *args, "--format", "csv", stdin=statement)
    assert (ran.returncode, ran.stdout) == (0, "state\nAM\n")


@pytest.mark.parametrize(
    ("args", "stdin", "message"),
    [
        ("", "", "give exactly one of SELECT, --tables and --schema"),
        ("-", " \n", "give exactly one of SELECT, --tables and --schema"),
        ("- --tables", "SELECT 1", "give exactly one of SELECT, --tables and --schema"),
        ("- --log -", "SELECT 1", "give exactly one of SELECT, --tables and --schema"),
        ("", "DELETE FROM states", "only reading is allowed"),
        ("--provenance", "SELECT 1", "--provenance cannot repeat a statement from standard input; give it"),
        ("", "SELECT 1; SELECT 2", "SELECT: one statement at a time; give one SELECT; UNION ALL appends"),
    ],
)
def test_standard_input_without_one_select_is_refused(args: str, stdin: str, message: str, csto: Run) -> None:
    ran = csto("sql", *args.split(), stdin=stdin)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"error: csto sql: {message}")


def test_standard_input_that_is_not_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "query.sql"
    file.write_bytes(b"SELECT '\xff'")
    with file.open("rb") as stream:
        ran = subprocess.run(
            [sys.executable, "-m", "cstocli", "sql"],
            stdin=stream,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert ran.returncode == 2
    assert ran.stderr == "error: csto sql: standard input cannot be read as UTF-8 text; write one SELECT to it\n"
