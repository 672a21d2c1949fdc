"""The package as a library: cheap to import, its names stable and typed."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import cstocli
from support.logs import HEADER, event


def _python(code: str, *options: str) -> str:
    done = subprocess.run([sys.executable, *options, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_importing_the_package_imports_nothing_of_it() -> None:
    loaded = _python("import sys, cstocli; print([name for name in sys.modules if name.startswith('cstocli.')])")
    assert loaded.strip() == "[]"


def test_reading_a_log_imports_no_command_and_no_renderer() -> None:
    code = "import sys; from cstocli import read_log; read_log().history().panel(until=1995); print(*sys.modules)"
    loaded = set(_python(code).split())
    assert not [
        name for name in loaded if name.startswith(("cstocli.cli", "cstocli.render", "typer", "rich", "pandas"))
    ]


@pytest.mark.parametrize("name", cstocli.__all__)
def test_every_stable_name_exists(name: str) -> None:
    namespace: dict[str, object] = {}
    exec(f"from cstocli import {name}", namespace)  # noqa: S102 - as a program would write it
    assert namespace[name] is getattr(import_module("cstocli"), name)
    assert name in dir(cstocli)


def test_an_unknown_name_raises_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'read_logs'"):
        getattr(cstocli, "read_logs")  # noqa: B009 - a type checker knows better


def test_the_package_is_marked_as_typed() -> None:
    assert (Path(cstocli.__file__).parent / "py.typed").is_file()


def test_a_type_checker_sees_the_types_that_exist_at_run_time(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "from cstocli import History, Report, Standing, read_log\n"
        "history: History = read_log().history()\n"
        "panel: Report = history.panel('year', since=1992)\n"
        "words: list[Standing | None] = [row.standing for row in history.on('2012-07-01').bound()]\n"
        "reveal_type(history.why('UZ', '2012-07-01').to_dicts())\n"
        "history.panel(wrong=1)\n"
        "reveal_type(history.members('2012-07-01').rows[0].since)\n",
        encoding="utf-8",
    )
    mypy = [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={tmp_path}", str(program)]
    said = subprocess.run(mypy, capture_output=True, text=True, check=False, cwd=tmp_path).stdout
    assert 'program.py:5: note: Revealed type is "list[dict[str, Any]]"' in said.replace("builtins.", "")
    assert 'program.py:6: error: Unexpected keyword argument "wrong"' in said
    assert 'program.py:7: note: Revealed type is "cstocli.model.dates.Edtf | None"' in said
    assert "Found 1 error in 1 file" in said


def test_a_log_that_is_not_sound_raises_its_findings_and_is_returned_if_it_may_be_unsound(tmp_path: Path) -> None:
    path = tmp_path / "log.toml"
    path.write_text(HEADER + event("withdrawal", "2010-01-01", 'states = ["XA"]', instrument="charter"), "utf-8")
    for _ in range(2):
        with pytest.raises(cstocli.UnsoundLogError, match="CS311") as caught:
            cstocli.read_log(path)
        (found,) = caught.value.diagnostics
        assert (found.code, found.place.file, caught.value.is_readable) == ("CS311", str(path), True)
    assert [one.kind for one in cstocli.read_log(path, unsound=True).events] == ["withdrawal"]
    path.write_text("", encoding="utf-8")
    with pytest.raises(cstocli.UnsoundLogError, match="an empty file") as caught:
        cstocli.read_log(path, unsound=True)
    assert not caught.value.is_readable


def test_reading_the_record_runs_no_rule() -> None:
    loaded = _python("import sys; from cstocli import read_log; read_log(); print(*sys.modules)")
    assert "cstocli.load.reader" in loaded
    assert "cstocli.check.engine" not in loaded
