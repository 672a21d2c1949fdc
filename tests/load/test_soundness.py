"""The mark of a sound log: kept under the hash of all that decides whether it is sound, and never trusted blindly."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

import cstocli
from cstocli.check.engine import GradedFinding, check
from cstocli.check.rules import RULES
from cstocli.check.selection import is_fault, selection
from cstocli.load import soundness
from cstocli.load.examine import examine
from cstocli.load.files import STDIN, read_text
from cstocli.load.reader import LogReader, read_log
from cstocli.load.shipped_hash import SOUND as SOUND_RECORD
from cstocli.model.diagnostics import Severity
from cstocli.model.errors import UnsoundLogError
from cstocli.model.log import EventLog
from support.logs import HEADER, ROOT, event

SOUND = HEADER + event("statement", "2000-01-02", 'states = ["XA"]')
UNSOUND = SOUND.replace("2000-01-02", "1919-01-02")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the marks, in a cache of the test's own."""
    if sys.platform in {"win32", "darwin"}:
        pytest.skip("the cache folder of this system cannot be set by XDG_CACHE_HOME")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "csto"


@pytest.fixture
def is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], bool]:
    """Return a function that says whether the rules are run on a text that is then asked, and passes it."""

    def ask(text: str) -> bool:
        path = tmp_path / "log.toml"
        path.write_text(text, encoding="utf-8")
        runs: list[EventLog] = []

        def run_rules(log: EventLog, wanted: Collection[str]) -> list[GradedFinding]:
            runs.append(log)
            return check(log, wanted)

        with monkeypatch.context() as patched:
            patched.setattr("cstocli.load.examine.check", run_rules)
            LogReader(*read_text(path)).require_sound()
        return bool(runs)

    return ask


def test_a_sound_log_is_marked_and_an_unsound_one_is_not(folder: Path, is_run: Callable[[str], bool]) -> None:
    assert [is_run(SOUND), is_run(SOUND)] == [True, False]
    assert len(list(folder.iterdir())) == 1
    for _ in range(2):
        with pytest.raises(UnsoundLogError, match="CS603") as caught:
            is_run(UNSOUND)
        assert caught.value.is_readable
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("damage", [b"", b"another", b"\xff"])
def test_a_damaged_mark_is_not_trusted(folder: Path, is_run: Callable[[str], bool], damage: bytes) -> None:
    is_run(SOUND)
    (mark,) = folder.iterdir()
    mark.write_bytes(damage)
    assert [is_run(SOUND), is_run(SOUND)] == [True, False]


def test_the_mark_of_another_log_is_not_trusted(folder: Path, is_run: Callable[[str], bool]) -> None:
    is_run(SOUND)
    (mark,) = folder.iterdir()
    content = mark.read_bytes()
    mark.unlink()
    assert is_run(SOUND + "# another\n")
    (other,) = folder.iterdir()
    other.write_bytes(content)
    assert is_run(SOUND + "# another\n")


