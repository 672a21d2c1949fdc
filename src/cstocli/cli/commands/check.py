"""``csto check``."""

import gc
import sys
from enum import StrEnum
from typing import Annotated

import typer

from cstocli.check.selection import is_fault, selection, summary
from cstocli.cli import options
from cstocli.cli.exits import Exit
from cstocli.cli.headings import Heading
from cstocli.cli.log_options import LogFile
from cstocli.cli.streams import setting, warn, write
from cstocli.load.examine import examine
from cstocli.render.diagnostics.interface import CheckResult
from cstocli.render.diagnostics.registry import DIAGNOSTIC_FORMATS

HEADING = Heading.KEEP
EXAMPLES = (
    "csto check",
    "csto check events.toml --strict",
    "csto check --format github  # in a workflow: each finding at its line of the change",
)

CheckForm = StrEnum("CheckForm", {name: name for name in DIAGNOSTIC_FORMATS})  # type: ignore[misc]
Codes = list[str] | None
FULL = CheckForm("full")


def command(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE]...", help="Logs; - for standard input. Usually that in use.")
    ] = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings count as faults.")] = False,
    advice: Annotated[bool, typer.Option("--advice", help="Show advice on style too.")] = False,
    allowed: Annotated[bool, typer.Option("--allowed", help="Show what the log allows too, and why.")] = False,
    select: Annotated[Codes, typer.Option("--select", metavar="CODE", help="Only these rules or families.")] = None,
    ignore: Annotated[Codes, typer.Option("--ignore", metavar="CODE", help="All but these rules or families.")] = None,
    style: Annotated[CheckForm, typer.Option("--format", "-f", help="How to print the findings.")] = FULL,
    log: LogFile = None,
) -> None:
    """Every fault of a log, at its line and column, with a way out. Exit code 0 if there is none, else 1."""
    gc.disable()  # a log is many values that live as long as the program: looking for garbage takes a third of the time
    wanted = selection(options.each(select, str), options.each(ignore, str), advice=advice, allowed=allowed)
    paths: list[str | None] = [*dict.fromkeys(files)] if files else [log]
    examined = [examine(path, wanted) for path in paths]
    found = sorted((one for each in examined for one in each.diagnostics), key=lambda one: (one.place, one.code))
    told = summary(found, len(examined))
    texts = {name: text for each in examined for name, text in each.texts.items()}
    only = examined[0].log if len(examined) == 1 else None
    write(DIAGNOSTIC_FORMATS[style.value](CheckResult(found, texts, only, told), setting(sys.stdout)))
    if told:
        warn(told)
    if not all(each.is_readable for each in examined):
        raise typer.Exit(Exit.UNSOUND)
    if any(is_fault(one, strict=strict) for one in found):
        raise typer.Exit(Exit.NO)
