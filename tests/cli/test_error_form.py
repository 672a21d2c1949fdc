"""Every error has one form: ``error: csto COMMAND: WHERE: what; what to do``, on one line of standard error."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from cstocli.cli.exits import Exit
from support.logs import HEADER, ROOT
from support.program import Run

BAD_INPUT = {
    "members --log nowhere.toml": (Exit.UNSOUND, "csto members: nowhere.toml: no such file; check the path"),
    "members --log .": (Exit.UNSOUND, "csto members: .: a directory, not a file; name the file in it"),
    "members --on June": (Exit.USAGE, "csto members: --on: no four-digit year in the date 'June'; write"),
    "members --colour": (Exit.USAGE, "csto members: no such option: --colour; set NO_COLOR=1"),
    "members --format json --width 40": (Exit.USAGE, "csto members: --width: json is not fitted to a width; leave"),
    "members --format json --no-header": (Exit.USAGE, "csto members: --no-header: json has no line of column names"),
    "chair --all --on 2012": (Exit.USAGE, "csto chair: --on: --all covers all days; leave it out"),
    "chair --rotation --on today": (Exit.USAGE, "csto chair: --on: --rotation covers all days; leave it out"),
    "offices --all --on 2012": (Exit.USAGE, "csto offices: --on: --all covers all days; leave it out"),
    "panel --codebook --state UZ": (Exit.USAGE, "csto panel: --state: --codebook describes the columns; leave it out"),
    "spells --style cow --full": (Exit.USAGE, "csto spells: --full: --style cow has columns of its own; leave out"),
    "sources --cite bibtex --columns key": (Exit.USAGE, "csto sources: --columns: --cite prints citations; leave it"),
    "kinds --schema --format json": (Exit.USAGE, "csto kinds: --format: --schema prints a JSON Schema; leave it out"),
    "disputes --reading law": (Exit.USAGE, "csto disputes: --reading: a claim is weighed under both readings; leave"),
    "is UZ member -q --format json": (Exit.USAGE, "csto is: --format: --quiet prints no answer; leave out one of them"),
    "check --rules events.toml": (Exit.USAGE, "csto check: FILE: --rules prints rules and checks no log; leave it out"),
    "check events.toml --log x.toml": (Exit.USAGE, "csto check: --log: FILE names the log; leave out one of them"),
    "check --columns code": (
        Exit.USAGE,
        "csto check: --columns: full has no columns; leave it out, or use",
    ),
    "sql 'select 1; select 2'": (Exit.USAGE, "csto sql: SELECT: one statement at a time; give one SELECT"),
    "sql nonsense": (Exit.USAGE, 'csto sql: SELECT: near "nonsense": syntax error; csto sql --tables'),
    "compare nowhere.csv": (Exit.USAGE, "csto compare: nowhere.csv: no such file; check the path"),
    "compare Table.csv": (Exit.USAGE, "csto compare: Table.csv: no column for the start; name it one of"),
    "recheck nowhere.csv": (Exit.USAGE, "csto recheck: nowhere.csv: no such file; give a table made"),
    "recheck Table.csv": (Exit.USAGE, "csto recheck: Table.csv: no provenance; give a csv, tsv, json or jsonl file"),
    "factcheck nowhere.toml": (Exit.USAGE, "csto factcheck: nowhere.toml: no such file; check the path"),
    "export missing/made.json": (Exit.USAGE, "csto export: missing/made.json: cannot be written: no such file or dir"),
    "export made.xyz": (Exit.USAGE, "csto export: unsupported file type '.xyz'; use one of"),
}


@pytest.mark.parametrize("args", BAD_INPUT)
def test_an_error_is_one_line_that_names_the_command_once(
    args: str, csto: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("Table.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    code, message = BAD_INPUT[args]
    ran = csto(*shlex.split(args))
    assert (ran.returncode, ran.stdout) == (code, "")
    *notes, line = ran.stderr.splitlines()
    assert all(note.startswith("note: ") for note in notes)
    assert line.startswith(f"error: {message}")
    assert line.count("error: ") == line.count(f"csto {args.split(maxsplit=1)[0]}: ") == 1
    assert not line.endswith(".")


def test_a_log_with_faults_is_named_below_them(csto: Run, tmp_path: Path) -> None:
    path = tmp_path / "log.toml"
    path.write_text("[log\n", encoding="utf-8")
    ran = csto("members", "--log", str(path))
    *_, line = ran.stderr.splitlines()
    assert (ran.returncode, ran.stdout) == (Exit.UNSOUND, "")
    assert line == f"error: csto members: not answered: {path} cannot be read; csto check --explain CS007 says why"


def test_the_format_of_the_environment_is_no_error_where_the_answer_has_a_form_of_its_own(csto: Run) -> None:
    env = {"CSTO_FORMAT": "csv"}
    for args in (["kinds", "--schema"], ["is", "UZ", "member", "--quiet"], ["sources", "--cite", "text"]):
        assert csto(*args, env=env).returncode in {Exit.DONE, Exit.NO}
    assert csto("check", "--rules", env={"CSTO_FORMAT": "full"}).returncode == 0


@pytest.mark.parametrize("form", ["table", "csv", "json", "jsonl", "md", "html"])
@pytest.mark.parametrize("query", ["members --on 2012", "timeline --to 2012", "spells --known-by 2012", "sources"])
def test_quiet_leaves_only_the_answer_in_every_format(form: str, query: str, csto: Run, tmp_path: Path) -> None:
    log = str(ROOT / "tests" / "data" / "options.toml")
    ran = csto(*query.split(), "--log", log, "--format", form, "--quiet")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "sources were read through" not in ran.stdout
    unsound = tmp_path / "log.toml"
    unsound.write_text(HEADER.replace("1990-01-01", "1990-01-01").replace("2030-12-31", "1980-12-31"), encoding="utf-8")
    warned = csto("members", "--log", str(unsound), "--format", form, "--quiet", "--unsound", "--on", "2012")
    assert [line.split(":")[0] for line in warned.stderr.splitlines()] == ["warning"]
