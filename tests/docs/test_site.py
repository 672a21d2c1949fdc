"""The site has every page in its navigation, and loads nothing from another host."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli

from support.logs import ROOT

DOCS = ROOT / "docs"
PROJECT = tomli.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]


def _pages(navigation: Any) -> Iterator[str]:  # noqa: ANN401 - a tree of tables, lists and paths
    """Yield the pages of a navigation, in order."""
    if isinstance(navigation, str):
        yield navigation
        return
    for entry in navigation.values() if isinstance(navigation, dict) else navigation:
        yield from _pages(entry)


def _offline(site: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(DOCS / "offline.py"), str(site)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_every_page_is_in_the_navigation_once() -> None:
    listed = list(_pages(PROJECT["nav"]))
    written = {str(path.relative_to(DOCS)) for path in DOCS.rglob("*.md")}
    assert sorted(listed) == sorted(path for path in written if not path.startswith("rules/"))


def test_every_page_of_a_rule_is_linked_from_the_list() -> None:
    rules = (DOCS / "rules.md").read_text(encoding="utf-8")
    pages = [path.name for path in (DOCS / "rules").iterdir()]
    assert len(pages) > 90
    assert [name for name in pages if f"](rules/{name})" not in rules] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", '<script src="https://cdn.example/x.js"></script>'),
        ("a.html", '<link rel="stylesheet" href="//cdn.example/x.css">'),
        ("a.html", '<img srcset="a.png 1x, https://cdn.example/b.png 2x">'),
        ("a.html", '<p style="background: url(https://cdn.example/x.png)">'),
        ("a.html", '<style>@import "https://cdn.example/x.css";</style>'),
        ("a.html", '<svg><use xlink:href="https://cdn.example/x.svg#a"/></svg>'),
        ("a.html", '<pre class="mermaid">graph</pre>'),
        ("a.svg", '<svg><image href="https://cdn.example/x.png"/></svg>'),
        ("a.svg", "<svg><style>@font-face { src: url('https://cdn.example/x.woff2') }</style></svg>"),
        ("a.css", "@import url(//cdn.example/x.css);"),
    ],
)
def test_content_loaded_from_another_host_is_reported(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    ran = _offline(tmp_path)
    assert ran.returncode == 1
    assert ran.stdout.startswith(f"{name}: ")


def test_links_to_follow_and_local_files_are_not_reported(tmp_path: Path) -> None:
    page = '<a href="https://semver.org">x</a><img src="a/b.png"><style>p { background: url(data:image/png,x) }</style>'
    (tmp_path / "a.html").write_text(f"{page}<p>url(https://cdn.example)</p>", encoding="utf-8")
    assert (_offline(tmp_path).returncode, _offline(tmp_path).stdout) == (0, "")


def test_a_site_without_pages_fails(tmp_path: Path) -> None:
    assert "FileNotFoundError" in _offline(tmp_path).stderr


def test_pictures_of_the_pages_load_nothing() -> None:
    assert (_offline(DOCS).returncode, _offline(DOCS).stdout) == (0, "")
