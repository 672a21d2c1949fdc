"""What a script can rely on: one envelope, the same names in every format, the columns of the contract."""

from __future__ import annotations

import csv
import inspect
import io
import json
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from cstocli.cli.command_table import COMMANDS
from cstocli.cli.groups import command_module, load_command
from cstocli.render.formats.registry import FORMATS
from support.modes import MODES
from support.program import Run

QUERIES = {
    name: MODES[name]
    for name in (
        "check --explain",
        "check --rules",
        "chair",
        "chair --all",
        "chair --rotation",
        "compare",
        "country",
        "diff",
        "disputes",
        "exercises",
        "exercises --totals",
        "factcheck",
        "is",
        "kinds",
        "members",
        "offices",
        "offices --all",
        "panel",
        "recheck",
        "show",
        "sources",
        "spells",
        "sql",
        "chair --totals",
        "status",
        "timeline",
        "why",
        "why --full",
        "why --sources",
    )
}
COLUMNS = {
    "why": "part date effect event title becomes why certainty place sources agreement",
    "why --full": "part date effect event title becomes why certainty place sources agreement references",
    "members": "state name standing since event certainty agreement",
    "chair": "state name person from to event certainty next agreement",
    "chair --all": "state name person from to event certainty next agreement",
    "chair --totals": "state name person terms days first last events certainty agreement",
    "timeline": "date id kind states title basis confidence sources status weight",
    "exercises": "id series name from to host place participants personnel aircraft vehicles status certainty",
    "diff": "state name before after events certainty agreement",
    "offices": "office person state from to event certainty agreement",
    "offices --all": "office person state from to event certainty agreement",
    "sources": "key publisher title url date language supports contradicts",
    "disputes": "event field kept claimed source changes_answer",
    "factcheck": "claim text verdict evidence events known_then",
    "spells": "state name standing start end until certainty censored agreement",
}
OF_THE_PROGRAM = ("check --explain", "check --rules", "kinds")
"""Answers about the program itself, made from no log."""
ENVELOPE = ["csto", "command", "log", "on", "reading", "data", "notes"]


@pytest.fixture
def run_query(tmp_path: Path, csto: Run) -> Callable[[str, str], str]:
    """Return a function that tells what a query prints in a format; the files that some need are made for it."""
    spells = tmp_path / "spells.csv"
    spells.write_text("state,start,end\nUZ,1993,1999\n", encoding="utf-8")
    table = tmp_path / "members.csv"

    def ask(query: str, form: str) -> str:
        if "{table}" in query and not table.exists():
            made = csto("members", "--on", "2012-07-01", "--format", "csv", "--provenance").stdout
            table.write_text(made.replace("suspended", "member"), encoding="utf-8")
        result = csto(*shlex.split(query.format(spells=spells, table=table)), "--format", form)
        assert result.returncode in {0, 1, 3}, result.stderr  # 3: the log leaves a seat open
        return result.stdout

    return ask


def test_every_command_that_prints_an_answer_is_held_to_the_contract() -> None:
    answering = {name for name in COMMANDS if "output" in inspect.signature(command_module(name).command).parameters}
    answering = {name for name in answering if takes_the_shared_form(name)} | {"check"}  # which prints its rules so
    held = {query.split(" ")[0] for query in QUERIES}
    assert answering == held, f"add a line to QUERIES, or remove one, for {sorted(answering ^ held)}"


def takes_the_shared_form(name: str) -> bool:
    """Return whether a command prints answers in the formats of all (``check`` has its own, for findings)."""
    formats = next((param for param in load_command(name).params if "--format" in param.opts), None)
    return formats is not None and {str(choice) for choice in formats.type.choices} == set(FORMATS)  # type: ignore[attr-defined]


@pytest.mark.parametrize("query", QUERIES)
def test_every_command_prints_the_same_rows_in_every_format(query: str, run_query: Callable[[str, str], str]) -> None:
    output = {form: run_query(QUERIES[query], form) for form in FORMATS}
    assert [form for form, text in output.items() if not text.endswith("\n") or "\x1b" in text] == []
    answer = json.loads(output["json"])
    assert list(answer) == ENVELOPE
    assert (answer["csto"], answer["command"]) == (1, query.split(" ", maxsplit=1)[0])
    of = (list(answer["log"]), answer["reading"]) if answer["log"] else (None, answer["reading"])
    log = ["organisation", "verified_to", "sha256", *(["known_by"] if query == "factcheck" else [])]
    assert of == ((None, None) if query in OF_THE_PROGRAM else (log, "practice"))
    assert all(isinstance(note, str) for note in answer["notes"])
    rows = answer["data"]
    names = list(rows[0])
    assert all(list(row) == names for row in rows)
    assert COLUMNS.get(query) in {None, " ".join(names)}
    assert [json.loads(line) for line in output["jsonl"].splitlines()] == rows
    table = list(csv.reader(io.StringIO(output["csv"])))
    assert (table[0], len(table)) == (names, len(rows) + 1)
    tabbed = [line.split("\t") for line in output["tsv"].splitlines()]
    assert tabbed[0] == names
    assert [len(line) for line in tabbed] == [len(names)] * (len(rows) + 1)


def test_an_answer_without_rows_keeps_its_columns_and_its_envelope(run_query: Callable[[str, str], str]) -> None:
    query = "timeline --from 1989 --to 1989"
    assert run_query(query, "csv") == COLUMNS["timeline"].replace(" ", ",") + "\n"
    assert json.loads(run_query(query, "json"))["data"] == []
    assert run_query(query, "jsonl") == ""


@pytest.mark.parametrize("form", FORMATS)
def test_columns_and_their_order_can_be_chosen_in_every_format(form: str, run_query: Callable[[str, str], str]) -> None:
    output = run_query("members --on 2012-07-01 --columns standing,state --sort standing,-state", form)
    assert "Tajikistan" not in output
    assert output.index("TJ") < output.index("AM") < output.index("UZ")
    if form == "json":
        assert json.loads(output)["data"][0] == {"standing": "member", "state": "TJ"}


def test_the_line_of_names_can_be_left_out(run_query: Callable[[str, str], str]) -> None:
    query = "members --on 2012-07-01 --columns state --no-header"
    assert run_query(query, "tsv") == run_query(query, "csv") == "AM\nBY\nKG\nKZ\nRU\nTJ\nUZ\n"
    assert "state" not in run_query(query, "table")


def test_a_width_is_kept_away_from_a_terminal_too(run_query: Callable[[str, str], str]) -> None:
    output = run_query("timeline --from 2012 --to 2012 --width 50", "table")
    assert max(map(len, output.split("\n"))) <= 50
    assert "uz-suspension-2012" in output


def test_the_format_can_be_set_in_the_environment(csto: Run) -> None:
    assert csto("members", "--on", "2012", env={"CSTO_FORMAT": "tsv"}).stdout.startswith("state\tname")


def test_a_long_table_is_printed_without_a_notice(csto: Run) -> None:
    result = csto("panel", "--by", "month", "--from", "2012", "--to", "2012")
    assert "seconds" not in result.stderr
    assert result.stdout.count("\n") > 100
