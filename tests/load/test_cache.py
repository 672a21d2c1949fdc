"""The compiled copy: the same answers as the log, found again only by the same bytes, never trusted, never needed."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from cstocli.load.files import read_text, sha256
from cstocli.load.reader import LogReader, read_log
from cstocli.model.errors import UnsoundLogError
from cstocli.model.events import Subject
from cstocli.model.log import EventLog
from cstocli.model.terms import Reading, SourceAgreement
from cstocli.replay.history import replay
from cstocli.reports.chair import succession
from cstocli.reports.members import members
from cstocli.reports.offices import offices
from support.evidence import claim
from support.logs import HEADER, ROOT, event

SIGNED = event("signature", "1992-05-15", 'states = ["XA"]', instrument="treaty")
TOLD = event("statement", "1993-01-01", 'states = ["XA"]')


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the copies, in a cache of the test's own."""
    if sys.platform in {"win32", "darwin"}:
        pytest.skip("the cache folder of this system cannot be set by XDG_CACHE_HOME")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "csto"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    log = tmp_path / "log.toml"
    log.write_text(HEADER + SIGNED + TOLD, encoding="utf-8")
    return log


def read_acts(path: Path) -> EventLog:
    return LogReader(*read_text(path), only_acts=True).log()


def _ids(log: EventLog) -> list[str]:
    return [event.id for event in log.events]


def test_the_first_reading_writes_a_copy_and_the_next_one_takes_it(folder: Path, path: Path) -> None:
    first, second = read_acts(path), read_acts(path)
    assert _ids(first) == ["signature-1992-05-15", "statement-1993-01-01"]
    assert _ids(second) == ["signature-1992-05-15"]
    assert first.sha256 == second.sha256
    assert len(list(folder.iterdir())) == 1


def test_the_copy_of_the_record_gives_the_same_answers(folder: Path) -> None:
    record = ROOT / "data" / "events.toml"
    read_acts(record)
    assert folder.is_dir()
    copy, whole = read_acts(record), read_log(record)
    assert len(copy.events) < len(whole.events)
    for reading in Reading:
        for day in (date(1992, 5, 15), date(1993, 6, 1), date(2001, 6, 1), date(2012, 7, 1), date(2025, 6, 1)):
            found, wanted = (members(log, day, reading, include_former=True) for log in (copy, whole))
            assert (found.rows, found.summary) == (wanted.rows, wanted.summary)
            assert len(found.notes) == len(wanted.notes)  # those of the copy name sources by their keys
            assert offices(copy, day, reading) == offices(whole, day, reading)
        assert succession(copy, date(2026, 1, 1), reading).rows == succession(whole, date(2026, 1, 1), reading).rows


def test_another_text_never_finds_the_copy(folder: Path, path: Path) -> None:
    read_acts(path)
    path.write_text(HEADER + SIGNED.replace("1992-05-15", "1992-05-16"), encoding="utf-8")
    assert _ids(read_acts(path)) == ["signature-1992-05-16"]
    assert len(list(folder.iterdir())) == 2


def test_an_unsound_log_has_no_copy(folder: Path, path: Path) -> None:
    path.write_text(HEADER + SIGNED.replace('"XA"', '"XZ"'), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(UnsoundLogError):
            read_acts(path)
    assert not folder.exists()


@pytest.mark.parametrize("damage", ["cut", "emptied", "changed", "resealed", "of another form"])
def test_a_damaged_copy_is_ignored(folder: Path, path: Path, damage: str) -> None:
    read_acts(path)
    (copy,) = folder.iterdir()
    seal, content = copy.read_bytes().split(b"\n", 1)
    lie = content.replace(b'["XA"]', b'["XZ"]')
    damaged = {
        "cut": seal + b"\n" + content[:-10],
        "emptied": b"",
        "changed": seal + b"\n" + lie,
        "resealed": sha256(lie).encode() + b"\n" + lie,
        "of another form": sha256(b"[]").encode() + b"\n[]",
    }
    copy.write_bytes(damaged[damage])
    assert "signature-1992-05-15" in _ids(read_acts(path))
    assert {state for event in read_acts(path).events for state in event.states} == {"XA"}


def test_a_copy_that_belongs_to_another_user_is_ignored(
    folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_acts(path)
    assert folder.is_dir()
    monkeypatch.setattr(os, "getuid", lambda: 424242)
    assert "statement-1993-01-01" in _ids(read_acts(path))


@pytest.mark.parametrize("obstacle", ["a file in its place", "no home"])
def test_a_log_is_read_even_if_no_copy_can_be_written(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, obstacle: str
) -> None:
    if obstacle == "a file in its place":
        (tmp_path / "taken").write_text("x", encoding="utf-8")
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "taken"))
    else:
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
        monkeypatch.setattr(Path, "home", _no_home)
    assert len(read_acts(path).events) == 2
    assert len(read_acts(path).events) == 2


