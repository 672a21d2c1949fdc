"""``.ci/run`` is a list of steps; the workflows run them, and the action runs ``csto check``."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from textwrap import dedent

import pytest
import tomli

from support.logs import HEADER, ROOT

SCRIPT = ROOT / ".ci" / "run"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def _ci(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(SCRIPT), *words], capture_output=True, text=True, check=False, timeout=60)


def _steps() -> list[str]:
    return [line.partition(":")[0] for line in _ci("--list").stdout.splitlines()]


def test_the_listed_steps_are_exactly_the_defined_ones() -> None:
    defined = re.findall(r"^step_(\w+)\(\)", SCRIPT.read_text(encoding="utf-8"), re.MULTILINE)
    assert {"lint", "test", "types", "site"} <= set(defined)
    assert sorted(_steps()) == sorted(defined)


def test_an_unknown_step_is_refused_before_any_step_runs() -> None:
    ran = _ci("lint", "lnit")
    assert (ran.returncode, ran.stdout, "lnit" in ran.stderr) == (2, "", True)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_runs_only_existing_steps(path: Path) -> None:
    runs = re.findall(r"- run: \.ci/run(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert "" in runs
    assert {word for words in runs for word in words.split()} <= set(_steps())


def test_the_workflow_tries_every_python_of_the_metadata() -> None:
    named = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    tried = set(re.findall(r'"(3\.\d+)"', (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")))
    assert named
    assert set(named) <= tried


def test_the_lowest_versions_are_the_lower_bounds_of_the_metadata() -> None:
    project = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    bounds = [*project["dependencies"], *project["optional-dependencies"]["data"]]
    lowest = dict(
        re.findall(r"^([\w-]+)==([\d.]+)", (ROOT / "constraints-lowest.txt").read_text("utf-8"), re.MULTILINE)
    )
    for requirement in bounds:
        name, _, bound = requirement.partition(",")[0].partition(">=")
        assert bound
        assert re.fullmatch(rf"{re.escape(bound)}(\.0)*", lowest[name]), requirement


@pytest.mark.parametrize(("strict", "options"), [("false", ""), ("true", " --strict")])
def test_the_action_checks_each_file_that_it_is_given(strict: str, options: str, tmp_path: Path) -> None:
    script = dedent(
        (ROOT / "action.yml").read_text(encoding="utf-8").partition("run: |\n")[2].partition("branding:")[0]
    )
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\necho "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(HEADER, encoding="utf-8")
    given = {"PYTHON": str(python), "FILES": "*.toml\n-x.toml", "STRICT": strict, "GITHUB_ACTION_PATH": "/action"}
    ran = subprocess.run(
        ["bash", "-e", "-c", script],  # noqa: S607 - whichever bash there is
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], **given},
    )
    installed, checked = ran.stdout.splitlines()
    assert installed == "-m pip install -q /action"
    assert checked == f"-m cstocli check --format github{options} -- a.toml b.toml -x.toml"
