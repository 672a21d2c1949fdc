"""Fixtures: a log written inline, the log that ships, and the program run inside the test or as a process."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings

from cstocli.api.log import Log, read_log
from cstocli.cli import app
from support.logs import HEADER, ROOT, Read
from support.program import Run, environment

settings.register_profile("ci", derandomize=True, deadline=None, max_examples=60)
settings.register_profile("few", derandomize=True, deadline=None, max_examples=15)
settings.register_profile("dev", deadline=None, max_examples=100)
settings.register_profile("deep", deadline=None, max_examples=5000, suppress_health_check=list(HealthCheck))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return a function from the text of some events to a log; the header is that of HEADER."""

    def read_text(events: str) -> Log:
        path = tmp_path / "log.toml"
        path.write_text(HEADER + events, encoding="utf-8")
        return read_log(path, unsound=True)  # a few events are seldom a sound log

    return read_text


@pytest.fixture(scope="session")
def record() -> Log:
    """Return the log that ships with the package."""
    return read_log(ROOT / "data" / "events.toml")


@pytest.fixture(scope="session", autouse=True)
def _isolated_from_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Isolate the tests from the environment variables and the cache of the user who runs them."""
    with pytest.MonkeyPatch.context() as patched:
        for name in [name for name in os.environ if name.startswith("CSTO_")]:
            patched.delenv(name)
        patched.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def csto() -> Run:
    """Return a function that runs the program inside the test, ten times faster than as a process.

    Use ``program`` to test streams, signals and imports, and for what
    might never end.
    """

    def run(
        *args: str, env: Mapping[str, str] | None = None, stdin: str = "", cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        given = environment(**(env or {}))
        encoding = given.get("PYTHONIOENCODING", "utf-8")
        out, err = io.BytesIO(), io.BytesIO()
        out_stream, err_stream = (io.TextIOWrapper(stream, encoding, write_through=True) for stream in (out, err))
        in_stream = io.TextIOWrapper(io.BytesIO(stdin.encode()))
        with (
            patch.dict(os.environ, given, clear=True),
            patch.multiple(sys, argv=["csto", *args], stdin=in_stream, stdout=out_stream, stderr=err_stream),
            contextlib.chdir(cwd or "."),
            pytest.raises(SystemExit) as ended,
        ):
            app.run()
        code = int(ended.value.code or 0)
        return subprocess.CompletedProcess(args, code, out.getvalue().decode(encoding), err.getvalue().decode(encoding))

    return run


@pytest.fixture
def program() -> Run:
    """Return a function that runs the program as a process, in the same environment."""

    def run(
        *args: str, env: Mapping[str, str] | None = None, stdin: str = "", cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "cstocli", *args],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            cwd=cwd,
            timeout=60,
            env=environment(**(env or {})),
        )

    return run


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes golden outputs anew, and those that compare more logs with the oracle."""
    parser.addoption("--oracle-all", action="store_true", help="compare the engine with the oracle on all small logs")
    parser.addoption("--oracle-cases", type=int, default=300, help="on so many random logs")
    parser.addoption("--oracle-seed", type=int, default=1, help="of this seed")
    parser.addoption("--questions", type=int, default=40, help="ask each command so many questions of the laws")
    parser.addoption("--golden-update", action="store_true", help="write golden outputs again instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Return a check that a file holds exactly a text; with --golden-update the file is written instead."""

    def check(path: Path, text: str) -> None:
        if request.config.getoption("--golden-update"):
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"no {path.name}: run make golden"
        assert text == path.read_text(encoding="utf-8"), f"{path.name} differs: run make golden and read the diff"

    return check