def test_a_mark_that_belongs_to_another_user_is_not_trusted(
    folder: Path, is_run: Callable[[str], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    is_run(SOUND)
    assert folder.is_dir()
    monkeypatch.setattr(os, "getuid", lambda: 424242)
    assert is_run(SOUND)


@pytest.mark.parametrize("changed", ["check/rules/new.py", "replay/new.py", "model/events/new.py", "load/new.py"])
def test_a_change_of_the_program_makes_the_marks_void(
    folder: Path, is_run: Callable[[str], bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    package = tmp_path / "package"
    for root in ("check/rules", "load", "model/events", "replay"):
        (package / root).mkdir(parents=True)
    module = package / changed
    module.write_text("", encoding="utf-8")
    monkeypatch.setattr(soundness, "_PACKAGE", package)
    assert [is_run(SOUND), is_run(SOUND)] == [True, False]
    os.utime(module, (1, 1))
    assert [is_run(SOUND), is_run(SOUND)] == [True, False]
    module.unlink()
    assert is_run(SOUND)
    assert len(list(folder.iterdir())) == 3


def test_every_layer_that_a_rule_imports_is_part_of_the_mark() -> None:
    package = Path(cstocli.__file__).parent
    upper = {"__pycache__", "api", "cli", "data", "factcheck", "render", "reports", "save"}
    folders = {path.name for path in package.iterdir() if path.is_dir()}
    assert folders - upper == set(soundness._JUDGING)


def test_only_the_newest_marks_are_kept_and_no_copy_is_lost_for_them(
    folder: Path, is_run: Callable[[str], bool], tmp_path: Path
) -> None:
    path = tmp_path / "acts.toml"
    path.write_text(SOUND, encoding="utf-8")
    LogReader(*read_text(path), only_acts=True).log()
    for number in range(20):
        is_run(f"{SOUND}# {number}\n")
    assert len(list(folder.glob("*.sound"))) == 16
    assert len(list(folder.glob("*.json"))) == 1


def test_the_log_that_was_judged_is_the_log_that_is_read(tmp_path: Path) -> None:
    head, sources = SOUND.split("[sources.s1]")
    (tmp_path / "sources.toml").write_text("[sources.s1]" + sources.split("[[event]]")[0], encoding="utf-8")
    text = (
        head.replace("\n\n[states", '\nsources = "sources.toml"\n\n[states', 1)
        + "[[event]]"
        + sources.split("[[event]]")[1]
    )
    (tmp_path / "log.toml").write_text(text, encoding="utf-8")
    for bibliography in (True, False):
        reader = LogReader(*read_text(tmp_path / "log.toml"), bibliography=bibliography)
        reader.require_sound()
        assert reader.log() == read_log(tmp_path / "log.toml", bibliography=bibliography)
        assert bool(reader.log().sources) == bibliography


@pytest.mark.parametrize("sources", ["3", '"../log.toml"', '"nowhere.toml"', '"."'])
def test_a_bibliography_that_cannot_be_read_has_no_mark(
    folder: Path, is_run: Callable[[str], bool], sources: str
) -> None:
    text = SOUND.split("[sources.s1]")[0].replace("\n\n[states", f"\nsources = {sources}\n\n[states", 1)
    for _ in range(2):
        with pytest.raises(UnsoundLogError):
            is_run(text)
    assert not folder.exists()


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "rules").glob("*.toml")), ids=lambda path: path.stem)
def test_a_log_is_refused_if_and_only_if_its_check_finds_an_error(path: Path) -> None:
    examined = examine(str(path), selection((), (), advice=True, allowed=True))
    faults = [found for found in examined.diagnostics if is_fault(found, strict=False)]
    reader = LogReader(*read_text(path))
    if not faults:
        reader.require_sound()
        return
    with pytest.raises(UnsoundLogError) as caught:
        reader.require_sound()
    assert caught.value.is_readable == (examined.log is not None)
    assert sorted(map(repr, caught.value.diagnostics)) == sorted(map(repr, faults))


def test_the_hash_in_the_package_is_that_of_the_record() -> None:
    name, text = read_text()
    reader = LogReader(name, text)
    found = soundness.content_hash(name, reader.sha256, {"log": {"sources": "sources.toml"}})
    assert found == SOUND_RECORD, "run make docs"
    wanted = {code for code, rule in RULES.items() if rule.severity is Severity.ERROR}
    assert [one for one in check(reader.log(), wanted) if one.allowed is None] == []


def test_a_log_from_standard_input_is_judged_without_the_bibliography_that_it_names(folder: Path) -> None:
    about, rest = SOUND.split("\n\n", 1)
    states, sources = rest.split("[sources.s1]")
    text = f'{about}\nsources = "sources.toml"\n\n{states}' + sources[sources.index("[[event]]") :]
    LogReader(STDIN, text.encode()).require_sound()
    assert len(list(folder.glob("*.sound"))) == 1


def test_a_log_without_a_hash_is_judged_and_not_marked(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bibliography may have become readable only after the hash was wanted."""
    path = tmp_path / "log.toml"
    path.write_text(SOUND, encoding="utf-8")
    monkeypatch.setattr("cstocli.load.reader.content_hash", lambda *_: None)
    LogReader(*read_text(path)).require_sound()
    assert not folder.exists()


def test_a_bibliography_that_is_not_named_by_a_text_has_no_hash() -> None:
    assert soundness.content_hash("log.toml", "0", {"log": {"sources": 3}}) is None


def test_a_log_from_standard_input_is_judged_with_the_bibliography_that_is_given(folder: Path, tmp_path: Path) -> None:
    about, rest = SOUND.split("\n\n", 1)
    states, sources = rest.split("[sources.s1]")
    text = f'{about}\nsources = "sources.toml"\n\n{states}' + sources[sources.index("[[event]]") :]
    given = tmp_path / "bibliography.toml"
    with pytest.raises(UnsoundLogError):
        LogReader(STDIN, text.encode(), sources_file=str(given)).require_sound()
    given.write_text("[sources.s1]" + sources[: sources.index("[[event]]")], encoding="utf-8")
    reader = LogReader(STDIN, text.encode(), sources_file=str(given))
    reader.require_sound()
    assert "s1" in reader.log().sources
    assert len(list(folder.glob("*.sound"))) == 1
