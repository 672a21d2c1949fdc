"""Every file that a page names exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.logs import ROOT

PLACES = (ROOT, ROOT / "src" / "cstocli")
PAGES = sorted((*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")))
NAMED = re.compile(r"`([a-z]\w*/(?:\w+/)*[\w.-]*)`")
"""A path in backticks, with at least one folder. A placeholder (``CS599.toml``) has capitals and is not checked."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_named_path_exists(page: Path) -> None:
    named = {path for path in NAMED.findall(page.read_text(encoding="utf-8")) if not re.search(r"[A-Z]{2}", path)}
    missing = [path for path in sorted(named) if not any((place / path).exists() for place in PLACES)]
    assert missing == []
