"""Each rule can be provoked by one slip in a sound log, which gives that code and no other error."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cstocli.check.rules import RULES
from cstocli.check.selection import selection
from cstocli.load import files
from cstocli.load.examine import examine
from cstocli.model.diagnostics import Severity
from support.mutations import MUTATIONS

SOUND = (Path(__file__).parent / "sound.toml").read_text(encoding="utf-8")
EVERYTHING = selection([], [], advice=True, allowed=False)


def _codes(path: Path) -> list[str]:
    return [found.code for found in examine(str(path), EVERYTHING).diagnostics]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.toml"
    path.write_text(SOUND, encoding="utf-8")
    return path


def test_the_sound_log_gives_nothing_not_even_advice(log: Path) -> None:
    assert _codes(log) == []


@pytest.mark.parametrize("code", sorted(MUTATIONS))
def test_one_slip_gives_its_code_and_no_other_error(code: str, log: Path) -> None:
    after, old, new = MUTATIONS[code]
    at = SOUND.index(old, SOUND.index(after))
    log.write_bytes((SOUND[:at] + new + SOUND[at + len(old) :]).encode(errors="surrogateescape"))
    found = _codes(log)
    rest = {other for other in found if RULES[other].severity is not Severity.ADVICE or other == code}
    assert rest == {code}


@pytest.mark.parametrize(
    ("code", "harm"),
    [
        ("CS001", lambda path: path.unlink()),
        ("CS002", lambda path: (path.unlink(), path.mkdir())),
        ("CS003", lambda path: path.with_name("x" * 300)),
        ("CS004", lambda path: path.write_text(SOUND + "#" * len(SOUND), encoding="utf-8")),
    ],
)
def test_harm_to_the_file_gives_its_code(
    code: str, harm: Callable[[Path], object], log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST", len(SOUND.encode()) + 10)
    other = harm(log)
    assert _codes(other if isinstance(other, Path) else log) == [code]


def test_every_rule_is_provoked() -> None:
    missing = set(RULES) - {*MUTATIONS, "CS001", "CS002", "CS003", "CS004"}
    assert not missing, f"give each of {missing} a slip in tests/support/mutations.py"
    assert set(MUTATIONS) <= set(RULES)
