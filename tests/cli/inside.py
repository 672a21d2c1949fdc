"""The program run inside the test: as a process it would take ten times as long."""

from __future__ import annotations

import shlex
import sys
from typing import NamedTuple

import pytest

from cstocli.cli.app import run


class Ran(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str


def inside(args: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ran:
    """Run the program with the words of a command line."""
    monkeypatch.setattr(sys, "argv", ["csto", *shlex.split(args)])
    with pytest.raises(SystemExit) as ended:
        run()
    told = capsys.readouterr()
    return Ran(int(ended.value.code or 0), told.out, told.err)
