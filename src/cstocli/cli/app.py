"""The program: runs one command, and turns whatever went wrong into one message and an exit code."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cstocli.cli.exits import Exit, UnwrittenError, UsageError
from cstocli.cli.groups import Commands
from cstocli.cli.help_text import HELP_OPTIONS, epilog, markup
from cstocli.cli.refusals import Refused, told
from cstocli.cli.streams import exit_fast, warn, write
from cstocli.model.errors import UnknownNameError, UnsoundLogError

_HELP = """Replay the log of an international organisation: for any day, who was a member and in what standing,
who held the rotating chair, which exercises were held with whom, on what evidence. The log that ships is the CSTO's,
1991 to 2026."""

EXAMPLES = (
    "csto members --on 2012-07-01",
    "csto chair --on 2024-01-01 --format json",
    "csto timeline --from 2022-01 --to 2022-01",
)

_CODES = [f"{code.value:3}  {code.meaning}" for code in Exit]

app = typer.Typer(
    cls=Commands,
    name="csto",
    help=_HELP,
    epilog=epilog(Examples=EXAMPLES, Exit_codes=_CODES),
    add_completion=False,
    rich_markup_mode=markup(),
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": HELP_OPTIONS, "max_content_width": 100},
)


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.", is_eager=True)] = False,
    cite: Annotated[bool, typer.Option("--cite", help="Tell how to cite program and record, and exit.")] = False,
) -> None:
    """Run one of the commands, or print the help."""
    if version:
        from cstocli import __version__

        write(f"csto {__version__}\n")
        raise typer.Exit
    if cite:
        from cstocli.cli.provenance import cited

        write(cited())
        raise typer.Exit
    if context.invoked_subcommand is None:
        write(context.get_help() + "\n")


def main() -> None:
    """Run the program and leave."""
    try:
        run()
    except SystemExit as ended:
        exit_fast(ended.code)


def run() -> None:
    """Run the program; raises ``SystemExit``. The only place where an error becomes a message."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # what the locale cannot write is shown escaped, and ends nothing
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(app(prog_name="csto", standalone_mode=False))
    except UnsoundLogError as unsound:
        from cstocli.render.diagnostics.text import full

        warn(full(unsound.diagnostics, unsound.texts).rstrip("\n"))
        sys.exit(Exit.UNSOUND)
    except (UsageError, UnknownNameError) as error:
        warn(_shown(f"error: {error}" + (f"; {error.hint}" if error.hint else "")))
        sys.exit(Exit.USAGE)
    except Refused as error:
        warn(_shown(told(error)))
        sys.exit(Exit.USAGE)
    except UnwrittenError as error:
        warn(f"error: the answer cannot be written: {error}")
        sys.exit(Exit.UNWRITTEN)


def _shown(text: str) -> str:
    """Return a message with nothing in it that a terminal would obey: what was typed may come from anywhere."""
    from cstocli.render.cells import visible

    return visible(text)
