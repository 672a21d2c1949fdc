"""Where an answer stands: under the name of its command."""

from __future__ import annotations

from support.logs import ROOT

COMMANDS = {path.stem for path in (ROOT / "src/cstocli/cli/commands").glob("*.py")} - {"__init__"}
SHARED = {
    "__init__",
    "arrange",
    "best_sources",
    "claim_wording",
    "columns",
    "filters",
    "hints",
    "hints_on_standings",
    "notes",
    "notes_on_sources",
    "report",
    "seats",
    "wording",
} | {
    "standing_counts",
    "standing_questions",
    "standing_reasons",
}
ANSWERS = {path.stem for path in (ROOT / "src/cstocli/reports").glob("*.py")} - SHARED
ELSEWHERE = {
    "check": "findings are no report; check_rules is one",
    "export": "the tables, written by render",
    "sql": "the tables, asked by cli",
}


def test_an_answer_is_found_under_the_name_of_its_command() -> None:
    without = sorted(COMMANDS - ANSWERS - ELSEWHERE.keys())
    assert not without, f"no reports/{without[0]}.py: write it, or say in ELSEWHERE why there is none"
    assert ELSEWHERE.keys() <= COMMANDS - ANSWERS


def test_every_other_module_is_a_part_of_an_answer_and_begins_with_its_name() -> None:
    parts = ANSWERS - COMMANDS
    strange = sorted(part for part in parts if part.partition("_")[0] not in COMMANDS)
    assert parts
    assert not strange, f"reports/{strange[0]}.py is no command's: name what reports share in SHARED"
