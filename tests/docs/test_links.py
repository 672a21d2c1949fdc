"""Every link of the pages at the top of the repository leads to something in it."""

from __future__ import annotations

import re

import pytest

from conftest import ROOT

LINK = re.compile(r"\]\(([^)#]+)")


@pytest.mark.parametrize("page", sorted(path.name for path in ROOT.glob("*.md")))
def test_links_lead_to_files_that_are_there(page: str) -> None:
    targets = LINK.findall((ROOT / page).read_text(encoding="utf-8"))
    assert [target for target in targets if "://" not in target and not (ROOT / target).exists()] == []
