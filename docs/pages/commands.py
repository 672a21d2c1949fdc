"""What the reference and the manual tell of the commands: read from the program, put in the order of its help."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from cstocli.cli import groups
from cstocli.cli.headings import Heading
from cstocli.cli.index import Entry
from pages import index

VARIABLES = {
    "CSTO_LOG": "The log to ask, as --log.",
    "CSTO_FORMAT": "The format of an answer, as --format.",
    "CSTO_PAGER": "A pager; where it is set, an answer on a terminal is shown in it, as with --pager.",
    "PAGER": "The pager of --pager where CSTO_PAGER is not set; else less.",
    "COLUMNS": "How many columns the terminal has; --width says it for one answer.",
    "NO_COLOR": "Where it is set to anything, nothing is coloured.",
    "FORCE_COLOR": "Where it is set to anything but 0, colour is used away from a terminal too.",
    "TERM": "With dumb, neither colour nor panels.",
    "XDG_CACHE_HOME": "The folder of the compiled copy of the log; else .cache in the home directory.",
}
"""The variables of the environment that the program heeds."""
_MANY = 6
"""An option that so many commands have alike is told once."""


class Told(NamedTuple):
    """One command."""

    name: str
    heading: Heading
    help: str
    arguments: list[Entry]
    options: list[Entry]
    examples: tuple[str, ...]

    @property
    def usage(self) -> str:
        """How it is called."""
        return " ".join(("csto", self.name, "[OPTIONS]", *(entry.name for entry in self.arguments)))


def told() -> list[Told]:
    """Return the commands under their headings, in the order of the help."""
    found = []
    for name in groups.names():
        command = groups.command(name)
        lines = [line for line in index.derived(name, command) if line.name and "--help" not in line.forms]
        found.append(
            Told(
                name,
                command.heading,
                " ".join((command.help or "").split()),
                [line for line in lines if not line.forms],
                [line for line in lines if line.forms],
                groups.module_of(name).EXAMPLES,
            )
        )
    return sorted(found, key=lambda one: list(Heading).index(one.heading))


def common(commands: list[Told]) -> list[Entry]:
    """Return the options that many commands have alike, in the order in which they are met."""
    every = [option._replace(command="") for command in commands for option in command.options]
    counts = Counter(every)
    return [option for option in dict.fromkeys(every) if counts[option] >= _MANY]


def own(command: Told, shared: list[Entry]) -> list[Entry]:
    """Return the options that a command does not have in common with many."""
    return [option for option in command.options if option._replace(command="") not in shared]
