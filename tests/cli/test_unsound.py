"""A question on a log that is not sound: refused with the findings, or answered with a warning under --unsound."""

from __future__ import annotations

import inspect
import json
import shlex
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from cstocli.check.engine import GradedFinding, check
from cstocli.cli.command_table import COMMANDS
from cstocli.cli.exits import Exit
from cstocli.cli.groups import command_module, load_command
from cstocli.load import examine
from cstocli.model.log import EventLog
from support.logs import HEADER, ROOT, event
from support.program import Run

CHARTER = event("signature", "2002-10-07", 'states = ["XA", "XB"]', instrument="charter")
FORCE = event("entry-into-force", "2003-09-18", 'states = ["XA", "XB"]', instrument="charter")
UNFOUNDED = event("withdrawal", "2010-01-01", 'states = ["XA"]', instrument="charter", ident="xa-leaves")
"""The founder is missing: XA withdraws, and was never bound."""
DOUBTFUL = event("withdrawal", "2010-01-01", 'states = ["XA"]', 'allow = { CS311 = "a test" }', instrument="charter")
CLAIMS = """
[claims]
title = "An article"

[[assert]]
id = "c1"
text = "XA was a member in 2005"
on = "2005-01-01"
standing = "member"
states = ["XA"]
"""
QUESTIONS = {
    "chair": "chair --on 2012-07-01",
    "compare": "compare {spells}",
    "country": "country XA --on 2012-07-01",
    "diff": "diff 2003-01-01 2013-01-01",
    "disputes": "disputes",
    "exercises": "exercises",
    "export": "export {export}",
    "factcheck": "factcheck {claims}",
    "is": "is XA member --on 2012-07-01",
    "is --quiet": "is XA member --on 2012-07-01 --quiet",
    "members": "members --on 2012-07-01",
    "members --prefer": "members --on 2012-07-01 --prefer s1",
    "offices": "offices --on 2012-07-01",
    "panel": "panel --from 2012 --to 2013",
    "recheck": "recheck {table}",
    "show": "show xa-leaves",
    "sources": "sources",
    "sources --cite": "sources --cite bibtex",
    "spells": "spells",
    "sql": "sql 'SELECT * FROM spells'",
    "status": "status --on 2012-07-01",
    "timeline": "timeline",
    "why": "why XA --on 2012-07-01",
}
"""A question of every command that reads a log; its exit code differs."""
NO_QUESTIONS = {"check", "kinds"}
WARNING = "warning: the log has 1 finding of severity error; answers may be wrong (csto check lists them)"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Return the path of a log that says who leaves, and not who joined."""
    path = tmp_path / "xo.toml"
    path.write_text(HEADER + UNFOUNDED, encoding="utf-8")
    return path


@pytest.fixture
def ask(tmp_path: Path, log: Path, csto: Run) -> Callable[..., tuple[int, str, str]]:
    """Return a function that asks a question about the log: the exit code, and what was printed to each stream."""
    (tmp_path / "spells.csv").write_text("state,start,end\nXA,2003,2009\n", encoding="utf-8")
    (tmp_path / "claims.toml").write_text(CLAIMS, encoding="utf-8")
    table = csto("members", "--on", "2012-07-01", "--format", "csv", "--provenance", "--log", str(log), "--unsound")
    (tmp_path / "table.csv").write_text(table.stdout, encoding="utf-8")
    names = {"spells": "spells.csv", "claims": "claims.toml", "table": "table.csv", "export": "out.json"}

    def run(question: str, *more: str) -> tuple[int, str, str]:
        words = shlex.split(question.format(**{name: tmp_path / file for name, file in names.items()}))
        done = csto(*words, "--log", str(log), *more)
        return done.returncode, done.stdout, done.stderr

    return run


def test_every_command_that_reads_a_log_is_asked_here() -> None:
    reading = {name for name in COMMANDS if any("--log" in one.opts for one in load_command(name).params)}
    assert reading - NO_QUESTIONS == {question.split(" ")[0] for question in QUESTIONS}
    assert "log_options" not in inspect.signature(command_module("check").command).parameters


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_on_an_unsound_log_is_refused_with_the_findings(
    question: str, ask: Callable[..., tuple[int, str, str]], log: Path, tmp_path: Path, csto: Run
) -> None:
    code, answer, message = ask(QUESTIONS[question])
    assert (code, answer) == (Exit.UNSOUND, "")
    assert message.startswith(csto("check", str(log)).stdout)
    assert f"{log}:" in message
    assert "error[CS311]" in message
    end = "csto check --explain CS311 says why, --unsound answers all the same\n"
    assert message.endswith(
        f"error: csto {QUESTIONS[question].split()[0]}: not answered: the log has 1 finding of severity error; {end}"
    )
    assert not (tmp_path / "out.json").exists()


@pytest.mark.parametrize("question", QUESTIONS)
def test_unsound_answers_with_a_warning(question: str, ask: Callable[..., tuple[int, str, str]]) -> None:
    code, answer, message = ask(QUESTIONS[question], "--unsound")
    assert code in {Exit.DONE, Exit.NO, Exit.UNDECIDED}  # the last where nobody is known to hold an office
    assert message.splitlines().count(WARNING) == 1
    assert answer or question in {"export", "is --quiet"}


def test_an_answer_from_an_unsound_log_says_so_where_it_is_kept(
    ask: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    note = "The log has 1 finding of severity error, so this answer may be wrong; csto check lists them."
    for form in ("json", "table", "md", "html"):
        assert note in ask("members --on 2012-07-01", "--unsound", "--format", form)[1]
    kept = json.loads(ask("members --on 2012-07-01", "--unsound", "--format", "json", "--provenance")[1])
    assert (kept["notes"], kept["provenance"]["errors"]) == ([note], "1")
    assert ask("export {export}", "--unsound")[0] == Exit.DONE
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["provenance"]["errors"] == "1"
    for saved in ("out.json", "table.csv"):
        code, _, message = ask(f"recheck {tmp_path / saved}", "--unsound")
        assert (code, message) == (Exit.DONE, WARNING + "\n")


def test_findings_that_the_log_allows_and_warnings_refuse_nothing(csto: Run, log: Path) -> None:
    log.write_text(HEADER + DOUBTFUL.replace('["s1", "s2"]', '["s1"]'), encoding="utf-8")
    checked = csto("check", str(log), "--allowed").stdout
    assert "allowed[CS311]" in checked
    assert "warning[" in checked
    for more in ((), ("--unsound",)):
        done = csto("members", "--on", "2012-07-01", "--log", str(log), *more)
        assert (done.returncode, done.stderr) == (0, "")


def test_the_log_is_judged_as_it_is_written_and_not_as_a_source_has_it(csto: Run, log: Path) -> None:
    claim = '\n[[event.claim]]\nfield = "date"\nvalue = "1919-01-01"\nsource = "s2"\n'
    log.write_text(HEADER + CHARTER + claim + FORCE, encoding="utf-8")
    assert csto("check", str(log)).returncode == 0
    assert csto("members", "--on", "2012-07-01", "--prefer", "s2", "--log", str(log)).returncode == 0


def test_a_log_fixed_afterwards_is_answered_and_one_broken_again_refused(csto: Run, log: Path) -> None:
    for text, code in ((UNFOUNDED, 4), (CHARTER + FORCE + UNFOUNDED, 0), (UNFOUNDED, 4), (CHARTER + FORCE, 0)):
        log.write_text(HEADER + text, encoding="utf-8")
        for question in ("members --on 2012-07-01", "members --on 2012-07-01", "status --on 2012-07-01"):
            assert csto(*question.split(), "--log", str(log)).returncode == code


def test_a_compiled_copy_made_with_unsound_does_not_make_the_log_sound(csto: Run, log: Path) -> None:
    question = ("is", "XA", "member", "--on", "2012-07-01", "--log", str(log))
    for more, code in (((), 4), (("--unsound",), 1), ((), 4), (("--unsound",), 1)):
        done = csto(*question, *more)
        assert (done.returncode, WARNING in done.stderr) == (code, bool(more))


@pytest.mark.parametrize("question", ["members --on 2012-07-01", "timeline"])
def test_a_log_from_standard_input_is_judged_too(question: str, csto: Run) -> None:
    for text, code in ((UNFOUNDED, 4), (CHARTER + FORCE + UNFOUNDED, 0)):
        done = csto(*question.split(), "--log", "-", stdin=HEADER + text)
        assert done.returncode == code
        assert ("<stdin>:" in done.stderr) == (code == 4)


def test_the_record_from_standard_input_is_answered_without_its_bibliography(csto: Run) -> None:
    text = (ROOT / "data" / "events.toml").read_text(encoding="utf-8")
    done = csto("members", "--on", "2012-07-01", "--log", "-", "--format", "tsv", stdin=text)
    shipped = csto("members", "--on", "2012-07-01", "--format", "tsv")
    assert (done.returncode, done.stdout, done.stderr) == (0, shipped.stdout, shipped.stderr)


def test_a_fault_in_the_bibliography_refuses_a_question_that_prints_no_source(csto: Run, log: Path) -> None:
    head, sources = HEADER.split("[sources.s1]")
    text = head.replace("\n\n[states", '\nsources = "sources.toml"\n\n[states', 1) + CHARTER + FORCE
    log.write_text(text, encoding="utf-8")
    question = ("members", "--on", "2012-07-01", "--log", str(log))
    sibling = log.with_name("sources.toml")
    for content, code, expected in (
        (f"[sources.s1]{sources}", 0, ""),
        (f"[sources.s1]{sources}".replace("https://second", "https:/second"), 4, "sources.toml:7:7"),
        (f"[sources.s1]{sources}".replace("publisher", "publicher"), 4, "CS101"),
        (f"[sources.s1]{sources}", 0, ""),
    ):
        sibling.write_text(content, encoding="utf-8")
        done = csto(*question)
        assert (done.returncode, expected in done.stderr) == (code, True)
        for cache in ("empty", "warm"):
            place = log.with_name("cache") if cache == "warm" else log.with_name(f"empty-{code}-{len(content)}")
            assert csto(*question, "--unsound", env={"XDG_CACHE_HOME": str(place)}).returncode == 0
    sibling.unlink()
    done = csto(*question)
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.startswith(f"error: csto {question[0]}: {sibling}: no such file; ")
    assert csto(*question, "--unsound").returncode == 0


def test_a_log_that_cannot_be_read_is_refused_even_with_unsound(csto: Run, log: Path) -> None:
    log.write_text(HEADER + UNFOUNDED.replace("confidence", "confidance"), encoding="utf-8")
    done = csto("members", "--log", str(log), "--unsound")
    assert (done.returncode, done.stdout) == (4, "")
    assert "error[CS101]" in done.stderr
    assert "--unsound" not in done.stderr


def test_the_rules_are_not_run_again_for_a_sound_log(
    csto: Run, log: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    log.write_text(f"{HEADER}{CHARTER}{FORCE}# {tmp_path}\n", encoding="utf-8")  # a text that no test has marked
    runs: list[EventLog] = []

    def run_rules(log: EventLog, wanted: Collection[str]) -> list[GradedFinding]:
        runs.append(log)
        return check(log, wanted)

    monkeypatch.setattr(examine, "check", run_rules)
    for question in ("members", "status", "timeline", "members"):
        assert csto(question, "--log", str(log)).returncode == 0
    assert len(runs) == 1
    for _ in range(2):  # no mark can be kept
        assert csto("members", "--log", str(log), env={"XDG_CACHE_HOME": str(log)}).returncode == 0
    assert len(runs) == 3
    assert csto("members", env={"XDG_CACHE_HOME": str(tmp_path / "empty")}).returncode == 0
    assert len(runs) == 3, "the record that ships is known to be sound: run make docs"
