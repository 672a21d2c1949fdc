"""Comma-separated and tab-separated values: a header line, then one line for each row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cstocli.model.log import EventLog
from cstocli.render.cells import inert, plain, visible
from cstocli.render.context import RenderContext
from cstocli.reports.report import Report

COMMENT: Final = "# csto "
"""The start of each comment line above the header; these lines hold the provenance."""


def csv(report: Report, _log: EventLog | None, context: RenderContext) -> str:
    r"""Return comma-separated values, quoted as in RFC 4180, with lines that end in ``\n``."""
    import csv as csv_writer
    import io

    out = io.StringIO()
    csv_writer.writer(out, lineterminator="\n").writerows(_lines(report, context))
    return _comment(report) + out.getvalue()


def tsv(report: Report, _log: EventLog | None, context: RenderContext) -> str:
    """Return tab-separated values, one line for each row: nothing is quoted, control characters are escaped."""
    return _comment(report) + "".join("\t".join(row) + "\n" for row in _lines(report, context))


def _comment(report: Report) -> str:
    """Return the provenance, if the report has it, as one comment line for each fact."""
    return "".join(f"{COMMENT}{key}: {visible(value)}\n" for key, value in report.provenance.items())


def _lines(report: Report, context: RenderContext) -> Iterator[list[str]]:
    """Yield the column names, if a header is wanted, then the cells of each row as text."""
    if context.header:
        yield [inert(name) for name in report.columns]
    for row in report.rows:
        yield [plain(cell) if isinstance(cell, int | float) else inert(plain(cell)) for cell in row]
