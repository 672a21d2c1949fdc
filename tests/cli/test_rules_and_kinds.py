"""``csto check --rules`` and ``--explain``, and ``csto kinds``: answers about the program itself."""

from __future__ import annotations

import json

import pytest

from cstocli.check.rules import RULES
from cstocli.model.events import KINDS
from support.program import Run


def test_rules_lists_every_rule(csto: Run) -> None:
    rows = json.loads(csto("check", "--rules", "--format", "json").stdout)["data"]
    assert [row["code"] for row in rows] == sorted(RULES)


@pytest.mark.parametrize("word", ["CS302", "cs302", "ratified-before-signed"])
def test_explain_prints_one_rule_by_code_or_slug(csto: Run, word: str) -> None:
    done = csto("check", "--explain", word)
    assert done.returncode == 0
    assert done.stdout.startswith("CS302 ratified-before-signed\n")
    assert all(heading in done.stdout for heading in ("what", "why", "example", "instead"))


def test_explain_lists_the_rules_of_a_family(csto: Run) -> None:
    rows = json.loads(csto("check", "--explain", "cs4", "--format", "json").stdout)["data"]
    assert [row["code"] for row in rows] == sorted(code for code in RULES if code.startswith("CS4"))


def test_an_unknown_code_is_refused_with_a_guess(csto: Run) -> None:
    done = csto("check", "--explain", "CS3002")
    assert done.returncode == 2
    assert "did you mean 'CS302'?" in done.stderr


def test_kinds_lists_every_kind(csto: Run) -> None:
    rows = json.loads(csto("kinds", "--format", "json").stdout)["data"]
    assert sorted(row["kind"] for row in rows) == sorted(KINDS)
    assert all(row["meaning"] for row in rows)


def test_kinds_prints_the_keys_of_a_kind(csto: Run) -> None:
    rows = json.loads(csto("kinds", "lapse", "--format", "json").stdout)["data"]
    by_key = {row["key"]: row for row in rows}
    assert by_key["instrument"]["required"]
    assert not by_key["effect"]["required"]
    assert all(row["meaning"] for row in rows)


@pytest.mark.parametrize("word", ["states", "assert.event", "standing", "session-form"])
def test_kinds_prints_tables_and_words_too(csto: Run, word: str) -> None:
    rows = json.loads(csto("kinds", word, "--format", "json").stdout)["data"]
    assert rows
    assert all(row["meaning"] for row in rows)


def test_they_work_with_a_broken_log_in_use(csto: Run) -> None:
    for command in ("check --rules", "kinds", "kinds --schema"):
        assert csto(*command.split(), env={"CSTO_LOG": "nowhere.toml"}).returncode == 0


def test_an_answer_without_a_log_has_no_provenance(csto: Run) -> None:
    assert csto("kinds", "--provenance").returncode == 2


@pytest.mark.parametrize("options", [(), ("--bibliography",)])
def test_schema_prints_json_schema(csto: Run, options: tuple[str, ...]) -> None:
    schema = json.loads(csto("kinds", "--schema", *options).stdout)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["additionalProperties"] is False
