"""README is right about the test command, the layout and the dates. ``test_examples`` runs its examples."""

from __future__ import annotations

import re
from datetime import date

from cstocli.model.log import EventLog
from support.logs import ROOT

README = ROOT / "README.md"


def test_the_test_command_is_the_one_that_ci_runs() -> None:
    indented = [
        line.strip() for line in README.read_text(encoding="utf-8").split("\n") if line.startswith("    python3")
    ]
    assert len(indented) == 2
    assert indented[1].endswith("-m pytest -n auto")
    assert f"\n    {indented[1]}\n}}" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_layout_and_the_traced_question_name_existing_files() -> None:
    text = README.read_text(encoding="utf-8")
    package = ROOT / "src" / "cstocli"
    (line,) = [line for line in text.split("\n") if line.startswith("One question traced")]
    traced = re.findall(r"`([\w/]+\.py)`", line)
    assert traced
    assert [path for path in traced if not (package / path).is_file()] == []
    (layout,) = re.findall(r"## Project layout\n\n```\n(.*?)```", text, re.DOTALL)
    layer = package
    assert layout.count("\n") > 15
    for indent, name in re.findall(r"^( *)([\w./]+) ", layout, re.MULTILINE):
        place = (ROOT, package, layer)[len(indent) // 2] / name
        assert place.exists(), name
        layer = place if len(indent) == 2 else layer


def test_the_days_through_which_the_record_was_verified_are_those_of_the_record(record: EventLog) -> None:
    verified = f"verified through {_in_words(record.verified_to)}"
    methodology = (ROOT / "docs" / "methodology.md").read_text(encoding="utf-8")
    assert verified in README.read_text(encoding="utf-8")
    assert verified in methodology
    assert f"chair and offices through {_in_words(record.verified_through('chair'))}" in methodology


def _in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
