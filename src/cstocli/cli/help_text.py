"""What Typer's help lacks: panels away from a terminal too, and output that fails when it cannot be written."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import redirect_stdout
from io import StringIO
from typing import TYPE_CHECKING, Final, Literal

from cstocli.cli.streams import write
from cstocli.cli.terminal import is_dumb, is_terminal

if TYPE_CHECKING:
    from typer._click import Command, Context, HelpFormatter, Parameter
    from typer.core import TyperOption

HELP_OPTIONS: Final = ["-h", "--help"]


def markup_mode() -> Literal["rich"] | None:
    """Return how Typer lays out a help text: in Rich's panels on a terminal, as plain text elsewhere."""
    return "rich" if is_terminal(sys.stdout) and not is_dumb() else None


def format_lists(**lists: Iterable[str]) -> str:
    r"""Return lists with their headings, one item a line, for the end of a help text; ``\b`` keeps the line breaks."""
    keep_lines = "" if markup_mode() else "\b\n"
    blocks = (
        keep_lines + "\n".join((f"{heading.replace('_', ' ')}:", *(f"  {line}" for line in lines)))
        for heading, lines in lists.items()
    )
    return "\n\n".join(blocks)


def write_panels(formatter: HelpFormatter, rows: Iterable[tuple[str, tuple[str, str] | None]]) -> None:
    """Write rows of a name and a description under the panel that each row names; None is a hidden row."""
    panels: dict[str, list[tuple[str, str]]] = {}
    for panel, row in rows:
        if row is not None:
            panels.setdefault(panel, []).append(row)
    for panel, listed in panels.items():
        with formatter.section(panel):
            formatter.write_dl(listed)


def parameter_rows(command: Command, context: Context) -> Iterable[tuple[str, tuple[str, str] | None]]:
    """Yield the arguments and options of a command, each with its panel."""
    for parameter in command.get_params(context):
        default = "Arguments" if parameter.param_type_name == "argument" else "Options"
        yield getattr(parameter, "rich_help_panel", None) or default, parameter.get_help_record(context)


def print_through_streams(option: TyperOption | None) -> TyperOption | None:
    """Let a help option write as answers are written, so that a full disk or a closed pipe is noticed."""
    if option is not None:
        option.callback = _print_help
    return option


def full_help(context: Context) -> str:
    """Return the help of a command with its panels, which Typer prints instead of returning them."""
    with redirect_stdout(_Captured()) as panels:
        text = context.get_help()
    return panels.getvalue() + text + "\n"


class _Captured(StringIO):
    """Receives what Typer would print on a terminal; elsewhere it prints nothing."""

    def isatty(self) -> bool:
        """Return True: the panels have the colours and the width of a terminal."""
        return True


def _print_help(context: Context, _parameter: Parameter, value: bool) -> None:  # noqa: FBT001 - called by Typer
    if value and not context.resilient_parsing:
        write(full_help(context))
        context.exit()
