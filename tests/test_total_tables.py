"""A table whose keys are members of an enum has all of them, or a reason not to: so a new member is missed nowhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

import cstocli
from cstocli.model.terms import Standing
from support import enum_tables
from support.enum_tables import incomplete, modules, tables

PARTIAL = {
    "cstocli.model.events.membership.*.moves": "an act starts from some stages; rules are about the others",
    "cstocli.replay.snapshot._BY_*": "a signature, a consent and an end are looked at after all that is in force",
    "cstocli.reports.spells*.STYLES": "the style survival has rows of its own, which are not spells",
    "cstocli.render.export.icalendar_file._STATUS": "an event that may not take place is TENTATIVE, by `.get`",
    "cstocli.render.formats.table._STYLES": "a usual value has no style, by `.get`",
}
"""The tables that lack members on purpose, each with what stands for a member that it lacks."""

SCRATCH = {
    "Standing": ("model/terms.py", 'SCRATCH = "scratch"', {"cstocli.reports.notes."}),
    "Stage": (
        "model/terms.py",
        'SCRATCH = "scratch"',
        {"cstocli.check.legal_order.STANDS", "cstocli.factcheck.event_claims._STAGE_GROUPS"},
    ),
    "Partial": ("reports/panel_periods.py", 'SCRATCH = "scratch"', {"cstocli.reports.panel."}),
    "Severity": (
        "model/diagnostics.py",
        'SCRATCH = "scratch"',
        {
            "cstocli.render.diagnostics.text.",
            "cstocli.render.diagnostics.github.",
            "cstocli.render.diagnostics.sarif.",
        },
    ),
    "Answer": ("reports/standing_questions.py", 'SCRATCH = "scratch"', {"cstocli.cli.commands.is_."}),
}
"""By enum: the file that defines it, a member to add, and tables that must lack it then."""

EXCLUDED = {
    "cstocli.model.terms.LIVE": "observer body-observer former",
    "cstocli.model.terms.MEMBERS": "suspended party contracting signatory observer body-observer former",
    "cstocli.model.terms.PARTIES": "contracting signatory observer body-observer former",
    "cstocli.reports.compare.BOUND": "suspended observer body-observer former",
    "cstocli.reports.chair.ELIGIBLE": "suspended contracting signatory observer body-observer former",
    "cstocli.check.rules.seats.MAY_HOLD_A_SEAT": "suspended observer body-observer former",
    "cstocli.check.rules.leaving.TAKING_PART": "suspended contracting signatory observer body-observer former",
}
"""For each set of standings, the standings that it leaves out on purpose."""

COMMANDS = {
    "members --all --on 2003-07-01 --log": "1 scratch",
    "status --on 2003-07-01 --log": "scratch",
    "why XC --on 2003-07-01 --log": "scratch",
    "is XC scratch --on 2003-07-01 --log": "yes",
    "panel --from 2003 --to 2004 --log": "scratch",
    "country XC --log": "scratch",
    "check": "",
}
"""Commands whose answers rest on standings, and what each prints of the observer in ``tests/rules/sound.toml``."""

OBSERVER = "return Standing.OBSERVER"
"""The line of ``replay/snapshot.py`` that the copy changes, so that an observer is in the scratch standing."""


def is_partial(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in PARTIAL)


def test_a_table_keyed_by_an_enum_has_every_member() -> None:
    missing = {
        f"{name}: {enum.__name__} {', '.join(members)}"
        for name, lacking in incomplete().items()
        if not is_partial(name)
        for enum, members in lacking.items()
    }
    assert not missing, f"add these members, or list the table in PARTIAL with a reason: {missing}"


@pytest.mark.parametrize("pattern", PARTIAL)
def test_a_table_that_is_partial_on_purpose_lacks_something(pattern: str) -> None:
    assert any(fnmatch(name, pattern) for name in incomplete())


def test_the_tables_are_found() -> None:
    assert len(tables()) >= 20


def test_each_set_of_standings_includes_or_excludes_every_standing() -> None:
    found: dict[int, tuple[str, frozenset[object]]] = {}
    for module in modules():
        for name, value in vars(module).items():
            if isinstance(value, frozenset) and value and all(isinstance(each, Standing) for each in value):
                full = f"{module.__name__}.{name}"
                if full in EXCLUDED or id(value) not in found:
                    found[id(value)] = full, value
    sets = dict(found.values())
    assert set(sets) == set(EXCLUDED), "list in EXCLUDED what each set of standings leaves out"
    for name, value in sets.items():
        undecided = set(Standing) - value - {Standing(word) for word in EXCLUDED[name].split()}
        assert not undecided, f"add {undecided} to {name}, or to its row of EXCLUDED"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a copy of the package in which each enum of SCRATCH has one more member."""
    folder = tmp_path_factory.mktemp("scratch")
    copy = folder / "cstocli"
    shutil.copytree(Path(cstocli.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for enum, (file, member, _) in SCRATCH.items():
        text = (copy / file).read_text(encoding="utf-8")
        added = re.sub(rf'(class {enum}\(\w+\):\n    """.*?"""\n\n)', rf"\1    {member}\n", text, flags=re.DOTALL)
        assert added != text
        (copy / file).write_text(added, encoding="utf-8")
    snapshot = copy / "replay" / "snapshot.py"
    text = snapshot.read_text(encoding="utf-8")
    assert OBSERVER in text
    snapshot.write_text(text.replace(OBSERVER, "return Standing.SCRATCH"), encoding="utf-8")
    return folder


def run(package: Path, *command: str) -> str:
    """Return what a Python program prints that imports the copy."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=package,
        env={**os.environ, "PYTHONPATH": str(package)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


def test_a_new_member_shows_every_table_that_must_have_it(package: Path) -> None:
    lines = run(package, str(Path(enum_tables.__file__))).splitlines()
    shown = {(name, enum) for line in lines for name, enum, *_ in [re.split(r"[: ]+", line)] if not is_partial(name)}
    for enum, (_, _, expected) in SCRATCH.items():
        for prefix in expected:
            assert any(name.startswith(prefix) and enum == each for name, each in shown), (enum, prefix, shown)


def test_a_new_member_shows_the_match_that_must_have_it(package: Path) -> None:
    pytest.importorskip("mypy")
    settings = Path(__file__).parent.parent / "pyproject.toml"
    checked = "cstocli/reports/panel_periods.py"  # and what it imports; the whole package takes four times as long
    shown = run(package, "-m", "mypy", "--config-file", str(settings), "--cache-dir", str(package / "cache"), checked)
    assert re.search(r"reports/panel_periods\.py:\d+: error: .*Partial\.SCRATCH", shown), shown


@pytest.mark.parametrize("line", COMMANDS)
def test_a_new_standing_does_not_end_a_command_in_a_traceback(package: Path, line: str) -> None:
    log = Path(__file__).parent / "rules" / "sound.toml"
    assert COMMANDS[line] in run(package, "-m", "cstocli", *line.split(), str(log))
