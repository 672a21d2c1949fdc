from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cstocli.load.cache import cache_folder

HOME = Path("home")


@pytest.mark.parametrize(
    ("platform", "variables", "folder"),
    [
        ("linux", {}, HOME / ".cache" / "csto"),
        ("linux", {"XDG_CACHE_HOME": "kept"}, Path("kept") / "csto"),
        ("darwin", {"XDG_CACHE_HOME": "kept"}, HOME / "Library" / "Caches" / "csto"),
        ("win32", {}, HOME / "AppData" / "Local" / "csto"),
        ("win32", {"LOCALAPPDATA": "kept"}, Path("kept") / "csto"),
    ],
)
def test_copies_are_kept_in_the_cache_folder_of_the_system(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], folder: Path
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: HOME)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert cache_folder() == folder
