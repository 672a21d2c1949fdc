"""What a script can rely on, as the page says it: exit codes, the names of rows, the envelope of JSON."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from cstocli.cli.exits import Exit
from cstocli.render.formats.registry import FORMATS
from support.logs import ROOT
from support.program import Run

PAGE = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `(.+)` \| `(.+)` \|$", PAGE, re.MULTILINE))
CLAIMS = ROOT / "docs" / "examples" / "article-2022-01-10.toml"


def _file(command: str, tmp_path: Path, csto: Run) -> Path:
    """Return a file that a command can read."""
    made = tmp_path / "made.csv"
    if command == "factcheck":
        return CLAIMS
    if command == "compare":
        made.write_text("state,start,end\nUZ,1993,1999\n", encoding="utf-8")
    else:
        table = csto("members", "--on", "2012-07-01", "--format", "csv", "--provenance").stdout
        made.write_text(table.replace("suspended", "member"), encoding="utf-8")
    return made


@pytest.mark.parametrize("code", Exit)
def test_every_exit_code_is_documented(code: Exit) -> None:
    assert f"\n| {code.value} | {code.meaning} |\n" in PAGE


@pytest.mark.parametrize("question", ROWS)
def test_rows_have_the_names_that_the_page_gives(question: str, tmp_path: Path, csto: Run) -> None:
    words = shlex.split(question)
    if words[-1] == "FILE":
        words[-1] = str(_file(words[0], tmp_path, csto))
    ran = csto(*words, "--format", "tsv")
    assert ran.returncode in {Exit.DONE, Exit.NO}
    promised = ROWS[question].split(" ")
    assert ran.stdout.partition("\n")[0].split("\t")[: len(promised)] == promised


def test_the_envelope_is_that_of_the_page(csto: Run) -> None:
    (question,) = re.findall(r"^`csto (.*--format json)` prints this", PAGE, re.MULTILINE)
    (block,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    told, printed = json.loads(block), json.loads(csto(*shlex.split(question)).stdout)
    assert list(told) == list(printed)
    assert list(told["log"]) == list(printed["log"])
    assert told["data"] == printed["data"]
    same = ("csto", "command", "on", "reading")
    assert [told[key] for key in same] == [printed[key] for key in same]


def test_a_finding_has_the_form_that_the_page_gives(csto: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text("[log]\norganisation = 3\n", encoding="utf-8")
    line = csto("check", str(path), "--format", "concise").stdout.partition("\n")[0]
    assert re.fullmatch(rf"{re.escape(str(path))}:\d+:\d+: error\[CS\d{{3}}\]: \S.*", line)
    (names,) = re.findall(r"^`(code slug [a-z_ ]+)`\.$", PAGE, re.MULTILINE)
    findings = json.loads(csto("check", str(path), "--format", "json").stdout)["data"]
    assert {" ".join(finding) for finding in findings} == {names}


def test_the_formats_on_the_page_exist() -> None:
    (line,) = re.findall(r"^`--format` takes (.*?);", PAGE, re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", line)) <= set(FORMATS)


def test_the_page_names_every_format() -> None:
    (line,) = (line for line in PAGE.splitlines() if line.startswith("`--format` takes"))
    missing = set(FORMATS) - set(re.findall(r"`([a-z]+)`", line.partition(";")[0]))
    assert not missing, f"name {missing} in docs/contract.md"
