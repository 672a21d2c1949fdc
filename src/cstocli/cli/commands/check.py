"""``csto check``."""

import gc
import sys
from enum import StrEnum
from typing import Annotated

import typer

from cstocli.check.selection import is_fault, selection, summary
from cstocli.cli import options
from cstocli.cli.exits import Exit
from cstocli.cli.log_options import BibliographyFile, LogFile, refuse_bibliography_of_files
from cstocli.cli.rule_table import show_rules
from cstocli.cli.streams import render_context, warn, write
from cstocli.load.examine import examine
from cstocli.render.diagnostics.interface import CheckResult
from cstocli.render.diagnostics.registry import DIAGNOSTIC_FORMATS
from cstocli.render.formats.registry import FORMATS

EXAMPLES = (
    "csto check events.toml --strict",
    "csto check --explain CS302",
    "csto check --rules --format tsv | grep warning",
    "csto check --format github  # marks lines in a GitHub workflow",
)

CheckFormat = StrEnum("CheckFormat", {name: name for name in (*DIAGNOSTIC_FORMATS, *FORMATS)})  # type: ignore[misc]
HELP = f"Findings: {', '.join(DIAGNOSTIC_FORMATS)}. Rules: {', '.join(FORMATS)}."


def command(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE]...", help="Logs; - for standard input. Default: the log in use."),
    ] = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")] = False,
    advice: Annotated[bool, typer.Option("--advice", help="Include advice on style.")] = False,
    allowed: Annotated[bool, typer.Option("--allowed", help="Include findings that the log allows, and why.")] = False,
    select: options.SelectedRules = None,
    ignore: options.IgnoredRules = None,
    explain: options.ExplainedRule = None,
    rules: Annotated[bool, typer.Option("--rules", help="List the rules instead of checking.")] = False,
    style: Annotated[CheckFormat | None, typer.Option("--format", "-f", metavar="FORMAT", help=HELP)] = None,
    log: LogFile = None,
    bibliography: BibliographyFile = None,
) -> None:
    """Find every error in a log, with its line and column and what to write instead.

    The exit code is 1 if there are errors, 0 otherwise.
    """
    paths: list[str | None] = [*dict.fromkeys(files)] if files else [log]
    lists_rules = explain is not None or rules
    refuse_bibliography_of_files(bibliography, () if lists_rules else paths)
    if lists_rules:
        show_rules(explain, style)
        return
    findings_format = DIAGNOSTIC_FORMATS[options.one_of(style or "full", DIAGNOSTIC_FORMATS)]
    gc.disable()  # a log is many values that live as long as the program: looking for garbage takes a third of the time
    wanted = selection(options.each(select, str), options.each(ignore, str), advice=advice, allowed=allowed)
    examined = [examine(path, wanted, bibliography if path == "-" else None) for path in paths]
    found = sorted((one for each in examined for one in each.diagnostics), key=lambda one: (one.place, one.code))
    summary_line = summary(found, len(examined))
    texts = {name: text for each in examined for name, text in each.texts.items()}
    only = examined[0].log if len(examined) == 1 else None
    write(findings_format(CheckResult(found, texts, only, summary_line), render_context(sys.stdout)))
    if summary_line:
        warn(summary_line)
    if not all(each.is_readable for each in examined):
        raise typer.Exit(Exit.UNSOUND)
    if any(is_fault(one, strict=strict) for one in found):
        raise typer.Exit(Exit.NO)
