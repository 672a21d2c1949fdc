"""How a help text is drawn: sections, panels on a terminal, and never a word of it as markup."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from typing import Any, Final, Literal

from typer.core import TyperCommand, TyperGroup

from cstocli.cli.headings import Heading
from cstocli.cli.index import Entry
from cstocli.cli.streams import is_dumb, is_terminal, write

HELP_OPTIONS: Final = ["-h", "--help"]


def markup() -> Literal["rich"] | None:
    """Return how a help text is drawn: with panels for a person at a terminal, plain elsewhere."""
    return "rich" if is_terminal(sys.stdout) and not is_dumb() else None


def epilog(**lists: Iterable[str]) -> str:
    """Return lists with their headings, an item a line, as what follows the options in a help text."""
    blocks = (
        "\b\n" + "\n".join((f"{heading.replace('_', ' ')}:", *(f"  {line}" for line in lines)))
        for heading, lines in lists.items()
    )
    return "\n\n".join(blocks)


def write_sections(command: Any, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - of classes that Typer keeps to itself
    """Write the arguments and options of a command, those with a heading of their own under it."""
    sections: dict[str, list[tuple[str, str]]] = {}
    for param in command.get_params(ctx):
        usual = "Arguments" if param.param_type_name == "argument" else "Options"
        record = param.get_help_record(ctx)
        if record is not None:
            sections.setdefault(getattr(param, "rich_help_panel", None) or usual, []).append(record)
    for heading, rows in sections.items():
        with formatter.section(heading):
            formatter.write_dl(rows)


class Listing(TyperGroup):
    """The program as its help shows it: commands of a name and a summary each."""

    def add(self, entry: Entry) -> None:
        """Add a command by what is told of it."""
        mode = self.rich_markup_mode
        self.add_command(
            TyperCommand(entry.command, help=entry.help, rich_help_panel=entry.takes, rich_markup_mode=mode)
        )

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002
        """Write the commands under their headings."""
        longest = max(map(len, self.commands))
        for heading in Heading:
            told = [command for command in self.commands.values() if getattr(command, "rich_help_panel", "") == heading]
            if told:
                with formatter.section(heading):
                    formatter.write_dl([(f"{command.name:{longest}}", command.help or "") for command in told])


def printing(option: Any) -> Any:  # noqa: ANN401
    """Return a help option that writes as every answer is written, so that a full disk or a closed pipe is noticed."""

    def show(ctx: Any, param: Any, value: bool) -> None:  # noqa: ANN401, ARG001, FBT001
        if value and not ctx.resilient_parsing:
            write(ctx.get_help() + "\n")
            ctx.exit()

    option.callback = show
    return option


def quote(shown: Any, params: Iterable[Any]) -> None:  # noqa: ANN401
    """Keep Rich from reading the texts of a help as its markup."""
    shown.help, shown.epilog = unmarked(shown.help), unmarked(shown.epilog).replace("\b\n", "")
    for param in params:
        param.help = unmarked(param.help)


def unmarked(text: str | None) -> str:
    """Return a text so that Rich's markup shows it as it stands."""
    return re.sub(r"(\\*)(\[[a-z#/@][^\[\]]*\])", lambda found: f"{found[1] * 2}\\{found[2]}", text or "")