def _no_home() -> Path:
    message = "no home directory"
    raise RuntimeError(message)


def test_only_the_newest_copies_are_kept(folder: Path, path: Path) -> None:
    for day in range(1, 25):
        path.write_text(HEADER + SIGNED.replace("1992-05-15", f"1992-05-{day:02}"), encoding="utf-8")
        read_acts(path)
    assert len(list(folder.iterdir())) == 16


def test_a_copy_holds_only_what_replay_needs(folder: Path, path: Path) -> None:
    read_acts(path)
    (copy,) = folder.iterdir()
    tables = json.loads(copy.read_bytes().split(b"\n", 1)[1])
    assert sorted(tables) == ["bodies", "competing", "event", "instruments", "log", "states"]


def test_a_log_read_without_its_bibliography_has_the_claims_that_the_bibliography_lets_count(
    folder: Path, tmp_path: Path
) -> None:
    about, rest = HEADER.split("\n\n", 1)
    states, sources = rest.split("[sources.s1]")
    log, sibling = tmp_path / "log.toml", tmp_path / "sources.toml"
    claimed = SIGNED + claim("s2", "date", '"1992-05-20"')
    log.write_text(f'{about}\nsources = "sources.toml"\n\n{states}{claimed}', encoding="utf-8")
    sibling.write_text(f"[sources.s1]{sources}", encoding="utf-8")
    for _ in range(2):
        assert _disputed(read_acts(log))
        assert _disputed(read_log(log, bibliography=False))
        assert _disputed(read_log(log))
    (copy,) = folder.iterdir()
    sound = copy.read_bytes()
    copied = f'[sources.s1]{sources}origin = "First Press"\n'
    assert copied.rindex("[sources.s2]") > copied.rindex("[sources.s1]")
    sibling.write_text(copied, encoding="utf-8")
    for _ in range(2):  # the copy belongs to another bibliography, and is written again
        assert not _disputed(read_acts(log))
        assert not _disputed(read_log(log, bibliography=False))
    tables = json.loads(copy.read_bytes().split(b"\n", 1)[1])
    for rows in ([[1]], [["law", "state", "XA", "nobody", 0, [], []]], {"a": 1}, None):
        content = json.dumps(tables | {"competing": tables["competing"] | {"rows": rows}}).encode()
        copy.write_bytes(sha256(content).encode() + b"\n" + content)
        assert not _disputed(read_acts(log))
    sibling.write_text(f"[sources.s1]{sources}", encoding="utf-8")
    assert _disputed(read_acts(log))
    assert copy.read_bytes() == sound


def _disputed(log: EventLog) -> bool:
    assert log.competing is not None or log.sources
    day, subject = date(1992, 5, 16), Subject("state", "XA")
    return replay(log).agreement(subject, day) is SourceAgreement.DISPUTED


@pytest.mark.usefixtures("folder")
def test_replay_needs_no_bibliography_and_a_sound_log_has_one(tmp_path: Path) -> None:
    about, states = HEADER.split("[sources.s1]")[0].split("\n\n", 1)
    log = tmp_path / "log.toml"
    log.write_text(f'{about}\nsources = "sources.toml"\n\n{states}{SIGNED}', encoding="utf-8")
    sibling = tmp_path / "sources.toml"
    for content, fault in (
        (None, "no such file"),
        ('[sources.s1]\npublisher = "First Press"\nurl = "https://first.example/1"\n', "unknown source `s2`"),
    ):
        if content:
            sibling.write_text(content, encoding="utf-8")
        for _ in range(2):  # the second time there is a compiled copy
            reader = LogReader(*read_text(log), only_acts=True)
            with pytest.raises(UnsoundLogError, match=fault):
                reader.require_sound()
            assert _ids(reader.log()) == ["signature-1992-05-15"]
