"""One smallest bad log for each code, and exactly what is said of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cstocli.core.rules import RULES
from cstocli.core.rules.selection import selection
from cstocli.load import files
from cstocli.load.examine import examine
from cstocli.render.caret import concise, full

HERE = Path(__file__).parent
EVERYTHING = selection([], [], advice=True, allowed=True)


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_bad_log_gives_its_code_alone_in_these_words(
    code: str, golden: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    log = HERE / f"{code}.toml"
    assert log.exists() or log.is_symlink(), f"write tests/rules/{code}.toml, the smallest log that breaks the rule"
    monkeypatch.chdir(HERE)
    if code == "CS004":
        monkeypatch.setattr(files, "LARGEST", 10)
    found = examine(f"{code}.toml", EVERYTHING)
    assert [one.code for one in found.diagnostics] == [code]
    golden(HERE / f"{code}.txt", f"{full(found.diagnostics, found.texts)}\n{concise(found.diagnostics)}")


def test_every_file_of_the_gallery_is_that_of_a_rule() -> None:
    known = {f"{code}{ending}" for code in RULES for ending in (".toml", ".txt")}
    found = {path.name for path in HERE.glob("CS*.*")}
    assert found == known
