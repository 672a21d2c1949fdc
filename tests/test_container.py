"""The image of the Dockerfile: what is copied into it suffices, and what it says of itself is true.

``.ci/run container`` does what the Dockerfile does, and runs the result as a container would.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import tomli

import cstocli
from support.logs import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
PROJECT = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_labels_are_those_of_the_metadata() -> None:
    labels = dict(re.findall(r'org\.opencontainers\.image\.([\w.]+)="(.*?)"', DOCKERFILE))
    assert labels["version"] == cstocli.__version__
    assert labels["licenses"] == PROJECT["license"]
    assert [labels["authors"]] == [author["name"] for author in PROJECT["authors"]]
    assert labels["description"].startswith(PROJECT["description"])
    assert f"FROM {labels['base.name'].removeprefix('docker.io/library/')}\n" in DOCKERFILE


def test_it_is_not_run_as_root_and_both_stages_have_one_python() -> None:
    (user,) = re.findall(r"^USER (\d+):\d+$", DOCKERFILE, re.MULTILINE)
    assert int(user) > 0
    bases = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert len(bases) == 2
    assert len(set(bases)) == 1
    python = bases[0].removeprefix("python:").removesuffix("-slim")
    assert f"Programming Language :: Python :: {python}" in PROJECT["classifiers"]


def test_the_wheel_is_built_from_what_dockerignore_lets_through(tmp_path: Path) -> None:
    pytest.importorskip("hatch_fancy_pypi_readme")
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in lines
    for pattern in (line[1:] for line in lines if line.startswith("!")):
        found = list(ROOT.glob(pattern))
        assert found, pattern
        for path in found:
            target = tmp_path / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            (shutil.copytree if path.is_dir() else shutil.copyfile)(path, target)
    assert f" -c {tmp_path.joinpath('constraints.txt').name} " in DOCKERFILE
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")]
    built = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
    assert built.returncode == 0, built.stderr
    assert len(list((tmp_path / "dist").glob("*.whl"))) == 1
