"""csto export: the ending decides, an existing file stays, a missing package is one line."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cstocli.cli.exits import Exit
from cstocli.reports.tables import TABLES
from support.logs import HEADER, event
from support.program import Run, environment
from support.shell import shell

WITHOUT = """
import sys
sys.modules.update(dict.fromkeys({missing!r}))
sys.argv = ["csto", *{args!r}]
from cstocli.cli.app import main
main()
"""

ENDED = """
import os, signal, sys
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGTERM)
sys.argv = ["csto", *{args!r}]
from cstocli.cli.app import main
main()
"""


@pytest.fixture
def log(tmp_path: Path) -> str:
    (tmp_path / "log.toml").write_text(HEADER + event("statement", "1999-01-02"), encoding="utf-8")
    return str(tmp_path / "log.toml")


def run_without(missing: list[str], args: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder as if some packages were not installed."""
    return subprocess.run(
        [sys.executable, "-c", WITHOUT.format(missing=missing, args=args)],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        timeout=60,
        env=environment(),
    )


@pytest.mark.parametrize("ending", ["sqlite", "xlsx", "json", "ics"])
def test_the_file_name_extension_selects_the_type_of_file(ending: str, log: str, csto: Run, tmp_path: Path) -> None:
    result = csto("export", f"made.{ending}", "--log", log, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (0, ""), result.stderr
    assert (tmp_path / f"made.{ending}").stat().st_size > 100
    assert result.stderr.startswith(f"made.{ending}: ")


@pytest.mark.parametrize(
    ("folder", "files", "to_read"),
    [
        ("csv", 16, "out/made/datapackage.json describes the files"),
        ("parquet", 14, "one file for each, such as out/made/states.parquet"),
        ("dta", 14, "one file for each, such as out/made/states.dta"),
        ("datasette", 2, "serve it with: datasette out/made"),
    ],
)
def test_a_folder_has_a_file_for_each_table_and_the_last_line_says_what_to_read(  # noqa: PLR0913 - an export, and what it leaves
    folder: str, files: int, to_read: str, *, log: str, csto: Run, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    result = csto("export", "out/made", "--format", folder, "--log", log, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (0, ""), result.stderr
    assert len(list((tmp_path / "out" / "made").iterdir())) == files
    assert result.stderr.startswith("out/made/: 14 tables, ")
    assert result.stderr.endswith(f"; {to_read}\n")


@pytest.mark.parametrize("ending", ["csv", "parquet", "dta"])
def test_one_table_is_one_file(ending: str, log: str, csto: Run, tmp_path: Path) -> None:
    result = csto("export", f"made.{ending}", "--table", "STATES", "--log", log, cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, f"made.{ending}: 1 table, 3 rows\n")
    assert (tmp_path / f"made.{ending}").is_file()


def test_a_folder_may_have_some_tables_or_one(log: str, csto: Run, tmp_path: Path) -> None:
    for name, tables in (("two", "states,events"), ("one", "states")):
        assert csto("export", name, "-f", "csv", "--table", tables, "--log", log, cwd=tmp_path).returncode == 0
        found = {path.name for path in (tmp_path / name).iterdir()}
        expected = {f"{table}.csv" for table in tables.split(",")}
        assert found == expected | {"datapackage.json", "croissant.json"}


def test_a_workbook_has_no_calendar_of_days_unless_asked(log: str, csto: Run, tmp_path: Path) -> None:
    assert "13 tables" in csto("export", "all.xlsx", "--log", log, cwd=tmp_path).stderr
    assert "1 table, 14,975 rows" in csto("export", "days.xlsx", "--table", "days", "--log", log, cwd=tmp_path).stderr


def test_a_calendar_may_leave_out_what_is_not_exact(csto: Run, tmp_path: Path) -> None:
    counts = [
        csto("export", f"made{n}.ics", *option, cwd=tmp_path).stderr for n, option in enumerate(([], ["--exact-only"]))
    ]
    some, fewer = (int(text.split()[1]) for text in counts)
    assert fewer < some


def test_quiet_prints_nothing_when_all_went_well(log: str, csto: Run, tmp_path: Path) -> None:
    result = csto("export", "made.json", "--quiet", "--log", log, cwd=tmp_path)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ["made.xls"],
            "unsupported file type '.xls'; use one of .sqlite .xlsx .json .csv .parquet .dta .ics, or --format csv|",
        ),
        (
            ["made.parquet"],
            "choose one, such as --table spells, or write a folder: csto export made-parquet --format parquet",
        ),
        (["a b/made.csv", "--table", "states,events"], "csto export 'a b/made-csv' --format csv"),
        (
            ["made.csv", "--format", "parquet"],
            "--format: writes a folder, and 'made.csv' is the name of a file; csto export made-parquet --format",
        ),
        (["made.json", "--exact-only"], "--exact-only: only a calendar can leave out events"),
        (["made", "--format", "csv", "--exact-only"], "--exact-only: only a calendar can leave out events"),
        (["made.ics", "--reading", "law"], "--reading: a calendar has every event in both readings"),
        (["made"], "no file type in the name 'made'; use one of .sqlite"),
        (["made.ics", "--table", "states"], "a calendar has no tables"),
        (["made.json", "--table", "sates"], "unknown table 'sates'; did you mean 'states'?"),
        (["missing/made.json"], "missing/made.json: cannot be written: no such file or directory"),
    ],
)
def test_a_file_that_cannot_be_written_is_an_error_of_one_line(
    args: list[str], said: str, log: str, csto: Run, tmp_path: Path
) -> None:
    result = csto("export", *args, "--log", log, cwd=tmp_path)
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert said in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["log.toml"]


