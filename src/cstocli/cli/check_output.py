"""What ``csto check`` prints: its findings, in forms of their own or as any answer, and its rules."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from cstocli.check.selection import summary
from cstocli.cli.output_options import LAYOUT, OUTPUT_OPTIONS, OutputOptions
from cstocli.cli.streams import inform, render_context, write
from cstocli.cli.typed_options import refuse, refuse_others
from cstocli.load.examine import Examined
from cstocli.model.diagnostics import Diagnostic
from cstocli.render.diagnostics.interface import CheckResult
from cstocli.render.diagnostics.registry import DIAGNOSTIC_FORMATS
from cstocli.render.formats.registry import FORMATS
from cstocli.reports.check_findings import findings
from cstocli.reports.check_rules import explain_rules
from cstocli.reports.report import Shape

DEFAULT: Final = "full"
"""The format of findings where none is asked for."""
_OWN: Final = tuple(name for name in DIAGNOSTIC_FORMATS if name not in FORMATS)
HELP: Final = f"Findings: {', '.join(_OWN)}; findings and rules: {', '.join(FORMATS)}."


class CheckedLogs(NamedTuple):
    """What was found in some logs."""

    logs: Sequence[Examined]

    @property
    def found(self) -> list[Diagnostic]:
        """All findings, in the order of their places."""
        return sorted((one for each in self.logs for one in each.diagnostics), key=lambda one: (one.place, one.code))

    @property
    def texts(self) -> Mapping[str, bytes]:
        """The content of each file, by its name."""
        return {name: text for each in self.logs for name, text in each.texts.items()}


def show_findings(checked: CheckedLogs, style: str, output: OutputOptions) -> None:
    """Print findings in a format, and how many there are where the format does not say so.

    Raises ``UsageError`` for an option on columns in a format without columns.
    """
    found, only = checked.found, checked.logs[0].log if len(checked.logs) == 1 else None
    counted = summary(found, len(checked.logs))
    if style in DIAGNOSTIC_FORMATS:
        of_rows = (name for name in LAYOUT if name != "--format")
        refuse(*of_rows, because=f"{style} has no columns", hint="leave it out, or use table or csv")
        shown = "" if output.quiet else counted
        text = DIAGNOSTIC_FORMATS[style](CheckResult(found, checked.texts, only, shown), render_context(sys.stdout))
        write(text, pager=output.pager)
    else:
        output._replace(format=style).show(findings(found, counted), only)
    if counted and not (style in FORMATS and FORMATS[style].includes_notes and style not in DIAGNOSTIC_FORMATS):
        inform(counted)


def show_rules(word: str | None, style: str, output: OutputOptions) -> None:
    """Print the rule of a code or slug, those of a family ("CS3"), or all.

    Raises ``UnknownNameError`` for an unknown rule, ``UsageError`` for a format of findings and for what only a check
    has a use for.
    """
    mode = "--rules" if word is None else "--explain"
    kept = (name for name in OUTPUT_OPTIONS if name != "--strict")  # which is another option here
    refuse_others(mode, *kept, because=f"{mode} prints rules and checks no log")
    if style not in FORMATS:
        refuse("--format", because=f"'{style}' is not one of {', '.join(FORMATS)} here")
    report = explain_rules(word)
    if report.layout.shape is Shape.RECORD:
        refuse("--sort", because="there is one rule")
    output._replace(format=style if style in FORMATS else "table").show(report, None)
