"""Every relative link on every page has an existing target: a file, a folder or a heading."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from support.logs import ROOT

LINK = re.compile(r"\]\(([^)\s]+)\)")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@cache
def headings(page: Path) -> set[str]:
    """Return the names of the anchors that GitHub gives the headings of a page."""
    found = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_relative_links_have_a_target(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        path, _, heading = target.partition("#")
        place = page.parent / path if path else page
        assert place.exists(), target
        assert not heading or heading in headings(place), target


def test_there_are_links_of_both_kinds() -> None:
    targets = [target for page in PAGES for target in LINK.findall(page.read_text(encoding="utf-8"))]
    assert any("#" in target and "://" not in target for target in targets)
    assert any("#" not in target and "://" not in target for target in targets)
