"""What a script can rely on: one envelope, the same names in every format, the columns of the contract."""

from __future__ import annotations

import csv
import inspect
import io
import json
import os
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.inside import Ran, inside
from conftest import ROOT
from cstocli.cli import groups
from cstocli.render.formats import FORMATS

QUERIES = {
    "chair": "chair --on 2012-07-01",
    "chair --all": "chair --all",
    "chair --rotation": "chair --rotation",
    "compare": "compare {spells}",
    "country": "country UZ --on 2012-07-01",
    "diff": "diff 2012-06-01 2013-01-01",
    "disputes": "disputes --state UZ",
    "exercises": "exercises --from 2008 --to 2009",
    "exercises --totals": "exercises --totals series",
    "explain": "explain CS302",
    "factcheck": f"factcheck {shlex.quote(str(ROOT / 'docs' / 'examples' / 'article-2022-01-10.toml'))}",
    "is": "is UZ member --on 2012-07-01",
    "kinds": "kinds",
    "members": "members --on 2012-07-01",
    "offices": "offices --on 2012-07-01",
    "offices --all": "offices --all",
    "panel": "panel --from 2012 --to 2013",
    "show": "show uz-suspension-2012",
    "sources": "sources --language ar",
    "spells": "spells --state UZ",
    "sql": "sql 'SELECT state, standing FROM spells LIMIT 3'",
    "status": "status --on 2022-01-10",
    "timeline": "timeline --from 2012 --to 2012",
    "verify": "verify {table}",
    "why": "why UZ --on 2012-07-01",
}
COLUMNS = {
    "members": "state name standing since event certainty",
    "chair": "state name person from to event certainty",
    "chair --all": "state name person from to event certainty",
    "timeline": "date id kind states title basis confidence sources",
    "exercises": "id series name from to host place participants personnel aircraft vehicles status certainty",
    "diff": "state name before after events",
    "offices": "office person state from to event certainty",
    "offices --all": "office person state from to event certainty",
    "sources": "key publisher title url date language supports contradicts",
    "disputes": "event field kept claimed source changes_answer",
    "factcheck": "claim text verdict evidence events",
    "spells": "state name standing start end until certainty",
}
OF_THE_PROGRAM = ("explain", "kinds")
"""What these tell is in no log."""
ENVELOPE = ["csto", "command", "log", "on", "reading", "data", "notes"]


@pytest.fixture
def asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, str], Ran]:
    """Return a function that runs a query in a format; the files that some need are made for it."""
    spells = tmp_path / "spells.csv"
    spells.write_text("state,start,end\nUZ,1993,1999\n", encoding="utf-8")

    def ask(query: str, form: str) -> Ran:
        table = tmp_path / "members.csv"
        if "{table}" in query:
            made = inside("members --on 2012-07-01 --format csv --provenance", capsys, monkeypatch)
            table.write_text(made.out.replace("suspended", "member"), encoding="utf-8")
        return inside(f"{query.format(spells=spells, table=table)} --format {form}", capsys, monkeypatch)

    return ask


def test_every_command_that_prints_an_answer_is_held_to_the_contract() -> None:
    answering = {
        name for name in groups.names() if "form" in inspect.signature(groups.module_of(name).command).parameters
    }
    answering -= {name for name in answering if not takes_the_shared_form(name)}
    assert answering == {query.split(" ")[0] for query in QUERIES}


def takes_the_shared_form(name: str) -> bool:
    """Return whether a command prints answers in the formats of all (``check`` has its own, for findings)."""
    formats = next((param for param in groups.command(name).params if "--format" in param.opts), None)
    return formats is not None and {str(choice) for choice in formats.type.choices} == set(FORMATS)  # type: ignore[attr-defined]


@pytest.mark.parametrize("query", QUERIES)
def test_every_command_has_the_one_envelope(query: str, asked: Callable[[str, str], Ran]) -> None:
    ran = asked(QUERIES[query], "json")
    answer = json.loads(ran.out)
    assert list(answer) == ENVELOPE
    assert answer["csto"] == 1
    assert answer["command"] == query.split(" ", maxsplit=1)[0]
    told = list(answer["log"]) if answer["log"] else None
    assert told == (None if query in OF_THE_PROGRAM else ["organisation", "verified_to", "sha256"])
    assert answer["reading"] == "practice"
    assert answer["data"]
    assert all(list(row) == list(answer["data"][0]) for row in answer["data"])
    assert all(isinstance(note, str) for note in answer["notes"])


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("form", FORMATS)
def test_every_command_prints_every_format(query: str, form: str, asked: Callable[[str, str], Ran]) -> None:
    ran = asked(QUERIES[query], form)
    assert ran.code in {0, 1}
    assert ran.out.endswith("\n")
    assert "\x1b" not in ran.out


@pytest.mark.parametrize("query", QUERIES)
def test_rows_have_the_same_names_and_number_in_every_format(query: str, asked: Callable[[str, str], Ran]) -> None:
    rows = json.loads(asked(QUERIES[query], "json").out)["data"]
    assert [json.loads(line) for line in asked(QUERIES[query], "jsonl").out.splitlines()] == rows
    table = list(csv.reader(io.StringIO(asked(QUERIES[query], "csv").out)))
    assert table[0] == list(rows[0])
    assert len(table) == len(rows) + 1
    tabbed = asked(QUERIES[query], "tsv").out.splitlines()
    assert tabbed[0].split("\t") == list(rows[0])
    assert [line.count("\t") for line in tabbed] == [len(rows[0]) - 1] * (len(rows) + 1)


@pytest.mark.parametrize("query", COLUMNS)
def test_rows_have_the_names_of_the_contract(query: str, asked: Callable[[str, str], Ran]) -> None:
    header = asked(QUERIES[query], "tsv").out.split("\n")[0]
    assert header.split("\t") == COLUMNS[query].split(" ")


def test_an_answer_without_rows_keeps_its_columns_and_its_envelope(asked: Callable[[str, str], Ran]) -> None:
    query = "timeline --from 1989 --to 1989"
    assert asked(query, "csv").out == COLUMNS["timeline"].replace(" ", ",") + "\n"
    assert json.loads(asked(query, "json").out)["data"] == []
    assert asked(query, "jsonl").out == ""


@pytest.mark.parametrize("form", FORMATS)
def test_columns_and_their_order_can_be_chosen_in_every_format(form: str, asked: Callable[[str, str], Ran]) -> None:
    told = asked("members --on 2012-07-01 --columns standing,state --sort standing,-state", form).out
    assert "Uzbekistan" not in told
    assert told.index("TJ") < told.index("AM") < told.index("UZ")
    if form == "json":
        assert json.loads(told)["data"][0] == {"standing": "member", "state": "TJ"}


def test_the_line_of_names_can_be_left_out(asked: Callable[[str, str], Ran]) -> None:
    query = "members --on 2012-07-01 --columns state --no-header"
    assert asked(query, "tsv").out == asked(query, "csv").out == "AM\nBY\nKG\nKZ\nRU\nTJ\nUZ\n"
    assert "state" not in asked(query, "table").out


def test_a_width_is_kept_away_from_a_terminal_too(asked: Callable[[str, str], Ran]) -> None:
    told = asked("timeline --from 2012 --to 2012 --width 50", "table").out
    assert max(map(len, told.split("\n"))) <= 50
    assert "uz-suspension-2012" in told


def test_the_format_can_be_set_in_the_environment(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "CSTO_FORMAT", "tsv")
    assert inside("members --on 2012", capsys, monkeypatch).out.startswith("state\tname")
