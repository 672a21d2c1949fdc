"""Assertions about events are checked like those about days."""

from pathlib import Path

from support.logs import HEADER, event
from support.program import Run

SIGNED = event("signature", "1992-05-15", 'states = ["XA"]', instrument="treaty")
CLAIM = '\n[[assert]]\nevent = { kind = "signature", date = "1992-05-15", states = ["XA"], figures = { dead = 3 } }\n'


def test_an_assertion_about_an_event_that_stands_twice_is_told(csto: Run, tmp_path: Path) -> None:
    path = tmp_path / "log.toml"
    path.write_text(HEADER + SIGNED + CLAIM + CLAIM, encoding="utf-8")
    result = csto("check", "--strict", "--format", "concise", str(path))
    assert "CS853" in result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    assert result.returncode == 1
