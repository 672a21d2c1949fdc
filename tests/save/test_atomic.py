"""A file or folder is written completely or not at all, and files of others are kept."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from cstocli.save import atomic
from cstocli.save.atomic import TargetExistsError, write_atomically

FOLDER = {"a.csv": b"1\n", "b.csv": b"2\n"}


def content(path: Path) -> dict[str, bytes]:
    """Return every file below a folder, hidden ones too."""
    return {str(found.relative_to(path)): found.read_bytes() for found in path.rglob("*") if found.is_file()}


def test_a_new_file_has_its_content_and_the_usual_permissions(tmp_path: Path) -> None:
    umask = os.umask(0o027)
    try:
        write_atomically(tmp_path / "new", b"text")
    finally:
        os.umask(umask)
    assert content(tmp_path) == {"new": b"text"}
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


def test_a_new_folder_has_its_files(tmp_path: Path) -> None:
    write_atomically(tmp_path / "new", FOLDER)
    assert content(tmp_path / "new") == FOLDER
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


@pytest.mark.parametrize("made", [b"new", FOLDER])
def test_an_existing_file_is_kept_without_replace(made: atomic.Content, tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    with pytest.raises(TargetExistsError, match="exists"):
        write_atomically(tmp_path / "old", made)
    assert content(tmp_path) == {"old": b"old"}


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "old"
    path.write_bytes(b"old")
    path.chmod(0o604)
    write_atomically(path, b"new", replace=True)
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", 0o604)


def test_a_replaced_folder_has_only_the_new_files(tmp_path: Path) -> None:
    write_atomically(tmp_path / "f", FOLDER)
    write_atomically(tmp_path / "f", {"a.csv": b"3\n", "b.csv": b"4\n", "c.csv": b"5\n"}, replace=True)
    assert content(tmp_path) == {"f/a.csv": b"3\n", "f/b.csv": b"4\n", "f/c.csv": b"5\n"}


def test_a_folder_with_other_files_is_not_replaced(tmp_path: Path) -> None:
    write_atomically(tmp_path / "f", {**FOLDER, "thesis.tex": b"years of work"})
    with pytest.raises(TargetExistsError, match=r"contains other files: thesis\.tex"):
        write_atomically(tmp_path / "f", FOLDER, replace=True)
    assert (tmp_path / "f" / "thesis.tex").read_bytes() == b"years of work"


def test_a_file_does_not_replace_a_folder_nor_a_folder_a_file(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(TargetExistsError, match="is not a regular file"):
        write_atomically(tmp_path / "folder", b"new", replace=True)
    with pytest.raises(TargetExistsError, match="is not a folder"):
        write_atomically(tmp_path / "file", FOLDER, replace=True)
    assert content(tmp_path) == {"file": b"old"}


def test_the_target_of_a_link_is_replaced_and_the_link_kept(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write_atomically(tmp_path / "link", b"new", replace=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_pipe_is_not_written_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(TargetExistsError, match="is not a regular file"):
        write_atomically(tmp_path / "pipe", b"new", replace=True)


@pytest.mark.parametrize("broken", ["fsync", "replace"])
@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_leaves_the_old_file_and_no_temporary_file(
    broken: str, failure: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise failure

    (tmp_path / "old").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail) if broken == "fsync" else monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(type(failure)):
        write_atomically(tmp_path / "old", b"new", replace=True)
    assert content(tmp_path) == {"old": b"old"}


@pytest.mark.parametrize("step", [1, 2])
def test_a_failure_leaves_the_old_folder_and_no_temporary_folder(
    step: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, seen = Path.rename, []

    def fail(self: Path, target: Path) -> Path:
        seen.append(self)
        if len(seen) == step:
            raise OSError(5, "Input/output error")
        return rename(self, target)

    write_atomically(tmp_path / "old", FOLDER)
    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OSError, match="Input/output"):
        write_atomically(tmp_path / "old", {"a.csv": b"3\n", "b.csv": b"4\n"}, replace=True)
    assert content(tmp_path) == {"old/a.csv": b"1\n", "old/b.csv": b"2\n"}


def test_nothing_is_written_if_the_parent_folder_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "missing" / "file", b"new")
    assert content(tmp_path) == {}
