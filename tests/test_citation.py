"""How csto is cited: CITATION.cff, the change log and the program name one version and one day."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import tomli

import cstocli
from cstocli.model.log import EventLog
from support.logs import HEADER, ROOT
from support.program import Run

CFF = ROOT / "CITATION.cff"


def test_the_citation_file_names_the_version_and_its_day() -> None:
    text = CFF.read_text(encoding="utf-8")
    assert set(re.findall(r"^ *version: (.*)$", text, re.MULTILINE)) == {cstocli.__version__}
    assert set(re.findall(r'^ *date-released: "(.*)"$', text, re.MULTILINE)) == {cstocli.__date__}


def test_the_deposit_says_what_the_citation_file_and_the_metadata_say() -> None:
    deposit = json.loads((ROOT / ".zenodo.json").read_text(encoding="utf-8"))
    project = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = CFF.read_text(encoding="utf-8")
    assert deposit["upload_type"] == "software"
    assert (deposit["access_right"], deposit["license"]) == ("open", "MIT")
    assert (
        project["license"] == "MIT AND CC-BY-4.0 AND Unicode-3.0"
    )  # a deposit has one licence; its notes name the others
    assert "CC BY 4.0" in deposit["notes"]
    assert (
        deposit["creators"]
        == project["authors"]
        == [{"name": name} for name in re.findall(r'^authors:\n  - name: "(.*)"$', citation, re.MULTILINE)]
    )
    assert f'\ntitle: "{deposit["title"]}"\n' in citation
    assert deposit["description"] in " ".join(citation.split())
    (keywords,) = re.findall(r"^keywords:\n((?:  - .*\n)+)", citation, re.MULTILINE)
    assert deposit["keywords"] == project["keywords"] == re.findall(r"- (.*)", keywords)


def test_the_change_log_names_the_version_and_its_day_below_what_is_unreleased() -> None:
    headings = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    released = headings[headings[0] == "Unreleased" :]
    assert released[0] == f"{cstocli.__version__} - {cstocli.__date__}"
    assert all(re.fullmatch(r"\d+\.\d+\.\d+ - \d{4}-\d\d-\d\d", heading) for heading in released)


def test_each_version_of_the_change_log_separates_program_and_record() -> None:
    _, *versions = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")
    assert [re.findall(r"^### (.*)$", text, re.MULTILINE) for text in versions] == [["Program", "Record"]] * len(
        versions
    )


def test_program_and_record_are_cited_by_version_and_hash(csto: Run, record: EventLog) -> None:
    program, data, *entries = csto("--cite").stdout.splitlines()
    assert program.endswith(f"(version {cstocli.__version__}) [Computer software]. MIT.")
    assert f"(verified to {record.verified_to}, SHA-256 {record.sha256}) [Data set]. CC BY 4.0." in data
    assert sum(line.startswith("@misc{") for line in entries) == 2
    assert entries.count("}") == 2


def test_the_citation_of_another_log_names_no_author_and_no_licence(csto: Run, tmp_path: Path) -> None:
    path = tmp_path / "log.toml"
    path.write_text(HEADER, encoding="utf-8")
    _, data, *entries = csto("--cite", env={"CSTO_LOG": str(path)}).stdout.splitlines()
    assert data.startswith("An Organisation: an event log (verified to 2030-12-31, SHA-256 ")
    assert data.endswith("[Data set].")
    assert sum("author" in line for line in entries) == 1


@pytest.mark.parametrize("title", ["a } @misc{b", "\\\\input{x}", "100 % & more"])
def test_the_title_of_a_log_is_escaped_for_tex(title: str, csto: Run, tmp_path: Path) -> None:
    path = tmp_path / "log.toml"
    path.write_text(HEADER.replace("An Organisation", title), encoding="utf-8")
    text = csto("--cite", env={"CSTO_LOG": str(path)}).stdout
    (line,) = [line for line in text.splitlines() if line.startswith("  title") and "replay" not in line]
    assert re.sub(r"\\[{}%&]|\\textbackslash\{\}", "", line).count("{") == 2
    assert not re.search(r"(?<!\\)[%&]|\\input", line)
