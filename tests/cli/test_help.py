"""Help: commands under their headings, plain away from a terminal, and examples that exist."""

from __future__ import annotations

import re

import pytest
from rich.text import Text
from typer.main import get_command

from cstocli.cli.app import app
from cstocli.cli.command_table import COMMANDS, REPLACED, Panel
from cstocli.cli.groups import command_module, load_command
from support.logs import ROOT
from support.program import Run


def test_without_arguments_the_help_is_printed(csto: Run) -> None:
    alone = csto()
    assert (alone.returncode, alone.stderr) == (0, "")
    assert alone.stdout == csto("--help").stdout == csto("-h").stdout


def test_the_table_of_commands_matches_the_modules() -> None:
    files = {path.stem for path in (ROOT / "src/cstocli/cli/commands").glob("*.py")} - {"__init__"}
    assert {entry.module.rpartition(".")[2] for entry in COMMANDS.values()} == files
    assert all(callable(command_module(name).command) for name in COMMANDS)
    assert REPLACED.keys().isdisjoint(COMMANDS)


def test_commands_are_listed_under_their_panels_in_the_order_of_the_table(csto: Run) -> None:
    listed = csto("--help").stdout.partition("  Examples:")[0]
    found: dict[str, list[str]] = {}
    panel = ""
    for line in listed.split("\n"):
        if re.fullmatch(r"[A-Z][\w ]*:", line):
            panel = line.rstrip(":")
        elif panel in set(Panel) and (name := re.match(r"  (\S+) ", line)):
            found.setdefault(panel, []).append(name[1])
    assert list(found) == list(Panel)
    assert found == {panel: [entry.name for entry in COMMANDS.values() if entry.panel == panel] for panel in Panel}
    assert [name for names in found.values() for name in names] == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_shows_its_examples(name: str, csto: Run) -> None:
    output = csto(name, "--help").stdout
    examples = command_module(name).EXAMPLES
    assert 2 <= len(examples) <= 4
    assert all(f"    {example}\n" in output for example in examples)
    assert "\x08" not in output


def test_the_options_of_every_answer_stand_apart(csto: Run) -> None:
    output = csto("members", "--help").stdout
    assert (
        output.index("\nOptions:\n")
        < output.index("--standing")
        < output.index("\nOutput:\n")
        < output.index("--format")
    )


@pytest.mark.parametrize("variable", ["FORCE_COLOR", "GITHUB_ACTIONS", "PY_COLORS"])
def test_help_is_plain_away_from_a_terminal_in_any_environment(variable: str, csto: Run, program: Run) -> None:
    assert program("--help", env={variable: "1"}).stdout == csto("--help").stdout


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_a_help_text_has_nothing_that_rich_would_read_as_markup(name: str) -> None:
    command = load_command(name) if name else get_command(app)
    texts = [command.help, command.epilog, *(getattr(param, "help", "") for param in command.params)]
    texts += [entry.summary for entry in COMMANDS.values()]
    assert all(texts)
    assert all(Text.from_markup(text).plain == text.replace("\b", "") for text in texts if text)


def test_help_is_also_a_word(csto: Run) -> None:
    assert csto("help").stdout == csto("help", "help").stdout == csto("--help").stdout
    assert csto("help", "members").stdout == csto("members", "help").stdout == csto("members", "--help").stdout
    assert csto("help", "members").returncode == csto("help").returncode == 0
    unknown = csto("help", "membres")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert unknown.stderr == "error: csto: no such command 'membres'; did you mean 'members'?\n"


def test_the_version_has_a_short_option(csto: Run) -> None:
    assert csto("-V").stdout == csto("--version").stdout != ""
