"""The program: finds the commands, runs one, and turns whatever went wrong into one message and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from cstocli.cli import commands
from cstocli.cli.exits import Exit, UnwrittenError, UsageError
from cstocli.cli.forms import wired
from cstocli.cli.streams import leave, say, write
from cstocli.core.errors import UnknownNameError, UnsoundLogError

_HELP = """Replay the log of an international organisation: for any day, who was a member and in what standing,
who held the rotating chair, which exercises were held with whom, on what evidence. The log that ships is the CSTO's,
1991 to 2026."""

EXAMPLES = (
    "csto members --on 2012-07-01",
    "csto chair --on 2024-01-01 --format json",
    "csto timeline --from 2022-01 --to 2022-01",
)

_CODES = """Exit codes: 0 done, or yes; 1 no, or faults found; 2 wrong usage; 3 the log does not decide it;
4 the log cannot be read or is not sound; 130 interrupted."""


def names() -> list[str]:
    """Return the names of the commands: those of the modules in ``commands``."""
    found = (path for folder in commands.__path__ for path in Path(folder).iterdir())  # pkgutil takes 5 ms for it
    stems = (path.stem for path in found if path.suffix == ".py" and path.stem[0] != "_")
    return sorted(stem.removesuffix("_").replace("_", "-") for stem in stems)


def module_of(name: str) -> Any:  # noqa: ANN401 - a module has what it has
    """Return the module of a command."""
    stem = name.replace("-", "_") + "_" * iskeyword(name)  # the module of `is` is is_.py
    return import_module(f"{commands.__name__}.{stem}")


class Commands(TyperGroup):
    """The commands by name; a module is imported only when its command is run or listed."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - of a class that Typer keeps to itself
        """Return the names in the order of the alphabet."""
        return names()

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
        """Return the command of a module, or nothing."""
        if cmd_name not in names():
            return None
        module = module_of(cmd_name)
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(cmd_name, epilog=_epilog(module.EXAMPLES))(wired(module.command))
        return typer.main.get_command(single)


def _epilog(examples: Iterable[str], *more: str) -> str:
    """Return examples, one a line, as what follows the options in a help text."""
    return "\n\n".join(("Examples:", "\b\n" + "\n".join(f"  {line}" for line in examples), *more))


app = typer.Typer(
    cls=Commands,
    name="csto",
    help=_HELP,
    epilog=_epilog(EXAMPLES, _CODES),
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
    """Run one of the commands, or print the help."""
    if version:
        from cstocli import __version__

        write(f"csto {__version__}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        write(context.get_help() + "\n")


def main() -> None:
    """Run the program and leave."""
    try:
        run()
    except SystemExit as ended:
        leave(ended.code)


def run() -> None:
    """Run the program; raises ``SystemExit``. The only place where an error becomes a message."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # what the locale cannot write is shown escaped, and ends nothing
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except UnsoundLogError as unsound:
        from cstocli.render.caret import full

        say(full(unsound.diagnostics, unsound.texts).rstrip("\n"))
        sys.exit(Exit.UNSOUND)
    except (UsageError, UnknownNameError) as error:
        say(f"error: {error}" + (f"\nhint: {error.hint}" if error.hint else ""))
        sys.exit(Exit.USAGE)
    except UnwrittenError as error:
        say(f"error: the answer cannot be written: {error}")
        sys.exit(Exit.UNWRITTEN)
    except KeyboardInterrupt:
        sys.exit(Exit.INTERRUPTED)
