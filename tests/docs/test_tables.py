"""The page about the tables is that of their definitions."""

from __future__ import annotations

import subprocess
import sys

from conftest import ROOT


def test_the_page_about_the_tables_is_current() -> None:
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"]
    said = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60).stdout
    assert "docs/tables.md" not in said, "run make docs"
