"""What the reference and the manual say about the commands, read from the program, in the order of its help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from typer.main import get_command

from cstocli.cli.app import app
from cstocli.cli.command_table import COMMANDS, Panel
from cstocli.cli.groups import command_module, load_command

VARIABLES = {
    "CSTO_LOG": "The log to read, as with --log.",
    "CSTO_FORMAT": "The format of an answer, as with --format.",
    "CSTO_PAGER": "The pager of a text that is longer than the terminal; none if it is empty or cat.",
    "PAGER": "The pager where CSTO_PAGER is not set; else less.",
    "COLUMNS": "The width of the terminal in columns; --width sets it for one answer.",
    "LINES": "The height of the terminal in lines; a longer text is shown in a pager.",
    "NO_COLOR": "Where it is set and not empty, no output is coloured, and addresses are no links.",
    "FORCE_COLOR": "Where it is set to anything but 0, output is coloured away from a terminal too.",
    "FORCE_HYPERLINK": "If it is 0, addresses are no links; with another value they are, away from a terminal too.",
    "TERM": "If it is dumb, no colour, link, panel or pager is used.",
    "XDG_CACHE_HOME": "The folder of the compiled copy of the log; else .cache in the home directory.",
}
"""The environment variables that the program reads."""
_COMMON = 6
"""An option that this many commands share is described once."""


class Parameter(NamedTuple):
    """An option or argument."""

    names: tuple[str, ...]
    """The forms of an option, the shortest first; the placeholder of an argument."""
    value: str
    """The placeholder of the value of an option, or its choices with bars between; empty for a flag or argument."""
    help: str


class CommandPage(NamedTuple):
    """One command."""

    name: str
    panel: Panel
    help: str
    arguments: list[Parameter]
    options: list[Parameter]
    examples: tuple[str, ...]

    @property
    def usage(self) -> str:
        """How to call it."""
        return " ".join(("csto", self.name, "[OPTIONS]", *(argument.names[0] for argument in self.arguments)))


def program_options() -> list[Parameter]:
    """Return the options of the program itself."""
    return [option for kind, option in _parameters(get_command(app)) if kind == "option"]


def program_help() -> str:
    """Return the help text of the program as one line."""
    return " ".join((get_command(app).help or "").split())


def command_pages() -> list[CommandPage]:
    """Return the commands in the order of the help."""
    return [_page(name) for name in COMMANDS]


def common(pages: list[CommandPage]) -> list[Parameter]:
    """Return the options that many commands share, in the order in which they appear."""
    counts = Counter(option for page in pages for option in page.options)
    return [option for option, number in counts.items() if number >= _COMMON]


def _page(name: str) -> CommandPage:
    command = load_command(name)
    parameters = [(kind, one) for kind, one in _parameters(command) if "--help" not in one.names]
    return CommandPage(
        name,
        COMMANDS[name].panel,
        " ".join((command.help or "").split()),
        [one for kind, one in parameters if kind == "argument"],
        [one for kind, one in parameters if kind == "option"],
        command_module(name).EXAMPLES,
    )


def _parameters(command: Any) -> Iterator[tuple[str, Parameter]]:  # noqa: ANN401 - a class that Typer does not export
    context = command.make_context(command.name or "csto", [], resilient_parsing=True)
    for param in command.get_params(context):
        is_argument = param.param_type_name == "argument"
        placeholder = (
            ""
            if getattr(param, "is_flag", False)
            else param.make_metavar(context).strip("[]." if is_argument else "<>[]")
        )
        names = (placeholder,) if is_argument else tuple(sorted((*param.opts, *param.secondary_opts), key=len))
        value = "" if is_argument else placeholder
        yield param.param_type_name, Parameter(names, value, " ".join((param.help or "").split()))
