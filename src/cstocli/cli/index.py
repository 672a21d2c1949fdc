"""What the commands are, without importing one: for the list in the help, and for completion.

``commands.tsv`` beside this module says it, a line for each command, option and argument. It is derived from the
commands by ``make docs``, and a test compares the two. A command that it does not know yet is read from its module.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

FILE: Final = Path(__file__).with_name("commands.tsv")


class Entry(NamedTuple):
    """One line: a command, or one of its options or arguments."""

    command: str
    """Its name; empty for the program itself."""
    name: str
    """The option, with its other forms after it; the metavar of an argument; empty for the command."""
    takes: str
    """What follows the option: its metavar, or the choices with bars between; the heading of a command."""
    help: str

    @property
    def forms(self) -> list[str]:
        """The forms of an option; none of an argument or command."""
        return self.name.split(" ") if self.name.startswith("-") else []


def entries(command: str | None = None) -> list[Entry]:
    """Return the lines of all commands, or of one."""
    lines = FILE.read_text(encoding="utf-8").split("\n")
    return [Entry(*line.split("\t")) for line in lines if line and (command is None or line.startswith(f"{command}\t"))]


def derived(name: str, command: Any) -> Iterator[Entry]:  # noqa: ANN401 - of a class that Typer keeps to itself
    """Yield the lines of a command, from the command itself."""
    yield Entry(name, "", command.heading, _line(command.help))
    context = command.make_context(name or "csto", [], resilient_parsing=True)
    for param in command.get_params(context):
        if param.param_type_name == "argument":
            yield Entry(name, param.make_metavar(context).strip("[]."), "", _line(param.help))
            continue
        takes = "" if param.is_flag else param.make_metavar(context).strip("<>[]")
        yield Entry(name, " ".join(sorted((*param.opts, *param.secondary_opts), key=len)), takes, _line(param.help))


def _line(text: str | None) -> str:
    return " ".join((text or "").split("\n\n")[0].split())
