from __future__ import annotations

from conftest import ROOT

COMMANDS = {path.stem for path in (ROOT / "src/cstocli/cli/commands").glob("*.py")} - {"__init__"}
ANSWERS = {path.stem for path in (ROOT / "src/cstocli/core/answers").glob("*.py")} - {"__init__"}
ELSEWHERE = {
    "check": "findings are no report",
    "completion": "a script for a shell",
    "export": "the tables, written by render",
    "schema": "JSON Schema, by load",
    "sql": "the tables, asked by cli",
}


def test_an_answer_is_found_under_the_name_of_its_command() -> None:
    assert set(ELSEWHERE) == COMMANDS - ANSWERS


def test_every_other_module_is_a_part_of_an_answer_and_begins_with_its_name() -> None:
    parts = ANSWERS - COMMANDS
    assert parts
    assert {part.partition("_")[0] for part in parts} <= COMMANDS
