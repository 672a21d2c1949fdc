"""How to print an answer: the options that all answers share, and what they do."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated, Final, NamedTuple

import typer

from cstocli.cli.event_options import ALL_ROWS, RowOptions
from cstocli.cli.exits import Exit, UsageError
from cstocli.cli.log_options import describe_errors
from cstocli.cli.options import OUTPUT, Quiet, today
from cstocli.cli.streams import note, render_context, write
from cstocli.cli.typed_options import refuse
from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import Certainty, SourceAgreement
from cstocli.render.formats.registry import FORMATS
from cstocli.reports.report import Report

FormatName = StrEnum("FormatName", {name: name for name in FORMATS})  # type: ignore[misc]
_MIN_WIDTH: Final = 20
_TABLE: Final = FormatName("table")


class OutputOptions(NamedTuple):
    """How to print an answer. A command with a parameter of this type has the options."""

    format: str
    """The name of the format; empty where none was given to a command that answers in a word."""
    columns: tuple[str, ...] = ()
    """The columns to show, in this order; empty for all."""
    sort: tuple[str, ...] = ()
    """The columns to sort by; one that begins with a minus sign is sorted in descending order."""
    header: bool = True
    """Whether to print the names of the columns (table, tsv, csv)."""
    wide: bool = False
    """Whether a table shows all columns, also those that a person seldom needs."""
    width: int | None = None
    """Columns of text to which a table is fitted; None for those of the terminal."""
    pager: bool | None = None
    """Whether to show the answer in a pager; None for one that is longer than the screen."""
    quiet: bool = False
    """Whether to leave out the notes."""
    provenance: bool = False
    """Whether to include what the answer was made from."""
    strict: bool = False
    """Whether to exit with 3 if not all of the answer is certain and agreed."""

    def show(self, report: Report, log: EventLog | None, rows: RowOptions = ALL_ROWS) -> None:
        """Print an answer to standard output, and its notes to standard error where the format does not hold them.

        ``log`` is the log that the answer was made from; None for an answer about the program itself. ``rows`` says
        which of its rows are printed; the report has them in that order, unless it is to be sorted.
        Raises ``UsageError`` for an unknown column, for ``--provenance`` where there is no log, and for ``--strict``
        where the answer has no certainty; ``typer.Exit`` if the log does not decide the answer, or if the answer is not
        strictly known and that was asked for.
        """
        self._refuse_what_does_nothing(report)
        report = self._ordered(report, rows)
        known = not self.strict or is_strictly_known(report)
        report = self._with_columns(_with_sources_chosen(self._with_errors(report, log), log))
        if self.quiet:
            report = replace(report, notes=())
        if self.provenance:
            report = self._with_provenance(report, log)
        chosen = FORMATS[self.format]
        write(chosen.render(report, log, render_context(sys.stdout, self.width, header=self.header)), pager=self.pager)
        if not chosen.includes_notes:
            for text in report.notes:
                note(text)
        if report.undecided or not known:
            raise typer.Exit(Exit.UNDECIDED)

    def show_word(self, report: Report, log: EventLog) -> None:
        """Print the summary and the notes of an answer, or the whole answer if an option asks for a format.

        Raises as ``show``.
        """
        if self._replace(strict=False, pager=None, quiet=False) != NO_FORMAT:
            self._replace(format=self.format or _TABLE.value).show(report, log)
            return
        write(f"{report.summary}\n", pager=self.pager)
        for text in _with_sources_chosen(report, log).notes:
            note(text)
        self.check(report)

    def require_sections(self, option: str, reason: str) -> None:
        """Raise ``UsageError`` if an option that concerns the sections of a table is given where rows are shown."""
        if not self._may_show_sections:
            where = f"with --format {self.format}" if self.format != _TABLE else "with --wide, --columns or --sort"
            message = f"{option}: {reason} {where} without it"
            raise UsageError(message, f"leave out {option}")

    def check(self, report: Report) -> None:
        """Raise ``typer.Exit`` if ``--strict`` was given and not all of an answer is certain and agreed."""
        if self.strict and not is_strictly_known(report):
            raise typer.Exit(Exit.UNDECIDED)

    def _refuse_what_does_nothing(self, report: Report) -> None:
        """Raise ``UsageError`` for an option that was typed and cannot change this answer in this format."""
        chosen = FORMATS[self.format]
        if not chosen.has_width:
            refuse("--width", because=f"{self.format} is not fitted to a width", hint="leave it out, or use table")
        if report.layout.shape not in chosen.headed or self._shows_sections(report):
            because = f"{self.format} has no line of column names here"
            refuse("--no-header", because=because, hint="leave it out, or use tsv or csv")
        if self.columns:
            refuse("--wide", because="--columns names the columns", hint="leave out one of them")
        if _usual_columns(report, self.format) == report.columns and not (report.sections and self.format == _TABLE):
            refuse("--wide", because="the answer has no further columns")

    @property
    def _may_show_sections(self) -> bool:
        """Whether an answer that has sections shows them: in a table without a choice of columns or order."""
        return self.format == _TABLE and not (self.columns or self.sort or self.wide)

    def _shows_sections(self, report: Report) -> bool:
        return bool(report.sections) and self._may_show_sections

    def _with_errors(self, report: Report, log: EventLog | None) -> Report:
        """Return an answer with a note on the errors of its log where the format holds notes; they were warned of."""
        if log is None or not log.errors or not FORMATS[self.format].includes_notes:
            return report
        warning = f"{describe_errors(log.errors).capitalize()}, so this answer may be wrong; csto check lists them."
        return replace(report, notes=(warning, *report.notes))

    def _ordered(self, report: Report, rows: RowOptions) -> Report:
        """Return an answer with its rows in the chosen order, and no more of them than are wanted."""
        if not self.sort and rows.limit is None:
            return report
        from cstocli.reports import arrange

        sort = arrange.sort_reversed if rows.reverse else arrange.sort
        return arrange.limit(sort(report, self.sort), rows.limit)

    def _with_columns(self, report: Report) -> Report:
        """Return an answer with the chosen columns; a table of chosen columns or order shows rows, not sections."""
        if report.sections and not self._shows_sections(report):
            report = replace(report, sections=())
        columns = self.columns or (report.columns if self.wide else _usual_columns(report, self.format))
        if columns == report.columns:
            return report
        from cstocli.reports import arrange

        arranged = arrange.choose(report, columns)
        if self.columns or self.format != _TABLE:
            return arranged
        return replace(arranged, layout=arranged.layout._replace(omitted=arrange.omitted(report, columns)))

    def _with_provenance(self, report: Report, log: EventLog | None) -> Report:
        """Return an answer with its provenance. Raises ``UsageError`` where there is no log."""
        if log is None:
            message = "--provenance: this answer is not made from a log"
            raise UsageError(message, "leave out --provenance")
        from cstocli.cli.provenance import with_provenance

        return with_provenance(report, log, self.format, today())


LAYOUT: Final = ("--format", "--columns", "--sort", "--no-header", "--wide", "--width", "--provenance")
"""The options on how an answer looks; what is printed in a form of its own takes none of them."""
OUTPUT_OPTIONS: Final = (*LAYOUT, "--pager", "--quiet", "--strict")
"""All options of ``OutputOptions``."""
NO_FORMAT: Final = OutputOptions(format="")
"""The default of a command that answers in a word where no format is given."""


def read_output_options(  # noqa: PLR0913 - one parameter an option
    format: Annotated[  # noqa: A002 - the name of the option
        FormatName | None,
        typer.Option("--format", "-f", envvar="CSTO_FORMAT", help="Format of the answer.", rich_help_panel=OUTPUT),
    ] = _TABLE,
    *,
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns", metavar="COLUMN,...", help="Show these columns, in this order.", rich_help_panel=OUTPUT
        ),
    ] = None,
    sort: Annotated[
        str | None,
        typer.Option(
            "--sort",
            metavar="COLUMN,...",
            help="Sort by these columns; -COLUMN for descending.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    no_header: Annotated[
        bool,
        typer.Option("--no-header", help="Leave out the column names (table, tsv, csv).", rich_help_panel=OUTPUT),
    ] = False,
    wide: Annotated[
        bool,
        typer.Option("--wide", help="Show all columns, also those that a table leaves out.", rich_help_panel=OUTPUT),
    ] = False,
    width: Annotated[
        int | None,
        typer.Option(
            "--width",
            min=_MIN_WIDTH,
            metavar="N",
            help="Fit a table to N columns of text instead of the terminal.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    pager: Annotated[
        bool | None,
        typer.Option(
            "--pager/--no-pager",
            help="Show the answer in a pager (CSTO_PAGER, PAGER or less). Default: if it is longer than the screen.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    quiet: Quiet = False,
    provenance: Annotated[
        bool,
        typer.Option("--provenance", help="Include provenance, for csto recheck.", rich_help_panel=OUTPUT),
    ] = False,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help="Exit with 3 unless the whole answer is certain and agreed.", rich_help_panel=OUTPUT
        ),
    ] = False,
) -> OutputOptions:
    """Return the values of the options; the format is empty where none is given and none is the default."""
    return OutputOptions(
        format=format.value if format else NO_FORMAT.format,
        columns=_split(columns),
        sort=_split(sort),
        header=not no_header,
        wide=wide,
        width=width,
        pager=pager,
        quiet=quiet,
        provenance=provenance,
        strict=strict,
    )


def _usual_columns(report: Report, format_name: str) -> tuple[str, ...]:
    """Return the columns that a format shows where none are named."""
    if format_name == _TABLE and report.layout.brief:
        return report.layout.brief
    return tuple(column for column in report.columns if column not in report.layout.hidden)


def is_strictly_known(report: Report) -> bool:
    """Return whether every row is certain and agreed, and nothing else that the answer says is open.

    Raises ``UsageError`` if the rows have no certainty.
    """
    marks = [column for column in ("certainty", "agreement") if column in report.columns]
    if not marks:
        message = f"--strict: an answer of {report.command} has no certainty"
        raise UsageError(message, "leave out --strict")
    plain = {None, Certainty.CERTAIN, SourceAgreement.AGREED}
    return not report.open_elsewhere and all(row[mark] in plain for row in report.dicts() for mark in marks)


def _with_sources_chosen(report: Report, log: EventLog | None) -> Report:
    """Return an answer with notes on the day of knowledge and on the preferred source, if one was given."""
    if log is None or not (log.preferred or log.knowledge):
        return report
    from cstocli.replay.known import describe_knowledge
    from cstocli.replay.prefer import describe_preference

    return replace(report, notes=(*describe_knowledge(log), *describe_preference(log), *report.notes))


def _split(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())
