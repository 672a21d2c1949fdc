"""One smallest bad log for each code, further ones where a rule has other words to say, and exactly what is said."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cstocli.check.rules import RULES
from cstocli.check.selection import selection
from cstocli.load import files
from cstocli.load.examine import examine
from cstocli.render.diagnostics.text import concise, full

HERE = Path(__file__).parent
EVERYTHING = selection([], [], advice=True, allowed=True)
VARIANTS = {path.stem for path in HERE.glob("CS???-*.toml")}
"""A code, a dash and a few words: ``CS851-chair``."""


@pytest.mark.parametrize("name", sorted({*RULES, *VARIANTS}))
def test_a_bad_log_gives_its_code_alone_in_these_words(
    name: str, golden: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    log = HERE / f"{name}.toml"
    assert log.exists() or log.is_symlink(), f"write tests/rules/{name}.toml, the smallest log that breaks the rule"
    monkeypatch.chdir(HERE)
    if name == "CS004":
        monkeypatch.setattr(files, "LARGEST", 10)
    found = examine(f"{name}.toml", EVERYTHING)
    assert [one.code for one in found.diagnostics] == [name.partition("-")[0]]
    golden(HERE / f"{name}.txt", f"{full(found.diagnostics, found.texts)}\n{concise(found.diagnostics)}")


def test_every_file_of_the_gallery_is_that_of_a_rule() -> None:
    known = {f"{name}{ending}" for name in (*RULES, *VARIANTS) for ending in (".toml", ".txt")}
    found = {path.name for path in HERE.glob("CS*.*")}
    assert found == known
    assert {name.partition("-")[0] for name in VARIANTS} <= set(RULES)
