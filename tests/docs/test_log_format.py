"""The page on the log format documents every table and shows only keys that exist."""

from __future__ import annotations

import re
from pathlib import Path

import tomli

from cstocli.load.codebook import TABLES, keys
from cstocli.model.events import KINDS, Event
from support.logs import ROOT
from support.program import Run

PAGE = (ROOT / "docs" / "log-format.md").read_text(encoding="utf-8")
SHOWN = [tomli.loads(block) for block in re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)]


def test_the_small_log_is_sound_and_answers_as_the_page_says(csto: Run, tmp_path: Path) -> None:
    path = tmp_path / "union.toml"
    path.write_text(PAGE.partition("```toml\n")[2].partition("```")[0], encoding="utf-8")
    checked = csto("check", str(path), "--strict", "--advice")
    assert (checked.returncode, checked.stdout) == (0, "")
    asked = csto("members", "--log", str(path), "--on", "1990-07-10", "--columns", "standing,certainty", "-f", "tsv")
    assert sorted(asked.stdout.splitlines()[1:]) == ["member\tpossible", "signatory\tpossible"]


def _keys(cls: type) -> set[str]:
    return {key.key for key in keys(cls)}


def test_every_key_shown_belongs_to_its_table() -> None:
    shown = 0
    for document in SHOWN:
        for name in ("states", "instruments", "bodies", "sources"):
            for entry in document.get(name, {}).values():
                assert set(entry) <= _keys(TABLES[name]), name
                shown += 1
        for event in document.get("event", ()):
            assert set(event) - {"kind"} <= _keys(KINDS[event["kind"]])
            assert all(set(claim) <= _keys(TABLES["claim"]) for claim in event.get("claim", ()))
            shown += 1
        for assertion in document.get("assert", ()):
            assert set(assertion) <= _keys(TABLES["assert"])
            shown += 1
    assert shown > 7


def test_every_key_of_the_log_and_of_every_event_is_documented() -> None:
    documented = set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE))
    assert documented == _keys(TABLES["log"])
    shown = [set(event) for document in SHOWN for event in document.get("event", ())]
    assert any(_keys(Event) <= event for event in shown)
