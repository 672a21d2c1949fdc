"""``csto check``."""

import gc
from enum import StrEnum
from typing import Annotated

import typer

from cstocli.check.selection import is_fault, selection
from cstocli.cli import options
from cstocli.cli.check_output import DEFAULT, HELP, CheckedLogs, show_findings, show_rules
from cstocli.cli.exits import Exit
from cstocli.cli.expand_options import Without
from cstocli.cli.log_options import BibliographyFile, LogFile, refuse_bibliography_of_files
from cstocli.cli.output_options import OutputOptions
from cstocli.cli.typed_options import refuse
from cstocli.load.examine import examine
from cstocli.render.diagnostics.registry import DIAGNOSTIC_FORMATS
from cstocli.render.formats.registry import FORMATS

EXAMPLES = (
    "csto check events.toml --strict",
    "csto check --explain CS302",
    "csto check --rules --format tsv | grep warning",
    "csto check --format github  # marks lines in a GitHub workflow",
)

CheckFormat = StrEnum("CheckFormat", {name: name for name in dict.fromkeys((*DIAGNOSTIC_FORMATS, *FORMATS))})  # type: ignore[misc]


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
    log: LogFile = None,
    bibliography: BibliographyFile = None,
    style: Annotated[
        CheckFormat,
        typer.Option(
            "--format", "-f", metavar="FORMAT", envvar="CSTO_FORMAT", help=HELP, rich_help_panel=options.OUTPUT
        ),
    ] = DEFAULT,  # type: ignore[assignment]
    output: Annotated[OutputOptions, Without("format", "provenance", "strict")],
) -> None:
    """Find every error in a log, with its line and column and what to write instead.

    The exit code is 1 if there are errors, 0 otherwise.
    """
    paths: list[str | None] = [*dict.fromkeys(files)] if files else [log]
    lists_rules = explain is not None or rules
    refuse_bibliography_of_files(bibliography, () if lists_rules else paths)
    if lists_rules:
        show_rules(explain, style, output)
        return
    if files:
        refuse("--log", because="FILE names the log", hint="leave out one of them")
    gc.disable()  # a log is many values that live as long as the program: looking for garbage takes a third of the time
    wanted = selection(options.each(select, str), options.each(ignore, str), advice=advice, allowed=allowed)
    checked = CheckedLogs([examine(path, wanted, bibliography if path == "-" else None) for path in paths])
    show_findings(checked, style, output)
    if not all(each.is_readable for each in checked.logs):
        raise typer.Exit(Exit.UNSOUND)
    if any(is_fault(one, strict=strict) for one in checked.found):
        raise typer.Exit(Exit.NO)
