"""``csto check`` tried as a shell, an editor and a workflow would."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from support.logs import HEADER, ROOT, event
from support.program import Run

SOUND = HEADER + event("statement", "2000-01-02", 'states = ["XA"]', ident="xa-speaks-2000")
EARLY = HEADER + event("statement", "1919-01-02", 'states = ["XA"]', ident="xa-speaks-1919")
ONE_SOURCE = SOUND.replace('kind = "statement"', 'kind = "observer"').replace("Second Press", "First Press")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "xo.toml"
    path.write_text(SOUND, encoding="utf-8")
    return path


def test_a_sound_log_prints_nothing(csto: Run, log: Path) -> None:
    done = csto("check", str(log))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_record_that_ships_is_sound_even_strictly(csto: Run) -> None:
    done = csto("check", "--strict")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_all_that_the_record_allows_has_a_reason(csto: Run) -> None:
    data = json.loads(csto("check", "--allowed", "--format", "json").stdout)["data"]
    assert data
    assert all(row["allowed"] for row in data)


def test_a_fault_is_shown_at_its_place_and_ends_in_one(csto: Run, log: Path) -> None:
    log.write_text(EARLY, encoding="utf-8")
    done = csto("check", log.name, cwd=log.parent)
    assert done.returncode == 1
    assert "error[CS603]: 1919-01-02 is before the first day of the log\n  --> xo.toml:" in done.stdout
    assert done.stderr == "1 error in 1 log; csto check --explain CS603 says why\n"


def test_the_log_in_use_is_checked_where_none_is_named(csto: Run, log: Path) -> None:
    log.write_text(EARLY, encoding="utf-8")
    for done in (csto("check", env={"CSTO_LOG": str(log)}), csto("check", "--log", str(log))):
        assert (done.returncode, "CS603" in done.stdout) == (1, True)


def test_a_named_file_wins_over_the_log_in_use(csto: Run, log: Path) -> None:
    assert csto("check", str(log), env={"CSTO_LOG": "nowhere.toml"}).returncode == 0


def test_standard_input_is_a_log_too(csto: Run) -> None:
    done = csto("check", "-", "--format", "concise", stdin=EARLY)
    assert done.returncode == 1
    assert done.stdout.startswith("<stdin>:")


DATA = ROOT / "data"
RECORD = (DATA / "events.toml").read_text(encoding="utf-8")
BIBLIOGRAPHY = ("--bibliography", str(DATA / "sources.toml"))


@pytest.mark.parametrize("words", [("check", "-"), ("check", "--log", "-"), ("check", "-", "--strict")])
def test_the_record_is_sound_on_standard_input_with_its_bibliography(words: tuple[str, ...], csto: Run) -> None:
    done = csto(*words, *BIBLIOGRAPHY, stdin=RECORD)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    without = csto(*words, stdin=RECORD)
    assert (without.returncode, "--bibliography FILE" in without.stdout) == (1, True)


@pytest.mark.parametrize(
    "query",
    [
        "sources mfa-by",
        "show uz-suspension-2012",
        "members --on 2012-07-01",
        "is UZ member --on 2012-07-01 --prefer mfa-by",
    ],
)
def test_questions_on_standard_input_are_answered_with_its_bibliography(query: str, csto: Run) -> None:
    words = (*query.split(" "), "--format", "json")
    assert csto(*words, "--log", "-", *BIBLIOGRAPHY, stdin=RECORD).stdout == csto(*words).stdout


def test_a_fault_in_a_given_bibliography_stands_at_its_own_line(csto: Run, tmp_path: Path) -> None:
    given = tmp_path / "given.toml"
    text = (DATA / "sources.toml").read_text(encoding="utf-8")
    given.write_text(text.replace("publisher = ", "publischer = ", 1), encoding="utf-8")
    done = csto("check", "-", "--bibliography", str(given), "-f", "concise", stdin=RECORD)
    assert done.returncode == 1
    assert done.stdout.startswith(f"{given}:")


@pytest.mark.parametrize(
    "words",
    ["check", "check x.toml", "check --rules", "check - --explain CS302", "members", "members --log x.toml", "sources"],
)
def test_a_bibliography_is_refused_where_no_log_comes_from_standard_input(words: str, csto: Run) -> None:
    done = csto(*words.split(" "), *BIBLIOGRAPHY)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--bibliography: only a log from standard input needs it" in done.stderr


def test_all_faults_of_all_files_are_reported_in_the_order_of_their_places(csto: Run, log: Path) -> None:
    twice = EARLY + event("statement", "1920-01-02", 'states = ["XB"]', ident="xb-speaks-1920")
    for name, text in (("b.toml", twice), ("a.toml", EARLY), ("c.toml", "x = ")):
        (log.parent / name).write_text(text, encoding="utf-8")
    done = csto("check", "c.toml", "b.toml", "a.toml", "a.toml", "-f", "concise", cwd=log.parent)
    places = [line.split(":")[:2] for line in done.stdout.splitlines()]
    assert [file for file, _ in places] == ["a.toml", "b.toml", "b.toml", "c.toml"]
    assert int(places[1][1]) < int(places[2][1])
    assert done.stderr.startswith("4 errors in 3 logs")


@pytest.mark.parametrize(
    ("options", "code"), [((), 0), (("--strict",), 1), (("--strict", "--ignore", "one-source"), 0)]
)
def test_a_warning_counts_only_in_a_strict_check(csto: Run, log: Path, options: tuple[str, ...], code: int) -> None:
    log.write_text(ONE_SOURCE, encoding="utf-8")
    assert csto("check", str(log), *options).returncode == code


def test_advice_is_shown_when_asked_for_and_never_counts(csto: Run, log: Path) -> None:
    log.write_text(SOUND.replace('"Something happens"', '"Something happens."'), encoding="utf-8")
    assert csto("check", str(log), "--strict").stdout == ""
    for options in (("--advice",), ("--select", "CS901"), ("--select", "cs9")):
        done = csto("check", str(log), "--strict", "-f", "concise", *options)
        assert (done.returncode, "advice[CS901]" in done.stdout) == (0, True)


def test_a_finding_that_an_event_allows_is_hidden_and_listed_with_its_reason(csto: Run, log: Path) -> None:
    log.write_text(ONE_SOURCE + 'allow = { CS706 = "no other press was there" }\n', encoding="utf-8")
    assert csto("check", str(log), "--strict").stdout == ""
    done = csto("check", str(log), "--strict", "--allowed")
    assert done.returncode == 0
    assert "allowed[CS706]: an observer with only one independent source" in done.stdout
    assert "allowed: no other press was there" in done.stdout
    assert done.stderr.startswith("1 allowed in 1 log")


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_families_and_slugs_select_rules_and_an_unknown_word_is_refused(csto: Run, log: Path, option: str) -> None:
    log.write_text(EARLY, encoding="utf-8")
    for word in ("CS6", "before-the-log", "cs603"):
        assert csto("check", str(log), option, word).returncode == (1 if option == "--select" else 0)
    done = csto("check", str(log), option, "befor-the-log")
    assert done.returncode == 2
    assert "did you mean 'before-the-log'?" in done.stderr


def test_a_fault_of_form_cannot_be_ignored(csto: Run, log: Path) -> None:
    log.write_text("[log\n", encoding="utf-8")
    assert csto("check", str(log), "--ignore", "CS0").returncode == 1


def test_a_file_that_cannot_be_read_as_text_ends_with_exit_code_4(program: Run, log: Path) -> None:
    (log.parent / "bytes").write_bytes(b"\x00\xff\xfe")
    os.mkfifo(log.parent / "fifo")
    for name in ("nowhere", ".", "bytes", "fifo"):
        done = program("check", name, str(log), cwd=log.parent)
        assert (done.returncode, "Traceback" in done.stderr) == (4, False), name


def test_a_missing_bibliography_ends_with_exit_code_4_at_the_key_that_names_it(csto: Run, log: Path) -> None:
    text = SOUND[: SOUND.index("[sources.s1]")].replace("[states", 'sources = "nowhere.toml"\n\n[states', 1)
    log.write_text(text, encoding="utf-8")
    done = csto("check", log.name, cwd=log.parent)
    assert done.returncode == 4
    assert "error[CS001]: no such file" in done.stdout
    assert 'sources = "nowhere.toml"' in done.stdout


def test_a_question_refuses_faults_of_form_and_answers_in_spite_of_deeper_ones_if_asked_to(
    csto: Run, log: Path
) -> None:
    for text, codes in ((EARLY, (4, 0)), (EARLY.replace("confidence", "confidance"), (4, 4))):
        log.write_text(text, encoding="utf-8")
        question = ("members", "--log", str(log), "--on", "2000")
        assert (csto(*question).returncode, csto(*question, "--unsound").returncode) == codes


def test_json_is_the_envelope_of_every_command(csto: Run, log: Path) -> None:
    sound = json.loads(csto("check", str(log), "-f", "json").stdout)
    assert list(sound) == ["csto", "command", "log", "on", "reading", "data", "notes"]
    assert (sound["command"], sound["log"]["organisation"], sound["data"]) == ("check", "XO", [])
    log.write_text(EARLY, encoding="utf-8")
    (row,) = json.loads(csto("check", log.name, "-f", "json", cwd=log.parent).stdout)["data"]
    assert (row["code"], row["slug"], row["severity"], row["file"]) == ("CS603", "before-the-log", "error", "xo.toml")
    assert (row["column"], row["end_column"]) == (8, 20)
    assert row["also"][0]["label"] == "the log begins here"
    assert row["allowed"] is None


def test_github_reads_one_line_a_finding(csto: Run, log: Path) -> None:
    log.write_text(EARLY, encoding="utf-8")
    (line,) = csto("check", log.name, "-f", "github", cwd=log.parent).stdout.splitlines()
    assert line.startswith("::error file=xo.toml,line=")
    assert ",title=CS603 before-the-log::1919-01-02 is before the first day of the log%0Ahint: " in line


def test_the_example_of_the_documented_hook_finds_the_program() -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert "entry: csto check\n" in hook
