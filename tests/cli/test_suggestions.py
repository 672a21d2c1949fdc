"""What is offered in place of an option or a command that does not exist: by meaning, or spelled almost alike."""

from __future__ import annotations

import pytest

from cstocli.cli.command_table import COMMANDS
from cstocli.cli.groups import load_command
from cstocli.cli.suggestions import _COMMANDS, _OPTIONS, instead_of_command, instead_of_option
from support.program import Run

HELP = "try csto x --help"
OPTIONS = [
    ("--date", ["--on", "--width"], "--on"),
    ("--day", ["--on"], "--on"),
    ("--year", ["--on", "--during"], "--during"),
    ("--year", ["--on"], "--on"),
    ("--since", ["--kind", "--from"], "--from"),
    ("--from", ["--format", "--during"], "--during"),
    ("--from", ["--format", "--on"], None),
    ("--until", ["--to"], "--to"),
    ("--country", ["--state"], "--state"),
    ("--state", ["--sort", "--with"], "--with"),
    ("--search", ["--grep"], "--grep"),
    ("--max", ["--limit"], "--limit"),
    ("-n", ["--limit"], "--limit"),
    ("--newest", ["--reverse", "--sort"], "--reverse"),
    ("--reverse", ["--prefer", "--sort"], "--sort=-COLUMN"),
    ("--json", ["--format"], "--format json"),
    ("--output_format", ["--format"], "--format"),
    ("--verbose", ["--wide", "--version"], "--wide"),
    ("-v", ["--version"], "--version"),
    ("--all", ["--log", "--format"], None),
    ("--zzz", ["--log"], None),
    ("--formt", ["--format", "--from"], "--format"),
    ("--colums", ["--columns"], "--columns"),
    ("--prov", ["--provenance", "--prefer"], "--provenance"),
    ("--pre", ["--prefer", "--preview"], None),
]
TEXTS = {
    "--output": "write > FILE at the end, or csto export FILE",
    "--limit": "write | head at the end",
    "--grep": "csto timeline --grep TEXT searches the events",
    "--state": "csto country STATE has the history of one State",
}
WORDS = {
    "list": "csto members",
    "member": "csto members",
    "search": "csto timeline --grep TEXT",
    "history": "csto country STATE",
    "validate": "csto check",
    "lint": "csto check",
    "query": "csto sql",
    "events": "csto timeline",
    "Was": "csto is STATE WHAT",
    "membrs": "'members'",
    "exercise": "'exercises'",
    "time": "'timeline'",
    "UZ": "csto country UZ",
    "Kazakhstan": "csto country Kazakhstan",
    "Kyrgyz Republic": "csto country 'Kyrgyz Republic'",
    "2012-07-01": "csto status 2012-07-01",
    "28 June 2012": "csto status '28 June 2012'",
}


@pytest.mark.parametrize(("typed", "options", "offered"), OPTIONS)
def test_an_option_is_offered_by_meaning_or_spelling(typed: str, options: list[str], offered: str | None) -> None:
    assert instead_of_option(typed, options, "csto x") == (f"did you mean {offered}?" if offered else HELP)


@pytest.mark.parametrize("typed", TEXTS)
def test_what_no_option_of_the_command_does_is_done_elsewhere(typed: str) -> None:
    assert instead_of_option(typed, ["--format"], "csto x") == TEXTS[typed]


@pytest.mark.parametrize("typed", WORDS)
def test_a_command_is_offered_by_meaning_or_spelling(typed: str) -> None:
    assert instead_of_command(typed, COMMANDS) == f"did you mean {WORDS[typed]}?"


def test_nothing_is_offered_for_a_word_that_is_like_no_other() -> None:
    assert instead_of_command("xyzzy", COMMANDS) == "try csto --help"
    assert instead_of_command("June", COMMANDS) == "try csto --help"


def test_every_suggestion_exists() -> None:
    known = {option for name in COMMANDS for parameter in load_command(name).params for option in parameter.opts}
    targets = {target.partition(" ")[0].partition("=")[0] for meaning in _OPTIONS for target in meaning.targets}
    assert sorted(targets - known - {"--help", "--version", "--status"}) == []
    offered = {command.partition(" ")[0] for command in _COMMANDS.values()}
    assert sorted(offered - set(COMMANDS)) == ["--help", "--install-completion", "--version"]
    assert _COMMANDS.keys().isdisjoint(COMMANDS)


def test_a_command_says_what_its_option_is(csto: Run) -> None:
    assert csto("timeline", "-n", "5").stderr.endswith("no such option: -n; did you mean --limit?\n")
    assert csto("members", "--json").stderr.endswith("no such option: --json; did you mean --format json?\n")
    assert csto("--date", "2012").stderr.endswith("the options of a command follow its name; try csto --help\n")
