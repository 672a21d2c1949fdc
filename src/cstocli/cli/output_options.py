"""How to print an answer: the options that all answers share, and what they do."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import Annotated, Final, NamedTuple

import typer

from cstocli.cli.exits import UsageError
from cstocli.cli.log_options import describe_errors
from cstocli.cli.options import today
from cstocli.cli.streams import render_context, warn, write
from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.render.formats.registry import FORMATS
from cstocli.reports.report import Report

FormatName = StrEnum("FormatName", {name: name for name in FORMATS})  # type: ignore[misc]
PANEL: Final = "Output"
"""The heading of these options in a help text."""
_MIN_WIDTH: Final = 20
_TABLE: Final = FormatName("table")
_SLOW_TABLE: Final = 5_000
"""Rows; drawing a longer table takes some seconds."""


class OutputOptions(NamedTuple):
    """How to print an answer. A command with a parameter of this type has the options."""

    format: str
    """The name of the format."""
    columns: tuple[str, ...] = ()
    """The columns to show, in this order; empty for all."""
    sort: tuple[str, ...] = ()
    """The columns to sort by; one that begins with a minus sign is sorted in descending order."""
    header: bool = True
    """Whether to print the names of the columns (table, tsv, csv)."""
    width: int | None = None
    """Columns of text to which a table is fitted; None for those of the terminal."""
    pager: bool = False
    provenance: bool = False
    """Whether to include what the answer was made from."""

    def show(self, report: Report, log: EventLog | None) -> None:
        """Print an answer to standard output, and its notes to standard error where the format does not hold them.

        ``log`` is the log that the answer was made from; None for an answer about the program itself.
        Raises ``UsageError`` for an unknown column, and for ``--provenance`` where there is no log.
        """
        report = self._arranged(_with_sources_chosen(self._with_errors(report, log), log))
        if self.provenance:
            report = self._with_provenance(report, log)
        if self.format == _TABLE and len(report.rows) > _SLOW_TABLE:
            warn(f"note: a table of {len(report.rows):,} rows takes some seconds to draw; --format csv does not")
        chosen = FORMATS[self.format]
        write(chosen.render(report, log, render_context(sys.stdout, self.width, header=self.header)), pager=self.pager)
        if not chosen.includes_notes:
            for note in report.notes:
                warn(f"note: {note}")

    def _with_errors(self, report: Report, log: EventLog | None) -> Report:
        """Return an answer with a note on the errors of its log where the format holds notes; they were warned of."""
        if log is None or not log.errors or not FORMATS[self.format].includes_notes:
            return report
        note = f"{describe_errors(log.errors).capitalize()}, so this answer may be wrong; csto check lists them."
        return replace(report, notes=(note, *report.notes))

    def _arranged(self, report: Report) -> Report:
        """Return an answer with the chosen columns and order of rows."""
        if not (self.sort or self.columns or report.layout.hidden):
            return report
        from cstocli.reports import arrange

        usual = [column for column in report.columns if column not in report.layout.hidden]
        return arrange.choose(arrange.sort(report, self.sort), self.columns or usual)

    def _with_provenance(self, report: Report, log: EventLog | None) -> Report:
        """Return an answer with its provenance. Raises ``UsageError`` where there is no log."""
        if log is None:
            message = "--provenance: this answer is not made from a log"
            raise UsageError(message, "leave out --provenance")
        from cstocli.cli.provenance import with_provenance

        return with_provenance(report, log, self.format, today())


def read_output_options(  # noqa: PLR0913 - one parameter an option
    format: Annotated[  # noqa: A002 - the name of the option
        FormatName | None,
        typer.Option("--format", "-f", envvar="CSTO_FORMAT", help="Format of the answer.", rich_help_panel=PANEL),
    ] = _TABLE,
    *,
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns", metavar="COLUMN,...", help="Show these columns, in this order.", rich_help_panel=PANEL
        ),
    ] = None,
    sort: Annotated[
        str | None,
        typer.Option(
            "--sort",
            metavar="COLUMN,...",
            help="Sort by these columns; -COLUMN for descending.",
            rich_help_panel=PANEL,
        ),
    ] = None,
    no_header: Annotated[
        bool,
        typer.Option("--no-header", help="Leave out the column names (table, tsv, csv).", rich_help_panel=PANEL),
    ] = False,
    width: Annotated[
        int | None,
        typer.Option(
            "--width",
            min=_MIN_WIDTH,
            metavar="N",
            help="Fit a table to N columns of text instead of the terminal.",
            rich_help_panel=PANEL,
        ),
    ] = None,
    pager: Annotated[
        bool | None,
        typer.Option(
            "--pager/--no-pager", help="Show the answer in a pager (CSTO_PAGER, PAGER or less).", rich_help_panel=PANEL
        ),
    ] = None,
    provenance: Annotated[
        bool,
        typer.Option("--provenance", help="Include provenance, for csto recheck.", rich_help_panel=PANEL),
    ] = False,
) -> OutputOptions | None:
    """Return the values of the options; None where no format is given and none is the default."""
    if format is None:
        return None
    return OutputOptions(
        format=format.value,
        columns=_split(columns),
        sort=_split(sort),
        header=not no_header,
        width=width,
        pager=bool(os.environ.get("CSTO_PAGER")) if pager is None else pager,
        provenance=provenance,
    )


def _with_sources_chosen(report: Report, log: EventLog | None) -> Report:
    """Return an answer with notes on the day of knowledge and on the preferred source, if one was given."""
    if log is None or not (log.preferred or log.knowledge):
        return report
    from cstocli.replay.known import describe_knowledge
    from cstocli.replay.prefer import describe_preference

    return replace(report, notes=(*describe_knowledge(log), *describe_preference(log), *report.notes))


def _split(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())
