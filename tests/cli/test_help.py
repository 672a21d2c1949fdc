"""Help: commands under their headings, the same without panels, and no line of it out of date."""

from __future__ import annotations

import re

import pytest
from rich.text import Text

from cstocli.cli import groups
from cstocli.cli.headings import Heading
from cstocli.cli.help_text import unmarked
from support.program import Run


def test_alone_it_prints_the_help(csto: Run) -> None:
    alone = csto()
    assert (alone.returncode, alone.stderr) == (0, "")
    assert alone.stdout == csto("--help").stdout == csto("-h").stdout


def test_commands_stand_under_their_headings_in_order(csto: Run) -> None:
    told = csto("--help").stdout
    found: dict[str, list[str]] = {}
    heading = ""
    for line in told.partition("  Examples:")[0].split("\n"):
        if re.fullmatch(r"[A-Z][\w ]*:", line):
            heading = line.rstrip(":")
        elif heading in set(Heading) and (name := re.match(r"  (\S+) ", line)):
            found.setdefault(heading, []).append(name[1])
    assert list(found) == [heading for heading in Heading if heading in found]
    assert found == {
        heading: [name for name in groups.names() if heading == groups.module_of(name).HEADING] for heading in found
    }
    assert sorted(name for names in found.values() for name in names) == groups.names()


@pytest.mark.parametrize("name", groups.names())
def test_the_help_of_a_command_shows_its_examples(name: str, csto: Run) -> None:
    told = csto(name, "--help").stdout
    examples = groups.module_of(name).EXAMPLES
    assert 2 <= len(examples) <= 4
    assert all(f"    {example}\n" in told for example in examples)
    assert "\x08" not in told


def test_the_options_of_every_answer_stand_apart(csto: Run) -> None:
    told = csto("members", "--help").stdout
    assert told.index("\nOptions:\n") < told.index("--standing") < told.index("\nOutput:\n") < told.index("--format")


@pytest.mark.parametrize("variable", ["FORCE_COLOR", "GITHUB_ACTIONS", "PY_COLORS"])
def test_away_from_a_terminal_help_is_plain_whatever_the_environment(variable: str, csto: Run, program: Run) -> None:
    assert program("--help", env={variable: "1"}).stdout == csto("--help").stdout


@pytest.mark.parametrize(
    "text", ["[[event]] and [/x]", "[x] [OPTIONS] [a-z]", r"a \[b] c", "no brackets", "[#hash] [@handler]"]
)
def test_a_help_text_is_never_read_as_markup(text: str) -> None:
    assert Text.from_markup(unmarked(text)).plain == text
