"""The program: finds the commands, runs one, and turns whatever went wrong into one message and an exit code."""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from cstocli.cli import commands
from cstocli.cli.exits import Exit, UsageError
from cstocli.cli.options import say, write
from cstocli.core.names import UnknownNameError
from cstocli.load.faults import UnsoundLog

_HELP = """Replay the log of an international organisation: for any day, who was a member and in what standing, who held
the rotating chair, which exercises were held with whom, on what evidence. The log that ships is the CSTO's, 1991 to 2026."""

_EPILOG = """Examples: csto members --on 2012-07-01 | csto chair --on 2024-01-01 --format json | csto timeline --from 2022-01 --to 2022-01

Exit codes: 0 done, or yes; 1 no, or faults found; 2 wrong usage; 3 the log does not decide it; 4 the log cannot be read or is not sound;
130 interrupted."""


def names() -> list[str]:
    """Return the names of the commands: those of the modules in ``commands``."""
    found = (module.name for module in pkgutil.iter_modules(commands.__path__))
    return sorted(name.removesuffix("_") for name in found)


class Commands(TyperGroup):
    """The commands by name; a module is imported only when its command is run or listed."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - the context is of a class that Typer keeps to itself
        """Return the names in the order of the alphabet."""
        return names()

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
        """Return the command of a module, or nothing."""
        if cmd_name not in names():
            return None
        module = import_module(f"{commands.__name__}.{cmd_name}")
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(cmd_name, no_args_is_help=False)(module.command)
        return typer.main.get_command(single)


app = typer.Typer(
    cls=Commands,
    name="csto",
    help=_HELP,
    epilog=_EPILOG,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.", is_eager=True)] = False,
) -> None:
    """Run one of the commands."""
    if version:
        from cstocli import __version__

        write(f"csto {__version__}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        write(context.get_help() + "\n")


def main() -> None:
    """Run the program and exit: the only place where an error becomes a message."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # what the locale cannot write is shown escaped, and never ends the program
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except UnsoundLog as unsound:
        from cstocli.render.caret import full

        say(full(unsound.diagnostics, unsound.texts).rstrip("\n"))
        sys.exit(Exit.UNSOUND)
    except (UsageError, UnknownNameError) as error:
        say(f"error: {error}" + (f"\nhint: {error.hint}" if error.hint else ""))
        sys.exit(Exit.USAGE)
    except KeyboardInterrupt:
        sys.exit(Exit.INTERRUPTED)
