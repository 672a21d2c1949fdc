"""Findings for machines."""

from __future__ import annotations

import json

import pytest

from cstocli.model.diagnostics import Diagnostic, Place, Severity
from cstocli.model.struct import replace
from cstocli.render.context import RenderContext
from cstocli.render.diagnostics.findings import FORMS, Checked, github
from cstocli.render.diagnostics.sarif import sarif
from support.hostile import HOSTILE

FOUND = Diagnostic(
    code="CS302",
    severity=Severity.ERROR,
    headline="100% wrong:\nit is, really",
    place=Place("a, b:c.toml", 3, 8, 20),
    also=((Place("a, b:c.toml", 9, 1, 5), "it signs here"),),
    hint="mend it",
)


def test_github_takes_a_finding_as_one_line_with_everything_escaped() -> None:
    assert github([FOUND]) == (
        "::error file=a%2C b%3Ac.toml,line=3,col=8,endColumn=20,title=CS302 ratified-before-signed"
        "::100%25 wrong:%0Ait is, really%0Ahint: mend it\n"
    )


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("form", FORMS)
def test_no_form_lets_a_control_or_a_turn_through(form: str, hostile: str) -> None:
    text = HOSTILE[hostile]
    place = Place(text, 1, 2, 3)
    found = replace(FOUND, headline=text, label=text, hint=text, place=place, also=((place, text),))
    lines = {text: b"a line"}
    told = FORMS[form](Checked([found, replace(found, allowed=text)], lines, None, text), RenderContext())
    assert not {char for char in told if ord(char) < 32 or 127 <= ord(char) < 160} - {"\n"}
    assert not set(told) & set("\u202e\u2066\u2069\u200f\u061c\u2028\u2029")
    told.encode()


def test_nothing_in_a_finding_is_obeyed_where_the_output_of_a_step_is_shown() -> None:
    told = github([replace(FOUND, headline="a\x1b[2Jb\r\u202ec")])
    assert "::a\\x1b[2Jb\\r\\u202ec%0A" in told


def test_what_is_allowed_is_a_notice_to_github() -> None:
    assert github([replace(FOUND, allowed="known")]).startswith("::notice ")


def test_sarif_has_the_rule_the_place_and_the_second_place() -> None:
    (run,) = json.loads(sarif([FOUND]))["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    (result,) = run["results"]
    assert (rule["id"], rule["name"]) == ("CS302", "ratified-before-signed")
    assert result["level"] == "error"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%2C%20b%3Ac.toml"
    assert place["region"] == {"startLine": 3, "startColumn": 8, "endColumn": 20}
    assert result["relatedLocations"][0]["message"] == {"text": "it signs here"}


def test_sarif_keeps_what_is_allowed_with_its_reason() -> None:
    (run,) = json.loads(sarif([replace(FOUND, allowed="known")]))["runs"]
    assert run["results"][0]["suppressions"] == [{"kind": "inSource", "justification": "known"}]


def test_sarif_of_nothing_is_a_run_without_results() -> None:
    (run,) = json.loads(sarif([]))["runs"]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