@pytest.mark.parametrize("name", ["made.json", "made --format csv"])
def test_a_full_disk_ends_with_the_code_for_it_and_leaves_nothing(name: str, log: str, tmp_path: Path) -> None:
    limited = "ulimit -f 1; export PYTHONDONTWRITEBYTECODE=1"  # 1 kB a file, which would cut bytecode
    result = shell(f"{limited}; csto export {name} --log {log}", cwd=tmp_path)
    file = name.partition(" ")[0]
    assert result.stderr == f"error: csto export: the answer cannot be written: {file}: file too large\n"
    assert (result.returncode, [path.name for path in tmp_path.iterdir()]) == (Exit.UNWRITTEN, ["log.toml"])


@pytest.mark.parametrize("name", ["made.json", "made --format=csv"])
def test_a_signal_that_ends_the_program_leaves_nothing_half_written(name: str, log: str, tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", ENDED.format(args=["export", *name.split(), "--log", log])],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        timeout=60,
        env=environment(),
    )
    assert (ended.returncode, ended.stderr) == (128 + signal.SIGTERM, b"")
    assert [path.name for path in tmp_path.iterdir()] == ["log.toml"]


@pytest.mark.parametrize("name", [["made.json"], ["made", "--format", "csv"]])
def test_an_existing_file_is_replaced_only_with_force(name: list[str], log: str, csto: Run, tmp_path: Path) -> None:
    command = ["export", *name, "--log", log]
    path = tmp_path / name[0]
    assert csto(*command, "--table", "states,events", cwd=tmp_path).returncode == 0
    before = path.stat().st_ino
    refused = csto(*command, cwd=tmp_path)
    assert (refused.returncode, refused.stderr) == (
        2,
        f"error: csto export: {name[0]} exists; use --force to replace it\n",
    )
    assert path.stat().st_ino == before
    assert csto(*command, "--force", cwd=tmp_path).returncode == 0
    assert path.stat().st_ino != before


def test_a_folder_that_holds_more_is_not_replaced_even_by_force(log: str, csto: Run, tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "thesis.tex").write_text("years of work", encoding="utf-8")
    result = csto("export", "made", "-f", "csv", "--force", "--log", log, cwd=tmp_path)
    assert (result.returncode, result.stderr) == (2, "error: csto export: made contains other files: thesis.tex\n")
    assert (tmp_path / "made" / "thesis.tex").read_text(encoding="utf-8") == "years of work"


@pytest.mark.parametrize(
    ("args", "what", "missing", "needed"),
    [
        (["made.parquet", "--table=states"], "a .parquet file", "pyarrow", "data"),
        (["made.dta", "--table=states"], "a .dta file", "pandas", "data"),
        (["made", "--format=dta"], "a folder of .dta files", "pandas", "data"),
        (["made.ics"], "a .ics file", "icalendar", "data"),
        (["made.xlsx"], "a .xlsx file", "xlsxwriter", "xlsx"),
    ],
)
def test_a_missing_package_is_one_line_that_says_what_to_install(  # noqa: PLR0913 - an export, and what it needs
    args: list[str], what: str, missing: str, needed: str, *, log: str, tmp_path: Path
) -> None:
    result = run_without([missing], ["export", *args, "--log", log], tmp_path)
    said = f"error: csto export: {what} needs {missing}, which is not installed: pip install 'cstocli[{needed}]'\n"
    assert (result.returncode, result.stdout, result.stderr) == (2, "", said)
    assert not (tmp_path / args[0]).exists()


@pytest.mark.parametrize("args", [["made.sqlite"], ["made.json"], ["made", "-f", "csv"], ["made", "-f", "datasette"]])
def test_the_standard_library_is_enough_for_the_rest(args: list[str], log: str, tmp_path: Path) -> None:
    packages = ["pandas", "pyarrow", "icalendar", "numpy", "xlsxwriter"]
    assert run_without(packages, ["export", *args, "--log", log], tmp_path).returncode == 0


def test_the_export_follows_and_names_the_reading(csto: Run, tmp_path: Path) -> None:
    until = {}
    for reading in ("law", "practice"):
        args = ["export", f"{reading}.json", "--table", "spells", "--reading", reading]
        assert csto(*args, cwd=tmp_path).returncode == 0
        made = json.loads((tmp_path / f"{reading}.json").read_bytes())
        assert (made["provenance"]["reading"], list(made["tables"])) == (reading, ["spells"])
        spells = made["tables"]["spells"]
        until[reading] = [row["until"] for row in spells if (row["state"], row["standing"]) == ("UZ", "member")]
    assert until == {"law": ["2012-12-19"], "practice": ["2012-06-28"]}


def test_only_the_record_that_ships_is_given_its_licence(log: str, csto: Run, tmp_path: Path) -> None:
    for name, args in (("ours", []), ("theirs", ["--log", log])):
        csto("export", name, "--format", "csv", "--table", "states,spells", *args, cwd=tmp_path)
    licences = [
        json.loads((tmp_path / name / "datapackage.json").read_bytes()).get("licenses") for name in ("ours", "theirs")
    ]
    assert [found and found[0]["name"] for found in licences] == ["CC-BY-4.0", None]


def test_every_table_is_exported(csto: Run, tmp_path: Path) -> None:
    csto("export", "made.json", cwd=tmp_path)
    assert list(json.loads((tmp_path / "made.json").read_bytes())["tables"]) == list(TABLES)
