"""The program: runs one command, and turns every error into one message and an exit status."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from cstocli.cli.exits import Exit, UnwrittenError
from cstocli.cli.groups import LazyGroup
from cstocli.cli.help_text import HELP_OPTIONS, format_lists, full_help, markup_mode
from cstocli.cli.streams import exit_fast, silence_notes, warn, write
from cstocli.cli.usage_errors import format_usage_error
from cstocli.model.errors import UnsoundLogError

_HELP = """Replay the log of an international organisation: who was a member on any day, in law and in practice, who
chaired, which exercises were held, and on what evidence. The log that ships is that of the CSTO, 1991 to 2026."""

EXAMPLES = (
    "csto members 2012-07-01",
    "csto chair --on 2024-01-01 --format json",
    "csto timeline 2022-01",
    "csto help timeline",
)

_CODES = [f"{code.value:3}  {code.meaning}" for code in Exit]

app = typer.Typer(
    cls=LazyGroup,
    name="csto",
    help=_HELP,
    epilog=format_lists(Examples=EXAMPLES, Exit_codes=_CODES),
    rich_markup_mode=markup_mode(),
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": HELP_OPTIONS, "max_content_width": 100},
)


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Print the version and exit.", is_eager=True)
    ] = False,
    cite: Annotated[bool, typer.Option("--cite", help="Print how to cite the program and its log, and exit.")] = False,
) -> None:
    """Run one of the commands, or print the help."""
    if version:
        from cstocli import __version__

        write(f"csto {__version__}\n")
        raise typer.Exit
    if cite:
        from cstocli.cli.provenance import format_citation

        write(format_citation())
        raise typer.Exit
    if context.invoked_subcommand is None:
        write(full_help(context))


def main() -> None:
    """Run the program and end the process."""
    if "_CSTO_COMPLETE" in os.environ:
        sys.modules["rich"] = None  # type: ignore[assignment]  # Typer would import it only to strip markup: 60 ms
    try:
        run()
    except SystemExit as ended:
        exit_fast(ended.code)


def run() -> None:
    """Run the program. Always raises ``SystemExit``; the only place where an error becomes a message."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # characters that the locale lacks are escaped instead of ending the run
            stream.reconfigure(errors="backslashreplace")
    silence_notes(quiet=False)
    try:
        sys.exit(app(prog_name="csto", standalone_mode=False))
    except UnsoundLogError as unsound:
        from cstocli.cli.usage_errors import format_unsound_log

        warn(format_unsound_log(unsound, _command(unsound)))
        sys.exit(Exit.UNSOUND)
    except typer.TyperException as error:
        from cstocli.render.cells import visible

        warn(visible(format_usage_error(error)))  # what was typed may hold control characters
        sys.exit(Exit.USAGE)
    except UnwrittenError as error:
        warn(f"error: {_command(error)}: the answer cannot be written: {error}")
        sys.exit(Exit.UNWRITTEN)
    except OSError as error:  # from Typer's options for completion, which write files and streams of their own
        warn(
            f"error: csto: {error.filename or 'the answer'} cannot be written: {(error.strerror or str(error)).lower()}"
        )
        sys.exit(Exit.UNWRITTEN)


def _command(error: Exception) -> str:
    """Return the command in which an error was raised, as ``LogCommand`` notes it; the program itself without one."""
    notes: list[str] = getattr(error, "__notes__", ["csto"])
    return notes[-1]
