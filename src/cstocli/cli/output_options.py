"""How an answer is printed: the options that every answer shares, and what they do to it."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import Annotated, Final, NamedTuple

import typer

from cstocli.cli.exits import UsageError
from cstocli.cli.options import today
from cstocli.cli.streams import setting, warn, write
from cstocli.model.log import EventLog
from cstocli.render.formats.formats import FORMATS
from cstocli.reports.report import Report

FormatName = StrEnum("FormatName", {name: name for name in FORMATS})  # type: ignore[misc]
PANEL: Final = "Output"
"""The heading of these options in a help text."""
_NARROWEST: Final = 20
_TABLE: Final = FormatName("table")
_MANY: Final = 5_000
"""Rows from which on a person waits for a table to be drawn: some seconds."""


class OutputOptions(NamedTuple):
    """How to print an answer. A command that has a parameter of this type has its options."""

    name: str
    """The format."""
    columns: tuple[str, ...]
    """The only columns wanted, in their order; empty for all."""
    sort: tuple[str, ...]
    """The columns to sort by; a minus before one turns its order around."""
    header: bool
    width: int | None
    pager: bool
    provenance: bool
    """Whether the answer tells what it was made from."""

    def show(self, report: Report, log: EventLog | None) -> None:
        """Print an answer: the data to standard output, what must be said beside it there too or to standard error.

        An answer on the program itself is made from no log.
        """
        report = self._arranged(_with_preference(report, log))
        if self.provenance:
            report = self._traced(report, log)
        if self.name == _TABLE and len(report.rows) > _MANY:
            warn(f"note: a table of {len(report.rows):,} rows takes its time; --format csv does not")
        chosen = FORMATS[self.name]
        write(chosen.render(report, log, setting(sys.stdout, self.width, header=self.header)), pager=self.pager)
        if not chosen.tells_notes:
            for note in report.notes:
                warn(f"note: {note}")

    def _arranged(self, report: Report) -> Report:
        """Return an answer with the columns that are wanted, its rows as they are to be sorted."""
        if not (self.sort or self.columns or report.layout.hidden):
            return report
        from cstocli.reports import arrange

        usual = [column for column in report.columns if column not in report.layout.hidden]
        return arrange.choose(arrange.sort(report, self.sort), self.columns or usual)

    def _traced(self, report: Report, log: EventLog | None) -> Report:
        """Return an answer that tells what it was made from. Raises ``UsageError`` where that is no log."""
        if log is None:
            message = "--provenance is for answers that are made from a log"
            raise UsageError(message, "leave it out")
        from cstocli.cli.provenance import traced

        return traced(report, log, self.name, today())


def read_output_options(  # noqa: PLR0913 - one parameter an option
    name: Annotated[
        FormatName | None,
        typer.Option("--format", "-f", envvar="CSTO_FORMAT", help="How to print the answer.", rich_help_panel=PANEL),
    ] = _TABLE,
    *,
    columns: Annotated[
        str | None,
        typer.Option("--columns", metavar="COLUMN,...", help="Only these columns, so ordered.", rich_help_panel=PANEL),
    ] = None,
    sort: Annotated[
        str | None,
        typer.Option("--sort", metavar="COLUMN,...", help="Sort by; -COLUMN from the end.", rich_help_panel=PANEL),
    ] = None,
    no_header: Annotated[
        bool,
        typer.Option("--no-header", help="No line of column names (table, tsv, csv).", rich_help_panel=PANEL),
    ] = False,
    width: Annotated[
        int | None,
        typer.Option(
            "--width",
            min=_NARROWEST,
            metavar="N",
            help="Fit a table to N columns, not to the terminal.",
            rich_help_panel=PANEL,
        ),
    ] = None,
    pager: Annotated[
        bool | None,
        typer.Option("--pager/--no-pager", help="Show it in CSTO_PAGER, PAGER or less.", rich_help_panel=PANEL),
    ] = None,
    provenance: Annotated[
        bool,
        typer.Option("--provenance", help="Tell what it was made from, for csto verify.", rich_help_panel=PANEL),
    ] = False,
) -> OutputOptions | None:
    """Return how to print an answer, as the options have it; none where there is no format."""
    if name is None:
        return None
    return OutputOptions(
        name=name.value,
        columns=_listed(columns),
        sort=_listed(sort),
        header=not no_header,
        width=width,
        pager=bool(os.environ.get("CSTO_PAGER")) if pager is None else pager,
        provenance=provenance,
    )


def _with_preference(report: Report, log: EventLog | None) -> Report:
    """Return an answer that says whose claims were preferred, if any were."""
    if log is None or not log.preferred:
        return report
    from cstocli.replay.prefer import told

    return report.replace(notes=(*told(log), *report.notes))


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())
